"""Whose ships and crews are. In: words for a ship or a crew, the report. Out: a `Ship` or a `Who`; None where that is open.

"Its crew" is the ship's and not the coast guard's that stopped it; a ship that is named in full has its state wherever it is named. "A
patrol boat seized a Togolese fishing boat ... The trawler Esi was boarded": the fishing boat is the Esi. "The navy stopped an unknown
vessel ... The Togolese trawler had ignored signals": the vessel is Togo's. Where the report tells of two such ships, nobody is told.
"""

import re
from typing import NamedTuple

from regesta.lexicons import any_word, lexicon
from regesta.link.mentions.context import Context
from regesta.link.mentions.nominals import phrase_who
from regesta.link.mentions.phrases import group_in, read
from regesta.link.mentions.relative import COUNT, WORDS, state_before
from regesta.link.people.clusters import Who

SENTENCES = 450  # letters before in which the ship of "its crew" is named: two or three sentences; a choice
SHIPS = lexicon("world/vessels")
_SHIP = re.compile(
    rf"\b({any_word(SHIPS['vessels'])})s?\b(?:,?\s+(?:the\s+)?([A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){{0,2}}))?"
)
_OWNED = re.compile(
    r"(?:\s[A-Z][\w’'-]*){0,3},?\s+(?:of|from|owned by|belonging to|flying the flag of|registered in)\s+(?:the\s+)?"
)
_CREW = re.compile(
    rf"(?:(?P<whose>the|its|her|their|all|both|every|\w+)\s+)?(?:[\w-]+\s+){{0,2}}?(?:{any_word(SHIPS['crews'])})"
    r"(?:\s+members?)?(?:\s+(?:of|on|aboard)\s+(?:the\s+|board\s+the\s+)?(?P<ship>.+))?",
    re.IGNORECASE,
)
_SHIPS_OWN = re.compile(
    rf"the\s+(?P<ship>[\w\s’'-]+?)['’]s?\s+(?:[\w-]+\s+){{0,2}}(?:{any_word(SHIPS['crews'])})", re.IGNORECASE
)


class Ship(NamedTuple):
    """A ship of the report: where it is named, its kind, its name, whose it is."""

    at: int
    kind: str
    name: str | None
    state: str | None


def ships(context: Context) -> tuple[Ship, ...]:
    """The ships of a report in order; one that is named in full has its state wherever it is named."""
    text, found = context.text, []
    for match in _SHIP.finditer(text):
        state = state_before(context, match.start())
        owned = _OWNED.match(text, match.end(1))
        if state is None and owned is not None:
            near = [h for h in context.inside(owned.end(), owned.end() + 30) if h.start == owned.end()]
            state = next((e.state for h in near if (e := context.decide(h)) and e.kind in ("state", "adjective")), None)
        found.append(Ship(match.start(), match.group(1), match.group(2), state))
    named: dict[str, set[str]] = {}
    for ship in found:
        if ship.name and ship.state:
            named.setdefault(ship.name, set()).add(ship.state)
    return tuple(
        ship._replace(state=next(iter(named[ship.name])))
        if ship.state is None and ship.name and len(named.get(ship.name, ())) == 1
        else ship
        for ship in found
    )


def named_ship(name: str, known: tuple[Ship, ...]) -> str | None:
    """The state of a ship by its name alone."""
    states = {ship.state for ship in known if ship.name == name and ship.state}
    return states.pop() if len(states) == 1 else None


def ship_who(context: Context, start: int, end: int, name: str) -> Who:
    """Who a ship stands for by the words of its kind before its name."""
    told = phrase_who(context, start, end)
    state, sector = (told.state, told.sector) if told is not None else (None, None)
    if state is None:
        state = read(context, start, end).state
    return Who(name=name, state=state, sector=sector, score=0.7, reasons=("a ship by its kind",))


def _warlike() -> frozenset[str]:
    return frozenset(WORDS["warships"])


def is_crew(words: str) -> bool:
    """Whether the words are a crew or one of it, told by whose ship it is."""
    match = _CREW.fullmatch(words)
    if match is not None and (match["ship"] or (match["whose"] or "").lower() in ("the", "its", "her", "their", "all")):
        return True
    if match is not None and COUNT.fullmatch((match["whose"] or "").lower()) and "crew" in words.lower():
        return True  # "eleven crew"
    return _SHIPS_OWN.fullmatch(words) is not None


def aboard(context: Context, start: int, end: int, known: tuple[Ship, ...]) -> Who | None:
    """Whose a crew is: of the ship it names, else of the one ship told before; None where that is open."""
    words = " ".join(context.text[start:end].split())
    match = _SHIPS_OWN.fullmatch(words) or _CREW.fullmatch(words)
    if match is None:
        return None
    ship = _meant(match["ship"], start, known)
    if ship is None or ship.state is None:
        return None
    said = group_in(ship.kind)
    sector = said[0] if ship.kind in _warlike() and said else "CVL"
    name = re.sub(r"^(?:the|its|her|their|all)\s+", "", words, flags=re.IGNORECASE)
    return Who(name=name, state=ship.state, sector=sector, score=0.7, reasons=(f"of the {ship.kind} told before",))


def _meant(said: str | None, start: int, known: tuple[Ship, ...]) -> Ship | None:
    """The ship that words after "the crew of" or none mean."""
    if said is not None:
        named = [ship for ship in known if ship.name and ship.state and re.search(rf"\b{re.escape(ship.name)}$", said)]
        if named:
            return named[0] if len({ship.state for ship in named}) == 1 else None
    near = [ship for ship in known if ship.at < start and (said is not None or start - ship.at < SENTENCES)]
    near = [ship for ship in near if ship.state]
    civil = [ship for ship in near if ship.kind not in _warlike()] or near
    return civil[-1] if civil and len({ship.state for ship in civil}) == 1 else None


LATER = 600  # letters behind in which a ship is named that was told of before: three or four sentences; a choice
AROUND = 200  # letters before, in which those are named who are no strangers to the ship; a choice
_KINDS = any_word(lexicon("world/vessels")["vessels"])
_A_SHIP = re.compile(rf"(?:an?|one)\s+(?:[\w’'-]+\s+){{0,4}}?(?P<kind>{_KINDS})(?![\w-])", re.IGNORECASE)
_THE = re.compile(r"\b[Tt]he\s+(?:[\w’'-]+\s+){0,2}$")
_NEW = re.compile(r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother)\s+(?:[\w’'-]+\s+){0,3}$")


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
