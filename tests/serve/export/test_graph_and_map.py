"""FollowTheMoney, GEXF, GeoJSON and Web Annotation, each read back by its own program or checked against its own rules."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import regesta
from regesta.serve.export import Exported
from regesta.serve.export.ftm import country

pytestmark = pytest.mark.model
Make = Callable[[str], tuple[Path, Exported]]


@pytest.mark.filterwarnings("ignore")
def test_followthemoney_validates_every_entity(exported: Make) -> None:
    ftm = pytest.importorskip("followthemoney")
    path, done = exported("ftm")
    entities = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    proxies = {}
    for one in entities:
        schema = ftm.model.get(one["schema"])
        schema.validate(one)
        proxy = ftm.model.get_proxy(one)
        for name, values in one["properties"].items():
            assert set(proxy.get(name)) == set(values), f"{one['schema']}.{name} is taken as it is"
        proxies[one["id"]] = proxy
    assert len(proxies) == len(entities), "one id, one entity"
    assert Counter(one["schema"] for one in entities) == Counter(done.written)
    for proxy in proxies.values():
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert proxies[value].schema.is_a(prop.range), f"{proxy.schema.name}.{prop.name} points at what it may"


def test_what_followthemoney_gets(exported: Make) -> None:
    path, _ = exported("ftm")
    entities = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    treaty = next(one for one in entities if "treaty_signing" in one["properties"].get("keywords", ()))
    assert treaty["properties"]["date"] == ["2024-03-04"]
    assert treaty["properties"]["country"] == ["no", "td"]
    assert len(treaty["properties"]["proof"]) == 2
    proofs = [
        one for one in entities if one["schema"] == "Documentation" and one["properties"]["entity"] == [treaty["id"]]
    ]
    assert {one["properties"]["document"][0] for one in proofs} == set(treaty["properties"]["proof"])
    undated = [one for one in entities if one["schema"] == "Event" and "Date: undated" in one["properties"]["notes"]]
    assert undated
    assert all(not {"date", "startDate", "endDate"} & set(one["properties"]) for one in undated)
    assert (country("NOR"), country("XVA"), country(None)) == ("no", None, None)


def test_networkx_reads_the_network(exported: Make, pile: Path) -> None:
    networkx = pytest.importorskip("networkx")
    path, done = exported("gexf")
    graph = networkx.read_gexf(path)
    assert graph.number_of_nodes() == done.written["nodes"]
    assert graph.number_of_edges() == done.written["edges"]
    names = {data["label"]: node for node, data in graph.nodes(data=True)}
    edges = [
        data for one, other, data in graph.edges(data=True) if {one, other} == {names["Denmark"], names["Iceland"]}
    ]
    assert [(data["start"], data["end"], data["mutual"], data["type"]) for data in edges] == [
        ("2024-03-05", "2024-03-05", True, "CONSULT")
    ]
    with regesta.open(pile) as record:
        dated = {line.id for line in record.timeline() if line.dated}
    assert {data["event"] for _, _, data in graph.edges(data=True)} <= dated


def test_geojson_is_valid(exported: Make) -> None:
    geojson = pytest.importorskip("geojson")
    path, done = exported("geojson")
    text = path.read_text(encoding="utf-8")
    collection = geojson.loads(text)
    assert collection.is_valid, collection.errors()
    assert len(collection["features"]) == done.written["features"]
    for feature in json.loads(text)["features"]:
        rfc7946(feature)
    here = [one for one in collection["features"] if one["geometry"]]
    where = {one["properties"]["place"]: tuple(one["geometry"]["coordinates"]) for one in here}
    assert where == {"Oslo": (10.75, 59.91), "Copenhagen": (12.57, 55.68)}, (
        "east first; a file's own degrees, else a city's"
    )


def rfc7946(feature: dict[str, Any]) -> None:
    """Section 3.2 and 3.1.1: members there, no coordinates of the kind latitude first that fall off the earth."""
    assert feature["type"] == "Feature"
    assert {"geometry", "properties", "id"} <= set(feature)
    if feature["geometry"] is not None:
        east, north = feature["geometry"]["coordinates"]
        assert -180 <= east <= 180
        assert -90 <= north <= 90


def test_web_annotations_find_their_words(exported: Make, pile: Path) -> None:
    path, done = exported("webannotation")
    collection = json.loads(path.read_text(encoding="utf-8"))
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    items = collection["first"]["items"]
    assert collection["total"] == len(items) == sum(done.written.values())
    assert len({one["id"] for one in items}) == len(items)
    with regesta.open(pile) as record:
        texts = {f"urn:regesta:document:{one.id}": one.text for one in record.documents()}
    for one in items:
        assert one["type"] == "Annotation"
        for target in one["target"] if isinstance(one["target"], list) else [one["target"]]:
            position, quote = target["selector"]
            text = texts[target["source"]]
            assert text[position["start"] : position["end"]] == quote["exact"] != ""
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
