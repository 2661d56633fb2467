"""How much one report may hold, and how long it may take. In: the environment's settings. Out: limits, a clock that stops work.

A limit is there so that one odd file cannot stop a run: what is beyond it becomes an Issue, the run goes on.

    REGESTA_MAX_CHARACTERS  of one report's text; beyond it the report is left out (1,000,000: a book of 500 pages)
    REGESTA_MAX_ORIGINAL    bytes kept of each report as it came, before they are packed (1,000,000; 0: none is kept)
    REGESTA_MAX_SECONDS     for taking in, and for reading, one report; beyond it the report is kept unread (120; 0: no limit)
"""

import os
import re
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from regesta.errors import InputError

# spaCy's own limit is the same (`Language.max_length`).
CHARACTERS = 1_000_000
# An article of 450 words takes a tenth of a second; a book of the length above some four minutes: it needs a higher limit.
SECONDS = 120.0
# A choice: of a page with more, most is scripts and pictures. What it takes is measured in docs/browser.md.
ORIGINAL = 1_000_000
# A book has some 20,000 lines. What has more is a table or a list without its line ends mended.
LINES = 40_000
# The longest words of chemistry have 2,000 letters; what is longer is data in letters, on which patterns may be slow.
RUN = 5_000
_BLANK = re.compile(r"\s+")


class TookTooLong(Exception):
    """Work on one report took longer than it may."""


def max_characters() -> int:
    """How many characters a report may have."""
    return int(_setting("REGESTA_MAX_CHARACTERS", CHARACTERS))


def max_seconds() -> float:
    """How many seconds a report may take in each of its two parts; 0 is no limit."""
    return _setting("REGESTA_MAX_SECONDS", SECONDS)


def max_original() -> int:
    """How many bytes of a report are kept as they came; 0 keeps none."""
    return int(_setting("REGESTA_MAX_ORIGINAL", ORIGINAL))


def _setting(name: str, default: float) -> float:
    given = os.environ.get(name, "")
    try:
        value = float(given) if given else default
    except ValueError as error:
        raise InputError(f"{name} is {given!r}, which is no number. Give one, or leave it out.") from error
    if value < 0:
        raise InputError(f"{name} is {given}; give a number above 0, or leave it out.")
    return value


def too_much(text: str) -> str | None:
    """Why a text is no report, as words after its name; None when it may be one. Takes a moment for any text."""
    if len(text) > max_characters():
        return f"has {len(text):,} characters, more than a report can have"
    if text.count("\n") > LINES:
        return f"has {text.count(chr(10)):,} lines, more than a report can have"
    if len(text) > RUN:
        longest = max(map(len, text.split()), default=0)
        if longest > RUN:
            return f"holds a word of {longest:,} characters, so it is data and no text"
        blank = max((match.end() - match.start() for match in _BLANK.finditer(text)), default=0)
        if blank > RUN:
            return f"holds {blank:,} blanks in a row, so it is no text"
    return None


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Stop the work inside with TookTooLong after some seconds.

    It is stopped between two steps of Python (in a regular expression also inside), not in the middle of a library's call. Only in the main
    thread of a process, and not on Windows, which has no such clock: there nothing is stopped.
    """
    here = threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer")
    if not seconds or not here or signal.getitimer(signal.ITIMER_REAL)[0]:
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TookTooLong(f"it took longer than {seconds:g} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)  # again each second, for whoever catches all exceptions
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
