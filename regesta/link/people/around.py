"""What stands around a name: title, state, body, sector. In: where a person is named, the report. Out: a `Reading`, the title's place.

The title before the name goes before that behind it; then the state behind the name, the region in the title, the words before it and the
group that names him.
"""

import re

import msgspec
from spacy.tokens import Doc

from regesta.link.mentions.context import Context
from regesta.link.mentions.phrases import Reading, read
from regesta.link.mentions.relative import of_state, state_leading
from regesta.link.people.described import called_of, dweller, of_group, of_kind
from regesta.link.people.inturn import in_turn
from regesta.link.people.regions import of_place, of_region
from regesta.link.people.unstated import is_office
from regesta.link.people.windows import after, before, title_before_comma

_LEADS = re.compile(
    r",? who (?:(?:has|had) )?(?:leads|led|heads|headed|commands|commanded|chairs|chaired|represents|represented) (?:the )?"
)
_FOR = re.compile(r",? (?:(?:speaking|acting),? )?on behalf of (?:the )?(?:government of (?:the )?)?")
_AHEAD = re.compile(r"\b(?:to become|to be|nominated|picked|tapped)\b")  # the office is not his yet
_UNDER = re.compile(r"\b(?:minister|secretary)\b", re.IGNORECASE)
_FORMER = re.compile(r"\b(?:[Ff]ormer|[Ee]x)[\s-](?:[A-Z][\w’'.-]*\s){1,3}$")  # "former Holf | adviser Ann Lee"
_AND = re.compile(r",?\sand\s(?:(?:his|her|its|the)\s)?")
_HIS = re.compile(r"\b(?:his|her|its)\s")
# Ministers of a chief stand behind him by a plain word; these are as high as he, or somebody's guests.
_NOT_UNDER = re.compile(r"(?:the\s)?[A-Z]|.*\b(?:visiting|prime minister|secretary of state)\b")
_TALKED = re.compile(
    r"(?:,[^,.]{0,80},)?\s(?:(?:have|has|had|will|would|both|also|then|later)\s){0,2}"
    r"(?:(?:meet|met)(?=\s(?:in|on|at|for|to|again|after|before|during|early|late|last|this|near|over|as|today|yesterday"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b|[.,;]|$)"
    r"|(?:sign|ink|hold|held|agree|discuss|talk|exchange)(?:s|e?d)?\b(?![^.;]*\swith\s))"
)  # "met in Lima", "signed a pact": with each other
CHIEFS = frozenset({"president", "prime_minister", "monarch", "leader"})
_replace = msgspec.structs.replace


def around(
    context: Context, doc: Doc | None, start: int, end: int, *, starts: tuple[int, ...], ends: tuple[int, ...]
) -> tuple[Reading, tuple[int, int]]:
    """What is said of the person whose name stands at [start, end), and where the title stands (both ends alike: nowhere).

    Args:
        context: the report.
        doc: its text as the reading model parsed it.
        start: where the name begins.
        end: where it ends.
        starts: where people's names begin; no title reaches over one.
        ends: where they end.
    """
    reading, front = _titled(context, start, end, starts=starts, ends=ends)
    turn = in_turn(context, start, starts=starts, ends=ends)
    if turn is not None:
        reading = _replace(reading, state=turn)
    if reading.state is None:
        reading = _replace(reading, state=_led(context, end) or (_behind(context, end) if reading.titles else None))
    if reading.state is None and _UNDER.search(context.text, *front) is not None:
        reading = _replace(reading, state=_of_chief(context, front[0], end, starts=starts, ends=ends))
    if _FORMER.search(context.text, max(0, front[0] - 40), front[0]) is not None:
        reading = _replace(reading, past=True)
    office = is_office(_replace(reading, past=False), context.text[front[0] : front[1]], anywhere=True)
    if reading.state is None and office:
        held = next((title.default for title in reading.titles if title.default and not reading.past), None)
        local = of_region(context, *front)
        reading = _replace(reading, state=local, sector=reading.sector or (held if local is not None else None))
    if reading.state is None and not reading.kin:
        beside = of_state(context, end) if " " in context.text[start:end] else None
        reading = _replace(reading, state=state_leading(context, start) or beside or of_kind(context, start, end))
    if reading.state is None and not reading.kin:
        reading = _replace(reading, state=dweller(context, start, end, starts=starts, ends=ends))
    if not reading.kin and (reading.state is None or reading.sector is None):
        state, sector = of_group(context, front[0] if front[1] == start else start, end)
        reading = _replace(reading, state=reading.state or state, sector=reading.sector or sector)
    if reading.state is None and not reading.kin and front[0] == front[1]:
        state, sector = called_of(context, doc, start)
        reading = _replace(reading, state=state, sector=reading.sector or sector)
    if reading.kin:
        reading = _replace(reading, state=None, body=None, sector=None, role=None)
    return reading, front


def _of_chief(context: Context, start: int, end: int, *, starts: tuple[int, ...], ends: tuple[int, ...]) -> str | None:
    """Whose the minister is whose title begins at `start`, right behind a chief: "Greek premier A and energy minister B".

    Of two who met or signed with nobody else named each may be of his own state.
    """
    for begin, finish in zip(starts, ends, strict=True):
        if _AND.fullmatch(context.text, finish, start) is not None:
            his = _HIS.search(context.text, finish, start + 4) is not None
            since = context.text.rfind(". ", 0, begin)
            two = _TALKED.match(context.text, end) and not any(since < one < begin for one in starts)
            if not his and (two or _NOT_UNDER.match(context.text, start, end)):
                return None
            chief = read(context, *before(context.text, begin, stops=ends))
            return chief.state if chief.role in CHIEFS and not chief.past else None
    return None


def _titled(
    context: Context, start: int, end: int, *, starts: tuple[int, ...], ends: tuple[int, ...]
) -> tuple[Reading, tuple[int, int]]:
    """What the titles say: before the name, before the comma before it, behind it."""
    text = context.text
    front = before(text, start, stops=ends)
    back = after(text, end, stops=starts)
    if text.endswith(" and ", 0, front[0]) and any(0 <= one - back[1] <= 1 for one in starts):
        back = (end, end)  # "A and minister B, Greek premier C": C's
    alone = back[1] == back[0]  # else "A, minister of X, NAME, minister of Y": each has his own behind
    if alone and front[1] == front[0] and text[start - 2 : start] == ", ":  # "the ambassador to X, NAME, ..."
        front = title_before_comma(text, start, end, stops=ends)
    reading = read(context, *front)
    if not [t for t in reading.titles if not t.honorific] and back[1] > back[0]:
        behind = read(context, *back)
        behind = _replace(behind, titles=(*reading.titles, *behind.titles))  # "Ms. Holf, the party's leader": still Ms.
        return (_replace(behind, role=None) if _AHEAD.search(text, end, back[0]) else behind), back
    if back[1] > back[0] and reading.state is None:
        more = read(context, *back)
        reading = _replace(reading, state=more.state, body=reading.body or more.body)
    if (
        reading.state is None
        and start > front[0]
        and text[front[0] - 2 : front[0]] == ", "
        and text[end : end + 1] == ","
    ):
        wide = before(text, front[0] - 2, stops=ends)  # "the head of X's forces, General NAME, ..."
        more = read(context, *wide)
        reading = _replace(reading, state=more.state, body=reading.body or more.body) if more.titles else reading
    return reading, front


def _led(context: Context, end: int) -> str | None:
    """The state whose body somebody is said to lead, or for which he acts, behind his name: "Holf, who heads Ruritania's army"."""
    leads = _LEADS.match(context.text, end) or _FOR.match(context.text, end)
    if leads is None:
        return None
    whose = [hit for hit in context.inside(leads.end(), leads.end() + 30) if hit.start == leads.end()]
    entries = [entry for hit in whose if (entry := context.decide(hit)) is not None]
    return entries[0].state if entries and entries[0].kind in ("state", "adjective") else None


def _behind(context: Context, end: int) -> str | None:
    """The state behind a name with a title ("Finance Minister Holf of Ruritania", "Senator Holf of Zenda")."""
    if not context.text.startswith(" of ", end):
        return None
    near = [hit for hit in context.inside(end, end + 50) if hit.start - end in (4, 8)]
    told = [entry for hit in near if (entry := context.decide(hit)) and entry.kind == "state"]
    return told[0].state if told else of_place(context, end)
