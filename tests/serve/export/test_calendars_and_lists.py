"""iCalendar, TimelineJS, RIS and BibTeX, each read back by a library of its form or checked against the documented schema."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest

import regesta
from regesta.records import TimeSpan
from regesta.serve.export import Exported
from regesta.serve.export.bibtex import escaped as latex
from regesta.serve.export.ical import escaped, folded
from regesta.serve.export.ris import authors
from regesta.serve.export.timelinejs import slide_dates

Make = Callable[[str], tuple[Path, Exported]]


@pytest.mark.model
def test_icalendar_reads_the_calendar(exported: Make, pile: Path) -> None:
    icalendar = pytest.importorskip("icalendar")
    path, done = exported("ical")
    data = path.read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    calendar = icalendar.Calendar.from_ical(data)
    found = {str(one["UID"]): one for one in calendar.walk("VEVENT")}
    assert len(found) == done.written["entries"]
    with regesta.open(pile) as record:
        lines = record.timeline()
    closed = [line for line in lines if line.event.time and line.event.time.start and line.event.time.end]
    assert set(found) == {f"{line.id}@regesta" for line in closed}
    assert sum(done.left_out.values()) == len(lines) - len(closed)
    for line in closed:
        one = found[f"{line.id}@regesta"]
        assert (one["DTSTART"].dt, one["DTEND"].dt) == (line.event.time.start, line.event.time.end)
        assert line.what in str(one["SUMMARY"])
        assert " ".join(line.sources[0].sentence.split()) in str(one["DESCRIPTION"])


def test_lines_are_folded_between_letters() -> None:
    long = "SUMMARY:" + "å — " * 60
    parts = folded(long).split("\r\n")
    assert all(len(part.encode()) <= 75 for part in parts)
    assert "".join([parts[0], *(part[1:] for part in parts[1:])]) == long
    assert escaped("a;b,c\\d\ne") == "a\\;b\\,c\\\\d\\ne"


@pytest.mark.model
def test_timelinejs_has_what_its_documents_ask_for(exported: Make) -> None:
    """Against https://timeline.knightlab.com/docs/json-format.html, as its script is not part of this project."""
    path, done = exported("timelinejs")
    timeline = json.loads(path.read_text(encoding="utf-8"))
    assert timeline["scale"] == "human"
    assert len(timeline["events"]) == done.written["slides"] > 0
    for slide in timeline["events"]:
        assert set(slide) <= {"start_date", "end_date", "text", "group", "display_date", "unique_id"}
        for date in (slide["start_date"], slide.get("end_date", slide["start_date"])):
            assert set(date) <= {"year", "month", "day"}
            dt.date(date["year"], date.get("month", 1), date.get("day", 1))
        assert set(slide["text"]) == {"headline", "text"}
    assert len({slide["unique_id"] for slide in timeline["events"]}) == len(timeline["events"])


def test_dates_of_slides_are_no_finer_than_told() -> None:
    def time(edtf: str, start: dt.date | None, end: dt.date | None, grain: str) -> TimeSpan:
        return TimeSpan(edtf=edtf, start=start, end=end, grain=grain, said=None, reason="")  # type: ignore[arg-type]

    march, april = dt.date(2024, 3, 1), dt.date(2024, 4, 1)
    assert slide_dates(time("2024-03", march, april, "month")) == {"start_date": {"year": 2024, "month": 3}}
    assert slide_dates(time("2024", dt.date(2024, 1, 1), dt.date(2025, 1, 1), "year")) == {"start_date": {"year": 2024}}
    week = slide_dates(time("2024-03-04/2024-03-10", dt.date(2024, 3, 4), dt.date(2024, 3, 11), "week"))
    assert week == {
        "start_date": {"year": 2024, "month": 3, "day": 4},
        "end_date": {"year": 2024, "month": 3, "day": 10},
    }
    assert slide_dates(time("../2024-03-31", None, april, "open")) is None
    assert slide_dates(None) is None


@pytest.mark.model
@pytest.mark.filterwarnings("ignore")
def test_rispy_reads_the_reports(exported: Make, pile: Path) -> None:
    rispy = pytest.importorskip("rispy")
    path, done = exported("ris")
    entries = {one["id"]: one for one in rispy.loads(path.read_text(encoding="utf-8"))}
    with regesta.open(pile) as record:
        reports = list(record.documents())
    assert len(entries) == len(reports) == done.written["reports"]
    for report in reports:
        entry = entries[report.id]
        assert entry["type_of_reference"] == "NEWS"
        assert entry.get("year") == (str(report.published.year) if report.published else None), "no date is made up"
        assert entry.get("secondary_title") == report.outlet


@pytest.mark.model
@pytest.mark.filterwarnings("ignore")
def test_bibtexparser_reads_the_reports(exported: Make, pile: Path) -> None:
    bibtexparser = pytest.importorskip("bibtexparser")
    path, _ = exported("bibtex")
    library = bibtexparser.parse_string(path.read_text(encoding="utf-8"))
    assert library.failed_blocks == []
    with regesta.open(pile) as record:
        reports = list(record.documents())
    assert set(library.entries_dict) == {f"regesta-{one.id}" for one in reports}
    for report in reports:
        fields = library.entries_dict[f"regesta-{report.id}"].fields_dict
        assert ("date" in fields) == (report.published is not None)
        if report.outlet:
            assert fields["journal"].value == report.outlet


def test_signs_of_latex_and_bylines() -> None:
    assert latex("50% of R&D_x {a}") == r"50\% of R\&D\_x \{a\}"
    assert authors("By Anna Berg and Ola Dahl") == ["Anna Berg", "Ola Dahl"]
    assert authors(None) == []
