"""To whom something is said that names nobody. In: an act of words, the acts told before, the report's sides. Out: whom it is said to.

"Chad's minister phoned the League's chief and requested observers" is said to the chief, and what stands "in the letter" to whoever the
letter went to. Who offers "to mediate between Chad and Libya" makes the two an offer. "The League urged Chad to hold back. It also called
for the release of the priests": of Chad, where the same speaker is told to have asked, accused or warned somebody shortly before, and
names no other state now. "Moscow vowed to respond" behind "Estonia expelled a Russian diplomat" is said to Estonia, though a third state
stands elsewhere in the report: the act told last was done to whoever speaks now, and nobody else has a part in it. Where a report names
two states in all, the one that acted is meant.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from regesta.link.acts.retold import who
from regesta.link.acts.sides import SPEAKS_FOR, TOWARDS, Sides, because
from regesta.records import EventMention, Party

# Acts by which somebody hears or reads what is said next.
HEARD = frozenset({"phone_call", "letter", "conversation"})
REACHING = frozenset({"letter", "phone_call", "conversation", "criticism", "condolence", "congratulation"})
TOLD = TOWARDS | {
    "REQUEST": frozenset({"demand", "appeal", "proposal", "invitation"}),
    "AGREE": frozenset({"acceptance", "offer"}),
}
IN_IT_NEAR = 400  # letters between a letter and "in it"; a choice: two or three sentences
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
        near = (one for one in before if 0 <= event.sentence.start - one.sentence.end < IN_IT_NEAR)
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


IN_WORDS = {
    "REQUEST": frozenset({"demand", "appeal"}),
    "ACCUSE": frozenset({"criticism", "accusation"}),
    "THREATEN": frozenset({"warning", "threat"}),
}
# After which of these each goes on: who is asked to condemn somebody is not condemned.
AFTER = {"REQUEST": frozenset(IN_WORDS), "THREATEN": frozenset(IN_WORDS), "ACCUSE": frozenset({"ACCUSE"})}
GOES_ON = 600  # letters between the two; a choice: three or four sentences


def said_on(event: EventMention, before: Sequence[EventMention], sides: Sides) -> EventMention:
    """The act with those to whom its speaker spoke last."""
    if event.recipients or not event.actors or not _in_words(event):
        return event
    if event.subtype == "accusation" and event.object is not None:  # "claimed fraud": another charge, of nobody named
        return event
    speaking = {who(p) for p in event.actors}
    near = [one for one in before if 0 < event.trigger.start - one.trigger.start < GOES_ON and _in_words(one)]
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
    return event.subtype in IN_WORDS.get(event.type, ()) and event.status == "happened"


ANSWERED = 400  # letters between an act and its answer; a choice: two or three sentences
# Acts in words that need somebody to hear them; criticism is of a thing as often as of a state.
ANSWERS = frozenset(
    (kind, subtype)
    for kind, subtypes in TOWARDS.items()
    for subtype in subtypes
    if kind not in ("ACCUSE", "COERCE", "SANCTION")
)
FOUGHT = frozenset({"clash"})


def answered(event: EventMention, before: Sequence[EventMention], sides: Sides) -> str | None:
    """The state that an act answers."""
    if event.recipients or (event.type, event.subtype) not in ANSWERS:
        return None
    acting = {p.state for p in event.actors}
    if len(acting) != 1 or None in acting or any(p.sector not in SPEAKS_FOR for p in event.actors):
        return None
    (own,) = acting
    here = _named(sides, event.sentence.start, event.sentence.end) - {own}
    if here:
        return None
    return _last(own, event, before, sides) or _only(own, sides)


def _last(own: str | None, event: EventMention, before: Sequence[EventMention], sides: Sides) -> str | None:
    """Who did the act told last to the one who acts now."""
    earlier = [one for one in before if one.sentence.start < event.sentence.start and (one.actors or one.recipients)]
    if not earlier or event.trigger.start - earlier[-1].trigger.start > ANSWERED:
        return None
    last = [one for one in earlier if one.sentence.start == earlier[-1].sentence.start]
    states = {p.state for one in last for p in (*one.actors, *one.recipients) if p.state}
    named = _named(sides, last[0].sentence.start, event.sentence.end)
    others = (states | named) - {own}
    if len(others) != 1 or own not in states:
        return None
    (other,) = others
    done = any(
        (other in {p.state for p in one.actors} and own in {p.state for p in one.recipients})
        or (one.subtype in FOUGHT and {own, other} <= {p.state for p in one.actors})
        for one in last
    )
    return other if done else None


def _only(own: str | None, sides: Sides) -> str | None:
    """The one other state of a report that names no third, where it acts."""
    others = {state for _, state in sides.named} - {own}
    acting = sides.acting - {own}
    return next(iter(others)) if len(others) == 1 and acting == others else None


def _named(sides: Sides, start: int, end: int) -> set[str | None]:
    return {state for mention, state in sides.named if start <= mention.span.start < end}
