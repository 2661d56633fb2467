"""What a person has rejected is told nowhere: not in lists, counts, exports, pages of actors and pairs; its own page finds it still."""

import json
from pathlib import Path

import pytest

import regesta
from regesta.record import Record
from regesta.serve.show import FigureView, ReportView, StatementView
from tests.web.conftest import client_of, write_sample


@pytest.fixture
def judged(tmp_path: Path) -> tuple[Path, str, str, str]:
    path = write_sample(tmp_path / "judged.regesta")
    with regesta.open(path) as record:
        said, counted = record.statements()[0], record.figures()[0]
        record.review.reject(said.id, why="not said", who="anna")
        record.review.reject(counted.id, why="no figure", who="anna")
    return path, said.id, counted.id, said.document


def exported(record: Record, folder: Path) -> str:
    record.export("csv", folder)
    return "\n".join((folder / f"{name}.csv").read_text(encoding="utf-8") for name in ("statements", "figures"))


def test_lists_counts_and_exports_leave_it_out(judged: tuple[Path, str, str, str], tmp_path: Path) -> None:
    path, said, counted, _ = judged
    whole = write_sample(tmp_path / "whole.regesta")
    with regesta.open(path) as record, regesta.open(whole) as before:
        for what in ("statements", "figures"):
            assert record.counts()[what] == before.counts()[what] - 1
            assert len(getattr(record, what)()) == record.counts()[what]
        told = exported(record, tmp_path / "csv")
        assert said not in told
        assert counted not in told
        assert said in exported(before, tmp_path / "csv_before")


def test_show_of_its_report_and_event_leaves_it_out_and_show_of_itself_finds_it(
    judged: tuple[Path, str, str, str],
) -> None:
    path, said, counted, document = judged
    with regesta.open(path) as record:
        report = record.show(document)
        assert isinstance(report, ReportView)
        assert said not in [one.id for one in report.statements]
        marks = {mark.id for report in record.states() for mark in record.marked(report).marks}
        assert not marks & {said, counted}
        one, number = record.show(said), record.show(counted)
        assert isinstance(one, StatementView)
        assert one.statement.review is not None
        assert one.statement.review.verdict == "reject"
        assert isinstance(number, FigureView)


def test_pages_count_as_lists_do(judged: tuple[Path, str, str, str]) -> None:
    path, said, counted, _ = judged
    client = client_of(path)
    home = client.get("/").text
    with regesta.open(path) as record:
        totals = record.counts()
    for what in ("statements", "figures"):
        answer = client.get(f"/{what}.json").json()
        assert answer["total"] == totals[what]
        assert said not in json.dumps(answer)
        assert counted not in json.dumps(answer)
        assert f'href="/{what}"><span class="total">' not in home, "it was the only one of the sample"
    for line in client.get("/actors.json").json()["lines"]:
        dossier = client.get(f"/actors/{line['id']}.json").json()
        assert said not in json.dumps(dossier)
        assert len(dossier["said"]) == min(dossier["counts"]["said"], len(dossier["said"]))
        assert line["statements"] <= totals["statements"]
