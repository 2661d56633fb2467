"""Results of the small record: they iterate, count, index, show themselves, and become data frames."""

import builtins
import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pandas as pd
import polars as pl
import pytest

import regesta
from regesta.errors import InputError
from regesta.record import Record
from regesta.records import TimeSpan
from regesta.serve import tables
from regesta.serve.drawn import COLOURS, over_time
from regesta.serve.results import Results
from regesta.serve.tables import Table
from regesta.store.database import open_store
from tests import sample
from tests.store.test_round_trip import fill

LISTS = ("timeline", "events", "documents", "statements", "figures", "disagreements", "actors", "issues", "judgements")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    path = tmp_path / "bridge.regesta"
    with open_store(path, create=True) as store:
        fill(store)
    with regesta.open(path) as opened:
        yield opened


@pytest.mark.parametrize("name", LISTS)
def test_every_list_iterates_counts_indexes_and_has_its_columns(record: Record, name: str) -> None:
    found: Results[Any] = getattr(record, name)()
    everything = list(found)
    assert list(found) == everything  # a second time as well
    assert len(found) == len(everything)
    assert found == tuple(everything)
    assert bool(found) == bool(everything)
    if everything:
        assert found[0] == everything[0]
        assert found[-1:] == (everything[-1],)
    table = found.table()
    assert (
        found.to_pandas().columns.tolist()
        == list(table.columns)
        == found.to_polars().columns
        == found.to_arrow().column_names
    )
    assert len(found.to_pandas()) >= len(everything)  # a disagreement has a row for each position
    assert repr(found).startswith(f"<{name}: {len(everything)} row")
    assert found._repr_html_().startswith(f"<table><caption>{name}: {len(everything)}")


def test_columns_are_those_of_csv(record: Record) -> None:
    assert record.timeline().table() == tables.timeline_csv(list(record.timeline()))
    assert record.events().table() == tables.events_csv(list(record.events()))


def test_cells_are_typed_and_empty_ones_null(record: Record) -> None:
    frame = record.timeline().to_pandas()
    assert frame["start"][0] == pd.Timestamp(2024, 3, 3)
    assert pd.isna(frame["start"][1])
    assert frame["reports"].tolist() == [2, 1]
    other = record.timeline().to_polars()
    assert other.schema["start"] == pl.Date
    assert other["start"].to_list() == [dt.date(2024, 3, 3), None]
    assert other["place"].to_list() == ["Finse", None]
    assert record.figures().to_polars()["low"].to_list() == [12.0]
    assert record.documents().to_polars()["letters"].to_list() == [len(one.text) for one in record.documents()]


def test_nothing_found_is_an_empty_frame_with_columns(record: Record) -> None:
    empty = record.timeline(type="visit", status="happened")
    assert not empty
    assert empty.to_pandas().shape == (0, len(empty.table().columns))
    assert empty.to_polars().schema["start"] == pl.Date
    assert "No dated event" in empty.chart().svg


def test_a_loop_reads_one_by_one() -> None:
    read = []

    def find() -> Iterator[int]:
        for number in range(100):
            read.append(number)
            yield number

    made = Results(find, name="numbers", full=_numbers, shown=_numbers)
    assert next(iter(made)) == 0
    assert read == [0]
    assert "… 80 more" in repr(made)
    assert made._repr_html_().count("<tr>") == 21


def _numbers(found: Any) -> Table:
    return Table(columns=("number",), rows=tuple((str(one),) for one in found))


def test_html_is_escaped() -> None:
    made = Results(lambda: iter(["<b>"]), name="<x>", full=_numbers, shown=_numbers)
    assert "<b>" not in made._repr_html_()
    assert "<x>" not in made._repr_html_()


def test_without_the_libraries_it_says_what_to_install(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name in ("pyarrow", "pandas", "polars"):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    for method in ("to_pandas", "to_polars", "to_arrow"):
        with pytest.raises(InputError, match=re.escape("pip install 'regesta[columns]'")):
            getattr(record.events(), method)()


def test_marked_text_shows_what_was_taken(record: Record) -> None:
    text = record.marked(sample.one.id[:8])
    assert str(text) == sample.FIRST
    words = {(mark.role, sample.FIRST[mark.start : mark.end]) for mark in text.marks}
    assert {
        ("act", "opened"),
        ("actor", "Norway"),
        ("actor", "Chad"),
        ("time", "on Sunday"),
        ("figure", "At least 12"),
        ("said", "At least 12 guests came"),
    } <= words
    shown = text._repr_html_()
    assert f"<mark style='background:{COLOURS['act']};color:#111' title='act'>opened</mark>" in shown
    assert re.sub(r"<[^>]+>", "", shown.partition("pre-wrap")[2].partition(">")[2]) == sample.FIRST
    with pytest.raises(InputError, match="No report has"):
        record.marked("zzz")


def test_a_chart_of_months_and_of_years(tmp_path: Path) -> None:
    def month(year: int, number: int) -> TimeSpan:
        return TimeSpan(
            edtf=f"{year}-{number:02}", start=dt.date(year, number, 1), end=None, grain="month", said=None, reason=""
        )

    drawing = over_time([month(2023, 12), month(2024, 2), month(2024, 2)])
    root = ElementTree.fromstring(drawing.svg)
    words = [one.text for one in root.iter("{http://www.w3.org/2000/svg}text")]
    assert words == ["Events by month", "2", "Dec 2023", "Jan 2024", "Feb 2024"]
    heights = [one.get("height") for one in root.iter("{http://www.w3.org/2000/svg}rect")][1:]
    assert heights == ["55.0", "0.0", "110.0"]
    assert "Events by year" in over_time([month(2010, 1), month(2024, 1)]).svg
    drawing.save(tmp_path / "a.svg")
    assert (tmp_path / "a.svg").read_text(encoding="utf-8") == drawing._repr_svg_()
    with pytest.raises(InputError, match=r"\.svg"):
        drawing.save(tmp_path / "a.png")


def test_a_briefing_shows_itself(record: Record) -> None:
    assert "srcdoc='&lt;!doctype html&gt;" in record.brief(("NOR", "TCD"))._repr_html_()
