"""The outlet of a report: by name, by address, by credit; and what must not decide."""

import pytest

from regesta.link.known.outlets import outlet
from regesta.link.known.world import World
from regesta.records import Document


@pytest.fixture(scope="module")
def world() -> World:
    return World.load()


def _document(text: str = "Text.", **fields: str) -> Document:
    return Document(id="d", source="d.txt", sha256="", text=text, language="en", **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stated", "name", "kind", "state"),
    [
        ("UPI", "United Press International", "wire", "USA"),
        ("Reuters", "Reuters", "wire", "GBR"),
        ("AFP", "Agence France-Presse", "wire", "FRA"),
        ("dpa", "Deutsche Presse-Agentur", "wire", "DEU"),
        ("Yonhap", "Yonhap News Agency", "wire", "KOR"),
        ("TASS", "TASS", "state_agency", "RUS"),
        ("Tass news agency", "TASS", "state_agency", "RUS"),
        ("/TASS/", "TASS", "state_agency", "RUS"),
        ("Sputnik", "Sputnik", "state_agency", "RUS"),
        ("Xinhua", "Xinhua News Agency", "state_agency", "CHN"),
        ("KCNA", "Korean Central News Agency", "state_agency", "PRK"),
        ("Rodong Sinmun", "Rodong Sinmun", "party", "PRK"),
        ("Anadolu Agency", "Anadolu Agency", "state_agency", "TUR"),
        ("Press Trust of India", "Press Trust of India", "wire", "IND"),
        ("Kyodo", "Kyodo News", "wire", "JPN"),
        ("BBC", "BBC", "public", "GBR"),
        ("The Asia Business Daily", "The Asia Business Daily", "private", "KOR"),
        ("Federation Council", "Federation Council", "government_office", "RUS"),
        ("Bakhtar News Agency", "Bakhtar News Agency", "state_agency", "AFG"),
    ],
)
def test_by_name(stated: str, name: str, kind: str, state: str, world: World) -> None:
    found = outlet(_document(outlet=stated), world)
    assert found is not None
    assert (found.name, found.kind, found.state) == (name, kind, state)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://sputnikglobe.com/20251011/a.html", "Sputnik"),
        ("https://www.reuters.com/world/a", "Reuters"),
        ("https://en.yna.co.kr/view/1", "Yonhap News Agency"),
        ("http://english.news.cn/2024/c.htm", "Xinhua News Agency"),
        ("https://amp.theguardian.com/world/1", "The Guardian"),
        ("https://www.mfa.gov.cn/eng/1", "Chinese Foreign Ministry"),
    ],
)
def test_by_address(url: str, name: str, world: World) -> None:
    found = outlet(_document(url=url), world)
    assert found is not None
    assert found.name == name


def test_an_unknown_address_is_kept_as_itself(world: World) -> None:
    found = outlet(_document(url="https://news.zenda.example/a/1"), world)
    assert found is not None
    assert (found.name, found.kind, found.state) == ("news.zenda.example", "unknown", None)
    office = outlet(_document(url="https://press.gov.zz/a/1"), world)
    assert office is not None
    assert office.kind == "government_office"


def test_the_agency_behind_a_text_is_not_its_outlet(world: World) -> None:
    found = outlet(_document(outlet="The Zenda Post", agency="Reuters"), world)
    assert found is not None
    assert (found.name, found.kind) == ("The Zenda Post", "unknown")


def test_by_the_copyright_line(world: World) -> None:
    found = outlet(_document("Zenda fell.\n© 2024 The Asia Business Daily. All rights reserved."), world)
    assert found is not None
    assert found.name == "The Asia Business Daily"


def test_nothing_says_who_publishes(world: World) -> None:
    assert outlet(_document("Reuters was named in the text."), world) is None
