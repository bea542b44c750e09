"""Pages: what is known of a thing, laid out as sections that one template shows.

A page says nothing that the data does not: what an item reports is shown as reported by its source.
"""
