"""Counts: the manifest, the served items, the records kept and the reports tell the same story."""

from collections.abc import Iterator

from graph_loader.check.finding import Finding
from graph_loader.generations import Generation
from graph_loader.item_writes import ITEMS, REFUSED, items_served
from graph_loader.ledger import Ledger
from graph_loader.quarantine import ITEM, reports


def check_counts(generation: Generation) -> Iterator[Finding]:
    """Compare what is counted in different places."""
    served, manifest = generation.open(), generation.manifest
    ledger = Ledger(generation.open("records"))
    there = items_served(served)
    refused = 0
    for item in ledger.items():
        refused += len(ledger.refused(item))
        if ledger.versions(item) and item not in there:
            yield Finding("count", item, "its record was accepted, and it is not served")
    reported = sum(report.extent == ITEM for report in reports(served, manifest.layout))
    compared = (
        ("quads in the store", len(served), "in the manifest", manifest.quads),
        ("items served", len(there), "in the manifest", manifest.counts.get(ITEMS, 0)),
        ("records refused", refused, "in the manifest", manifest.counts.get(REFUSED, 0)),
        ("records refused", refused, "reports in quarantine", reported),
    )
    for what, here, other, elsewhere in compared:
        if here != elsewhere:
            yield Finding("count", str(generation.path), f"{here} {what}, {elsewhere} {other}")
