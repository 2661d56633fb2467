"""Whom a party's own words mean. In: a Document, its Doc, mentions, a World. Out: a party with its slots filled.

A party is whom its mention means, else whom its own words name; a crew's or an owner's state is told by what stands around it.
"""

import re
from bisect import bisect_left, bisect_right

from spacy.tokens import Token

from regesta.link.known.ruling import on_the_day
from regesta.link.mentions.bodies import entry_who, party_of_body, whole
from regesta.link.mentions.members import men_of_named, some_of
from regesta.link.mentions.named import name_who
from regesta.link.mentions.nominals import phrase_who
from regesta.link.mentions.places import place
from regesta.link.mentions.relative import told_before
from regesta.link.mentions.ships import aboard, is_crew, named_later
from regesta.link.mentions.sorts import sort_who
from regesta.link.mentions.told import Told
from regesta.link.people.clusters import Who
from regesta.link.people.regions import region_called
from regesta.records import Mention, Party

_BEFORE_HEAD = frozenset({"amod", "compound", "nmod:desc", "flat"})
_GENITIVE = re.compile(r"['’](?:\s?s)?\s")
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)


class Words(Told):
    """Whom a party's own words mean, in one report."""

    _offsets: list[int] | None = None  # of the tokens, noted when first asked for

    def party(self, party: Party) -> Party:
        """The party with its slots filled as far as they could be told."""
        told = self._who(party)
        if told is None:
            return party
        told = on_the_day(told, self.context.day)
        if (some := some_of(self.document.text, party, told)) is not None:
            return some
        return Party(
            name=told.name, span=party.span, actor=told.actor, person=told.person, body=told.body, state=told.state, sector=told.sector
        )  # fmt: skip

    def _who(self, party: Party) -> Who | None:
        if party.span is None:
            hits = self.context.world.names.get(party.name)
            return entry_who(hits[0], self.context) if len({hit.actor for hit in hits}) == 1 else None
        told = self._by_words(party)
        if told is not None and told.actor is not None:
            return told
        start, end = party.span.start, party.span.end
        if is_crew(party.span.text) and self.ships:
            return aboard(self.context, start, end, self.ships) or told_before(self.context, start, end) or told
        if self.ships and (named := named_later(self.context, start, end, self.ships, told)) is not None:
            return named
        return told if told is not None and told.state else told_before(self.context, start, end) or told

    def _by_words(self, party: Party) -> Who | None:
        """Who a party is by its mention or its own words."""
        assert party.span is not None
        mention = self._mention(party)
        if mention is not None:
            told = self.found.get(mention.id)
            if told is not None or mention.kind == "pronoun":
                return told
        start, end = party.span.start, party.span.end
        owner = None
        if whole(self.context, start, end):
            told = name_who(self.context, start, end)
        elif (told := sort_who(self.context, start, end) or region_called(self.context, start, end)) is None:
            owner = self._named_owner(start, end)
            told = phrase_who(self.context, start, end, owner=owner, holders=self.holders)
        if told is None or (told.state is None and told.actor is None):
            told = self.by_person(start, end, owner) or told
        if told is None:
            inside = ((m, self.found[m.id]) for m in self.mentions if m.kind == "name" and m.id in self.found)
            told = men_of_named(self.document.text, start, end, inside)
        if told is None and mention is not None and mention.label == "LOC" and mention.kind == "name":
            return self._town(mention)
        return told

    def _named_owner(self, start: int, end: int) -> Who | None:
        """Whose "Prime Minister Ann Lee's government" is: the person's whose name or title opens the words."""
        for begin, _, owner in (*self._titles, *((m.span.start, 0, m.id) for m in self.mentions if m.kind == "name")):
            if begin != start or owner not in self._spans or self._spans[owner][1] >= end:
                continue
            if _GENITIVE.match(self.document.text, self._spans[owner][1]):
                return self.found.get(owner)
        return None

    def _town(self, mention: Mention) -> Who | None:
        """A city or region that acts: itself, of its state."""
        context = self.context
        ref = place(mention.span.text, span=None, world=context.world, context_states=context.states, text=context.text)
        if ref.place is None or ref.country is None or ref.precision not in ("city", "region"):
            return None
        return Who(name=ref.name, state=ref.country, score=0.7, reasons=("a place of the state",))

    def _mention(self, party: Party) -> Mention | None:
        """The mention a party's words are: the same words, else the one at their head, else the person whose title they are."""
        assert party.span is not None
        start, end = party.span.start, party.span.end
        order = {"name": 0, "nominal": 1, "pronoun": 2}
        near = [m for m in self.mentions if m.span.start < end and m.span.end > start]
        same = [m for m in near if (m.span.start, m.span.end) == (start, end)]
        if same:
            return self._bearer(start, end) or min(same, key=lambda m: order[m.kind])
        lead = _ARTICLE.match(self.document.text, start, end)
        bare = (lead.end() if lead else start, end)
        close = [m for m in near if m.span.end == end and m.span.start in (start, bare[0])]
        if close:
            return min(close, key=lambda m: order[m.kind])
        if (whose := party_of_body(party.span, near)) is not None:
            return whose
        root = self._root(start, end)
        if root is None or (
            len(self._roots(start, end)) > 1 and " and " not in party.span.text and "," not in party.span.text
        ):
            return None
        for begin, finish, owner in self._titles:
            if begin <= root.idx < finish and self._touches(owner, start, end):
                return self.by_id[owner]
        at = [m for m in near if m.head == root.idx or (m.span.start <= root.idx < m.span.end and m.kind == "name")]
        return min(at, key=lambda m: (order[m.kind], -(m.span.end - m.span.start)), default=None)

    def _bearer(self, start: int, end: int) -> Mention | None:
        """The person, where the words are only what stands before the name ("Ruritanian Security Council | Chairman Holf")."""
        root = self._root(start, end)
        if root is None or root.head.i == root.i or root.dep_ not in _BEFORE_HEAD:
            return None
        steps = 0
        while root.dep_ in _BEFORE_HEAD and root.head.i > root.i and steps < 6:
            root, steps = root.head, steps + 1
        for begin, finish, owner in self._titles:
            if begin <= start and end <= finish and self._spans[owner][0] <= root.idx < self._spans[owner][1]:
                return self.by_id[owner]
        heads = [
            m
            for m in self.mentions
            if m.head == root.idx and m.span.start <= start and m.kind != "pronoun" and m.id in self.found
        ]
        return heads[0] if heads else None

    def _touches(self, mention: str, start: int, end: int) -> bool:
        """Whether the named person's own words lie in the span, or directly after it."""
        begin, finish = self._spans[mention]
        return (start <= begin and finish <= end) or 0 <= begin - end <= 1

    def _roots(self, start: int, end: int) -> list[Token]:
        """The tokens of the words whose heads lie outside them."""
        tokens = self._tokens(start, end)
        inside = {token.i for token in tokens}
        return [token for token in tokens if token.head.i == token.i or token.head.i not in inside]

    def _tokens(self, start: int, end: int) -> list[Token]:
        """The tokens of which a part lies in [start, end)."""
        if self.doc is None:
            return []
        if self._offsets is None:
            self._offsets = [token.idx for token in self.doc]
        near = self.doc[max(0, bisect_right(self._offsets, start) - 1) : bisect_left(self._offsets, end)]
        return [token for token in near if token.idx + len(token) > start]

    def _root(self, start: int, end: int) -> Token | None:
        return next(iter(self._roots(start, end)), None)
