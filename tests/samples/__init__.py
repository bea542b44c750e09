"""Tests of the packaged sample chronicle."""
