"""Where reports disagree. In: filters. Out: a window of disagreements, positions side by side with their sentences."""

from dataclasses import asdict, dataclass
from typing import Annotated, get_args

from fastapi import Depends
from markupsafe import Markup

from regesta.records import DisagreementField, DisagreementKind
from regesta.serve.look.differing import DifferWish, DisagreementList
from regesta.serve.tables import Table
from regesta.serve.wording import what
from regesta.web.charts.bars import Bar, bars
from regesta.web.here import Asked, Here
from regesta.web.serving import Pages

pages = Pages()
LABELS = {
    "kind": "kind",
    "field": "on",
    "actor": "actor",
    "pair": "and",
    "since": "since",
    "until": "until",
    "q": "words",
}
KIND_TELLS = {
    "contradiction": "cannot both be so", "revision": "a later figure takes the place of an earlier one",
    "denial": "somebody says it is not so", "scope": "one counts new ones, another all",
}  # fmt: skip


@dataclass
class Filters:
    """The filters as they stand in the address."""

    kind: str = ""
    field: str = ""
    actor: str = ""
    pair: str = ""
    since: str = ""
    until: str = ""
    q: str = ""


def disagreements_csv(view: DisagreementList) -> Table:
    """One row a position."""
    columns = ("id", "event", "what", "about", "field", "kind", "value", "by", "documents", "claims", "sentence")
    rows = [
        (one.disagreement.id, one.disagreement.event or "", what(one.event) if one.event else "", one.disagreement.about,
         one.disagreement.field, one.disagreement.kind, side.position.value, "; ".join(side.position.by),
         " ".join(side.position.documents), " ".join(side.position.claims), side.claims[0].sentence.text if side.claims else "")
        for one in view.lines for side in one.sides
    ]  # fmt: skip
    return Table(columns=columns, rows=tuple(rows))


def kind_chart(view: DisagreementList, here: Here) -> Markup:
    """How many of each kind, each a filter."""
    rows = tuple(
        Bar(words=f"{kind}: {field}", count=count, href=here.url(kind=kind, field=field))
        for kind, field, count in view.kinds
    )
    return bars("By kind", rows, key="bars-kinds", counted="disagreements") if len(rows) > 1 else Markup("")


SHOWN = {
    "labels": LABELS, "kinds": get_args(DisagreementKind), "fields": get_args(DisagreementField), "tells": KIND_TELLS,
    "kind_chart": kind_chart,
}  # fmt: skip


@pages.at("/disagreements", "disagreements.html", csv=disagreements_csv, shown=SHOWN)
def disagreements(here: Asked, filters: Annotated[Filters, Depends()]) -> DisagreementList:
    """Where reports disagree, by the date of the event."""
    asked = {key: value for key, value in asdict(filters).items() if value}
    return here.record.look.disagreements(DifferWish(**asked), limit=here.window.size, offset=here.window.offset)
