"""Chains of phrases while a report is read. In: its phrases in order. Out: entities; names are linked here, the fuller one first.

A short name goes to the fuller one before it, an acronym to what it stands for; where two bear the name, to neither, unless one was
called so before or is spoken of far more.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from regesta.read.nouns import honorifics, royal
from regesta.read.phrases import Phrase
from regesta.read.words import Words

HEADLINE = 1  # sentences at the head of a report where a short name may come before the full one (a choice)


class Entity(msgspec.Struct, eq=False):
    """What several phrases stand for, as far as it was read: its phrases in order, and what they tell of it."""

    number: int
    phrases: list[Phrase]
    gender: str | None = None
    name: Phrase | None = None

    @property
    def sort(self) -> str:
        """Of its name, else of its first phrase."""
        return (self.name or self.phrases[0]).sort


class Chains:
    """All entities of a text. A phrase always belongs to one, at first alone."""

    def __init__(self, words: Words, found: list[Phrase]) -> None:
        self.words, self.phrases = words, found
        self.text = words.whole
        self.entities: list[Entity] = []
        self.by_head: dict[int, Phrase] = {}
        for phrase in found:
            if not phrase.joined:
                self.by_head.setdefault(phrase.head, phrase)
                for title in phrase.titles:
                    self.by_head.setdefault(title, phrase)
            phrase.entity = len(self.entities)
            entity = Entity(phrase.entity, [phrase], gender=phrase.gender)
            if phrase.kind == "name":
                entity.name = phrase
            self.entities.append(entity)
        self._names()

    def entity(self, phrase: Phrase) -> Entity:
        """The entity of a phrase."""
        return self.entities[phrase.entity]

    def entity_at(self, head: int) -> int | None:
        """The entity of the phrase with this head word."""
        phrase = self.by_head.get(head)
        return phrase.entity if phrase is not None else None

    def link(self, phrase: Phrase, antecedent: Phrase, *why: str, score: float | None = None) -> None:
        """Puts a phrase with its antecedent; both entities become one."""
        one, other = self.entity(antecedent), self.entity(phrase)
        if one is other:
            return
        phrase.back, phrase.score, phrase.why = antecedent.at, score, why
        for moved in other.phrases:
            moved.entity = one.number
        one.phrases = sorted([*one.phrases, *other.phrases], key=lambda p: p.at)
        told = {one.gender, other.gender} & {"m", "f"}
        one.gender = next(iter(told)) if len(told) == 1 else None if one.gender != other.gender else one.gender
        one.name = one.name or other.name
        other.phrases = []

    # -- names ---------------------------------------------------------------------------------------------------------------

    def _names(self) -> None:
        """All names of the text, in order."""
        self._by_word: defaultdict[str, list[Phrase]] = defaultdict(
            list
        )  # first and last words, to names that have them
        told: list[Phrase] = []
        for phrase in self.phrases:
            if phrase.kind == "name" and phrase.sort not in ("adjective", "time"):
                self._name(phrase, told)
                told.append(phrase)
                for word in set(_parts(phrase.text)):
                    self._by_word[word].append(phrase)

    def _name(self, phrase: Phrase, told: Sequence[Phrase]) -> None:
        parts = _parts(phrase.text)
        near = {p.at: p for word in set(parts) for p in self._by_word.get(word, ())}
        fits = [p for _, p in sorted(near.items()) if _comparable(phrase, p) and same_name(phrase, p)]
        fits = [p for p in fits if not self._king(phrase, p)]
        if phrase.gender in ("m", "f"):
            fits = [p for p in fits if self.entity(p).gender in (None, "n", phrase.gender)]
        roots = {p.entity: self.entity(p) for p in fits}
        if len(roots) == 1:
            self.link(phrase, self._fullest(next(iter(roots.values()))), "the same name")
        elif roots and phrase.sort == "person":
            self._prominent(phrase, roots.values(), fits)
        elif roots:
            same = [p for p in fits if p.text == phrase.text]
            if same:
                self.link(phrase, same[-1], "the same name")
        elif other := self._stands_for(phrase, told):
            self.link(phrase, other, "short for it")
        else:
            self._fuller(phrase, near.values())

    def _fuller(self, phrase: Phrase, near: Iterable[Phrase]) -> None:
        """A name told in full after its short form, as headlines have it: to the short one, where only one can be meant."""
        short = [
            p
            for p in near
            if p.sent <= HEADLINE
            and p.sort == phrase.sort
            and same_name(p, phrase)
            and not self._king(p, phrase)
            and self.entity(p).gender in (None, phrase.gender, "n")
        ]
        roots = {
            p.entity
            for p in short
            if all(same_name(other, phrase) for other in self.entity(p).phrases if other.kind == "name")
        }
        if short and len(roots) == 1 and phrase.sort in ("person", "body"):
            self.link(phrase, short[-1], "the same name in full")
            self.entity(phrase).name = phrase

    def _king(self, short: Phrase, full: Phrase) -> bool:
        """Whether a short name is a monarch's, and the full one only ends in it: "King Rudolf" is not Ola Rudolf."""
        one, two = _parts(short.text), _parts(full.text)
        lead = self.text[max(0, short.start - 24) : short.start].lower().split()
        return len(one) == 1 < len(two) and two[0] != one[0] and bool(lead) and lead[-1] in royal()

    def _fullest(self, entity: Entity) -> Phrase:
        return entity.name or entity.phrases[0]

    def _prominent(self, phrase: Phrase, roots: Iterable[Entity], fits: Sequence[Phrase]) -> None:
        """ "Kim" where there are several: the one who was called so before, or the one most spoken of by far."""
        same = [p for p in fits if p.text == phrase.text]
        full = [p for p in fits if len(_parts(p.text)) > len(_parts(phrase.text))]
        if full and phrase.gender in ("m", "f"):  # "Ms Holf": the last one told in full
            self.link(phrase, full[-1], "the last one told in full")
            return
        if same:
            self.link(phrase, self._fullest(self.entity(same[-1])), "called so before")
            return
        ranked = sorted(roots, key=lambda e: -len(e.phrases))
        if len(ranked[0].phrases) >= len(ranked[1].phrases) + 2:
            self.link(phrase, self._fullest(ranked[0]), "most spoken of under that name")

    def _stands_for(self, phrase: Phrase, told: Sequence[Phrase]) -> Phrase | None:
        """The full name of an acronym, before it or in brackets beside it."""
        short = phrase.text
        if not (short.isupper() and 2 <= len(short) <= 7):
            return None
        for other in reversed(told):
            full = other.sort in ("body", "state", phrase.sort) and other.text != short
            if full and (self.text[other.end : phrase.start].strip() == "(" or _initials(other.text, short)):
                return other
        return None


def _comparable(one: Phrase, other: Phrase) -> bool:
    if one.sort == other.sort:
        return True
    loose = {"body", "thing", "state"}
    same = _parts(one.text) == _parts(other.text)
    return same and (
        (one.sort in loose and other.sort in loose)
        or "thing" in (one.sort, other.sort)
        or {one.sort, other.sort} == {"people", "adjective"}
    )


def same_name(short: Phrase, full: Phrase) -> bool:
    """Whether one name can be another's short form, or the same."""
    a, b = _parts(short.text), _parts(full.text)
    if "".join(a) == "".join(b):
        return True
    if short.sort == "person":
        if len(a) == 1 and len(b) > 1:
            return a[0] in (b[-1], b[0])
        return (
            len(a) >= 2
            and len(b) > len(a)
            and (a == b[-len(a) :] or a == b[: len(a)] or (a[0] == b[0] and a[-1] == b[-1]))
        )
    if short.sort == "body":
        return len(a) >= 2 and len(b) > len(a) and (b[: len(a)] == a or b[-len(a) :] == a)
    return False


def _parts(name: str) -> list[str]:
    return [
        w.lower().strip(".,")
        for w in name.replace("-", " ").split()
        if w.lower().rstrip(".") not in ("the",) and w.lower() not in honorifics()
    ]


def _initials(name: str, short: str) -> bool:
    words = [w for w in name.replace("-", " ").split() if w[:1].isupper()]
    return "".join(w[0] for w in words) == short and len(words) > 1
