"""A name set beside an office is its holder's wherever the tree hangs it; behind another person inside it is that one's."""

import pytest
from spacy.language import Language

from regesta.extract.grammar.namesbeside import behind_comma, of_the_last
from tests.extract.reading import read_events

pytestmark = pytest.mark.model


def test_a_counterpart_by_name(nlp: Language) -> None:
    met = next(e for e in read_events(nlp, "President Ama Darko met her counterpart, Ola Lund, in Lome."))
    assert [p.name for p in met.actors] == ["Ama Darko", "Ola Lund"]


@pytest.mark.parametrize("text", ["The envoy left, and Ola Lund stayed.", "Rebels, whom Ola Lund led, left."])
def test_no_name_right_behind_the_comma_none_is_his(nlp: Language, text: str) -> None:
    assert all(behind_comma(t) is None for t in nlp(text))


def test_the_name_is_the_last_persons(nlp: Language) -> None:
    doc = nlp("The husband of aid worker Ama Darko left.")
    assert of_the_last(doc[1], next(t for t in doc if t.text == "Ama"))
    doc = nlp("The husband of Ama Darko left.")
    assert not of_the_last(doc[1], next(t for t in doc if t.text == "Ama"))
