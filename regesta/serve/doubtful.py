"""The doubts of a record, kept up to date. In: an open Store. Out: its table of doubts; only what has changed is looked at anew."""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeVar

import msgspec

from regesta.errors import RecordFileError
from regesta.link.judgements.judged import Judged
from regesta.records import Disagreement, Event, Figure, Statement
from regesta.serve.doubt import REASONS, Doubt, of_disagreement, of_event, of_figure, of_statement
from regesta.serve.things import laid
from regesta.store import doubtful, some
from regesta.store import read as stored
from regesta.store.database import Store
from regesta.store.doubtful import Row, as_json
from regesta.store.located import judgements

T = TypeVar("T", bound=msgspec.Struct)
AT_ONCE = 2000  # things looked at in one transaction; a choice
SHOWN = 200  # letters of a line that words are looked for in
BITS = {name: 1 << place for place, name in enumerate(REASONS)}


def refresh(store: Store, *, patience: float | None = None) -> int:
    """Look anew at what has changed since, for so many seconds (None: to the end); how many things still wait to be looked at.

    The first look at a record of an older form takes long: what has been looked at by then is in its order. Where the file cannot be
    written to, the doubts are as they were.
    """
    began = time.monotonic()
    if not doubtful.stale(store, most=1):
        return 0
    judged = Judged(judgements(store))
    with doubtful.impatient(store):
        try:
            while doubtful.stale(store, most=1) and (patience is None or time.monotonic() - began < patience):
                with store.transaction():
                    looked = doubtful.stale(store, most=AT_ONCE)
                    doubtful.replace(
                        store, looked, (_row(one) for one in doubts_of(store, looked, judged) if one.reasons)
                    )
        except RecordFileError:  # another program is writing, or nobody may: what is known is told
            pass
    return doubtful.waiting(store)


def _row(one: Doubt) -> Row:
    return Row(
        kind=one.kind, id=one.id, priority=one.priority, why=why(reason.name for reason in one.reasons), act=one.act.lower(),
        names="\n".join(("", *one.names, "")), line=one.line[:SHOWN].lower(),
    )  # fmt: skip


def why(reasons: Iterable[str]) -> int:
    """Reasons as bits."""
    return sum({BITS[name] for name in reasons})


def reasons_in(bits: int) -> Iterator[str]:
    """The reasons that bits stand for."""
    return (name for name, bit in BITS.items() if bits & bit)


def doubts_of(store: Store, looked: Mapping[str, Sequence[str]], judged: Judged) -> Iterator[Doubt]:
    """What is doubtful of these things, those that are there; of some there is no reason to look at them."""
    if looked.get("event"):
        yield from _events(store, looked["event"])
    for one in _read(store, Disagreement, "disagreements", looked.get("disagreement", ())):
        yield of_disagreement(one)
    statements = laid(list(_read(store, Statement, "statements", looked.get("statement", ()))), judged)
    spoken = _spoken(store, statements) if statements else {}
    yield from (of_statement(one, spoken.get(one.id, 0)) for one in statements)
    yield from (of_figure(one) for one in laid(list(_read(store, Figure, "figures", looked.get("figure", ()))), judged))


def _read(store: Store, kind: type[T], table: str, keys: Sequence[str]) -> Iterator[T]:
    if not keys:
        return iter(())
    found = stored.records(
        store, kind, f"SELECT json FROM {table} WHERE id IN (SELECT value FROM json_each(?))", as_json(keys)
    )
    if kind is not Disagreement:
        return found
    query = "SELECT json FROM rejected WHERE kind = 'disagreement' AND id IN (SELECT value FROM json_each(?))"
    return chain(found, stored.records(store, kind, query, as_json(keys)))


def _events(store: Store, keys: Sequence[str]) -> Iterator[Doubt]:
    found: list[Event] = list(some.events(store, keys))
    disputes: dict[str, list[Disagreement]] = {}
    query = "SELECT json FROM disagreements WHERE event IN (SELECT value FROM json_each(?)) ORDER BY id"
    for one in stored.records(store, Disagreement, query, as_json(keys)):
        disputes.setdefault(one.event or "", []).append(one)
    mentions = as_json([key for event in found for key in event.mentions])
    figures = dict(doubtful.rows(
        store, "SELECT about, count(*) FROM figures WHERE about IN (SELECT value FROM json_each(?)) GROUP BY about", mentions
    ))  # fmt: skip
    for event in found:
        yield of_event(event, disputes.get(event.id, ()), sum(figures.get(key, 0) for key in event.mentions))


def _spoken(store: Store, statements: Sequence[Statement]) -> dict[str, int]:
    """Of each statement, how many figures were taken from it."""
    query = (
        "SELECT json_extract(CAST(json AS TEXT), '$.statement') AS said, count(*) FROM figures "
        "WHERE document IN (SELECT value FROM json_each(?)) AND said IS NOT NULL GROUP BY said"
    )
    return dict(doubtful.rows(store, query, as_json(sorted({one.document for one in statements}))))
