"""A side that another telling of the act names, and those to whom one goes on to speak."""

import pytest

from tests.link.acts.test_story import acts, states

pytestmark = pytest.mark.model
AGAIN = [
    ("Norway said it would withdraw its troops from Mali. Oslo has been withdrawing its troops since May.", "MLI"),
    ("Norway said it would withdraw its troops from Mali. Peru has been withdrawing its troops since May.", "-"),
    ("Norway withdrew troops from Mali and from Chad. Oslo has been withdrawing its troops since May.", "-"),
]
SPOKEN = [
    ("The European Union urged Peru to hold elections. It also called for the release of all priests.", "PER"),
    ("The European Union urged Peru to hold elections. Norway called for the release of all priests.", "-"),
]


@pytest.mark.parametrize(("text", "to"), AGAIN)
def test_done_to_the_same(text: str, to: str) -> None:
    found = [one for one in acts(text) if one.trigger.text == "withdrawing"]
    assert [states(one.recipients) for one in found] == [to]


def test_done_by_the_same() -> None:
    text = "The Colombian army killed the rebel Per Malk on Friday. Malk was killed near the border, a report says."
    found = [states(one.actors) for one in acts(text) if one.subtype == "killing"]
    assert found == ["COL", "COL"]


@pytest.mark.parametrize(("text", "to"), SPOKEN)
def test_said_on(text: str, to: str) -> None:
    (event,) = [one for one in acts(text) if one.trigger.text == "called"]
    assert states(event.recipients) == to
