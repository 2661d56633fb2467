"""Dates as people read them and as they ask for them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.errors import InputError
from regesta.records import TimeSpan
from regesta.serve.dates import asked, interval, told

DAY = dt.timedelta(days=1)


def time(edtf: str, start: str | None, end: str | None, *, approximate: bool = False) -> TimeSpan:
    first, last = (dt.date.fromisoformat(one) if one else None for one in (start, end))
    return TimeSpan(edtf=edtf, start=first, end=last, grain="open", said=None, reason="", approximate=approximate)


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (None, "undated"),
        (time("2023-09-13", "2023-09-13", "2023-09-14"), "13 Sep 2023"),
        (time("2023-09", "2023-09-01", "2023-10-01"), "Sep 2023"),
        (time("2023-12", "2023-12-01", "2024-01-01"), "Dec 2023"),
        (time("2023", "2023-01-01", "2024-01-01"), "2023"),
        (time("2021/2023", "2021-01-01", "2024-01-01"), "2021–2023"),
        (time("2023-07/2023-09", "2023-07-01", "2023-10-01"), "Jul–Sep 2023"),
        (time("2023-09-11/2023-09-17", "2023-09-11", "2023-09-18"), "11–17 Sep 2023"),
        (time("2023-08-28/2023-09-03", "2023-08-28", "2023-09-04"), "28 Aug–3 Sep 2023"),
        (time("2023-12-28/2024-01-03", "2023-12-28", "2024-01-04"), "28 Dec 2023–3 Jan 2024"),
        (time("../2025-11-07", None, "2025-11-08"), "before 8 Nov 2025"),
        (time("2025-10-01/..", "2025-10-01", None), "from 1 Oct 2025"),
        (time("2019/..", "2019-01-01", None), "from 2019"),
        (time("2019-03/..", "2019-03-01", None), "from Mar 2019"),
        (time("2019~", "2019-01-01", "2020-01-01", approximate=True), "about 2019"),
        (time("XXXX-06", None, None), "Jun, no year"),
        (time("XXXX-06-12", None, None), "12 Jun, no year"),
        (time("XXXX-XX-12", None, None), "day 12, no month"),
        (time("../..", None, None), "undated"),
    ],
)
def test_told(span: TimeSpan | None, expected: str) -> None:
    assert told(span) == expected


@given(first=st.dates(max_value=dt.date(9000, 1, 1)), days=st.integers(0, 4000))
def test_an_interval_names_the_years_it_spans(first: dt.date, days: int) -> None:
    last = first + days * DAY
    words = interval(first, last)
    assert str(last.year) in words
    assert str(first.year) in words
    assert len(words) <= len("28 Dec 2023–30 Nov 2024")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2023", "2023-01-01", "2024-01-01"),
        ("2023-09", "2023-09-01", "2023-10-01"),
        ("2023-12", "2023-12-01", "2024-01-01"),
        ("2024-02", "2024-02-01", "2024-03-01"),
        (" 2023-9-3 ", "2023-09-03", "2023-09-04"),
    ],
)
def test_asked(text: str, start: str, end: str) -> None:
    assert asked(text, option="--since") == (dt.date.fromisoformat(start), dt.date.fromisoformat(end))


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2023-13", "2023-02-30", "0000", "23", "2023-09-13T10:00", "9999-12"]
)
def test_an_impossible_date_is_told_with_its_option(text: str) -> None:
    with pytest.raises(InputError, match="--until"):
        asked(text, option="--until")


def test_the_end_of_the_calendar_is_an_input_error() -> None:
    with pytest.raises(InputError):
        asked("9999", option="--since")
