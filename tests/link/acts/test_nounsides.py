"""The side that a noun does not name."""

import pytest

from tests.link.acts.test_story import acts, states

pytestmark = pytest.mark.model
TWO = "Norway and Chad broke off relations on May 2. Chad accused Norway of spying. Norway accused Chad of lies. "
SIDES = [
    (TWO + "The row began with the expulsion of Chadian diplomats in April.", "expulsion", "NOR", "TCD"),
    (TWO + "The answer came on Friday with a ban on Chadian fish.", "ban", "NOR", "TCD"),
]
UNTOLD = [
    (TWO + "The quarrel goes back to the 1958 raid by Norway.", "raid"),
    ("The row began with the expulsion of Chadian diplomats in April. Peru, Mali and Norway were silent.", "expulsion"),
    (TWO + "An expulsion of Peruvian diplomats in April was forgotten.", "expulsion"),
    (TWO + "The paper spoke of expulsions of Chadian diplomats.", "expulsions"),
    ("LIMA - Ann Lee, the Peruvian premier, spoke of her trip.", "trip"),
]


@pytest.mark.parametrize(("text", "word", "by", "to"), SIDES)
def test_the_other_of_two(text: str, word: str, by: str, to: str) -> None:
    (event,) = [one for one in acts(text) if one.trigger.text == word]
    assert (states(event.actors), states(event.recipients)) == (by, to)


@pytest.mark.parametrize(("text", "word"), UNTOLD)
def test_nobody_tells_it(text: str, word: str) -> None:
    assert [one for one in acts(text) if one.trigger.text == word] == []


def test_a_paper_with_a_name_is_signed_by_both() -> None:
    found = [
        one
        for one in acts(TWO + "The row ended with the signing of the Arica Treaty.")
        if one.trigger.text == "signing"
    ]
    assert [states(one.actors) for one in found] == ["NOR,TCD"]
