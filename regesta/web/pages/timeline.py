"""What happened. In: filters, as in the address. Out: a window of lines, and how all that fit lie in time."""

from typing import Annotated, Literal

import msgspec
from fastapi import Query

from regesta.errors import InputError
from regesta.serve.browse import ORDERS, Wish
from regesta.serve.choices import Choices
from regesta.serve.spread import Spread
from regesta.serve.tables import timeline_csv
from regesta.serve.timeline import Line
from regesta.web.drawing import draw
from regesta.web.here import Asked
from regesta.web.kinds import KIND_WORDS, STATUS_WORDS
from regesta.web.serving import CHUNK, Pages

pages = Pages()
STEPS = ("day", "week", "month", "quarter", "year", "decade")
LABELS = {
    "actor": "actor", "pair": "and", "type": "type", "status": "status", "place": "place", "origins": "origins, at least",
    "side": "reported from", "outlet": "outlet", "home": "home affairs",
    "confidence": "confidence, at least", "since": "since", "until": "until", "q": "words",
}  # fmt: skip


class TimelineView(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A window of the timeline; `choices` are only told on the page itself."""

    total: int
    lines: tuple[Line, ...]
    spread: Spread | None = None
    choices: Choices | None = None


def type_options(choices: Choices) -> list[tuple[str, str]]:
    """Types and kinds that the record has, for a choice."""
    broad = [(name, f"{KIND_WORDS.get(name, name.lower())} ({number})") for name, number in choices.types]
    fine = [(name, f"· {name.replace('_', ' ')} ({number})") for name, number in choices.subtypes]
    return [*broad, *fine]


def status_options(choices: Choices) -> list[tuple[str, str]]:
    """Statuses that the record has, for a choice."""
    return [(name, f"{STATUS_WORDS[name]} ({number})") for name, number in choices.statuses]  # type: ignore[index]


SHOWN = {"draw": draw, "type_options": type_options, "status_options": status_options, "labels": LABELS, "steps": STEPS}


@pages.at("/timeline", "timeline.html", csv=lambda view: timeline_csv(view.lines), shown=SHOWN)
def timeline(
    here: Asked,
    actor: str = "",
    pair: str = "",
    type: str = "",
    status: str = "",
    place: str = "",
    origins: Annotated[str, Query(description="the fewest independent origins, a number")] = "",
    side: str = "",
    outlet: str = "",
    since: Annotated[str, Query(description="2023, 2023-09 or 2023-09-13")] = "",
    until: str = "",
    q: str = "",
    home: Annotated[Literal["", "out"], Query(description="out: without home affairs")] = "",
    confidence: Annotated[str, Query(description="at least so likely read rightly, 0 to 1")] = "",
    order: Annotated[str, Query(description=", ".join(ORDERS))] = "",
    by: Annotated[str, Query(description="; ".join(STEPS))] = "",
) -> TimelineView:
    """What happened, one line an event."""
    wish = Wish(
        actor=actor, pair=pair, type=type, status=status, place=place, origins=_number(origins), side=side, outlet=outlet,
        since=since, until=until, q=q, abroad=home == "out", confidence=_share(confidence), order=order or "oldest",
    )  # fmt: skip
    found = here.record.browse(wish, limit=here.window.size, offset=here.window.offset)
    whole = here.window.size != CHUNK  # a CSV has no drawing
    page = whole and not here.request.url.path.endswith(".json")
    return TimelineView(
        total=found.total,
        lines=found.lines,
        spread=here.spread(wish, by) if whole else None,
        choices=here.record.choices() if page else None,
    )


def _share(text: str) -> float:
    try:
        return float(text or 0)
    except ValueError:
        raise InputError(f"confidence {text} is not a number. Write one from 0 to 1, such as 0.7.") from None


def _number(text: str) -> int:
    if not text:
        return 0
    if not (text.isascii() and text.isdigit() and len(text) < 6):
        raise InputError(f"origins {text} is not a number. Write 2 for events that two independent sources tell of.")
    return int(text)
