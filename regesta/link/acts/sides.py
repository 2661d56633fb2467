"""The side that a sentence leaves unsaid. In: an event mention, the report's sides. Out: the mention with that side, and why.

A report on two states says "India rejected the claims" and means China's. The other state is put in only where the act is one that is
done to another side (a demand, a refusal, an accusation), its actor speaks for one of the two, and the report's acts are about
these two and hardly any third; the words given are where the report last named it. Who holds somebody in a state's
town is that state. Each is a reason of the mention, so that a reader sees that it was concluded.
"""

import re
from collections import Counter
from collections.abc import Collection
from typing import NamedTuple

from msgspec.structs import replace

from regesta.lexicons import word_set
from regesta.link.known.world import World
from regesta.records import EventMention, Extraction, Mention, Party

TOWARDS = {
    "REQUEST": frozenset({"demand", "appeal"}),
    "REJECT": frozenset({"rejection", "denial", "refusal"}),
    "ACCUSE": frozenset({"accusation", "criticism"}),
    "THREATEN": frozenset({"warning", "threat"}),
    "CONCEDE": frozenset({"concession"}),
    "AGREE": frozenset({"acceptance", "offer"}),
    "RETREAT": frozenset({"consular_access"}),
    "SANCTION": frozenset({"recall", "ban", "sanctions", "break_relations", "expulsion"}),
    "COERCE": frozenset({"restriction"}),
}
SPEAKS_FOR = frozenset({None, "GOV", "MIL", "COP"})
BOTH = word_set("world/telling", "both_sides")
# Else they are two that a report happens to name; measured on reports of ours: below these shares the other side was hardly ever meant.
TOGETHER = 0.12  # the share of a report's acts in which its two sides must meet
SECOND = 0.25  # the share of its acts in which the second of them must take part
NOBODY = "nobody is named"  # as `extract.events.noact.unsaid` writes it into the reasons of a mention
TWO_MUST = f"{NOBODY}, and it takes two"
COUNTERPART = re.compile(r"\b(?:counterpart|opposite number|colleague)s?$")
TAKING = frozenset({"arrest", "conviction"})
IN_PASSING = (
    "status: named as a fact",
    "status: named within another act",
)  # as `extract.events.status.nouns` writes it
HOME_MATTERS = word_set("world/telling", "home_matters")
ADMITTING = word_set("world/telling", "admitting")
_HOME_MATTER = re.compile(rf"\b(?:{'|'.join(sorted(HOME_MATTERS))})s?$", re.IGNORECASE)
_ADMITS = re.compile(rf"(?:{'|'.join(sorted(ADMITTING))})", re.IGNORECASE)
GRANTED = frozenset(
    {"access", "consular_access", "release", "amnesty", "sanctions_relief"}
)  # what only a state can grant; a choice


class Sides(NamedTuple):
    """The two states that a report's acts are about, and where it names which state."""

    two: tuple[str, str] | None
    named: tuple[tuple[Mention, str], ...]
    acting: frozenset[str] = frozenset()  # the states that are said to act

    def words(self, code: str, at: int) -> Mention | None:
        """The mention of a state nearest before a place of the text, else the first after."""
        own = [mention for mention, state in self.named if state == code]
        before = [mention for mention in own if mention.span.start < at]
        return max(before, key=lambda m: m.span.start, default=None) or min(
            own, key=lambda m: m.span.start, default=None
        )


def sides_of(extraction: Extraction, world: World) -> Sides:
    """The two sides of a report; `two` is None where they seldom meet, or a third state acts, or is named, more than half as often.

    As often as the second of the two, that is: where several states are spoken of, who is meant does not go without saying.
    """
    counts: Counter[str] = Counter()
    met: Counter[frozenset[str]] = Counter()
    for event in extraction.event_mentions:
        states = {p.state for p in (*event.actors, *event.recipients) if p.state and world.state(p.state)}
        counts.update(states)
        met[frozenset(states)] += 1
    ordered = sorted(counts, key=lambda code: (-counts[code], code))
    clear = len(ordered) >= 2 and (len(ordered) == 2 or 2 * counts[ordered[2]] <= counts[ordered[1]])
    every = len(extraction.event_mentions)
    clear = clear and met[frozenset(ordered[:2])] >= TOGETHER * every and counts[ordered[1]] >= SECOND * every
    clear = clear and bool(met[frozenset(ordered[:2])])
    named = []
    for mention in extraction.mentions:
        actor = world.actor(mention.actor or "") if mention.kind == "name" else None
        if actor is not None and actor.kind == "state" and actor.state:
            named.append((mention, actor.state))
    told = Counter(state for _, state in named)
    third = max((told[code] for code in told if code not in ordered[:2]), default=0)
    clear = clear and 2 * third <= min(told[code] for code in ordered[:2])
    acting = frozenset(p.state for event in extraction.event_mentions for p in event.actors if p.state)
    return Sides((ordered[0], ordered[1]) if clear else None, tuple(named), acting)


def with_unsaid(event: EventMention, sides: Sides, world: World, *, other: str | None = None) -> EventMention:
    """The mention with the side that goes without saying, if there is one; `other` is who else may be it."""
    code = _other(event, sides) or other if not (event.recipients or _to_nobody(event)) else None
    if code is not None:
        party = party_of(code, event, sides, world)
        if party is not None:
            return because(replace(event, recipients=(party,)), "recipient: the other side of the report's two")
    return event


def _to_nobody(event: EventMention) -> bool:
    """Whether an act is done to no other side: a law withdrawn at home, what is admitted, what a noun only names in passing."""
    if event.subtype == "concession":
        home = event.object is not None and _HOME_MATTER.search(event.object.text) is not None
        return home or _ADMITS.match(event.trigger.text) is not None
    return any(word in reason for reason in event.provenance.reasons for word in IN_PASSING)


def with_counterpart(event: EventMention) -> EventMention:
    """ "The Indian commander met his Chinese counterpart": who is in the same service of the other state."""
    parties = (*event.actors, *event.recipients)
    others = [p for p in parties if _is_counterpart(p, event)]
    sectors = {p.sector for p in parties if p.sector is not None and p not in others}
    if len(sectors) != 1 or not others:
        return event
    (sector,) = sectors

    def filled(side: tuple[Party, ...]) -> tuple[Party, ...]:
        return tuple(replace(p, sector=sector) if p.sector is None and p.state and p in others else p for p in side)

    return replace(event, actors=filled(event.actors), recipients=filled(event.recipients))


def _is_counterpart(party: Party, event: EventMention) -> bool:
    """Whether a party is called a counterpart, or is named behind one ("his Chilean counterpart, Ana Torv")."""
    if COUNTERPART.search(party.name):
        return True
    start = (party.span.start if party.span is not None else 0) - event.sentence.start
    before = event.sentence.text[: max(0, start)].rstrip(" ,")
    return party.person is not None and start > 0 and COUNTERPART.search(before) is not None


def with_holder(event: EventMention, sides: Sides, world: World) -> EventMention:
    """ "Two sailors are held in Riga": by the state whose town it is."""
    where = event.place.country if event.place is not None else None
    if event.actors or event.type != "COERCE" or event.subtype not in TAKING or where is None:
        return event
    state = world.state(where)
    if not event.recipients or state is None or event.place is None:
        return event
    party = party_of(where, event, sides, world)
    party = party or Party(name=state.name, span=event.place.span, actor=state.id, state=where)
    return because(replace(event, actors=(party,)), "actor: whose town they are held in")


def with_announcer(event: EventMention, sides: Sides, world: World, *, home: str | None) -> EventMention:
    """ "Access will be granted on Friday", in a ministry's own text: it tells what its own state will do.

    `home` is the state whose voice the report is, None of all others.
    """
    if home is None or event.subtype not in GRANTED or event.status != "planned" or event.actors or event.by:
        return event
    party = party_of(home, event, sides, world)
    return event if party is None else because(replace(event, actors=(party,)), "actor: whose own text announces it")


def _other(event: EventMention, sides: Sides) -> str | None:
    if sides.two is None or event.subtype not in TOWARDS.get(event.type, ()):
        return None
    acting = {p.state for p in event.actors}
    if len(acting) != 1 or not acting & set(sides.two) or any(p.sector not in SPEAKS_FOR for p in event.actors):
        return None
    return next(code for code in sides.two if code not in acting)


def two_named(sides: Sides, but: Collection[str | None]) -> tuple[str, ...]:
    """The two states that a report names most, without some; () where a third is named more than half as often."""
    codes = [code for code in dict.fromkeys(state for _, state in sides.named) if code not in but]
    ranked = Counter(state for _, state in sides.named)
    two = sorted(codes, key=lambda code: (-ranked[code], code))[:2]
    if len(two) < 2 or (len(codes) > 2 and 2 * max(ranked[c] for c in codes if c not in two) > ranked[two[1]]):
        return ()
    return tuple(two)


def party_of(code: str, event: EventMention, sides: Sides, world: World) -> Party | None:
    """A state of the report as a party of an act, by the words that name it nearest before."""
    state, words = world.state(code), sides.words(code, event.trigger.start)
    if state is None or words is None:
        return None
    return Party(name=state.name, span=words.span, actor=state.id, state=code)


def as_state(party: Party, code: str, world: World) -> Party:
    """The party as the state itself."""
    state = world.state(code)
    return replace(party, name=state.name if state else party.name, actor=state.id if state else None, state=code)


def because(event: EventMention, why: str) -> EventMention:
    """The act with one more reason."""
    made = event.provenance
    return replace(event, provenance=replace(made, reasons=(*made.reasons, why)))
