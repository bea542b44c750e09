"""Precision, recall, F1 and their intervals, by counts that can be reckoned by hand."""

import pytest

from graph_loader.evaluation import Score, Scores


def test_measures_of_known_counts() -> None:
    score = Score(hits=6, misses=2, extras=4)
    assert (score.precision, score.recall) == (0.6, 0.75)
    assert score.f1 == pytest.approx(2 * 0.6 * 0.75 / (0.6 + 0.75))


def test_nothing_at_stake_has_no_measure() -> None:
    assert (Score().precision, Score().recall, Score().f1) == (None, None, None)
    assert Score(0, 3, 0).f1 == 0


def test_a_wrong_answer_is_a_miss_and_an_extra() -> None:
    assert Score.share(3, 4) == Score(3, 1, 1)


def scores(*items: tuple[str, Score]) -> Scores:
    """The scores of items in one relation."""
    found = Scores()
    for language, score in items:
        found.add(language, {"persons": score, "main events": score})
    return found


def test_totals_by_language() -> None:
    found = scores(("en", Score(1)), ("az", Score(2, 1)), ("en", Score(0, 0, 5)))
    assert found.total("persons") == Score(3, 1, 5)
    assert found.total("persons", "en") == Score(1, 0, 5)
    assert found.languages == ["az", "en"]
    assert found.relations == ["persons", "main events"]


def test_the_value_of_main_events_is_their_recall() -> None:
    found = scores(("en", Score(1, 1, 8)))
    assert found.value("main events") == 0.5
    assert found.value("persons") == pytest.approx(2 / 11)


def test_an_interval_holds_the_value_and_narrows_with_more_items() -> None:
    few = scores(*[("en", Score(1)), ("en", Score(0, 1))] * 10)
    many = scores(*[("en", Score(1)), ("en", Score(0, 1))] * 100)
    for found in (few, many):
        low, high = found.interval("main events") or (1, 0)
        assert low < 0.5 < high
    low, high = few.interval("main events") or (1, 0)
    # Twenty fair coins: 95 % of their means lie within about 0.22 of one half.
    assert 0.15 < 0.5 - low < 0.3 and 0.15 < high - 0.5 < 0.3
    narrow = many.interval("main events") or (0, 1)
    assert narrow[1] - narrow[0] < (high - low) / 2


def test_an_interval_is_the_same_each_time() -> None:
    found = scores(*[("en", Score(1)), ("en", Score(0, 1))] * 10)
    assert found.interval("persons") == found.interval("persons")


def test_no_interval_where_nothing_is_at_stake() -> None:
    assert scores(("en", Score())).interval("persons") is None
    assert Scores().interval("persons") is None


def test_all_right_has_no_width() -> None:
    assert scores(*[("en", Score(2))] * 5).interval("persons") == (1, 1)
