"""The test suite; it mirrors the packages, and `tests/cases` holds data only."""
