"""Who held or killed somebody, where the acts around tell it. In: the acts of a report. Out: the same, some with who did them.

"The sailors were released": by those who held them; "a Chadian soldier was killed" beside "Chad and Sudan exchanged fire": by Sudan.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from regesta.lexicons import word_set
from regesta.link.acts.sides import because
from regesta.records import EventMention

HELD = ("arrest", "seizure", "abduction", "conviction")
FREED = ("release", "amnesty")
HARM = word_set("acts/kinds", "harm")
NEAR = 450  # letters between an act and the clash in which its victims died; a choice: two or three sentences


def with_holders(event: EventMention, told: Sequence[EventMention]) -> EventMention:
    """ "The sailors were released": by those who held them, where the report tells of one such."""
    freed = event.type == "RETREAT" and event.subtype in FREED
    if event.actors or not event.recipients or not (freed or (event.type == "COERCE" and event.subtype in HELD)):
        return event
    whose = {p.state for p in event.recipients}
    if None in whose or len(whose) != 1:
        return event
    holding = [
        one
        for one in told
        if one.type == "COERCE"
        and one.subtype in HELD
        and one.id != event.id
        and any(p.state in whose for p in one.recipients)
    ]
    holders = [p for one in holding for p in one.actors]
    states = {p.state for p in holders}
    if len(states) != 1 or None in states or states & whose:
        return event
    words = next(one.trigger.text for one in holding if one.actors)
    return because(replace(event, actors=(holders[0],)), f"actor: who held them, as the story tells ({words!r})")


def killed_in_a_clash(event: EventMention, told: Sequence[EventMention]) -> EventMention:
    """ "A Chadian soldier was killed" beside "Chad and Sudan exchanged fire": by the other who fought."""
    if event.type != "ASSAULT" or event.subtype not in HARM or event.actors or event.status != "happened":
        return event
    whose = {p.state for p in event.recipients}
    fights = [one for one in told if one.subtype == "clash" and one.status == "happened"]
    near = [one for one in fights if abs(one.trigger.start - event.trigger.start) < NEAR]
    if None in whose or len(whose) != 1 or not near:
        return event
    fought = {frozenset(p.state for p in (*one.actors, *one.recipients) if p.state) for one in fights}
    (both,) = fought if len(fought) == 1 else (frozenset[str](),)
    if len(both) != 2 or not whose & both:
        return event
    other = [p for p in (*near[-1].actors, *near[-1].recipients) if p.state and p.state not in whose]
    return because(replace(event, actors=tuple(other[:1])), f"actor: the other who fought ({near[-1].trigger.text!r})")
