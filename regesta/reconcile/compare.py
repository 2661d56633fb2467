"""Are two accounts of one act? In: two Accounts. Out: a Comparison: score, reasons for and against, what rules it out.

Points are added up as a careful reader would: what the act is, who takes part, when, where, which words. They are choices, set by
reading the pairs of `examples/`.
"""

import math
from dataclasses import dataclass, field

from regesta.reconcile import byword
from regesta.reconcile.accounts import Account
from regesta.reconcile.denying import accused_denies, denies, plan_alone, takes_up
from regesta.reconcile.intervals import awaits, can_both_hold, days
from regesta.reconcile.sameness import acts, things, where, who, words
from regesta.reconcile.tally import BY_WORD, EVEN, LONG_AGO, NEAR, OTHER_PARTIES, PLAN_AND_ACT, REVERSED, Tally
from regesta.reconcile.timing import when
from regesta.records import TimeSpan

DONE_BY_ONE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})  # acts that are somebody's fault


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


def compare(one: Account, other: Account) -> Comparison:
    """Compare two accounts; the outcome does not depend on which comes first."""
    left, right = sorted((one, other), key=lambda a: a.id)
    tally = Tally()
    for look in _BY_WORD if BY_WORD in (one.group.name, other.group.name) else _BY_TYPE:
        look(tally, left, right)
    link = _reversed(tally, left, right) or _status(tally, left, right)
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


def _denied(tally: Tally, one: Account, other: Account) -> None:
    """A denial is of something that was told: within days, of the same parties and the same act, it is of this."""
    left, right = one.mention, other.mention
    if plan_alone(left, right):
        tally.rule_out("a plan is denied, and this was done")
        return
    if takes_up(left, right) or takes_up(right, left):
        tally.add(4.0, "the denial takes this act up")
        return
    near = one.story == other.story or (one.told and other.told and abs((one.told - other.told).days) <= NEAR)
    if one.story != other.story and (_long_past(one) or _long_past(other)):
        return  # "in a 1994 agreement" is not what somebody denies today
    if not denies(left, right) or not near or not tally.shared or (one.group.often and one.story != other.story):
        return
    tally.add(2.2, "one denies what the other tells")
    if accused_denies(left, right):
        tally.add(0.6, "he denies it who is said to have done it")


def _long_past(account: Account) -> bool:
    """Whether an act lay long behind its report."""
    time = account.mention.time
    ended = time.end if time is not None else None
    return ended is not None and account.told is not None and (account.told - ended).days > LONG_AGO


def _undone(tally: Tally, one: Account, other: Account) -> None:
    """What a report says was not done is the act that another claims only where act and day are the same."""
    left, right = one.mention, other.mention
    undone = [m.status == "not_happened" for m in (left, right)]
    if undone[0] == undone[1]:
        return
    dated = left.time is not None and right.time is not None and max(days(left.time), days(right.time)) <= 1
    if left.subtype != right.subtype or not (dated or one.plan or other.plan):
        tally.rule_out("not done, and nothing says that it is this act")


def _status(tally: Tally, one: Account, other: Account) -> str | None:
    """Planned and done are two, tied together; what is denied and what is claimed are one act, told against each other."""
    if one.plan == other.plan or "denied" in (one.mention.status, other.mention.status):
        return None
    tally.rule_out(PLAN_AND_ACT)
    plan, act = (one, other) if one.plan else (other, one)
    done = act.mention.time.start if act.mention.time is not None else act.told
    # What is told as a plan after the act is done is the plan of a next one.
    return None if plan.told is not None and done is not None and plan.told > done else PLAN_AND_ACT


def _bounded(time: TimeSpan | None) -> bool:
    """Whether a time has a beginning and an end, or waits only for its year."""
    return time is not None and ((time.start is not None and time.end is not None) or awaits(time) is not None)


def _reversed(tally: Tally, one: Account, other: Account) -> str | None:
    """Two sides that tell one act the other way round, each on its own word."""
    left, right = one.mention, other.mention
    if tally.ruled_out is None or not tally.ruled_out.startswith(OTHER_PARTIES) or left.type not in DONE_BY_ONE:
        return None
    if (left.type, left.subtype) != (right.type, right.subtype) or can_both_hold(left.time, right.time) is False:
        return None
    if one.story != other.story and not (_bounded(left.time) and _bounded(right.time)):
        return None  # "had opened fire, he said on Saturday" may be any day before
    said = [mention.by for mention in (left, right)]
    sides = [{party.state for party in by if party.state} for by in said]
    doers = [{party.state for party in mention.actors if party.state} for mention in (left, right)]
    if not all(said) or not all(doers) or doers[0] & doers[1] or sides[0] & sides[1]:
        return None
    # Each on the word of the state that is the doer in the other's account; of one speaker the state may be unknown.
    if one.story != other.story and not all(sides):
        return None
    crossed = [not sides[0] or bool(sides[0] & doers[1]), not sides[1] or bool(sides[1] & doers[0])]
    return REVERSED if all(crossed) and any(sides) else None


_BY_TYPE = (acts, who, things, words, where, when, _denied, _undone)
_BY_WORD = (byword.word, byword.stories, byword.beside)
