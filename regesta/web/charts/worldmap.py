"""Where things happened, drawn on an outline of the world. In: counts by country and by city. Out: a figure.

What is known to the country only is shading, never a pin on its capital; a city is a point; what has no place is told in words. Outlines
are Natural Earth's (public domain), kept in `world.tsv`, which `tools/make_map.py` makes. Nothing is fetched.
"""

import math
from functools import cache
from importlib.resources import files

import msgspec
from markupsafe import Markup

from regesta.web.charts import svg
from regesta.web.charts.projection import HEIGHT, WIDTH, place
from regesta.web.charts.scales import told

SHADES = 5
LARGEST, SMALLEST = 15.0, 3.5  # radius of a point
MOST_POINTS = 300  # points drawn; more cannot be told apart, and the table beneath would be too long


class Country(msgspec.Struct, frozen=True, kw_only=True):
    """Events placed in a country and no closer: how many, and where they are listed."""

    code: str
    name: str
    count: int
    href: str | None = None


class City(msgspec.Struct, frozen=True, kw_only=True):
    """Events placed in a city or closer. Degrees; None where no table knows them: such a city is in the table only."""

    name: str
    count: int
    latitude: float | None
    longitude: float | None
    country: str = ""
    href: str | None = None


class Outline(msgspec.Struct, frozen=True, kw_only=True):
    """A country as drawn: its path, empty where it is too small, and its middle."""

    code: str
    path: str
    middle: tuple[float, float] | None


@cache
def outlines() -> tuple[Outline, ...]:
    """All countries of the table."""
    found = []
    for row in files("regesta.web.charts").joinpath("world.tsv").read_text(encoding="utf-8").splitlines():
        if not row.startswith("#"):
            code, path, x, y = row.split("\t")
            found.append(Outline(code=code, path=path, middle=(float(x), float(y)) if x else None))
    return tuple(found)


def worldmap(title: str, countries: tuple[Country, ...], cities: tuple[City, ...], *, key: str = "map") -> Markup:
    """The map as a figure; shaded countries and points lead to their events."""
    counted = {one.code: one for one in countries if one.count}
    limits = steps(max((one.count for one in counted.values()), default=0))
    drawing = [svg.tag("rect", x="0", y="0", width=WIDTH, height=HEIGHT, class_="sea")]
    drawing += [_land(one, counted, limits) for one in outlines() if one.path]
    drawing += [_ring(one, counted[one.code], limits) for one in outlines() if not one.path and one.code in counted]
    drawn = sorted(
        (one for one in cities if one.count and one.latitude is not None and one.longitude is not None),
        key=lambda one: (-one.count, one.name),
    )[:MOST_POINTS]
    most = max((one.count for one in drawn), default=1)
    drawing += [_point(one, most) for one in drawn]
    told_ = (title, _described(tuple(counted.values()), cities))
    twin = _twin(countries, cities)
    return svg.figure(
        drawing, key=key, told=told_, size=(WIDTH, HEIGHT), twin=twin, legend=_legend(limits, most if drawn else 0)
    )


def steps(most: int) -> list[int]:
    """The largest count of each shade, growing by a factor: the last is `most`. Fewer shades where there are few events."""
    if most <= 0:
        return []
    found = sorted({max(1, round(most ** (number / SHADES))) for number in range(1, SHADES + 1)})
    found[-1] = most
    return found


def _shade(count: int, limits: list[int]) -> str:
    place_ = next((number for number, limit in enumerate(limits) if count <= limit), len(limits) - 1)
    # Few shades are taken from the middle: one event is not drawn as dark as can be.
    return f"d{(SHADES - len(limits)) // 2 + 1 + place_}"


def _land(outline: Outline, counted: dict[str, Country], limits: list[int]) -> Markup:
    # The table counts in half units, to be short.
    country = counted.get(outline.code)
    class_ = f"land {_shade(country.count, limits)}" if country else "land"
    shape = svg.tag("path", d=outline.path, transform="scale(.5)", class_=class_)
    return svg.link(country.href, _told(country.name, country.count), shape) if country else shape


def _ring(outline: Outline, country: Country, limits: list[int]) -> Markup:
    x, y = outline.middle or (0.0, 0.0)
    shape = svg.tag("circle", cx=x, cy=y, r="5", class_=f"land ring {_shade(country.count, limits)}")
    return svg.link(country.href, _told(country.name, country.count), shape)


def _point(city: City, most: int) -> Markup:
    x, y = place(city.longitude or 0.0, city.latitude or 0.0)
    radius = SMALLEST + (LARGEST - SMALLEST) * math.sqrt(city.count / most)
    shape = svg.tag("circle", cx=x, cy=y, r=radius, class_="city")
    return svg.link(city.href, _told(city.name, city.count), shape)


def _told(name: str, count: int) -> str:
    return f"{name}: {told(count)} event{'' if count == 1 else 's'}"


def _described(countries: tuple[Country, ...], cities: tuple[City, ...]) -> str:
    in_countries, in_cities = sum(one.count for one in countries), sum(one.count for one in cities)
    unknown = sum(one.count for one in cities if one.latitude is None)
    where = f" {told(unknown)} of them in places whose coordinates no table knows." if unknown else ""
    return f"{told(in_countries)} events are known to a country only (shaded), {told(in_cities)} to a city or closer (points).{where}"


def _legend(limits: list[int], most: int) -> list[Markup]:
    found = []
    lower = 1
    for limit in limits:
        words = told(limit) if lower >= limit else f"{told(lower)} to {told(limit)}"
        found.append(svg.swatch(_shade(limit, limits), f"{words} in the country"))
        lower = limit + 1
    if most:
        found.append(svg.swatch("city", f"in a city (largest: {told(most)})"))
    return found


def _twin(countries: tuple[Country, ...], cities: tuple[City, ...]) -> svg.Twin:
    rows = [
        (
            svg.tag("bdi", one.name),
            "country only",
            svg.anchor(one.href, told(one.count)) if one.href else told(one.count),
        )
        for one in countries
    ]
    for city in sorted(cities, key=lambda one: (-one.count, one.name))[:MOST_POINTS]:
        name = f"{city.name}, {city.country}" if city.country else city.name
        grain = "city or closer" if city.latitude is not None else "city or closer, not drawn"
        count = svg.anchor(city.href, told(city.count)) if city.href else told(city.count)
        rows.append((svg.tag("bdi", name), grain, count))
    return svg.Twin(columns=("Place", "Known to", "Events"), rows=tuple(rows), numeric=frozenset({2}))
