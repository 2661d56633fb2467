"""Readers of times that only a comparison with other programs needs. In: a Found and its Context. Out: Readings that are no event's time.

"the quarter", "a year earlier" in business news: TIMEX3 wants a value; the record has no use for them, or leaves them open.
"""

from dataclasses import replace

from regesta.extract.times.cells import cell
from regesta.extract.times.grammar import Found
from regesta.extract.times.lengths import length_reading
from regesta.extract.times.reading import Context, Reading, calendar, open_time


def anaphoric_unit(found: Found, context: Context) -> Reading | None:
    """ "the quarter", "the year": the one the report is about, for comparison only."""
    unit = found.words[found.last - 1].lower
    before, after = found.before(), found.after()
    if after is not None and (
        after.lower in {"of", "-", "after", "before", "when", "that", "he", "she", "they"} or after.kind == "YEAR"
    ):
        return None
    if context.anchor is None or before not in {"for", "in", "during", "of", "on", "throughout"}:
        return None
    if after is not None and after.lower in {"ended", "ending"}:
        return length_reading(unit, 1)
    at = cell(unit, context.anchor)
    if unit == "quarter":
        at = context.quarter or at.shift(-1)
    return replace(calendar(at, "the one the report is about"), sort="reference", moves=False)


def like_quarter(context: Context, unit: str, amount: float) -> str | None:
    """The quarter a year before the one told of, as a TIMEX3 value ("up from $58 million a year earlier")."""
    if context.quarter is None or context.anchor is None or unit != "year" or amount != 1:
        return None
    return context.quarter.shift(-4 if context.quarter.start.year == context.anchor.year else 0).timex


def year_earlier(found: Found, context: Context) -> Reading | None:
    """ "the year-earlier quarter"."""
    unit = (
        "quarter"
        if found.says("quarter", "period", "level", "levels")
        else str(found.slots["UNIT"].value)
        if "UNIT" in found.slots
        else "year"
    )
    if context.anchor is None:
        return None
    at = cell("quarter" if unit == "quarter" else unit, context.anchor)
    at = at.shift(-5) if unit == "quarter" else at.shift(-1)
    if context.quarter is not None and unit in {"quarter", "year"}:
        at = context.quarter.shift(-4 if context.quarter.start.year == context.anchor.year else 0)
    return replace(calendar(at, "a year before the period the report is about"), sort="reference", moves=False)


def vague_past(found: Found, context: Context) -> Reading | None:
    """ "years ago": some day before the report."""
    reading = open_time("XXXX", "open", "how long ago is not said", value="PAST_REF")
    return replace(reading, sort="reference", moves=False)
