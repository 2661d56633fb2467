"""What pages show of a record, a window at a time. In: wishes, ids, words. Out: windows of lists, and things with their surroundings."""

from typing import TYPE_CHECKING, Any

from regesta.record.base import Opened
from regesta.records import Document
from regesta.serve.browse import Browsed, Wish, browse
from regesta.serve.choices import Choices, choices
from regesta.serve.closer import Closer, closer
from regesta.serve.facing import Facing, facing, whole
from regesta.serve.report import Report, report
from regesta.serve.search import Found, search
from regesta.serve.skipped import issue_page
from regesta.serve.spread import Spread, spread
from regesta.store import originals
from regesta.store.originals import Room

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

    def facing(
        self, document: Document, form: str = "words", *, sheet: int | None = None, at: tuple[int, int] | None = None
    ) -> Facing | None:
        """A sheet of a report as it came, what is not in its cleaned text marked; None where nothing of it is kept."""
        return facing(self._store, document, form, sheet=sheet, at=at)

    def original(self, report: str) -> str | None:
        """A report as it was written, a page of a site with all its signs; None where nothing of it is kept."""
        return whole(self._store, report)

    def originals(self, *, drop: bool = False) -> Room:
        """How many reports are kept as they came, and what room they take; with `drop` they are taken out, and nothing else."""
        return originals.drop_originals(self._store) if drop else originals.room(self._store)

    def search(self, words: str, *, limit: int = 20, offset: int = 0) -> Found:
        """Reports that hold all these words, best first, with excerpts."""
        return search(self._store, words, limit=limit, offset=offset)

    def issue_page(self, *, code: str = "", words: str = "", limit: int = 100, offset: int = 0) -> dict[str, Any]:
        """A window of the issues, and how many there are of each code."""
        return issue_page(self._store, code=code, words=words, limit=limit, offset=offset)

    def choices(self) -> Choices:
        """What filters can be set to in this record."""
        return choices(self._store)
