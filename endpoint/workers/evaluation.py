"""Answering one query from a store into a spool.

Only a worker calls this: the engine may end its process (https://docs.rs/oxigraph/latest/oxigraph/sparql/).
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
    serialize,
)

from endpoint.config import Limits
from endpoint.media import CSV, GRAPH_WRITERS, JSON, TSV, XML
from endpoint.workers.errors import Forbidden, Malformed, NotWritable, TooManyRows
from endpoint.workers.question import Question
from endpoint.workers.rows import CsvRows, JsonRows, NoRows, RowCounter, TsvRows, XmlRows
from endpoint.workers.spool import Spool
from ontology import PREFIXES

RESULT_WRITERS: Mapping[str, tuple[QueryResultsFormat, type[RowCounter]]] = MappingProxyType(
    {
        JSON.name: (QueryResultsFormat.JSON, JsonRows),
        XML.name: (QueryResultsFormat.XML, XmlRows),
        CSV.name: (QueryResultsFormat.CSV, CsvRows),
        TSV.name: (QueryResultsFormat.TSV, TsvRows),
    }
)

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_CHARACTER_CLASS = re.compile(r"\[[^\]]*\.\.=[^\]]*\]")
_SERVICE = re.compile("SERVICE", re.IGNORECASE)
_LONGEST_REASON = 300


class Triples:
    """Counts the triples of a graph as the engine writes them."""

    def __init__(self, triples: QueryTriples, limits: Limits) -> None:
        self.rows = 0
        self._triples = triples
        self._limits = limits

    def feed(self, data: bytes) -> None:
        """The bytes tell nothing that the triples did not."""

    def __iter__(self) -> Iterator[Triple]:
        for triple in self._triples:
            self.rows += 1
            if self.rows > self._limits.rows:
                raise TooManyRows(
                    f"The answer has more than {self._limits.rows:,} triples, the most this server sends. "
                    "Ask for parts with LIMIT and OFFSET, or take a dump."
                )
            yield triple


def evaluate(store: Store, question: Question, limits: Limits) -> Spool:
    """Answer the question whole. QueryError when it cannot be; the caller closes the spool.

    A query that names SERVICE and fails in the system has run into the kernel's filter.
    """
    if question.only_parse:
        _query(Store(), question)
        return Spool(limits, NoRows())
    try:
        return _write(_query(store, question), question.media, limits)
    except OSError as error:
        if not _SERVICE.search(question.query):
            raise
        raise Forbidden(
            "This server asks no other host while it answers. Take SERVICE out of the query, and ask "
            "the other endpoint for its part."
        ) from error


def _query(store: Store, question: Question) -> QuerySolutions | QueryBoolean | QueryTriples:
    try:
        if question.default_graphs is None and question.named_graphs is None:
            return store.query(question.query, use_default_graph_as_union=question.union)
        default = [NamedNode(iri) for iri in question.default_graphs or ()]
        named = [NamedNode(iri) for iri in question.named_graphs or ()]
        return store.query(question.query, default_graph=[*default], named_graphs=[*named])
    except SyntaxError as error:
        raise _malformed(str(error)) from error
    except ValueError as error:
        raise Malformed(f"The request cannot be understood: {error}") from error


def _write(answer: QuerySolutions | QueryBoolean | QueryTriples, media: str, limits: Limits) -> Spool:
    if isinstance(answer, QueryTriples):
        return _write_graph(answer, media, limits)
    if media not in RESULT_WRITERS:
        raise NotWritable(
            f"This query has rows, which {media} cannot hold. Ask for {', '.join(RESULT_WRITERS)}."
        )
    results_format, counter = RESULT_WRITERS[media]
    spool = Spool(limits, NoRows() if isinstance(answer, QueryBoolean) else counter())
    try:
        answer.serialize(spool.as_file(), results_format)
    except BaseException:
        spool.close()
        raise
    return spool


def _write_graph(answer: QueryTriples, media: str, limits: Limits) -> Spool:
    if media not in GRAPH_WRITERS:
        raise NotWritable(
            f"This query makes a graph, which {media} cannot hold. Ask for {', '.join(GRAPH_WRITERS)}."
        )
    triples = Triples(answer, limits)
    spool = Spool(limits, triples)
    try:
        serialize(triples, spool.as_file(), GRAPH_WRITERS[media], prefixes=dict(PREFIXES))
    except ValueError as error:
        spool.close()
        raise NotWritable(
            f"This answer cannot be written as {media}: {error}. Ask for another format."
        ) from error
    except BaseException:
        spool.close()
        raise
    return spool


def _malformed(message: str) -> Malformed:
    """The engine's message in a readable length, without its lists of expected characters."""
    found = _PLACE.fullmatch(message)
    reason = _CHARACTER_CLASS.sub("…", found[3] if found else message)
    reason = " ".join(reason.split())
    if len(reason) > _LONGEST_REASON:
        reason = reason[:_LONGEST_REASON] + " …"
    if found is None:
        return Malformed(f"The query is not SPARQL: {reason}")
    line, column = int(found[1]), int(found[2])
    return Malformed(f"The query is not SPARQL: line {line}, column {column}: {reason}", line, column)
