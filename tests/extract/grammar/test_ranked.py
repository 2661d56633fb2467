"""Who is the first, last or highest to do something did it."""

import pytest
from spacy.language import Language

from regesta.extract.grammar.ranked import first_to, ranked

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "noun", "so"),
    [
        ("The first premier to visit Riga left.", "premier", True),
        ("The highest-ranking envoy to visit Riga left.", "envoy", True),
        ("Chad was the 16th state to sign the pact.", "state", True),
        ("The premier to visit Riga left.", "premier", False),
        ("The first plan to visit Riga failed.", "plan", False),
    ],
)
def test_ranked_is_of_persons_and_states(nlp: Language, text: str, noun: str, so: bool) -> None:
    assert ranked(next(t for t in nlp(text) if t.text == noun)) is so


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        ("Chad is the third state to sign the pact.", "sign", "Chad"),
        ("Kenya became the first country to ratify the treaty.", "ratify", "Kenya"),
        ("The first premier to visit Riga left.", "visit", "premier"),
        ("Chad has a plan to sign the pact.", "sign", None),
    ],
)
def test_who_is_first_did_it(nlp: Language, text: str, verb: str, who: str | None) -> None:
    found = first_to(next(t for t in nlp(text) if t.text == verb))
    assert (found.text if found is not None else None) == who
