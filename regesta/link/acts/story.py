"""Parties that only the story names. In: the acts of a report with their parties linked, its sides. Out: the acts with them, and why.

"Chad condemned the attack" condemns whoever attacked in the sentence before; "its neighbour" is the other of the two that the report is
about; "the crew was released" by those who held it; "the visitors" are those who were received. Each is a reason of the mention, and its
span is where the report names him. Where two states could be meant, nobody is put in.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from regesta.lexicons import any_word, lexicon, word_set
from regesta.link.acts.addressed import answered, offered_to, said_on, said_to
from regesta.link.acts.custody import killed_in_a_clash, of_the_other, taken_with_ship, with_holders
from regesta.link.acts.halves import both_told, drilled_together, other_told
from regesta.link.acts.meant import two_meant
from regesta.link.acts.nationals import by_its_people
from regesta.link.acts.noparty import concerning, lands_left, without_own_state
from regesta.link.acts.nounsides import against_whom, with_both_sides
from regesta.link.acts.ownpeople import own_people
from regesta.link.acts.pointing import pointed_at
from regesta.link.acts.retold import done_by_the_same, done_to_the_same, named_again
from regesta.link.acts.sides import Sides, because, with_announcer, with_counterpart, with_holder, with_unsaid
from regesta.link.known.world import World
from regesta.link.mentions.context import home_of
from regesta.records import Document, EventMention, Party

WORDS = lexicon("world/story")


_POSTED = re.compile(
    rf"\b(?:{any_word(WORDS['envoys'])})\s(?:in|to)\s(?:the\s)?(?P<place>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*)"
)
_NEIGHBOUR = re.compile(
    rf"(?:(?:the|its|their|his|her|a)\s+)?(?:\w+ern\s+|big\s+|small\s+)?(?:{any_word(WORDS['neighbours'])})",
    re.IGNORECASE,
)
_GUESTS = re.compile(rf"(?:(?:the|its|their|his|her)\s+)(?:{any_word(WORDS['guests'])})", re.IGNORECASE)
_HOSTS = re.compile(rf"(?:(?:the|its|their|his|her)\s+)(?:{any_word(WORDS['hosts'])})", re.IGNORECASE)
_HOST_BESIDE = re.compile(
    rf"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Tt]he)\s(?:{any_word((*WORDS['hosts'], *WORDS['counterparts']))}),?\s"
    r"(?:[A-Z][\w-]*\s){0,4}$"
)
_COUNTERPART = re.compile(rf"(?:his|her|their|its)\s(?:{any_word(WORDS['counterparts'])})", re.IGNORECASE)
_ENVOY = re.compile(rf"(?:the|its|their|his|her)\s+(?:[a-z]+\s)?(?:{any_word(WORDS['envoys'])})", re.IGNORECASE)
THEY = word_set("world/telling", "they")
SPEAKER = "i"
TOGETHER = frozenset({"meeting", "phone_call", "treaty_signing", "agreement", "prisoner_exchange", "reception"})
TURNED_ON = frozenset({("ACCUSE", "criticism"), ("SANCTION", "expulsion"), ("SANCTION", "recall")})


def means_another(name: str) -> bool:
    """Whether words without a name mean somebody told before: a neighbour, a guest, a host."""
    return name.lower() in THEY or any(form.fullmatch(name) for form in (_NEIGHBOUR, _GUESTS, _HOSTS))


def told_by_story(
    document: Document, events: Sequence[EventMention], sides: Sides, world: World
) -> tuple[EventMention, ...]:
    """The acts in their order, each with the parties that the acts around it give it.

    One that names nobody ("the fighting of June 15") has the parties of the one act of its type and day, or is left out.
    """
    made: list[EventMention] = []
    home = home_of(document, world)
    for event in events:
        event = _pair(with_counterpart(two_meant(event, made, world)), made)
        event = other_told(document, both_told(event, made, sides, world), sides)
        event = said_to(own_people(event, world), made)
        event = _neighbour(event, sides, world)
        event = _guest(document, event, made)
        event = of_the_other(_summoned(document, event, sides, world), sides)
        event = said_on(concerning(lands_left(pointed_at(event, made), world), world), made, sides)
        event = with_announcer(event, sides, world, home=home)
        event = with_unsaid(event, sides, world, other=answered(event, made, sides))
        event = against_whom(document, event, world)
        made.append(without_own_state(with_holder(event, sides, world), world))
    made = [done_to_the_same(done_by_the_same(event, made), made) for event in made]
    made = [taken_with_ship(event, made) for event in made]
    full = tuple(offered_to(killed_in_a_clash(with_holders(event, made), made), made) for event in made)
    full = tuple(by_its_people(drilled_together(_without_they(event)), world) for event in full)
    known = [found for event in full if (found := named_again(event, full)) is not None]
    both = (with_both_sides(event, sides, world) for event in known)
    return tuple(event for event in both if event is not None)


def _without_they(event: EventMention) -> EventMention:
    """The act without those whom nobody could tell; "I" is whoever is quoted."""
    speaker = event.by[0] if len(event.by) == 1 and (event.by[0].state or event.by[0].actor) else None

    def told(side: tuple[Party, ...]) -> tuple[Party, ...]:
        open_ = [p for p in side if p.state is None and p.actor is None]
        said = [replace(speaker, span=p.span) if speaker and p in open_ and _first_person(p) else p for p in side]
        return tuple(p for p in said if p not in open_ or not (_first_person(p) or p.name.lower() in THEY))

    made = told(event.actors), told(event.recipients)
    return event if made == (event.actors, event.recipients) else replace(event, actors=made[0], recipients=made[1])


def _first_person(party: Party) -> bool:
    return party.name.lower() == SPEAKER


def _pair(event: EventMention, before: Sequence[EventMention]) -> EventMention:
    """ "They signed four agreements": the two who met in the sentence before."""
    if event.subtype not in TOGETHER or not event.actors or event.recipients:
        return event
    if any(p.state is not None or p.name.lower() not in THEY for p in event.actors) and not _they_alone(event):
        return event
    last = [one for one in before if 0 <= event.sentence.start - one.sentence.end < 3]
    pairs = {
        frozenset(p.state for p in one.actors): one for one in last if one.subtype in TOGETHER and not one.recipients
    }
    if len(pairs) != 1:
        return event
    ((states, told),) = pairs.items()
    if len(states) != 2 or None in states or not {p.state for p in event.actors} <= states | {None}:
        return event
    return because(replace(event, actors=told.actors), f"parties: those of {told.trigger.text!r}")


def _they_alone(event: EventMention) -> bool:
    """ "They agreed", bound to one side's people told further before: what is done together needs two."""
    span = event.actors[0].span if len(event.actors) == 1 else None
    return span is not None and span.text.lower() == "they"


def _neighbour(event: EventMention, sides: Sides, world: World) -> EventMention:
    """ "Its neighbour", "the other side": the one state that does not act, of two."""
    if not any(p.state is None and _NEIGHBOUR.fullmatch(p.name) for p in event.recipients):
        return event
    acting = {p.state for p in event.actors if p.state}
    ends = {p.span.end + 1 for p in event.recipients if p.span is not None and _NEIGHBOUR.fullmatch(p.name)}
    named = next(
        (code for mention, code in sides.named if mention.span.start in ends), None
    )  # "its neighbour Argentina"
    state = world.state(named or _other_of(acting, event, sides))
    if state is None:
        return event

    def told(party: Party) -> Party:
        if party.state is not None or not _NEIGHBOUR.fullmatch(party.name):
            return party
        return replace(party, name=state.name, actor=state.id, state=state.state)

    theirs = tuple(told(p) for p in event.recipients)
    return because(replace(event, recipients=theirs), "recipient: the other of the two that the story is about")


def _other_of(acting: set[str], event: EventMention, sides: Sides) -> str | None:
    """The other of the report's two; else the only other state that is named before."""
    if len(acting) != 1:
        return None
    if sides.two is not None and acting & set(sides.two):
        return next(code for code in sides.two if code not in acting)
    named = {state for mention, state in sides.named if mention.span.start < event.trigger.start} - acting
    return named.pop() if len(named) == 1 else None


def _guest(document: Document, event: EventMention, before: Sequence[EventMention]) -> EventMention:
    """ "The visitors" and "his host": those of the visit or reception told before, where it is one."""
    parties = (*event.actors, *event.recipients)
    if not any(p.state is None for p in parties):
        return event
    pairs = {_roles(one) for one in before} - {None}
    if len(pairs) != 1:
        return event
    pair = pairs.pop()
    assert pair is not None
    by_state = {
        p.state: p
        for one in before
        for p in (*one.actors, *one.recipients)
        if p.state in pair and one.type == "CONSULT"
    }

    theirs = {p.state for p in parties}
    guests = event.subtype == "meeting" and any(p.state == pair[0] or _GUESTS.fullmatch(p.name) for p in parties)

    def told(party: Party) -> Party:
        if party.state is not None:
            return party
        if guests and party.person is not None and party.sector == "GOV" and theirs <= {*pair, None}:
            return replace(party, state=pair[1])  # "the delegation met Foreign Minister Ann Lee"
        span = party.span
        if span is not None and (
            _HOST_BESIDE.search(document.text, max(0, span.start - 70), span.start) or _COUNTERPART.fullmatch(span.text)
        ):
            return replace(party, state=pair[1])
        who = 0 if _GUESTS.fullmatch(party.name) else 1 if _HOSTS.fullmatch(party.name) else None
        return party if who is None or pair[who] not in by_state else replace(by_state[pair[who]], span=party.span)

    sides = tuple(map(told, event.actors)), tuple(map(told, event.recipients))
    if sides == (event.actors, event.recipients):
        return event
    return because(replace(event, actors=sides[0], recipients=sides[1]), "party: of the visit told before")


def _roles(event: EventMention) -> tuple[str, str] | None:
    """Guest and host of a visit or reception, by state."""
    came = {p.state for p in event.actors}, {p.state for p in event.recipients}
    if event.subtype not in ("visit", "reception") or len(came[0]) != 1 or len(came[1]) != 1 or came[0] == came[1]:
        return None
    (acting,), (other,) = came
    if acting is None or other is None:
        return None
    return (acting, other) if event.subtype == "visit" else (other, acting)


def _summoned(document: Document, event: EventMention, sides: Sides, world: World) -> EventMention:
    """ "Stockholm summoned the ambassador": the other side's; "the ambassador in Warsaw was summoned": by Poland."""
    if (event.type, event.subtype) not in TURNED_ON:
        return event
    acting = {p.state for p in event.actors if p.state}
    if sides.two and len(acting) == 1 and acting & set(sides.two) and event.recipients:
        code = next(code for code in sides.two if code not in acting)
        if all(p.state is None and _ENVOY.fullmatch(p.span.text if p.span else p.name) for p in event.recipients):
            theirs = tuple(replace(p, state=code, sector="GOV") for p in event.recipients)
            return because(replace(event, recipients=theirs), "recipient: of the other side of the report's two")
    if event.actors or event.subtype == "recall":
        return event
    whose = {p.state for p in event.recipients}
    if sides.two and len(whose) == 1 and whose & set(sides.two) and all(p.sector == "GOV" for p in event.recipients):
        code = next(code for code in sides.two if code not in whose)
        words, known = sides.words(code, event.trigger.start), world.state(code)
        if words is not None and known is not None:
            host = Party(name=known.name, span=words.span, actor=known.id, state=code)
            return because(replace(event, actors=(host,)), "actor: the other side of the report's two")
    for party in event.recipients:
        start = party.span.start if party.span else event.trigger.start
        before = document.text[max(event.sentence.start, start - 60) : event.trigger.start]
        posted = _POSTED.search(before)
        states = (
            {e.state for e in world.names.get(posted["place"]) if e.kind in ("capital", "state")} if posted else set()
        )
        state = world.state(states.pop()) if len(states) == 1 else None
        if posted is not None and state is not None and state.state != party.state:
            at = _before_at(document, before, event) + posted.start("place")
            host = Party(
                name=state.name,
                span=document.span(at, at + len(posted["place"])),
                actor=state.id,
                state=state.state,
                sector="GOV",
            )
            return because(replace(event, actors=(host,)), "actor: the state where the envoy is posted")
    return event


def _before_at(document: Document, words: str, event: EventMention) -> int:
    """Where words that end at the act's word begin."""
    return event.trigger.start - len(words)
