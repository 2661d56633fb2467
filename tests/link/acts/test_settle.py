"""Who took part, once the whole report is known. Each row: a report, a kind of act in it, its actors, its recipients, its status.

A party is shown by its state's code, or by its name where it has none. No kind: the report must yield no act at all.
"""

from contextlib import nullcontext

import pytest
from spacy.language import Language

from regesta.link.known.world import World
from regesta.stages import read_document
from tests.extract.reading import document
from tests.link.showing import shown

H = "happened"
CASES: list[tuple[str, str | None, set[str], set[str], str]] = [
    ("Norwegian Prime Minister Anna Berg visited Riga on Monday.", "visit", {"NOR"}, {"LVA"}, H),
    ("Norway banned Chinese apps on Monday.", "ban", {"NOR"}, {"CHN"}, H),
    ("Chad recalled its ambassador from Oslo.", "recall", {"TCD"}, {"NOR"}, H),
    ("Norway and Chad held talks. Norway criticised the other side.", "criticism", {"NOR"}, {"TCD"}, H),
    ("Norwegian police arrested two men.", "arrest", {"NOR"}, {"two men"}, H),
    ("Norwegian police arrested four fishermen.", "arrest", {"NOR"}, {"four fishermen"}, H),
    ("Norway condemned the protest.", "criticism", {"NOR"}, set(), H),
    ("Norway denied that it had shelled a Chadian village.", "shelling", {"NOR"}, {"TCD"}, "denied"),
    (
        "Chad's defence minister told reporters that 400 marines were sent to Kota.",
        "troop_deployment",
        {"TCD"},
        set(),
        H,
    ),
    ("Chad's defence minister said that Libyan marines landed on Kota.", "troop_deployment", {"LBY"}, set(), H),
    ("Libyan fighters intercepted a Chadian helicopter near Kota.", "surveillance", {"LBY"}, {"TCD"}, H),
    ("Students marched to the Chadian embassy on Monday.", "demonstration", {"Students"}, {"TCD"}, H),
    ("The storm attacked the harbour. They met on Monday.", None, set(), set(), H),
]


@pytest.fixture(scope="module")
def world() -> World:
    return World.load()


@pytest.mark.model
@pytest.mark.parametrize(("text", "kind", "actors", "recipients", "status"), CASES)
def test_who_took_part(
    text: str, kind: str | None, actors: set[str], recipients: set[str], status: str, nlp: Language, world: World
) -> None:
    acts = read_document(document(text), nlp, world, lambda _: nullcontext()).extraction.event_mentions
    if kind is None:
        assert acts == ()
        return
    told = [(shown(act.actors), shown(act.recipients), act.status) for act in acts if act.subtype == kind]
    assert told == [(actors, recipients, status)]
