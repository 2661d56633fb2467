"""Who struck, of a noun that tells a blow; on whom it is laid is not who was struck."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("A rebel attack on a Chadian convoy killed two.", ["rebel"], ["a Chadian convoy"]),
        ("The Moro Front claimed the raid on the Chadian base.", ["Moro Front"], ["the Chadian base"]),
        ("An attack on the Chadian base was blamed on the Moro Front.", ["Moro Front"], ["the Chadian base"]),
        ("An attack on the Chadian base angered the Moro Front.", [], ["the Chadian base"]),
    ],
)
def test_who_struck(nlp: Language, text: str, actors: list[str], recipients: list[str]) -> None:
    blow = next(e for e in read_events(nlp, text) if e.type == "ASSAULT" and e.trigger.text in ("attack", "raid"))
    assert ([p.name for p in blow.actors], [p.name for p in blow.recipients]) == (actors, recipients)
