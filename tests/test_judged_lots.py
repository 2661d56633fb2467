"""What people judge, joined at the cost of what it touches, gives what joining all anew gives. All people and outlets are invented."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import regesta
from regesta import pipeline
from regesta.pipeline import comparing
from regesta.record import Record
from regesta.records import Event
from regesta.store import read as stored
from regesta.store.database import open_store
from regesta.store.write import put_setting
from tests import piles

pytestmark = pytest.mark.model
OTHERWISE = "LAGOS, March 8, 2024 (Sahel) -- Norway and Chad signed a fishing treaty in Bergen on Monday, March 4, 2024, officials said."
LATER = {
    "opening.txt": "LAGOS, March 7 (Sahel) -- Norway and Chad signed a fishing treaty in Oslo on Monday, March 4, "
    "Norway's foreign ministry said.",
    "earlier.txt": "OSLO, March 4, 2024 (Sahel) -- Chad and Norway signed a treaty on fishing in Oslo on Monday, the foreign "
    "ministry said.",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("judged lots")
    pile, table = piles.write(folder)
    (pile / "otherwise.txt").write_text(OTHERWISE, encoding="utf-8")
    pipeline.add(folder / "whole.regesta", [pile], metadata=table)
    return folder / "whole.regesta"


@pytest.fixture
def record(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "own.regesta"))


def digest(record: Path) -> str:
    with open_store(record) as store:
        return stored.content_digest(store)


def joined_again(record: Path, *, all_of_it: bool) -> str:
    """The digest of the record after a run that joins what was judged since, or all of it."""
    with open_store(record) as store, store.transaction():
        put_setting(store, "dirty", "yes")  # an event that is only accepted waits for the next run
        if all_of_it:
            put_setting(store, "joined_by", None)
    pipeline.add(record, [])
    return digest(record)


def same_as_anew(record: Path) -> bool:
    """Whether the record is what it is with all of it joined again."""
    copy = Path(shutil.copy(record, record.with_name("anew.regesta")))
    return joined_again(record, all_of_it=False) == joined_again(copy, all_of_it=True)


def signing(one: Record) -> Event:
    return next(event for event in one.events() if len(event.mentions) > 1)


def edit_misread(one: Record) -> None:
    one.review.edit(signing(one).id, "date=2024-03-03", who="anna")


def name_another(one: Record) -> None:
    one.review.edit(signing(one).id, "actor+=Chile", who="anna")


def reject_event(one: Record) -> None:
    one.review.reject(signing(one).id, who="anna")


def accept_event(one: Record) -> None:
    one.review.accept(signing(one).id, who="bela")


def reject_account(one: Record) -> None:
    one.review.reject(signing(one).mentions[0], who="anna")


def take_out(one: Record) -> None:
    event = signing(one)
    one.split(event.mentions[-1], event.id, who="anna")


def join_two(one: Record) -> None:
    first, second = list(one.events())[:2]
    one.merge(first.id, second.id, who="anna")


def reject_figure(one: Record) -> None:
    one.review.reject(next(iter(one.figures())).id, who="anna")


def reject_disagreement(one: Record) -> None:
    found = next(iter(one.disagreements()), None)
    assert found is not None
    one.review.reject(found.id, who="anna")


def one_actor(one: Record) -> None:
    first, second = (one.actor(name).line.actor.id for name in ("Idriss Sall", "Anna Berg"))
    one.merge(first, second, who="anna")


def part_people(one: Record) -> None:
    """Two whom the program took for one."""
    (joined,) = one.actor("Idriss Sall").judgements
    assert joined.decided_by == "program"
    one.split(joined.left, joined.right, who="anna")


def take_back(one: Record) -> None:
    (joined,) = one.actor("Idriss Sall").judgements
    one.undo(joined.id, who="anna")


def undo(one: Record) -> None:
    one.undo(who="anna")


def both_at_once(one: Record) -> None:
    """Several judgements before events are made anew."""
    events = list(one.events())
    one.review.reject(events[0].id, who="anna", later=True)
    one.review.edit(events[-1].id, "status=planned", who="anna", later=True)
    one.review.settle()


@pytest.mark.parametrize(
    "steps",
    [
        (edit_misread, undo),
        (name_another, undo),
        (reject_event, undo, accept_event),
        (accept_event, take_out, undo),
        (reject_account, undo),
        (take_out, undo),
        (join_two, undo),
        (reject_figure, undo),
        (reject_disagreement, undo),
        (one_actor, name_another, undo),
        (part_people, undo),
        (take_back, reject_event),
        (both_at_once, undo),
    ],
    ids=lambda steps: " ".join(one.__name__ for one in steps),
)
def test_a_judgement_gives_what_joining_anew_gives(
    record: Path, steps: tuple[Callable[[Record], None], ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "LOT", 2)
    before = digest(record)
    for number, step in enumerate(steps):
        with regesta.open(record) as one:
            step(one)
        assert same_as_anew(record), step.__name__
        if number == 0:
            assert digest(record) != before
            for name, text in LATER.items():  # reports come in between, one of them earlier than those there
                (record.parent / name).write_text(text, encoding="utf-8")
                pipeline.add(record, [record.parent / name])
                assert same_as_anew(record), name
