"""Bodies that a report on one state leaves without it."""

import pytest

from tests.link.acts.test_story import acts

pytestmark = pytest.mark.model
Side = tuple[str | None, str | None]
HOME = "Togo has been tense since the vote. Togolese radio said that the night was quiet. "
CASES = [  # text, trigger, actors, recipients
    (HOME + "Security forces shot dozens of protesters on Sunday.", "shot", {("TGO", "MIL")}, {("TGO", "CVL")}),
    (HOME + "The opposition called for new elections.", "called", {("TGO", "OPP")}, set()),
    (HOME + "Riot police fired tear gas at students.", "fired", {("TGO", "COP")}, {("TGO", "CVL")}),
]
LEFT_OPEN = [
    "Togo has been tense since the vote. Togo and Ghana closed their border. Police arrested twelve students.",
    "Togo has been tense since the vote. Police arrested twelve students.",
    HOME + "Foreign police arrested twelve nurses.",
]


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), CASES)
def test_inside_the_one_state(text: str, trigger: str, actors: set[Side], recipients: set[Side]) -> None:
    (act,) = [one for one in acts(text) if one.trigger.text == trigger]
    assert {(party.state, party.sector) for party in act.actors} == actors
    assert {(party.state, party.sector) for party in act.recipients} == recipients
    assert any("one state" in reason for reason in act.provenance.reasons)


@pytest.mark.parametrize("text", LEFT_OPEN)
def test_not_where_it_is_open(text: str) -> None:
    assert not [one for one in acts(text) if one.subtype == "arrest" and any(party.state for party in one.actors)]
