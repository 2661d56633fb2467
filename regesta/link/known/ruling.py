"""Movements that ruled at times. In: a body's id, its sector, the report's day. Out: the sector on that day.

The Taliban of a report of 2019 are rebels, those of 1998 and of 2023 a government.
"""

import datetime as dt
from functools import cache

from msgspec.structs import replace

from regesta.lexicons import lexicon
from regesta.link.known.build import actor_id
from regesta.link.known.persons import day_after, first_day
from regesta.link.people.clusters import Who

RULES, REBELS = "GOV", "REB"


def on_the_day(who: Who, day: dt.date | None) -> Who:
    """Who is of such a movement, with its sector on the report's day; all others as they are."""
    if (
        day is None
        or who.body is None
        or who.sector not in (RULES, REBELS)
        or (terms := _terms().get(who.body)) is None
    ):
        return who
    ruling = any(since <= day and (until is None or day < until) for since, until in terms)
    sector = RULES if ruling and who.actor == who.body else REBELS if not ruling else who.sector
    return who if sector == who.sector else replace(who, sector=sector)


@cache
def _terms() -> dict[str, tuple[tuple[dt.date, dt.date | None], ...]]:
    """By the id of a movement, when it began to rule and no longer did."""
    return {
        actor_id("body", str(one["body"]), str(one["state"])): tuple(
            (since, day_after(str(until)))
            for begun, until in one["terms"]
            if (since := first_day(str(begun))) is not None
        )
        for one in lexicon("world/ruling")
    }
