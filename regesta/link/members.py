"""Those whom only a body's name tells. In: a phrase in which a listed body is named. Out: a `Who` of that body's state, or None.

"UN inspectors", "members of the rival Fatah movement", "its NATO allies", "Hezbollah positions": men and places of the body. Its foes,
its victims and those whom it holds are not, and the members of an alliance of states are states.
"""

import re

from regesta.lexicons import word_set
from regesta.link.clusters import Who
from regesta.link.context import Context
from regesta.link.phrases import Reading

_CUT = re.compile(r"\s(?:of|for|in|at|to|on|from|with|who|that|which|near|over|by|against|outside)\s|,\s")
_MEMBERS = re.compile(
    r"(?:(?:an?|the|some|several|many|most|all|its|their|[a-z-]+|\d+)\s){0,3}(?:members?|leaders|supporters|cadres)\s(?:of|from|with)\s"
)
_PLURAL = re.compile(r"(?<![su])s$|\b(?:men|women|people|personnel|staff)$")
_ARTICLE = re.compile(r"^(?:the|an?|its|their|his|her|our|this|that|these|those|some)\s+", re.IGNORECASE)
ALLIANCE = "IGO"
NOT_OF_IT = word_set("world/telling", "not_of_it")
OF_STATES = word_set("world/telling", "of_states")


def men_of(context: Context, start: int, text: str, reading: Reading) -> Who | None:
    """The men of the body that a phrase at `start` names in its first words, or behind "members of"."""
    body = context.world.actor(reading.body) if reading.body else None
    if body is None or body.state is None or not body.sector:
        return None
    band = _MEMBERS.match(text)
    lead = band.end() if band is not None else 0
    head = _CUT.split(text[lead:], maxsplit=1)[0]
    inside = context.inside(start + lead, start + lead + len(head))
    if not any(entry.actor == body.id for hit in inside for entry in hit.entries):
        return None
    noun = head.rpartition(" ")[2].lower()
    if band is None and (noun in NOT_OF_IT or not _PLURAL.search(noun)):
        return None
    if body.sector == ALLIANCE and (band is not None or noun in OF_STATES):
        return None
    name = _ARTICLE.sub("", " ".join(text.split()))
    return Who(
        name=name, body=body.id, state=body.state, sector=body.sector, score=0.7, reasons=("men of a listed body",)
    )


def men_of_stateless(context: Context, text: str, reading: Reading) -> Who | None:
    """ "Islamic State militants": men of a body that is no state's."""
    body = context.world.actor(reading.body) if reading.body else None
    if body is None or not body.sector:
        return None
    name = _ARTICLE.sub("", " ".join(text.split()))
    return Who(name=name, body=body.id, sector=body.sector, score=0.7, reasons=("men of a listed body",))
