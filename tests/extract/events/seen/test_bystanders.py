"""Who has no part in an act though the reading model takes him for one who acts, and who of a row acts with the others."""

import pytest
from spacy.language import Language

from regesta.extract.events.seen.bystanders import by_subject, of_a_thing, passed_over

pytestmark = pytest.mark.model
# (sentence, the act's word, who acts, the word asked about, whether he is passed over)
WORDS = [
    ("Amid the ongoing drills, Freedom Shield, the U.S. Department of Trade approved it.", "approved", "Department", "Shield", True),
    ("After talks with Ray, Chad condemned Mali.", "condemned", "Chad", "Ray", False),
    ("Chad and Mali condemned the raid.", "condemned", "Chad", "Mali", False),
    ("Torv announced talks between Peru and Chile.", "talks", "Peru Chile", "Torv", True),
    ("Torv announced talks with Chile.", "talks", "Chile", "Torv", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "given", "word", "over"), WORDS)
def test_who_is_passed_over(nlp: Language, text: str, trigger: str, given: str, word: str, over: bool) -> None:
    words = {token.text: token for token in nlp(text)}
    acting = [words[one] for one in given.split()]
    assert passed_over(words[word], words[trigger], acting, mutual=True) is over


def test_all_of_the_row_of_a_subject_act(nlp: Language) -> None:
    words = {
        token.text: token for token in nlp("Lome citizens, students and children congratulated Togo on its victory.")
    }
    acting, acted_on = by_subject(words["congratulated"], ([words["citizens"]], [words["children"], words["Togo"]]))
    assert [t.text for t in acting] == ["citizens", "children"]
    assert [t.text for t in acted_on] == ["Togo"]


def test_who_sent_a_thing_is_not_at_the_meeting(nlp: Language) -> None:
    words = {
        token.text: token
        for token in nlp("A meeting was held on Friday to hand out the gifts sent by Torv, with Ray present.")
    }
    assert of_a_thing(words["Torv"], words["meeting"])
    assert not of_a_thing(words["Ray"], words["meeting"])
