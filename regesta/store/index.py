"""What lists are filtered and ordered by, made from the events. In: an open Store with its events. Out: derived tables, written anew.

Nothing here is a source: all of it can be thrown away and made again from the records, as `index_events` does. `event_index.number` is an
event's place in the order of date, undated ones last in the order of their first report, and the rowid of its words.
"""

import sqlite3

# The JSON is kept as bytes, and SQLite's JSON functions want text.
FILL = """
DELETE FROM event_index;
DELETE FROM event_parties;
DELETE FROM event_tells;
DELETE FROM event_outlets;
DELETE FROM event_choices;
INSERT INTO event_words (event_words) VALUES ('delete-all');

INSERT INTO event_index
SELECT row_number() OVER (
    ORDER BY coalesce(start, "end") IS NULL, coalesce(start, "end"),
        CASE WHEN coalesce(start, "end") IS NULL THEN coalesce(told ->> '$.first_reported', '9999') ELSE "end" END,
        CASE WHEN coalesce(start, "end") IS NULL THEN '' ELSE type END, id
    ), id, type, told ->> '$.subtype', status, start, "end", coalesce(start, "end") IS NOT NULL,
    told ->> '$.place.name', told ->> '$.place.place', told ->> '$.place.country',
    coalesce(json_array_length(told, '$.origins'), 0), coalesce(json_array_length(told, '$.documents'), 0),
    told ->> '$.first_reported', told ->> '$.last_reported', date("end", '-1 day')
FROM (SELECT id, type, status, start, "end", CAST(json AS TEXT) AS told FROM events);

INSERT INTO event_parties
SELECT event_index.number, sides.key || party.key, sides.key, party.value ->> '$.name', party.value ->> '$.actor',
    party.value ->> '$.person', party.value ->> '$.body', party.value ->> '$.state', party.value ->> '$.sector'
FROM events JOIN event_index ON event_index.event = events.id, json_each(CAST(events.json AS TEXT)) AS sides,
    json_each(sides.value) AS party
WHERE sides.key IN ('actors', 'recipients');

INSERT OR IGNORE INTO event_tells
SELECT mention.value, event_index.number
FROM events JOIN event_index ON event_index.event = events.id, json_each(CAST(events.json AS TEXT), '$.mentions') AS mention;

INSERT OR IGNORE INTO event_outlets
SELECT event_index.number, outlets.id, outlets.name, CAST(outlets.json AS TEXT) ->> '$.state', CAST(outlets.json AS TEXT) ->> '$.kind'
FROM event_documents JOIN event_index ON event_index.event = event_documents.event
    JOIN outlets ON outlets.document = event_documents.document;

INSERT INTO event_words (rowid, words)
SELECT event_index.number, coalesce(CAST(events.json AS TEXT) ->> '$.object', '') || ' ' || coalesce(event_index.place, '') || ' '
    || coalesce((SELECT group_concat(name, ' ') FROM event_parties WHERE event_parties.number = event_index.number), '') || ' '
    || coalesce((
        SELECT group_concat(CAST(event_mentions.json AS TEXT) ->> '$.sentence.text', ' ')
        FROM event_tells JOIN event_mentions ON event_mentions.id = event_tells.mention
        WHERE event_tells.number = event_index.number
    ), '')
FROM event_index JOIN events ON events.id = event_index.event;

INSERT INTO event_choices
SELECT 'type', type, count(DISTINCT number) FROM event_index WHERE type IS NOT NULL GROUP BY type;
INSERT INTO event_choices
SELECT 'subtype', subtype, count(DISTINCT number) FROM event_index WHERE subtype IS NOT NULL GROUP BY subtype;
INSERT INTO event_choices
SELECT 'status', status, count(DISTINCT number) FROM event_index WHERE status IS NOT NULL GROUP BY status;
INSERT INTO event_choices
SELECT 'place', place, count(DISTINCT number) FROM event_index WHERE place IS NOT NULL GROUP BY place;
INSERT INTO event_choices
SELECT 'side', state, count(DISTINCT number) FROM event_outlets WHERE state IS NOT NULL GROUP BY state;
INSERT INTO event_choices
SELECT 'outlet', name, count(DISTINCT number) FROM event_outlets WHERE name IS NOT NULL GROUP BY name;
INSERT INTO event_choices
SELECT 'actor', name, count(DISTINCT number) FROM event_parties WHERE name IS NOT NULL GROUP BY name;
"""


ONE = """
UPDATE event_index SET type = told.type, subtype = told.json ->> '$.subtype', status = told.status, start = told.start, "end" = told."end",
    dated = coalesce(told.start, told."end") IS NOT NULL, place = told.json ->> '$.place.name', place_id = told.json ->> '$.place.place',
    country = told.json ->> '$.place.country', last = date(told."end", '-1 day')
FROM (SELECT id, type, status, start, "end", CAST(json AS TEXT) AS json FROM events) AS told
WHERE told.id = event_index.event AND event_index.event = ?
"""
PARTIES = """
INSERT INTO event_parties
SELECT event_index.number, sides.key || party.key, sides.key, party.value ->> '$.name', party.value ->> '$.actor',
    party.value ->> '$.person', party.value ->> '$.body', party.value ->> '$.state', party.value ->> '$.sector'
FROM events JOIN event_index ON event_index.event = events.id, json_each(CAST(events.json AS TEXT)) AS sides,
    json_each(sides.value) AS party
WHERE sides.key IN ('actors', 'recipients') AND events.id = ?
"""


def index_one(connection: sqlite3.Connection, event: str) -> None:
    """Bring the tables up to date for one event that a person has judged; its place in the order waits for `index_events`."""
    row = connection.execute("SELECT number FROM event_index WHERE event = ?", (event,)).fetchone()
    if row is None:
        return
    connection.execute("DELETE FROM event_parties WHERE number = ?", row)
    if connection.execute("SELECT 1 FROM events WHERE id = ?", (event,)).fetchone() is not None:
        connection.execute(ONE, (event,))
        connection.execute(PARTIES, (event,))
        return
    for table in ("event_tells", "event_outlets", "event_index"):
        connection.execute(f"DELETE FROM {table} WHERE number = ?", row)


def index_events(connection: sqlite3.Connection) -> None:
    """Make the derived tables anew, inside the transaction that has written the events."""
    for statement in FILL.split(";\n"):  # `executescript` would end the transaction
        if statement.strip():
            connection.execute(statement)
