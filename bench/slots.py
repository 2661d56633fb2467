"""How well single actor slots are filled and linked. In: event lines with the acts that met them. Out: shares.

`actors_linked`: of our parties that were linked (to an actor or a state) in acts that met a line, the share that the line names,
with the same state. `actors_found`: of the parties that those lines name, the share that one of ours is. Both leave out missed lines: they
tell of linking and not of finding acts; a party wrongly put in by extraction counts against `actors_linked` all the same.
`places_given`: of the lines met that name a place, the share where we give one; `places_right`: of those, the share with that name (as said
or as linked) and, where the line gives a state, that state.
"""

import re
from collections.abc import Iterable
from typing import Any

from regesta.records import PlaceRef
from regesta.serve.evaluate.agreeing import Same, alike
from regesta.serve.evaluate.matching import Met

_STATE = re.compile(r", [A-Z]{3}$")


def slots(same: Same, met: Iterable[Met[Any, Any]]) -> dict[str, float | None]:
    """The two shares; None where there is nothing to count."""
    linked = right = wanted = found = 0
    placed: list[bool | None] = []
    for one in met:
        if one.ours is None:
            continue
        named = (*one.line.actors, *one.line.recipients)
        ours = (*one.ours.actors, *one.ours.recipients)
        wanted += len(named)
        found += sum(any(same.party(name, party) for party in ours) for name in named)
        told = [party for party in ours if party.actor is not None or party.state is not None]
        linked += len(told)
        right += sum(any(same.party(name, party) for name in named) for party in told)
        if one.line.place is not None:
            places = [mention.place for mention in one.ours.mentions if mention.place is not None]
            placed.append(any(_place(one.line.place, place) for place in places) if places else None)
    given = [answer for answer in placed if answer is not None]
    return {
        "actors_linked": right / linked if linked else None,
        "actors_found": found / wanted if wanted else None,
        "places_given": len(given) / len(placed) if placed else None,
        "places_right": sum(given) / len(given) if given else None,
    }


def _place(wanted: str, ours: PlaceRef) -> bool:
    """Whether our place is the one of the line ("Dumra, XKS")."""
    name, _, state = (part.strip() for part in wanted.rpartition(",")) if _STATE.search(wanted) else (wanted, "", "")
    texts = [ours.name] + ([ours.span.text] if ours.span else [])
    return any(alike(name, text) for text in texts) and (not state or state == ours.country)
