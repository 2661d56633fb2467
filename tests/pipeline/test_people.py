"""The program's judgements on people, made of what is new, are those made of all that reports say. All people are invented."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.link.known.build import actor_id
from regesta.link.known.world import World
from regesta.link.people.namesakes import Account, judge_people
from regesta.pipeline.people import judge_names
from regesta.records import Actor, Document, Extraction, Judgement, Mention, Office, Provenance, Span, record_id
from regesta.store import read
from regesta.store.database import Store, open_store
from regesta.store.write import forget_readings, put_document, put_judgements, put_reading

NAMES = ("Ivo Strand", "Strand Ivo", "Yvo Strand", "Ivo J. Strand", "Ana Holt", "Sergei Holtov", "Sergey Holtov")
TITLES = ("", "Foreign Minister", "Defence Minister", "painter")
PEOPLE = st.tuples(st.sampled_from(NAMES), st.sampled_from((None, "NOR", "SWE")), st.sampled_from(TITLES))
REPORTS = st.lists(
    st.tuples(st.lists(PEOPLE, max_size=3), st.sampled_from(("", "NOR", "SWE"))), min_size=1, max_size=7
)  # fmt: skip


@pytest.fixture(scope="module")
def world() -> World:
    return World.load()


def actor(document: str, name: str, state: str | None, title: str) -> Actor:
    offices = (Office(title=title, source=document, state=state),) if title else ()
    key = actor_id("person", name, state)
    return Actor(id=key, kind="person", name=name, state=state, offices=offices, provenance=Provenance(made_by="test"))


def put(store: Store, world: World, number: int, people: list[tuple[str, str | None, str]], about: str) -> str:
    """A report in the store that tells of these people and names a state."""
    key = f"{number:016x}"
    put_document(store, Document(id=key, source=f"{number}.txt", sha256="", language="en", text="x"))
    state = world.state(about) if about else None
    span = Span(document=key, start=0, end=1, text="x")
    named = Mention(
        id=record_id("m", key), span=span, head=0, kind="name", label="GPE", provenance=Provenance(made_by="test"),
        actor=state.id if state else None,
    )  # fmt: skip
    actors = {one.id: one for one in (actor(key, *person) for person in people)}
    put_reading(store, Extraction(document=key, mentions=(named,)), actors=actors.values())
    return key


def accounts(reports: list[tuple[list[tuple[str, str | None, str]], str]]) -> list[Account]:
    return [
        Account(actor=one, document=f"{number:016x}", about=frozenset({about} - {""}))
        for number, (people, about) in enumerate(reports)
        for one in {one.id: one for one in (actor(f"{number:016x}", *person) for person in people)}.values()
    ]


def by_program(store: Store) -> dict[str, Judgement]:
    return {one.id: one for one in read.judgements(store) if one.decided_by == "program"}


@settings(max_examples=60, deadline=None)
@given(REPORTS, st.randoms(use_true_random=False), st.integers(1, 3), st.data())
def test_lots_in_any_order_give_what_all_at_once_gives(world, reports, chance, lot, data) -> None:
    numbers = list(range(len(reports)))
    chance.shuffle(numbers)
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder) / "one.regesta", create=True) as store,
        store.transaction(),
    ):
        for start in range(0, len(numbers), lot):
            came = [put(store, world, number, *reports[number]) for number in numbers[start : start + lot]]
            judge_names(store, world, came)
        assert by_program(store) == {one.id: one for one in judge_people(accounts(reports))}
        gone = data.draw(st.sampled_from(numbers))
        forget_readings(store, [f"{gone:016x}"])  # read again, and telling of nobody now
        judge_names(store, world, [f"{gone:016x}"])
        left = [([], about) if number == gone else (people, about) for number, (people, about) in enumerate(reports)]
        assert by_program(store) == {one.id: one for one in judge_people(accounts(left))}


def undo(key: str, when: str) -> Judgement:
    return Judgement(
        id=record_id("undo", key), left=key, right="", verdict="undo", decided_by="person", about="judgement", decided_at=when
    )  # fmt: skip


def test_what_was_taken_back_stays_so_whoever_comes_after(world: World, tmp_path: Path) -> None:
    with open_store(tmp_path / "one.regesta", create=True) as store, store.transaction():
        put(store, world, 1, [("Ivo Strand", None, "Foreign Minister")], "")
        put(store, world, 2, [("Ivo Strand", "NOR", "Foreign Minister")], "")
        judge_names(store, world, [f"{1:016x}", f"{2:016x}"])
        (made,) = by_program(store).values()
        put_judgements(store, [undo(made.id, "2026-01-01")])
        store.connection.execute("DELETE FROM changed")
        judge_names(store, world, [])
        assert {row[0] for row in store.connection.execute("SELECT document FROM changed")} == {
            f"{1:016x}",
            f"{2:016x}",
        }
        third = put(
            store,
            world,
            3,
            [("Strand Ivo", "NOR", "Foreign Minister"), ("Ivo Strand", "NOR", "Foreign Minister")],
            "NOR",
        )
        judge_names(store, world, [third])
        bare, told, turned = (
            actor_id("person", *key) for key in (("Ivo Strand", None), ("Ivo Strand", "NOR"), ("Strand Ivo", "NOR"))
        )
        found = by_program(store)
        assert found.pop(made.id) == made
        ends = {frozenset((one.left, one.right)) for one in found.values() if one.verdict == "same"}
        assert ends in ({frozenset((told, turned))}, {frozenset((bare, turned))})  # never all three
        assert len(ends) == 1


def test_nothing_is_marked_where_nothing_is_other(world: World, tmp_path: Path) -> None:
    with open_store(tmp_path / "one.regesta", create=True) as store, store.transaction():
        for number in (1, 2, 3):
            put(store, world, number, [("Ivo Strand", ("NOR", None, None)[number - 1], "Foreign Minister")], "")
        judge_names(store, world, [f"{number:016x}" for number in (1, 2, 3)])
        store.connection.execute("DELETE FROM changed")
        fourth = put(store, world, 4, [("Ana Holt", "SWE", "Foreign Minister")], "")
        judge_names(store, world, [fourth])
        assert {row[0] for row in store.connection.execute("SELECT document FROM changed")} == {fourth}
