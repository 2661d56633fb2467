"""Ships and crews: of a people or a flag, they have its state; a ship is no body; some are named later. All are invented."""

import datetime as dt
from pathlib import Path

import pytest
from spacy.language import Language

from regesta.link.actors import Linker
from regesta.link.known.world import World
from regesta.read.coreference import resolve
from regesta.read.mentions import mentions
from regesta.records import Document, Party


@pytest.fixture(scope="module")
def world() -> World:
    return World.load()


def linker_of(nlp: Language, world: World, text: str) -> Linker:
    document = Document(
        id="d1", source="d1.txt", sha256="", text=text, language="en", published=dt.date(2024, 3, 18)
    )  # fmt: skip
    doc = nlp(text)
    return Linker(document, doc, resolve(document, doc, mentions(document, doc, known=world.known_names())), world)


def party_of(linker: Linker, words: str) -> Party:
    start = linker.document.text.index(words)
    return linker.party(Party(name=words, span=linker.document.span(start, start + len(words))))


# sentence | words | state and sector, "-" for none
LINES = """
The Philippine coast guard seized the Chinese trawler Min Lu 12 on Monday. | the Chinese trawler | CHN CVL
The Iranian-flagged tanker Sanchi Dawn was seized by Greek authorities off Crete. | Sanchi Dawn | IRN BUS
Iran seized the Panama-flagged tanker Niovi Star in the Gulf of Oman. | Niovi Star | PAN BUS
Iran seized the Panama-flagged tanker Niovi Star in the Gulf of Oman. | the Panama-flagged tanker | PAN BUS
Iran seized a Greek-owned, Liberian-flagged tanker on Friday. | a Greek-owned, Liberian-flagged tanker | LBR BUS
Russia detained the crew of the Norwegian trawler Remoy Star. | the crew of the Norwegian trawler Remoy Star | NOR CVL
Indonesia released the crew of a Vietnamese-registered vessel. | the crew of a Vietnamese-registered vessel | VNM -
The captain of the Chinese trawler was arrested by South Korean police. | The captain of the Chinese trawler | CHN CVL
The captain of the Russian frigate was arrested by Italian police. | The captain of the Russian frigate | RUS MIL
The Turkish frigate TCG Kemal Bey rescued two Greek fishermen. | TCG Kemal Bey | TUR MIL
Chinese ships followed a Vietnamese coast guard ship. | a Vietnamese coast guard ship | VNM COP
Chinese ships drove off Filipino fishermen. | Filipino fishermen | PHL CVL
Norwegian police seized the tanker Blue Ness. | Blue Ness | - -
"""


@pytest.mark.parametrize("line", LINES.strip().splitlines())
def test_whose_a_ship_is(line: str, nlp: Language, world: World) -> None:
    text, words, wanted = (part.strip() for part in line.split(" | "))
    found = party_of(linker_of(nlp, world, text), words)
    assert f"{found.state or '-'} {found.sector or '-'}" == wanted
    assert found.person is None


OWN = """
states:
  - {id: marn, kind: state, code: XMA, names: [Marn], demonyms: [Marnish], capital: Tolv}
people:
  - name: Edvar Tolm
    offices: [{title: President, body: marn-government, state: XMA, from: 2021-05-03}]
  - name: Maret Tolm
    offices: [{title: leader, body: shore-party, state: XMA, from: 2020-10}]
bodies:
  - {id: marn-government, name: Government of Marn, kind: government, state: XMA, sector: GOV}
  - {id: shore-party, name: Shore Party, kind: party, state: XMA, sector: OPP}
"""


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("“No,” President Tolm said in Marn. The leader of the opposition Shore Party, Maret Tolm, agreed.", "Tolm", "Edvar Tolm"),
        ("President Edvar Tolm spoke in Marn. Maret Tolm, of the Shore Party, left. President Tolm stayed.", "Tolm stayed", "Edvar Tolm"),
        ("Maret Tolm, leader of the opposition Shore Party of Marn, spoke. Ms. Tolm left the hall.", "Tolm left", "Maret Tolm"),
        ("Maret Tolm was sworn in as President of Marn. President Tolm thanked the voters.", "Tolm thanked", "Maret Tolm"),
    ],
)  # fmt: skip
def test_a_chief_office_before_a_surname_is_not_given_to_a_namesake(
    text: str, words: str, name: str, nlp: Language, tmp_path: Path
) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(OWN, encoding="utf-8")
    linker = linker_of(nlp, World.load(actors_file=file), text)
    start = text.index(words)
    mention = next(m for m in linker.mentions if m.kind == "name" and m.span.start <= start < m.span.end)
    found = linker.found[mention.id]
    assert found.name == name


# Report; below it the words | name, state and sector, "-" for none.
TOLD_LATER = """
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


@pytest.mark.parametrize("lines", TOLD_LATER.strip().replace("\n    ", " | ").splitlines())
def test_which_ship_is_meant(lines: str, nlp: Language, world: World) -> None:
    text, words, wanted = lines.split(" | ")
    found = party_of(linker_of(nlp, world, text), words)
    assert f"{found.name} {found.state or '-'} {found.sector or '-'}" == wanted
