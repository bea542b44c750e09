"""Terms of office in the making: merged over sources, put right where they contradict each other.

Dates: EDTF, https://www.loc.gov/standards/datetime/; a date is known to the day, the month or the year.
"""

from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass, replace
from itertools import zip_longest

from graph_loader.authority.build.description import Description, day_term, entity_term, text_term
from graph_loader.authority.build.report import Report
from graph_loader.authority.tenures import bounds_of


@dataclass(frozen=True)
class Term:
    """Who held what; `start` and `end` are EDTF dates, empty where unknown or open; `as_of` vouches for open ones."""

    holder: str
    office: str
    start: str
    end: str
    as_of: str
    source: str
    table: str

    @property
    def edtf(self) -> str:
        return f"{self.start}/{self.end or '..'}"

    @property
    def path(self) -> str:
        holder, office = (path.partition("/")[2] for path in (self.holder, self.office))
        return f"tenure/{holder}-{office}-{self.start or 'undated'}"


def settle(terms: Iterable[Term], single: Set[str], report: Report) -> list[Term]:
    """Terms without contradictions; `single` are the offices that one person holds at a time."""
    by_office: dict[str, list[Term]] = defaultdict(list)
    for term in terms:
        by_office[term.office].append(term)
    settled: list[Term] = []
    for office, rows in sorted(by_office.items()):
        ordered = _joined(sorted(rows, key=lambda t: (t.start, t.end or "9999", t.holder)), report)
        settled += _one_after_another(ordered, report) if office in single else ordered
    return settled


def described(term: Term) -> Description:
    """A Tenure as the authority writes it: days where days are known, else the EDTF and the days it covers."""
    tenure = Description(path=term.path, type="Tenure")
    tenure.add("xr:holder", entity_term(term.holder))
    tenure.add("xr:office", entity_term(term.office))
    start, end = bounds_of(term.edtf)
    if start[0] is not None:
        tenure.add("xr:startDate", day_term(start[0].isoformat()))
    if end[1] is not None:
        tenure.add("xr:endDate", day_term(end[1].isoformat()))
    if start[0] != start[1] or end[0] != end[1] or start[0] is None:
        tenure.add("xr:edtf", text_term(term.edtf))
    if term.as_of:
        tenure.add("xr:asOf", day_term(term.as_of))
    tenure.add("dcterms:source", term.source)
    return tenure


def _joined(rows: list[Term], report: Report) -> list[Term]:
    """One term for rows of one person that touch or overlap."""
    joined: list[Term] = []
    for term in rows:
        before = next((t for t in joined if t.holder == term.holder and _touch(t, term)), None)
        if before is None:
            joined.append(term)
            continue
        report.corrected(term.table, term.path, f"{before.edtf} and {term.edtf}", "one term of one person")
        whole = replace(before, end=term.end, as_of=max(before.as_of, term.as_of))
        joined[joined.index(before)] = whole
    return joined


def _touch(before: Term, after: Term) -> bool:
    return bool(after.start) and (not before.end or after.start <= before.end)


def _one_after_another(rows: list[Term], report: Report) -> list[Term]:
    """No dated term goes on after the next one began."""
    dated = [term for term in rows if term.start]
    settled = [term for term in rows if not term.start]
    for term, following in zip_longest(dated, dated[1:]):
        start = following.start if following else ""
        if not start or (term.end and term.end[: len(start)] <= start):
            settled.append(term)
        elif term.end:
            report.corrected(term.table, term.path, term.edtf, f"the successor began in {start}")
            settled.append(replace(term, end=start, as_of=""))
        else:
            report.corrected(term.table, term.path, term.edtf, f"left open; the successor began in {start}")
            settled.append(replace(term, end=start))
    return settled
