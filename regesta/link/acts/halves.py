"""Who the other of two is. In: an act with its parties linked, the acts told before, the report's sides. Out: the act with him, and why.

"Both countries signed", "both praised Chad": the two that the report is about, or the two who met. Two of one rank who talk ("talks between
Foreign Minister X of Peru and Vice Foreign Minister Y") are of the two states that the report is about, and whoever of no known state
visits one of the two is of the other. Where a third state could be meant, nobody is told.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from regesta.lexicons import lexicon, word_set
from regesta.link.acts.sides import BOTH, NOBODY, TWO_MUST, Sides, because, two_named
from regesta.link.known.world import World
from regesta.link.mentions.phrases import group_in
from regesta.link.spelling.titles import titles_in
from regesta.records import Document, EventMention, Party, Span

RANKS = frozenset(lexicon("world/story")["ranks"])
TALKING = frozenset({"meeting", "phone_call", "conversation", "treaty_signing", "agreement"})
PAIR = word_set("world/telling", "pair")
MET = frozenset({"meeting", "reception", "visit", "phone_call", "conversation"})
IN_OFFICE = frozenset({"GOV", "MIL"})
SETTLED = frozenset({"agreement", "meeting"})
FOUGHT = "clash"
BY_BOTH = SETTLED | {
    "treaty_signing",
    FOUGHT,
    "ceasefire",
    "prisoner_exchange",
    "joint_exercise",
}  # where a verb tells it
_MEN = re.compile(rf"(?:{'|'.join(lexicon('world/story')['facing'])})", re.IGNORECASE)
_PARLEY = re.compile(
    rf"(?:(?:the|their|senior|military|corps|special|chief|front-line|foreign|defence|defense|army)\s)*"
    rf"(?:{'|'.join(lexicon('world/story')['parley'])})",
    re.IGNORECASE,
)
TWO = 2
NEXT = 3  # letters between a title and its name
TITLE = 60  # letters before a name in which his title stands; a choice
_OF_BOTH = re.compile(r"\b(?:of|from) (?:both|the two) (?:countries|sides|states|nations|governments)$", re.IGNORECASE)


def both_told(event: EventMention, before: Sequence[EventMention], sides: Sides, world: World) -> EventMention:
    """ "Signed by both countries", "ministers of both countries", "both praised Chad": the two who are meant."""
    event = _who_met(event, before)
    event = _left_to_both(event, before, sides, world)
    others = {p.state for p in (*event.actors, *event.recipients) if p.state}
    two = sides.two if sides.two is not None and not others & set(sides.two) else two_named(sides, others)
    states = [state for code in two if (state := world.state(code)) is not None]
    if len(states) != TWO:
        return event

    def told(party: Party) -> tuple[Party, ...]:
        if party.state is not None or party.actor is not None:
            return (party,)
        if party.name.lower().removeprefix("with ") in BOTH:
            return tuple(replace(party, name=s.name, actor=s.id, state=s.state) for s in states)
        if _OF_BOTH.search(party.name):
            group = group_in(_OF_BOTH.sub("", party.name))
            sector = group[0] if group is not None else None
            return tuple(replace(party, name=s.name, actor=s.id, state=s.state, sector=sector) for s in states)
        return (party,)

    made = tuple(tuple(q for p in side for q in told(p)) for side in (event.actors, event.recipients))
    if made == (event.actors, event.recipients):
        return event
    return because(replace(event, actors=made[0], recipients=made[1]), "parties: both that the report is about")


def _left_to_both(event: EventMention, before: Sequence[EventMention], sides: Sides, world: World) -> EventMention:
    """ "A solution was reached", "negotiators met", "soldiers scuffled", "shots were exchanged": by both that the report is about, whose
    dealings no third takes part in, or by the two whose dealings alone it has told.
    """
    told = " ".join(event.provenance.reasons)
    verb, fought = TWO_MUST in told, event.subtype == FOUGHT
    if event.subtype not in (BY_BOTH if verb else SETTLED | {FOUGHT}) or event.recipients:
        return event
    nobody = not event.actors and NOBODY in told and (verb or not fought)
    words = _MEN if fought else _PARLEY
    groups = bool(event.actors) and all(words.fullmatch(p.name) and p.state is None for p in event.actors)
    two = sides.two or (_who_dealt(before) if (groups and not fought) or verb else ())
    if not (nobody or groups) or not two:
        return event
    group = group_in(event.actors[0].name) if event.actors else None
    made = tuple(
        Party(
            name=one.name,
            span=event.actors[0].span if event.actors else _words(sides, code, event),
            actor=one.id,
            state=code,
            sector=group[0] if group is not None else None,
        )
        for code in two
        if (one := world.state(code)) is not None
    )
    if len(made) != TWO:
        return event
    return because(replace(event, actors=made), "parties: both that the report is about")


def _who_dealt(before: Sequence[EventMention]) -> tuple[str, ...]:
    """The two states that met, talked or agreed with each other, where no others are told to have done so."""
    told = (
        {p.state for p in (*one.actors, *one.recipients) if p.state} for one in before if one.subtype in MET | BY_BOTH
    )
    pairs = {tuple(sorted(states)) for states in told if len(states) > 1}
    return next(iter(pairs)) if len(pairs) == 1 and all(len(pair) == TWO for pair in pairs) else ()


def _words(sides: Sides, code: str, event: EventMention) -> Span | None:
    said = sides.words(code, event.trigger.start)
    return said.span if said is not None else None


def _who_met(event: EventMention, before: Sequence[EventMention]) -> EventMention:
    """ "At dinner both praised Chad": the two of two states whose meeting is told before, where no others met."""
    if not any(p.state is None and p.name.lower() in PAIR for p in event.actors):
        return event
    met = [(*one.actors, *one.recipients) for one in before if one.subtype in MET and one.status == "happened"]
    told = [parties for parties in (tuple(p for p in some if p.state) for some in met) if len(parties) == TWO]
    told = [parties for parties in told if len({p.state for p in parties}) == TWO]
    persons = {frozenset(p.person for p in parties) for parties in told if all(p.person for p in parties)}
    if len({frozenset(p.state for p in parties) for parties in told}) != 1 or len(persons) > 1:
        return event  # the premiers met, and so did the generals
    pair = max(told, key=lambda parties: sum(p.person is not None for p in parties))
    made = tuple(q for p in event.actors for q in (pair if p.name.lower() in PAIR and p.state is None else (p,)))
    return because(replace(event, actors=made), "actors: the two who met")


def drilled_together(event: EventMention) -> EventMention:
    """An exercise that two states hold is a joint one, whatever its words."""
    if (event.type, event.subtype) != ("MOBILIZE", "military_exercise"):
        return event
    if len({p.state for p in event.actors if p.state}) < TWO:
        return event
    return because(replace(event, type="COOPERATE", subtype="joint_exercise"), "type: two states hold it")


def other_told(document: Document, event: EventMention, sides: Sides) -> EventMention:
    """Who is of no known state, talks to somebody of his own rank, or visits one of the two: he is of the other."""
    if sides.two is None:
        return event
    if event.subtype == "visit" and len(event.actors) == 1 and not event.actors[0].state:
        hosts = {p.state for p in event.recipients}
        return _with_state(event, event.actors[0], hosts, sides) if _in_office(event.actors[0]) else event
    if event.subtype not in TALKING or event.recipients:
        return event
    open_ = [p for p in event.actors if not p.state and _in_office(p)]
    known = [p for p in event.actors if p.state]
    if len(open_) != 1 or not known or len(known) + 1 != len(event.actors):
        return event
    if not any(_rank(document, open_[0]) & _rank(document, one) for one in known):
        return event
    return _with_state(event, open_[0], {p.state for p in known}, sides)


def _in_office(party: Party) -> bool:
    return party.person is not None and party.sector in IN_OFFICE


def _with_state(event: EventMention, who: Party, states: set[str | None], sides: Sides) -> EventMention:
    if sides.two is None or len(states) != 1 or not states & set(sides.two):
        return event
    code = next(code for code in sides.two if code not in states)
    given = replace(who, state=code)
    actors = tuple(given if p is who else p for p in event.actors)
    return because(replace(event, actors=actors), "actor: of the other of the two that the report is about")


def _rank(document: Document, party: Party) -> frozenset[str]:
    """What his titles say of his rank or field: "foreign", "general"."""
    if party.span is None:
        return frozenset()
    before = document.text[max(0, party.span.start - TITLE) : party.span.start]
    beside = [title for title in titles_in(before) if len(before) - title.end < NEXT]
    beside = beside or list(titles_in(party.span.text))
    return frozenset(word for title in beside for word in re.findall(r"[a-z]+", title.words.lower())) & RANKS
