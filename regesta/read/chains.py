"""Chains of mentions while a report is read. In: its mentions in order. Out: links from each to the nearest named one before it.

Names come first: a short name to the fuller one, an acronym to what it stands for. Nominals and pronouns are in coreference.py.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from regesta.read.nouns import genders, honorifics
from regesta.records import Document, Mention

SINGULAR = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
OPENING, CLOSING = "“«„", "”»"


class Chains:
    """What is known while reading a report from its beginning."""

    def __init__(self, document: Document, doc: Doc, mentions: list[Mention]) -> None:
        self.text, self.doc, self.all = document.text, doc, mentions
        self.links: dict[str, str] = {}
        self.before: list[Mention] = []
        self.by_id = {m.id: m for m in mentions}
        self.gender: dict[str, str] = {}  # of the named mention that a chain ends in
        starts = [token.idx for token in doc]
        self.tokens: dict[str, Token] = {}
        for m in mentions:
            at = max(0, bisect_left(starts, m.head + 1) - 1)
            self.tokens[m.id] = doc[at]
        self.sentence_of = {token.i: n for n, sent in enumerate(doc.sents) for token in sent}
        self.quoted = quoted(document.text)

    def link(self, mention: Mention, antecedent: Mention) -> None:
        """Point to the nearest named mention of the chain."""
        target = antecedent
        while target.kind != "name" and target.id in self.links:
            target = self.by_id[self.links[target.id]]
        if target.id != mention.id:
            self.links[mention.id] = target.id

    def root(self, mention: Mention) -> Mention:
        """The first mention of a chain."""
        seen = set()
        while mention.id in self.links and mention.id not in seen:
            seen.add(mention.id)
            mention = self.by_id[self.links[mention.id]]
        return mention

    # -- names -------------------------------------------------------------------------------------------------------------

    def name(self, mention: Mention) -> None:
        """A short name to the fuller one before it, an acronym to what it stands for."""
        gender = self._title_gender(mention)
        if gender:
            self.gender[mention.id] = gender
        earlier = [m for m in self.before if m.kind == "name" and m.label == mention.label]
        fits = [m for m in earlier if m.label != "NORP" and same_name(mention, m)]
        fits = [m for m in fits if not gender or self.gender.get(self.root(m).id, gender) == gender]
        roots = {self.root(m).id: self.root(m) for m in fits}
        if len(roots) == 1:
            self.link(mention, next(iter(roots.values())))
        elif roots and mention.label == "PER":
            self._prominent(mention, roots.values(), fits)
        elif not roots and (other := self._stands_for(mention)):
            self.link(mention, other)
        self.before.append(mention)

    def _prominent(self, mention: Mention, roots: Iterable[Mention], fits: Sequence[Mention]) -> None:
        """ "Kim" where there are several: the one who was called so before, or the one most spoken of by far."""
        same = [m for m in fits if m.span.text == mention.span.text]
        if same:
            self.link(mention, self.root(same[-1]))
            return
        counts = {r.id: sum(self.root(m).id == r.id for m in self.before) for r in roots}
        ranked = sorted(counts.items(), key=lambda item: -item[1])
        if ranked[0][1] >= ranked[1][1] + 2:
            self.link(mention, self.by_id[ranked[0][0]])

    def _stands_for(self, mention: Mention) -> Mention | None:
        """The full name of an acronym, before it or in brackets beside it."""
        short = mention.span.text
        if not (short.isupper() and 2 <= len(short) <= 7):
            return None
        for m in reversed(self.before):
            if m.kind == "name" and m.label in ("ORG", "LOC", mention.label) and m.span.text != short:
                beside = self.text[m.span.end : mention.span.start]
                if beside.strip() == "(" or _initials(m.span.text, short):
                    return m
        return None

    def _title_gender(self, mention: Mention) -> str | None:
        if mention.label != "PER":
            return None
        words = self.text[max(0, mention.span.start - 40) : mention.span.start].lower().split()[-4:]
        table = genders()
        return next((table[w.strip(",")] for w in reversed(words) if w.strip(",") in table and w not in SINGULAR), None)


def same_name(short: Mention, full: Mention) -> bool:
    """Whether one name can be another's short form, or the same."""
    a, b = _parts(short.span.text), _parts(full.span.text)
    if "".join(a) == "".join(b):
        return True
    if short.label == "PER":
        if len(a) == 1 and len(b) > 1:
            return a[0] in (b[-1], b[0])
        return (
            len(a) >= 2
            and len(b) > len(a)
            and (a == b[-len(a) :] or a == b[: len(a)] or (a[0] == b[0] and a[-1] == b[-1]))
        )
    if short.label == "ORG":
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


def quoted(text: str) -> list[tuple[int, int]]:
    """Stretches between double quotation marks, line by line; enough to know what is inside speech."""
    found: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        opened: int | None = None
        for i, mark in enumerate(line):
            if mark in OPENING and opened is None:
                opened = at + i
            elif mark in CLOSING and opened is not None:
                found.append((opened, at + i + 1))
                opened = None
            elif mark == '"':
                if opened is None:
                    opened = at + i
                else:
                    found.append((opened, at + i + 1))
                    opened = None
        at += len(line) + 1
    return found
