"""The authority: what named sources say of persons, offices, bodies and places, and the names they go by."""
