"""To whom something is said that names nobody. In: an act of words, the acts beside it. Out: the act with whom it is said to.

"Chad's minister phoned the League's chief and requested observers" is said to the chief, and what stands "in the letter" to whoever
the letter went to. Who offers "to mediate between Chad and Libya" makes the two an offer. Only where the act beside names one who hears
or reads it.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from regesta.link.acts.sides import TOWARDS, because
from regesta.records import EventMention, Party

# Acts by which somebody hears or reads what is said next.
HEARD = frozenset({"phone_call", "letter", "conversation"})
REACHING = frozenset({"letter", "phone_call", "conversation", "criticism", "condolence", "congratulation"})
TOLD = TOWARDS | {
    "REQUEST": frozenset({"demand", "appeal", "proposal", "invitation"}),
    "AGREE": frozenset({"acceptance", "offer"}),
}
NEAR = 400  # letters between a letter and "in it"; a choice: two or three sentences
_IN_IT = re.compile(
    r"In (?:it|(?:the|his|her|its|their|this|that|a) (?:[a-z-]+ )?(?:letters?|messages?|notes?|telegrams?|calls?|conversations?))\b"
)


def said_to(event: EventMention, before: Sequence[EventMention]) -> EventMention:
    """The act with those who were called or written to in the same sentence, or whom the letter that it stands in went to."""
    if event.recipients or event.subtype not in TOLD.get(event.type, ()) or not event.actors:
        return event
    beside = [
        one
        for one in before
        if one.sentence == event.sentence and one.subtype in HEARD and one.trigger.start < event.trigger.start
    ]
    if not beside and _IN_IT.match(event.sentence.text):
        near = (one for one in before if 0 <= event.sentence.start - one.sentence.end < NEAR)
        beside = [one for one in near if one.subtype in REACHING and one.status == "happened"]
    if not beside:
        return event
    told = beside[-1]
    others = _others(told, event.actors)
    if not others:
        return event
    return because(replace(event, recipients=others), f"recipient: of the words told before ({told.trigger.text!r})")


def _others(told: EventMention, speaking: Sequence[Party]) -> tuple[Party, ...]:
    """Those who hear or read it, where the one who speaks now is the one who called or wrote."""
    parties = (*told.actors, *told.recipients)
    first = told.actors[0] if told.actors else None
    own = {p.state for p in speaking}
    if first is None or len(own) != 1 or None in own or first.state not in own:
        return ()
    return tuple(p for p in parties if p.state and p.state not in own)


def offered_to(event: EventMention, all_: Sequence[EventMention]) -> EventMention:
    """An offer to mediate with those between whom it is to be done."""
    if event.recipients or (event.type, event.subtype) != ("AGREE", "offer"):
        return event
    acting = {p.state for p in event.actors}
    for one in all_:
        same = one.sentence == event.sentence and one.trigger.start > event.trigger.start
        if same and one.subtype == "mediation" and one.recipients and {p.state for p in one.actors} <= acting:
            return because(replace(event, recipients=one.recipients), "recipients: between whom it is to be done")
    return event
