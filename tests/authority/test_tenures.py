"""Days on which an office was surely or possibly held."""

from datetime import date

import pytest

from graph_loader.authority.tenures import Tenure, bounds_of
from graph_loader.model import Entity

_PERSON = Entity("person", "person/x", "X")
_OFFICE = Entity("office", "office/y", "Y")


def _tenure(edtf: str, until: date | None = None) -> Tenure:
    start, end = bounds_of(edtf)
    return Tenure(_PERSON, _OFFICE, start, end, until)


@pytest.mark.parametrize(
    ("edtf", "until", "day", "surely", "possibly"),
    [
        ("2019-10-08/2022-03-01", None, date(2019, 10, 8), True, True),
        ("2019-10-08/2022-03-01", None, date(2022, 3, 1), True, True),
        ("2019-10-08/2022-03-01", None, date(2022, 3, 2), False, False),
        ("2019-10-08/2022-03-01", None, date(2019, 10, 7), False, False),
        ("2019/2022", None, date(2019, 6, 1), False, True),
        ("2019/2022", None, date(2020, 6, 1), True, True),
        ("2019/2022", None, date(2022, 6, 1), False, True),
        ("2019-02/2022", None, date(2019, 2, 28), True, True),
        ("2019-02/2022", None, date(2019, 2, 27), False, True),
        ("2019/..", date(2022, 9, 27), date(2022, 9, 27), True, True),
        ("2019/..", date(2022, 9, 27), date(2022, 9, 28), False, True),
        ("2019/..", None, date(2021, 1, 1), False, True),
        ("/2022", None, date(2021, 1, 1), False, True),
        ("/2022", None, date(2023, 1, 1), False, False),
        ("2019/2023", date(2022, 7, 16), date(2022, 12, 31), False, True),
    ],
)
def test_days_of_a_tenure(edtf: str, until: date | None, day: date, surely: bool, possibly: bool) -> None:
    tenure = _tenure(edtf, until)

    assert (tenure.surely_covers(day), tenure.may_cover(day)) == (surely, possibly)


@pytest.mark.parametrize("edtf", ["2019", "yesterday/..", "2019-13/..", "2019-02-30/.."])
def test_what_is_no_interval_is_refused(edtf: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        bounds_of(edtf)
