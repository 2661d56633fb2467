"""Points for and against two accounts being of one act, added up with their reasons. In: points. Out: a Tally.

Points are choices, set by reading the pairs of `examples/`; EVEN is where yes and no weigh the same.
"""

EVEN = 4.6  # points at which yes and no weigh the same
SURELY = 0.9  # a degree from which two parties are one
NEAR = 10  # days between publications within which an undated telling is taken for the same news
LONG_AGO = 45  # days from which a date in a report is background
SLIP = 3  # days by which reports of one act may differ on its date
# What such a slip costs two accounts; those beside them, without a name in common, may fall short by it as well.
SLIPPED = 0.6
OTHER_PARTIES = "other parties"
ANOTHER_DAY = "another day, close by"
PLAN_AND_ACT = "plan and act"
REVERSED = "each side says that the other did it"
BY_WORD = "word"  # the group of acts whose type no lexicon knows
MOVED = 60  # days by which a plan may be put off and still be the plan of one act


class Tally:
    """What has been found so far about two accounts."""

    def __init__(self) -> None:
        self.points = 0.0
        self.reasons: list[str] = []
        self.ruled_out: str | None = None
        self.slip = False
        self.shared = 0  # how many parties they have in common
        self.known = 0  # how many of these are somebody, and not only a state
        self.rare = False  # both tell of one thing that is rare: this ship, this treaty
        self.once = False  # both tell of what happens to somebody only once
        self.proof = 0.0  # how distinctive what they share is

    def add(self, points: float, reason: str, *, proof: float = 0.0) -> None:
        """Add points with their reason; `proof` is how distinctive the thing is that they share."""
        if points:
            self.points += points
            self.reasons.append(f"{'+' if points > 0 else '-'} {reason}")
            self.proof += proof

    def rule_out(self, reason: str) -> None:
        """Note that they are two acts, whatever else speaks for one."""
        self.ruled_out = self.ruled_out or reason
        self.reasons.append(f"! {reason}")
