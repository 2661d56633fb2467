"""Times of reports: a table of phrases by hand, and what must always hold."""

import datetime as dt
import re
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.extract.times.cells import Cell, add_months, cell, easter, nth_weekday
from regesta.extract.times.report import anchor_of, times
from regesta.records import Document, Part

NLP = spacy.blank("en")
TABLES = sorted(Path(__file__).parent.glob("time_phrases*.txt"))


def document(text: str, published: dt.date | None, **more) -> Document:
    return Document(id="d", source="d.txt", sha256="", text=text, language="en", published=published, **more)


DOCS = Path(__file__).parents[3] / "docs" / "times.md"


def shown():
    """The lines of the table in the docs, in the form of the tables here."""
    for line in DOCS.read_text(encoding="utf-8").splitlines():
        if row := re.fullmatch(r"\| (\S+) \| (.*)\*\*(.+)\*\*(.*) \| (.+) \|", line):
            expected = "-" if row[5] == "no event's time" else row[5].strip("`")
            yield f"{row[1]} | {row[2]}<{row[3]}>{row[4]} | {expected}"


def phrases():
    for line in [*"\n".join(table.read_text(encoding="utf-8") for table in TABLES).splitlines(), *shown()]:
        if line and not line.startswith("#"):
            anchor, sentence, expected = (part.strip() for part in line.split("|"))
            yield pytest.param(anchor, sentence, expected, id=f"{anchor} {sentence}"[:80])


def day_bounds(edtf: str) -> tuple[dt.date, dt.date]:
    """First day and day after the last of one side of an interval, read from EDTF alone."""
    edtf = edtf.rstrip("~")
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", edtf):
        day = dt.date(*map(int, match.groups()))
        return day, day + dt.timedelta(days=1)
    if match := re.fullmatch(r"(\d{4})-(\d\d)", edtf):
        first = dt.date(int(match[1]), int(match[2]), 1)
        return first, add_months(first, 1)
    digits = edtf.replace("X", "")
    span = 10 ** (4 - len(digits))
    first = dt.date(int(digits) * span, 1, 1)
    return first, dt.date(first.year + span, 1, 1)


def test_the_table_is_large_enough():
    assert len(list(phrases())) >= 600
    assert len(list(shown())) >= 29


@pytest.mark.parametrize(("anchor", "sentence", "expected"), list(phrases()))
def test_phrase(anchor, sentence, expected):
    day, _, url = anchor.partition("@")
    published = None if day == "-" else dt.date.fromisoformat(day)
    start, end = sentence.find("<"), sentence.find(">") - 1
    text = sentence.replace("<", "").replace(">", "")
    found = [
        t
        for t in times(document(text, published, url=url or None), NLP(text))
        if start < 0 or (t.said.start < end and start < t.said.end)
    ]
    if expected == "-":
        assert [t.said.text for t in found] == []
        return
    assert [t.edtf for t in found] == [expected]
    time = found[0]
    assert time.said.text.lower().endswith(text[start:end].lower())
    assert time.reason
    if time.start is None and time.end is None:
        assert "XX" in time.edtf or re.fullmatch(r"\d{4}", expected)  # of 05/04/2019 only the year is sure
        return
    first, _, last = expected.partition("/")
    assert time.start == (None if first == ".." else day_bounds(first)[0])
    assert time.end == (None if last == ".." else day_bounds(last or first)[1])


def test_anchor_prefers_the_dateline_and_is_never_made_up():
    day, other = dt.date(2020, 5, 5), dt.date(2020, 5, 6)
    assert anchor_of(document("", other, dateline_date=day)) == (day, "dateline")
    assert anchor_of(document("", other, published_how="json-ld")) == (other, "publication date (json-ld)")
    assert anchor_of(document("", None)) == (None, "no date known")


def test_what_waits_for_the_report_closes_when_its_date_is_learnt():
    text = "The agency reported on the 12th that they met."
    (open_time,) = times(document(text, None), NLP(text))
    assert (open_time.edtf, open_time.start, open_time.end) == ("XXXX-XX-12", None, None)
    (closed,) = times(document(text, dt.date(2025, 11, 13)), NLP(text))
    assert (closed.edtf, closed.anchor) == ("2025-11-12", dt.date(2025, 11, 13))


def test_a_dateline_without_a_year_gives_day_and_month():
    text = "LOME, April 1 -- Ten men were arrested yesterday and two today."
    found = times(document(text, None, dateline="LOME, April 1 --"), NLP(text))
    assert [(t.edtf, t.start) for t in found if "day" in t.said.text] == [("XXXX-03-31", None), ("XXXX-04-01", None)]
    leap = times(document(text.replace("April", "March"), None, dateline="LOME, March 1 --"), NLP(text))
    assert next(t.edtf for t in leap if t.said.text == "yesterday") == "XXXX-XX-XX"  # the 28th or the 29th
    (last, _) = [t for t in times(document(text, dt.date(2025, 3, 2)), NLP(text)) if "day" in t.said.text]
    assert last.edtf == "2025-03-01"  # nothing known of a dateline here: the day of publication counts


def test_slashed_dates_follow_the_country_of_the_address():
    text = "Posted 05/04/2019 by the press office."
    (british,) = times(document(text, None, url="https://news.example.uk/a"), NLP(text))
    (american,) = times(document(text, None, url="https://news.example.us/a"), NLP(text))
    assert (british.edtf, american.edtf) == ("2019-04-05", "2019-05-04")


def test_a_dateline_is_no_time_of_the_story():
    text = "SEOUL, May 5 (Halcyon) -- The minister resigned on Monday.\n\n(c) 2020 Halcyon"
    parts = (Part(kind="credit", start=text.index("(c)"), end=len(text)),)
    found = times(document(text, dt.date(2020, 5, 5), parts=parts), NLP(text))
    assert [t.said.text for t in found] == ["Monday"]


def test_words_of_the_calendar_agree_with_pythons_calendar():
    assert [easter(year) for year in (1998, 2020, 2024)] == [
        dt.date(1998, 4, 12),
        dt.date(2020, 4, 12),
        dt.date(2024, 3, 31),
    ]
    assert nth_weekday(2024, 11, 3, 4) == dt.date(2024, 11, 28)
    assert nth_weekday(2024, 5, 0, -1) == dt.date(2024, 5, 27)


@given(
    st.dates(dt.date(1600, 1, 1), dt.date(2400, 1, 1)),
    st.sampled_from(["day", "week", "month", "quarter", "half", "year", "decade", "century", "weekend"]),
)
def test_cells_meet_their_neighbours(day, grain):
    here = cell(grain, day)
    if grain != "weekend":
        assert here.start <= day < here.end
        assert here.end == here.shift(1).start
    assert here.shift(1).shift(-1) == here
    assert isinstance(here, Cell)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "on",
                "Friday",
                "last",
                "month",
                "May",
                "3",
                "2020",
                "the",
                "12th",
                "since",
                "until",
                "early",
                "two",
                "weeks",
                "ago",
                ".",
                "-",
                ",",
                "next",
                "day",
                "morning",
                "from",
                "to",
                "between",
                "and",
                "quarter",
                "third",
                "’s",
                "(",
                ")",
                "\n\n",
                "autumn",
                "98",
                "'98",
                "1950s",
                "half",
                "a",
                "Juche",
            ]
        ),
        max_size=14,
    ),
    st.one_of(st.none(), st.dates(dt.date(1950, 1, 1), dt.date(2100, 1, 1))),
)
def test_any_heap_of_time_words_gives_sound_spans(words, published):
    text = " ".join(words)
    last = 0
    for time in times(document(text, published), NLP(text)):
        assert text[time.said.start : time.said.end] == time.said.text
        assert time.said.start >= last
        last = time.said.end
        assert time.reason
        assert time.edtf
        if time.start is not None and time.end is not None:
            assert time.start < time.end
        if published is None:
            assert time.anchor is None
