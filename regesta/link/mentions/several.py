"""Several meant together: "the two leaders", "both sides", "troops of A and B". In: a party of a report. Out: one party for each."""

import re

import msgspec

from regesta.link.mentions.bodies import entry_who
from regesta.link.mentions.linking import Words
from regesta.link.mentions.phrases import group_in
from regesta.link.mentions.twos import (
    PAIR_STATES,
    last_two,
    main_two,
    names_after,
    near_two,
    of_one_state,
    twins,
    two_names,
)
from regesta.link.people.clusters import Who
from regesta.records import Mention, Party, Span

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
_PLACED = re.compile(r"\s(?:in|of|from)\s(?:the\s)?[A-Z]\w*$")  # "the police in Chad"
_GUESTS = re.compile(
    r"\b(?:embass|consul|diplomat|ambassador|peacekeep|foreign|refugee|expatriate|tourist|visitor|observer|monitor)",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"(?:(?:its|their|his|her|our)\b|\w*foreign).*\s(?:in|near)\s", re.IGNORECASE
)  # "its troops in Chad and Mali"
_OF_BOTH = re.compile(r"\bof\s+(?:both|the\s+two)\b", re.IGNORECASE)
_HEADS = re.compile(r"\b(?:leaders|presidents|premiers|ministers|chancellors)\b", re.IGNORECASE)
_PAIR_LEADERS = re.compile(
    r"\b(?:leaders|presidents|heads of (?:state|government)|men|women|politicians|ministers|premiers|generals|commanders|diplomats|envoys"
    r"|negotiators|chiefs|secretaries|representatives|advisers)\b",
    re.IGNORECASE,
)


class Several(Words):
    """The opening of parties that are several."""

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
            one = self.by_person(party.span.start, party.span.end, None)  # "two aides to Holf"
            return (_party(one, party) if one is not None else party,)  # two are meant; naming one would be wrong
        return (self.party(party),)

    def _of_each(self, party: Party) -> tuple[Party, ...]:
        """ "Troops of India and China", "the Indian and Chinese ministers": a group of each state that its words name; else ()."""
        assert party.span is not None
        if any(m.kind == "name" and m.label == "ORG" and m.span == party.span for m in self.mentions):
            return ()  # "the Committee on Chad and Niger" is one body
        text, end = party.span.text, self._in_each(party.span)
        text = self.document.text[party.span.start : end]
        head = re.split(r"\s(?:of|from)\s" if end == party.span.end else r"\s(?:of|from|in)\s", text, maxsplit=1)[0]
        group = (group_in(head) or group_in(text)) if _LISTED.search(text) else None
        if group is None or _OF_OTHERS.match(text):
            return ()
        entries = [self.context.decide(hit) for hit in self.context.inside(party.span.start, end)]
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

    def _in_each(self, span: Span) -> int:
        """Where words go on that end with the first of several states: "the police in Chad | and Mali"."""
        last = next(reversed(self._tokens(span.start, span.end)), None)
        alone = len(self.context.inside(span.start, span.end)) == 1  # not "Norwegian troops in Chad"
        if (
            last is None
            or last.dep_ != "nmod"
            or not alone
            or not _PLACED.search(span.text)
            or _GUESTS.search(span.text)
        ):
            return span.end
        joined = [c for c in last.children if c.dep_ == "conj" and c.i > last.i and c.ent_type_ == "LOC"]
        only = (
            all(t.dep_ in ("conj", "cc", "punct", "det") for t in last.doc[last.i + 1 : joined[-1].i])
            if joined
            else False
        )
        return joined[-1].idx + len(joined[-1]) if only else span.end

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
