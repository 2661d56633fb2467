"""The tables made from the events: the order of date, parties, mentions; made anew with the events and for older files."""

import sqlite3
from pathlib import Path

from msgspec.structs import replace

from regesta.serve.browse import Wish, browse
from regesta.serve.timeline import lines
from regesta.store import read as stored
from regesta.store import some
from regesta.store.database import open_store
from regesta.store.index import index_changed, index_events
from regesta.store.migrations import STEPS, VERSION
from regesta.store.write import drop_event, put_event, replace_events
from tests import sample
from tests.web.conftest import write_sample

OPENING, VISIT = sample.EVENTS
DERIVED = ("event_index", "event_parties", "event_tells", "event_outlets", "event_choices")


def test_the_order_is_that_of_the_timeline(tmp_path: Path) -> None:
    with open_store(write_sample(tmp_path / "a.regesta")) as store:
        numbers = some.rows(store, "SELECT event FROM event_index ORDER BY number")
        assert [key for (key,) in numbers] == [line.id for line in lines(store, stored.events(store))]


def test_parties_and_mentions_lead_to_their_events(tmp_path: Path) -> None:
    with open_store(write_sample(tmp_path / "a.regesta")) as store:
        assert some.event_of(store, sample.OPENING_AGAIN.id) == OPENING.id
        assert some.event_of(store, "nothing") is None
        names = some.rows(store, "SELECT name, side FROM event_parties ORDER BY number, position")
        assert names == [("Norway", "actors"), ("Chad", "actors"), ("Anna Berg", "actors"), ("Chad", "recipients")]


def test_events_written_anew_leave_nothing_behind(tmp_path: Path) -> None:
    with open_store(write_sample(tmp_path / "a.regesta")) as store, store.transaction():
        replace_events(store, [VISIT], ())
        assert browse(store, Wish(), limit=9).total == 1
        assert browse(store, Wish(q="bridge"), limit=9).total == 0
        assert browse(store, Wish(q="visit"), limit=9).total == 1


def test_making_it_again_changes_nothing(tmp_path: Path) -> None:
    with open_store(write_sample(tmp_path / "a.regesta")) as store, store.transaction():
        before = {table: some.rows(store, f"SELECT * FROM {table}") for table in DERIVED}
        index_events(store.connection)
        assert {table: some.rows(store, f"SELECT * FROM {table}") for table in DERIVED} == before
        assert all(before[table] for table in DERIVED[:3])


def test_an_older_file_is_brought_up_with_its_events(tmp_path: Path) -> None:
    new, old = write_sample(tmp_path / "new.regesta"), tmp_path / "old.regesta"
    with sqlite3.connect(old) as connection:
        connection.executescript(STEPS[0])
        connection.execute("ATTACH ? AS new", (str(new),))
        for table in (
            "documents",
            "document_sources",
            "mentions",
            "event_mentions",
            "events",
            "event_documents",
            "disagreements",
        ):
            connection.execute(f"INSERT INTO main.{table} SELECT * FROM new.{table}")
        connection.commit()
        connection.execute("DETACH new")
        connection.executescript(f"PRAGMA application_id = {0x52475354}; PRAGMA user_version = 1;")
    connection.close()
    assert VERSION > 1
    with open_store(old) as store:
        assert [line.id for line in browse(store, Wish(actor="NOR"), limit=9).lines] == [OPENING.id, VISIT.id]
        assert browse(store, Wish(q="bridge"), limit=9).total == 1


def test_an_event_that_changes_leaves_the_others_where_they_are(tmp_path: Path) -> None:
    with open_store(write_sample(tmp_path / "a.regesta")) as store, store.transaction():
        before = dict(some.rows(store, "SELECT event, number FROM event_index"))
        put_event(store, replace(OPENING, status="denied"))
        index_changed(store.connection)
        after = dict(some.rows(store, "SELECT event, number FROM event_index"))
        assert after[VISIT.id] == before[VISIT.id]
        assert some.rows(store, "SELECT event FROM event_index WHERE status = 'denied'") == [(OPENING.id,)]
        statuses = some.rows(store, "SELECT value, events FROM event_choices WHERE field = 'status' ORDER BY value")
        counted = some.rows(store, "SELECT status, count(*) FROM events GROUP BY status ORDER BY status")
        assert statuses == counted
        kept_up = {table: some.rows(store, f"SELECT * FROM {table}") for table in DERIVED}
        index_events(store.connection)
        assert {table: some.rows(store, f"SELECT * FROM {table}") for table in DERIVED} == kept_up


def test_an_event_that_goes_is_in_no_table(tmp_path: Path) -> None:
    with open_store(write_sample(tmp_path / "a.regesta")) as store, store.transaction():
        drop_event(store, VISIT.id)
        index_changed(store.connection)
        assert browse(store, Wish(q="visit"), limit=9).total == 0
        number = some.rows(store, "SELECT number FROM event_index")
        for table in ("event_parties", "event_tells"):
            assert set(some.rows(store, f"SELECT number FROM {table}")) <= set(number)


def test_two_events_of_one_place_stand_side_by_side(tmp_path: Path) -> None:
    with open_store(write_sample(tmp_path / "a.regesta")) as store, store.transaction():
        twins = [replace(OPENING, id=OPENING.id[:8] + end) for end in ("00000001", "00000002")]
        replace_events(store, [*twins, VISIT], ())
        numbers = [row[0] for row in some.rows(store, "SELECT number FROM event_index ORDER BY number")]
        assert len(set(numbers)) == 3
        assert numbers[1] - numbers[0] == 1
