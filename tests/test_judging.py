"""Who is in a record, and what a person judges about it: merge, split, undo, on a small pile read once. All people are invented."""

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
    "a.txt": "OSLO, March 4, 2024 (Fjell) -- Foreign Minister Anna Rundberg met Ruritanian envoy Piet Hallam in Oslo on Monday.",
    "b.txt": "OSLO, March 6, 2024 (Fjell) -- Norway's Ana Rundbergh criticised Chad on Tuesday. "
    "Rundbergh said Chad had broken an agreement.",
    "c.txt": "OSLO, March 9, 2024 (Fjell) -- The envoy Piet Hallam met Danish officials on Friday. "
    "Hallam thanked Denmark.",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("judging")
    for name, text in REPORTS.items():
        (folder / "pile").mkdir(exist_ok=True)
        (folder / "pile" / name).write_text(text, encoding="utf-8")
    pipeline.add(folder / "whole.regesta", [folder / "pile"])
    return folder / "whole.regesta"


@pytest.fixture
def record(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "own.regesta"))


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], env={"COLUMNS": "100"})


def ids(record: Path, name: str) -> list[str]:
    with regesta.open(record) as opened:
        return [line.actor.id for line in opened.actors(find=name) if name in (line.actor.name, *line.actor.names)]


def report_of(record: Path, source: str) -> str:
    with regesta.open(record) as opened:
        return next(one.id for one in opened.documents() if one.source.endswith(source))


def test_actors_are_listed_by_how_many_reports_name_them(record: Path) -> None:
    with regesta.open(record) as opened:
        found = opened.actors()
    assert [line.reports for line in found] == sorted((line.reports for line in found), reverse=True)
    assert {"Chad", "Anna Rundberg", "Piet Hallam"} <= {line.actor.name for line in found}


def test_one_actor_with_names_offices_and_sightings(record: Path) -> None:
    with regesta.open(record) as opened:
        view = opened.actor("Anna Rundberg")
    assert view.line.actor.kind == "person"
    assert any("Foreign Minister" in office.title for office in view.offices)
    assert [one.published for one in view.sightings] == [None]
    assert "Anna Rundberg" in view.sightings[0].words
    shown = run("actors", record, "Anna Rundberg")
    assert shown.exit_code == 0
    assert "Foreign Minister" in shown.output
    assert "Seen in 1 report" in shown.output


def test_find_knows_spellings(record: Path) -> None:
    with regesta.open(record) as opened:
        assert "Anna Rundberg" in {line.actor.name for line in opened.actors(find="Rundberg, Anna")}
        assert "Chad" in {line.actor.name for line in opened.actors(find="TCD")}


def test_merge_makes_two_actors_one_everywhere_and_undo_takes_it_back(record: Path) -> None:
    with open_store(record) as store:
        before = [event.actors for event in read.events(store)]
    (first,), (second,) = ids(record, "Anna Rundberg"), ids(record, "Ana Rundbergh")
    with regesta.open(record) as opened:
        opened.merge("Anna Rundberg", "Ana Rundbergh", why="one minister")
        assert {line.actor.id for line in opened.actors()} & {first, second} == {first}
        assert "Ana Rundbergh" in opened.actor(first).line.actor.names
        assert {one.document for one in opened.actor("Ana Rundbergh").sightings} == {
            report_of(record, "a.txt"),
            report_of(record, "b.txt"),
        }
        told = len(opened.timeline(actor="Anna Rundberg"))  # met, criticised, accused
        assert told == len(opened.timeline(actor="Ana Rundbergh")) == 3
        gone = opened.undo()
        assert gone.reasons == ("one minister",)
        assert {line.actor.id for line in opened.actors()} >= {first, second}
    with open_store(record) as store:
        assert [event.actors for event in read.events(store)] == before


def test_split_of_two_takes_back_a_merge_and_undo_brings_it_again(record: Path) -> None:
    (second,) = ids(record, "Ana Rundbergh")
    with regesta.open(record) as opened:
        opened.merge("Anna Rundberg", second)
        opened.split("Anna Rundberg", "Ana Rundbergh")
        assert second in {line.actor.id for line in opened.actors()}
        opened.undo()
        assert second not in {line.actor.id for line in opened.actors()}


def test_split_in_one_report_makes_somebody_else(record: Path) -> None:
    with regesta.open(record) as opened:
        (before,) = [line for line in opened.actors() if line.actor.name == "Piet Hallam"]
        assert before.reports == 2
        opened.split("Piet Hallam", report=report_of(record, "c.txt"))
        assert [line.reports for line in opened.actors() if line.actor.name == "Piet Hallam"] == [1, 1]
        lines = [opened.timeline(actor=line.actor.id) for line in opened.actors(find="Piet Hallam")]
        assert sorted(len(line) for line in lines) == [1, 2]  # he met; the other one met and thanked


def test_judgements_outlive_another_run(record: Path, tmp_path: Path) -> None:
    more = tmp_path / "d.txt"
    more.write_text("OSLO, March 12, 2024 (Fjell) -- Norway's Ana Rundbergh visited Chad on Monday.", encoding="utf-8")
    with regesta.open(record) as opened:
        opened.merge("Anna Rundberg", "Ana Rundbergh")
        opened.add(more)
        (line,) = opened.actors(find="Anna Rundberg")
        assert line.reports == 3


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("merge", "Chad", "Anna Rundberg"), "Chad is a state and Anna Rundberg a person"),
        (("merge", "Chad", "Chad"), "are one actor already"),
        (("merge", "Chad", "Nobody Atall"), 'No actor of this record fits "Nobody Atall"'),
        (("split", "Chad"), "Say from what"),
        (("split", "Chad", "--in", "zzzz"), "No report has an id that begins with"),
        (("undo",), "There is no judgement to undo"),
        (("actors", "Ana Rundqvist"), "The nearest names"),
    ],
)
def test_what_cannot_be_done_is_told(record: Path, words: tuple[str, ...], said: str) -> None:
    result = run(words[0], record, *words[1:])
    assert result.exit_code == 1
    assert said in " ".join(result.output.split())


def test_the_commands_tell_how_to_take_it_back(record: Path) -> None:
    told = " ".join(run("merge", record, "Anna Rundberg", "Ana Rundbergh").output.split())
    assert "is the same as" in told
    assert "regesta undo" in told
    assert "Taken back" in run("undo", record).output


def test_an_actor_of_several_is_asked_for_by_id(record: Path) -> None:
    with regesta.open(record) as opened:
        opened.split("Piet Hallam", report=report_of(record, "c.txt"))
        with pytest.raises(InputError, match="more than one actor"):
            opened.actor("Piet Hallam")
