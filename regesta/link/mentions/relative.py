"""Who is told by what he stands to: a counterpart, a crew, the soldiers told before. In: words, the report. Out: a state or a Who.

"Her Chilean counterpart, Luis Soto" is Chile's, "its crew" is the ship's and not the coast guard's that stopped it, and "the drivers" are
the Polish drivers of the sentence before. Where the words before allow two states, nobody is told.
"""

import re
from functools import cache
from typing import NamedTuple

from regesta.lexicons import lexicon, word_set
from regesta.link.mentions.context import Context
from regesta.link.mentions.nominals import phrase_who
from regesta.link.mentions.phrases import group_in, read
from regesta.link.people.clusters import Who
from regesta.records import Span

SENTENCES = 450  # letters before in which the ship of "its crew" is named: two or three sentences; a choice
BEFORE = 1500  # letters before in which a group is named in full; a choice
WORDS = lexicon("world/story")
SHIPS = lexicon("world/vessels")


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_COUNTERPART = re.compile(rf"(?:{_any(WORDS['counterparts'])}),?\s+(?:[A-Z][a-z]+\.?\s)?$")
_LED = re.compile(
    r"\b(?:delegation|team|mission|group|party)(?P<of>\sof\s[^,.;]{3,50}?)?,?\s(?:was\s|is\s)?(?:led|headed)\sby\s"
    r"(?:(?:the|its)\s)?(?:[\w-]+\s){0,5}$"
)
_OF = re.compile(r"\s+of\s+(?:the\s+)?")
_JOINED = re.compile(r"(?:\b(?:and|or|other)|,)\s(?:[a-z-]+\s){0,2}$")  # "Americans and other Muslims"
_SHIP = re.compile(rf"\b({_any(SHIPS['vessels'])})s?\b(?:,?\s+(?:the\s+)?([A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){{0,2}}))?")
_OWNED = re.compile(
    r"(?:\s[A-Z][\w’'-]*){0,3},?\s+(?:of|from|owned by|belonging to|flying the flag of|registered in)\s+(?:the\s+)?"
)
_BETWEEN = re.compile(r"(?:-\w+)?\s+(?:[a-z-]+\s+){0,2}(?:[A-Z][a-z]+\s+){0,2}$")
_CREW = re.compile(
    rf"(?:(?P<whose>the|its|her|their|all|both|every|\w+)\s+)?(?:[\w-]+\s+){{0,2}}?(?:{_any(SHIPS['crews'])})"
    r"(?:\s+members?)?(?:\s+(?:of|on|aboard)\s+(?:the\s+|board\s+the\s+)?(?P<ship>.+))?",
    re.IGNORECASE,
)
_SHIPS_OWN = re.compile(
    rf"the\s+(?P<ship>[\w\s’'-]+?)['’]s?\s+(?:[\w-]+\s+){{0,2}}(?:{_any(SHIPS['crews'])})", re.IGNORECASE
)
_GROUP = re.compile(
    r"(?:the|these|those|all)\s+(?:(?P<count>\w+)\s+)?(?P<noun>[a-z-]*(?:s|men|women|people|personnel))", re.I
)
_COUNT = re.compile(r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|\d+")
_ANYBODY = word_set("world/telling", "anybody")
NOT_AGAIN = word_set("world/telling", "not_again")


class Ship(NamedTuple):
    """A ship of the report: where it is named, its kind, its name, whose it is."""

    at: int
    kind: str
    name: str | None
    state: str | None


def counterpart_of(context: Context, start: int) -> str | None:
    """The state of a name at `start` before which "X's Chilean counterpart" or "a Chilean delegation led by" stands."""
    front = context.text[max(0, start - 120) : start]
    found = _COUNTERPART.search(front) or _LED.search(front)
    if found is None:
        return None
    at = start - len(front) + found.start()
    if found.re is _LED and found["of"]:  # "a delegation of Chilean lawmakers led by"
        lies = start - len(front)
        inside = [context.decide(hit) for hit in context.inside(lies + found.start("of"), lies + found.end("of"))]
        states = {e.state for e in inside if e is not None and context.world.state(e.state) is not None}
        return state_before(context, at) or (states.pop() if len(states) == 1 else None)
    return state_before(context, at)


def state_leading(context: Context, start: int) -> str | None:
    """The state of a name by the words before it: "his Chilean counterpart, Ana Torv", "Peru's Luis Moro"."""
    told = counterpart_of(context, start)
    if told is not None:
        return told
    for hit in context.inside(max(0, start - 40), start):
        entry = context.decide(hit)
        if entry is not None and context.text[hit.end : start] in ("'s ", "’s ", "' ", "’ "):
            return entry.state if context.world.state(entry.state) is not None else None
    return None


def of_state(context: Context, end: int) -> str | None:
    """The state in "Omar Salif of Mali", after a name in full."""
    of = _OF.match(context.text, end)
    if of is None:
        return None
    for hit in context.inside(of.end(), of.end() + 40):
        entry = context.decide(hit) if hit.start == of.end() else None
        if entry is not None and entry.kind == "state" and context.world.state(entry.state) is not None:
            return entry.state
    return None


def state_before(context: Context, at: int) -> str | None:
    """The state whose adjective or name is the last word or two before a noun ("Turkish", "Estonian coast guard")."""
    for hit in reversed(context.inside(max(0, at - 40), at)):
        gap = context.text[hit.end : at]
        entry = context.decide(hit)
        if entry is None or not (gap == " " or _BETWEEN.fullmatch(gap) or re.fullmatch(r"['’]s?\s(?:\w+\s)?", gap)):
            return None
        if entry.kind in ("state", "capital", "seat") and "’" not in gap and "'" not in gap:
            return None  # "China sank a boat"
        return entry.state if context.world.state(entry.state) is not None else None
    return None


def people_of(context: Context, said: Span) -> Who | None:
    """ "Somalia's Islamists", "Iraqi Shi'ites": those of the belief or movement who are of the state named right before."""
    state = state_before(context, said.start)
    group = group_in(said.text)
    if state is None or _JOINED.search(context.text, max(0, said.start - 40), said.start):
        return None
    return Who(
        name=said.text, state=state, sector=group[0] if group else None, score=0.7, reasons=("state right before",)
    )


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


@cache
def _warlike() -> frozenset[str]:
    return frozenset(WORDS["warships"])


def is_crew(words: str) -> bool:
    """Whether the words are a crew or one of it, told by whose ship it is."""
    match = _CREW.fullmatch(words)
    if match is not None and (match["ship"] or (match["whose"] or "").lower() in ("the", "its", "her", "their", "all")):
        return True
    if match is not None and _COUNT.fullmatch((match["whose"] or "").lower()) and "crew" in words.lower():
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


@cache
def _people() -> frozenset[str]:
    return frozenset(lexicon("events/roles")["collective"])


def _base(noun: str) -> str:
    return noun.removesuffix("s")


def told_before(context: Context, start: int, end: int) -> Who | None:
    """ "The drivers", "the twelve men": the group of that noun or number told before, where all such are of one state."""
    words = " ".join(context.text[start:end].split())
    match = _GROUP.fullmatch(words)
    if match is None:
        return None
    noun, count = match["noun"].lower(), (match["count"] or "").lower()
    group = group_in(noun)
    if (
        noun in NOT_AGAIN
        or count in ("two", "both")
        or (group is None and _base(noun) not in _people())
        or (group and group[1])
    ):
        return None
    text = context.text[max(0, start - BEFORE) : start]
    lies = start - len(text)
    if noun in _ANYBODY:
        if not _COUNT.fullmatch(count):
            return None
        sought = re.compile(rf"\b{count}\s(?:[\w’'-]+\s){{1,2}}(?P<noun>[a-z]+)", re.IGNORECASE)
    else:
        sought = re.compile(rf"\b(?P<noun>{re.escape(_base(noun))}s?)\b", re.IGNORECASE)
    states, sectors = set(), set()
    for told in sought.finditer(text):
        kind = group_in(told["noun"])
        state = state_before(context, lies + told.start("noun"))
        if state is not None and (kind is not None or noun not in _ANYBODY):
            states.add(state)
            sectors.add(kind[0] if kind is not None else None)
    if len(states) != 1:
        return None
    sector = group[0] if group and noun not in _ANYBODY else sectors.pop() if len(sectors) == 1 else None
    return Who(name=words, state=states.pop(), sector=sector, score=0.7, reasons=("the group told before",))
