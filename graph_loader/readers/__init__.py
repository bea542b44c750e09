"""Readers of file formats, one module a format: bytes in, Records out."""
