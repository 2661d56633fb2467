"""A ship that the report names only after it has told of it; and two of which nobody knows which is meant. All are invented."""

import pytest
from spacy.language import Language

from regesta.link.known.world import World
from tests.link.mentions.test_vessels import linker_of, party_of


@pytest.fixture(scope="module")
def world() -> World:
    return World.load()


# Report; below it the words | name, state and sector, "-" for none.
LINES = """
A Ghanaian patrol boat seized a Togolese fishing boat on Monday. The trawler Esi was boarded at dawn.
    a Togolese fishing boat | Esi TGO CVL
A Ghanaian patrol boat seized a fishing boat on Monday. The Togolese trawler Esi was boarded at dawn.
    a fishing boat | Esi TGO CVL
Ghana's navy stopped an intruder vessel in the waters of the country on Monday. The Togolese trawler ignored signals, it said.
    an intruder vessel | an intruder vessel TGO CVL
Ghana's navy stopped an unknown vessel on Monday. The Ghanaian vessel had fired warning shots.
    an unknown vessel | an unknown vessel - -
Ghana's navy stopped a boat on Monday. A Togolese freighter was searched on Tuesday. The Togolese freighter was let go.
    a boat | a boat - -
Ecuador seized a trawler. Eleven crew are in custody. The Peruvian trawler Inti had entered its waters.
    a trawler | Inti PER CVL
The Peruvian fishing vessel Inti was detained on March 3. Eleven crew and one inspector are in custody in Quito.
    Eleven crew | Eleven crew PER CVL
A Ghanaian patrol boat seized a trawler. The trawler Esi and the trawler Ama had been fishing at night.
    a trawler | a trawler - -
"""


@pytest.mark.parametrize("lines", LINES.strip().replace("\n    ", " | ").splitlines())
def test_which_ship_is_meant(lines: str, nlp: Language, world: World) -> None:
    text, words, wanted = lines.split(" | ")
    found = party_of(linker_of(nlp, world, text), words)
    assert f"{found.name} {found.state or '-'} {found.sector or '-'}" == wanted
