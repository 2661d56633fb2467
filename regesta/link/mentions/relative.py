"""Who is told by what he stands to: a counterpart, the soldiers told before. In: words, the report. Out: a state or a Who.

"Her Chilean counterpart, Luis Soto" is Chile's, and "the drivers" are the Polish drivers of the sentence before. Where the words before
allow two states, nobody is told.
"""

import re
from functools import cache

from regesta.lexicons import any_word, lexicon, word_set
from regesta.link.mentions.context import Context
from regesta.link.mentions.phrases import group_in
from regesta.link.people.clusters import Who
from regesta.records import Span

BEFORE = 1500  # letters before in which a group is named in full; a choice
WORDS = lexicon("world/story")


_COUNTERPART = re.compile(rf"(?:{any_word(WORDS['counterparts'])}),?\s+(?:[A-Z][a-z]+\.?\s)?$")
_LED = re.compile(
    r"\b(?:delegation|team|mission|group|party)(?P<of>\sof\s[^,.;]{3,50}?)?,?\s(?:was\s|is\s)?(?:led|headed)\sby\s"
    r"(?:(?:the|its)\s)?(?:[\w-]+\s){0,5}$"
)
_OF = re.compile(r"\s+of\s+(?:the\s+)?")
_JOINED = re.compile(r"(?:\b(?:and|or|other)|,)\s(?:[a-z-]+\s){0,2}$")  # "Americans and other Muslims"
_BETWEEN = re.compile(r"(?:-\w+)?\s+(?:[a-z-]+\s+){0,2}(?:[A-Z][a-z]+\s+){0,2}$")
_GROUP = re.compile(
    r"(?:the|these|those|all)\s+(?:(?P<count>\w+)\s+)?(?P<noun>[a-z-]*(?:s|men|women|people|personnel))", re.I
)
COUNT = re.compile(r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|\d+")
_ANYBODY = word_set("world/telling", "anybody")
NOT_AGAIN = word_set("world/telling", "not_again")


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


@cache
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
        if not COUNT.fullmatch(count):
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
