"""A tree that is being set right. In: heads and relations as the parser gave them. Out: a Tree, which changes them in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


class Heads(list[int]):
    """Heads that know whether one was changed: what hangs on each word is put together again only then."""

    changed = True

    def __setitem__(self, at: Any, head: Any) -> None:
        self.changed = True
        super().__setitem__(at, head)


class Tree:
    """The words of a sentence with heads and relations that can be changed; heads count from 0, -1 is the root's."""

    def __init__(
        self, words: Sequence[str], heads: Sequence[int], relations: Sequence[str], upos: Sequence[str]
    ) -> None:
        self.words, self.upos = words, upos
        self.heads = Heads(head - 1 for head in heads)
        self.relations = list(relations)
        self._hanging: dict[int, list[int]] = {}

    def under(self, head: int, *relations: str) -> list[int]:
        """The words that hang on another in one of the relations, or in any."""
        if self.heads.changed:
            self.heads.changed, self._hanging = False, {}
            for at, above in enumerate(self.heads):
                self._hanging.setdefault(above, []).append(at)
        own = self._hanging.get(head)
        if own is None:
            return []
        return [at for at in own if self.relations[at] in relations] if relations else own.copy()

    def above(self, at: int) -> list[int]:
        """The words a word hangs on, the nearest first."""
        found: list[int] = []
        while self.heads[at] >= 0 and self.heads[at] not in found:
            at = self.heads[at]
            found.append(at)
        return found

    def top(self, start: int, end: int) -> int:
        """The word of a name, from start to before end, that hangs outside it."""
        return next((at for at in range(start, end) if not start <= self.heads[at] < end), end - 1)

    def hang(self, at: int, head: int, relation: str) -> None:
        """Hang a word on another, unless that one hangs on it."""
        if at != head and at not in self.above(head):
            self.heads[at], self.relations[at] = head, relation
