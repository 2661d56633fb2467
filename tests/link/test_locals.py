"""Those who are at home where it happened, and whose ground it is. Each row: a report, a kind of act, actors and recipients as codes."""

from contextlib import nullcontext

import pytest
from spacy.language import Language

from regesta.link.world import World
from regesta.stages import read_document
from tests.extract.reading import document
from tests.link.showing import shown

CASES: list[tuple[str, str, set[str], set[str]]] = [
    # who lives or serves there
    ("Protesters blocked a road in Lima on Monday.", "strike", {"PER"}, set()),
    ("Police arrested two Chilean students in Lima on Monday.", "arrest", {"PER"}, {"CHL"}),
    ("Security forces killed five protesters in Baghdad.", "killing", {"IRQ"}, {"IRQ"}),
    ("The opposition rallied in Caracas against the government.", "demonstration", {"VEN"}, {"VEN"}),
    ("Egyptian police dispersed demonstrators on Monday.", "restriction", {"EGY"}, {"EGY"}),
    ("Rebels in Mali threatened the government with a new offensive.", "threat", {"MLI"}, {"MLI"}),
    # who may be anybody's
    ("Migrant workers staged a strike in Doha.", "strike", {"Migrant workers"}, set()),
    ("Chilean troops killed two villagers near the border.", "killing", {"CHL"}, {"two villagers"}),
    ("Norwegian police arrested two men.", "arrest", {"NOR"}, {"two men"}),
    # whose ground troops come to or leave
    ("Norwegian troops landed in Lebanon on Monday.", "troop_deployment", {"NOR"}, {"LBN"}),
    ("Chad withdrew its troops from Libya.", "withdrawal", {"TCD"}, {"LBY"}),
    ("Chad withdrew its troops from the valley.", "withdrawal", {"TCD"}, set()),
    # those who fled a state
    ("Norway sent food to refugees fleeing the war in Chad.", "humanitarian_aid", {"NOR"}, {"TCD"}),
    # a title that one alone can bear, and one that two of a family bore
    ("Norway praised President Obama on Monday.", "praise", {"NOR"}, {"USA"}),
    ("Norway praised President Bush on Monday.", "praise", {"NOR"}, {"USA"}),
]


@pytest.fixture(scope="module")
def world() -> World:
    return World.load()


@pytest.mark.model
@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), CASES)
def test_at_home(nlp: Language, world: World, text: str, kind: str, actors: set[str], recipients: set[str]) -> None:
    read = read_document(document(text, published=None), nlp, world, lambda _: nullcontext()).extraction
    found = [(shown(event.actors), shown(event.recipients)) for event in read.event_mentions if event.subtype == kind]
    assert (actors, recipients) in found, found
