"""The endpoint, from outside where possible."""
