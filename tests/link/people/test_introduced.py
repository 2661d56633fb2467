"""Who is told by what he is and named in the next sentence. Sentences written for this test; people are invented."""

import datetime as dt

import pytest
from spacy.language import Language

from regesta.link.actors import Linker
from regesta.link.known.world import World
from regesta.read.coreference import resolve
from regesta.read.mentions import mentions
from regesta.records import Document, Party

pytestmark = pytest.mark.model

# report | words (the last time they stand there) | who | code; "-" when it must stay open
PERSONS = """
A Chilean senator called for a review. Lena Holf, of the opposition, said that it cost too much. | Lena Holf | Lena Holf | CHL LEG
A Chilean senator called for a review. Lena Holf, of the opposition, said that it cost too much. | A Chilean senator | Lena Holf | CHL LEG
A Chilean judge freed the ship on Monday. The crew cheered. Judge Lena Holf said that it may sail. | A Chilean judge | Lena Holf | CHL JUD
A Chilean senator called for talks. Foreign Minister Lena Holf of Peru refused. | A Chilean senator | Chilean senator | CHL LEG
A Chilean senator called for talks. Admiral Lena Holf refused. | A Chilean senator | Chilean senator | CHL LEG
A Chilean judge ordered the arrest. Lena Holf said that her client would appeal. | Lena Holf | Lena Holf | -
A Chilean official called for talks. Lena Holf refused them on Tuesday. | Lena Holf | Lena Holf | -
A Chilean senator called for talks. The crew cheered. Lena Holf read a book. | Lena Holf | Lena Holf | -
Lena Holf came to Lima. A Chilean senator called for talks. Lena Holf smiled. | Lena Holf | Lena Holf | -
The wife of a Chilean senator called for talks. Lena Holf smiled. | Lena Holf | Lena Holf | -
""".strip().splitlines()


@pytest.fixture(scope="module")
def world() -> World:
    return World.load()


@pytest.mark.parametrize("line", PERSONS)
def test_who_is_named_behind(line: str, nlp: Language, world: World) -> None:
    text, words, name, code = (part.strip() for part in line.split(" | "))
    document = Document(id="d1", source="d1.txt", sha256="", text=text, language="en", published=dt.date(2023, 9, 14))
    doc = nlp(text)
    linker = Linker(document, doc, resolve(document, doc, mentions(document, doc, known=world.known_names())), world)
    start = text.rindex(words)
    party = linker.party(Party(name=words, span=document.span(start, start + len(words))))
    assert (party.name, party.code or "-") == (name, code)
