"""From an Item to the graph of its news item: the only place that writes triples about news."""

from graph_loader.mapping.context import context_graph
from graph_loader.mapping.item import map_item

__all__ = ["context_graph", "map_item"]
