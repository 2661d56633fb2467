"""Offices that a report at home does not say whose they are. In: what stands beside a name, where, the report. Out: the state, or None."""

import re

from regesta.link.context import Context
from regesta.link.phrases import Reading

_ABROAD = re.compile(r"ambassador|envoy|consul|diplomat|attach|represent|negotiator|spokes|commission", re.IGNORECASE)
_HOME = re.compile(r"\b(?:minister|mayor|governor)\b", re.IGNORECASE)


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
