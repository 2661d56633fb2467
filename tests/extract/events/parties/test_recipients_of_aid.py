"""Whom money given for a purpose helps, and who was on a visit or here at an invitation."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "kind", "wanted"),
    [
        ("The EU allocated five million euros to support Moldova's reforms.", "economic_aid", ("EU", "Moldova")),
        ("Norway provided 20 million dollars to train nurses in Chad.", "economic_aid", ("Norway", "Chad")),
        ("The bank provided 5 million dollars to build a school.", "economic_aid", None),
        ("Peru provided aid to rebuild Peru's schools.", "economic_aid", None),
        ("Minister Ama Darko returned after an 11-day tour of West Africa.", "visit", ("Ama Darko", "West Africa")),
        ("Ama Darko told reporters after a visit to Mali that it was dry.", "visit", ("Ama Darko", "Mali")),
        ("Peru expelled Ama Darko after a visit to the border.", "visit", None),
        ("Chadian forces are in Mali at the invitation of Bamako.", "invitation", ("Bamako", "Chadian forces")),
        ("Togolese troops entered Mali at the request of the Malian government.", "appeal", ("government", "troops")),
        ("The meeting was held at the request of Peru.", "appeal", None),
        ("The captain was held by the navy at the request of Peru.", "appeal", None),
    ],
)
def test_who_helps_goes_or_asks(nlp: Language, sentence: str, kind: str, wanted: tuple[str, str] | None) -> None:
    told = [e for e in read_events(nlp, sentence) if e.subtype == kind]
    if wanted is None:
        assert told == []
        return
    (event,) = told
    assert [wanted[0] in p.name for p in event.actors] == [True]
    assert [wanted[1] in p.name for p in event.recipients] == [True]
