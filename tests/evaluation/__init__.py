"""Tests of the evaluation: what a comparison counts, and what it looks past."""
