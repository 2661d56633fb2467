"""Readers that make an expression the bound of an interval. In: a Found over CELL words and the Context. Out: a Reading or None.

"Since 2017" is open at its end, "until Friday" at its start, "as of Friday" is one or the other by the tense.
"""

from dataclasses import replace

from regesta.extract.times.cells import Cell, cell
from regesta.extract.times.grammar import Found
from regesta.extract.times.reading import Context, Reading, open_time
from regesta.extract.times.wholes import inner_of


def since(found: Found, context: Context) -> Reading | None:
    """ "since last month": up to the report's date; "since 2017": open at the end."""
    inner = inner_of(found)
    if inner.type == "DURATION":
        return None
    if inner.start is None:
        return open_time(f"{inner.edtf.split('/')[0]}/..", inner.grain, inner.reason)
    began = inner.edtf.split("/")[0]
    told = found.says("since") and inner.anchored and context.anchor is not None and inner.start <= context.anchor
    if told and context.anchor and inner.cell and inner.cell.grain not in {"day", "week", "weekend"}:
        grain = inner.cell.grain if inner.cell.grain in {"month", "year"} and "/" not in inner.edtf else "day"
        last = cell(grain, context.anchor)
        return replace(
            inner, edtf=f"{began.rstrip('~')}/{last.edtf}", end=last.end, moves=False,
            reason=f"{inner.reason}; since then up to the report's date",
        )  # fmt: skip
    return replace(inner, edtf=f"{began.rstrip('~')}/..", end=None, moves=False, reason=f"{inner.reason}; since then")


def until(found: Found, context: Context) -> Reading | None:
    """ "until Friday", "by the end of the year"."""
    inner = inner_of(found)
    if inner.type == "DURATION":
        return None
    if inner.start is None:
        return open_time(f"../{inner.edtf.split('/')[-1]}", inner.grain, inner.reason)
    last = inner.edtf.split("/")[-1].rstrip("~")
    return replace(inner, edtf=f"../{last}", start=None, moves=False, reason=f"{inner.reason}; not after it")


def as_of(found: Found, context: Context) -> Reading | None:
    """ "As of Tuesday, ten had died": not after it; "will be shut as of Friday": then it begins."""
    past = context.tense(found.start) in {"past", "told"}
    return until(found, context) if past else inner_of(found)


def before(found: Found, context: Context) -> Reading | None:
    """ "before 4 March 2020"."""
    inner = inner_of(found)
    if inner.type == "DURATION" or inner.cell is None:
        return None
    if inner.type == "TIME":
        return inner  # "before dawn on Wednesday" is on that day
    if inner.start is None:
        return open_time(f"../{inner.edtf.split('/')[0]}", inner.grain, inner.reason)
    day_before = Cell("day", inner.start).shift(-1)
    name = (
        cell(inner.cell.grain, day_before.start)
        if inner.cell.grain in {"month", "year"} and inner.start == inner.cell.start
        else day_before
    ).edtf
    return replace(
        inner, edtf=f"../{name}", start=None, end=inner.start, moves=False, reason=f"{inner.reason}; before it"
    )


def after(found: Found, context: Context) -> Reading | None:
    """ "after 4 March 2020"; after a year may still be in it."""
    inner = inner_of(found)
    if inner.type == "DURATION" or inner.cell is None:
        return None
    if inner.type == "TIME":
        return inner
    if inner.start is None:
        return open_time(f"{inner.edtf.split('/')[-1]}/..", inner.grain, inner.reason)
    first = inner.cell.shift(1) if inner.cell.grain == "day" else inner.cell
    return replace(
        inner,
        edtf=f"{first.edtf.split('/')[0]}/..",
        start=first.start,
        end=None,
        moves=False,
        reason=f"{inner.reason}; after it",
    )
