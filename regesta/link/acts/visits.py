"""Who is visited, and who goes there. In: a visit with the words of where it goes, the known places. Out: the visit with its host.

A visit's goal is a place; its host is the state that it lies in. "Officials visited the families of the miners": they are the hosts, though
no table knows them, and "a group of Koreans in Japan visited the tower" went to no place in its own name. Of several who are said to visit
a place, those of its own state receive the others there.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from regesta.lexicons import lexicon, word_set
from regesta.link.acts.sides import as_state
from regesta.link.known.world import World
from regesta.link.mentions.places import place
from regesta.records import Document, EventMention, Party, PlaceRef, Span

HOSTS = "visit"
TOURED = "inspection"
FOLK = word_set("world/telling", "visited")
PLACES = frozenset(str(word) for kind in ("buildings", "parts") for word in lexicon("world/wheres")[kind])
_BEHIND = re.compile(r"\s(?:of|in|at|from|near|who|whose|with|on|to|for)\s|,")
_ENDINGS = (("ies", "y"), ("children", "child"), ("men", "man"), ("s", ""))


def are_people(words: str) -> bool:
    """Whether words mean people by a common noun: "the families of the miners", "wounded soldiers", not "the soldiers' home"."""
    head = _BEHIND.split(words, maxsplit=1)[0].split()[-1:]
    if not head or head[0] != head[0].lower():
        return False
    forms = {head[0], *(head[0].removesuffix(end) + base for end, base in _ENDINGS if head[0].endswith(end))}
    return bool(forms & FOLK)


def is_a_place(words: str) -> bool:
    """Whether words mean a place by a common noun: "the port of Riga", "a Chinese school"."""
    head = _BEHIND.split(words, maxsplit=1)[0].split()[-1:]
    return bool(head) and words[:1].islower() and head[0] in PLACES


def where_it_went(event: EventMention) -> PlaceRef | None:
    """The place of a visit, unless it stands in the name of those who went."""
    where = event.place
    if where is None or where.span is None:
        return where
    own = [p.span for p in event.actors if p.span is not None]
    return None if any(one.start <= where.span.start and where.span.end <= one.end for one in own) else where


def abroad(event: EventMention, world: World) -> EventMention:
    """Who tours a plant in another state is that state's guest."""
    where = event.place.country if event.place is not None else None
    states = {party.state for party in event.actors}
    if where is None or event.place is None or event.recipients or not states or None in states or where in states:
        return event
    return replace(event, recipients=(as_state(Party(name=event.place.name, span=event.place.span), where, world),))


def hosted(
    document: Document, event: EventMention, world: World, states: Sequence[str], *, persons: frozenset[Span]
) -> EventMention:
    """A visit's goal is a place; its host is the state it lies in."""
    hosts: list[Party] = []
    where = where_it_went(event)
    for party in event.recipients:
        words = party.span.text if party.span else party.name
        found = place(words, span=party.span, world=world, context_states=states, text=document.text)
        if found.place is not None and found.precision != "country":
            where = where or found
            if party.state is None and found.country is not None:
                party = as_state(party, found.country, world)
        elif party.actor is None and party.state is None and not (party.span in persons or are_people(words)):
            where = where or found  # "the aircraft factories": a place that no table holds
            continue
        elif (
            party.actor is None is party.sector and party.state is not None and is_a_place(words)
        ):  # "the port of South Korea"
            party = as_state(party, party.state, world)
        hosts.append(party)
    nobody = not any(p.state or p.actor for p in hosts)  # "visited refugees in Chad": Chad's guest, too
    if nobody and where is not None and where.country and all(p.state != where.country for p in event.actors):
        hosts += [as_state(Party(name=where.name, span=where.span), where.country, world)]
    return replace(event, recipients=tuple(hosts), place=where)


def received(event: EventMention) -> EventMention:
    """Of several who are said to visit a place, those of its own state receive the others there, if these are of another."""
    hosts = {party.state for party in event.recipients if party.state}
    guests = tuple(party for party in event.actors if party.state not in hosts)
    if len(guests) == len(event.actors) or not any(party.state for party in guests):
        return event
    receiving = tuple(party for party in event.actors if party not in guests)
    return replace(event, actors=guests, recipients=(*receiving, *event.recipients))
