"""Which acts a register of dealings between states and groups keeps. In: an event mention, its parties linked. Out: yes, or no.

Somebody must take part who belongs somewhere: to a state, to a body that the world holds, to forces or an office. What two private
people of no known state do ("the professor gave the singer a prize") is no line of it, though both have names, nor is an interview
with nobody but an outlet. An act of force counts where it happened in a known state. Acts told of nobody are kept for their thing:
a paper, a launch, a thing with a name ("the Riga parade was postponed"). What those in office do counts, too, where the model is sure
of it, though nothing tells of which state they are ("Western governments"): unless another act of the report may be the same.
"""

from collections.abc import Sequence, Set

from regesta.lexicons import word_set
from regesta.link.known.world import World
from regesta.link.mentions.phrases import group_in
from regesta.records import EventMention, Party
from regesta.seenacts import BETWEEN_STATES

SEALED = frozenset({"treaty_signing", "ratification", "entry_into_force"})
SERVING = frozenset(
    {"GOV", "MIL", "LEG", "SPY", "REB", "SEP", "OPP", "UAF", "IGO"}
)  # they act for somebody, known or not
PUBLIC = frozenset({"ASSAULT", "PROTEST", "MOBILIZE", "COERCE"})
IN_OFFICE = SERVING | {"COP", "JUD"}
SURE = 0.8  # how sure the model must be of an act of those whose state nothing tells; docs/decisions/0055
DONE = frozenset({"happened", "ongoing"})
BLOWS = word_set("acts/kinds", "blows")
HARM = word_set("acts/kinds", "harm")
TELLER = "MED"
SELF = frozenset({"i", "me", "my", "we", "us", "our"})  # who tells of himself in an interview


def lines(acts: Sequence[EventMention], world: World, unsaid: Set[str]) -> list[EventMention]:
    """The acts of a report that are lines of the register, each told once; `unsaid` are ids of those told of nobody."""
    half = {one.id for one in acts if not kept(one, world) and acts_for_somebody(one)}
    acts = [one for one in acts if one.id in half or kept(one, world) or (one.id in unsaid and kept_for_its_thing(one))]
    acts = [one for one in acts if not (told_again(one, acts) or of_a_blow(one, acts))]
    return [one for one in acts if one.id not in half or not told_besides(one, acts, half)]


def enough_states(event: EventMention) -> bool:
    """Whether an act that is likely only was done between two states; true of all others."""
    if not any(BETWEEN_STATES in reason for reason in event.provenance.reasons):
        return True
    acting, acted_on = ({party.state for party in side} - {None} for side in (event.actors, event.recipients))
    both = bool(acting) and (bool(acted_on) or not event.recipients)
    return both and len(acting | acted_on) > 1 and event.status in DONE


def kept(event: EventMention, world: World) -> bool:
    """Whether somebody in the act belongs somewhere, or it lies in the open."""
    parties = (*event.actors, *event.recipients)
    if event.type == "CONSULT" and _private(event, world):
        return False
    if any(_belongs(party, world) for party in parties):
        return True
    if (
        parties
        and (event.type in PUBLIC or event.subtype == "ceremony")
        and event.place is not None
        and (event.place.country is not None or event.place.place is not None)  # a strait, an island that two claim
    ):
        return True
    return event.subtype in SEALED and event.object is not None and _has_name(event.object.text)


def kept_for_its_thing(event: EventMention) -> bool:
    """Whether an act told of nobody tells enough: forces that moved, a paper in force, protests in a state, a thing with a name."""
    if event.type == "MOBILIZE" or event.subtype in SEALED:
        return True
    if event.type == "PROTEST" and event.place is not None and event.place.country is not None:
        return True
    return event.object is not None and _has_name(event.object.text)


def _private(event: EventMention, world: World) -> bool:
    """An interview ("spoke with the paper"), or somebody of no known state who travels to one."""
    teller = any(party.sector == TELLER for party in event.actors)
    others = {party.actor for party in event.actors if party.sector != TELLER and party.actor is not None}
    if teller and len(others) < 2 and not event.recipients:
        return True
    guests = event.subtype == "visit" and bool(event.actors)
    return guests and all(_one_person(p) and p.sector not in SERVING and not _belongs(p, world) for p in event.actors)


def _one_person(party: Party) -> bool:
    return party.person is not None or party.name[:1].isupper()


def _belongs(party: Party, world: World) -> bool:
    if party.state is not None:
        return True
    if party.sector in SERVING:
        return party.span is None or party.span.text.lower() not in SELF
    known = world.actor(party.actor) if party.actor is not None else None
    return known is not None and known.sector != TELLER


def _has_name(words: str) -> bool:
    """Whether some word after the first is written as a name."""
    return any(word[:1].isupper() for word in words.split()[1:])


def acts_for_somebody(event: EventMention) -> bool:
    """Whether those whose office or body is told without its state act ("Western governments"), and the model is sure of the act."""
    score = event.provenance.score
    unknown_to_unknown = (
        len(event.actors) > 1 and not event.recipients
    )  # "talks between diplomats and officers" tell nothing
    return score is not None and score >= SURE and not unknown_to_unknown and any(map(_in_office, event.actors))


def _in_office(party: Party) -> bool:
    if party.person is not None or party.span is None:
        return False
    group = group_in(party.span.text)
    return group is not None and group[0] in IN_OFFICE


def told_besides(event: EventMention, others: Sequence[EventMention], half: Set[str]) -> bool:
    """Whether another act of its type has a party of such an act, or nobody: it may be the same, and the fuller one stands."""
    for one in others:
        if one.id == event.id or one.type != event.type or (one.id in half and one.trigger.start > event.trigger.start):
            continue
        mine, theirs = (
            {party.state or party.name for party in (*each.actors, *each.recipients)} for each in (event, one)
        )
        if not mine or not theirs or mine & theirs:
            return True
    return False


def told_again(event: EventMention, others: Sequence[EventMention]) -> bool:
    """Whether another line of the sentence tells the act with more parties ("delegations of A and B met")."""
    for one in others:
        same = one.sentence == event.sentence and _kind(one) == _kind(event)
        if same and one.id != event.id and (event.time is None or event.time == one.time) and _within(event, one):
            return True
    return False


def of_a_blow(event: EventMention, others: Sequence[EventMention]) -> bool:
    """Whether the dead and hurt of a sentence are those of a blow told in it that nobody is said to have struck.

    "A bomb went off outside the embassy, killing nine", "the bombings killed 24 people" tell one act.
    """
    if event.subtype not in HARM or event.actors or event.status != "happened":
        return False
    return any(
        one.sentence == event.sentence
        and one.subtype in BLOWS
        and one.status == event.status
        and not one.actors
        and one.trigger.start < event.trigger.start
        and event.time in (one.time, None)
        for one in others
    )


def _kind(event: EventMention) -> tuple[str, str | None, str]:
    return event.type, event.subtype, event.status


def _within(event: EventMention, one: EventMention) -> bool:
    sides = [(_states(event.actors), _states(one.actors)), (_states(event.recipients), _states(one.recipients))]
    less = any(len(few) < len(many) for few, many in sides)
    return less and bool(sides[0][0]) and all(few <= many for few, many in sides)


def _states(parties: Sequence[Party]) -> set[str]:
    return {party.state or party.name for party in parties}
