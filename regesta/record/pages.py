"""What pages show of a record, a window at a time. In: wishes, ids, words. Out: windows of lists, and things with their surroundings."""

from typing import TYPE_CHECKING, Any

from regesta.record.base import Opened
from regesta.serve.browse import Browsed, Wish, browse
from regesta.serve.choices import Choices, choices
from regesta.serve.closer import Closer, closer
from regesta.serve.report import Report, report
from regesta.serve.search import Found, search
from regesta.serve.skipped import issue_page
from regesta.serve.spread import Spread, spread

if TYPE_CHECKING:
    from regesta.serve.look import Look as Looks


class Pages(Opened):
    """Windows, for records of very many events."""

    @property
    def look(self) -> "Looks":
        """The record as pages show it: lists a window at a time, counts, series."""
        from regesta.serve.look import Look as Looks

        return Looks(self._store)

    def browse(self, wish: Wish, *, limit: int = 100, offset: int = 0) -> Browsed:
        """A window of the timeline with more filters, for records of very many events."""
        return browse(self._store, wish, limit=limit, offset=offset)

    def spread(self, wish: Wish, *, step: str = "") -> Spread | None:
        """How the dated events that fit lie in time, by day, week, month, quarter, year or decade."""
        return spread(self._store, wish, step=step)

    def closer(self, id: str) -> Closer:
        """All about one event with its surroundings; the beginning of its id is enough."""
        return closer(self._store, id)

    def report(self, id: str) -> Report:
        """One report with all that was read from it; the beginning of its id is enough."""
        return report(self._store, id)

    def search(self, words: str, *, limit: int = 20, offset: int = 0) -> Found:
        """Reports that hold all these words, best first, with excerpts."""
        return search(self._store, words, limit=limit, offset=offset)

    def issue_page(self, *, code: str = "", words: str = "", limit: int = 100, offset: int = 0) -> dict[str, Any]:
        """A window of the issues, and how many there are of each code."""
        return issue_page(self._store, code=code, words=words, limit=limit, offset=offset)

    def choices(self) -> Choices:
        """What filters can be set to in this record."""
        return choices(self._store)
