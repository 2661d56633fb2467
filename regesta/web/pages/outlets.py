"""Outlets and origins. In: nothing. Out: who publishes, who copies whom, on which origins most rests."""

from markupsafe import Markup

from regesta.serve.look.publishing import Publishing
from regesta.serve.tables import Table
from regesta.web.charts.network import Node, Tie, network
from regesta.web.here import Asked
from regesta.web.links import timeline_url
from regesta.web.serving import Pages

pages = Pages()


def outlets_csv(view: Publishing) -> Table:
    """One row an outlet."""
    columns = ("name", "id", "kind", "state", "reports", "copies", "copied", "credits")
    rows = tuple(
        (
            one.name or "",
            one.id or "",
            one.kind,
            one.state or "",
            str(one.reports),
            str(one.copies),
            str(one.copied),
            str(one.credits),
        )
        for one in view.lines
    )
    return Table(columns=columns, rows=rows)


def chart(view: Publishing) -> Markup:
    """Who copies whom: an arrow from where text comes from to where it goes."""
    reports = {one.name: one.reports for one in view.lines}
    names = sorted({name for one in view.flows for name in (one.of, one.to)})
    nodes = [
        Node(
            id=name,
            name=name,
            weight=reports.get(name, 0),
            kind="outlet",
            href=timeline_url(outlet=name) if name in reports else None,
        )
        for name in names
    ]
    ties = [
        Tie(left=one.of, right=one.to, count=one.copies + one.credits, words="reports", directed=True)
        for one in view.flows
    ]
    return network("From whom text goes to whom", nodes, ties, key="network-outlets")


@pages.at("/outlets", "outlets.html", csv=outlets_csv, shown={"chart": chart})
def outlets(here: Asked) -> Publishing:
    """Who publishes, and who rests on whom."""
    found = here.kept("publishing", None, here.record.look.publishing)
    first = here.window.offset
    return Publishing(
        total=found.total, lines=found.lines[first : first + here.window.size], flows=found.flows, origins=found.origins,
        many_origins=found.many_origins,
    )  # fmt: skip
