"""Language files: what they may hold, and what is said of one that holds something else."""

import pytest

from graph_loader.errors import RuleError
from graph_loader.extract.language import detect
from graph_loader.languages import Section, load_languages, parse_language


def test_english_and_azerbaijani_are_packaged() -> None:
    assert {"az", "en"} <= load_languages().keys()


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("[sentence]\n", "xx.toml: sentence is no section"),
        ("stray = 1\n", "xx.toml: stray is no section"),
        ("[dates\n", "xx.toml is no TOML"),
        ("[dates]\n[dates]\n", "xx.toml is no TOML: .*dates"),
    ],
)
def test_a_file_that_makes_no_sense_is_named(content: str, complaint: str) -> None:
    with pytest.raises(RuleError, match=complaint):
        parse_language("xx", content)


def test_a_key_nobody_reads_is_refused() -> None:
    section = Section("xx.toml", "dates", {"monhts": []})
    with pytest.raises(RuleError, match=r"xx.toml: \[dates\] monhts is not known; known here: months"):
        section.expect("months")


@pytest.mark.parametrize(
    ("read", "values"),
    [
        ("words", {"key": "one"}),
        ("words", {"key": ["one", 2]}),
        ("groups", {"key": ["one"]}),
        ("text", {"key": ["one"]}),
        ("flag", {"key": "yes"}),
        ("table", {"key": []}),
    ],
)
def test_a_value_of_the_wrong_type_is_named(read: str, values: dict[str, object]) -> None:
    with pytest.raises(RuleError, match=r"xx.toml: \[dates\] key must"):
        getattr(Section("xx.toml", "dates", values), read)("key")


def test_a_missing_section_is_empty_and_a_misspelt_one_an_error() -> None:
    language = parse_language("xx", "")
    assert language.section("dates").words("months") == ()
    with pytest.raises(KeyError):
        language.section("date")


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Nazir Əhmədov Ağdama səfər edib", "az"),
        ("The minister visited Xankəndi and the district of Xocavənd", "en"),
        ("Министр посетил Шушу", "ru"),
        ("Міністр відвідав Львів", "uk"),
        ("Bakan ve eşi bir ziyaret gerçekleştirdi", "tr"),
        ("Der Minister und die Länder", "de"),
        ("La ministre et les députés sont dans la salle", "fr"),
        ("FOTO", "xx"),
        ("Da, On", "xx"),
        ("", "xx"),
    ],
)
def test_a_line_shows_its_language_or_none(line: str, language: str) -> None:
    assert detect(line, "xx") == language
