"""The tables beside the records say what the records say, whoever has written them."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from regesta.store.database import Store, open_store
from regesta.store.lists import LAST_DAY
from regesta.store.migrations import STEPS
from regesta.store.write import forget_readings, put_document, put_reading, replace_events
from tests import sample
from tests.store.test_round_trip import fill

TABLES = ("event_places", "event_origins", "statement_lines", "statement_keys", "figure_lines", "figure_keys")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "lists.regesta", create=True) as opened:
        fill(opened)
        yield opened


def rows(store: Store, table: str) -> list[tuple[object, ...]]:
    columns = "*" if not table.endswith(("lines", "keys")) else {
        "statement_lines": "id, document, day, act, manner", "figure_lines": "id, document, day, counts, about",
        "statement_keys": "key, role, day", "figure_keys": "key, role, day",
    }[table]  # fmt: skip
    return sorted(store.connection.execute(f"SELECT {columns} FROM {table}").fetchall(), key=repr)


def matching(store: Store, kind: str, words: str) -> int:
    query = f"SELECT count(*) FROM {kind}_words WHERE {kind}_words MATCH ?"
    return int(store.connection.execute(query, (words,)).fetchone()[0])


def test_a_statement_is_listed_by_speaker_and_by_its_words(store: Store) -> None:
    assert rows(store, "statement_lines") == [(sample.SAID.id, sample.one.id, "2024-03-04", "assert", "indirect")]
    assert ("anna-berg", "speaker", "2024-03-04") in rows(store, "statement_keys")
    assert ("NOR", "speaker", "2024-03-04") in rows(
        store, "statement_keys"
    )  # who acts for a state is found under its code
    assert matching(store, "statement", "guests") == 1
    assert matching(store, "statement", "bridge") == 0


def test_a_figure_is_listed_by_its_chain_and_by_what_it_counts(store: Store) -> None:
    assert rows(store, "figure_lines") == [(sample.GUESTS.id, sample.one.id, "2024-03-04", "guests", sample.OPENING.id)]
    assert ("anna-berg", "by", "2024-03-04") in rows(store, "figure_keys")
    assert matching(store, "figure", "guest") == 1  # whatever its number


def test_an_event_is_listed_by_place_and_origins(store: Store) -> None:
    opening, visit = sample.EVENTS
    assert (opening.id, "NOR", None, None, "Finse") in rows(store, "event_places")
    assert (visit.id, None, None, None, None) in rows(store, "event_places")
    assert ("Fjord Post", opening.id, sample.two.id) in rows(store, "event_origins")


def test_what_is_read_again_is_listed_once(store: Store) -> None:
    before = {table: rows(store, table) for table in TABLES}
    with store.transaction():
        forget_readings(store, [one.id for one in sample.DOCUMENTS])
    assert rows(store, "statement_lines") == rows(store, "statement_keys") == rows(store, "figure_keys") == []
    assert matching(store, "statement", "guests") == matching(store, "figure", "guests") == 0
    with store.transaction():
        for extraction in sample.EXTRACTIONS:
            put_reading(store, extraction)
        replace_events(store, sample.EVENTS, sample.DISAGREEMENTS)
        replace_events(store, sample.EVENTS, sample.DISAGREEMENTS)
    assert {table: rows(store, table) for table in TABLES} == before


def test_an_event_that_is_changed_is_listed_as_it_is_now(store: Store) -> None:
    opening = sample.EVENTS[0]
    assert opening.place is not None
    moved = msgspec.structs.replace(opening, place=msgspec.structs.replace(opening.place, name="Bergen"), origins=())
    store.connection.execute("UPDATE events SET json = ? WHERE id = ?", (msgspec.json.encode(moved), opening.id))
    assert (opening.id, "NOR", None, None, "Bergen") in rows(store, "event_places")
    assert opening.id not in {row[1] for row in rows(store, "event_origins")}


def test_a_report_without_a_date_stands_last(store: Store) -> None:
    undated = sample.document("Anna Berg said it rained.", source="d.txt", outlet=None, published=None)
    said = msgspec.structs.replace(
        sample.SAID,
        id="said-undated",
        document=undated.id,
        content=(sample.find(undated, "it rained"),),
        speaker=None,
        cue=None,
    )
    with store.transaction():
        put_document(store, undated)
        put_reading(
            store,
            msgspec.structs.replace(sample.EXTRACTIONS[2], document=undated.id, event_mentions=(), statements=(said,)),
        )
    assert ("said-undated", undated.id, LAST_DAY, "assert", "indirect") in rows(store, "statement_lines")


def test_a_file_made_before_is_listed_when_it_is_opened(store: Store, tmp_path: Path) -> None:
    """The step lists what is there already: the same as if it had been there from the beginning."""
    before = {table: rows(store, table) for table in TABLES}
    place = next(number for number, step in enumerate(STEPS) if "statement_lines" in step)
    run = store.connection.execute
    for kind in ("event", "statement", "figure"):
        for what in ("listed", "unlisted", "relisted"):
            run(f"DROP TRIGGER {kind}_{what}")
    for table in (*TABLES, "statement_words", "figure_words"):
        run(f"DROP TABLE {table}")
    for (name,) in run(
        "SELECT name FROM sqlite_master WHERE type = 'index' AND name IN ('mentions_actor_document', 'outlets_document', "
        "'documents_outlet', 'documents_agency', 'disagreements_kind', 'actors_named', 'actors_state')"
    ).fetchall():
        run(f"DROP INDEX {name}")
    store.connection.executescript(STEPS[place])
    assert {table: rows(store, table) for table in TABLES} == before
    assert matching(store, "statement", "guests") == 1
