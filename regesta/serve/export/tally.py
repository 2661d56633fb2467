"""What an export counts. In: what was written or left out, said by the writers. Out: counts for the summary."""

from collections import Counter


class Tally:
    """Lines written by kind, lines left out by reason, remarks on lines that were written but lack something."""

    def __init__(self) -> None:
        self.written: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()
        self.marked: Counter[str] = Counter()

    def wrote(self, what: str, number: int = 1) -> None:
        """Note lines that were written."""
        self.written[what] += number

    def left(self, why: str, number: int = 1) -> None:
        """Note lines that were left out, and why."""
        self.left_out[why] += number

    def mark(self, why: str, number: int = 1) -> None:
        """Note lines that were written and lack something."""
        self.marked[why] += number


UNDATED = "undated: no report tells the day, month or year"
OPEN = "dated on one side only (before or from a day)"
NO_DAY = "not dated to the day"
"""Reasons that several forms share."""
