"""What was skipped or doubted. In: a code. Out: the issues, those of one code together, with what to do about them."""

import msgspec

from regesta.issues import Issue
from regesta.serve import tables
from regesta.serve.tables import Table
from regesta.web.here import Asked
from regesta.web.serving import Pages

pages = Pages()


class IssuesView(msgspec.Struct, frozen=True, kw_only=True):
    """A window of the issues, and how many there are of each code."""

    total: int
    issues: tuple[Issue, ...]
    codes: tuple[tuple[str, int], ...]


def as_table(view: IssuesView) -> Table:
    """Every field of the issues."""
    return tables.issues(view.issues, full=True)


@pages.at("/issues", "issues.html", csv=as_table)
def issues(here: Asked, code: str = "", q: str = "") -> IssuesView:
    """What was skipped or doubted, why, and what to do."""
    return IssuesView(**here.record.issue_page(code=code, words=q, limit=here.window.size, offset=here.window.offset))
