"""Where it took place. In: filters. Out: a map: countries shaded, cities as points, what has no place told in words."""

from dataclasses import asdict, dataclass
from typing import Annotated

from fastapi import Depends
from markupsafe import Markup

from regesta.serve.browse import Wish
from regesta.serve.look.dealing import Grounds
from regesta.serve.tables import Table
from regesta.web.charts.worldmap import City, Country, worldmap
from regesta.web.here import Asked, Here
from regesta.web.kinds import KIND_WORDS, STATUS_WORDS
from regesta.web.links import timeline_url
from regesta.web.serving import Pages
from regesta.web.whole import whole

pages = Pages()
LABELS = {
    "actor": "actor", "pair": "and", "type": "type", "status": "status", "since": "since", "until": "until", "q": "words",
}  # fmt: skip


@dataclass
class Filters:
    """The filters as they stand in the address."""

    actor: str = ""
    pair: str = ""
    type: str = ""
    status: str = ""
    since: str = ""
    until: str = ""
    q: str = ""


def grounds_csv(view: Grounds) -> Table:
    """One row a place."""
    rows = [(one.country or "", one.country_name, "", "country", str(one.events), "", "") for one in view.countries]
    rows += [
        (one.country or "", one.country_name, one.name or "", grain, str(one.events), _degree(one.latitude), _degree(one.longitude))
        for grain, places in (("city", view.cities), ("elsewhere", view.elsewhere)) for one in places
    ]  # fmt: skip
    rows.append(("", "", "", "unknown", str(view.unplaced), "", ""))
    return Table(
        columns=("country", "country_name", "place", "known_to", "events", "latitude", "longitude"), rows=tuple(rows)
    )


def _degree(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"


def chart(view: Grounds, here: Here) -> Markup:
    """The map; what is clicked opens in the timeline with the same filters."""
    asked = dict(here.filters)
    countries = tuple(
        Country(
            code=one.country or "",
            name=one.country_name,
            count=one.events,
            href=timeline_url(**{**asked, "place": one.country}),
        )
        for one in view.countries
    )
    cities = tuple(
        City(name=one.name or "", count=one.events, latitude=one.latitude, longitude=one.longitude, country=one.country_name,
             href=timeline_url(**{**asked, "place": one.place or one.name}))
        for one in view.cities
    )  # fmt: skip
    return worldmap("Events by country and by city", countries, cities) if view.total else Markup("")


SHOWN = {"labels": LABELS, "chart": chart, "types": sorted(KIND_WORDS.items()), "statuses": list(STATUS_WORDS.items())}


@pages.at("/map", "map.html", csv=grounds_csv, shown=SHOWN)
def map(here: Asked, filters: Annotated[Filters, Depends()]) -> Grounds:
    """Where it took place, as closely as reports tell."""
    return whole(here, here.record.look.grounds(Wish(**asdict(filters))))
