"""Those who are at home where it happened, and whose ground it is. Each row: a report, a kind of act, actors and recipients as codes."""

from contextlib import nullcontext

import pytest
from spacy.language import Language

from regesta.link.known.world import World
from regesta.stages import read_document
from tests.extract.reading import document
from tests.link.showing import shown

CASES: list[tuple[str, str, set[str], set[str]]] = [
    # who lives or serves there
    ("Protesters blocked a road in Lima on Monday.", "strike", {"PER"}, set()),
    ("In three Chilean towns protesters blocked the roads.", "strike", {"CHL"}, set()),
    ("Police arrested two Chilean students in Lima on Monday.", "arrest", {"PER"}, {"CHL"}),
    ("Security forces killed five protesters in Baghdad.", "killing", {"IRQ"}, {"IRQ"}),
    ("The opposition rallied in Caracas against the government.", "demonstration", {"VEN"}, {"VEN"}),
    ("Egyptian police dispersed demonstrators on Monday.", "restriction", {"EGY"}, {"EGY"}),
    ("Rebels in Mali threatened the government with a new offensive.", "threat", {"MLI"}, {"MLI"}),
    # a crowd before a parliament, whose members it is not said to be; a minister and the deputies at home
    ("Former soldiers rallied against the Peruvian parliament.", "demonstration", {"PER"}, {"PER"}),
    (
        "Foreign Minister Ana Torv of Peru asked the deputies for patience.",
        "appeal",
        {"PER"},
        {"PER"},
    ),
    # armed men of no state, and whom they or others hit there
    ("Insurgents killed at least 12 people in Basra.", "killing", {"IRQ"}, {"IRQ"}),
    ("Shi'ite militants attacked a Chilean patrol in Basra.", "attack", {"IRQ"}, {"CHL"}),
    (
        "Peru spoke of unrest in Chile and accused Bolivia of sending weapons to Maoist militias.",
        "arms_transfer",
        {"BOL"},
        {"CHL"},
    ),
    ("A car bomb killed four shoppers in Mosul. Gunmen later killed two civilians.", "killing", {"IRQ"}, {"IRQ"}),
    ("About 20,000 people marched in London on Saturday.", "demonstration", {"GBR"}, set()),
    # hunted over a border, in one of two states
    ("Turkish warplanes bombed rebels in northern Iraq.", "air_strike", {"TUR"}, {"rebels"}),
    (
        "Peru tied the unrest in Chile to the attacks in Bolivia, and said Norwegian troops killed nine people.",
        "killing",
        {"NOR"},
        {"nine people"},
    ),
    # forces of no name that an army tells of
    ("The Chilean army said troops had shot two smugglers.", "killing", {"CHL"}, {"two smugglers"}),
    ("The Chilean army said a soldier was killed in the valley.", "killing", set(), {"CHL"}),
    # a government's parliament
    ("Peruvian Prime Minister Ana Soto urged parliament to cut its recess.", "appeal", {"PER"}, {"PER"}),
    ("In Chile, Peruvian Prime Minister Ana Soto urged lawmakers to act.", "appeal", {"PER"}, {"CHL"}),
    # forces of several states are not of the state they stand in
    ("Coalition soldiers in Iraq killed nine militants.", "killing", {"Coalition soldiers in Iraq"}, {"IRQ"}),
    ("The NATO-led force in Mali killed nine militants.", "killing", {"NAT"}, {"MLI"}),
    ("The Greek-led government of Cyprus rejected the plan.", "rejection", {"CYP"}, set()),
    # whose a person's own government is, and "the country" where a report begins
    ("Peruvian Premier Ana Soto left. Chad criticised Premier Ana Soto's government.", "criticism", {"TCD"}, {"PER"}),
    ("Norway's Defence Ministry says the country will withdraw its troops from Mali.", "withdrawal", {"NOR"}, {"MLI"}),
    (
        "Mali met Norway. Chad says the country will withdraw its troops from Niger.",
        "withdrawal",
        {"the country"},
        {"NER"},
    ),
    # letters set apart
    ("U. S. Special Envoy Ada Holm praised Egypt.", "praise", {"USA"}, {"EGY"}),
    # the same words before
    (
        "Gunmen killed nine people in Basra. Norwegian marines fought the gunmen for an hour.",
        "clash",
        {"NOR", "IRQ"},
        set(),
    ),
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
    # a title that one alone can bear
    # a region that is named after a state, and lies in another
    ("New Mexico Governor Ann Lee criticised Chad.", "criticism", {"USA"}, {"TCD"}),
    ("Norway praised President Obama on Monday.", "praise", {"NOR"}, {"USA"}),
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
