"""Places of Azerbaijan in Who's On First, with its known mislabellings kept out.

Source: https://github.com/whosonfirst-data/whosonfirst-data-admin-az. Names of its regions are not used at all: regions
are found by ISO 3166-2 code, since AZ-LAC is named Lankaran and the labels of Xocalı and Xankəndi are exchanged.
"""

from collections import defaultdict
from collections.abc import Iterator, Set

from graph_loader.authority.build.description import Description, decimal_term, wikidata_term
from graph_loader.authority.build.report import Report
from graph_loader.authority.build.tables import Row, Tables
from ontology.folding import phonetic_key

SOURCE = "whosonfirst-az/wof_az_places.csv"
_SPELUNKER = "https://spelunker.whosonfirst.org/id/"
_OTHER_PLACETYPES = {
    "country": "the state comes from CLDR",
    "macroregion": "economic regions as they were before 2021; the decree's are used",
    "county": "deprecated since 2017, with names of several places in one",
    "neighbourhood": "parts of cities, under two ids each; the settlements table has those that texts name",
}
_SECOND_ROWS = {"85668711": "a second region with the code AZ-SUS: the city inside the district"}


class WhosOnFirst:
    """The rows of the gazetteer by id and by ISO 3166-2 code."""

    def __init__(self, tables: Tables, report: Report) -> None:
        self.rows: dict[str, Row] = {}
        for row in tables.source(SOURCE):
            self.rows[row["id"]] = row
        self._regions = dict(self._find_regions(report))
        self._carriers: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows.values():
            if row["wd"] and not row["deprecated"] and row["id"] not in _SECOND_ROWS:
                self._carriers[row["wd"]].append(row)

    def region(self, code: str) -> Row | None:
        """The region with this ISO 3166-2 code."""
        return self._regions.get(code)

    def localities(self) -> list[Row]:
        """The towns, settlements and villages, by id."""
        return [row for _, row in sorted(self.rows.items()) if row["placetype"] == "locality"]

    def code_of_region(self, identifier: str) -> str:
        """The ISO 3166-2 code of a region's id; empty for anything else."""
        row = self.rows.get(identifier)
        return row["iso"] if row is not None and self._regions.get(row["iso"]) is row else ""

    def describe_region(self, place: Description, code: str, report: Report) -> None:
        """Add coordinates, source and Wikidata id of the region with this code."""
        row = self.region(code)
        if row is None:
            report.dropped(SOURCE, code, place.labels["en"], "no region with this code; no coordinates taken")
            return
        self._check_names(place, row, code, report)
        self._locate(place, row)
        self._match(place, row, report)

    def describe_locality(self, place: Description, identifier: str, report: Report, code: str = "") -> None:
        """Add coordinates, source and Wikidata id of a locality; `code` where a division of that code is the same."""
        row = self.rows[identifier]
        division = self.region(code)
        if division is not None:
            self._check_names(place, division, code, report)
        self._locate(place, row)
        self._match(place, row, report, {"region"} if code else set())

    def _check_names(self, place: Description, row: Row, code: str, report: Report) -> None:
        """Report names that are not this place's: a neighbour's, or one of former times."""
        ours = {phonetic_key(label.split(" ")[0]) for label in place.labels.values()}
        for column in ("name", "aze", "eng"):
            named = phonetic_key(row[column])
            if named and not any(named.startswith(own) for own in ours):
                report.corrected(
                    SOURCE, row["id"], f"{code} {column} {row[column]}", f"is {place.labels['en']}"
                )

    def _locate(self, place: Description, row: Row) -> None:
        if not place.has("wgs:lat"):
            place.add("wgs:lat", decimal_term(row["lat"]))
            place.add("wgs:long", decimal_term(row["lon"]))
        place.add("dcterms:source", f"<{_SPELUNKER}{row['id']}>")

    def _match(self, place: Description, row: Row, report: Report, alike: Set[str] = frozenset()) -> None:
        """Take the row's Wikidata id unless a row of another place carries it too."""
        if not row["wd"]:
            return
        strangers = [r for r in self._carriers[row["wd"]] if not _are_one_place(row, r, alike)]
        if strangers:
            names = ", ".join(sorted(f"{r['placetype']} {r['name']}" for r in strangers))
            report.dropped(SOURCE, row["id"], row["wd"], f"this Wikidata id stands on {names} too")
        elif not place.has("skos:exactMatch"):
            place.add("skos:exactMatch", wikidata_term(row["wd"]))

    def _find_regions(self, report: Report) -> Iterator[tuple[str, Row]]:
        for row in self.rows.values():
            reason = _unused(row)
            if reason:
                report.dropped(SOURCE, row["id"], f"{row['placetype']} {row['name']}", reason)
            elif row["placetype"] == "region":
                yield row["iso"], row


def _unused(row: Row) -> str:
    """Why a row above the localities is not used; empty for those that are, and for localities."""
    if row["placetype"] in _OTHER_PLACETYPES:
        return _OTHER_PLACETYPES[row["placetype"]]
    if row["placetype"] == "region" and (row["deprecated"] or not row["iso"]):
        return f"deprecated {row['deprecated']}"
    return _SECOND_ROWS.get(row["id"], "")


def _are_one_place(row: Row, other: Row, alike: Set[str]) -> bool:
    """Whether two rows tell of one place: same name, within about 5 km, and of one placetype or of those given."""
    near = all(abs(float(row[axis]) - float(other[axis])) < 0.05 for axis in ("lat", "lon"))
    same_name = phonetic_key(row["aze"] or row["name"]) == phonetic_key(other["aze"] or other["name"])
    if other["placetype"] in alike:
        return same_name
    return near and same_name and row["placetype"] == other["placetype"]
