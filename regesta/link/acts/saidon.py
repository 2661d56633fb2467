"""To whom one goes on to speak. In: an act of words that names nobody, the acts told before, the report's sides. Out: the act with them.

"The League urged Chad to hold back. It also called for the release of the priests": of Chad. Only where the same speaker is told to have
asked, accused or warned somebody shortly before, and names no other state now.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from regesta.link.acts.elsewhere import who
from regesta.link.acts.sides import Sides, because
from regesta.records import EventMention

WORDS = {
    "REQUEST": frozenset({"demand", "appeal"}),
    "ACCUSE": frozenset({"criticism", "accusation"}),
    "THREATEN": frozenset({"warning", "threat"}),
}
# After which of these each goes on: who is asked to condemn somebody is not condemned.
AFTER = {"REQUEST": frozenset(WORDS), "THREATEN": frozenset(WORDS), "ACCUSE": frozenset({"ACCUSE"})}
FAR = 600  # letters between the two; a choice: three or four sentences


def said_on(event: EventMention, before: Sequence[EventMention], sides: Sides) -> EventMention:
    """The act with those to whom its speaker spoke last."""
    if event.recipients or not event.actors or not _in_words(event):
        return event
    if event.subtype == "accusation" and event.object is not None:  # "claimed fraud": another charge, of nobody named
        return event
    speaking = {who(p) for p in event.actors}
    near = [one for one in before if 0 < event.trigger.start - one.trigger.start < FAR and _in_words(one)]
    near = [one for one in near if one.type in AFTER[event.type]]
    told = [one for one in near if one.recipients and {who(p) for p in one.actors} == speaking]
    if None in speaking or not told:
        return event
    to = told[-1].recipients
    own, theirs = ({p.state for p in side} for side in (event.actors, to))
    here = {state for m, state in sides.named if event.sentence.start <= m.span.start < event.sentence.end}
    if here - own - theirs or theirs & own - {None}:
        return event
    return because(
        replace(event, recipients=to), f"recipient: to whom the same spoke before ({told[-1].trigger.text!r})"
    )


def _in_words(event: EventMention) -> bool:
    return event.subtype in WORDS.get(event.type, ()) and event.status == "happened"
