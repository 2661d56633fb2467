"""A record as it stood on a day, later texts at one address, reports taken out and put back. All people and outlets are invented."""

import shutil
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

import regesta
from regesta import pipeline
from regesta.cli import app
from regesta.errors import InputError
from regesta.store import read
from regesta.store.database import open_store

pytestmark = pytest.mark.model
REPORTS = {
    "early.txt": "OSLO, March 4, 2024 (Fjell) -- Norway and Chad signed a fishing treaty in Oslo on Monday. Chad thanked Norway.",
    "wrong.txt": "OSLO, March 5, 2024 (Fjell) -- Denmark expelled the ambassador of Chad on Tuesday, 5 March 2024.",
    "mended.txt": "OSLO, March 5, 2024 (Fjell) -- Denmark invited the ambassador of Chad to talks on Tuesday, 5 March 2024.",
    "late.txt": "OSLO, March 20, 2024 (Fjell) -- Norway's parliament ratified the fishing treaty with Chad on 19 March 2024.",
    "nowhen.txt": "Iceland and Chad held talks about fish.",
}
TABLE = """file,publisher,published,url,retrieved
early.txt,Fjell Tidende,2024-03-04,https://fjell.example/a,2024-03-04
wrong.txt,Fjord Post,2024-03-05,https://fjord.example/news/7,2024-03-05
mended.txt,Fjord Post,2024-03-05,https://www.fjord.example/news/7/,2024-03-09
late.txt,Fjord Post,2024-03-20,https://fjord.example/news/9,2024-03-20
"""


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("asof")
    (folder / "pile").mkdir()
    for name, text in REPORTS.items():
        (folder / "pile" / name).write_text(text, encoding="utf-8")
    (folder / "table.csv").write_text(TABLE, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def whole(pile: Path) -> Path:
    pipeline.add(pile / "whole.regesta", [pile / "pile"], metadata=pile / "table.csv")
    return pile / "whole.regesta"


@pytest.fixture
def record(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(whole, tmp_path / "own.regesta"))


def kinds(opened: regesta.Record) -> set[str | None]:
    return {one.subtype for one in opened.events()}


def report_of(record: Path, source: str) -> str:
    with regesta.open(record) as opened:
        return next(one.id for one in opened.documents() if one.source.endswith(source))


def digest(record: Path) -> str:
    with open_store(record) as store:
        return read.content_digest(store)


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], env={"COLUMNS": "100"})


def test_a_corrected_text_takes_the_place_of_the_first_and_nothing_is_lost(whole: Path) -> None:
    with regesta.open(whole) as opened:
        assert "invitation" in kinds(opened)
        assert "expulsion" not in kinds(opened)
        assert any(one.source.endswith("wrong.txt") for one in opened.documents())
        (told,) = opened.issues(code="superseded")
        assert told.document == report_of(whole, "wrong.txt")


def test_in_the_other_order_it_is_the_same_record(pile: Path, whole: Path, tmp_path: Path) -> None:
    record = tmp_path / "steps.regesta"
    for name in sorted(REPORTS):
        shutil.copytree(pile / "pile", tmp_path / name, ignore=lambda _, names, name=name: set(names) - {name})
        pipeline.add(record, [tmp_path / name], metadata=pile / "table.csv")
    with regesta.open(record) as one, regesta.open(whole) as other:
        assert list(one.events()) == list(other.events())
        assert [issue.code for issue in one.issues(code="superseded")] == ["superseded"]


@pytest.mark.parametrize(
    ("day", "there", "not_there"),
    [
        ("2024-03-04", {"treaty_signing"}, {"expulsion", "invitation", "ratification"}),
        ("2024-03-08", {"treaty_signing", "expulsion"}, {"invitation", "ratification"}),
        ("2024-03-09", {"treaty_signing", "invitation"}, {"expulsion", "ratification"}),
        ("2024-03", {"treaty_signing", "invitation", "ratification"}, {"expulsion"}),
    ],
)
def test_as_of_a_day_shows_what_was_published_by_then(
    whole: Path, day: str, there: set[str], not_there: set[str]
) -> None:
    before = digest(whole)
    with regesta.open(whole) as opened, opened.as_of(day) as then:
        assert there <= kinds(then)
        assert not not_there & kinds(then)
        assert not any(one.source.endswith("nowhen.txt") for one in then.documents())
    assert digest(whole) == before


def test_as_of_is_the_record_of_those_reports_alone(pile: Path, whole: Path, tmp_path: Path) -> None:
    (tmp_path / "few").mkdir()
    for name in ("early.txt", "wrong.txt"):
        shutil.copy(pile / "pile" / name, tmp_path / "few" / name)
    pipeline.add(tmp_path / "few.regesta", [tmp_path / "few"], metadata=pile / "table.csv")
    with (
        regesta.open(whole) as opened,
        opened.as_of("2024-03-06") as then,
        regesta.open(tmp_path / "few.regesta") as few,
    ):
        assert list(then.events()) == list(few.events())
        assert list(then.disagreements()) == list(few.disagreements())
        assert [one.actor.id for one in then.actors()] == [one.actor.id for one in few.actors()]


def test_held_at_shows_what_had_arrived(record: Path) -> None:
    with open_store(record) as store, store.transaction():
        store.connection.execute("UPDATE arrivals SET at = '2024-04-01T10:00:00+00:00'")
        store.connection.execute(
            "UPDATE arrivals SET at = '2024-04-02T10:00:00+00:00' WHERE document = ?", (report_of(record, "late.txt"),)
        )
    with regesta.open(record) as opened:
        with opened.held_at("2024-04-01") as then:
            assert "treaty_signing" in kinds(then)
            assert "ratification" not in kinds(then)
        with opened.held_at("2024-04-02") as then:
            assert "ratification" in kinds(then)
    told = run("timeline", record, "--held-at", "2024-04-01")
    assert told.exit_code == 0
    assert "ratif" not in told.output
    assert run("timeline", record, "--held-at", "2024-04-01", "--as-of", "2024").exit_code == 1


def test_a_report_is_taken_out_with_what_rests_on_it_and_put_back(pile: Path, record: Path) -> None:
    before, key = digest(record), report_of(record, "late.txt")
    told = run("remove", record, key[:9], "--why", "made up by a former colleague")
    assert told.exit_code == 0, told.output
    with regesta.open(record) as opened:
        assert "ratification" not in kinds(opened)
        assert key not in {one.id for one in opened.documents()}
        assert not any(one.document == key for one in opened.statements())
        (issue,) = opened.issues(code="removed")
        assert "made up" in issue.reason
        assert [one.why for one in opened.removals()] == ["made up by a former colleague"]
    again = pipeline.add(record, [pile / "pile"], metadata=pile / "table.csv")
    assert (again.added, again.skipped.get("removed-before")) == (0, 1)
    assert "made up" in run("removals", record).output
    assert run("putback", record, key[:9]).exit_code == 0
    assert digest(record) == before
    with regesta.open(record) as opened:
        assert opened.broken_spans() == []


def test_taking_out_the_mended_text_brings_the_first_back(record: Path) -> None:
    with regesta.open(record) as opened:
        opened.remove(report_of(record, "mended.txt"), why="not theirs")
    with regesta.open(record) as opened:
        assert "expulsion" in kinds(opened)
        assert list(opened.issues(code="superseded")) == []


def test_what_cannot_be_taken_out_is_said(record: Path) -> None:
    with regesta.open(record) as opened:
        with pytest.raises(InputError, match="No report"):
            opened.remove("zzzz", why="x")
        with pytest.raises(InputError, match="why"):
            opened.remove(report_of(record, "late.txt"), why=" ")
        with pytest.raises(InputError, match="taken out"):
            opened.putback(report_of(record, "late.txt"))
