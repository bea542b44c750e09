"""What the extraction asks of the authority, asked of the packaged files."""

from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph_loader.authority.index import Authority
from graph_loader.authority.names import NameForm
from graph_loader.errors import RuleError
from ontology.iris import Layout
from tests.support.authority_file import AuthorityFile


def _forms(authority: Authority, form: str) -> list[NameForm]:
    return [name for name in authority.names if name.form == form]


@pytest.mark.parametrize(
    ("form", "path"),
    [
        ("Shusha", "place/shusha"),
        ("Şuşada", "place/shusha"),
        ("Xocalıya", "place/khojaly"),
        ("Khojaly", "place/khojaly"),
        ("Xankəndinin", "place/khankendi"),
        ("Khankandi", "place/khankendi"),
        ("Stepanakert", "place/khankendi"),
        ("Ağdam rayonuna", "place/aghdam-district"),
        ("Jabrayil district", "place/jabrayil-district"),
        ("Zangelan", "place/zangilan"),
        ("Kelbajar", "place/kalbajar"),
        ("Xətai rayonunda", "place/khatai-district-baku"),
        ("Republic of Azerbaijan", "place/azerbaijan"),
        ("Azərbaycan Respublikasının", "place/azerbaijan"),
        ("Czech Republic", "place/czechia"),
        ("Türkiyədə", "place/turkiye"),
        ("U.S.", "place/united-states"),
        ("Kiev", "place/kyiv"),
        ("Kyiv region", "place/kyiv-region"),
        ("İlham Əliyevin", "person/ilham-aliyev"),
        ("Vladimir Zelensky", "person/volodymyr-zelenskyy"),
        ("Rəcəb Tayyib Ərdoğanla", "person/recep-tayyip-erdogan"),
        ("Milli Məclisdə", "organization/milli-majlis"),
        ("Heydər Əliyev Fondunun", "organization/heydar-aliyev-foundation"),
        ("FHN-in", "organization/ministry-of-emergency-situations-of-azerbaijan"),
        ("OSCE", "organization/organization-for-security-and-co-operation-in-europe"),
        ("Parliament of Mexico", "organization/parliament-of-mexico"),
        ("Scottish Parliament", "organization/parliament-of-scotland"),
    ],
)
def test_a_written_form_names_its_entity(authority: Authority, form: str, path: str) -> None:
    bare = [name for name in _forms(authority, form) if name.bare and not name.surname_only]

    assert {name.entity.path for name in bare} == {path}


def test_a_case_form_tells_its_nominative(authority: Authority) -> None:
    (form,) = (name for name in _forms(authority, "Xocalıya") if name.language == "az")

    assert (form.nominative, form.case) == ("Xocalı", "dative")


def test_a_village_is_named_beside_its_head_noun_only(authority: Authority) -> None:
    forms = [name for name in _forms(authority, "Sus") if name.entity.path == "place/sus-lachin"]

    assert forms
    assert not any(form.bare for form in forms)
    assert not [
        name for name in authority.names if name.form == "Susa" and name.entity.path == "place/sus-lachin"
    ]


def test_a_namesake_of_a_better_known_person_needs_a_title(authority: Authority) -> None:
    by_bareness = {name.entity.path: name.bare for name in _forms(authority, "İlham Əliyev")}

    assert by_bareness["person/ilham-aliyev"]
    assert not by_bareness["person/ilham-aliyev-q19716385"]


def test_surnames_are_told_apart_from_names(authority: Authority) -> None:
    forms = {name.entity.path: name for name in _forms(authority, "Putinə")}

    assert forms["person/vladimir-putin"].surname_only


def test_places_lie_in_one_another(authority: Authority) -> None:
    containers = [place.path for place in authority.containers("place/khojaly")]

    assert containers[0] == "place/khojaly-district"
    assert containers[-1] == "place/azerbaijan"
    assert "place/karabakh-economic-region" in containers


def test_a_state_is_found_from_anything_of_it(authority: Authority) -> None:
    for path in (
        "place/aghdam",
        "place/azerbaijan",
        "office/prime-minister",
        "office/speaker-of-the-milli-majlis",
    ):
        state = authority.state_of(path)
        assert state is not None
        assert state.path == "place/azerbaijan"
    assert authority.state_of("organization/nato") is None


def test_a_town_and_its_district_are_counterparts(authority: Authority) -> None:
    district = authority.counterpart("place/aghdam", "district")
    assert district is not None
    assert district.path == "place/aghdam-district"

    town = authority.counterpart("place/aghdam-district", "city")
    assert town is not None
    assert town.path == "place/aghdam"

    region = authority.counterpart("place/kyiv", "region")
    assert region is not None
    assert region.path == "place/kyiv-region"

    assert authority.counterpart("place/brussels", "district") is None


def test_peoples_and_adjectives_lead_to_states(authority: Authority) -> None:
    assert authority.demonyms["en"]["Azerbaijani"].path == "place/azerbaijan"
    assert authority.demonyms["en"]["Dutch"].path == "place/netherlands"
    assert authority.demonyms["az"]["gürcü"].path == "place/georgia"


@pytest.mark.parametrize(
    ("title", "of", "path"),
    [
        ("Prime Minister", "place/azerbaijan", "office/prime-minister"),
        ("Baş naziri", "place/azerbaijan", "office/prime-minister"),
        ("bas naziri", "place/georgia", "office/prime-minister-of-georgia"),
        ("head of state", "place/ukraine", "office/president-of-ukraine"),
        ("Speaker", "organization/milli-majlis", "office/speaker-of-the-milli-majlis"),
        ("Parliament Speaker", "place/azerbaijan", "office/speaker-of-the-milli-majlis"),
        ("Federal Chancellor", "place/germany", "office/chancellor-of-germany"),
        ("foreign minister", "place/armenia", "office/minister-of-foreign-affairs-of-armenia"),
        ("President", "organization/european-council", "office/president-of-the-european-council"),
        ("президент", "place/russia", "office/president-of-russia"),
    ],
)
def test_an_office_is_found_by_title_and_owner(authority: Authority, title: str, of: str, path: str) -> None:
    office = authority.office_for(title, of)

    assert office is not None
    assert office.path == path


def test_a_title_that_a_state_has_twice_is_not_guessed(authority: Authority) -> None:
    assert authority.office_for("Chairman", "place/azerbaijan") is None
    assert authority.office_for("Astronomer Royal", "place/azerbaijan") is None


@pytest.mark.parametrize(
    ("office", "day", "holders"),
    [
        ("office/prime-minister", date(2022, 2, 26), ["person/ali-asadov"]),
        ("office/prime-minister", date(2018, 4, 1), ["person/artur-rasizade"]),
        ("office/prime-minister", date(2003, 9, 1), ["person/ilham-aliyev"]),
        ("office/president", date(2003, 11, 15), ["person/ilham-aliyev"]),
        ("office/speaker-of-the-milli-majlis", date(2015, 5, 1), ["person/ogtay-asadov"]),
        ("office/minister-of-culture", date(2025, 1, 1), ["person/adil-karimli"]),
        ("office/president-of-russia", date(2010, 1, 1), ["person/dmitry-medvedev"]),
        ("office/president-of-albania", date(2021, 6, 1), ["person/ilir-meta"]),
    ],
)
def test_who_held_an_office_is_read_from_tenures(
    authority: Authority, office: str, day: date, holders: list[str]
) -> None:
    assert [holder.path for holder in authority.holders(office, day)] == holders


@pytest.mark.parametrize(
    ("office", "day"),
    [
        ("office/president-of-albania", date(2022, 6, 1)),  # both years-only terms touch 2022
        ("office/prime-minister", date(1995, 1, 1)),  # before the first known term
        ("office/president-of-albania", date(2040, 1, 1)),  # after the source was written
    ],
)
def test_a_holder_in_doubt_is_no_holder(authority: Authority, office: str, day: date) -> None:
    assert authority.holders(office, day) == ()


def test_possible_holders_include_terms_known_by_the_year(authority: Authority) -> None:
    possible = authority.possible_holders("office/president-of-albania", date(2022, 6, 1))

    assert [holder.path for holder in possible] == ["person/ilir-meta", "person/bajram-begaj"]


def test_a_person_s_tenures_come_in_order(authority: Authority) -> None:
    offices = [tenure.office.path for tenure in authority.tenures_of("person/ilham-aliyev")]

    assert offices == ["office/prime-minister", "office/president"]


def test_labels_fall_back_to_english(authority: Authority) -> None:
    assert authority.label("place/khojaly", "az") == "Xocalı"
    assert authority.label("place/khojaly", "sv") == "Khojaly"


def test_a_file_of_one_s_own_adds_to_the_packaged_ones(
    authority: Authority, authority_file: AuthorityFile
) -> None:
    mine = authority_file.saying(
        '<person/aysel-sample> a xr:Person ; rdfs:label "Aysel Sample"@en, "Aysel Nümunə"@az .'
    )
    both = Authority.load([mine])

    assert "person/aysel-sample" in both
    assert "person/ali-asadov" in both
    assert any(name.form == "Aysel Nümunəyə" for name in both.names)
    assert both.digest != authority.digest


@pytest.mark.parametrize(
    ("statements", "remedy"),
    [
        ("<person/x> a xr:Person ;", "cannot be read as Turtle"),
        ('<person/x> a xr:Person ; rdfs:label "X"@az .', "rdfs:label in English"),
        ('<https://elsewhere.example/x> a xr:Person ; rdfs:label "X"@en .', "relative to the dataset"),
        ('[] a xr:Person ; rdfs:label "X"@en .', "no blank nodes"),
        ("<tenure/x> a xr:Tenure ; xr:holder <person/nobody> ; xr:office <office/president> .", "tenure/x"),
        (
            '<tenure/x> a xr:Tenure ; xr:holder <person/ali-asadov> ; xr:office <office/president> ; xr:edtf "now" .',
            "now",
        ),
    ],
)
def test_a_file_that_makes_no_sense_is_refused_with_the_remedy(
    authority_file: AuthorityFile, statements: str, remedy: str
) -> None:
    with pytest.raises(RuleError, match=remedy):
        Authority([authority_file.saying(statements)]).tenures_of("person/ali-asadov")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"absent\.ttl"):
        Authority([tmp_path / "absent.ttl"])


def test_the_graph_can_be_written_under_any_base(authority: Authority) -> None:
    layout = Layout("https://chronicle.example/")
    quads = list(authority.quads(layout))
    subjects = {quad.subject for quad in quads}

    assert ox.NamedNode("https://chronicle.example/id/person/ali-asadov") in subjects
    assert all(str(subject).startswith(f"<{layout.entities}") for subject in subjects)
    assert {quad.graph_name for quad in quads} == {ox.NamedNode(layout.graph("authority"))}
