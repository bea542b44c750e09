"""Statements: office reports, reported figures and quotations (CONTRACT section 4, Statement)."""

from collections.abc import Mapping

from rdflib import URIRef

from graph_loader.mapping.events import write_attribution
from graph_loader.mapping.writer import ItemWriter, day, number, plain
from graph_loader.model import Item, OfficeReport, Quotation, ReportedFigure, Span
from ontology import XR


def write_statements(writer: ItemWriter, item: Item, events: Mapping[Span, URIRef]) -> None:
    """Write every statement of the item; `events` are those that happened, by the span of their trigger."""
    text = item.document.text
    for report in item.office_reports:
        _write_office_report(writer, report, text)
    figures = {figure.span: writer.node(figure.name) for figure in item.figures}
    for figure in item.figures:
        _write_figure(writer, figure, text, figures, events)
    for quotation in item.quotations:
        _write_quotation(writer, quotation, text)


def _write_office_report(writer: ItemWriter, report: OfficeReport, text: str) -> None:
    node = writer.typed(writer.node(report.name), XR.OfficeReport)
    writer.add(writer.item, XR.reports, node)
    writer.add(node, XR.holder, writer.entity(report.holder))
    writer.add(node, XR.office, writer.entity(report.office))
    writer.add(node, XR.asOf, day(report.as_of))
    writer.add(node, XR.phase, plain(report.phase))
    writer.add(node, XR.evidence, writer.sentence(report.evidence, text))
    write_attribution(writer, node, report.attribution, text)


def _write_figure(
    writer: ItemWriter,
    figure: ReportedFigure,
    text: str,
    figures: Mapping[Span, URIRef],
    events: Mapping[Span, URIRef],
) -> None:
    node = writer.typed(writer.node(figure.name), XR.ReportedFigure)
    writer.add(writer.item, XR.reports, node)
    writer.add(node, XR.value, number(figure.value))
    writer.add(node, XR.measure, XR[figure.measure] if figure.measure else None)
    writer.add(node, XR.measureAsWritten, plain(figure.measure_written))
    writer.add(node, XR.population, XR[figure.population] if figure.population else None)
    writer.add(node, XR.populationAsWritten, plain(figure.population_written))
    writer.add(node, XR.unit, plain(figure.unit))
    writer.add(node, XR.qualifier, plain(figure.qualifier))
    writer.add(node, XR.asOf, day(figure.as_of))
    writer.add(node, XR.partOfFigure, figures.get(figure.part_of) if figure.part_of else None)
    writer.add(node, XR.aboutEvent, events.get(figure.about) if figure.about else None)
    writer.add(node, XR.evidence, writer.sentence(figure.evidence, text))
    write_attribution(writer, node, figure.attribution, text)


def _write_quotation(writer: ItemWriter, quotation: Quotation, text: str) -> None:
    node = writer.typed(writer.node(quotation.name), XR.Quotation)
    writer.add(writer.item, XR.reports, node)
    writer.add(node, XR.quote, plain(text[quotation.quote.start : quotation.quote.end]))
    if quotation.speaker is not None:
        writer.add(node, XR.speaker, writer.entity(quotation.speaker))
        writer.add(writer.item, XR.mentions, writer.entity(quotation.speaker))
    writer.add(node, XR.evidence, writer.sentence(quotation.evidence, text))
    write_attribution(writer, node, quotation.attribution, text)
