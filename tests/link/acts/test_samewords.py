"""Plurals told again, and a movement that has ruled. Each row: a report, words of an act, the codes of those who take part in it."""

from contextlib import nullcontext

import pytest
from spacy.language import Language

from regesta.link.known.world import World
from regesta.stages import read_document
from tests.extract.reading import document

KILLED = "Militants killed two farmers in Mali. "
CASES: list[tuple[str, str, set[str]]] = [
    (KILLED + "Norwegian marines fought the militants.", "fought", {"NOR MIL", "MLI REB"}),
    (
        KILLED + "Militants killed two nurses in Chad. Norway accused the militants.",
        "accused",
        {"NOR", ""},
    ),  # of two states
    (KILLED + "Norway accused other militants.", "accused", {"NOR", ""}),  # others
    (
        "Taliban militants killed two farmers in Kunduz. Norway criticised the Taliban.",
        "criticised",
        {"NOR", "AFG REB"},
    ),
    ("Militants killed three Chadian soldiers. Two more soldiers were wounded on Monday.", "wounded", {"TCD MIL"}),
    (
        "A Chadian gunner was killed and two others wounded in clashes with rebels.",
        "wounded",
        {"TCD MIL", "TCD REB"},
    ),
    ("Norway warned Chadian citizens of storms. Citizens were urged to stay at home.", "urged", {"TCD CVL"}),
    ("Somalia's Islamists denounced Egypt. The Islamists attacked Ethiopian troops.", "attacked", {"SOM", "ETH MIL"}),
    ("Soldiers attacked Americans and other Muslims on Monday.", "attacked", {"", "USA CVL"}),
    ("The Taliban opened a school in Kunduz. Norway criticised the Taliban.", "criticised", {"NOR", "AFG GOV"}),
]


@pytest.fixture(scope="module")
def world() -> World:
    return World.load()


@pytest.mark.model
@pytest.mark.parametrize(("text", "words", "codes"), CASES)
def test_told_again(nlp: Language, world: World, text: str, words: str, codes: set[str]) -> None:
    read = read_document(document(text, published=None), nlp, world, lambda _: nullcontext()).extraction
    found = [{p.code for p in (*e.actors, *e.recipients)} for e in read.event_mentions if e.trigger.text == words]
    assert found == [codes], found
