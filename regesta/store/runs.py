"""What each run of `add` did, and the issues it met. In: counts, issues. Out: a RunSummary, kept in the record beside its content."""

import datetime as dt
from collections.abc import Iterable

import msgspec

from regesta.issues import Issue
from regesta.store.database import Store
from regesta.store.write import encode


class RunSummary(msgspec.Struct, frozen=True, kw_only=True):
    """What one run did, and from `documents` on what the record holds after it.

    `reports` were found at the paths, `added` of them were new; `read` may be more when an earlier run was stopped.
    `skipped` counts this run's issues by code. `stage_seconds` are seconds by stage.
    """

    reports: int
    added: int
    already_there: int
    read: int
    not_english: int
    failed: int
    skipped: dict[str, int]
    seconds: float
    stage_seconds: dict[str, float]
    documents: int
    copies: int
    events: int
    statements: int
    figures: int
    disagreements: int


def put_run(store: Store, summary: RunSummary, *, version: str) -> None:
    """Note a finished run and the version that made it."""
    row = (dt.datetime.now(dt.UTC).isoformat(timespec="seconds"), version, msgspec.json.encode(summary))
    store.connection.execute("INSERT INTO runs (finished_at, version, json) VALUES (?, ?, ?)", row)


def last_runs(store: Store, *, most: int = 10) -> tuple[tuple[str, RunSummary], ...]:
    """When the last runs ended and what they did, the latest first."""
    query = "SELECT finished_at, json FROM runs ORDER BY number DESC LIMIT ?"
    found = store.connection.execute(query, (most,))
    return tuple((str(ended), msgspec.json.decode(told, type=RunSummary)) for ended, told in found)


def last_run(store: Store) -> int:
    """A number that grows with every finished run and every judgement, 0 before the first: events may be others after either."""
    query = "SELECT coalesce(max(number), 0) + (SELECT count(*) FROM judgements) FROM runs"
    return int(store.connection.execute(query).fetchone()[0])


def put_issues(store: Store, issues: Iterable[Issue]) -> None:
    """Write issues; one that is known already is the same one."""
    rows = [(one.id, one.stage, one.code, one.document, one.source, encode(one)) for one in issues]
    store.connection.executemany("INSERT OR IGNORE INTO issues VALUES (?, ?, ?, ?, ?, ?)", rows)


def drop_answered_issues(store: Store) -> None:
    """Drop issues about a row of a metadata table without a report, where the report has come by now.

    Whoever adds a pile in parts with one table for all of it would else be left with an Issue for each of the others.
    """
    store.connection.execute(
        "DELETE FROM issues WHERE code = 'metadata-unmatched' AND source IN (SELECT source FROM document_sources)"
    )
