"""What lists are filtered and ordered by, made from the events. In: an open Store with its events. Out: derived tables, kept up.

Nothing here is a source: all of it can be thrown away and made again from the records, as `index_events` does. Triggers note which events
came, changed or went (`unindexed`); `index_changed` brings the tables up to date for these and looks at no other. `event_index.number` is
an event's place in the order of date, made of its own dates, so that it stays when others come. The words of an event have numbers of
their own (`event_said`): those that changed are written anew, and what is left behind is cleared away when it is as much as what counts.
"""

import sqlite3
import zlib
from typing import get_args

from regesta.records import EventType

AT_ONCE = 2_000  # events; a choice
LEFT_BEHIND = 10_000  # words of events that are no more, besides as many as there are events, before all are written anew; a choice
NEVER = 4_194_303  # more than the number of any day


def _ordinal(day: str) -> str:
    return f"CAST(julianday({day}) - 1721424.5 AS INTEGER)"


def _begins(digits: int) -> str:
    """The first digits of an id as a number."""
    places = (f"(instr('123456789abcdef', substr(id, {at + 1}, 1)) << {4 * (digits - 1 - at)})" for at in range(digits))
    return f"({' + '.join(places)})"


# 62 bits: undated ones last (1 bit), the day (22), of dated ones the length (10) and type (6), of each the beginning of its id.
_TYPE = " ".join(f"WHEN '{name}' THEN {rank}" for rank, name in enumerate(sorted(get_args(EventType))))
_LENGTH = f'CASE WHEN "end" IS NULL THEN 0 ELSE min(1023, 1 + {_ordinal(chr(34) + "end" + chr(34))} - {_ordinal("first")}) END'
_PLACE = (
    f"CASE WHEN first IS NULL THEN (1 << 62) + (coalesce({_ordinal('reported')}, {NEVER}) << 40) + {_begins(10)} "
    f"ELSE ({_ordinal('first')} << 40) + (({_LENGTH}) << 30) + ((CASE type {_TYPE} ELSE 63 END) << 24) + {_begins(6)} END"
)

_TEMPORARY = """
CREATE TEMP TABLE IF NOT EXISTS touched (event TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS coming (event TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS numbers (number INTEGER PRIMARY KEY)
"""
_TOUCHED = "SELECT event FROM temp.touched"

# The JSON is kept as bytes, and SQLite's JSON functions want text.
_COMING = f"""
INSERT INTO temp.coming SELECT id, {_PLACE} FROM (
    SELECT id, type, coalesce(start, "end") AS first, "end", CAST(json AS TEXT) ->> '$.first_reported' AS reported
    FROM events WHERE id IN ({_TOUCHED})
)
"""
# Two events of one place: the second goes one further.
_APART = """
UPDATE temp.coming SET number = number + 1 WHERE event IN (
    SELECT coming.event FROM temp.coming AS coming JOIN main.event_index AS taken ON taken.number = coming.number
    UNION ALL SELECT event FROM (
        SELECT event, row_number() OVER (PARTITION BY number ORDER BY event) AS place FROM temp.coming
    ) WHERE place > 1
)
"""
_FILL = (
    """
INSERT INTO event_index
SELECT number, id, type, told ->> '$.subtype', status, start, "end", coalesce(start, "end") IS NOT NULL,
    told ->> '$.place.name', told ->> '$.place.place', told ->> '$.place.country',
    coalesce(json_array_length(told, '$.origins'), 0), coalesce(json_array_length(told, '$.documents'), 0),
    told ->> '$.first_reported', told ->> '$.last_reported', date("end", '-1 day'),
    CASE told ->> '$.review.verdict' WHEN 'accept' THEN 1.0 ELSE told ->> '$.confidence' END
FROM (
    SELECT coming.number, id, type, status, start, "end", CAST(json AS TEXT) AS told
    FROM temp.coming AS coming JOIN events ON events.id = coming.event
)
""",
    """
INSERT INTO event_parties
SELECT coming.number, sides.key || party.key, sides.key, party.value ->> '$.name', party.value ->> '$.actor',
    party.value ->> '$.person', party.value ->> '$.body', party.value ->> '$.state', party.value ->> '$.sector'
FROM temp.coming AS coming JOIN events ON events.id = coming.event, json_each(CAST(events.json AS TEXT)) AS sides,
    json_each(sides.value) AS party
WHERE sides.key IN ('actors', 'recipients')
""",
    """
INSERT OR REPLACE INTO event_tells
SELECT mention.value, coming.number
FROM temp.coming AS coming JOIN events ON events.id = coming.event, json_each(CAST(events.json AS TEXT), '$.mentions') AS mention
""",
    """
INSERT OR IGNORE INTO event_outlets
SELECT coming.number, outlets.id, outlets.name, CAST(outlets.json AS TEXT) ->> '$.state', CAST(outlets.json AS TEXT) ->> '$.kind'
FROM temp.coming AS coming JOIN event_documents ON event_documents.event = coming.event
    JOIN outlets ON outlets.document = event_documents.document
""",
)
_WORDS = """
SELECT events.id, coalesce(CAST(events.json AS TEXT) ->> '$.object', '') || ' ' || coalesce(event_index.place, '') || ' '
    || coalesce((SELECT group_concat(name, ' ') FROM event_parties WHERE event_parties.number = event_index.number), '') || ' '
    || coalesce((
        SELECT group_concat(CAST(event_mentions.json AS TEXT) ->> '$.sentence.text', ' ')
        FROM event_tells JOIN event_mentions ON event_mentions.id = event_tells.mention
        WHERE event_tells.number = event_index.number
    ), '')
FROM temp.coming AS coming JOIN events ON events.id = coming.event JOIN event_index ON event_index.event = events.id ORDER BY events.id
"""
_FIELDS = (
    ("type", "type", "event_index"), ("subtype", "subtype", "event_index"), ("status", "status", "event_index"),
    ("place", "place", "event_index"), ("side", "state", "event_outlets"), ("outlet", "name", "event_outlets"),
    ("actor", "name", "event_parties"),
)  # fmt: skip
_CHOICES = " UNION ALL ".join(
    f"SELECT '{field}' AS field, {column} AS value, count(DISTINCT number) AS events FROM {table} "
    f"WHERE number IN (SELECT number FROM temp.numbers) AND {column} IS NOT NULL GROUP BY {column}"
    for field, column, table in _FIELDS
)
_COUNT = (
    "INSERT INTO event_choices SELECT field, value, {sign}events FROM ({choices}) WHERE true "
    "ON CONFLICT (field, value) DO UPDATE SET events = events + excluded.events"
)


def index_events(connection: sqlite3.Connection) -> None:
    """Make all of it anew, inside the transaction that has written the events."""
    for table in ("event_index", "event_parties", "event_tells", "event_outlets", "event_choices", "event_said"):
        connection.execute(f"DELETE FROM {table}")
    connection.execute("INSERT INTO event_words (event_words) VALUES ('delete-all')")
    connection.execute("INSERT OR IGNORE INTO unindexed SELECT id FROM events")
    index_changed(connection)


def index_changed(connection: sqlite3.Connection) -> None:
    """Bring the tables up to date for the events that came, changed or went, inside the transaction that has written them."""
    for statement in _TEMPORARY.split(";\n"):
        connection.execute(statement)
    while True:
        connection.execute("DELETE FROM temp.touched")
        connection.execute("INSERT INTO temp.touched SELECT event FROM unindexed ORDER BY event LIMIT ?", (AT_ONCE,))
        if connection.execute("SELECT 1 FROM temp.touched").fetchone() is None:
            return
        _take_out(connection)
        _put_in(connection)
        connection.execute(f"DELETE FROM unindexed WHERE event IN ({_TOUCHED})")


def _take_out(connection: sqlite3.Connection) -> None:
    _numbers(connection, f"SELECT number FROM event_index WHERE event IN ({_TOUCHED})")
    connection.execute(_COUNT.format(sign="-", choices=_CHOICES))
    for table in ("event_parties", "event_tells", "event_outlets", "event_index"):
        connection.execute(f"DELETE FROM {table} WHERE number IN (SELECT number FROM temp.numbers)")
    gone = f"SELECT event FROM temp.touched WHERE event NOT IN (SELECT id FROM events WHERE id IN ({_TOUCHED}))"
    connection.execute(f"DELETE FROM event_said WHERE event IN ({gone})")


def _put_in(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM temp.coming")
    connection.execute(_COMING)
    while connection.execute(_APART).rowcount > 0:
        pass
    for statement in _FILL:
        connection.execute(statement)
    _numbers(connection, "SELECT number FROM temp.coming")
    connection.execute(_COUNT.format(sign="", choices=_CHOICES))
    connection.execute("DELETE FROM event_choices WHERE events = 0")
    _say(connection)


def _numbers(connection: sqlite3.Connection, query: str) -> None:
    connection.execute("DELETE FROM temp.numbers")
    connection.execute(f"INSERT INTO temp.numbers {query}")


def _say(connection: sqlite3.Connection) -> None:
    """Write the words of those whose words are others than before."""
    known = dict(connection.execute(f"SELECT event, total FROM event_said WHERE event IN ({_TOUCHED})"))
    for event, words in connection.execute(_WORDS).fetchall():
        total = zlib.crc32(words.encode("utf-8", "surrogatepass"))
        if known.get(event) != total:
            connection.execute("DELETE FROM event_said WHERE event = ?", (event,))
            put = connection.execute("INSERT INTO event_said (event, total) VALUES (?, ?)", (event, total))
            connection.execute("INSERT INTO event_words (rowid, words) VALUES (?, ?)", (put.lastrowid, words))


def clear_words(connection: sqlite3.Connection) -> None:
    """Write the words of all events anew where most of what is kept is of events that are no more."""
    written = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'event_said'").fetchone()
    there = connection.execute("SELECT count(*) FROM event_said").fetchone()[0]
    if written is not None and written[0] > 2 * there + LEFT_BEHIND:
        connection.execute("DELETE FROM sqlite_sequence WHERE name = 'event_said'")
        index_events(connection)


STEP = """
DROP TABLE event_choices;
CREATE TABLE event_choices (
    field TEXT NOT NULL, value TEXT NOT NULL, events INTEGER NOT NULL, PRIMARY KEY (field, value)
) WITHOUT ROWID;
CREATE INDEX event_choices_order ON event_choices (field, events DESC, value);
CREATE INDEX event_choices_none ON event_choices (events) WHERE events = 0;
-- Which words of event_words are an event's; a number is never given twice. `total` is a checksum of the words.
CREATE TABLE event_said (
    words INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL UNIQUE, total INTEGER NOT NULL
);
CREATE INDEX event_index_type ON event_index (type, number);
CREATE INDEX event_index_subtype ON event_index (subtype, number);
CREATE INDEX event_index_status ON event_index (status, number);
CREATE INDEX event_index_end ON event_index ("end");
CREATE TABLE unindexed (event TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TRIGGER event_unindexed_insert AFTER INSERT ON events BEGIN INSERT OR IGNORE INTO unindexed VALUES (new.id); END;
CREATE TRIGGER event_unindexed_update AFTER UPDATE ON events BEGIN INSERT OR IGNORE INTO unindexed VALUES (new.id); END;
CREATE TRIGGER event_unindexed_delete AFTER DELETE ON events BEGIN INSERT OR IGNORE INTO unindexed VALUES (old.id); END;
CREATE TRIGGER outlet_unindexed_insert AFTER INSERT ON outlets BEGIN
    INSERT OR IGNORE INTO unindexed SELECT event FROM event_documents WHERE document = new.document;
END;
CREATE TRIGGER outlet_unindexed_delete AFTER DELETE ON outlets BEGIN
    INSERT OR IGNORE INTO unindexed SELECT event FROM event_documents WHERE document = old.document;
END;
"""
