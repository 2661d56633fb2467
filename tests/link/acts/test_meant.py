"""Who several are that the report tells of as a whole."""

import pytest

from tests.link.acts.test_story import acts, states

pytestmark = pytest.mark.model
CASES = [
    ("India and China massed troops at the border in May. Each army deployed 50,000 soldiers there.", "deployed", "CHN,IND", "-"),
    ("Norway and Chad signed a treaty. Peru condemned the treaty. The ministers agreed to raise taxes.", "agreed", "-", "-"),
    ("Norway and Chad held talks in Oslo. Norway urged the countries of the region to talk.", "urged", "NOR", "-"),
    (
        "The presidents of Norway and Chad met on Monday. They decided that their special envoys for fishing would meet in June.",
        "meet", "NOR,TCD", "-",
    ),
    (
        "Indian and Chinese troops clashed at the line on Monday. Soldiers had scuffled in May. India and China later held talks.",
        "scuffled", "CHN,IND", "-",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "acting", "on"), CASES)
def test_those_who_acted_together(text: str, word: str, acting: str, on: str) -> None:
    found = [one for one in acts(text) if one.trigger.text == word]
    assert [(states(one.actors), states(one.recipients)) for one in found] == [(acting, on)] or (
        not found and (acting, on) == ("-", "-")
    )
