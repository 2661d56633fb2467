"""Which accounts must be joined anew. In: a shelf, accounts that moved. Out: a Region, as wide as it must be.

Firm accounts (their day is known, or people have judged them) are joined among themselves, so what moved bears on those that pairs worth
joining connect with it: accounts of about the same days. Each loose one beside these is put anew to the act it fits best; the acts it
might go to are looked at, and are made anew only where it comes or goes. Loose ones that fit none are joined among themselves.
"""

from collections.abc import Collection, Iterable, Mapping

from regesta.reconcile.candidates import EXACT_BIT
from regesta.reconcile.shelf import Shelf
from regesta.reconcile.ties import Cluster


class Region:
    """The accounts to be joined anew: `firm` ones and `loose` ones; `beside` are the firm ones of acts that these might go to."""

    def __init__(self, shelf: Shelf, judged: Mapping[str, frozenset[str]], start: Iterable[str]) -> None:
        """The region of some placed accounts; `judged` tells with which others people have judged an account."""
        self._shelf, self._judged = shelf, judged
        self.firm: set[str] = set()
        self.loose: set[str] = set()
        self.beside: set[str] = set()
        self._opened: set[str] = set()  # loose accounts with which others like them are looked at
        self._add(start)

    @property
    def inside(self) -> set[str]:
        """All accounts that are looked at."""
        return self.firm | self.loose | self.beside

    def anew(self, cluster: Cluster) -> bool:
        """Whether a cluster of this region is to be kept: it is whole, and may be another than before."""
        members = {account.id for account in cluster.accounts}
        return bool(members & self.firm) or (bool(members & self.loose) and not members & self.beside)

    def widened(self, made: Iterable[Cluster]) -> bool:
        """Look further where an account came or went that had not been foreseen; whether there was such a one."""
        before = len(self.firm), len(self._opened)
        for cluster in made:
            members = {account.id for account in cluster.accounts}
            acts = sorted(members & self.beside)
            if acts:
                kept = self._shelf.event(self._event(acts[0]) or "")
                if kept is None or set(kept.mentions) & self.loose != members & self.loose:
                    self._add(acts[:1])
            elif not members & self.firm:
                self._open(members & self.loose)
        return (len(self.firm), len(self._opened)) != before

    def _add(self, start: Iterable[str]) -> None:
        waiting = list(start)
        while waiting:
            here = waiting.pop()
            if not self._firm(here):
                self._put(here)
            elif here not in self.firm:
                self.firm.add(here)
                self.beside.discard(here)
                waiting += self._bearing(here)

    def _put(self, key: str) -> None:
        """Take in a loose account, with the acts that it might go to, and others like it where it is with none."""
        waiting = [key]
        while waiting:
            here = waiting.pop()
            if here in self.loose:
                continue
            self.loose.add(here)
            for other in self._bearing(here):
                if self._firm(other):
                    self._look_at(other)
            if not self._attached(here) and here not in self._opened:
                self._opened.add(here)
                waiting += self._like(here)

    def _open(self, keys: Collection[str]) -> None:
        for key in sorted(set(keys) - self._opened):
            self._opened.add(key)
            for other in self._like(key):
                self._put(other)

    def _look_at(self, key: str) -> None:
        waiting = [key]
        while waiting:
            here = waiting.pop()
            if here not in self.firm and here not in self.beside:
                self.beside.add(here)
                waiting += [other for other in self._bearing(here) if self._firm(other)]

    def _like(self, key: str) -> list[str]:
        """Loose accounts beside a loose one that are with no act."""
        return [one for one in self._bearing(key) if not self._firm(one) and not self._attached(one)]

    def _bearing(self, key: str) -> list[str]:
        """Those that pairs worth joining, or people's judgements, connect with an account."""
        found = {other for other, tie in self._shelf.edges(key).items() if tie.joins} | self._judged.get(
            key, frozenset()
        )
        return [other for other in sorted(found) if self._shelf.placed(other) is not None]

    def _firm(self, key: str) -> bool:
        at = self._shelf.placed(key)
        if at is None:
            return False
        judged = self._judged.get(key, frozenset()) - {key}
        return bool(at.moment & EXACT_BIT) or any(self._shelf.placed(other) is not None for other in judged)

    def _attached(self, key: str) -> bool:
        kept = self._shelf.event(self._event(key) or "")
        return kept is not None and any(self._firm(one) for one in kept.mentions)

    def _event(self, key: str) -> str | None:
        at = self._shelf.placed(key)
        return None if at is None else at.event
