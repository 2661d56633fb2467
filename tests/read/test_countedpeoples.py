"""Two peoples counted apart before one noun are both said of it."""

import pytest
from spacy.language import Language

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "text",
    [
        "The clash in June 2020 killed 20 Indian and at least four Chinese soldiers.",
        "There was a clash in which 20 Indian and at least four Chinese soldiers were killed.",
        "Two Turkish and three Syrian soldiers were killed in the raid.",
    ],
)
def test_the_soldiers_were_killed(nlp: Language, text: str) -> None:
    doc = nlp(text)
    soldiers = next(t for t in doc if t.text == "soldiers")
    assert soldiers.head.lemma_ == "kill"
    assert soldiers.dep_ in ("obj", "nsubj:pass")
    assert all(t.head == soldiers for t in doc if t.text in ("Indian", "Chinese", "Turkish"))


def test_one_who_is_met_and_others_invited_stay_apart(nlp: Language) -> None:
    doc = nlp("The minister met 20 Indians and invited four Chinese soldiers.")
    assert [t.text for t in doc if t.dep_ == "obj"] == ["Indians", "soldiers"]
