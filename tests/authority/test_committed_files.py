"""The committed authority files, whatever built them: what must hold for every row."""

import csv
import re
from collections import Counter, defaultdict
from datetime import date

import pyoxigraph as ox
import pytest

from graph_loader.authority.facts import RDFS_LABEL, Facts, packaged_files
from graph_loader.authority.index import Authority
from ontology import PREFIXES, defined_terms
from ontology.folding import search_key, sort_key
from ontology.iris import Layout
from tests.conftest import REPOSITORY

Statements = list[tuple[str, str, str, str]]

_DIVISIONS = re.compile(r"AZ-[A-Z]{2,3}")
# Terms that the authority needs and the vocabulary does not declare yet; empty the set as it does.
# South-west and north-east of Azerbaijan, a little more on each side.
_SOUTH, _WEST, _NORTH, _EAST = 38.3, 44.7, 42.0, 51.0


@pytest.fixture(scope="module")
def statements() -> Statements:
    """Subject path, predicate IRI, object and its language, of all packaged files."""
    layout = Layout()
    found = []
    for quad in Authority.load().quads(layout):
        subject, value = quad.subject, quad.object
        assert isinstance(subject, ox.NamedNode)
        assert isinstance(value, ox.NamedNode | ox.Literal)
        language = (value.language or "") if isinstance(value, ox.Literal) else ""
        found.append(
            (subject.value.removeprefix(layout.entities), quad.predicate.value, value.value, language)
        )
    return found


def _objects(statements: Statements, curie: str) -> list[tuple[str, str]]:
    prefix, _, name = curie.partition(":")
    predicate = PREFIXES[prefix] + name
    return [(subject, value) for subject, found, value, _ in statements if found == predicate]


def test_a_subject_stands_in_one_file() -> None:
    seen: dict[str, str] = {}
    for path in packaged_files():
        for subject in re.findall(r"^<([^>]+)> a ", path.read_text(encoding="utf-8"), re.MULTILINE):
            assert subject not in seen, f"{subject} in {path.name} and {seen[subject]}"
            seen[subject] = path.name


def test_iris_are_ascii_paths_below_their_kind(facts: Facts) -> None:
    for path, entity in facts.entities.items():
        assert re.fullmatch(rf"{entity.kind}/[a-z0-9-]+", path)


def test_every_entity_has_one_label_a_language_and_an_english_one(facts: Facts) -> None:
    for path in facts.entities:
        languages = [value.language for value in facts.of(path, RDFS_LABEL)]
        assert len(languages) == len(set(languages)), path
        assert "en" in languages, path


def test_what_is_referred_to_is_described(facts: Facts) -> None:
    for path in facts.descriptions:
        for term in ("containedIn", "officeOf", "ofState", "holder", "office"):
            for target in facts.texts(path, term):
                assert target in facts.entities, f"{path} xr:{term} {target}"


def test_containment_has_no_circle_and_ends_in_a_state(authority: Authority) -> None:
    for entity in authority.entities:
        containers = [place.path for place in authority.containers(entity.path)]
        assert entity.path not in containers
        if authority.place_kind(entity.path) in ("city", "town", "settlement", "village", "district"):
            kinds = {authority.place_kind(path) for path in containers}
            assert kinds & {"state", "territory"}, entity.path


def test_places_of_azerbaijan_lie_within_it(authority: Authority, statements: Statements) -> None:
    latitudes = dict(_objects(statements, "wgs:lat"))
    longitudes = dict(_objects(statements, "wgs:long"))
    assert latitudes.keys() == longitudes.keys()

    for path, latitude in latitudes.items():
        state = authority.state_of(path)
        if state is not None and state.path == "place/azerbaijan":
            assert _SOUTH < float(latitude) < _NORTH, path
            assert _WEST < float(longitudes[path]) < _EAST, path


def test_a_town_lies_near_its_district(authority: Authority, statements: Statements) -> None:
    points: dict[str, list[float]] = defaultdict(list)
    for curie in ("wgs:lat", "wgs:long"):
        for path, value in _objects(statements, curie):
            points[path].append(float(value))
    for path, (latitude, longitude) in points.items():
        for container in authority.containers(path):
            if authority.place_kind(container.path) == "district" and container.path in points:
                there = points[container.path]
                assert abs(latitude - there[0]) < 0.7, f"{path} in {container.path}"
                assert abs(longitude - there[1]) < 0.7, f"{path} in {container.path}"


@pytest.mark.parametrize("curie", ["owl:sameAs", "skos:exactMatch"])
def test_an_outside_identifier_belongs_to_one_entity(statements: Statements, curie: str) -> None:
    carriers = Counter(value for _, value in _objects(statements, curie))
    assert [value for value, count in carriers.items() if count > 1] == []
    entities = Counter(subject for subject, _ in _objects(statements, curie))
    assert [subject for subject, count in entities.items() if count > 1] == []
    assert all(re.fullmatch(r"http://www\.wikidata\.org/entity/Q[1-9]\d*", value) for value in carriers)


def test_every_division_of_iso_3166_2_is_one_place(statements: Statements) -> None:
    codes = Counter(value for _, value in _objects(statements, "skos:notation"))
    assert [code for code, count in codes.items() if count > 1] == []
    assert len([code for code in codes if _DIVISIONS.fullmatch(code)]) == 78


def test_two_entities_of_a_kind_share_no_bare_name(authority: Authority) -> None:
    """A shared name is marked: it means all but one of its bearers only beside a title, noun or container."""
    bearers: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for name in authority.names:
        if name.bare and not name.surname_only and name.case == "nominative":
            key = (search_key(name.form), name.language, name.entity.kind)
            bearers[key].add(name.entity.path)
    assert {key: paths for key, paths in bearers.items() if len(paths) > 1} == {}


def test_an_office_of_one_holder_has_one_at_a_time(authority: Authority) -> None:
    """By days known for sure; which offices several persons may hold is said in the curated tables."""
    several = _offices_of_several()
    for entity in authority.entities:
        if entity.kind != "office" or entity.path in several:
            continue
        tenures = authority.tenures_in(entity.path)
        days = {day for t in tenures for day in (*t.start, *t.end, t.known_until) if day is not None}
        for day in days:
            sure = {t.holder.path for t in tenures if t.surely_covers(day) and not _ends_on(t.end, day)}
            assert len(sure) < 2, f"{entity.path} on {day}: {sure}"


def _ends_on(end: tuple[date | None, date | None], day: date) -> bool:
    """The day of handing over belongs to both."""
    return day in end


def _offices_of_several() -> set[str]:
    several = {
        "office/captain-regent-of-san-marino",
        "office/prime-minister-of-libya",
        "office/prime-minister-of-yemen",
    }
    for name in ("az_offices.csv", "foreign_offices.csv"):
        with (REPOSITORY / "graph_loader/authority/curated" / name).open(
            encoding="utf-8", newline=""
        ) as file:
            several |= {row["path"] for row in csv.DictReader(file) if row["holders"] == "many"}
    return several


def test_a_tenure_begins_before_it_ends(authority: Authority) -> None:
    for entity in authority.entities:
        for tenure in authority.tenures_of(entity.path) if entity.kind == "person" else ():
            first, last = tenure.start[0], tenure.end[1]
            assert first is None or last is None or first <= last, (entity.path, tenure)
            assert tenure.end != (None, None) or tenure.known_until is not None, (entity.path, tenure)


def test_every_tenure_names_its_source(facts: Facts, statements: Statements) -> None:
    sourced = {subject for subject, _ in _objects(statements, "dcterms:source")}
    assert set(facts.with_class("Tenure")) <= sourced


def test_search_and_sort_keys_are_those_of_the_names(statements: Statements) -> None:
    keys: dict[str, set[str]] = defaultdict(set)
    for subject, value in _objects(statements, "xr:searchKey"):
        keys[subject].add(value)
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    for subject, predicate, value, language in statements:
        if predicate in (RDFS_LABEL, f"{PREFIXES['skos']}altLabel"):
            assert search_key(value) in keys[subject], (subject, value)
        if predicate == RDFS_LABEL:
            labels[subject][language] = value
    for subject, value in _objects(statements, "xr:sortKey"):
        names = labels[subject]
        assert value == sort_key(names.get("az") or names["en"])


def test_terms_are_those_of_the_vocabulary(statements: Statements) -> None:
    used = {
        iri.removeprefix(PREFIXES["xr"])
        for _, predicate, value, _ in statements
        for iri in (predicate, value)
        if iri.startswith(PREFIXES["xr"])
    }
    assert used - defined_terms() == set()


def test_persons_have_no_private_life(statements: Statements) -> None:
    allowed = {
        "rdf:type", "rdfs:label", "skos:altLabel", "schema:familyName", "xr:contextualName", "owl:sameAs",
        "dcterms:source", "xr:searchKey", "xr:sortKey", "xr:status",
    }  # fmt: skip
    iris = {PREFIXES[prefix] + name for prefix, _, name in (curie.partition(":") for curie in allowed)}
    used = {predicate for subject, predicate, _, _ in statements if subject.startswith("person/")}
    assert used <= iris


def test_names_stay_in_bounds(authority: Authority) -> None:
    """The gazetteer keeps every form in memory."""
    assert 20_000 < len(authority.names) < 150_000
