"""The SPARQL endpoint and the linked-data pages."""
