"""How right the extraction was measured to be, as RDF that goes with the dataset's description.

Data Quality Vocabulary: https://www.w3.org/TR/vocab-dqv/; its dimensions: https://www.w3.org/2016/05/ldqd
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

from rdflib import DCTERMS, PROV, QB, RDF, SKOS, XSD, Graph, Literal, Namespace, URIRef

from graph_loader.evaluation.measured import Measured, Row, packaged
from ontology import PREFIXES, SCHEMA

VOID_PATH: Final = ".well-known/void"
DQV: Final = Namespace("http://www.w3.org/ns/dqv#")
DIMENSIONS: Final = Namespace("http://www.w3.org/2016/05/ldqd#")

_MEASURES = ("precision", "recall", "f1")
_Texts = Mapping[str, Mapping[str, str]]


def dataset_iri(base: str) -> URIRef:
    """The dataset as its description calls it; `base` is its base IRI, ending in `/`."""
    return _iri(base, "dataset")


def quality_graph(base: str, measured: Measured | None = None) -> Graph:
    """The measurements computed on the dataset with this base IRI, to be embedded into its description.

    Without `measured` they are those that this version of the software was released with. Every IRI lies in the
    document `{base}.well-known/void`.
    """
    graph = Graph(bind_namespaces="none")
    for prefix in ("dcterms", "prov", "schema", "skos", "xsd"):
        graph.bind(prefix, PREFIXES[prefix])
    for prefix, namespace in (("dqv", DQV), ("ldqd", DIMENSIONS), ("qb", QB)):
        graph.bind(prefix, namespace)
    for triple in _Description(base, measured or packaged(), _texts()).triples():
        graph.add(triple)
    return graph


def relation_name(relation: str, language: str) -> str:
    """What a measured relation is called in this language, else in English; KeyError for an unknown relation."""
    names = _texts()["relations"][relation]
    return str(names.get(language, names["en"]))


_Triple = tuple[URIRef, URIRef, URIRef | Literal]


@dataclass(frozen=True, slots=True)
class _Description:
    base: str
    measured: Measured
    texts: Mapping[str, _Texts]

    def triples(self) -> Iterator[_Triple]:
        yield from self._series()
        for row in self.measured.rows:
            for measure in _MEASURES:
                value = getattr(row, measure)
                if value is not None:
                    yield from self._metric(row.relation, measure)
                    yield from self._measurement(row, measure, value)

    def _series(self) -> Iterator[_Triple]:
        measured, series, gold = self.measured, self._iri("quality"), self._iri("gold")
        title = "How right the extraction is"
        description = (
            f"Extraction by Xronika {measured.software}, compared with gold annotations of {measured.scored} items. "
            "Of main events recall alone is measured. Intervals are 95 % intervals of the relation's main measure."
        )
        yield series, RDF.type, DQV.QualityMeasurementDataset
        yield series, DCTERMS.title, Literal(title, lang="en")
        yield series, DCTERMS.description, Literal(description, lang="en")
        yield series, DCTERMS.issued, Literal(measured.measured)
        yield series, SCHEMA.softwareVersion, Literal(measured.software)
        yield series, PROV.wasDerivedFrom, gold
        yield gold, RDF.type, PROV.Entity
        yield gold, DCTERMS.title, Literal("Gold annotations", lang="en")
        yield gold, SCHEMA.name, Literal(measured.gold)
        yield gold, SCHEMA.sha256, Literal(measured.sha256)
        yield gold, SCHEMA.size, Literal(measured.items)

    def _metric(self, relation: str, measure: str) -> Iterator[_Triple]:
        metric = self._iri("metric", relation, measure)
        of, asks = self.texts["measures"][measure], self.texts["relations"][relation]
        yield metric, RDF.type, DQV.Metric
        for language in ("en", "az"):
            yield metric, SKOS.prefLabel, Literal(f"{asks[language]}: {of[language]}", lang=language)
        yield metric, SKOS.definition, Literal(f"{asks['definition']} {of['definition']}", lang="en")
        yield metric, DQV.expectedDataType, XSD.decimal
        yield metric, DQV.inDimension, DIMENSIONS[of["dimension"]]

    def _measurement(self, row: Row, measure: str, value: float) -> Iterator[_Triple]:
        node = self._iri("quality", row.relation, measure, row.language or "all")
        yield node, RDF.type, DQV.QualityMeasurement
        yield node, DQV.isMeasurementOf, self._iri("metric", row.relation, measure)
        yield node, DQV.computedOn, dataset_iri(self.base)
        yield dataset_iri(self.base), DQV.hasQualityMeasurement, node
        yield node, QB.dataSet, self._iri("quality")
        yield node, DQV.value, _decimal(value)
        if row.language:
            yield node, SCHEMA.inLanguage, Literal(row.language)
        if row.interval and measure == row.main_measure:
            yield node, RDF.type, SCHEMA.QuantitativeValue
            yield node, SCHEMA.minValue, _decimal(row.interval[0])
            yield node, SCHEMA.maxValue, _decimal(row.interval[1])

    def _iri(self, *parts: str) -> URIRef:
        return _iri(self.base, *parts)


def _iri(base: str, *parts: str) -> URIRef:
    return URIRef(f"{base}{VOID_PATH}#{'-'.join(parts).replace(' ', '-')}")


def _decimal(value: float) -> Literal:
    return Literal(f"{value:.4f}", datatype=XSD.decimal)


def _texts() -> Mapping[str, Any]:
    text = files("graph_loader.evaluation").joinpath("relations.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
