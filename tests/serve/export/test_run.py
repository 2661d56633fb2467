"""An export overwrites nothing of others, says what it left out, and keeps its ids when reports are added."""

import csv
import io
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

import regesta
from regesta import pipeline
from regesta.cli import app
from regesta.errors import InputError
from regesta.serve.export import FORMATS, Exported
from regesta.store.database import open_store
from tests.store.test_round_trip import fill

Make = Callable[[str], tuple[Path, Exported]]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    with open_store(tmp_path / "bridge.regesta", create=True) as store:
        fill(store)
    return tmp_path / "bridge.regesta"


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(words), env={"COLUMNS": "200"})
    return result.exit_code, " ".join(result.output.split())


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_is_written_and_told(form: str, record: Path, tmp_path: Path) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    code, told = run("export", str(record), "--to", form, "-o", str(tmp_path / "out"))
    assert code == 0, told
    assert (tmp_path / "out").exists()
    assert f"{form} cannot hold: {FORMATS[form].lost}." in told
    assert run("export", str(record), "--to", form, "-o", str(tmp_path / "out")) == (code, told), (
        "and again in its place"
    )
    assert not list(tmp_path.glob(".regesta-*")), "nothing is left lying about"


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_record_gives_the_same_bytes(form: str, record: Path, tmp_path: Path) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    with regesta.open(record) as opened:
        for name in ("one", "two"):
            (tmp_path / name).mkdir()
            opened.export(form, tmp_path / name / "out")
    files = sorted(path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*") if path.is_file())
    assert files
    assert all((tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes() for file in files)


def test_help_says_what_is_lost() -> None:
    _, told = run("export", "--help")
    flat = " ".join(told.replace("│", " ").split())
    for form in FORMATS.values():
        assert form.lost[:40] in flat


def test_the_summary_counts_what_was_left_out(record: Path, tmp_path: Path) -> None:
    code, told = run("export", str(record), "--to", "ical", "-o", str(tmp_path / "a.ics"))
    assert code == 0
    assert "1 entries" in told
    assert "Left out 1: undated: no report tells the day, month or year" in told


def test_one_file_goes_to_standard_output(record: Path) -> None:
    result = CliRunner().invoke(app, ["export", str(record), "--to", "polecat", "-o", "-"])
    assert result.exit_code == 0
    rows = list(csv.reader(io.StringIO(result.stdout), delimiter="\t"))
    assert {len(row) for row in rows} == {40}
    assert "Wrote -" in result.stderr
    assert "cannot go to standard output" in run("export", str(record), "--to", "csv", "-o", "-")[1]


def test_nothing_of_others_is_written_over(record: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work", encoding="utf-8")
    before = record.read_bytes()
    with regesta.open(record) as opened:
        for form, place, why in (
            ("csv", tmp_path / "mine", "holds other files"), ("sqlite", record, "is a record"), ("ical", record, "is a record"),
            ("ical", tmp_path / "mine", "is a folder"), ("csv", record, "is a file"), ("ris", tmp_path / "no" / "a.ris", "is not there"),
        ):  # fmt: skip
            with pytest.raises(InputError, match=why):
                opened.export(form, place)
        with pytest.raises(InputError, match="Choose one of: csv, jsonl"):
            opened.export("word", tmp_path / "a")
    assert record.read_bytes() == before
    assert (tmp_path / "mine" / "thesis.txt").read_text(encoding="utf-8") == "years of work"


def test_signs_of_other_languages_do_no_harm(tmp_path: Path) -> None:
    """A report whose words are markup, formulas and control signs in the forms they are written in."""
    text = '=cmd|"/c calc"!A1 Norway & Chad <b>signed</b> a {treaty}; in\tOslo, on Monday \\ 50% _x_ “so” ]]> \u0007 \U0001f600.'
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    table = (
        'file,publisher,published,title\na.txt,"=Post & <i>Sons</i>",2024-03-05,"{\\x} <script>alert(1)</script> %"\n'
    )
    (tmp_path / "t.csv").write_text(table, encoding="utf-8")
    pipeline.add(tmp_path / "a.regesta", [tmp_path / "a.txt"], metadata=tmp_path / "t.csv")
    with regesta.open(tmp_path / "a.regesta") as opened:
        for form in ("csv", "sqlite", "timelinejs", "gexf", "ical", "bibtex", "ftm", "webannotation"):
            opened.export(form, tmp_path / form)
    with (tmp_path / "csv" / "documents.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["outlet"].startswith("'=Post")
    with sqlite3.connect(tmp_path / "sqlite") as connection:
        assert connection.execute("SELECT outlet FROM documents").fetchone()[0].startswith("=Post")
    connection.close()
    assert "<script>" not in (tmp_path / "timelinejs").read_text(encoding="utf-8")
    networkx = pytest.importorskip("networkx")
    networkx.read_gexf(tmp_path / "gexf")


@pytest.mark.model
def test_ids_stay_when_reports_are_added(pile: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.regesta"
    shutil.copy(pile, path)

    def ids(name: str) -> dict[str, set[str]]:
        with regesta.open(path) as record:
            record.export("csv", tmp_path / name)
            record.export("polecat", tmp_path / f"{name}.tsv")
        found = {
            "polecat": {
                line.split("\t")[0] for line in (tmp_path / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
            }
        }
        for table in ("events", "documents", "actors", "statements", "figures", "event_mentions"):
            with (tmp_path / name / f"{table}.csv").open(encoding="utf-8", newline="") as file:
                found[table] = {row["id"] for row in csv.DictReader(file)}
        return found

    before = ids("before")
    (tmp_path / "late.txt").write_text(
        "Norway and Chad signed a fishing treaty in Oslo on 4 March 2024. Kenya and Chad held talks on 9 March 2024.",
        encoding="utf-8",
    )
    (tmp_path / "t.csv").write_text("file,publisher,published\nlate.txt,Late Post,2024-03-20\n", encoding="utf-8")
    pipeline.add(path, [tmp_path / "late.txt"], metadata=tmp_path / "t.csv")
    after = ids("after")
    assert all(before[name] <= after[name] for name in before)
    assert len(after["events"]) == len(before["events"]) + 1
