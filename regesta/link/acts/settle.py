"""What linking tells about acts. In: an Extraction with its parties linked. Out: the same with acts settled, or dropped.

1. "We" and "I" inside a quotation are its speaker (`pronouns`).
2. A place that was visited, twinned or shelled stands for its state where a party is wanted; the place itself is kept.
3. A party that stands on both sides, or twice, stands once.
4. A side that goes without saying in a report on two states is put in, with the reason (`sides`).
5. An act of nobody who belongs to a state, a body or forces is no line of a register: it is dropped (`kept`).
"""

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from regesta.lexicons import lexicon, word_set
from regesta.link.acts.forces import forces_denied, with_own_forces
from regesta.link.acts.kept import enough_states, lines
from regesta.link.acts.noparty import without_bodies_beside
from regesta.link.acts.pronouns import first_and_second, given_to
from regesta.link.acts.sides import as_state
from regesta.link.acts.story import means_another
from regesta.link.acts.visits import HOSTS, TOURED, abroad, hosted, received
from regesta.link.acts.whose import with_states
from regesta.link.known.world import World
from regesta.link.mentions.context import day_of, home_of, names_inside
from regesta.link.mentions.members import sent_by_several
from regesta.link.mentions.phrases import group_in
from regesta.link.mentions.places import place
from regesta.records import Document, EventMention, Extraction, Mention, Party, PlaceRef, Span, Statement

NO_NAME = word_set("world/telling", "no_name")
DAYS = word_set("world/telling", "days")
PEOPLE = frozenset(
    [*lexicon("events/roles")["collective"], *lexicon("events/classes")["people"]]
    + [noun for kind in ("bodies", "groups") for noun in lexicon("people/nominals")[kind]["nouns"]]
)
# What the reading of the status says of acts that lie ahead or were never begun: not to do them denies nothing.
NOT_DENYING = (
    "future",
    "conditional",
    "modal",
    "not 'want'",
    "refuse",
    "is to",
    "planned",
    "could have",
    "would have",
    "lies after",
)
_FLEEING = re.compile(r"\b(?:refugees?|people|civilians?|families|residents|villagers)$", re.IGNORECASE)
_FLED = re.compile(r"\s(?:fleeing|(?:who|that) (?:had |have )?fled)\s(?:[a-z’'-]+\s){0,6}[A-Z][\w-]+(?: [A-Z][\w-]+)?")
_OF_ADJECTIVE = re.compile(
    r"\bthe (?:\w+ )?(?P<people>[A-Z][\w-]+(?: [A-Z]\w+)?) (?:port )?"
    r"(?:city|town|village|port|province|region|district|county|capital|island)(?: of)? $"
)


_DOING = re.compile(r"\b(?:is|are|am|was|were|be|been|had been)(?:n['’]t| not| never)? (?:\w+ )?$", re.IGNORECASE)


def settle(document: Document, extraction: Extraction, world: World) -> Extraction:
    """The extraction with its event mentions settled."""
    told = {statement.id: statement for statement in extraction.statements}
    states = _states(document, extraction, world)
    peoples = tuple(m for m in extraction.mentions if m.kind == "name" and m.actor and _is_people(m, world))
    places = tuple(m for m in extraction.mentions if m.kind == "name" and m.label == "LOC")

    persons = frozenset(m.span for m in extraction.mentions if m.kind == "name" and m.label == "PER")
    meant = _meant(extraction.mentions)

    def told_by_words(party: Party) -> tuple[Party, ...]:
        words = meant.get(party.span) if party.actor is None and party.state is None and party.span else None
        if words is not None:  # "it was greeted": "a group of Norwegians in Chad"
            by = told_by_words(replace(party, name=words.text, span=words))
            return tuple(replace(one, span=party.span) for one in by)
        party = _known(document, party, world, states)
        found = _people(party, peoples, world)  # "two Malian dockers in Tripoli" are Malian
        return found if found != (party,) else (_of_place(document, party, places, world, states),)

    made: list[EventMention] = []
    unsaid: set[str] = set()  # told of nobody, and reported all the same
    for event in extraction.event_mentions:
        if not event.actors and not event.recipients:
            unsaid.add(event.id)
        event = with_own_forces(first_and_second(event, told, made, world), told)
        event = _placed(document, event, world, states)
        event = abroad(event, world) if event.subtype == TOURED else event
        if event.subtype == HOSTS:
            theirs = tuple(q for p in event.recipients for q in _people(p, peoples, world))
            event = hosted(document, replace(event, recipients=theirs), world, states, persons=persons)
        event = given_to(document, event, extraction.mentions)
        event = replace(
            event,
            actors=_once(q for p in event.actors for q in told_by_words(p)),
            recipients=_once(q for p in event.recipients for q in told_by_words(p)),
        )
        event = without_bodies_beside(event, document.text)
        event = _grounded(document, event, places, world, states)
        event = received(event) if event.subtype == HOSTS else event
        event = replace(event, recipients=tuple(p for p in event.recipients if not _among(p, event.actors)))
        made.append(_denied(event, told))
    made = [event for event in made if enough_states(event)]
    acts = with_states(document, extraction, forces_denied(made), world)
    acts = lines(acts, world, unsaid)
    spoken = tuple(_spoken(document, one, world, states) for one in extraction.statements)
    return replace(extraction, event_mentions=tuple(acts), statements=spoken)


def _meant(mentions: Sequence[Mention]) -> dict[Span, Span]:
    """By the words of a pronoun, those of the noun phrase that it stands for."""
    known = {mention.id: mention for mention in mentions}
    found: dict[Span, Span] = {}
    for mention in mentions:
        back = known.get(mention.refers_to or "") if mention.kind == "pronoun" else None
        if back is not None and back.kind == "nominal":
            found[mention.span] = back.span
    return found


def _spoken(document: Document, one: Statement, world: World, states: Sequence[str]) -> Statement:
    """The statement with the place of saying found on the map."""
    if one.place is None or one.place.place is not None:
        return one
    return replace(one, place=_find(document, one.place.name, one.place, world, states))


def _is_people(mention: Mention, world: World) -> bool:
    """Whether a name is a people's, a place's or a state's, however it was read."""
    return mention.label in ("NORP", "LOC") or world.is_state(mention.actor or "")


def _grounded(
    document: Document, event: EventMention, places: Sequence[Mention], world: World, states: Sequence[str]
) -> EventMention:
    """A place in the recipient's slot is where it was; the recipient is its state."""
    named = {mention.span for mention in places}
    where, made = event.place, []
    for party in event.recipients:
        if party.actor is None and party.state is not None and party.span in named:
            found = _find(document, party.span.text, party, world, states) if party.span else None
            if found is not None and found.place is not None and found.country == party.state:
                where = where or found
                party = as_state(party, party.state, world)
        made.append(party)
    return replace(event, recipients=tuple(made), place=where)


def _states(document: Document, extraction: Extraction, world: World) -> tuple[str, ...]:
    """The states that the report's acts are about, the commonest first, then the outlet's own."""
    counts: dict[str, int] = {}
    for event in extraction.event_mentions:
        for party in (*event.actors, *event.recipients):
            if party.state:
                counts[party.state] = counts.get(party.state, 0) + 1
    home = home_of(document, world)
    ordered = sorted(counts, key=lambda code: (-counts[code], code))
    return (*ordered, *([home] if home and home not in counts and day_of(document) else []))


def _denied(event: EventMention, told: dict[str, Statement]) -> EventMention:
    """What a side says that it did not do is denied, on its word; not a fact that it did not happen."""
    statement = told.get(event.statement or "")
    if event.status != "not_happened" or statement is None or statement.speaker is None or not _told_as_past(event):
        return event
    own = statement.speaker.state is not None and any(p.state == statement.speaker.state for p in event.actors)
    return replace(event, status="denied") if own and statement.act in ("assert", "deny") else event


def _told_as_past(event: EventMention) -> bool:
    """Whether what did not happen is a deed denied, and no plan, wish or condition: "would not visit", "do not want to negotiate"."""
    reasons = " ".join(event.provenance.reasons)
    before = event.sentence.text[: max(0, event.trigger.start - event.sentence.start)]
    if event.trigger.text.endswith("ing") and not _DOING.search(before):
        return False  # "not allowing it would be wrong"
    return "negated" in reasons and not any(word in reasons for word in NOT_DENYING)


def _placed(document: Document, event: EventMention, world: World, states: Sequence[str]) -> EventMention:
    if event.place is None or event.place.place is not None:
        return event
    found = _find(document, event.place.name, event.place, world, states)
    if found.country is None and found.span is not None:  # "the Ruritanian city of Strelsau", which no table holds
        said = _OF_ADJECTIVE.search(document.text, max(0, found.span.start - 60), found.span.start)
        entries = world.names.get(said["people"]) if said is not None else ()
        told = {entry.state for entry in entries if entry.kind == "adjective" and entry.state}
        found = replace(found, country=told.pop()) if len(told) == 1 else found
    return replace(event, place=found)


def _find(document: Document, name: str, ref: PlaceRef | Party, world: World, states: Sequence[str]) -> PlaceRef:
    return place(name, span=ref.span, world=world, context_states=states, text=document.text)


def _known(document: Document, party: Party, world: World, states: Sequence[str]) -> Party:
    """A party that is only a place ("Kursk established relations with ...") gets the state it lies in."""
    if party.actor is not None or party.state is not None or party.span is None:
        return party
    words = party.span.text.removeprefix("the ").removeprefix("The ")
    if not words[:1].isupper():
        return party
    found = _find(document, words, party, world, states)
    return replace(party, state=found.country) if found.place is not None and found.country in states else party


def _people(party: Party, peoples: Sequence[Mention], world: World) -> tuple[Party, ...]:
    """A thing or group no table knows has the state of the people it is named after ("Chinese apps"); two peoples are two parties."""
    if party.actor is not None or party.span is None or (party.state is None and sent_by_several(party.name)):
        return (party,)
    words, inside = party.span.text, names_inside(party.span, peoples)
    named = [actor.state for m in inside if (actor := world.actor(m.actor or "")) is not None]
    codes = list(dict.fromkeys(code for code in named if code))
    if len(codes) == 2 and " and " in words and (group := group_in(words)) is not None:
        return tuple(replace(as_state(party, code, world), sector=group[0]) for code in codes)
    return (replace(party, state=codes[0]),) if len(codes) == 1 and party.state is None else (party,)


def _of_place(
    document: Document, party: Party, places: Sequence[Mention], world: World, states: Sequence[str]
) -> Party:
    """A thing named by where it is ("the harbour of Riga") has that place's state."""
    if party.actor is not None or party.state is not None or party.span is None or sent_by_several(party.name):
        return party
    span = party.span
    fled = _FLED.match(document.text, span.end)  # "refugees fleeing the war in Chad"
    end = fled.end() if fled is not None and _FLEEING.search(party.name) else span.end
    for mention in names_inside(document.span(span.start, max(end, span.end)), places):
        found = place(mention.span.text, span=mention.span, world=world, context_states=states, text=document.text)
        between = document.text[span.start : mention.span.start].split()[1:]
        seat = document.text.startswith("-based", mention.span.end)  # "the Hague-based court" is everybody's
        plain = not seat and not any(word[:1].isupper() for word in between)  # not "a group of Koreans in Japan"
        if found.place is not None and (found.country in states or (plain and found.precision == "country")):
            return replace(party, state=found.country)
    return party


def _once(parties: Iterable[Party]) -> tuple[Party, ...]:
    found: dict[object, Party] = {}
    for party in parties:
        if party.actor is None and party.state is None and _says_nobody(party.name):
            continue
        found.setdefault(party.actor or (party.name, party.state), party)
    return tuple(found.values())


def _says_nobody(name: str) -> bool:
    """Whether words that no table knows name nobody: a pronoun, a day, or a thing ("the protest") instead of people."""
    words = [word.strip(".,'’").lower() for word in name.split()]
    if means_another(name):
        return False
    if name.lower() in NO_NAME or (words and words[-1] in DAYS):
        return True
    return name == name.lower() and not any(_base(word) in PEOPLE or word in PEOPLE for word in words)


def _base(word: str) -> str:
    """The singular of a word for people: "fishermen", "deputies", "guards"."""
    for ending, base in (("children", "child"), ("men", "man"), ("ies", "y"), ("s", "")):
        if word.endswith(ending):
            return word.removesuffix(ending) + base
    return word


def _among(party: Party, others: Sequence[Party]) -> bool:
    return any(party.actor is not None and party.actor == other.actor for other in others)
