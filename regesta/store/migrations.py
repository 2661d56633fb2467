"""The shape of the record file, as numbered steps. In: a connection. Out: the same file, one step further or as it was.

`user_version` holds the number of the last step taken. Steps are only ever added: one that was released never changes.
Each record is kept as JSON in `json`, beside the columns that are searched.
"""

import sqlite3

from regesta.store import doubtful, index, lists, namesakes

APPLICATION_ID = 0x52475354  # "RGST", by which `file` and we know a record

STEPS: tuple[str, ...] = (
    """
    CREATE TABLE documents (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        outlet TEXT,
        published TEXT,
        language TEXT,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'read', 'kept', 'failed')),
        json BLOB NOT NULL
    );
    CREATE INDEX documents_state ON documents (state);
    CREATE TABLE document_sources (
        document TEXT NOT NULL REFERENCES documents (id),
        source TEXT NOT NULL,
        PRIMARY KEY (document, source)
    ) WITHOUT ROWID;
    -- Contentless: the words are in documents.json, once. rowid is documents.number.
    CREATE VIRTUAL TABLE document_words USING fts5 (
        title, text, content = '', tokenize = 'unicode61 remove_diacritics 2'
    );
    CREATE TABLE copies (
        document TEXT PRIMARY KEY REFERENCES documents (id),
        original TEXT NOT NULL REFERENCES documents (id)
    ) WITHOUT ROWID;

    CREATE TABLE mentions (
        id TEXT NOT NULL, document TEXT NOT NULL REFERENCES documents (id), actor TEXT, json BLOB NOT NULL,
        PRIMARY KEY (id, document)
    );
    CREATE INDEX mentions_document ON mentions (document);
    CREATE INDEX mentions_actor ON mentions (actor) WHERE actor IS NOT NULL;
    CREATE TABLE event_mentions (
        id TEXT NOT NULL, document TEXT NOT NULL REFERENCES documents (id),
        type TEXT NOT NULL, status TEXT NOT NULL, json BLOB NOT NULL,
        PRIMARY KEY (id, document)
    );
    CREATE INDEX event_mentions_document ON event_mentions (document);
    CREATE TABLE statements (
        id TEXT NOT NULL, document TEXT NOT NULL REFERENCES documents (id),
        act TEXT NOT NULL, speaker TEXT, json BLOB NOT NULL,
        PRIMARY KEY (id, document)
    );
    CREATE INDEX statements_document ON statements (document);
    CREATE TABLE figures (
        id TEXT NOT NULL, document TEXT NOT NULL REFERENCES documents (id),
        counts TEXT NOT NULL, about TEXT, json BLOB NOT NULL,
        PRIMARY KEY (id, document)
    );
    CREATE INDEX figures_document ON figures (document);
    CREATE TABLE times (
        document TEXT NOT NULL REFERENCES documents (id), position INTEGER NOT NULL, edtf TEXT NOT NULL,
        json BLOB NOT NULL,
        PRIMARY KEY (document, position)
    );

    -- What one document says of an actor; document is '' for what the world or the user's file says.
    CREATE TABLE actors (
        id TEXT NOT NULL, document TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, state TEXT,
        json BLOB NOT NULL,
        PRIMARY KEY (id, document)
    );
    CREATE TABLE places (id TEXT PRIMARY KEY, name TEXT NOT NULL, country TEXT, json BLOB NOT NULL);
    CREATE TABLE outlets (
        id TEXT NOT NULL, document TEXT NOT NULL, name TEXT NOT NULL, json BLOB NOT NULL,
        PRIMARY KEY (id, document)
    );

    CREATE TABLE events (
        id TEXT PRIMARY KEY, type TEXT NOT NULL, status TEXT NOT NULL, start TEXT, "end" TEXT, json BLOB NOT NULL
    );
    CREATE TABLE event_documents (
        event TEXT NOT NULL REFERENCES events (id), document TEXT NOT NULL REFERENCES documents (id),
        PRIMARY KEY (event, document)
    ) WITHOUT ROWID;
    CREATE INDEX event_documents_document ON event_documents (document);
    CREATE TABLE disagreements (
        id TEXT PRIMARY KEY, event TEXT, field TEXT NOT NULL, kind TEXT NOT NULL, json BLOB NOT NULL
    );
    CREATE TABLE judgements (
        id TEXT PRIMARY KEY, "left" TEXT NOT NULL, "right" TEXT NOT NULL, decided_by TEXT NOT NULL, json BLOB NOT NULL
    );
    CREATE TABLE issues (
        id TEXT PRIMARY KEY, stage TEXT NOT NULL, code TEXT NOT NULL, document TEXT, source TEXT, json BLOB NOT NULL
    );
    CREATE INDEX issues_document ON issues (document);

    CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE runs (
        number INTEGER PRIMARY KEY, finished_at TEXT NOT NULL, version TEXT NOT NULL, json BLOB NOT NULL
    );
    """,
    """
    -- Made from the events by store/index.py, for pages that filter and turn over many of them; no source of anything.
    CREATE TABLE event_index (
        number INTEGER PRIMARY KEY, event TEXT NOT NULL UNIQUE, type TEXT NOT NULL, subtype TEXT, status TEXT NOT NULL,
        start TEXT, "end" TEXT, dated INTEGER NOT NULL, place TEXT, place_id TEXT, country TEXT,
        origins INTEGER NOT NULL, reports INTEGER NOT NULL, first_reported TEXT, last_reported TEXT, last TEXT
    );
    CREATE INDEX event_index_dated ON event_index (dated, number);
    CREATE TABLE event_choices (field TEXT NOT NULL, value TEXT NOT NULL, events INTEGER NOT NULL);
    CREATE TABLE event_parties (
        number INTEGER NOT NULL, position TEXT NOT NULL, side TEXT NOT NULL, name TEXT, actor TEXT, person TEXT, body TEXT,
        state TEXT, sector TEXT,
        PRIMARY KEY (number, position)
    ) WITHOUT ROWID;
    CREATE INDEX event_parties_state ON event_parties (state, number);
    CREATE INDEX event_parties_actor ON event_parties (actor, number);
    CREATE INDEX event_parties_person ON event_parties (person, number);
    CREATE INDEX event_parties_body ON event_parties (body, number);
    CREATE TABLE event_tells (mention TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
    CREATE INDEX event_tells_number ON event_tells (number);
    CREATE TABLE event_outlets (
        number INTEGER NOT NULL, outlet TEXT NOT NULL, name TEXT NOT NULL, state TEXT, kind TEXT,
        PRIMARY KEY (number, outlet)
    ) WITHOUT ROWID;
    CREATE INDEX event_outlets_state ON event_outlets (state, number);
    CREATE VIRTUAL TABLE event_words USING fts5 (words, content = '', tokenize = 'unicode61 remove_diacritics 2');
    CREATE INDEX figures_about ON figures (about) WHERE about IS NOT NULL;
    CREATE INDEX actors_name ON actors (name COLLATE NOCASE);
    CREATE INDEX disagreements_event ON disagreements (event);
    """,
    lists.STEP,
    """
    -- What people have judged to be none: kept to be found, out of every list. kind is event or disagreement.
    CREATE TABLE rejected (
        kind TEXT NOT NULL, id TEXT NOT NULL, json BLOB NOT NULL, PRIMARY KEY (kind, id)
    ) WITHOUT ROWID;
    """,
    """
    -- What joining keeps from one run to the next; none of it is content, all of it can be made again.
    CREATE TABLE changed (document TEXT PRIMARY KEY) WITHOUT ROWID;
    INSERT INTO changed SELECT id FROM documents;
    INSERT INTO settings SELECT 'dirty', 'yes' WHERE EXISTS (SELECT 1 FROM documents) ON CONFLICT DO NOTHING;
    CREATE TABLE placed (
        mention TEXT PRIMARY KEY, document TEXT NOT NULL, moment INTEGER NOT NULL, drawers BLOB NOT NULL, event TEXT
    ) WITHOUT ROWID;
    CREATE INDEX placed_document ON placed (document);
    CREATE TABLE drawers (
        drawer INTEGER NOT NULL, moment INTEGER NOT NULL, mention TEXT NOT NULL,
        PRIMARY KEY (drawer, moment, mention)
    ) WITHOUT ROWID;
    CREATE TABLE edges (one TEXT NOT NULL, other TEXT NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID;
    CREATE TABLE signatures (document TEXT PRIMARY KEY, bands BLOB NOT NULL, runs BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE copy_pairs (one TEXT NOT NULL, other TEXT NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID;
    CREATE INDEX copy_pairs_other ON copy_pairs (other);
    CREATE TABLE met (
        document TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (document, kind, id)
    ) WITHOUT ROWID;
    CREATE INDEX met_id ON met (id, kind);
    -- Events that people have judged, as they were joined; what was judged is laid over them in `events`.
    CREATE TABLE as_joined (event TEXT PRIMARY KEY, json BLOB NOT NULL) WITHOUT ROWID;
    -- What a report rests on; `other` is the report that it carries or tells again, where that is in the pile.
    CREATE TABLE rests (
        document TEXT NOT NULL, how TEXT NOT NULL, source TEXT NOT NULL, other TEXT NOT NULL, words TEXT NOT NULL,
        PRIMARY KEY (document, how, source, other, words)
    ) WITHOUT ROWID;
    CREATE INDEX rests_other ON rests (other);
    CREATE TABLE source_names (key TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
    -- Of reports at one address the later text takes the place of the earlier, which stays in the record.
    CREATE TABLE addresses (document TEXT PRIMARY KEY, url TEXT NOT NULL) WITHOUT ROWID;
    CREATE INDEX addresses_url ON addresses (url);
    CREATE TABLE superseded (document TEXT PRIMARY KEY, later TEXT NOT NULL) WITHOUT ROWID;
    -- When a report came into the record; for those that were there before this table, when the first run ended.
    CREATE TABLE arrivals (document TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;
    INSERT INTO arrivals SELECT id, coalesce((SELECT min(finished_at) FROM runs), '') FROM documents;
    -- Reports that a person took out: `json` is the Document, by which it can be put back.
    CREATE TABLE removals (
        document TEXT PRIMARY KEY, at TEXT NOT NULL, why TEXT NOT NULL, sources TEXT NOT NULL, json BLOB NOT NULL
    ) WITHOUT ROWID;
    """,
    doubtful.STEP,
    namesakes.STEP,
    """
    -- What was read, packed by zlib: of a paper (PDF, Word) the text of its pages. Not content: nothing is made of it again.
    CREATE TABLE originals (
        document TEXT PRIMARY KEY, kind TEXT NOT NULL, size INTEGER NOT NULL, whole INTEGER NOT NULL, packed BLOB NOT NULL
    );
    """,
    """
    -- With what hangs on each pair, so that nothing need be compared again to know it; filled when all is joined anew.
    DROP TABLE edges;
    CREATE TABLE edges (
        one TEXT NOT NULL, other TEXT NOT NULL, joins INTEGER NOT NULL, link TEXT, points REAL NOT NULL,
        PRIMARY KEY (one, other)
    ) WITHOUT ROWID;
    -- When and by which outlet a text was told, beside what it is found by.
    ALTER TABLE signatures ADD COLUMN day TEXT;
    ALTER TABLE signatures ADD COLUMN outlet TEXT;
    """
    + index.STEP
    + lists.NAMES,
    """
    -- How likely an event is read rightly: `confidence` of the event, 1 where a reviewer accepted it.
    ALTER TABLE event_index ADD COLUMN confidence REAL;
    """,
)

VERSION = len(STEPS)


def migrate(connection: sqlite3.Connection, *, version: int) -> None:
    """Take the steps after `version`, all in one transaction: a kill in the middle leaves the file as it was."""
    if version >= VERSION:
        return
    # The two pragmas are part of the transaction, too.
    marks = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION};"
    connection.executescript("\n".join(("BEGIN IMMEDIATE;", *STEPS[version:], marks)))
    index.index_events(connection)
    connection.execute("COMMIT")
