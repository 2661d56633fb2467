"""Places by name: what they are, in which state, how exactly; what stays open."""

import msgspec
import pytest

from regesta.link.known.world import World
from regesta.link.mentions.places import place


@pytest.fixture(scope="module")
def world() -> World:
    return World.load()


# name | states of the report | name of the place | country | precision
PLACES = """
Kyiv | | Kyiv | UKR | city
Kiev | | Kyiv | UKR | city
Pyongyang | | Pyongyang | PRK | city
Beijing | | Beijing | CHN | city
Washington | | Washington | USA | city
Washington, D.C. | | Washington | USA | city
Paris | | Paris | FRA | city
London | | London | GBR | city
Moscow | | Moscow | RUS | city
Vladivostok | | Vladivostok | RUS | city
Komsomolsk-on-Amur | | Komsomolsk-on-Amur | RUS | city
Saint Petersburg | | Saint Petersburg | RUS | city
St. Petersburg | RUS | Saint Petersburg | RUS | city
Kaesong | PRK | Kaesong | PRK | city
Tripoli | LBY | Tripoli | LBY | city
Tripoli | LBN | Tripoli | LBN | city
Hyderabad | PAK | Hyderabad | PAK | city
Valencia | ESP | Valencia | ESP | city
Kursk | | Kursk | RUS | city
Kursk Region | | Kursk Region | RUS | region
North Hamgyong Province | | North Hamgyong | PRK | region
Texas | | Texas | USA | region
Crimea | | Crimea | None | region
Gaza | | Gaza Strip | PSE | region
Kashmir | IND, PAK | Kashmir | None | region
Sea of Japan | | Sea of Japan | None | sea
the East Sea | | Sea of Japan | None | sea
the Strait of Hormuz | | Strait of Hormuz | None | sea
the Black Sea | | Black Sea | None | sea
Vostochny Cosmodrome | | Vostochny Cosmodrome | RUS | venue
Mansudae Assembly Hall | | Mansudae Assembly Hall | PRK | venue
the Great Hall of the People | | Great Hall of the People | CHN | venue
Russia | | Russia | RUS | country
the United States | | United States | USA | country
DPRK | | North Korea | PRK | country
South Korea | | South Korea | KOR | country
Georgia | | Georgia | GEO | country
Hanoi, Vietnam | | Hanoi | VNM | city
the city of Omsk | RUS | Omsk | RUS | city
northern Syria | | Syria | SYR | country
""".strip().splitlines()


@pytest.mark.parametrize("line", PLACES)
def test_place(line: str, world: World) -> None:
    name, states, said, country, precision = (part.strip() for part in line.split("|"))
    found = place(name, span=None, world=world, context_states=[code.strip() for code in states.split(",") if code])
    assert (found.name, str(found.country), found.precision) == (said, country, precision)
    assert found.place is not None


@pytest.mark.parametrize("name", ["Springfield", "San Jose", "Korea", "Congo", "Nowhereville", "the old mill"])
def test_open(name: str, world: World) -> None:
    found = place(name, span=None, world=world)
    assert (found.place, found.country) == (None, None)
    assert found.name == name


def test_georgia_the_other(world: World) -> None:
    text = "The governor of Georgia spoke in Atlanta, a day after the vote in Florida."
    found = place("Georgia", span=None, world=world, text=text)
    assert (found.country, found.precision) == ("USA", "region")


@pytest.mark.parametrize(
    ("name", "precision"),
    [
        ("Zenda Airport", "venue"),
        ("Zenda Province", "region"),
        ("the Gulf of Zenda", "sea"),
        ("the Hotel Zenda", "venue"),
    ],
)
def test_an_unknown_place_has_the_precision_of_its_words(name: str, precision: str, world: World) -> None:
    found = place(name, span=None, world=world)
    assert (found.place, found.precision) == (None, precision)


def test_coordinates_are_unknown_or_real(world: World) -> None:
    (north,) = [p for p in world.places.named("North Hamgyong") if p.latitude is not None] or [None]
    assert north is None or 41 < (north.latitude or 0) < 43
    assert any(
        50 < p.latitude < 51 and 30 < p.longitude < 31 for p in world.places.named("Kyiv") if p.latitude and p.longitude
    )


@pytest.mark.parametrize("called", [None, "the old town"])
def test_a_place_is_found_again(world: World, called: str | None) -> None:
    found = place("Kyiv", span=None, world=world)
    again = world.place(msgspec.structs.replace(found, name=called or found.name))  # by another name, too
    assert again is not None
    assert (again.id, again.name) == (found.place, "Kyiv")


def test_a_state_is_no_place_of_the_table(world: World) -> None:
    found = place("Chile", span=None, world=world)
    assert found.place is not None
    assert world.place(found) is None


@pytest.mark.parametrize(
    ("words", "name", "country", "precision"),
    [
        ("Delhi", "Delhi", "IND", "city"),  # New Delhi is called so as well
        ("Nimu, Ladakh", "Nimu, Ladakh", "IND", None),
        ("Sandvik Hall, Norway", "Sandvik Hall, Norway", "NOR", "venue"),
        ("Nimu, Nowhere", "Nimu, Nowhere", None, None),
        ("Elysee Palace", "Elysee Palace", "FRA", "venue"),
        ("Nimu", "Nimu", None, None),
    ],
)
def test_what_no_table_holds_lies_where_the_words_say(
    words: str, name: str, country: str | None, precision: str | None, world: World
) -> None:
    found = place(words, span=None, world=world)
    assert (found.name, found.country, found.precision) == (name, country, precision)
