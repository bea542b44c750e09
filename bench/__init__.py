"""How fast the whole is: `make bench`."""
