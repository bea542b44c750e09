"""Gold annotations made by reading, and the checks on them; contract section 6 governs their form."""
