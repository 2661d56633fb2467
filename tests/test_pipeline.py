"""The whole way: the same record in any order and steps, stopped or not, and nothing lost to a broken file."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import regesta
from regesta import pipeline
from regesta.errors import InputError, LexiconError, NotARecord
from regesta.issues import Issue
from regesta.link.judgements.judged import Judged
from regesta.pipeline import comparing, runs, shelf
from regesta.reconcile.origins import standing
from regesta.reconcile.outletnames import names_of, outlet_name
from regesta.reconcile.resting import resting
from regesta.reconcile.together import reconcile
from regesta.store import read
from regesta.store.check import all_spans, broken_spans
from regesta.store.database import open_store
from regesta.store.located import judgements
from tests import piles

Pile = tuple[Path, Path]
pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Pile:
    return piles.write(tmp_path_factory.mktemp("pile"))


@pytest.fixture(scope="module")
def whole(pile: Pile, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record made in one go; not to be changed."""
    record = tmp_path_factory.mktemp("whole") / "whole.regesta"
    pipeline.add(record, [pile[0]], metadata=pile[1])
    return record


def digest(record: Path) -> str:
    with open_store(record) as store:
        return read.content_digest(store)


def codes(record: Path) -> set[str]:
    with open_store(record) as store:
        return {one.code for one in read.issues(store)}


def test_a_run_reads_all_and_says_so(pile: Pile, tmp_path: Path) -> None:
    told: list[tuple[str, int, int | None]] = []
    summary = pipeline.add(tmp_path / "a.regesta", [pile[0]], metadata=pile[1], progress=lambda *one: told.append(one))
    assert (summary.reports, summary.added, summary.already_there) == (8, 8, 0)
    assert (summary.read, summary.not_english, summary.failed) == (7, 1, 0)
    assert summary.documents == 8
    assert summary.events > 3
    assert summary.statements > 1
    assert summary.figures > 1
    assert ("Reading", 7, 7) in told
    assert {"ingest", "read", "extract", "link", "reconcile"} <= set(summary.stage_seconds)


def test_every_span_reads_back(whole: Path) -> None:
    with open_store(whole) as store:
        assert len(list(all_spans(store))) > 50
        assert list(broken_spans(store)) == []


def test_the_same_pile_again_changes_nothing(pile: Pile, whole: Path, tmp_path: Path) -> None:
    record = shutil.copy(whole, tmp_path / "again.regesta")
    summary = pipeline.add(record, [pile[0]], metadata=pile[1])
    assert (summary.added, summary.already_there, summary.read) == (0, 8, 0)
    assert digest(record) == digest(whole)


@pytest.mark.parametrize("folders", [("post", "tidende", "herald"), ("herald", "post", "tidende")])
def test_another_order_and_other_steps_give_the_same_record(
    pile: Pile, whole: Path, tmp_path: Path, folders: tuple[str, ...]
) -> None:
    record = tmp_path / "steps.regesta"
    for folder in folders:
        shutil.copytree(pile[0] / folder, tmp_path / "parts" / folder / folder)
        pipeline.add(record, [tmp_path / "parts" / folder], metadata=pile[1])
    assert digest(record) == digest(whole)


def test_what_is_joined_in_lots_is_what_the_definition_gives(
    pile: Pile, whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(whole) as store:
        documents, outlets = list(read.documents(store)), list(read.outlets(store))
        judged = Judged(judgements(store))  # the program's, of people of one name
        mentions, statements, figures = (
            list(map(judged.event, read.event_mentions(store))),
            list(read.statements(store)),
            list(map(judged.figure, read.figures(store))),
        )
        rests = {one.document: one for one in resting(documents, outlets, statements, figures)}
        names = names_of(outlets, [(one.outlet, one.agency) for one in documents])
        states = {one.name: one.state for one in outlets}
        standings = {one.id: standing(rests[one.id], outlet_name(one, names), states) for one in documents}
        together = reconcile(documents, mentions, statements, figures, standings=standings)
        assert tuple(sorted(read.events(store), key=lambda one: one.id)) == together.events
        assert tuple(read.disagreements(store)) == together.disagreements
    monkeypatch.setattr(comparing, "LOT", 2)
    pipeline.add(tmp_path / "lots.regesta", [pile[0]], metadata=pile[1])
    assert digest(tmp_path / "lots.regesta") == digest(whole)
    for name in ("REMEMBERED", "WHOLE"):  # what is forgotten in the middle of a lot is looked up again
        monkeypatch.setattr(shelf, name, 1)
    pipeline.add(tmp_path / "forgetful.regesta", [pile[0]], metadata=pile[1])
    assert digest(tmp_path / "forgetful.regesta") == digest(whole)


def test_killed_between_two_lots(pile: Pile, whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "LOT", 3)
    record = tmp_path / "lots.regesta"

    def stop(what: str, done: int, total: int | None) -> None:
        if (what, done) == ("Comparing", 6):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pipeline.add(record, [pile[0]], metadata=pile[1], progress=stop)
    with regesta.open(record) as opened:
        assert opened.unfinished
        assert next(iter(opened.events()), None) is not None, "what was joined is kept"
    pipeline.add(record, [])
    assert digest(record) == digest(whole)


def content(record: Path) -> dict[str, object]:
    """What the record says, without the issues that tell how it came about."""
    with open_store(record) as store:
        return {
            "events": list(read.events(store)),
            "statements": list(read.statements(store)),
            "figures": list(read.figures(store)),
            "disagreements": list(read.disagreements(store)),
            "mentions": list(read.mentions(store)),
            "actors": [actor.name for actor in read.actors(store)],
            "copies": {one.id: one.copy_of for one in read.documents(store)},
        }


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")
@pytest.mark.parametrize(("stage", "done"), [("Taking in reports", 3), ("Reading", 5), ("Comparing", 0)])
def test_killed_half_way_and_run_again(pile: Pile, whole: Path, tmp_path: Path, stage: str, done: int) -> None:
    record = tmp_path / "killed.regesta"
    script = (
        "import os, signal\nfrom regesta import pipeline\nfrom regesta.pipeline import runs\nruns.BATCH = 3\n"
        f"def tell(what, done, total):\n    if (what, done) == {(stage, done)!r}: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"pipeline.add({str(record)!r}, [{str(pile[0])!r}], metadata={str(pile[1])!r}, progress=tell)"
    )
    killed = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert digest(record) != digest(whole)
    summary = pipeline.add(record, [pile[0]], metadata=pile[1])
    assert digest(record) == digest(whole)
    if (stage, done) == ("Reading", 5):
        assert summary.read == 4, "the batch of three that was finished is not read again"


def test_stopped_by_hand_and_finished_without_paths(pile: Pile, whole: Path, tmp_path: Path) -> None:
    record = tmp_path / "stopped.regesta"

    def stop(what: str, done: int, total: int | None) -> None:
        if (what, done) == ("Reading", 2):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pipeline.add(record, [pile[0]], metadata=pile[1], progress=stop)
    assert pipeline.add(record, []).read == 7
    assert digest(record) == digest(whole)


def test_no_file_stops_the_others(pile: Pile, tmp_path: Path) -> None:
    folder = tmp_path / "bad"
    shutil.copytree(pile[0], folder)
    (folder / "empty.txt").touch()
    (folder / "noise.txt").write_bytes(os.urandom(4000))
    (folder / "broken.json").write_text('{"title": "A', encoding="utf-8")
    (folder / "bomb.zip").write_bytes(b"PK\x03\x04 not a zip")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    record = tmp_path / "bad.regesta"
    summary = pipeline.add(record, [folder, tmp_path / "nowhere"], metadata=pile[1])
    assert summary.read == 7
    assert len(summary.skipped) >= 5
    assert {"empty-file", "binary-file", "missing-path", "unknown-kind"} <= codes(record)
    with open_store(record) as store:
        assert all(one.reason for one in read.issues(store))


def test_work_that_raises_becomes_an_issue() -> None:
    def broken() -> int:
        raise ValueError("a page nobody has foreseen")

    outcome = runs.one_broken_file_never_stops_a_run(broken, source="a.txt", document="0" * 16)
    assert isinstance(outcome, Issue)
    assert (outcome.code, outcome.source, outcome.document) == ("reading-failed", "a.txt", "0" * 16)
    assert outcome.reason == "ValueError: a page nobody has foreseen"
    assert runs.one_broken_file_never_stops_a_run(lambda: 3, source="a.txt") == 3


def test_what_is_no_english_is_kept_unread(whole: Path) -> None:
    with open_store(whole) as store:
        (kept,) = read.document_ids(store, state="kept")
        report = read.document(store, kept)
        assert report is not None
        assert report.language == "fr"
        assert list(read.mentions(store, document=kept)) == []
        assert any(one.document == kept for one in read.issues(store))


def test_metadata_that_comes_later_is_used(pile: Pile, whole: Path, tmp_path: Path) -> None:
    record = tmp_path / "late.regesta"
    pipeline.add(record, [pile[0]])
    before = content(record)
    summary = pipeline.add(record, [pile[0]], metadata=pile[1])
    assert (summary.added, summary.read) == (0, 5), "the five reports that the table tells of are read again"
    assert content(record) == content(whole)
    assert before != content(whole)


ACTORS = """
states:
  - {id: fjordland, kind: state, code: XFJ, names: [Fjordland], demonyms: [Fjordish], capital: Vik}
people:
  - {name: Anna Berg, offices: [{title: Foreign Minister, state: XFJ}]}
"""


def test_the_record_keeps_the_actors_file(pile: Pile, whole: Path, tmp_path: Path) -> None:
    actors, record = tmp_path / "own.yaml", tmp_path / "own.regesta"
    actors.write_text(ACTORS, encoding="utf-8")
    pipeline.add(record, [pile[0]], metadata=pile[1], own=pipeline.OwnFiles(actors))
    with_file = digest(record)
    assert with_file != digest(whole)
    late = shutil.copy(whole, tmp_path / "late.regesta")
    actors.rename(tmp_path / "moved.yaml").rename(actors)
    assert pipeline.add(late, [], own=pipeline.OwnFiles(actors)).read == 7, "other actors: everything is read again"
    actors.unlink()
    assert pipeline.add(late, [pile[0]], metadata=pile[1]).read == 0
    assert digest(late) == with_file


EVENTS = """
- type: COOPERATE
  subtypes:
    - {name: saying, verbs: ["A say that"]}
"""


def test_the_record_keeps_the_events_file(pile: Pile, whole: Path, tmp_path: Path) -> None:
    own, record = tmp_path / "events.yaml", tmp_path / "own.regesta"
    own.write_text(EVENTS, encoding="utf-8")
    pipeline.add(record, [pile[0]], metadata=pile[1], own=pipeline.OwnFiles(events=own), jobs=2)
    with open_store(record) as store:
        assert any(one.subtype == "saying" for one in read.event_mentions(store))
    with_file = digest(record)
    late = shutil.copy(whole, tmp_path / "late.regesta")
    assert pipeline.add(late, [], own=pipeline.OwnFiles(events=own)).read == 7, "other acts: everything is read again"
    own.unlink()
    assert pipeline.add(late, [pile[0]], metadata=pile[1]).read == 0
    assert digest(late) == with_file


def test_what_cannot_be_used_is_told_before_anything_is_made(pile: Pile, tmp_path: Path) -> None:
    record, actors = tmp_path / "new.regesta", tmp_path / "bad.yaml"
    with pytest.raises(InputError, match="There is nothing at"):
        pipeline.add(record, [tmp_path / "nowhere"])
    with pytest.raises(InputError, match="metadata table"):
        pipeline.add(record, [pile[0]], metadata=tmp_path / "nowhere.csv")
    actors.write_text("states: [", encoding="utf-8")
    with pytest.raises(LexiconError):
        pipeline.add(record, [pile[0]], own=pipeline.OwnFiles(actors))
    with pytest.raises(InputError, match="actors file"):
        pipeline.add(record, [pile[0]], own=pipeline.OwnFiles(tmp_path / "nowhere.yaml"))
    actors.write_text("- type: COOPERATE\n  subtypes: none", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"bad\.yaml, line 2"):
        pipeline.add(record, [pile[0]], own=pipeline.OwnFiles(events=actors))
    with pytest.raises(InputError, match="events file"):
        pipeline.add(record, [pile[0]], own=pipeline.OwnFiles(events=tmp_path / "nowhere.yaml"))
    assert not record.exists()
    with pytest.raises(NotARecord):
        pipeline.add(pile[1], [pile[0]])
    assert pile[1].read_text(encoding="utf-8") == piles.METADATA
