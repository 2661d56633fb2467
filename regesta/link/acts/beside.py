"""Bodies that stand beside those who act. In: an event mention, the report's text. Out: the same without them.

"Phoned League Secretary-General Ann Holt": the League is her office's, and was not phoned as well. "Attended the League summit", "a
summit of the League", of two or more who met: the League is whose summit it was, and no party to their meeting.
"""

import re

from msgspec.structs import replace

from regesta.link.spelling.titles import titles_in
from regesta.records import EventMention, Party

_TITLE = re.compile(r"\s(?:[A-Z][\w’'-]*\s|of\s|the\s|[a-z-]+\s){1,5}$")
_AFTER = re.compile(r"(?:['’]s)?\s(?:[a-z]+\s)?(?:summit|conference|forum|congress|gathering|meeting)s?\b")
_BEFORE = re.compile(r"\b(?:summit|conference|forum|congress|gathering|meeting|session)s?\s(?:of|at)\s(?:the\s)?$")
TAKE_PART = 2  # who else takes part, for an organisation to be the occasion's only


def without_bodies_beside(event: EventMention, text: str) -> EventMention:
    """The event without bodies that are part of somebody's title, or whose summit it was."""
    people = [p for p in (*event.actors, *event.recipients) if p.person is not None and p.span is not None]
    others = [p for p in event.actors if p.state is not None and p.sector != "IGO"]

    def _between(one: Party, other: Party) -> bool:  # "a court released the reporter Ann Lee"
        return (
            one.span is not None and other.span is not None and one.span.end <= event.trigger.start < other.span.start
        )

    def stays(one: Party) -> bool:
        if one.person is not None or one.body is None or one.span is None:
            return True
        if any(_titled(one, other, text) for other in people if not _between(one, other)):
            return False
        return not (event.subtype == "meeting" and len(others) >= TAKE_PART and _occasion(one, text))

    return replace(event, actors=tuple(filter(stays, event.actors)), recipients=tuple(filter(stays, event.recipients)))


def _titled(body: Party, person: Party, text: str) -> bool:
    """Whether nothing but a title stands between a body and a name."""
    assert body.span is not None
    assert person.span is not None
    gap = text[body.span.end : person.span.start]
    return 0 < len(gap) < 60 and _TITLE.fullmatch(gap) is not None and any(not hit.modifier for hit in titles_in(gap))


def _occasion(one: Party, text: str) -> bool:
    """Whether the words are those of a summit or conference of an organisation."""
    assert one.span is not None
    if one.sector != "IGO":
        return False
    return bool(_AFTER.match(text, one.span.end) or _BEFORE.search(text, max(0, one.span.start - 40), one.span.start))
