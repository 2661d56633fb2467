"""Who each mention of a report stands for. In: mentions, the text, a World. Out: a `Told`, with a `Who` for each that could be told.

People first, with the titles around their names; then names of states and bodies; then noun phrases and pronouns, by what they refer
back to, else by their own words.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property

import msgspec
from spacy.tokens import Doc

from regesta.lexicons import lexicon
from regesta.link.mentions.bodies import parts_of_bodies
from regesta.link.mentions.context import Context, Knows, day_of, home_of, side_of
from regesta.link.mentions.named import name_who
from regesta.link.mentions.nominals import phrase_who
from regesta.link.mentions.phrases import read
from regesta.link.mentions.relative import people_of
from regesta.link.mentions.ships import Ship, named_ship, ship_who, ships
from regesta.link.mentions.sorts import sort_who
from regesta.link.mentions.unlisted import of_bodies, of_one_name, of_own_body, of_same_kind, unlisted
from regesta.link.people.around import around
from regesta.link.people.clusters import Named, Who
from regesta.link.people.holders import Holders
from regesta.link.people.ofperson import called, kinsmen, of_person
from regesta.link.people.regions import region_called
from regesta.link.people.report import offices_told, people
from regesta.link.people.unstated import acting_before, house_members, is_office, is_subject, of_story
from regesta.link.people.windows import person_span
from regesta.link.spelling.titles import titles_in
from regesta.records import Document, Mention

_PAIR = re.compile(r"\b(?:two|both)\b|^the (?:sides|parties|neighbou?rs)$", re.IGNORECASE)
_VESSEL = re.compile(rf"\b(?:{'|'.join(lexicon('world/vessels')['vessels'])})$", re.IGNORECASE)
_PART = re.compile(r"(?:[\w-]+\s){1,3}of\s")  # "two of its sailors"
_MEMBERS = re.compile(
    r"(?:the\s|some\s|all\s)?(?:\w+\s)?(?:members?|participants?)\sof\s", re.IGNORECASE
)  # "of the delegation"


class Told:
    """Who each mention of one report stands for: `found`, by mention id."""

    def __init__(self, document: Document, doc: Doc | None, mentions: Iterable[Mention], world: Knows) -> None:
        self.document, self.doc = document, doc
        self.mentions = tuple(mentions)
        self.by_id = {mention.id: mention for mention in self.mentions}
        home, side = home_of(document, world), side_of(document, world)
        self.context = Context(document.text, world, day_of(document), home=home, side=side)
        self.holders = Holders(self.context)
        self.found: dict[str, Who] = {}
        self._in_order = sorted(self.mentions, key=lambda mention: mention.span.start)
        self._starts = [mention.span.start for mention in self._in_order]
        self._spans: dict[str, tuple[int, int]] = {}
        self._titles: list[tuple[int, int, str]] = []
        self._unstated: dict[str, int] = {}  # office holders without a state, and where their titles begin
        self._people()
        for mention in self.mentions:
            if mention.kind == "name" and mention.id not in self._spans:
                told = self._titled(mention) if mention.label == "PER" else None
                told = told or name_who(self.context, mention.span.start, mention.span.end)
                told = told or sort_who(self.context, mention.span.start, mention.span.end)
                told = told or (people_of(self.context, mention.span) if mention.label == "NORP" else None)
                if told is not None:
                    self.found[mention.id] = told
        self._shortened()
        self._newcomers()
        self.found.update(parts_of_bodies(self.document.text, self.mentions, self.found))
        for mention in (m for m in self.mentions if m.kind != "name"):
            self._follow(mention, set())
        self.found.update(kinsmen(self.document.text, self.mentions, self.found, self._spans, self._people_at))
        self.found.update(of_same_kind(self.mentions, self.found))

    def _newcomers(self) -> None:
        """Bodies that no table holds, kept as themselves: two words of capitals, or letters ("Mahan Air", "TVN24")."""
        for mention in self.mentions:
            told = self.found.get(mention.id)
            if mention.kind != "name" or (told is not None and (told.actor or told.state)):
                continue
            ship = (self._ship(mention) if mention.label == "ORG" else None) or self._ship_by_name(mention)
            if ship is None and mention.label == "ORG":
                ship = unlisted(self.context, self.doc, mention.span.start, mention.span.end)
            if ship is not None and (told is None or ship.state):
                self.found[mention.id] = ship
        self.found.update(of_one_name(self.document.text, self.mentions, self.found))
        self.found.update(of_own_body(self.document.text, self.mentions, self.found, self._spans))
        self.found.update(of_bodies(self.mentions, self.found, self._titles))

    def _ship(self, mention: Mention) -> Who | None:
        """Who a ship stands for, where its kind is before its name: "the Iranian-flagged tanker Blue Ness"."""
        kinds = (m for m in self.mentions if m.kind == "nominal" and m.span.end + 1 == mention.span.start)
        kind = next((m for m in kinds if _VESSEL.search(m.span.text)), None)
        return ship_who(self.context, kind.span.start, kind.span.end, self.words(mention)) if kind is not None else None

    @cached_property
    def ships(self) -> tuple[Ship, ...]:
        """The ships of the report."""
        return ships(self.context)

    def _ship_by_name(self, mention: Mention) -> Who | None:
        """Who a ship stands for that another place of the report names in full: "the Deniz", told of as a Turkish trawler."""
        state = named_ship(self.words(mention), self.ships)
        if state is None:
            return None
        return Who(name=self.words(mention), state=state, sector="CVL", score=0.7, reasons=("a ship told before",))

    @property
    def titled(self) -> tuple[tuple[int, int, str], ...]:
        """Where titles stand, with the mention of the person each belongs to."""
        return tuple(self._titles)

    def _people(self) -> None:
        """Person names with the titles around them."""
        spans = [(mention, self._person_span(mention)) for mention in self.mentions if mention.kind == "name"]
        told = [(mention, span) for mention, span in spans if span is not None]
        starts = tuple(span[0] for _, span in told)
        ends = tuple(span[1] for _, span in told)
        named = []
        for mention, (start, end) in told:
            reading, front = around(self.context, self.doc, start, end, starts=starts, ends=ends)
            if front[1] > front[0]:
                self._titles.append((*front, mention.id))
            words = self.document.text[start:end]
            named.append(
                Named(mention=mention.id, words=words, start=start, reading=reading, refers_to=self._first(mention))
            )
            self._spans[mention.id] = (start, end)
            if reading.state is None and is_office(reading, self.document.text[front[0] : front[1]]):
                self._unstated[mention.id] = front[0]
        self.found.update(people(named, self.context, tuple(offices_told(self.context, self.mentions))))
        self._by_story()
        self.holders.note(named, self.found)

    def _by_story(self) -> None:
        """Office holders whom nobody gives a state: that of whoever acts right before."""
        given: dict[str, Who] = {}
        for key, start in self._unstated.items():
            who = self.found.get(key)
            if self.doc is None or who is None or who.state is not None or who.person is None or who.person in given:
                continue
            subject = is_subject(self.doc, self._spans[key][0])
            code = acting_before(self.context, self.doc, start) if subject else None
            if code is not None:
                given[who.person] = of_story(who, code)
        self.found.update({key: given[who.person] for key, who in self.found.items() if who.person in given})

    def _first(self, mention: Mention) -> str | None:
        """The mention at the end of the chain of names."""
        seen = {mention.id}
        back = mention.refers_to
        while back and back in self.by_id and back not in seen:
            seen.add(back)
            further = self.by_id[back].refers_to
            if further is None:
                return back
            back = further
        return back

    def _person_span(self, mention: Mention) -> tuple[int, int] | None:
        """Where the person's name stands in a name mention; None when it names no person, or a ship."""
        ship = mention.label == "PER" and named_ship(mention.span.text, self.ships) is not None
        return None if ship else person_span(self.context, self.mentions, mention)

    def _shortened(self) -> None:
        """ "Communist Party" after "Communist Party of Ruritania": the one body of the report whose name holds these words."""
        known = {
            who.actor: (m.span.text, who)
            for m in self.mentions
            if (who := self.found.get(m.id)) and who.body and who.actor == who.body
        }
        for mention in self.mentions:
            told = self.found.get(mention.id)
            if mention.kind != "name" or mention.label != "ORG" or (told is not None and told.actor is not None):
                continue
            words = mention.span.text.removeprefix("the ").removeprefix("The ")
            holding = [who for text, who in known.values() if re.search(rf"\b{re.escape(words)}\b", text)]
            if len(holding) == 1:
                self.found[mention.id] = msgspec.structs.replace(
                    holding[0], score=0.8, reasons=("shorter name of a body of the report",)
                )

    # -- noun phrases and pronouns

    def _follow(self, mention: Mention, seen: set[str]) -> Who | None:
        """Who a nominal or pronoun stands for: what it refers back to, else what its own words say."""
        if mention.id in self.found:
            return self.found[mention.id]
        if mention.id in seen:
            return None
        seen.add(mention.id)
        told = self._titled(mention)
        if told is None and mention.kind == "nominal":
            at = mention.span.start, mention.span.end
            told = sort_who(self.context, *at) or region_called(self.context, *at)
        back = self.by_id.get(mention.refers_to or "")
        if told is None and back is not None and not self._several(back):
            told = self.found.get(back.id) or self._follow(back, seen)
            if told is not None and self._against(mention, told):
                told, back = None, None
        if (
            told is None
            and back is None
            and mention.kind == "nominal"
            and not _PAIR.search(mention.span.text)
            and not self._several(mention)
        ):
            start, end = mention.span.start, mention.span.end
            told = phrase_who(self.context, start, end, owner=self._owner(mention), holders=self.holders)
        if (told is None or told.state is None is told.actor) and mention.kind == "nominal":
            told = self.by_person(mention.span.start, mention.span.end, self._owner(mention)) or told
        if told is None and mention.kind == "nominal":
            told = house_members(mention.span.text, self.context)
        if told is not None:
            self.found[mention.id] = told
        return told

    def by_person(self, start: int, end: int, owner: Who | None) -> Who | None:
        """Who a phrase stands for that one person tells: "a spokesman for Holf"."""
        return of_person(self.document.text, start, end, owner, self._people_at)

    def _people_at(self, at: int) -> tuple[Who, ...]:
        """Who is named at a place of the text: a name or its title stands over it, or a phrase begins there."""
        over = [key for begin, end, key in self._titles if begin <= at < end]
        over += [key for key, (begin, end) in self._spans.items() if begin <= at < end]
        over += [m.id for m in self._in_order[bisect_left(self._starts, at) : bisect_right(self._starts, at)]]
        told = tuple(self.found[key] for key in dict.fromkeys(over) if key in self.found)
        return told or called(self.document.text, at, self.found.values())

    def _titled(self, mention: Mention) -> Who | None:
        """The person whose title the nominal is ("X, President of Russia")."""
        if mention.kind == "pronoun":
            return None
        start, end = mention.span.start, mention.span.end
        for begin, finish, owner in self._titles:
            if begin <= start and end <= finish and titles_in(mention.span.text):
                lead = [title for title in titles_in(self.document.text[begin:start]) if not title.modifier]
                if not lead and not re.search(r"\b(?:of|for|at)\s+(?:the\s+)?$", self.document.text[begin:start]):
                    return self.found.get(owner)
        return None

    def _against(self, mention: Mention, told: Who) -> bool:
        """The phrase names a state, and it is not the one of who it is said to mean."""
        if mention.kind != "nominal" or told.state is None:
            return False
        reading = read(self.context, mention.span.start, mention.span.end)
        return reading.state is not None and reading.state != told.state

    def _several(self, mention: Mention) -> tuple[Mention, ...]:
        """The names joined in a pair mention ("Putin and Kim"); () for all others."""
        if mention.kind != "nominal" or " and " not in mention.span.text:
            return ()
        inside = [
            m
            for m in self.mentions
            if m.kind == "name" and mention.span.start <= m.span.start and m.span.end <= mention.span.end
        ]
        return tuple(inside) if len(inside) > 1 else ()

    def _owner(self, mention: Mention) -> Who | None:
        """Whose the phrase is, when it opens with a possessive ("Putin's envoy", "his ambassador", "the service's office")."""
        starts = self._starts
        inside = slice(bisect_left(starts, mention.span.start), bisect_left(starts, mention.span.end))
        for other in self._in_order[inside]:
            lead = self.document.text[mention.span.start : max(mention.span.start, other.span.start)]
            first = other.span.start == mention.span.start or (other.kind == "pronoun" and _PART.fullmatch(lead))
            if other.kind == "nominal" and other.span.end == mention.span.end and _MEMBERS.fullmatch(lead):
                return self.found.get(other.id) or self._follow(other, {mention.id})
            if other.id == mention.id or not first or other.span.end >= mention.span.end:
                continue
            rest = self.document.text[other.span.end : mention.span.end]
            if re.match(r"['’]s?\s", rest) or (other.kind == "pronoun" and rest[0] == " "):
                return self.found.get(other.id) or (self._follow(other, {mention.id}) if other.kind != "name" else None)
        return None

    def words(self, mention: Mention) -> str:
        """The words of a name, a person's without title."""
        start, end = self._spans.get(mention.id, (mention.span.start, mention.span.end))
        return self.document.text[start:end].removeprefix("the ").removeprefix("The ")

    def title(self, mention: Mention) -> str:
        """The title beside a person's name, as written; "" without one."""
        found = next(((begin, end) for begin, end, owner in self._titles if owner == mention.id), None)
        if found and all(title.honorific or title.kin for title in titles_in(self.document.text[slice(*found)])):
            return ""
        return " ".join(self.document.text[slice(*found)].split()).strip(" ,") if found else ""
