"""Revisions: those that items list and those in the archive are the same (CONTRACT section 4, Revision)."""

import hashlib
from collections.abc import Iterator

from pyoxigraph import NamedNode
from rdflib import RDF

from graph_loader.check.finding import Finding
from graph_loader.check.graph_view import GraphView
from graph_loader.generations import Generation
from graph_loader.stores import named, objects, read_graph
from graph_loader.text_policy import TextPolicies
from ontology import XR


def check_revisions(generation: Generation) -> Iterator[Finding]:
    """Compare the revisions that items list with the archive."""
    served, archive = generation.open(), generation.open("archive")
    policies = TextPolicies(served, generation.manifest.layout)
    found = served.quads_for_pattern(None, named(RDF.type), named(XR.Revision), None)
    listed = {quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)}
    archived = {graph.value for graph in archive.named_graphs() if isinstance(graph, NamedNode)}
    for revision in sorted(listed - archived):
        yield Finding("revision", revision, "its graph is missing in the archive")
    for revision in sorted(archived - listed):
        yield Finding("revision", revision, "stands in the archive, and no item lists it")
    for revision in sorted(archived & listed):
        hashes, said = set(objects(served, revision, XR.contentHash)), read_graph(archive, revision)
        if policies.breached(said):
            yield Finding("policy", revision, "shows words that the policy of its source withholds")
        text = GraphView(said).literal(revision.rpartition("/")[0], XR.text)
        if text is not None and hashes != {hashlib.sha256(text.encode()).hexdigest()}:
            yield Finding("hash", revision, "xr:contentHash is not the SHA-256 of the archived xr:text")
