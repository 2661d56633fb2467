"""JSON lines out and in again give the same record."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import regesta
from regesta import pipeline
from regesta.errors import InputError
from regesta.serve.export import Exported
from regesta.store import read as stored
from regesta.store.database import open_store
from tests.store.test_round_trip import fill

Make = Callable[[str], tuple[Path, Exported]]


def everything(path: Path) -> tuple[str, list[object], list[object], list[object]]:
    with regesta.open(path) as record, open_store(path) as store:
        taken = [
            one
            for kind in (stored.mentions, stored.event_mentions, stored.statements, stored.figures)
            for one in kind(store)
        ]
        shown = [record.show(line.id) for line in record.timeline()]
        return stored.content_digest(store), list(record.documents()), taken, shown


@pytest.mark.model
def test_the_same_record_again(exported: Make, pile: Path, tmp_path: Path) -> None:
    folder, done = exported("jsonl")
    with regesta.open(tmp_path / "again.regesta", create=True) as record:
        lines = record.restore(folder)
        assert lines == done.written
        assert record.broken_spans() == []
        assert not record.unfinished
    assert everything(tmp_path / "again.regesta") == everything(pile)
    with regesta.open(tmp_path / "again.regesta") as record:
        record.export("jsonl", tmp_path / "once more")
    for file in sorted(folder.iterdir()):
        assert (tmp_path / "once more" / file.name).read_bytes() == file.read_bytes(), file.name


@pytest.mark.model
def test_a_restored_record_goes_on(exported: Make, pile: Path, tmp_path: Path) -> None:
    """Reports added after it give what they give to the first record, and what was judged stays judged."""
    one, other = tmp_path / "one.regesta", tmp_path / "other.regesta"
    shutil.copy(pile, one)
    with regesta.open(one) as record:
        first, second = (record.actors(find=name)[0].actor.id for name in ("Idriss Sall", "Anna Berg"))
        record.merge(first, second, why="a test")
        record.export("jsonl", tmp_path / "judged")
    with regesta.open(other, create=True) as record:
        record.restore(tmp_path / "judged")
    (tmp_path / "late.txt").write_text("Norway and Chad held talks in Oslo on 9 March 2024.", encoding="utf-8")
    for path in (one, other):
        pipeline.add(path, [tmp_path / "late.txt"])
    assert everything(one)[0] == everything(other)[0]


def test_a_record_made_by_hand(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.regesta", create=True) as store:
        fill(store)
    with regesta.open(tmp_path / "a.regesta") as record:
        record.export("jsonl", tmp_path / "lines")
    with regesta.open(tmp_path / "b.regesta", create=True) as record:
        record.restore(tmp_path / "lines")
    assert everything(tmp_path / "a.regesta") == everything(tmp_path / "b.regesta")


@pytest.mark.model
@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda folder: (folder / "events.jsonl").write_text('{"id": 3}\n'), "events.jsonl, line 1"),
        (lambda folder: (folder / "events.jsonl").unlink(), "lacks events.jsonl"),
        (lambda folder: (folder / "record.json").unlink(), "is not a record in JSON lines"),
        (lambda folder: cut(folder / "figures.jsonl"), "does not hold what it held"),
        (lambda folder: newer(folder / "record.json"), "a newer Regesta"),
    ],
)
def test_a_broken_export_restores_nothing(
    exported: Make, tmp_path: Path, spoil: Callable[[Path], object], told: str
) -> None:
    shutil.copytree(exported("jsonl")[0], tmp_path / "lines")
    spoil(tmp_path / "lines")
    with regesta.open(tmp_path / "b.regesta", create=True) as record:
        with pytest.raises(InputError, match=told):
            record.restore(tmp_path / "lines")
        assert list(record.documents()) == []


def cut(path: Path) -> None:
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[1:]))


def newer(path: Path) -> None:
    path.write_text(json.dumps(json.loads(path.read_text()) | {"form": 9999}))


@pytest.mark.model
def test_only_a_new_record_is_filled(exported: Make, pile: Path) -> None:
    with regesta.open(pile) as record, pytest.raises(InputError, match="holds something already"):
        record.restore(exported("jsonl")[0])


@pytest.mark.model
def test_a_part_cannot_be_restored(pile: Path, tmp_path: Path) -> None:
    with regesta.open(pile) as record:
        done = record.export("jsonl", tmp_path / "part", actor="Denmark")
        assert done.written["events"] == len(record.timeline(actor="Denmark")) > 0
        assert done.written["documents"] < len(list(record.documents()))
    with regesta.open(tmp_path / "b.regesta", create=True) as other, pytest.raises(InputError, match="only a part"):
        other.restore(tmp_path / "part")
