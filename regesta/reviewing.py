"""What people judge of a record: `record.review`. In: ids as a person writes them. Out: judgements, the queue, the log, agreement.

with regesta.open("pact.regesta") as record:
    for item in record.review.queue(limit=10).items:
        print(item.id, item.line, [reason.words for reason in item.reasons])
"""

from pathlib import Path
from typing import Literal, TypeVar

from regesta.records import Judgement
from regesta.serve import agreement, alike, judging, reviewing, reviewlog, team
from regesta.serve.agreement import Agreement
from regesta.serve.alike import Alike
from regesta.serve.desk import Desk, Suggested, desk, line_of, said, suggested
from regesta.serve.doubtful import refresh
from regesta.serve.queue import Asked, Queue, queue
from regesta.serve.reviewlog import Entry
from regesta.serve.team import Taken
from regesta.store import read as stored
from regesta.store.database import Store

T = TypeVar("T")


class Review:
    """Judging, one thing at a time. Whoever judges is named with `who`, else by REGESTA_WHO or the name of the account.

    With `later` events are not made anew at once: judge many, then call `settle`. What was judged of an event shows at once in any case.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def queue(
        self, asked: Asked | None = None, *, limit: int | None = None, offset: int = 0, patience: float | None = None
    ) -> Queue:
        """What to look at next, the most doubtful and weighty first; see `regesta.serve.doubt` for the order.

        With `patience`, seconds, it is told as far as it was made by then: `waiting` things were not looked at yet.
        """
        return queue(self._store, asked or Asked(), limit=limit, offset=offset, patience=patience)

    def look(self, *, patience: float) -> int:
        """Go on looking at what the queue has not looked at, for so many seconds; how many things still wait."""
        return refresh(self._store, patience=patience)

    def accept(self, id: str, *, why: str | None = None, who: str | None = None, later: bool = False) -> Judgement:
        """Judge that an event, a mention of one, a statement, a figure or a disagreement is right as it stands."""
        return self._after(reviewing.verdict(self._store, id, "accept", why=why, who=who), later)

    def reject(self, id: str, *, why: str | None = None, who: str | None = None, later: bool = False) -> Judgement:
        """Judge that it is none; it leaves the lists, and `show` still finds it."""
        return self._after(reviewing.verdict(self._store, id, "reject", why=why, who=who), later)

    def unsure(self, id: str, *, why: str | None = None, who: str | None = None, later: bool = False) -> Judgement:
        """Judge that it cannot be told; it stays in the queue for others."""
        return self._after(reviewing.verdict(self._store, id, "unsure", why=why, who=who), later)

    def edit(
        self, id: str, *changes: str, why: str | None = None, who: str | None = None, later: bool = False
    ) -> tuple[Judgement, ...]:
        """Put values in the place of the program's: "date=2024-03-05", "actor+=Norway", "actor:Chad=Norway"."""
        return self._after(reviewing.edit(self._store, id, changes, why=why, who=who), later)

    def pair(
        self,
        left: str,
        right: str,
        verdict: Literal["same", "different", "unsure"],
        *,
        why: str | None = None,
        who: str | None = None,
        later: bool = False,
    ) -> Judgement:
        """Judge whether two actors, or two events, are one; `merge` and `split` of a Record do it at once."""
        return self._after(judging.judge(self._store, left, right, verdict, why=why, who=who), later)

    def undo(
        self, judgement: str | None = None, *, why: str | None = None, who: str | None = None, later: bool = False
    ) -> tuple[Judgement, Judgement]:
        """Take back a judgement, the one with this id or your last: what was taken back, and the undoing, which can be undone."""
        return self._after(judging.withdraw(self._store, judgement, why=why, who=who), later)

    def log(self, *, who: str = "", kind: str = "", thing: str = "") -> tuple[Entry, ...]:
        """What was judged, the latest first: who, when, what, before and after, why, and whether it holds."""
        return reviewlog.entries(self._store, who=who, kind=kind, thing=thing)

    def agreement(self, *, left: str = "", right: str = "") -> tuple[Agreement, ...]:
        """Of each two reviewers, or the two named: Cohen's kappa and where they differ."""
        return agreement.agreements(self._store, left=left, right=right)

    def alike(self) -> tuple[Alike, ...]:
        """Actors that may be the same, the likeliest first: pairs that `pair` can judge."""
        return alike.alike(self._store)

    def export(self, file: str | Path) -> int:
        """Write all judgements to a file, one a line as JSON; how many there were."""
        return team.write(self._store, Path(file))

    def import_(self, file: str | Path, *, later: bool = False) -> Taken:
        """Take in the judgements of a colleague's file; doing it twice changes nothing."""
        return self._after(team.read(self._store, Path(file)), later)

    def reviewers(self) -> tuple[str, ...]:
        """Who has judged, those with most judgements first."""
        return agreement.reviewers(self._store)

    def lines(self) -> bytes:
        """All judgements as JSON lines, as `export` writes them."""
        return b"".join(team.lines(self._store))

    def take(self, content: bytes, *, name: str) -> Taken:
        """Take in judgements as `import_` does, from the content of a file; events are made anew with `settle`."""
        return team.take(self._store, content.splitlines(), name=name)

    def desk(self, id: str) -> Desk:
        """One thing laid out for judging: its sentences in context, the values that can be changed."""
        return desk(self._store, id)

    def suggested(self) -> Suggested:
        """What fields can be filled with: kinds, actors, places."""
        return suggested(self._store)

    def said(self, id: str) -> Judgement | None:
        """A judgement by its id."""
        return said(self._store, id)

    def line_of(self, judgement: Judgement) -> str:
        """What a judgement is on, as one line."""
        return line_of(self._store, judgement)

    @property
    def size(self) -> int:
        """How many accounts are compared when events are made anew."""
        return stored.count(self._store, "event_mentions")

    def settle(self) -> None:
        """Make events anew with all that was judged, where that is still to be done."""
        if stored.setting(self._store, "dirty") is not None:
            from regesta import pipeline

            pipeline.add(self._store.path, [])

    def _after(self, made: T, later: bool) -> T:
        if not later:
            self.settle()
        return made
