"""What joins items: happenings with the links that make them, translations and teasers, holders of offices by date.

Graph `/links` of CONTRACT section 4. Called by whoever commits, once item graphs are in.
"""

from graph_loader.links.refresh import refresh

__all__ = ["refresh"]
