"""Tests of the house itself: packaging, documentation, direction of imports."""
