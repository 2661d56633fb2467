"""Actors: the list, and the page of one. In: filters, an id or a code. Out: names, offices, deeds, words, with whom."""

from typing import Annotated, get_args

from fastapi import Query
from markupsafe import Markup

from regesta.errors import InputError
from regesta.records import ActorKind
from regesta.serve.look.people import FEW, PARTS
from regesta.serve.look.persons import Dossier, People
from regesta.serve.tables import Table, timeline_csv
from regesta.web.charts.bars import Bar, bars
from regesta.web.charts.offices import Term, offices
from regesta.web.failures import NotHere
from regesta.web.here import Asked, Here
from regesta.web.kinds import KIND_WORDS
from regesta.web.links import document_url, timeline_url
from regesta.web.pages.network import chart as network_chart
from regesta.web.pages.statements import said_csv
from regesta.web.serving import Pages

pages = Pages()
KINDS = get_args(ActorKind)
PART_WORDS = {
    "did": "did",
    "received": "was done to",
    "said": "said",
    "about": "said of them",
    "reports": "named in reports",
}
LABELS = {"q": "name", "kind": "kind", "state": "state"}


def people_csv(view: People) -> Table:
    """The list as a table."""
    columns = ("id", "name", "kind", "state", "names", "events", "statements")
    rows = tuple(
        (one.id, one.name, one.kind, one.state or "", "; ".join(one.names), str(one.events), str(one.statements))
        for one in view.lines
    )
    return Table(columns=columns, rows=rows)


@pages.at("/actors", "actors.html", csv=people_csv, shown={"labels": LABELS})
def actors(
    here: Asked, q: Annotated[str, Query(description="letters of a name")] = "", kind: str = "", state: str = ""
) -> People:
    """Who takes part, those of most events first."""
    if kind and kind not in KINDS:
        raise InputError(f"kind {kind} is not known. Choose one of: {', '.join(KINDS)}.")
    return here.kept(
        "people", (q, kind, state, here.window),
        lambda: here.record.look.people(q=q, kind=kind, state=state, limit=here.window.size, offset=here.window.offset),
    )  # fmt: skip


def dossier_csv(view: Dossier) -> Table:
    """The list shown; where all are, the offices."""
    if view.show in ("did", "received"):
        return timeline_csv(view.did or view.received)
    if view.show in ("said", "about"):
        return said_csv(view.said or view.about)
    if view.show == "reports":
        rows = tuple(
            (one.id, one.published or "", one.outlet or "", one.title or "", "; ".join(one.words), str(one.mentions))
            for one in view.reports
        )
        return Table(columns=("id", "published", "outlet", "title", "words", "mentions"), rows=rows)
    rows_ = tuple(
        (one.title, one.body or "", one.state or "", str(one.since or ""), str(one.until or ""), one.source)
        for one in view.offices
    )
    return Table(columns=("office", "body", "state", "since", "until", "source"), rows=rows_)


def office_chart(view: Dossier) -> Markup:
    """Offices over time."""
    terms = tuple(
        Term(title=one.title, body=one.body or one.state or "", since=one.since, until=one.until, source=_source(one.source),
             href=document_url(one.source) if _is_report(one.source) else None)
        for one in view.offices
    )  # fmt: skip
    return offices(f"Offices of {view.actor.name}", terms)


def _is_report(source: str) -> bool:
    return len(source) == 16 and all(sign in "0123456789abcdef" for sign in source)


def _source(source: str) -> str:
    return "a report" if _is_report(source) else source


def type_chart(view: Dossier) -> Markup:
    """Events by type."""
    rows = tuple(
        Bar(
            words=KIND_WORDS.get(type_, type_),
            count=did + received,
            part=received,
            href=timeline_url(actor=view.id, type=type_),
        )
        for type_, did, received in view.types[:16]
    )
    return bars("By type", rows, key="bars-types", part="done to them")


def partner_chart(view: Dossier, here: Here) -> Markup:
    """Those told of in the same events, and the ties between them; a star of few needs no drawing."""
    near = view.network
    if near is None or len(near.dealers) < 4 or len(near.lines) < len(near.dealers):
        return Markup("")
    return network_chart(near, here, title=f"Around {view.actor.name}", key="network-near")


def part_options(view: Dossier) -> list[tuple[str, str, int]]:
    """The parts of the page with their lengths."""
    return [(part, PART_WORDS[part], view.counts[part]) for part in PARTS]


SHOWN = {
    "office_chart": office_chart, "type_chart": type_chart, "partner_chart": partner_chart, "part_options": part_options,
    "office_source": _source, "few": FEW,
}  # fmt: skip


@pages.at("/actors/{key}", "actor.html", csv=dossier_csv, shown=SHOWN)
def actor(here: Asked, key: str, show: Annotated[str, Query(description=", ".join(PARTS))] = "") -> Dossier:
    """All about one actor."""
    if show and show not in PARTS:
        raise InputError(f"show {show} is not known. Choose one of: {', '.join(PARTS)}.")
    return found(here, key, show)


def found(here: Here, key: str, show: str) -> Dossier:
    """The dossier; who is not in the record is not here, rather than wrongly asked."""
    try:
        return here.kept(
            "dossier", (key, show, here.window),
            lambda: here.record.look.dossier(key, show=show, limit=here.window.size, offset=here.window.offset),
        )  # fmt: skip
    except InputError as error:
        raise NotHere(str(error)) from error
