"""Whom a plural means that was told with its state before. In: the acts of a report, their parties linked. Out: the same, with states.

"Rebels attacked a village in Chad. The army said that it drove the rebels back": the same rebels. So with every kind of people, where all
that are called so shortly before are of one state.
"""

import re
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from regesta.lexicons import lexicon, word_set
from regesta.link.acts.sides import because
from regesta.link.known.world import World
from regesta.link.mentions.phrases import group_in
from regesta.records import EventMention, Party, Span

REBELS = "REB"
BEFORE = 1500  # letters before in which they are told of; a choice
NEAR = 400  # letters before in which they are told of where the plural is bare: two or three sentences; a choice
NOT_AGAIN = word_set("world/telling", "not_again")
ANYBODY = word_set("world/telling", "anybody")
_AGAIN = re.compile(r"(?:the|these|those)\s(?:[a-z]+\s)?(?P<noun>[a-z-]+)", re.IGNORECASE)
_COUNT = rf"(?:{'|'.join(map(str, lexicon('world/story')['counts']))}|one|several|dozens|\d[\d,.]*)"
_MORE = re.compile(
    rf"(?:(?:at least\s)?{_COUNT}\s(?:more|other|further|additional)|another)\s(?P<noun>[a-z-]+)", re.IGNORECASE
)
_OTHERS = re.compile(rf"(?:(?:at least|about|around|some|more than)\s)?{_COUNT}\s(?:others|more)", re.IGNORECASE)
HARMED = frozenset({"ASSAULT", "COERCE"})
_HEAD = re.compile(r"\s(?:of|in|at|from|near|outside|who|that|with|against|on|for|to|by)\s|,(?!\d)")


def in_arms(events: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """The acts, a movement that has ruled told as armed men where the report tells of its "militants" or "insurgents"."""
    armed = {p.body for one in events for p in (*one.actors, *one.recipients) if p.sector == REBELS} - {None}

    def told(parties: Sequence[Party]) -> tuple[Party, ...]:
        return tuple(
            replace(p, sector=REBELS) if p.body in armed and p.sector == "GOV" and not p.person else p for p in parties
        )

    return tuple(_with(one, told, "party: told as armed men in the report") for one in events)


def persons_again(events: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """The acts, a person whose state one of them told with it in all."""
    states: dict[str, set[str]] = {}
    for one in events:
        for p in (*one.actors, *one.recipients):
            if p.person is not None and p.state is not None:
                states.setdefault(p.person, set()).add(p.state)

    def told(parties: Sequence[Party]) -> tuple[Party, ...]:
        known = [states.get(p.person, set()) if p.person is not None and p.state is None else set() for p in parties]
        return tuple(replace(p, state=next(iter(k))) if len(k) == 1 else p for p, k in zip(parties, known, strict=True))

    return tuple(_with(one, told, "party: the state that another act tells of the person") for one in events)


def words_again(events: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """The acts, those whom the same words of one sentence name in two acts with the state that one of them told."""
    told: dict[Span, set[tuple[str, str | None]]] = {}
    for one in events:
        for p in (*one.actors, *one.recipients):
            if p.span is not None and p.state is not None:
                told.setdefault(p.span, set()).add((p.state, p.sector))

    def known(party: Party) -> Party:
        found = told.get(party.span, set()) if party.span is not None and party.state is None else set()
        if len(found) != 1 or party.actor is not None:
            return party
        ((state, sector),) = found
        return replace(party, state=state, sector=party.sector or sector)

    return tuple(
        _with(one, lambda side: tuple(map(known, side)), "party: the same words in another act") for one in events
    )


def _with(event: EventMention, told: Callable[[Sequence[Party]], tuple[Party, ...]], reason: str) -> EventMention:
    """The event with its parties as `told`, and why where they are others than before."""
    made = replace(event, actors=told(event.actors), recipients=told(event.recipients))
    return event if made == event else because(made, reason)


def told_again(events: Sequence[EventMention], world: World) -> tuple[EventMention, ...]:
    """The acts, those of whom a plural tells again with the state they had."""
    known: dict[str, list[Party]] = {}
    made = []
    for event in events:
        sides = (
            tuple(_again(p, event, known) for p in event.actors),
            tuple(_again(p, event, known) for p in event.recipients),
        )
        if sides != (event.actors, event.recipients):
            event = because(
                replace(event, actors=sides[0], recipients=sides[1]), "party: those of the same words before"
            )
        made.append(event)
        for party in (*event.actors, *event.recipients):
            ours = party.body is not None or world.state(party.state) is not None
            if party.span is not None and party.person is None and party.actor is None and party.state and ours:
                known.setdefault(_noun(party.span.text), []).append(party)
    return tuple(made)


def others_too(events: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """The acts, "six others" whom one of force harms with the state of those whom its sentence tells to be harmed before."""
    made: list[EventMention] = []
    for event in events:
        near = [one for one in made if one.sentence == event.sentence and one.type in HARMED and one.type == event.type]
        last = max(near, key=lambda one: one.trigger.start, default=None)
        states = {(p.state, p.sector) for p in last.recipients} if last is not None else set()

        def told(party: Party, states: set[tuple[str | None, str | None]] = states) -> Party:
            if (
                party.state is not None
                or party.actor is not None
                or len(states) != 1
                or not _OTHERS.fullmatch(party.name)
            ):
                return party
            ((state, sector),) = states
            return replace(party, state=state, sector=party.sector or sector)

        made.append(
            replace(event, recipients=tuple(map(told, event.recipients))) if len(event.recipients) == 1 else event
        )
    return tuple(made)


def _again(party: Party, event: EventMention, known: dict[str, list[Party]]) -> Party:
    if party.state is not None or party.actor is not None or party.person is not None or party.span is None:
        return party
    noun, words = _noun(party.span.text), party.span.text
    start = party.span.start - event.sentence.start
    if event.sentence.text[max(0, start - 4) : max(0, start)].lower() == "the ":
        words = f"the {words}"
    more = _MORE.fullmatch(words) is not None
    forms = [noun, re.sub("y$", "ies", noun)]  # "the embassy bombings", behind "embassies of Norway"
    forms += [f"{noun}s", noun.removesuffix("s")] if more else []
    told = [p for one in dict.fromkeys(forms) for p in known.get(one, ())]
    of_body = any(p.body is not None for p in told)
    before = [p for p in told if p.span is not None and 0 < party.span.start - p.span.start < BEFORE]
    near = [p for p in before if p.span is not None and party.span.start - p.span.start < NEAR]
    bare = words.lower() == noun and (of_body or _at_home(noun) or bool(near))
    if not (more or bare or _AGAIN.fullmatch(words)) or noun in NOT_AGAIN or noun in ANYBODY:
        return party
    named = words.split()[-1][:1].isupper()  # "the Islamists"
    if (group_in(noun) is None and not of_body and not named) or len({p.state for p in before}) != 1:
        return party
    last = max(before, key=lambda p: p.span.start if p.span is not None else 0)
    return replace(party, state=last.state, sector=party.sector or last.sector)


def _noun(words: str) -> str:
    """The last word up to the head ("fighters" of "two hundred fighters from the hills")."""
    parts = _HEAD.split(words, maxsplit=1)[0].split()
    return parts[-1].lower() if parts else ""


def _at_home(noun: str) -> bool:
    """Whether a bare plural tells again of those told of: armed men, a crowd."""
    return noun in lexicon("world/locals")["armed"] or noun in lexicon("world/locals")["crowds"]
