"""Tables beside the records, by which pages list and count without loading everything. In: nothing. Out: the SQL of a step of the file.

Triggers keep them up, so that whoever writes records need not know of them and none can be forgotten. They say nothing that the records
do not say: they can be dropped and made again. A `key` is any name an actor goes by in a party: its id as actor, person or body, or the
code of its state, so that all who act for a state are found under its code.
"""

_KEYS = "actor person body state".split()


def _party_keys(target: str, source: str, columns: str) -> str:
    """Rows of `target`: one for each key of each party in `source`."""
    parts = " UNION ".join(f"SELECT {key}, {columns} FROM ({source}) WHERE {key} IS NOT NULL" for key in _KEYS)
    return f"INSERT OR IGNORE INTO {target} {parts};"


def _parties(json: str, path: str, more: str) -> str:
    """The parties at a path of a record: a list, or one alone."""
    fields = ", ".join(f"json_extract(value, '$.{key}') AS {key}" for key in _KEYS)
    return (
        f"SELECT {fields}, json_extract(value, '$.name') AS name, key AS place, {more} FROM json_each({json}, '{path}')"
    )


def _one_party(json: str, path: str, more: str) -> str:
    fields = ", ".join(f"json_extract({json}, '{path}.{key}') AS {key}" for key in _KEYS)
    return f"SELECT {fields}, {more}"


# --- events ---

_EVENT_TABLES = """
CREATE TABLE event_places (
    event TEXT PRIMARY KEY, country TEXT, precision TEXT, place TEXT, name TEXT
) WITHOUT ROWID;
CREATE INDEX event_places_country ON event_places (country, precision, place, name, event);
CREATE TABLE event_origins (
    name TEXT NOT NULL, event TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY (name, event, document)
) WITHOUT ROWID;
CREATE INDEX event_origins_event ON event_origins (event);
"""


def _event_rows(row: str) -> str:
    """What is listed of one event; `row` names the row: new in a trigger, events when all are listed for the first time."""
    json, source = f"CAST({row}.json AS TEXT)", "" if row == "new" else " FROM events"
    place = ", ".join(f"json_extract({json}, '$.place.{field}')" for field in ("country", "precision", "place", "name"))
    origins = f"json_each({json}, '$.origins') AS origin, json_each(origin.value, '$.documents') AS report"
    return (
        f"INSERT INTO event_places SELECT {row}.id, {place}{source};\n"
        f"INSERT OR IGNORE INTO event_origins SELECT json_extract(origin.value, '$.name'), {row}.id, report.value "
        f"FROM {'' if row == 'new' else 'events, '}{origins};"
    )


def _no_event_rows(row: str) -> str:
    return "\n".join(f"DELETE FROM {table} WHERE event = {row}.id;" for table in ("event_places", "event_origins"))


# --- statements and figures ---

LAST_DAY = "9999-12-31"  # where undated ones stand, so that they come last
_SAID_TABLES = """
CREATE TABLE statement_lines (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, document TEXT NOT NULL, day TEXT NOT NULL, act TEXT NOT NULL, manner TEXT NOT NULL
);
CREATE INDEX statement_lines_id ON statement_lines (id, document);
CREATE INDEX statement_lines_day ON statement_lines (day, number);
CREATE INDEX statement_lines_act ON statement_lines (act, day, number);
CREATE TABLE statement_keys (
    key TEXT NOT NULL, role TEXT NOT NULL, day TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, role, day, number)
) WITHOUT ROWID;
CREATE INDEX statement_keys_number ON statement_keys (number);
-- Contentless, as document_words is; rowid is statement_lines.number.
CREATE VIRTUAL TABLE statement_words USING fts5 (words, content = '', tokenize = 'unicode61 remove_diacritics 2');
CREATE TABLE figure_lines (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, document TEXT NOT NULL, day TEXT NOT NULL, counts TEXT NOT NULL, about TEXT
);
CREATE INDEX figure_lines_id ON figure_lines (id, document);
CREATE INDEX figure_lines_day ON figure_lines (day, number);
CREATE INDEX figure_lines_counts ON figure_lines (counts);
CREATE INDEX figure_lines_about ON figure_lines (about) WHERE about IS NOT NULL;
CREATE TABLE figure_keys (
    key TEXT NOT NULL, role TEXT NOT NULL, day TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, role, day, number)
) WITHOUT ROWID;
CREATE INDEX figure_keys_number ON figure_keys (number);
CREATE VIRTUAL TABLE figure_words USING fts5 (words, content = '', tokenize = "porter unicode61 remove_diacritics 2");
"""


def _day_of(row: str, json: str, field: str) -> str:
    published = f"(SELECT published FROM documents WHERE documents.id = {row}.document)"
    return f"coalesce({published}, json_extract({json}, '$.{field}.start'), '{LAST_DAY}')"


def _number(kind: str, row: str) -> str:
    return f"(SELECT max(number) FROM {kind}_lines WHERE id = {row}.id AND document = {row}.document)"


def _words(kind: str, json: str) -> str:
    if kind == "figure":
        return f"json_extract({json}, '$.counts')"
    return f"(SELECT group_concat(json_extract(value, '$.text'), ' … ') FROM json_each({json}, '$.content'))"


def _said_rows(kind: str) -> str:
    """What is listed of a statement or a figure that is written. Its report's mentions and events are written before it."""
    row, json, number = "new", "CAST(new.json AS TEXT)", _number(kind, "new")
    if kind == "figure":
        line = f"{row}.id, {row}.document, {_day_of(row, json, 'as_of')}, {row}.counts, {row}.about"
        sources = [_parties(json, "$.by", "'by' AS role")]
    else:
        line = f"{row}.id, {row}.document, {_day_of(row, json, 'time')}, {row}.act, json_extract({json}, '$.manner')"
        sources = [_parties(json, "$.by", "'by' AS role")]
        sources += [_one_party(json, f"$.{role}", f"'{role}' AS role") for role in ("speaker", "addressee")]
        told = "event_mentions WHERE document = new.document AND json_extract(CAST(event_mentions.json AS TEXT), '$.statement') = new.id"
        sources += [
            _parties("CAST(told.json AS TEXT)", f"$.{side}", "'about' AS role").replace(
                "FROM json_each", f"FROM (SELECT json FROM {told}) AS told, json_each"
            )
            for side in ("actors", "recipients")
        ]
    name, rest = ("figure_lines", "id, document, day, counts, about") if kind == "figure" else (
        "statement_lines", "id, document, day, act, manner")  # fmt: skip
    day = f"(SELECT day FROM {kind}_lines WHERE number = {number})"
    keys = [_party_keys(f"{kind}_keys", source, f"role, {day}, {number}") for source in sources]
    if kind == "statement":
        keys.append(_named_inside(number, day))
    words = f"INSERT INTO {kind}_words (rowid, words) VALUES ({number}, {_words(kind, json)});"
    return "\n".join((f"INSERT INTO {name} ({rest}) VALUES ({line});", *keys, words))


def _named_inside(number: str, day: str) -> str:
    """Whom a statement is about: those it names."""
    return (
        f"INSERT OR IGNORE INTO statement_keys SELECT mentions.actor, 'about', {day}, {number} "
        "FROM json_each(CAST(new.json AS TEXT), '$.content') AS part, mentions "
        "WHERE mentions.document = new.document AND mentions.actor IS NOT NULL "
        "AND json_extract(CAST(mentions.json AS TEXT), '$.span.start') >= json_extract(part.value, '$.start') "
        "AND json_extract(CAST(mentions.json AS TEXT), '$.span.end') <= json_extract(part.value, '$.end');"
    )


def _no_said_rows(kind: str) -> str:
    number = _number(kind, "old")
    return "\n".join((
        f"INSERT INTO {kind}_words ({kind}_words, rowid, words) VALUES ('delete', {number}, {_words(kind, 'CAST(old.json AS TEXT)')});",
        f"DELETE FROM {kind}_keys WHERE number = {number};",
        f"DELETE FROM {kind}_lines WHERE number = {number};",
    ))  # fmt: skip


def _trigger(name: str, when: str, body: str) -> str:
    return f"CREATE TRIGGER {name} AFTER {when} BEGIN\n{body}\nEND;"


STEP = "\n".join((
    _EVENT_TABLES,
    _event_rows("events"),
    _trigger("event_listed", "INSERT ON events", _event_rows("new")),
    _trigger("event_unlisted", "DELETE ON events", _no_event_rows("old")),
    _trigger("event_relisted", "UPDATE ON events", _no_event_rows("old") + "\n" + _event_rows("new")),
    _SAID_TABLES,
    *(_trigger(f"{kind}_listed", f"INSERT ON {kind}s", _said_rows(kind)) for kind in ("statement", "figure")),
    # Written again through its trigger, each statement and figure that a file holds already is listed.
    *(f"CREATE TEMP TABLE {table}_again AS SELECT * FROM {table} ORDER BY document, rowid; DELETE FROM {table};"
      f"INSERT INTO {table} SELECT * FROM {table}_again; DROP TABLE temp.{table}_again;" for table in ("statements", "figures")),
    *(_trigger(f"{kind}_unlisted", f"DELETE ON {kind}s", _no_said_rows(kind)) for kind in ("statement", "figure")),
    *(_trigger(f"{kind}_relisted", f"UPDATE ON {kind}s", f"{_no_said_rows(kind)}\n{_said_rows(kind)}")
      for kind in ("statement", "figure")),
    "CREATE INDEX mentions_actor_document ON mentions (actor, document) WHERE actor IS NOT NULL;",
    "CREATE INDEX actors_named ON actors (id, document, name, kind, state);",
    "CREATE INDEX actors_state ON actors (state, document, name, id) WHERE kind = 'state';",
    "CREATE INDEX outlets_document ON outlets (document, id);",
    "CREATE INDEX documents_outlet ON documents (outlet, published);",
    "CREATE INDEX documents_agency ON documents (json_extract(CAST(json AS TEXT), '$.agency'), outlet);",
    "CREATE INDEX disagreements_kind ON disagreements (kind, field, event);",
))  # fmt: skip

# --- other names of actors ---

NAMES = """
CREATE INDEX actors_called ON actors (name COLLATE NOCASE, id, kind, state);
CREATE TABLE actor_names (
    name TEXT NOT NULL COLLATE NOCASE, id TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY (name, id, document)
) WITHOUT ROWID;
CREATE INDEX actor_names_of ON actor_names (id, document);
INSERT OR IGNORE INTO actor_names
SELECT other.value, actors.id, document FROM actors, json_each(CAST(actors.json AS TEXT), '$.names') AS other WHERE document <> '';
CREATE TRIGGER actor_named AFTER INSERT ON actors WHEN new.document <> '' BEGIN
    INSERT OR IGNORE INTO actor_names
    SELECT value, new.id, new.document FROM json_each(CAST(new.json AS TEXT), '$.names');
END;
CREATE TRIGGER actor_unnamed AFTER DELETE ON actors BEGIN
    DELETE FROM actor_names WHERE id = old.id AND document = old.document;
END;
"""
