"""Which acts are lines of the register: somebody belongs to a state, a body or forces. Rows: a report, whether its act is kept."""

from contextlib import nullcontext

import pytest
from spacy.language import Language

from regesta.link.world import World
from regesta.stages import read_document
from tests.extract.reading import document


@pytest.fixture(scope="module")
def world() -> World:
    return World.load()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Professor Ann Lee thanked Carl Roth.", False),
        ("Norway thanked Carl Roth.", True),
        ("Ann Lee spoke with the Northgate Press about her book.", False),
        ("The United Nations thanked Carl Roth.", True),
        ("Ann Lee travelled to Latvia.", False),
        ("Norwegian Prime Minister Ann Lee travelled to Latvia.", True),
        ("Gunmen killed two shepherds near Riga.", True),
        ("Ann Lee was killed by Carl Roth.", False),
    ],
)
def test_kept(text: str, kept: bool, nlp: Language, world: World) -> None:
    acts = read_document(document(text), nlp, world, lambda _: nullcontext()).extraction.event_mentions
    assert bool(acts) == kept


@pytest.mark.model
def test_the_fuller_line_stays(nlp: Language, world: World) -> None:
    text = "Delegations of Peru, Chile and Ghana had met in Lima for their ninth conference."
    acts = read_document(document(text), nlp, world, lambda _: nullcontext()).extraction.event_mentions
    assert [{party.state for party in act.actors} for act in acts] == [{"PER", "CHL", "GHA"}]
