"""Whose government is named after who leads it: "the Holt administration". In: the phrase, a Context. Out: the state's code, or None.

Who held a chief office on the report's day is meant; else the one who ever held one. Where two states had a leader of that name, the
one that the report names.
"""

import datetime as dt
import re

from regesta.lexicons import lexicon, word_set
from regesta.link.known.persons import Held
from regesta.link.mentions.context import Context
from regesta.link.mentions.phrases import pattern_in
from regesta.link.people.clusters import HEADS
from regesta.link.spelling.names import PART, same_name
from regesta.link.spelling.spellings import family_first

_RULED = re.compile(
    r"(?:[Tt]he\s)?(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})(?:['’]s)?\s(?:[a-z-]+\s){0,2}"
    r"(?:government|regime|administration|authorities|cabinet|clique|junta|leadership|camp)",
)


# Whose an office is: "the region's ruler".
_OWNER = re.compile(r"the\s(?:[a-z-]+\s){0,2}?(?P<owner>[a-z-]+)(?:['’]\s?s|s['’])\s", re.IGNORECASE)
_STATES = frozenset(lexicon("people/nominals")["states"]["nouns"]) | word_set("world/telling", "led_by_state")
_NO_STATES = word_set("world/telling", "led_by_no_state")


def of_others(text: str) -> bool:
    """ "The group's leader", "the region's ruler": of those, and of no state."""
    match = _OWNER.match(text)
    if match is None or match["owner"].lower() in _STATES:
        return False
    pattern = pattern_in(match["owner"])
    return pattern is None or pattern.kind in _NO_STATES


def led_by_name(text: str) -> str:
    """The name that a government is called by in the phrase; "" without one."""
    match = _RULED.fullmatch(text)
    return match["name"] if match is not None and match["name"][0].isupper() else ""


def ruled(context: Context, text: str) -> str | None:
    """The state whose government the phrase names after its leader."""
    name = led_by_name(text)
    if not name:
        return None
    people = context.world.people
    now: set[str] = set()
    ever: set[str] = set()
    for index in people.by_word(name.split()[-1]):
        row = people.rows[index]
        chief = [held for held in people.held(index) if held.row.role in HEADS]
        side = next((held.row.state for held in chief if family_first(held.row.state)), None)
        if not chief or max(same_name(name, one, state=side)[0] for one in row.names) < PART:
            continue
        ever |= {held.row.state for held in chief if held.row.state}
        now |= {held.row.state for held in chief if held.row.state and _holds(held, context.day)}
    found = now or ever
    told = {state for state in found if context.counts[state]}
    found = told if len(found) > 1 else found
    return found.pop() if len(found) == 1 else None


def _holds(held: Held, day: dt.date | None) -> bool:
    """Whether the office is held on the report's day; without one, to this day."""
    return held.on(day) if day is not None else held.until is None
