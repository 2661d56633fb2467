"""Who said what of whom. In: filters. Out: a window of statements, each with its words and the report that has them."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Annotated, get_args

from fastapi import Depends
from markupsafe import Markup

from regesta.records import Act, Manner
from regesta.serve.look.said import Said, SaidWish, StatementList
from regesta.serve.tables import Table
from regesta.web.charts.bars import Bar, bars
from regesta.web.here import Asked, Here
from regesta.web.serving import Pages

pages = Pages()
LABELS = {
    "actor": "speaker", "about": "about or to", "to": "said to", "act": "act", "manner": "manner", "q": "words", "outlet": "outlet",
    "since": "since", "until": "until",
}  # fmt: skip


@dataclass
class Filters:
    """The filters as they stand in the address."""

    actor: str = ""
    about: str = ""
    to: str = ""
    act: str = ""
    manner: str = ""
    q: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""
    order: str = ""


def said_csv(lines: Iterable[Said]) -> Table:
    """Statements, every field in its column."""
    columns = ("id", "document", "published", "outlet", "speaker", "speaker_code", "act", "manner", "addressee", "date",
               "on_whose_word", "cue", "words")  # fmt: skip
    rows = []
    for line in lines:
        one = line.statement
        rows.append((
            one.id, one.document, line.published or "", line.outlet or "", one.speaker.name if one.speaker else "",
            one.speaker.code if one.speaker else "", one.act, one.manner, one.addressee.name if one.addressee else "",
            one.time.edtf if one.time else "", "; ".join(party.name for party in one.by), one.cue.text if one.cue else "",
            " … ".join(" ".join(span.text.split()) for span in one.content),
        ))  # fmt: skip
    return Table(columns=columns, rows=tuple(rows))


def act_chart(view: StatementList, here: Here) -> Markup:
    """How many of each act, each a filter."""
    rows = tuple(Bar(words=act, count=count, href=here.url(act=act)) for act, count in view.acts)
    return bars("By act", rows, key="bars-acts", counted="statements") if len(rows) > 1 else Markup("")


SHOWN = {"labels": LABELS, "acts": get_args(Act), "manners": get_args(Manner), "act_chart": act_chart}


@pages.at("/statements", "statements.html", csv=lambda view: said_csv(view.lines), shown=SHOWN)
def statements(here: Asked, filters: Annotated[Filters, Depends()]) -> StatementList:
    """Who said what, by date of publication."""
    asked = {key: value for key, value in asdict(filters).items() if value}
    return here.record.look.statements(SaidWish(**asked), limit=here.window.size, offset=here.window.offset)
