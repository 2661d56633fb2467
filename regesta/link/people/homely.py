"""Offices that a report at home does not say whose they are. In: what stands beside a name, where, the report. Out: the state, or None."""

import re

from regesta.link.mentions.context import Context
from regesta.link.mentions.phrases import Reading
from regesta.link.people.clusters import Who

_ABROAD = re.compile(r"ambassador|envoy|consul|diplomat|attach|represent|negotiator|spokes|commission", re.IGNORECASE)
_HOME = re.compile(r"\b(?:minister|mayor|governor)\b", re.IGNORECASE)

_MEMBERS = re.compile(
    r"(?:the |all |most |many )*(?:deputies|lawmakers|legislators|senators|parliamentarians|mps|members of parliament)",
    re.IGNORECASE,
)


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
    house = _only_house(context) if _MEMBERS.fullmatch(words) else None
    if house is None:
        return None
    return Who(name=words, state=house, sector="LEG", score=0.7, reasons=("of the one parliament that is named",))
