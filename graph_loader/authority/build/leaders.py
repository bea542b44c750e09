"""Heads of state and government by mid-2022: offices by kind and state, terms by year.

Source: world-leaders-2021 (Wikidata's holders, listed by Wikidata and by Wikipedia). A position counts when its
label is a known title with the name of a state; parties, bodies, lists and persons among the positions are left out.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from graph_loader.authority.az_cases import case_forms
from graph_loader.authority.build.description import Description, entity_term, text_term, wikidata_term
from graph_loader.authority.build.people import People
from graph_loader.authority.build.report import Report
from graph_loader.authority.build.tables import Row, Tables, listed
from graph_loader.authority.build.terms import Term
from ontology.folding import search_key

# The newest change each table has: until then, what it leaves open was open.
_TABLES = {"world-leaders-2021/wikidata.csv": "2022-09-27", "world-leaders-2021/wikipedia.csv": "2022-09-30"}
_POSITION = re.compile(r"(?:the )?(?P<title>.+?) of (?:the )?(?P<state>.+)", re.IGNORECASE)
_KINDS = {
    "president": "president",
    "prime minister": "prime-minister",
    "premier": "premier",
    "chancellor": "chancellor",
    "federal chancellor": "chancellor",
    "king": "king",
    "monarch": "monarch",
    "monarchy": "monarch",
    "emperor": "emperor",
    "emir": "emir",
    "sultan": "sultan",
    "prince": "prince",
    "governor-general": "governor-general",
}
_MONARCHS = frozenset(("king", "monarch", "emperor", "emir", "sultan", "prince", "grand-duke"))
_WITH_ARTICLE = re.compile(
    r"United .*|Netherlands|Philippines|Maldives|Bahamas|Gambia|Comoros|Republic of the .*|Democratic Republic .*|"
    r".* (Islands|Republic|Territories)"
)
# Several persons hold these at a time: captains by law, prime ministers of two governments in one state.
SEVERAL_HOLDERS = frozenset(
    (
        "office/captain-regent-of-san-marino",
        "office/prime-minister-of-libya",
        "office/prime-minister-of-yemen",
    )
)


@dataclass(frozen=True)
class _Reading:
    """A row of a table, read: the kind of office, the state, the row itself."""

    table: str
    row: Row
    kind: str
    state: str

    @property
    def label(self) -> str:
        return self.row.get("positionLabel") or self.row.get("positionlabel", "")


def leaders(
    tables: Tables, states: Mapping[str, Description], people: People, report: Report
) -> tuple[list[Description], list[Term]]:
    """Offices and terms of heads of state and government; Azerbaijan's are the cabinet tables'."""
    by_name = _states_by_name(states)
    positions = {row["label"]: row for row in tables.curated("leader_positions.csv")}
    dropped = {
        (row["officeholder"], row["country"]): row["reason"]
        for row in tables.curated("leader_rows_dropped.csv")
    }
    readings = [
        reading
        for table in _TABLES
        for row in tables.source(table)
        if (reading := _read(table, row, by_name, positions, dropped, report))
    ]
    crowns = _crowns(readings)
    kinds = {row["kind"]: row for row in tables.curated("titles.csv")}
    offices: dict[str, Description] = {}
    terms: dict[tuple[str, str, str], Term] = {}
    for reading in readings:
        path = _office_path(reading, crowns)
        kind = kinds[_office_kind(reading, crowns)]
        offices.setdefault(path, _office(path, kind, states[reading.state]))
        term = _term(reading, path, people)
        key = (term.holder, term.office, term.table)
        terms[key] = _whole(terms[key], term) if key in terms else term
    _identify(offices, readings, crowns, report)
    return list(offices.values()), _agreed_terms(terms.values(), report)


def _office_kind(reading: _Reading, crowns: Mapping[str, str]) -> str:
    return crowns[reading.state] if reading.kind in _MONARCHS else reading.kind


def _office_path(reading: _Reading, crowns: Mapping[str, str]) -> str:
    return f"office/{_office_kind(reading, crowns)}-of-{reading.state.partition('/')[2]}"


def _states_by_name(states: Mapping[str, Description]) -> dict[str, str]:
    found: dict[str, str] = {}
    for path, state in states.items():
        names = [state.labels["en"], *(text for text, language in state.alternatives if language == "en")]
        found.update((search_key(name), path) for name in names)
    return found


def _read(
    table: str,
    row: Row,
    states: Mapping[str, str],
    positions: Mapping[str, Row],
    dropped: Mapping[tuple[str, str], str],
    report: Report,
) -> _Reading | None:
    label = row.get("positionLabel") or row.get("positionlabel", "")
    holder = row.get("officeholderLabel") or row.get("officeholderlabel", "")
    state = _state(row["country"], states)
    reason = dropped.get((row["officeholder"], row["country"]), "")
    kind = ""
    if not reason and not state:
        reason = "country is no state of CLDR's list"
    if not reason and (
        row["position"] == row["officeholder"] or re.fullmatch(r"Q\d+|Pope|.* Minister of .*", holder)
    ):
        reason = "position and holder are one entry, or the holder has no name"
    if not reason:
        kind, reason = _kind(label, state, states, positions)
    if reason:
        report.dropped(
            table, f"{row['position']} {row['officeholder']}", f"{row['country']}: {label}: {holder}", reason
        )
        return None
    return None if state == "place/azerbaijan" else _Reading(table, row, kind, state)


def _state(country: str, states: Mapping[str, str]) -> str:
    """The path of a state as the tables name it: “China (People's Republic of China)”, “The Gambia”."""
    plain = re.sub(r"\s*\(.*\)$", "", country)
    return states.get(search_key(country)) or states.get(search_key(plain.removeprefix("The ")), "")


def _kind(label: str, state: str, states: Mapping[str, str], positions: Mapping[str, Row]) -> tuple[str, str]:
    """The kind of office that a position's label names, or the reason why it is none."""
    if label in positions:
        return positions[label]["kind"], positions[label]["reason"]
    match = _POSITION.fullmatch(label)
    if match and match["title"].lower() in _KINDS and _state(match["state"], states) == state:
        return _KINDS[match["title"].lower()], ""
    return "", "position is no known title with this state's name: a party, a body, a list or a person"


def _crowns(readings: list[_Reading]) -> dict[str, str]:
    """One kind of crown for each monarchy: the tables call a king's office a monarchy, too."""
    found: dict[str, str] = {}
    for reading in readings:
        if reading.kind in _MONARCHS and found.get(reading.state, "monarch") == "monarch":
            found[reading.state] = reading.kind
    return found


def _office(path: str, kind: Row, state: Description) -> Description:
    office = Description(path=path, type="Office")
    english = state.labels["en"]
    article = "the " if _WITH_ARTICLE.fullmatch(english) else ""
    office.name("en", f"{listed(kind['en'])[0]} of {article}{english}")
    if "az" in state.labels:
        titles = listed(kind["az"])
        possessed = next((title for title in titles if title.endswith(("ı", "i", "u", "ü"))), titles[0])
        office.name("az", f"{_genitive(state.labels['az'])} {possessed}")
    for language in ("en", "az", "ru"):
        office.add("xr:officeTitle", *(text_term(title, language) for title in listed(kind[language])))
    office.add("xr:officeOf", entity_term(state.path))
    return office


def _genitive(name: str) -> str:
    return next(form for form, case in case_forms(name).items() if case == "genitive")


def _term(reading: _Reading, office: str, people: People) -> Term:
    row = reading.row
    names = (row.get("officeholderLabel") or row.get("officeholderlabel", ""),)
    person = people.person(row["officeholder"], reading.table, *names, state=reading.state)
    return Term(
        holder=person.path,
        office=office,
        start=row["start_year"],
        end=row["end_year"],
        as_of="" if row["end_year"] else _TABLES[reading.table],
        source=wikidata_term(row["officeholder"]),
        table=reading.table,
    )


def _whole(one: Term, other: Term) -> Term:
    """One term for two rows of one table: a holder confirmed anew, or back after an interruption."""
    open_ended = not one.end or not other.end
    end = "" if open_ended else max(one.end, other.end)
    return replace(one, start=min(one.start, other.start), end=end, as_of=max(one.as_of, other.as_of))


def _agreed_terms(terms: Iterable[Term], report: Report) -> list[Term]:
    """The terms that the tables vouch for, each holder's once an office."""
    found: dict[tuple[str, str], Term] = {}
    for term in terms:
        key = (term.holder, term.office)
        found[key] = _agreed(found[key], term, report) if key in found else term
    return list(found.values())


def _agreed(one: Term, other: Term, report: Report) -> Term:
    """What both tables have: from the later start to the earlier end."""
    starts = sorted(filter(None, (one.start, other.start)))
    ends = sorted(filter(None, (one.end, other.end)))
    if len(set(starts)) > 1 or len(set(ends)) > 1:
        report.corrected(
            other.table, other.path, f"{one.edtf} and {other.edtf}", "tables differ: what both have is kept"
        )
    end = ends[0] if ends else ""
    as_of = "" if end else max(one.as_of, other.as_of)
    return replace(one, start=starts[-1] if starts else "", end=end, as_of=as_of)


def _identify(
    offices: dict[str, Description], readings: list[_Reading], crowns: Mapping[str, str], report: Report
) -> None:
    """Give offices their Wikidata id where the tables agree on one; a monarchy is no office."""
    found: dict[str, set[str]] = {}
    for reading in readings:
        if not reading.label.startswith("Monarchy of") and reading.row["position"]:
            found.setdefault(_office_path(reading, crowns), set()).add(reading.row["position"])
    carriers: dict[str, set[str]] = {}
    for path, identifiers in found.items():
        for identifier in identifiers:
            carriers.setdefault(identifier, set()).add(path)
    for path, identifiers in sorted(found.items()):
        if len(identifiers) == 1 and len(carriers[min(identifiers)]) == 1:
            offices[path].add("owl:sameAs", wikidata_term(min(identifiers)))
        else:
            report.dropped(
                "world-leaders-2021", path, " ".join(sorted(identifiers)), "tables give several Wikidata ids"
            )
