"""The pool of query workers, from outside where possible."""
