"""Who deals with whom. In: filters. Out: pairs with how many events they share, drawn and listed."""

from dataclasses import asdict, dataclass
from typing import Annotated

from fastapi import Depends, Query
from markupsafe import Markup

from regesta.errors import InputError
from regesta.serve.browse import Wish
from regesta.serve.look.dealing import Network
from regesta.serve.tables import Table
from regesta.web.charts.network import Node, Tie
from regesta.web.charts.network import network as drawn
from regesta.web.here import Asked, Here
from regesta.web.kinds import KIND_WORDS, STATUS_WORDS
from regesta.web.links import actor_url, pair_url
from regesta.web.serving import Pages
from regesta.web.whole import whole

pages = Pages()
LABELS = {
    "actor": "actor", "type": "type", "status": "status", "place": "place", "since": "since", "until": "until", "least": "at least",
}  # fmt: skip


@dataclass
class Filters:
    """The filters of events as they stand in the address."""

    actor: str = ""
    type: str = ""
    status: str = ""
    place: str = ""
    since: str = ""
    until: str = ""


def network_csv(view: Network) -> Table:
    """One row a pair."""
    names = {one.id: one.name for one in view.dealers}
    rows = tuple(
        (one.left, names[one.left], one.right, names[one.right], str(one.events), str(one.conflict))
        for one in view.lines
    )
    return Table(columns=("left", "left_name", "right", "right_name", "events", "conflict"), rows=rows)


def chart(
    view: Network, here: Here, *, title: str = "Who takes part in the same events", key: str = "network"
) -> Markup:
    """The drawing, laid out once for each state of the record."""
    return here.kept("drawing", (view, title, key), lambda: _drawn(view, title, key))


def _drawn(view: Network, title: str, key: str) -> Markup:
    nodes = [
        Node(id=one.id, name=one.name, weight=one.events, kind=one.kind, href=actor_url(one.id)) for one in view.dealers
    ]
    ties = [
        Tie(left=one.left, right=one.right, count=one.events, conflict=one.conflict, href=pair_url(one.left, one.right))
        for one in view.lines
    ]
    return drawn(title, nodes, ties, key=key)


def name_of(view: Network, key: str) -> str:
    """The name of one of the network."""
    return next((one.name for one in view.dealers if one.id == key), key)


def number(text: str, *, name: str) -> int:
    """A filter that is a number."""
    if not text:
        return 1
    if not (text.isascii() and text.isdigit() and len(text) < 8):
        raise InputError(f"{name} {text} is not a number. Write 5 for pairs of at least five events.")
    return int(text)


SHOWN = {
    "labels": LABELS,
    "chart": chart,
    "name_of": name_of,
    "types": sorted(KIND_WORDS.items()),
    "statuses": list(STATUS_WORDS.items()),
}


@pages.at("/network", "network.html", csv=network_csv, shown=SHOWN)
def network(
    here: Asked,
    filters: Annotated[Filters, Depends()],
    grain: Annotated[str, Query(description="states or actors")] = "",
    least: Annotated[str, Query(description="the fewest events of a pair, a number")] = "",
) -> Network:
    """Who deals with whom, the strongest pairs first."""
    wish, fewest = Wish(**asdict(filters)), number(least, name="least")
    found = here.kept(
        "network", (wish, grain, fewest), lambda: here.record.look.network(wish, grain=grain or "states", least=fewest)
    )
    return whole(here, found)
