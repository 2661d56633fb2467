"""Names that are no party to an act. In: an act with its parties linked, its report. Out: the act without them.

"Phoned League Secretary-General Ann Holt": the League is her office's, and was not phoned as well. "Attended the League summit", "a summit
of the League", of two or more who met: the League is whose summit it was, and no party to their meeting.

`extract.events.parties.concerned` takes names out of what is agreed, refused or asked for: "to give back the Arica heights" is said to no
heights. Who speaks for a state says nothing to it: "defended the country's decision" is done to nobody else, and Chad that "agreed to help
Chadian farmers" agrees with nobody.

"Chilean troops left Peru" is done to Peru; "withdrew from Arica" and "from Baghdad" to nobody, "surrendered to villagers" to these.
"""

import re

from msgspec.structs import replace

from regesta.lexicons import lexicon, word_set
from regesta.link.known.world import World
from regesta.link.spelling.titles import titles_in
from regesta.records import EventMention, Party

TAKEN_FROM = "in what it is about"  # as `extract.events.parties.concerned` writes it into the reasons of a mention
IN_WORDS = frozenset(lexicon("acts/kinds")["given_in_words"])
SPEAKING = frozenset({"GOV", "MIL", "COP"})


def concerning(event: EventMention, world: World) -> EventMention:
    """The act with those of its recipients whom it can concern; an act whose frame names them as it is."""
    if not event.recipients or not any(TAKEN_FROM in reason for reason in event.provenance.reasons):
        return event
    own = {p.state for p in event.actors}
    kept = tuple(p for p in event.recipients if not (_nobody(p) or _its_state(p, own, world)))
    return event if kept == event.recipients else replace(event, recipients=kept)


def without_own_state(event: EventMention, world: World) -> EventMention:
    """An act in words of those who speak for a state, done to nobody where it was told to be done to that state."""
    speak = event.type in IN_WORDS and event.actors and all(p.sector in SPEAKING for p in event.actors)
    own = {p.state for p in event.actors}
    if not speak or not all(p.sector is None and _its_state(p, own, world) for p in event.recipients):
        return event
    return replace(event, recipients=()) if event.recipients else event


def _nobody(party: Party) -> bool:
    """Whether a name stands for nobody known, as that of a region does."""
    unknown = party.actor is None and party.state is None and party.person is None and party.body is None
    return unknown and (party.span.text if party.span is not None else party.name)[:1].isupper()


def _its_state(party: Party, own: set[str | None], world: World) -> bool:
    """Whether a party is the state that acts."""
    state = world.state(party.state)
    return state is not None and party.state in own and party.actor == state.id


_TITLE = re.compile(r"\s(?:[A-Z][\w’'-]*\s|of\s|the\s|[a-z-]+\s){1,5}$")
_AFTER = re.compile(r"(?:['’]s)?\s(?:[a-z]+\s)?(?:summit|conference|forum|congress|gathering|meeting)s?\b")
_BEFORE = re.compile(r"\b(?:summit|conference|forum|congress|gathering|meeting|session)s?\s(?:of|at)\s(?:the\s)?$")
TAKE_PART = 2  # who else takes part, for an organisation to be the occasion's only


def without_bodies_beside(event: EventMention, text: str) -> EventMention:
    """The event without bodies that are part of somebody's title, or whose summit it was."""
    people = [p for p in (*event.actors, *event.recipients) if p.person is not None and p.span is not None]
    others = [p for p in event.actors if p.state is not None and p.sector != "IGO"]

    def _between(one: Party, other: Party) -> bool:  # "a court released the reporter Ann Lee"
        return (
            one.span is not None and other.span is not None and one.span.end <= event.trigger.start < other.span.start
        )

    def stays(one: Party) -> bool:
        if one.person is not None or one.body is None or one.span is None:
            return True
        if any(_titled(one, other, text) for other in people if not _between(one, other)):
            return False
        return not (event.subtype == "meeting" and len(others) >= TAKE_PART and _occasion(one, text))

    return replace(event, actors=tuple(filter(stays, event.actors)), recipients=tuple(filter(stays, event.recipients)))


def _titled(body: Party, person: Party, text: str) -> bool:
    """Whether nothing but a title stands between a body and a name."""
    assert body.span is not None
    assert person.span is not None
    gap = text[body.span.end : person.span.start]
    return 0 < len(gap) < 60 and _TITLE.fullmatch(gap) is not None and any(not hit.modifier for hit in titles_in(gap))


def _occasion(one: Party, text: str) -> bool:
    """Whether the words are those of a summit or conference of an organisation."""
    assert one.span is not None
    if one.sector != "IGO":
        return False
    return bool(_AFTER.match(text, one.span.end) or _BEFORE.search(text, max(0, one.span.start - 40), one.span.start))


GROUNDS = word_set("acts/senses", "grounds")
MANY = 2  # words of "Iranian territory"


def lands_left(event: EventMention, world: World) -> EventMention:
    """The withdrawal with the states that are left; every other act as it is."""
    own = {p.state for p in event.actors}
    if event.subtype == "troop_deployment" and event.recipients:
        kept = tuple(p for p in event.recipients if not _at_home(p, own, world))
        return event if kept == event.recipients else replace(event, recipients=kept)
    if (event.type, event.subtype) != ("RETREAT", "withdrawal") or not event.recipients:
        return event
    kept = tuple(one for p in event.recipients if not _a_place(one := _of_a_state(p, world), own, world))
    return event if kept == event.recipients else replace(event, recipients=kept)


def _at_home(party: Party, own: set[str | None], world: World) -> bool:
    """Whether troops are only moved within their own state, or to a place that nobody knows."""
    if party.person or party.body or party.sector or not (party.span is None or party.span.text[:1].isupper()):
        return False
    state = world.state(party.state)
    return party.state in own if state is not None and party.actor == state.id else party.state is None


def _of_a_state(party: Party, world: World) -> Party:
    """ "Iranian territory", "the soil of Chad": the state whose land is meant."""
    words = (party.span.text if party.span is not None else party.name).split()
    state = world.state(party.state)
    if state is None or party.actor is not None or len(words) < MANY or not GROUNDS & {word.lower() for word in words}:
        return party
    return replace(party, name=state.name, actor=state.id, sector=None)


def _a_place(party: Party, own: set[str | None], world: World) -> bool:
    """Whether a party is only where somebody was: a town, a region, his own state."""
    words = party.span.text if party.span is not None else party.name
    if party.person or party.body or not words[:1].isupper():
        return False
    state = world.state(party.state)
    if state is None or party.actor != state.id:
        return party.sector is None
    whose = words.split()[0].removesuffix("'s").removesuffix("’s")  # "Iranian territory"
    entries = (*world.names.get(words), *(world.names.get(whose) if GROUNDS & set(words.split()) else ()))
    named = any(entry.kind in ("state", "adjective", "people") for entry in entries)
    return party.state in own or not named
