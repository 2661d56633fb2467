"""What happened. In: filters. Out: a page of lines."""

import msgspec

from regesta.serve.timeline import Line
from regesta.web.here import Asked
from regesta.web.serving import Pages

pages = Pages()


class TimelineView(msgspec.Struct, frozen=True, kw_only=True):
    """A window of the timeline."""

    total: int
    lines: tuple[Line, ...]


@pages.at("/timeline", "timeline.html")
def timeline(here: Asked, actor: str = "", type: str = "", status: str = "") -> TimelineView:
    """What happened, one line an event."""
    lines = here.record.timeline(actor=actor or None, type=type or None, status=status or None)
    return TimelineView(total=len(lines), lines=lines[here.window.offset : here.window.offset + here.window.size])
