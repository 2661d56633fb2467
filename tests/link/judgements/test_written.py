"""What a person writes for a date, a number, a type."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.link.judgements.written import act, kinds, quantity, time
from regesta.records import Quantity, Span

SAID = Quantity(low=7, high=None, bound="exact", said=Span(document="d", start=0, end=1, text="7"), unit="people")


@pytest.mark.parametrize(
    ("text", "start", "end", "grain"),
    [
        ("2024-03-05", "2024-03-05", "2024-03-06", "day"),
        ("2024-02", "2024-02-01", "2024-03-01", "month"),
        ("2024", "2024-01-01", "2025-01-01", "year"),
        ("202X", "2020-01-01", "2030-01-01", "decade"),
        ("19XX", "1900-01-01", "2000-01-01", "century"),
        ("2024-03-05/2024-03-09", "2024-03-05", "2024-03-10", "day"),
        ("2024-03/2024-05", "2024-03-01", "2024-06-01", "month"),
        ("../2024-03-05", None, "2024-03-06", "open"),
        ("2024-03-05/..", "2024-03-05", None, "open"),
        ("2024-03~", "2024-03-01", "2024-04-01", "month"),
    ],
)
def test_dates(text: str, start: str | None, end: str | None, grain: str) -> None:
    span = time(text, reason="r")
    assert span is not None
    assert (span.edtf, span.grain, span.said) == (text, grain, None)
    assert (span.start, span.end) == tuple(dt.date.fromisoformat(day) if day else None for day in (start, end))
    assert span.approximate == text.endswith("~")


@pytest.mark.parametrize("text", ["XXXX-06", "XXXX-06-13", "XXXX-02-29", "XXXX-XX-13"])
def test_a_date_that_waits_for_its_year(text: str) -> None:
    span = time(text, reason="r")
    assert span is not None
    assert (span.start, span.end, span.grain) == (None, None, "open")


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2024-13", "2024-02-30", "2024-3-5", "../..", "2024-05/2024-03", "0000", "XXXX-13", "XXXX-02-30",
     "5 March 2024", "2024-03-05/", "/2024", "20XX-05", "99XX"],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert time(text, reason="r") is None


@given(st.text(alphabet="0123456789X-/.~ ", max_size=22))
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    span = time(text, reason="r")
    assert span is None or span.start is None or span.end is None or span.start < span.end


@pytest.mark.parametrize("text", ["440", "~10000", ">130", ">=3", "<=2", "<9", "49-60", "5x", "2.5"])
def test_numbers_come_back_as_they_were_written(text: str) -> None:
    found = quantity(text, SAID)
    assert found is not None
    assert found.short() == text
    assert (found.said, found.unit) == (SAID.said, "people")


@pytest.mark.parametrize("text", ["", "many", "60-49", ">5x", "~4-5", "--3"])
def test_what_is_no_number(text: str) -> None:
    assert quantity(text, SAID) is None


def test_types() -> None:
    assert act("CONSULT/meeting") == ("CONSULT", "meeting")
    assert act("meeting") == act("Meeting ") == ("CONSULT", "meeting")
    assert act("aid") == ("AID", None)
    assert act("treaty signing") == ("SUPPORT", "treaty_signing")
    assert act("CONSULT/no such kind") is None
    assert act("nothing") is None
    assert len(kinds()) > 90
