"""When two accounts say it was. In: two Accounts and a Tally that knows the rest. Out: the Tally, with points.

Dates that meet speak for one act, dates that do not for two; but reports of one act slip by a day, and plans are moved.
"""

import datetime as dt
import math

from regesta.reconcile.accounts import Account, moving
from regesta.reconcile.intervals import awaits, can_both_hold, days, gap, meet
from regesta.reconcile.tally import ANOTHER_DAY, EVEN, LONG_AGO, MOVED, NEAR, SLIP, SLIPPED, Tally
from regesta.records import TimeSpan

# At 0.8 eight repeats of 151 reports with a record stood just apart; at 0.9 no two acts of theirs are joined that were not before.
SAME_STORY = 0.9
BEHIND = 120  # characters, a sentence or so; a choice


def when(tally: Tally, one: Account, other: Account) -> None:
    """Whether the two times can both hold."""
    left, right = one.mention.time, other.mention.time
    agree = can_both_hold(left, right)
    if agree is None or left is None or right is None:
        _undated(tally, one, other)
    elif agree and _closed_by_the_other(left, right):
        tally.add(0.6, "the open date fits the other")
    elif agree and math.inf in (days(left), days(right)):
        _undated(tally, one, other)  # "by May 2" and "by June 16" always meet: that tells nothing
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


def _closed_by_the_other(left: TimeSpan, right: TimeSpan) -> bool:
    """Whether one waits for its year and the other gives it: "in June" and "in 2024"."""
    both = meet(left, right)
    return [awaits(left), awaits(right)].count(None) == 1 and both is not None and awaits(both) is None


def _undated(tally: Tally, one: Account, other: Account) -> None:
    if one.trigger != other.trigger and tally.shared < 2 and not tally.rare:
        tally.add(-0.6, "one party in common, and told in other words")
    if one.story != other.story and not tally.known and not tally.rare:
        tally.add(-1.0, "only states in common, and no date")
    if one.story == other.story:
        if one.takes_up or other.takes_up:
            tally.add(1.2, "taken up in the same story")
        elif not tally.once and (_looks_back(one, other) or _looks_back(other, one)):
            tally.add(-0.8, "one is told as news, the other looks back")
        else:
            tally.add(SAME_STORY, "same story")
    elif (here := _heard(one)) is not None and (there := _heard(other)) is not None:
        apart = abs((here - there).days)
        if apart <= NEAR and not (one.mention.background and other.mention.background):
            tally.add(0.6, f"published {apart} days apart")
        else:
            # What is told again months later is told for what is rare about it: this ship, this treaty.
            tally.add(-0.4 if tally.rare else -1.6, "published long apart, and no date in common")
    else:
        tally.add(-0.6 if tally.rare else -1.2, "no date in common")


def _heard(account: Account) -> dt.date | None:
    """When an account was told; of a report without a date the day by which the act was over, if it says that."""
    time = account.mention.time
    if account.told is not None or account.plan or time is None or time.end is None:
        return account.told
    return time.end - dt.timedelta(days=1) if time.start is None else None


def _looks_back(dated: Account, undated: Account) -> bool:
    """Whether a dated account is of the past, and an undated one of the same report is not said to be."""
    time = dated.mention.time
    if time is None or dated.told is None or undated.mention.time is not None or undated.mention.background:
        return False
    return time.end is not None and (dated.told - time.end).days > LONG_AGO


def _apart(tally: Tally, one: Account, other: Account) -> None:
    left, right = one.mention.time, other.mention.time
    distance = gap(left, right) if left is not None and right is not None else None
    if distance is not None and left is not None and right is not None:
        same_otherwise = tally.ruled_out is None and tally.points >= EVEN - 0.4 and one.story != other.story
        if distance <= SLIP and not one.plan and not other.plan and not one.group.often:
            if same_otherwise and tally.proof >= (2.0 if one.group.name == "fighting" else 1.2):
                tally.add(-0.3 if tally.rare else -SLIPPED, f"dates differ ({left.edtf}, {right.edtf})")
                tally.slip = True
            else:
                tally.rule_out(ANOTHER_DAY)
            return
        moved = 0.5 if any(moving(_around(account)) for account in (one, other)) else 0.0
        same_otherwise = tally.ruled_out is None and tally.points >= EVEN - 0.4
        if one.story == other.story and one.plan != other.plan:
            same_otherwise = False  # one report tells of the act and of the next one
        if (one.plan or other.plan) and distance <= MOVED and same_otherwise and tally.proof + moved >= 0.9:
            tally.add(0.2 if moved else -0.3, f"another day than planned ({left.edtf}, {right.edtf})")
            return
    tally.rule_out("other time")


def _around(account: Account) -> str:
    """The sentence of an account and what stands just behind it: "... on the 24th. It had been planned for the 10th and was postponed"."""
    end = account.mention.sentence.end
    return f"{account.mention.sentence.text} {account.document.text[end : end + BEHIND]}"
