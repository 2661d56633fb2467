"""What is denied, and what is claimed. In: two event mentions. Out: whether one denies the other, and who denies it."""

from regesta.reconcile.accounts import group_of
from regesta.records import EventMention

DENIES = "denies "  # the reason that `extract.events.denials` gives; the id of the act follows
AS_A_PLAN = "denied as a plan"  # the reason that it gives where the act lies ahead
CLOSE = 0.3  # kinship from which two kinds of acts are told for each other where one is a denial: "held", "had seized nobody"


def takes_up(denial: EventMention, claim: EventMention) -> bool:
    """Whether a denial was read as one of this very act."""
    return f"{DENIES}{claim.id}" in denial.provenance.reasons


def plan_alone(one: EventMention, other: EventMention) -> bool:
    """Whether one denies what is only planned, and the other tells of a thing done: "came home in May ... all will, which he denies"."""
    pairs = ((one, other), (other, one))
    return any(AS_A_PLAN in d.provenance.reasons and c.status in ("happened", "ongoing") for d, c in pairs)


def denies(one: EventMention, other: EventMention) -> bool:
    """Whether one denies an act of the kind that the other tells."""
    if [one.status, other.status].count("denied") != 1:
        return False
    if (one.type, one.subtype) == (other.type, other.subtype):
        return True
    group = group_of(one)
    return group.name == group_of(other).name and group.kinship >= CLOSE and accused_denies(one, other)


def accused_denies(one: EventMention, other: EventMention) -> bool:
    """Whether the denial stands on the word of the state that the other says did it."""
    denial, claim = (one, other) if one.status == "denied" else (other, one)
    doers = {party.state for party in claim.actors if party.state}
    return any(party.state in doers for party in denial.by)
