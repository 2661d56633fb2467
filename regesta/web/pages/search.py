"""Full text search. In: words. Out: reports that hold all of them, with the places marked; and how many events tell of them."""

import msgspec

from regesta.serve.browse import Wish
from regesta.serve.search import Excerpt, Hit
from regesta.serve.tables import Table
from regesta.web.here import Asked
from regesta.web.marking import Mark, Piece, cut
from regesta.web.serving import Pages

pages = Pages()
SIZE = 20


class SearchView(msgspec.Struct, frozen=True, kw_only=True):
    """A window of what was found. `events` is how many events tell of these words."""

    q: str
    total: int
    hits: tuple[Hit, ...]
    events: int


def excerpt(one: Excerpt) -> tuple[Piece, ...]:
    """An excerpt with its words marked."""
    return cut(one.text, (Mark(start, end, "hit") for start, end in one.hits))


def as_table(view: SearchView) -> Table:
    """One row a report."""
    columns = ("id", "published", "outlet", "title", "source", "places", "excerpt")
    rows = tuple(
        (one.report.id, one.report.published or "", one.report.outlet or "", one.report.title or "", one.report.source,
         str(one.places), one.excerpts[0].text if one.excerpts else "")
        for one in view.hits
    )  # fmt: skip
    return Table(columns=columns, rows=rows)


@pages.at("/search", "search.html", csv=as_table, shown={"excerpt": excerpt, "size": SIZE})
def search(here: Asked, q: str = "") -> SearchView:
    """Reports that hold all words of `q`."""
    found = here.record.search(q, limit=here.window.size, offset=here.window.offset)
    events = here.record.browse(Wish(q=q), limit=0).total if found.total else 0
    return SearchView(q=q, total=found.total, hits=found.hits, events=events)
