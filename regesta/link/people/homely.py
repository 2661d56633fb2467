"""Offices that a report at home does not say whose they are. In: what stands beside a name, where, the report. Out: the state, or None."""

import re

from regesta.link.mentions.context import Context
from regesta.link.mentions.phrases import Reading
from regesta.link.people.clusters import Who

_ABROAD = re.compile(r"ambassador|envoy|consul|diplomat|attach|represent|negotiator|spokes|commission", re.IGNORECASE)
_HOME = re.compile(r"\b(?:minister|mayor|governor)\b", re.IGNORECASE)

_HOUSE = re.compile(r"\b(?:parliament|senate|national assembly|congress|legislature)\b", re.IGNORECASE)
_UNION = re.compile(r"\bEuropean Parliament\b|\bMEPs?\b")
_MEMBERS = re.compile(
    r"(?:the |all |most |many )*(?:deputies|lawmakers|legislators|senators|parliamentarians|mps|members of parliament)",
    re.IGNORECASE,
)


def of_a_union(text: str) -> bool:
    """Whether a report tells of a parliament that is no state's."""
    return _UNION.search(text) is not None


def own_office(said: Reading, start: int, context: Context) -> str | None:
    """The outlet's own state for "Deputy Holf" or "Mayor Holf" where no other state is named before; envoys may be anybody's."""
    if said.sector == "LEG" and not said.kin and (house := _only_house(context)) is not None:
        return house
    if context.home is None and context.side is None:
        return None
    at_home = said.role or said.sector in ("LEG", "COP") or _HOME.search(said.office)
    if not at_home or said.past or said.kin or said.body or _ABROAD.search(said.office):
        return None
    return context.own(start)


def _only_house(context: Context) -> str | None:
    """The state of the one parliament that the report names ("In the Assembly, deputy Holf ...")."""
    decided = (entry for hit in context.hits if (entry := context.decide(hit)) is not None)
    states = {entry.state for entry in decided if entry.kind == "body" and entry.sector == "LEG"}
    return states.pop() if len(states) == 1 else None


def house_members(words: str, context: Context) -> Who | None:
    """ "The deputies", in a report that names one parliament: of its state."""
    if not _MEMBERS.fullmatch(words) or of_a_union(context.text):
        return None
    houses = {_only_house(context), *_parliaments(context)} - {None}
    if len(houses) != 1:
        return None
    return Who(
        name=words, state=houses.pop(), sector="LEG", score=0.7, reasons=("of the one parliament that is named",)
    )


def _parliaments(context: Context) -> set[str | None]:
    """The states of "the Polish parliament", "Poland's senate"."""
    found: set[str | None] = set()
    for match in _HOUSE.finditer(context.text):
        for hit in context.inside(max(0, match.start() - 40), match.start()):
            entry = context.decide(hit) if context.text[hit.end : match.start()] in (" ", "'s ", "’s ") else None
            if entry is not None and context.world.state(entry.state) is not None:
                found.add(entry.state)
    return found
