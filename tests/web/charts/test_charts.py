"""Charts: well-formed, with every datum, the same each time, deaf to what a text would smuggle in."""

import datetime as dt
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable

import pytest
from markupsafe import Markup

from regesta.web.charts.bars import Bar, bars
from regesta.web.charts.figures import COLOURS, Claim, claimants, figures
from regesta.web.charts.network import MOST_NODES, Node, Tie, layout, network, strongest
from regesta.web.charts.offices import Term, offices
from regesta.web.charts.projection import HEIGHT, WIDTH, place
from regesta.web.charts.relation import Change, Curve, Step, relation
from regesta.web.charts.scales import around, date_ticks, ticks, told
from regesta.web.charts.worldmap import City, Country, outlines, steps, worldmap

HOSTILE = "<script>alert(1)</script>\"'&\x00\x1b\u202e\ud800 ﷽"


def curve(words: str) -> Markup:
    points = tuple(
        Step(start=dt.date(2024, month, 1), end=dt.date(2024, month + 1, 1), words=f"{words} {month}",
             cooperation=month + 0.25, conflict=-month, together=0.25, low=-1.5 if month > 1 else None,
             high=2.5 if month > 1 else None, naive=month * 7.0, events=month, href=f"/x?{month}")
        for month in range(1, 5)
    )  # fmt: skip
    return relation(Curve(title=words, steps=points, changes=(Change(on=dt.date(2024, 3, 1), words=words),)))


def claims(words: str) -> tuple[Claim, ...]:
    common = {"claimant": words, "words": words, "outlet": words, "href": "/x"}
    return (
        Claim(id="a", on=dt.date(2024, 3, 1), low=12, high=None, short="≥ 12", scope="total", **common),
        Claim(id="b", on=dt.date(2024, 3, 3), low=15, high=15, short="15", revises="a", scope="new", **common),
        Claim(id="c", on=dt.date(2024, 3, 3), low=9, high=20, short="9–20", scope="stock", **common),
        Claim(id="d", on=dt.date(2024, 3, 9), low=None, high=22, short="≤ 22", about=True, **common),
    )


def web(words: str) -> Markup:
    nodes = [Node(id=str(n), name=f"{words} {n}", weight=n + 1, kind="state", href=f"/a/{n}") for n in range(6)]
    ties = [Tie(left="0", right=str(n), count=n, conflict=n // 2, href="/p") for n in range(1, 4)]
    return network(words, nodes, [*ties, Tie(left="4", right="5", count=2, directed=True)])


def world(words: str) -> Markup:
    countries = (Country(code="NOR", name=words, count=40, href="/n"), Country(code="SGP", name=words, count=3))
    cities = (
        City(name=words, count=7, latitude=59.9, longitude=10.8, href="/o"),
        City(name=words, count=2, latitude=None, longitude=None),
    )
    return worldmap(words, countries, cities)


def held(words: str) -> Markup:
    terms = (
        Term(title=words, body=words, since=dt.date(2019, 1, 1), until=dt.date(2023, 2, 1), source=words),
        Term(title=f"{words} two", since=None, until=dt.date(2015, 1, 1)),
        Term(title=f"{words} three", since=dt.date(2023, 2, 1), until=None, href="/d"),
        Term(title=f"{words} four", since=None, until=None),
    )
    return offices(words, terms)


def counts(words: str) -> Markup:
    return bars(
        words,
        (Bar(words=words, count=41, part=11, href="/b"), Bar(words="other", count=3)),
        key="bars-x",
        part="conflict",
    )


CHARTS: dict[str, Callable[[str], Markup]] = {
    "relation": curve, "figures": lambda words: figures(words, claims(words)), "network": web, "map": world,
    "offices": held, "bars": counts,
}  # fmt: skip


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_well_formed_and_tells_its_title(name: str) -> None:
    root = ET.fromstring(CHARTS[name]("Fjell & Søn"))
    assert root.tag == "figure"
    svg = root.find(".//svg[@viewBox][@role]")
    assert svg is not None
    assert svg.findtext("title") == "Fjell & Søn"
    assert svg.findtext("desc")
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    assert root.find(".//details/summary") is not None


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_the_same_each_time(name: str) -> None:
    assert CHARTS[name]("Fjell") == CHARTS[name]("Fjell")


@pytest.mark.parametrize("name", CHARTS)
def test_no_text_gets_out_of_a_chart(name: str) -> None:
    made = CHARTS[name](HOSTILE)
    root = ET.fromstring(made)
    tags = {one.tag for one in root.iter()}
    assert "script" not in tags
    attributes = {key for one in root.iter() for key in one.attrib}
    assert not {key for key in attributes if key.startswith("on") or (key in ("style", "href") and key == "style")}
    assert "\x00" not in made
    assert "<script>alert(1)</script>" in "".join(root.itertext())


@pytest.mark.parametrize("name", CHARTS)
def test_nothing_is_styled_inline(name: str) -> None:
    root = ET.fromstring(CHARTS[name]("Fjell"))
    assert not [one for one in root.iter() if {"style", "fill", "stroke"} & set(one.attrib)]


@pytest.mark.parametrize("name", ["relation", "figures", "network", "map", "bars"])
def test_a_chart_with_links_is_a_group_and_each_link_is_told(name: str) -> None:
    root = ET.fromstring(CHARTS[name]("Fjell"))
    svg = root.find(".//svg[@viewBox][@role]")
    assert svg is not None
    assert svg.get("role") == "group"
    for link in svg.iter("a"):
        assert link.get("aria-label") or "".join(link.itertext()).strip()


def test_a_chart_without_links_is_an_image() -> None:
    made = ET.fromstring(bars("x", (Bar(words="a", count=1),), key="bars"))
    assert made.find(".//svg[@role='img']") is not None


def test_every_step_is_drawn_and_in_the_table() -> None:
    root = ET.fromstring(curve("Step"))
    drawn = {one.get("href") for one in root.find(".//svg").iter("a")}  # type: ignore[union-attr]
    assert drawn == {f"/x?{month}" for month in range(1, 5)}
    rows = [[cell for cell in ("".join(td.itertext()) for td in tr.iter("td"))] for tr in root.iter("tr")][1:]
    assert [row[0] for row in rows] == [f"Step {month}" for month in range(1, 5)]
    assert rows[1] == ["Step 2", "2", "2.25", "−2", "0.25", "−1.5", "2.5", "14"]
    assert rows[0][5:7] == ["", ""]


def test_a_line_is_not_drawn_over_a_step_without_a_value() -> None:
    root = ET.fromstring(curve("Step"))
    (band,) = [one for one in root.iter("polygon") if one.get("class") == "band"]
    assert len((band.get("points") or "").split()) == 6  # three steps with bounds, there and back


def test_cooperation_stands_above_the_line_and_conflict_below() -> None:
    root = ET.fromstring(curve("Step"))
    zero = next(float(one.get("y1") or 0) for one in root.iter("line") if one.get("class") == "zero")
    for one in root.find(".//svg").iter("rect"):  # type: ignore[union-attr]
        top, height = float(one.get("y") or 0), float(one.get("height") or 0)
        if one.get("class") == "coop":
            assert top + height == pytest.approx(zero, abs=0.2)
        if one.get("class") == "conf":
            assert top == pytest.approx(zero, abs=0.2)


def test_an_open_bound_is_an_arrow_and_a_closed_one_has_caps() -> None:
    root = ET.fromstring(figures("x", claims("Fjell")))
    arrows = [one for one in root.iter("polyline") if "open" in (one.get("class") or "")]
    bounds = [one for one in root.iter("line") if "bound" in (one.get("class") or "")]
    assert len(arrows) == 2  # at least 12, at most 22
    assert len(bounds) == 2 + 3  # a shaft each, and the shaft and two caps of 9 to 20
    assert len([one for one in root.iter("line") if "revision" in (one.get("class") or "")]) == 1
    shapes = {one.tag for one in root.iter() if "fmark" in (one.get("class") or "")}
    assert shapes == {"rect", "polygon", "circle"}
    assert len(list(root.find(".//details").iter("tr"))) == 5  # type: ignore[union-attr]


def test_numbers_far_apart_stand_on_an_axis_of_logarithms() -> None:
    made = figures("x", tuple(
        Claim(id=str(n), claimant="A", on=dt.date(2024, 1, n), low=value, high=value, short=str(value), words="w")
        for n, value in ((1, 3), (2, 90_000))
    ))  # fmt: skip
    assert "ten times" in made
    assert ">100,000<" in made


def test_claimants_of_few_claims_share_a_colour() -> None:
    many = tuple(
        Claim(id=f"{n}-{k}", claimant=f"C{n:02}", on=dt.date(2024, 1, 1), low=1, high=1, short="1", words="w")
        for n in range(COLOURS + 4)
        for k in range(2 if n < COLOURS - 1 else 1)
    )
    colours = claimants(many)
    assert sorted(set(colours.values())) == list(range(COLOURS))
    assert sum(one == COLOURS - 1 for one in colours.values()) == 5
    assert "5 others" in figures("x", many)


def test_a_large_network_is_cut_to_its_strongest_and_says_so() -> None:
    nodes = [Node(id=f"{n:03}", name=f"N{n}", weight=n) for n in range(MOST_NODES + 20)]
    ties = [Tie(left=f"{n:03}", right=f"{n - 1:03}", count=n) for n in range(1, MOST_NODES + 20)]
    shown, bound = strongest(nodes, ties)
    assert len(shown) == MOST_NODES
    assert "059" in {one.id for one in shown}
    assert {key for one in bound for key in (one.left, one.right)} == {one.id for one in shown}
    assert f"strongest of {MOST_NODES + 20}" in network("x", nodes, ties)


def test_a_layout_does_not_depend_on_the_order_of_ties_and_keeps_nodes_apart() -> None:
    ids = [str(n) for n in range(12)]
    ties = [Tie(left=str(n), right=str(n // 2), count=n) for n in range(1, 10)] + [Tie(left="10", right="11", count=1)]
    places = layout(ids, ties)
    assert places == layout(ids, list(reversed(ties)))
    assert len(set(places.values())) == len(ids)


def test_the_map_shades_countries_and_draws_cities() -> None:
    root = ET.fromstring(world("Fjell"))
    classes = [one.get("class") or "" for one in root.find(".//svg").iter()]  # type: ignore[union-attr]
    assert sum("ring" in one for one in classes) == 1  # Singapore is too small for a path
    assert classes.count("city") == 1
    assert "not drawn" in "".join(root.itertext())


def test_the_outlines_hold_all_large_states_and_lie_in_the_drawing() -> None:
    known = {one.code: one for one in outlines()}
    for code in ("USA", "RUS", "CHN", "IND", "PRK", "KOR", "UKR", "XKX", "TWN", "PSE", "FRA", "NOR", "TCD"):
        assert known[code].path, code
    for code in ("SGP", "VAT", "MLT", "BHR"):
        assert known[code].middle is not None, code
    for one in outlines():
        assert re.fullmatch(r"[Mlz0-9,. -]*", one.path)
        if one.middle:
            assert 0 <= one.middle[0] <= WIDTH
            assert -5 <= one.middle[1] <= HEIGHT + 5


def test_the_projection_puts_places_where_they_belong() -> None:
    london, seoul, sydney, anchorage = place(-0.1, 51.5), place(127, 37.6), place(151.2, -33.9), place(-149.9, 61.2)
    assert anchorage[0] < london[0] < seoul[0] < sydney[0]
    assert anchorage[1] < london[1] < seoul[1] < sydney[1]


def test_shades_grow_by_a_factor_and_end_at_the_largest() -> None:
    assert steps(0) == []
    assert steps(1) == [1]
    assert steps(1000)[-1] == 1000
    assert steps(1000) == sorted(set(steps(1000)))


def test_an_office_without_an_end_has_an_arrow() -> None:
    root = ET.fromstring(held("Minister"))
    assert len([one for one in root.find(".//svg").iter("polygon")]) == 2  # type: ignore[union-attr]
    assert len(list(root.find(".//details").iter("tr"))) == 5  # type: ignore[union-attr]
    assert "1 without dates" in "".join(root.itertext())


def test_no_data_no_chart() -> None:
    assert relation(Curve(title="x", steps=())) == ""
    assert figures("x", ()) == ""
    assert network("x", [], []) == ""
    assert offices("x", (Term(title="a", since=None, until=None),)) == ""
    assert bars("x", (), key="bars") == ""


def test_ticks_are_round_and_inside() -> None:
    assert ticks(0, 10) == [0, 2, 4, 6, 8, 10]
    assert ticks(-9, 13) == [-5, 0, 5, 10]
    assert ticks(3, 3) == [3]
    assert all(low <= one <= high for low, high in ((0.2, 0.9), (-1e6, 3)) for one in ticks(low, high))
    assert around([]) == pytest.approx((0, 1.06))


def test_ticks_of_days_months_and_years() -> None:
    assert [words for _, words in date_ticks(dt.date(2024, 3, 1), dt.date(2024, 3, 4))] == [
        "1 Mar",
        "2 Mar",
        "3 Mar",
        "4 Mar",
    ]
    assert next(words for _, words in date_ticks(dt.date(2024, 1, 15), dt.date(2024, 6, 2))) == "Feb 2024"
    assert next(words for _, words in date_ticks(dt.date(1950, 1, 1), dt.date(2020, 1, 1))) == "1950"


def test_numbers_are_told_for_reading() -> None:
    assert [told(one) for one in (1200, 0.5, -3, 3_400_000, 2e9)] == ["1,200", "0.5", "−3", "3.4 million", "2 billion"]
