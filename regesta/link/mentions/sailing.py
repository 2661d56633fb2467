"""A ship that the report names only after it has told of it. In: words for a ship, the report's ships. Out: who it is.

"A patrol boat seized a Togolese fishing boat ... The trawler Esi was boarded": the fishing boat is the Esi. "The navy stopped an unknown
vessel ... The Togolese trawler had ignored signals": the vessel is Togo's. Where the report tells of two such ships, nobody is told.
"""

import re
from functools import cache

from regesta.lexicons import lexicon
from regesta.link.mentions.context import Context
from regesta.link.mentions.relative import Ship
from regesta.link.people.clusters import Who

LATER = 600  # letters behind in which a ship is named that was told of before: three or four sentences; a choice
AROUND = 200  # letters before, in which those are named who are no strangers to the ship; a choice
_KINDS = "|".join(re.escape(word) for word in sorted(lexicon("world/vessels")["vessels"], key=len, reverse=True))
_A_SHIP = re.compile(rf"(?:an?|one)\s+(?:[\w’'-]+\s+){{0,4}}?(?P<kind>{_KINDS})(?![\w-])", re.IGNORECASE)
_THE = re.compile(r"\b[Tt]he\s+(?:[\w’'-]+\s+){0,2}$")
_NEW = re.compile(r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother)\s+(?:[\w’'-]+\s+){0,3}$")


@cache
def _warlike() -> frozenset[str]:
    return frozenset(lexicon("world/story")["warships"])


def named_later(context: Context, start: int, end: int, known: tuple[Ship, ...], told: Who | None) -> Who | None:
    """Who a ship told of with "a" is by the one of which the report says "the" later; None where that is open.

    Args:
        context: the report.
        start: where the words begin.
        end: where they end.
        known: the ships of the report.
        told: who the words are by themselves.
    """
    match = _A_SHIP.match(context.text, start, end)
    if match is None or match["kind"] in _warlike():
        return None
    civil = [ship for ship in known if ship.kind not in _warlike()]
    at = match.start("kind")
    later = [
        ship
        for ship in civil
        if at < ship.at < at + LATER and (ship.name or ship.state) and _before(_THE, context.text, ship.at)
    ]
    others = (
        [s for s in civil if s.at != at and _before(_NEW, context.text, s.at) and s.at < later[0].at] if later else []
    )
    states = {ship.state for ship in civil if ship.state} | ({told.state} if told and told.state else set())
    names = {ship.name for ship in civil if ship.name}
    if others or not later or len(states) != 1 or len(names) > 1:
        return None
    (state,) = states
    if (told is None or told.state is None) and state in _acting(context, start):
        return None  # "Togo's navy stopped a boat. The Togolese vessel ...": its own
    name = names.pop() if names else told.name if told is not None else " ".join(context.text[start:end].split())
    return Who(
        name=name,
        state=state,
        sector=(told.sector if told is not None else None) or "CVL",
        score=0.7,
        reasons=("a ship that the report names later",),
    )


def _before(form: re.Pattern[str], text: str, at: int) -> bool:
    return form.search(text, max(0, at - 60), at) is not None


def _acting(context: Context, start: int) -> set[str]:
    """The states named just before."""
    entries = [context.decide(hit) for hit in context.inside(max(0, start - AROUND), start)]
    return {entry.state for entry in entries if entry is not None and entry.state}
