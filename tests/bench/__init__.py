"""Tests of what `make bench` measures with; none asks how fast anything is."""
