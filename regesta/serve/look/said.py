"""Who said what of whom. In: an open Store and a Wish. Out: a window of the statements that fit, with their reports."""

from collections.abc import Iterator
from typing import get_args

import msgspec

from regesta.errors import InputError
from regesta.link.judgements.judged import Judged
from regesta.records import Act, Manner, Statement
from regesta.serve.look.reported import ReportedWish, keys_of, reported
from regesta.serve.look.sought import Where, joined, keyed, not_rejected, sought
from regesta.store import read as stored
from regesta.store import some
from regesta.store.database import Store
from regesta.store.located import judgements

SPEAKING = ("speaker", "by")


class SaidWish(ReportedWish, frozen=True, kw_only=True):
    """What is asked for, as a person writes it; empty is any. `about` is whom it names or is said to, `q` words of what was said."""

    actor: str = ""
    about: str = ""
    to: str = ""
    act: str = ""
    manner: str = ""
    q: str = ""


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A statement, parties as judged, with the report that has it."""

    statement: Statement
    outlet: str | None
    published: str | None
    title: str | None
    copy_of: str | None = None


class StatementList(msgspec.Struct, frozen=True, kw_only=True):
    """A window of the statements that fit; `acts` counts all that fit by act, the commonest first."""

    total: int
    lines: tuple[Said, ...]
    acts: tuple[tuple[str, int], ...]


def statements(store: Store, wish: SaidWish, *, limit: int, offset: int = 0) -> StatementList:
    """The statements that fit, by date of publication.

    Raises:
        InputError: A filter has an impossible value; the message names those that are possible.
    """
    judged = Judged(judgements(store))
    where = joined(_conditions(store, wish, judged))
    found = keys_of(store, "statement_lines", where, wish.order, (limit, offset))
    acts = store.connection.execute(
        f"SELECT act, count(*) FROM statement_lines WHERE {where.sql} GROUP BY act ORDER BY 2 DESC, 1", where.values
    ).fetchall()
    return StatementList(
        total=sum(count for _, count in acts), lines=tuple(lines_of(store, found, judged)),
        acts=tuple((str(act), int(count)) for act, count in acts),
    )  # fmt: skip


def lines_of(store: Store, keys: list[tuple[str, str]], judged: Judged) -> Iterator[Said]:
    """Statements by id and report, in the order given."""
    decode = msgspec.json.Decoder(Statement).decode
    heads = some.heads(store, sorted({document for _, document in keys}))
    for key, document in keys:
        row = store.connection.execute(
            "SELECT json FROM statements WHERE id = ? AND document = ?", (key, document)
        ).fetchone()
        if row is not None and document in heads:
            head = heads[document]
            yield Said(
                statement=judged.statement(decode(row[0])), outlet=head.outlet, published=head.published,
                title=head.title, copy_of=head.copy_of,
            )  # fmt: skip


def _conditions(store: Store, wish: SaidWish, judged: Judged) -> Iterator[Where]:
    for name, roles in ((wish.actor, SPEAKING), (wish.about, ("about", "addressee")), (wish.to, ("addressee",))):
        if name.strip():
            yield keyed("statement", sought(store, name.strip(), judged=judged), roles)
    yield from _choice(wish.act, get_args(Act), "act")
    yield from _choice(wish.manner, get_args(Manner), "manner")
    if wish.q.strip():
        words = stored.match_words(wish.q)
        yield Where(sql="number IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?)", values=(words,))
    yield from reported(wish)
    yield from not_rejected(judged)


def _choice(value: str, known: tuple[str, ...], column: str) -> Iterator[Where]:
    if value.strip():
        if value.strip().lower() not in known:
            raise InputError(f"{column} {value} is not known. Choose one of: {', '.join(known)}.")
        yield Where(sql=f"{column} = ?", values=(value.strip().lower(),))
