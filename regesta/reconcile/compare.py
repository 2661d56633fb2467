"""Are two accounts of one act? In: two Accounts. Out: a Comparison: score, reasons for and against, what rules it out.

Points are added up as a careful reader would: what the act is, who takes part, when, where, which words. They are choices, set by
reading the pairs of `examples/`.
"""

import math
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from regesta.reconcile.accounts import MUTUAL, Account, moving
from regesta.reconcile.intervals import awaits, can_both_hold, days, gap, meet
from regesta.reconcile.parties import alike, conflict, head, level, matching
from regesta.records import Party, PlaceRef

EVEN = 4.6  # points at which yes and no weigh the same
SURELY = 0.9  # a degree from which two parties are one
NEAR = 10  # days between publications within which an undated telling is taken for the same news
LONG_AGO = 45  # days from which a date in a report is background
SLIP = 3  # days by which reports of one act may differ on its date
OTHER_PARTIES = "other parties"
ANOTHER_DAY = "another day, close by"
PLAN_AND_ACT = "plan and act"
REVERSED = "each side says that the other did it"
MOVED = 60  # days by which a plan may be put off and still be the plan of one act


@dataclass(slots=True)
class Comparison:
    """Two accounts compared. `ruled_out` names what makes them two acts whatever else speaks for one."""

    left: str
    right: str
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    ruled_out: str | None = None
    slip: bool = False  # all else is the same, and the dates lie a few days apart
    link: str | None = None  # what ties two acts that are not one: PLAN_AND_ACT or REVERSED
    points: float = field(default=0.0, repr=False)


class _Tally:
    def __init__(self) -> None:
        self.points = 0.0
        self.reasons: list[str] = []
        self.ruled_out: str | None = None
        self.slip = False
        self.rare = False  # both tell of one thing that is rare: this ship, this treaty
        self.proof = 0.0  # how distinctive what they share is

    def add(self, points: float, reason: str, *, proof: float = 0.0) -> None:
        if points:
            self.points += points
            self.reasons.append(f"{'+' if points > 0 else '-'} {reason}")
            self.proof += proof

    def rule_out(self, reason: str) -> None:
        self.ruled_out = self.ruled_out or reason
        self.reasons.append(f"! {reason}")


def compare(one: Account, other: Account) -> Comparison:
    """Compare two accounts; the outcome does not depend on which comes first."""
    left, right = sorted((one, other), key=lambda a: a.id)
    tally = _Tally()
    for look in (_acts, _who, _things, _words, _where, _when, _undone):
        look(tally, left, right)
    link = _status(tally, left, right) or _reversed(tally, left, right)
    score = 1 / (1 + math.exp(EVEN - tally.points))
    return Comparison(
        left=left.id,
        right=right.id,
        score=round(score, 3),
        reasons=tuple(tally.reasons),
        ruled_out=tally.ruled_out,
        link=link if link == REVERSED or (score >= 0.5 and tally.ruled_out == link) else None,
        points=round(tally.points, 3),
        slip=tally.slip,
    )


def _acts(tally: _Tally, one: Account, other: Account) -> None:
    left, right = one.mention, other.mention
    if (left.type, left.subtype) == (right.type, right.subtype):
        tally.add(2.0 if left.subtype else 1.4, "same act" if left.subtype else "same type of act")
    else:
        kinship = one.group.kinship
        tally.add(2 * kinship - 0.6, f"kindred acts ({left.subtype or left.type}, {right.subtype or right.type})")
        if kinship < 0.5 and left.subtype and right.subtype and not _one_thing(one, other):
            tally.rule_out("another kind of act, and nothing says that the thing is one")
    if one.group.often:
        tally.add(-1.0, "an act often done again")


def _one_thing(one: Account, other: Account) -> bool:
    """Whether two accounts name one object, or one recipient that is more than a state."""
    if one.thing or other.thing:
        return bool(one.thing & other.thing)
    found, _, _ = matching(one.mention.recipients, other.mention.recipients)
    return not one.group.often and any(degree >= SURELY and level(a) != "state" for a, _, degree in found)


def _who(tally: _Tally, one: Account, other: Account) -> None:
    left, right = one.mention, other.mention
    if one.group.name in MUTUAL and not (left.recipients and right.recipients):
        sides = [(one.parties, other.parties)]
    else:
        sides = [(left.actors, right.actors), (left.recipients, right.recipients)]
    degrees: list[float] = []
    alone: list[Party] = []  # actors on either side that the other does not name
    for ours, theirs in sides:
        found, rest, others = matching(ours, theirs)
        alone += [*rest, *others] if ours is left.actors else []
        degrees += [degree for _, _, degree in found]
        named = sorted(party.name for party, _, degree in found if degree >= SURELY and _rare(party))
        if named:
            tally.add(0.8, f"both name {', '.join(named)}", proof=0.6)
            tally.rare = True
        if conflict(ours, theirs):
            tally.rule_out(f"{OTHER_PARTIES} ({_names(rest)}; {_names(others)})")
        elif rest and others:
            tally.add(-0.5, f"parties that may be others ({_names(rest)}; {_names(others)})")
    if len(sides) == 2:
        hosts = {party.state for party in (*left.recipients, *right.recipients) if party.state}
        for party in alone:
            if party.state in hosts:
                tally.rule_out(f"{OTHER_PARTIES} ({party.name} acts here, and is acted on there)")
    if not degrees:
        nobody = not one.parties or not other.parties
        tally.add(-0.3 if nobody else -0.8, "nobody is named" if nobody else "no party in common")
        return
    if min(degrees) < 0.5:
        tally.add(-0.5, "a party that may be another")
    shared = sum(degrees)
    largest = max(len(one.parties), len(other.parties), 1)
    tally.add(0.5 * min(shared, 2) + 2.0 * shared / largest, "parties in common", proof=0.3 * len(degrees))


def _rare(party: Party) -> bool:
    """Whether a party is a thing with a name of its own, such as a ship: two acts on it within days are seldom."""
    word = head(party.name)
    named = any(part.lower() == word and part[0].isupper() for part in party.name.split())
    return (
        named
        and party.person is None
        and party.sector not in ("GOV", "MIL", "COP", "LEG", "IGO")
        and level(party) != "state"
    )


def _names(parties: list[Party]) -> str:
    return ", ".join(sorted(party.name for party in parties))


def _things(tally: _Tally, one: Account, other: Account) -> None:
    if not one.thing or not other.thing or one.mention.object is None or other.mention.object is None:
        return
    numbers = [{word for word in thing if word.isdigit()} for thing in (one.thing, other.thing)]
    if numbers[0] and numbers[1] and not numbers[0] & numbers[1]:
        tally.add(-1.5, "numbers of the objects differ")
        return
    likeness = fuzz.token_set_ratio(" ".join(sorted(one.thing)), " ".join(sorted(other.thing)))
    if likeness >= 80:
        tally.add(1.5, "same object", proof=1.0)
        tally.rare = True
    elif likeness >= 60:
        tally.add(0.6, "similar object", proof=0.3)
    elif likeness < 40:
        tally.add(-1.6 if one.group.name == "accord" else -0.9, "other object")
        if one.group.often:
            tally.rule_out("an act often done again, on another object")


def _words(tally: _Tally, one: Account, other: Account) -> None:
    if one.mention.sentence == other.mention.sentence:
        # "Killed in a clash": one fight told with two words. Elsewhere two verbs of a sentence are two acts.
        tally.add(0.8 if one.group.name == "fighting" else 0.0, "in one sentence")
        return
    names = one.names & other.names
    tally.add(
        0.5 * min(len(names), 3), f"names in common ({', '.join(sorted(names)[:4])})", proof=0.4 * min(len(names), 3)
    )
    shared = len(one.words & other.words) / max(1, min(len(one.words), len(other.words)))
    if shared >= 0.5 and len(one.words & other.words) >= 4:
        tally.add(1.2, "told in the same words", proof=0.6)
    elif shared >= 0.25 and len(one.words & other.words) >= 2:
        tally.add(0.4, "words in common")
    if one.story == other.story and one.document.id != other.document.id:
        tally.add(0.6, "copies of one report", proof=1.0)


def _where(tally: _Tally, one: Account, other: Account) -> None:
    here, there = one.mention.place, other.mention.place
    if here is None or there is None:
        return
    agree = places_agree(here, there)
    if agree:
        tally.add(0.9, f"same place ({here.name})", proof=0.4)
    elif agree is False:
        tally.add(-1.5, f"other place ({here.name}, {there.name})")


def places_agree(here: PlaceRef, there: PlaceRef) -> bool | None:
    """Whether two places can be one: same, or one a country that holds the other; None where nothing tells."""
    if (here.place is not None and here.place == there.place) or alike(here.name, there.name):
        return True
    if here.country and there.country:
        if here.country != there.country:
            return False
        if "country" in (here.precision, there.precision):
            return None
        return False if here.precision == there.precision and here.place and there.place else None
    return None


def _when(tally: _Tally, one: Account, other: Account) -> None:
    left, right = one.mention.time, other.mention.time
    agree = can_both_hold(left, right)
    if agree is None or left is None or right is None:
        _undated(tally, one, other)
    elif agree:
        both = meet(left, right) or left
        longest = max(days(left), days(right))
        if awaits(both) is not None:
            tally.add(0.7, "times agree but for the year that is open")
        elif longest <= 1:
            tally.add(2.5, f"same day ({both.edtf})", proof=0.5)
        elif longest <= 35:
            tally.add(1.5, f"times agree ({both.edtf})", proof=0.2)
        else:
            tally.add(0.8, f"times agree roughly ({both.edtf})")
    else:
        _apart(tally, one, other)


def _undated(tally: _Tally, one: Account, other: Account) -> None:
    if one.trigger != other.trigger and len(one.parties) < 2 and not tally.rare:
        tally.add(-0.6, "one party only, in other words")
    if one.story == other.story:
        if _looks_back(one, other) or _looks_back(other, one):
            tally.add(-0.8, "one is told as news, the other looks back")
        else:
            tally.add(0.8, "same story")
    elif one.told is not None and other.told is not None:
        apart = abs((one.told - other.told).days)
        if apart <= NEAR and not (one.mention.background and other.mention.background):
            tally.add(0.6, f"published {apart} days apart")
        else:
            # What is told again months later is told for what is rare about it: this ship, this treaty.
            tally.add(-0.4 if tally.rare else -1.6, "published long apart, and no date in common")
    else:
        tally.add(-0.6 if tally.rare else -1.2, "no date in common")


def _looks_back(dated: Account, undated: Account) -> bool:
    """Whether a dated account is of the past, and an undated one of the same report is not said to be."""
    time = dated.mention.time
    if time is None or dated.told is None or undated.mention.time is not None or undated.mention.background:
        return False
    return time.end is not None and (dated.told - time.end).days > LONG_AGO


def _apart(tally: _Tally, one: Account, other: Account) -> None:
    left, right = one.mention.time, other.mention.time
    distance = gap(left, right) if left is not None and right is not None else None
    if distance is not None and left is not None and right is not None:
        same_otherwise = tally.ruled_out is None and tally.points >= EVEN - 0.4 and one.story != other.story
        if distance <= SLIP and not one.plan and not other.plan and not one.group.often:
            if same_otherwise and tally.proof >= (2.0 if one.group.name == "fighting" else 1.2):
                tally.add(-0.6, f"dates differ ({left.edtf}, {right.edtf})")
                tally.slip = True
            else:
                tally.rule_out(ANOTHER_DAY)
            return
        moved = 0.5 if any(moving(account.mention.sentence.text) for account in (one, other)) else 0.0
        same_otherwise = tally.ruled_out is None and tally.points >= EVEN - 0.4
        if one.story == other.story and one.plan != other.plan:
            same_otherwise = False  # one report tells of the act and of the next one
        if (one.plan or other.plan) and distance <= MOVED and same_otherwise and tally.proof + moved >= 0.9:
            tally.add(-0.3, f"another day than planned ({left.edtf}, {right.edtf})")
            return
    tally.rule_out("other time")


def _undone(tally: _Tally, one: Account, other: Account) -> None:
    """What a report says was not done is the act that another claims only where act and day are the same."""
    left, right = one.mention, other.mention
    undone = [m.status == "not_happened" for m in (left, right)]
    if undone[0] == undone[1]:
        return
    dated = left.time is not None and right.time is not None and max(days(left.time), days(right.time)) <= 1
    if left.subtype != right.subtype or not (dated or one.plan or other.plan):
        tally.rule_out("not done, and nothing says that it is this act")


def _status(tally: _Tally, one: Account, other: Account) -> str | None:
    """Planned and done are two, tied together; what is denied and what is claimed are one act, told against each other."""
    if one.plan == other.plan or "denied" in (one.mention.status, other.mention.status):
        return None
    tally.rule_out(PLAN_AND_ACT)
    plan, act = (one, other) if one.plan else (other, one)
    done = act.mention.time.start if act.mention.time is not None else act.told
    # What is told as a plan after the act is done is the plan of a next one.
    return None if plan.told is not None and done is not None and plan.told > done else PLAN_AND_ACT


def _reversed(tally: _Tally, one: Account, other: Account) -> str | None:
    """Two sides that tell one act the other way round, each on its own word."""
    left, right = one.mention, other.mention
    if tally.ruled_out is None or not tally.ruled_out.startswith(OTHER_PARTIES) or one.group.often:
        return None
    if (left.type, left.subtype) != (right.type, right.subtype) or can_both_hold(left.time, right.time) is False:
        return None
    if left.time is None and one.story != other.story:
        return None
    said = [mention.by for mention in (left, right)]
    sides = [{party.state for party in by if party.state} for by in said]
    doers = [{party.state for party in mention.actors if party.state} for mention in (left, right)]
    if not all(said) or not all(doers) or doers[0] & doers[1] or sides[0] & sides[1]:
        return None
    # Each on the word of the state that is the doer in the other's account; of one speaker the state may be unknown.
    crossed = [not sides[0] or bool(sides[0] & doers[1]), not sides[1] or bool(sides[1] & doers[0])]
    return REVERSED if all(crossed) and any(sides) else None


def most_exact(places: list[PlaceRef]) -> PlaceRef | None:
    """The place that says most: a venue before a city before a region before a country."""
    order = {"venue": 0, "city": 1, "region": 2, "sea": 3, "country": 4}
    return min(
        places, key=lambda p: (order.get(p.precision or "", 2.5), p.place is None, -len(p.name), p.name), default=None
    )
