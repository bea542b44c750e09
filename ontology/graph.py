"""The vocabulary as the graph that is served and stored.

What a published vocabulary says of itself: https://www.w3.org/TR/swbp-vocab-pub/
"""

from rdflib import RDFS, SKOS, Graph, URIRef

from ontology.prefixes import PREFIXES
from ontology.terms import defined_terms
from ontology.turtle import sources


def ontology_graph(base: str) -> Graph:
    """The whole vocabulary with alignments and labels, in a new graph that the caller may change.

    Each term is `rdfs:isDefinedBy` `{base}ontology` while its own namespace is not registered; `base` is the
    dataset's base IRI, ending in `/`. Concepts get their labels as `skos:prefLabel` too.
    """
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for _, data in sources():
        graph.parse(data=data, format="turtle")
    defined_by = URIRef(f"{base}ontology")
    for name in defined_terms():
        graph.add((URIRef(PREFIXES["xr"] + name), RDFS.isDefinedBy, defined_by))
    for concept in list(graph.subjects(SKOS.inScheme)):
        for label in graph.objects(concept, RDFS.label):
            graph.add((concept, SKOS.prefLabel, label))
    return graph
