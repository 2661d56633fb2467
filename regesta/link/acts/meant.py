"""Which two "both countries" are. In: an act, the acts told before it. Out: the act with the two who are meant, and why.

"Both countries agreed", "the two leaders signed", "their governments opened an embassy": the two who last met, agreed or acted together,
and no pair that is only named by the way ("under sanctions by the United States"). Where another two are told of as near, the words
stay as they were told.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from regesta.lexicons import word_set
from regesta.link.acts.sides import as_state, because
from regesta.link.known.world import World
from regesta.link.mentions.phrases import group_in
from regesta.records import EventMention, Party

TWO = 2
_STATES = "|".join(sorted(word_set("world/telling", "two_states")))
_PERSONS = "|".join(sorted(word_set("world/telling", "two_persons")))
_OF_PAIRS = "|".join(sorted(word_set("world/telling", "two_beside")))
_BETWEEN = rf"(?:(?:{_OF_PAIRS})\s){{0,2}}"
_LEAD = r"(?:both|(?:both )?(?:the|these|those|its|their) two|their)"
_EACH = "|".join(sorted(word_set("world/telling", "of_each")))
_BOTH = re.compile(
    rf"(?:with |between |of )?{_LEAD}(?: of (?:the|their))?\s{_BETWEEN}(?:{_STATES})|(?:each|either)\s(?:{_EACH})",
    re.IGNORECASE,
)
_TWO_MEN = re.compile(
    rf"(?:with )?(?:both|the two|these two|their)\s(?:[a-z]+\s){{0,2}}(?:{_PERSONS})"
    rf"(?: of (?:both|the two) (?:{_STATES})| for [a-z ]+)?",
    re.IGNORECASE,
)
_THEIR = re.compile(r"(?:with |between |of )?their\s(?!two\b)", re.IGNORECASE)
_BARE = re.compile(r"the (?:sides|parties|neighbo(?:u)?rs|delegations)", re.IGNORECASE)
BESIDE = 300  # letters between an act and "their governments": two sentences; a choice
_SIDES = re.compile(rf"the\s(?:two\s)?{_BETWEEN}(?:sides|parties|neighbo(?:u)?rs|delegations)", re.IGNORECASE)
_RIVALS = re.compile(rf"(?:both\s|the two\s)?{_BETWEEN}(?:{_STATES})", re.IGNORECASE)
# Acts that two do together: whoever is told to do one is the pair that is spoken of.
MUTUAL = frozenset(
    {
        *("meeting", "visit", "reception", "phone_call", "conversation", "talks", "invitation"),
        *("agreement", "treaty_signing", "ceasefire", "prisoner_exchange", "joint_exercise", "cooperation", "clash"),
        *("ratification", "trade", "establish_relations", "negotiation"),
    }
)
BETWEEN = frozenset({"mediation"})  # done by a third


def two_meant(event: EventMention, before: Sequence[EventMention], world: World) -> EventMention:
    """The act with the two states, or their leaders, whom its words for a pair mean."""
    said = {p.span: p for p in (*event.actors, *event.recipients) if p.span is not None and _says(p)}
    if not said:
        return event
    parties = (*event.actors, *event.recipients)
    rest = {p.state for p in parties if p.span not in said}
    named = [p for p in event.actors if p.span not in said and p.state]
    if len({p.state for p in named}) == TWO and all(_RIVALS.fullmatch(s.text) for s in said):
        kept = tuple(p for p in event.actors if p.span not in said)
        return replace(event, actors=kept)  # "both rival countries, India and Pakistan"
    told = _pair([one for one in before if one.trigger.start < event.trigger.start], rest)
    if told is None or any(_who(one) > _who(told) for one in before if one.subtype in MUTUAL):
        return event  # a third spoke with both of two
    if any(_BARE.fullmatch(span.text) for span in said) and not any(p.state for p in parties if p.span in said):
        return event  # the union and the employers are also "the sides"
    if any(_THEIR.match(span.text) for span in said) and not _beside(event, told):
        return event

    def meant(side: tuple[Party, ...]) -> tuple[Party, ...]:
        made: list[Party] = []
        done: set[object] = set()
        for party in side:
            if party.span not in said:
                made.append(party)
            elif party.span not in done:
                done.add(party.span)
                made += _two(party, told, world)
        return tuple(made)

    actors, recipients = meant(event.actors), meant(event.recipients)
    if _told(actors, recipients) == _told(event.actors, event.recipients):
        return event
    return because(replace(event, actors=actors, recipients=recipients), f"parties: the two of {told.trigger.text!r}")


def _beside(event: EventMention, told: EventMention) -> bool:
    """ "Their governments signed": right behind what the two did, and itself done by two. "Families urged their governments" is not."""
    return event.subtype in MUTUAL and not event.recipients and event.trigger.start - told.trigger.start < BESIDE


def _told(*sides: Sequence[Party]) -> list[set[str | None]]:
    return [{p.state for p in side} for side in sides]


def _says(party: Party) -> bool:
    """Whether the words of a party are for a pair that they do not name."""
    assert party.span is not None
    words = " ".join(party.span.text.split())
    pair = _BOTH.fullmatch(words) or _SIDES.fullmatch(words) or _TWO_MEN.fullmatch(words)
    bare = party.actor is None and party.state is None and " " in words and _RIVALS.fullmatch(words)
    return bool(pair or bare)


def _pair(before: Sequence[EventMention], others: set[str | None]) -> EventMention | None:
    """The act whose two are meant: the last that two did together; without one, the last of two where all tell of the same two."""
    together: list[EventMention] = []
    apart: list[EventMention] = []
    for one in before:
        acting, on = ({p.state for p in side if p.state} for side in (one.actors, one.recipients))
        if len(acting | on) != TWO or (acting | on) & others or one.subtype in BETWEEN or one.status == "denied":
            continue
        both = one.subtype in MUTUAL or (len(acting) == TWO and not on)
        (together if both else apart).append(one)
    if not together:
        pairs = {_who(one) for one in apart}
        return apart[-1] if len(pairs) == 1 else None
    last = together[-1]
    later = [one for one in apart if one.trigger.start > last.trigger.start and _who(one) != _who(last)]
    if any(not _who(one) & _who(last) for one in later) or len(later) > 1:
        return None  # the report has turned to another two
    rivals = {_who(one) for one in together if one.sentence.start == last.sentence.start}
    return last if len(rivals) == 1 else None


def _who(event: EventMention) -> frozenset[str | None]:
    return frozenset(p.state for p in (*event.actors, *event.recipients) if p.state)


def _two(party: Party, told: EventMention, world: World) -> tuple[Party, ...]:
    """The two of an act in place of the words for them: the men themselves where men are spoken of, else their states."""
    assert party.span is not None
    parties = [p for p in (*told.actors, *told.recipients) if p.state]
    codes = list(dict.fromkeys(p.state for p in parties))
    men = _TWO_MEN.fullmatch(" ".join(party.span.text.split()))
    if men and not _THEIR.match(party.span.text):
        heads = [next((p for p in parties if p.state == code and p.person is not None), None) for code in codes]
        if any(heads):
            whole = (head or as_state(party, str(code), world) for head, code in zip(heads, codes, strict=True))
            return tuple(replace(one, span=party.span) for one in whole)
    group = group_in(party.span.text)
    sector = "GOV" if men else group[0] if group is not None else None
    known = [state for code in codes if (state := world.state(code)) is not None]
    return tuple(Party(name=s.name, span=party.span, actor=s.id, state=s.state, sector=sector) for s in known)
