"""Builds the curated authority from named sources: `python -m graph_loader.authority.build --help`."""
