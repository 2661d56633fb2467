"""Whose each of several in a row is. In: where a person's name stands in a report, where all names stand. Out: a state, or None.

"The army chiefs of Peru and Chile, General Luis Moro and General Ana Torv", "his Greek and Maltese counterparts, A and B": the
first is of the first state, the second of the second. Only where as many states stand in a row as names.
"""

import re

from regesta.lexicons import lexicon
from regesta.link.mentions.context import Context, Hit
from regesta.link.spelling.titles import titles_in

REACH = 160  # letters before a row of names in which the states in a row stand; a choice
_JOINT = re.compile(r"(?:,|,? and(?: by)?|,? as well as|;)\s(?P<title>(?:(?:the|visiting)\s)?(?:[\w.’-]+\s){0,6})")
_APART = re.compile(r"(?:,|,? and|,? the|, and the)\s(?:the\s)?")
_NOUNS = re.compile(r"\s(?:[a-z-]+\s){0,3}(?P<noun>[a-z-]+),?\s(?P<title>(?:[A-Z][\w.’-]*\s){0,4})")
_TITLE = re.compile(r",\s(?:the\s)?(?P<title>(?:[A-Z][\w.’-]*\s|[a-z-]+\s){0,5})")
_PLURAL_OF = re.compile(r"(?P<noun>[\w-]+s)\s(?:of|from)\s(?:the\s)?$")


def in_turn(context: Context, start: int, *, starts: tuple[int, ...], ends: tuple[int, ...]) -> str | None:
    """The state of the name that begins at `start`, by the row of names it stands in."""
    row = _row(context, start, starts, ends)
    if len(row) < 2:
        return None
    place = [one[0] for one in row].index(start)
    states = _before(context, row[0][0])
    return states[place] if len(states) == len(row) and len(set(states)) == len(row) else None


def _row(context: Context, start: int, starts: tuple[int, ...], ends: tuple[int, ...]) -> list[tuple[int, int]]:
    """The names that stand in a row with this one, nothing but commas, "and" and titles without a state between them."""
    people = sorted(zip(starts, ends, strict=True))
    at = next((i for i, (first, _) in enumerate(people) if first == start), None)
    if at is None:
        return []
    low = high = at
    while low and _joined(context, people[low - 1][1], people[low][0]):
        low -= 1
    while high + 1 < len(people) and _joined(context, people[high][1], people[high + 1][0]):
        high += 1
    return people[low : high + 1]


def _joined(context: Context, end: int, start: int) -> bool:
    between = _JOINT.fullmatch(context.text, end, start) if start > end else None
    if between is None or context.inside(end, start):
        return False
    return not between["title"].strip() or bool(titles_in(between["title"])) or between["title"].strip() == "the"


def _before(context: Context, start: int) -> list[str]:
    """The states in a row that a plural noun ties to the names behind it."""
    hits = context.inside(max(0, start - REACH, context.text.rfind("\n", 0, start) + 1), start)
    states, first = _chain(context, len(hits) - 1, hits) if hits else ([], 0)
    if len(states) < 2:
        return []
    rest = context.text[hits[-1].end : start]
    noun = _NOUNS.fullmatch(rest)
    if noun is not None and _people(noun["noun"]):
        return states if not noun["title"].strip() or titles_in(noun["title"]) else []
    owned = _PLURAL_OF.search(context.text[max(0, first - 60) : first])
    title = _TITLE.fullmatch(rest)
    if owned is None or title is None or not _people(owned["noun"]):
        return []
    return states if not title["title"].strip() or titles_in(title["title"]) else []


def _chain(context: Context, last: int, hits: list[Hit]) -> tuple[list[str], int]:
    """The states in a row that ends with the given hit, and where the first begins."""
    states: list[str] = []
    first = 0
    while last >= 0:
        entry = context.decide(hits[last])
        known = entry is not None and entry.kind in ("state", "adjective") and entry.state is not None
        if not known or (states and not _APART.fullmatch(context.text, hits[last].end, first)):
            break
        states.insert(0, str(entry.state) if entry is not None else "")
        first, last = hits[last].start, last - 1
    return states, first


def _people(noun: str) -> bool:
    """Whether a plural noun is one of people: "ministers", "counterparts"."""
    base = noun.removesuffix("ies") + "y" if noun.endswith("ies") else noun.removesuffix("s")
    return noun.endswith("s") and (base in lexicon("events/roles")["collective"] or bool(titles_in(base)))
