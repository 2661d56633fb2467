"""Whose a part of a body is, by the whole that stands behind "of". In: a report's mentions with who they are. Out: more of them.

"The chief of the News Section of the Press Department of the Peruvian Foreign Ministry": the department, the section and their chief are
Peru's, and the ministry's.
"""

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from regesta.lexicons import word_set
from regesta.link.people.clusters import Who
from regesta.link.spelling.titles import titles_in
from regesta.records import Mention

_OF = re.compile(r"\s(?:of|under)\s(?:the\s)?")
_IN = re.compile(r"\s(?:in|at|within)\s(?:the\s)?")  # of parts alone: what is sued in a court is no part of it
PARTS = word_set("world/telling", "parts_of_bodies")
_STATE = re.compile(r"(?:[A-Z][\w.-]+\s)?[A-Z][\w.-]+(?:['’]s?)?\s$")  # "the DPRK | Foreign Ministry"
_HEADS = re.compile(r"(?:the\s|an?\s)?(?:[\w-]+\s){1,4}of\s(?:the\s)?$", re.IGNORECASE)
REASON = "part of a body named behind it"


def parts_of_bodies(text: str, mentions: Sequence[Mention], found: Mapping[str, Who]) -> dict[str, Who]:
    """By mention id, parts of bodies that have the state of the whole, and the nameless who lead them.

    Args:
        text: the report.
        mentions: of the report.
        found: who they are as far as it was told.
    """
    names = sorted((m for m in mentions if m.kind == "name" and m.label == "ORG"), key=lambda m: -m.span.start)
    opens = {m.span.start: m for m in names}
    opens |= {led.start(): m for m in names if (led := _STATE.search(text, max(0, m.span.start - 40), m.span.start))}
    told: dict[str, Who] = {}
    for mention in names:
        own = found.get(mention.id)
        if own is not None and own.state is not None and own.body is not None:
            continue
        closes = mention.span.text.split()[-1].lower() in PARTS
        of = _OF.match(text, mention.span.end) or (_IN.match(text, mention.span.end) if closes else None)
        whole = opens.get(of.end()) if of is not None else None
        body = (told.get(whole.id) or found.get(whole.id)) if whole is not None else None
        if body is not None and body.state is not None and body.body is not None:
            told[mention.id] = _part(own, mention.span.text, body)
    leading = (m for m in mentions if m.kind == "nominal" and titles_in(m.span.text))
    for mention in (m for m in leading if (who := found.get(m.id)) is None or who.state is None):
        start, end = mention.span.start, mention.span.end
        parts = (m for m in names if m.id in told and start < m.span.start < end)
        part = next((m for m in parts if _HEADS.fullmatch(text, start, m.span.start)), None)
        if part is not None:
            name = re.sub(r"^(?:the|an?)\s+", "", text[start : part.span.end], flags=re.IGNORECASE)
            told[mention.id] = _part(None, name, told[part.id])
    return told


def _part(own: Who | None, name: str, body: Who) -> Who:
    if own is None:
        return Who(name=name, body=body.body, state=body.state, sector=body.sector, score=0.6, reasons=(REASON,))
    return replace(
        own, body=own.body or body.body, state=body.state, sector=body.sector, reasons=(*own.reasons, REASON)
    )
