"""What a person writes for a value. In: text such as "2024-03", "CONSULT/meeting", ">=12". Out: the value, or None where it is none.

Dates are EDTF as far as the record uses it: a day, month, year, decade ("202X") or century; "~" for about; two with "/" between, ".."
for an open side; "XXXX-06" and "XXXX-06-13" where the year is not known.
"""

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import get_args

from msgspec.structs import replace

from regesta.lexicons import lexicon
from regesta.records import Bound, EventType, Grain, Quantity, TimeSpan

_DAY = dt.timedelta(days=1)
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_DECADE = re.compile(r"(\d{2,3})X{1,2}")
_WAITING = re.compile(r"XXXX-(\d\d|XX)(?:-(\d\d|XX))?")
_NUMBER = re.compile(r"(~|>=|<=|>|<)?\s*(\d[\d,]*(?:\.\d+)?)\s*(?:-\s*(\d[\d,]*(?:\.\d+)?)|(x))?")
_BOUNDS: Mapping[str | None, Bound] = {
    None: "exact", "~": "about", ">=": "at_least", ">": "more_than", "<=": "at_most", "<": "less_than",
}  # fmt: skip
Stretch = tuple[dt.date, dt.date, Grain]


def time(text: str, *, reason: str) -> TimeSpan | None:
    """The time that an EDTF text means."""
    edtf = text.strip()
    if _WAITING.fullmatch(edtf) and _possible(edtf):
        return TimeSpan(edtf=edtf, start=None, end=None, grain="open", said=None, reason=reason)
    about = edtf.endswith("~")
    left, slash, right = edtf.rstrip("~").partition("/")
    first, last = _stretch(left), _stretch(right if slash else left)
    if (first is None and left != "..") or (last is None and right != "..") or (first is None and last is None):
        return None
    start, end = first[0] if first else None, last[1] if last else None
    if start is not None and end is not None and start >= end:
        return None
    grain: Grain = "open" if first is None or last is None else first[2]
    return TimeSpan(edtf=edtf, start=start, end=end, grain=grain, said=None, reason=reason, approximate=about)


def _possible(edtf: str) -> bool:
    month, day = _WAITING.fullmatch(edtf).groups()  # type: ignore[union-attr]
    longest = 31 if month == "XX" else calendar.monthrange(2024, int(month))[1] if 1 <= int(month) <= 12 else 0
    return longest > 0 and (day is None or day == "XX" or 1 <= int(day) <= longest)


def _stretch(text: str) -> Stretch | None:
    """The days of one date, `[start, end)`."""
    decade = _DECADE.fullmatch(text)
    if decade is not None and len(text) == 4:
        length, grain = (10, "decade") if len(decade[1]) == 3 else (100, "century")
        first = int(decade[1]) * length
        return (dt.date(first, 1, 1), dt.date(first + length, 1, 1), grain) if 0 < first < 9900 else None  # type: ignore[return-value]
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        start = dt.date(year or 0, month or 1, day or 1)
        if day:
            return start, start + _DAY, "day"
        if month:
            return start, start + calendar.monthrange(start.year, month)[1] * _DAY, "month"
        return start, start.replace(year=start.year + 1), "year"
    except (ValueError, OverflowError):
        return None


def quantity(text: str, before: Quantity) -> Quantity | None:
    """The number that a short text means (440, ~10000, >=12, 49-60, 5x); its words stay those of the report."""
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return None
    sign, low_, high_, times = found.groups()
    low, high = _number(low_), _number(high_)
    bound: Bound = "times" if times else "between" if high is not None else _BOUNDS[sign]
    if (high is not None and low is not None and high < low) or (sign and (times or high is not None)):
        return None
    if bound in ("at_most", "less_than"):
        low, high = None, low
    return replace(before, low=low, high=high, bound=bound, word=None)


def _number(text: str | None) -> float | None:
    return None if text is None else float(text.replace(",", ""))


@cache
def kinds() -> Mapping[str, str]:
    """The type of every kind of event that the lexicon knows ("meeting" is CONSULT), in alphabetical order."""
    found: dict[str, str] = {}
    for file in sorted(one.name for one in files("regesta.lexicons").joinpath("events").iterdir()):
        content = lexicon(f"events/{file.removesuffix('.yaml')}") if file.endswith(".yaml") else ()
        for entry in content if isinstance(content, list) else [content]:
            if isinstance(entry, dict) and entry.get("type") in get_args(EventType):
                for sub in entry.get("subtypes", ()):
                    if sub.get("name"):
                        found.setdefault(sub["name"], entry["type"])
    return dict(sorted(found.items()))


def act(text: str) -> tuple[EventType, str | None] | None:
    """Type and kind: "CONSULT", "CONSULT/meeting", or "meeting" alone."""
    type_, _, kind = text.strip().partition("/")
    kind = kind.strip().lower().replace(" ", "_")
    if type_.strip().upper() in get_args(EventType):
        known: EventType = type_.strip().upper()  # type: ignore[assignment]
        return (known, kind or None) if not kind or kind in kinds() else None
    alone = type_.strip().lower().replace(" ", "_")
    return (kinds()[alone], alone) if not kind and alone in kinds() else None  # type: ignore[return-value]
