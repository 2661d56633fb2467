"""Who is who in one report. In: a Document, its Doc, its Extraction, a World. Out: the Extraction with actors linked.

Every Mention that could be told gets its `actor`; every Party its slots: person, body, state, sector, and the fullest name. What could
not be told keeps its words.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

import msgspec
from spacy.tokens import Doc, Token

from regesta.link.bodies import entry_who, party_of_body, whole
from regesta.link.clusters import Who
from regesta.link.context import Knows
from regesta.link.nominals import name_who, phrase_who
from regesta.link.phrases import group_in
from regesta.link.places import place
from regesta.link.relative import aboard, is_crew, of_owner, told_before
from regesta.link.sailing import named_later
from regesta.link.sorts import sort_who
from regesta.link.told import Told
from regesta.link.twos import PAIR_STATES, last_two, main_two, names_after, near_two, of_one_state, twins, two_names
from regesta.records import Document, EventMention, Extraction, Figure, Mention, Party, Statement

_PLACE_WORD = re.compile(r"\b(?:in|at|near|outside|around|across|via|through)\s+(?:the\s+)?$", re.IGNORECASE)
_BEFORE_HEAD = frozenset({"amod", "compound", "nmod:desc", "flat"})
_GENITIVE = re.compile(r"['’](?:\s?s)?\s")
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_PAIR = re.compile(
    r"\b(?:two|both)\b|\bKoreas$|^the (?:sides|parties|neighbou?rs|delegations|heads of (?:state|government)|"
    r"(?:(?:prime|foreign|defen[cs]e|interior|trade|finance) )?(?:ministers|presidents|leaders|generals|commanders))$",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"\b(?:two|both)\b.+\b(?:soldiers|people|men|women|officers|troops|officials|ships|vessels|citizens|police\w*)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"^(?!.*\d)[\w\s,.’'-]+(?:\band\b|,)[\w\s.’'-]+$")  # names joined; numbers count each side apart
_OF_BOTH = re.compile(r"\bof\s+(?:both|the\s+two)\b", re.IGNORECASE)
_HEADS = re.compile(r"\b(?:leaders|presidents|premiers|ministers|chancellors)\b", re.IGNORECASE)
_PAIR_LEADERS = re.compile(
    r"\b(?:leaders|presidents|heads of (?:state|government)|men|women|politicians|ministers|premiers|generals|commanders|diplomats|envoys"
    r"|negotiators|chiefs|secretaries|representatives|advisers)\b",
    re.IGNORECASE,
)


class Linker(Told):
    """The linking of one report's parties."""

    _offsets: list[int] | None = None  # of the tokens, noted when first asked for

    def party(self, party: Party) -> Party:
        """The party with its slots filled as far as they could be told."""
        told = self._who(party)
        if told is None:
            return party
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
        if whole(self.context, start, end):
            told = name_who(self.context, start, end)
        elif (told := sort_who(self.context, start, end)) is None:
            pronouns = {m.span.start: self.found.get(m.id) for m in self.mentions if m.kind == "pronoun"}
            owner = of_owner(start, end, self.document.text, pronouns) or self._named_owner(start, end)
            told = phrase_who(self.context, start, end, owner=owner, holders=self.holders)
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

    def expand(self, party: Party) -> tuple[Party, ...]:
        """One party for each of several meant together ("the two leaders", "both sides", "A and B"); else the party alone."""
        if party.span is None:
            return (self.party(party),)
        each = self._of_each(party) or self._twins(party)
        if each:
            return each
        mention = self._mention(party)
        joined = self._pair_of(mention) if mention is not None else ()
        if joined:
            told = [self.found.get(m.id) for m in joined]
            if all(told):
                return tuple(_party(who, party) for who in told if who)
        first = self.by_id.get(self._first(mention) or "") if mention is not None else None
        words, start = (first.span.text, first.span.start) if first is not None else (party.span.text, party.span.start)
        if _PAIR.search(words):
            pair = self._two(words, start, said=party.span.text)
            if pair:
                return tuple(_party(who, party) for who in pair)
        if (
            _PAIR.search(party.span.text)
            and not _ONE.search(party.span.text)
            and not of_one_state(self.context, party.span)
        ):
            return (party,)  # two are meant; naming one would be wrong
        return (self.party(party),)

    def _of_each(self, party: Party) -> tuple[Party, ...]:
        """ "Troops of India and China", "the Indian and Chinese ministers": a group of each state that its words name; else ()."""
        assert party.span is not None
        if any(m.kind == "name" and m.label == "ORG" and m.span == party.span for m in self.mentions):
            return ()  # "the Committee on Chad and Niger" is one body
        text = party.span.text
        head = re.split(r"\s(?:of|from)\s", text, maxsplit=1)[0]
        group = (group_in(head) or group_in(text)) if _LISTED.search(text) else None
        if group is None:
            return ()
        entries = [self.context.decide(hit) for hit in self.context.inside(party.span.start, party.span.end)]
        if not all(e and e.state and e.kind in ("state", "adjective", "people", "organisation") for e in entries):
            return ()
        each = {entry.state: entry for entry in entries if entry}
        if len(each) < 2 or sum(entry.kind != "organisation" for entry in each.values()) < 1:
            return ()
        if _HEADS.search(head) and (persons := self._named_next(party.span.end, set(each))):
            return tuple(_party(one, party) for one in persons)
        who = [entry_who(entry, self.context) for entry in each.values()]
        who = [w if w.body else msgspec.structs.replace(w, sector=group[0]) for w in who]
        return tuple(_party(one, party) for one in who)

    def _twins(self, party: Party) -> tuple[Party, ...]:
        """ "North and South Korea": two states, of which only the second is written in full; else ()."""
        assert party.span is not None
        codes = twins(self.document.text, party.span.start, party.span.end, self.context.world.names)
        states = [state for code in codes if (state := self.context.world.state(code)) is not None]
        if len(states) < len(codes):
            return ()
        return tuple(msgspec.structs.replace(party, name=one.name, actor=one.id, state=one.state) for one in states)

    def _named_next(self, end: int, states: set[str | None]) -> tuple[Who, ...]:
        """The two persons whom the next sentence names, one of each of the two states whose leaders were spoken of; else ()."""
        names = names_after([m for m in self.mentions if m.id in self.found], self.doc, end)
        persons = {w.person: w for m in names if (w := self.found[m.id]).person}
        fit = len(persons) == 2 and {w.state for w in persons.values()} == states
        return tuple(persons.values()) if fit and all(w.sector == "GOV" for w in persons.values()) else ()

    def _pair_of(self, mention: Mention) -> tuple[Mention, ...]:
        seen: set[str] = set()
        at: Mention | None = mention
        while at is not None and at.id not in seen:
            seen.add(at.id)
            several = self._several(at)
            if several:
                return several
            at = self.by_id.get(at.refers_to or "")
        return ()

    def _two(self, words: str, start: int, *, said: str) -> tuple[Who, ...]:
        """The two states or leaders meant by "both sides": those just named, else those the report is about; () when that is open.

        `said` are the party's own words: "troops of both sides" are soldiers.
        """
        two = (
            last_two(self.context, self.doc, start)
            or main_two(self.context, self.doc, start)
            or near_two(self.context, start)
        )
        alone = words.lower().strip() in ("both", "the two", "both of them", "the pair")
        if alone or words.lower() in ("the two leaders", "both leaders"):
            names = two_names([m for m in self.mentions if m.id in self.found], self.doc, start)
            persons = {w.person: w for m in names if (w := self.found[m.id]).person}
            if len(persons) == 2 and len({w.state for w in persons.values()}) == 2:
                return tuple(persons.values())
        if words.lower().endswith("koreas"):
            two = ("KOR", "PRK")
        if not two:
            return ()
        if _PAIR_LEADERS.search(words) or alone:
            heads = {
                told.person: told
                for mention in self.mentions
                if mention.span.start < start
                and (told := self.found.get(mention.id))
                and told.person
                and told.state in two
                and (told.sector in ("GOV", "MIL", None) or not alone)
            }
            chiefs = {key: told for key, told in heads.items() if told.sector == "GOV"}
            for meant in (chiefs, heads):
                if len(meant) == 2 and len({told.state for told in meant.values()}) == 2:
                    return tuple(meant.values())
        if PAIR_STATES.search(words):
            actors = [self.context.world.state(code) for code in two]
            group = group_in(_OF_BOTH.split(said)[0]) or group_in(words)  # "troops of both sides", "the two armies"
            sector = group[0] if group else None
            return tuple(Who(name=a.name, actor=a.id, state=a.state, sector=sector) for a in actors if a)
        return ()

    def linked(self, mention: Mention) -> Mention:
        """The mention with its actor; a capital that is only a place has none."""
        told = self.found.get(mention.id)
        if told is None or told.actor is None:
            return mention
        hit = whole(self.context, mention.span.start, mention.span.end)
        seat = hit is not None and hit.entries[0].kind in ("capital", "seat")
        if seat and (
            self._dateline(mention)
            or _PLACE_WORD.search(self.document.text[max(0, mention.span.start - 12) : mention.span.start])
        ):
            return mention
        made = mention.provenance
        provenance = msgspec.structs.replace(made, reasons=(*made.reasons, *told.reasons), score=told.score)
        return msgspec.structs.replace(mention, actor=told.actor, provenance=provenance)

    def _dateline(self, mention: Mention) -> bool:
        """Whether the name opens a dateline."""
        if any(part.kind == "dateline" and part.start <= mention.span.start < part.end for part in self.document.parts):
            return True
        text = self.document.text
        opens = mention.span.start == 0 or text[mention.span.start - 1] == "\n"
        return opens and bool(_DATELINE.match(text, mention.span.end))


_DATELINE = re.compile(r"(?:,[^\n]{0,40})?\s*(?:\([^)\n]{2,30}\)\s*)?(?:/|[-–—]|\()")


def _party(who: Who, party: Party) -> Party:
    return Party(
        name=who.name,
        span=party.span,
        actor=who.actor,
        person=who.person,
        body=who.body,
        state=who.state,
        sector=who.sector,
    )


def link(document: Document, doc: Doc, extraction: Extraction, world: Knows) -> Extraction:
    """The extraction with its mentions and parties linked to the world's actors.

    Args:
        document: the report.
        doc: its text as the reading model parsed it (`doc.text == document.text`).
        extraction: what was taken from it; its parties have span and name.
        world: the known actors.
    """
    return link_by(Linker(document, doc, extraction.mentions, world), extraction)


def link_by(linker: Linker, extraction: Extraction) -> Extraction:
    """The same, where it has been told already who the report's mentions are."""
    return msgspec.structs.replace(
        extraction,
        mentions=tuple(linker.linked(mention) for mention in extraction.mentions),
        event_mentions=tuple(_event(event, linker) for event in extraction.event_mentions),
        statements=tuple(_statement(statement, linker) for statement in extraction.statements),
        figures=tuple(_figure(figure, linker) for figure in extraction.figures),
    )


def _each(parties: Iterable[Party], linker: Linker) -> tuple[Party, ...]:
    """Every party linked and opened; one that comes twice stays once."""
    found: dict[object, Party] = {}
    for party in parties:
        for one in linker.expand(party):
            found.setdefault(one.actor or (one.name, one.state, one.span), one)
    return tuple(found.values())


def _event(event: EventMention, linker: Linker) -> EventMention:
    return msgspec.structs.replace(
        event,
        actors=_each(event.actors, linker),
        recipients=_each(event.recipients, linker),
        by=tuple(linker.party(party) for party in event.by),
    )


def _statement(statement: Statement, linker: Linker) -> Statement:
    return msgspec.structs.replace(
        statement,
        speaker=linker.party(statement.speaker) if statement.speaker else None,
        addressee=linker.party(statement.addressee) if statement.addressee else None,
        by=tuple(linker.party(party) for party in statement.by),
    )


def _figure(figure: Figure, linker: Linker) -> Figure:
    return msgspec.structs.replace(figure, by=tuple(linker.party(party) for party in figure.by))
