"""People that no table holds, over reports: joined, filled in, proposed, taken back; in whatever order reports come."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

import regesta
from regesta.cli import app
from regesta.pipeline import comparing
from regesta.store.database import open_store
from regesta.store.read import content_digest
from tests.web.conftest import client_of

REPORTS = {
    "a.txt": "OSLO, March 4, 2024 -- Foreign Minister Ivo Strand criticised Denmark on Monday.",
    "b.txt": "COPENHAGEN, March 5, 2024 -- Norwegian Foreign Minister Ivo Strand visited Denmark on Tuesday.",
    "c.txt": "PARIS, March 6, 2024 -- The painter Runa Felt praised the harbour of Bergen on Wednesday. Runa Felt criticised France.",
    "d.txt": "BERN, March 7, 2024 -- Swiss Defence Minister Runa Felt criticised France on Thursday.",
}


def add(path: Path, folder: Path, order: str) -> None:
    with regesta.open(path, create=True) as record:
        for name in order:
            file = folder / f"{name}.txt"
            file.write_text(REPORTS[file.name], encoding="utf-8")
            record.add([file])


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("joined")
    add(folder / "one.regesta", folder, "abcd")
    return folder / "one.regesta"


def test_one_person_with_the_state_filled_in(path: Path) -> None:
    with regesta.open(path) as record:
        (line,) = [one for one in record.actors(find="Ivo Strand") if one.actor.name == "Ivo Strand"]
        assert (line.actor.state, line.reports) == ("NOR", 2)
        view = record.actor("Ivo Strand")
        (made,) = view.judgements
        assert (made.verdict, made.decided_by) == ("same", "program")
        assert "same office" in made.reasons
        parties = [p for event in record.events() for p in event.actors if p.name == "Ivo Strand"]
        assert {party.state for party in parties} == {"NOR"}


@pytest.mark.parametrize("order", ["dbca", "cadb"])
def test_order_does_not_matter(order: str, path: Path, tmp_path: Path) -> None:
    add(tmp_path / "two.regesta", tmp_path, order)
    with open_store(path) as one, open_store(tmp_path / "two.regesta") as two:
        assert content_digest(one) == content_digest(two)


@pytest.mark.parametrize("lot", [1, 2, 500])
def test_lots_do_not_matter(lot: int, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "LOT", lot)
    with regesta.open(tmp_path / "all.regesta", create=True) as record:
        for name, text in REPORTS.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        record.add([tmp_path / name for name in REPORTS])
    with open_store(path) as one, open_store(tmp_path / "all.regesta") as two:
        assert content_digest(one) == content_digest(two)


def test_a_report_that_goes_takes_the_joining_with_it(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.regesta"
    copy.write_bytes(path.read_bytes())
    with regesta.open(copy) as record:
        (told,) = [one for one in record.documents() if one.source.endswith("b.txt")]
        record.remove(told.id, why="a test")
        assert not record.actor("Ivo Strand").judgements
        assert {p.state for event in record.events() for p in event.actors if p.name == "Ivo Strand"} == {None}
        record.putback(told.id)
        assert {p.state for event in record.events() for p in event.actors if p.name == "Ivo Strand"} == {"NOR"}


def test_a_person_takes_it_back_and_no_later_run_joins_them(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.regesta"
    copy.write_bytes(path.read_bytes())
    with regesta.open(copy) as record:
        (made,) = record.actor("Ivo Strand").judgements
        record.undo(made.id)
        (tmp_path / "e.txt").write_text("OSLO, March 8, 2024 -- Norway criticised Denmark on Friday.", encoding="utf-8")
        record.add([tmp_path / "e.txt"])
        found = [one for one in record.actors(find="Ivo Strand") if one.actor.name == "Ivo Strand"]
        assert sorted(one.actor.state or "" for one in found) == ["", "NOR"]
        record.undo(next(one.id for one in record.judgements() if one.verdict == "undo"))  # and undoes the undoing
        found = [one for one in record.actors(find="Ivo Strand") if one.actor.name == "Ivo Strand"]
        assert [one.actor.state for one in found] == ["NOR"]


def test_where_a_report_and_the_tables_differ_stands_with_the_actor(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with regesta.open(path) as record:
        differs = record.actor("Ivo Strand").differs
        assert {one.code for one in differs} == {"office-differs"}
        assert all("Ivo Strand" in one.reason and "foreign minister of NOR" in one.reason for one in differs)
        assert not record.actor("NOR").differs
    told = CliRunner().invoke(app, ["actors", str(path), "Ivo Strand"]).output
    assert "Reports and tables differ" in told
    page = client_of(path).get(f"/actors/{differs[0].actors[0]}").text
    assert "Reports and tables differ" in page
    assert f"/documents/{differs[0].document}" in page
