"""Dates that the act's own sentence does not give, and those that must not be given."""

import datetime as dt

import pytest
from spacy.language import Language

from regesta.extract.events import events
from regesta.extract.narrative import dated
from regesta.extract.statements import statements
from regesta.extract.times import times
from regesta.read.coreference import resolve
from regesta.read.mentions import mentions
from tests.extract.reading import document

PUBLISHED = dt.date(2024, 5, 15)  # a Wednesday

CASES = [
    ("The agency reported on Monday that Anna Berg met Juris Ozols.", "met", "../2024-05-13"),
    ("Anna Berg landed in Riga on Tuesday. She met Prime Minister Juris Ozols.", "met", "2024-05-14"),
    (
        "Anna Berg landed in Riga on Tuesday. In 2019 Norway signed a treaty with Latvia. She met Juris Ozols.",
        "met",
        None,
    ),
    ("Anna Berg landed in Riga on Tuesday. Norway had signed a treaty with Latvia.", "signed", None),
    ("Anna Berg landed in Riga on Tuesday. She will meet Juris Ozols.", "meet", None),
    ("Anna Berg met Juris Ozols.", "met", None),
    ("Chad arrested a man on Tuesday. It came six days after Norway recalled its ambassador.", "recalled", None),
    ("Anna Berg landed in Riga in March. She met Juris Ozols.", "met", None),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "trigger", "edtf"), CASES)
def test_dates_from_the_story(nlp: Language, text: str, trigger: str, edtf: str | None) -> None:
    report = document(text, published=PUBLISHED)
    doc = nlp(text)
    named = resolve(report, doc, mentions(report, doc, known={}))
    spans = times(report, doc)
    said = statements(report, doc, named)
    found = dated(report, doc, events(report, doc, named, spans, said), spans, said)
    (event,) = (e for e in found if e.trigger.text == trigger)
    assert (event.time.edtf if event.time else None) == edtf
    if event.time is not None:
        assert event.time.said is not None
        assert event.time.said.text in text
