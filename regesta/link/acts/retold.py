"""A side that another telling of the act names. In: the acts of a report. Out: the same, some with who acts or on whom.

"The army killed Ana Torv. Torv was killed near the border": by the army. "Chad left Mali. Its withdrawal took a week": from Mali.
Who acts is taken only from what was done to the same man by name, or to as many of the same people, and what the outlet tells in its own
voice; on whom, where the same are told to have done such a thing to one side only. An act of nobody named ("the fighting of June 15") has
the parties of the one act of its type and day.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from regesta.lexicons import word_set
from regesta.link.acts.sides import NOBODY, SPEAKS_FOR, because
from regesta.records import EventMention, Party

ONCE = word_set("acts/kinds", "done_once")
AGAIN = word_set("acts/kinds", "told_again")
HARM = word_set("acts/kinds", "harm")
BLOWS = word_set("acts/kinds", "blows")
MANY = 3  # the least number that tells one group from another; a choice
_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})*(?![\d.,%])")


def done_by_the_same(event: EventMention, all_: Sequence[EventMention]) -> EventMention:
    """The act with those whom all other tellings of it say to have done it."""
    if event.actors or len(event.recipients) != 1 or event.subtype not in ONCE or event.status != "happened":
        return event
    (whom,) = event.recipients
    told = [one for one in all_ if _same_deed(one, event) and any(_same(p, whom) for p in one.recipients)]
    doers = {frozenset((p.state, p.body, p.person) for p in one.actors) for one in told}
    if len(doers) != 1 or any(p.span == whom.span for one in told for p in one.actors):
        return event
    return because(replace(event, actors=told[0].actors), f"actor: as told elsewhere ({told[0].trigger.text!r})")


def done_to_the_same(event: EventMention, all_: Sequence[EventMention]) -> EventMention:
    """The act with those on whom all other tellings of such an act by the same say it was done; of a blow, else those whom they killed."""
    if event.recipients or not event.actors or event.subtype not in AGAIN or None in map(_side, event.actors):
        return event
    for kinds in ({event.subtype}, BLOWS, BLOWS | HARM) if event.subtype in BLOWS else ({event.subtype},):
        told = [one for one in all_ if one.subtype in kinds and one.type == event.type and one.recipients]
        told = [one for one in told if _same_side(one.actors, event.actors)]
        sides = {frozenset(p.state for p in one.recipients) for one in told}
        if sides and (len(sides) > 1 or len(told[0].recipients) > 1 or None in next(iter(sides))):
            return event
        if told:
            near = min(told, key=lambda one: abs(one.trigger.start - event.trigger.start))
            if set(map(_side, near.recipients)) & set(map(_side, event.actors)):
                return event  # "the shrine that he visits" at home
            why = f"recipient: as told elsewhere ({near.trigger.text!r})"
            return because(replace(event, recipients=near.recipients), why)
    return event


def who(party: Party) -> tuple[str | None, ...] | None:
    """Whom a party is or speaks for; None of one that nobody knows."""
    if party.sector in ("GOV", None) and party.state is not None:
        return ("state", party.state)
    known = party.person or party.body or party.actor
    return (known,) if known is not None else ("people", party.state, party.sector) if party.state else None


def _side(party: Party) -> tuple[str | None, ...] | None:
    """The same, a state's forces told as the state."""
    return ("state", party.state) if party.sector in SPEAKS_FOR and party.state is not None else who(party)


def _same_side(one: Sequence[Party], other: Sequence[Party]) -> bool:
    """Whether the same act: the same states or bodies, and where both name men, the same men."""
    men = {p.person for p in one} - {None}, {p.person for p in other} - {None}
    return set(map(_side, one)) == set(map(_side, other)) and (men[0] == men[1] or not (men[0] and men[1]))


def _same_deed(one: EventMention, other: EventMention) -> bool:
    same = (one.type, one.subtype, one.status) == (other.type, other.subtype, other.status)
    return same and bool(one.actors) and not one.by and one.trigger != other.trigger


def _same(one: Party, other: Party) -> bool:
    """Whether two parties are one man by name, or as many of one people."""
    if one.person is not None or other.person is not None:
        return one.person == other.person
    counts = _count(one), _count(other)
    return counts[0] is not None and counts[0] == counts[1] and one.state == other.state


def _count(party: Party) -> int | None:
    found = _NUMBER.findall(party.span.text if party.span is not None else party.name)
    many = int(found[0].replace(",", "")) if len(found) == 1 else 0
    return many if many >= MANY else None


def named_again(event: EventMention, all_: Sequence[EventMention]) -> EventMention | None:
    """An act that names nobody with the parties of the one of its type and day; None where that is not told (but protests stay).

    "The bombing in Lome" names only the town that it hit: that it keeps where no other act of the day says more.
    """
    if not any(NOBODY in reason for reason in event.provenance.reasons) or event.actors:
        return event
    same = [one for one in all_ if one.type == event.type and (one.actors or one.recipients) and _one_day(one, event)]
    same = [one for one in same if one.id != event.id]
    if len({(tuple(p.code for p in one.actors), tuple(p.code for p in one.recipients)) for one in same}) != 1:
        return event if event.recipients or _in_a_state(event) else None
    told = same[0]
    return because(
        replace(event, actors=told.actors, recipients=told.recipients or event.recipients),
        f"parties: those of {told.trigger.text!r}, the same day",
    )


def _in_a_state(event: EventMention) -> bool:
    """ "Protests continue in the capital": told of nobody, and yet of one state."""
    return event.type == "PROTEST" and event.place is not None and event.place.country is not None


def _one_day(one: EventMention, other: EventMention) -> bool:
    if one.time is None or other.time is None or one.time.start is None or one.time.end is None:
        return False
    return (one.time.start, one.time.end) == (other.time.start, other.time.end) and (
        one.time.end - one.time.start
    ).days <= 1
