"""Those taken with a ship. In: an act, the acts of its report. Out: the act with whose they are, and why.

"The coast guard stopped a Togolese trawler and detained twelve people": the twelve are Togo's, as the ship is; who took it took them.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from regesta.lexicons import lexicon
from regesta.link.acts.sides import because
from regesta.records import EventMention

NEAR = 3  # letters between the two sentences, where they are not one
_CREWS = "|".join(re.escape(word) for word in lexicon("world/vessels")["crews"])
_COUNTED = re.compile(
    rf"(?:the|its|all|some|about|\d+|[a-z]+)\s+(?:\w+\s+)?(?:persons|people|men|individuals|fishermen|{_CREWS})"
    r"(?:\s+(?:members|on board|aboard))?",
    re.IGNORECASE,
)


def taken_with_ship(event: EventMention, told: Sequence[EventMention]) -> EventMention:
    """The arrest of people who belong nowhere, beside a ship that was seized: they are the ship's."""
    if event.type != "COERCE" or event.subtype not in ("arrest", "detention") or not event.recipients:
        return event
    if any(p.state is not None or p.actor is not None or not _COUNTED.fullmatch(p.name) for p in event.recipients):
        return event
    beside = [
        one
        for one in told
        if (one.type, one.subtype, one.status) == ("COERCE", "seizure", "happened")
        and (one.sentence == event.sentence or 0 <= event.sentence.start - one.sentence.end <= NEAR)
    ]
    whose = {p.state for one in beside for p in one.recipients}
    by = {p.state for one in beside for p in one.actors}
    doers = {p.state for p in event.actors}
    if len(whose) != 1 or None in whose or len(by) != 1 or None in by or whose & by or not doers <= by:
        return event
    (state,) = whose
    theirs = tuple(replace(p, state=state, sector=p.sector or "CVL") for p in event.recipients)
    return because(
        replace(event, recipients=theirs, actors=event.actors or beside[0].actors),
        f"recipient: taken with the ship ({beside[0].trigger.text!r})",
    )
