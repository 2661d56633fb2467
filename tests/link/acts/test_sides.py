"""The side a sentence leaves unsaid: put in with its reason where a report is on two states, and only there."""

from contextlib import nullcontext

import pytest

from regesta.records import Document, EventMention
from regesta.stages import load_nlp, load_world, read_document

pytestmark = pytest.mark.model


def acts(text: str) -> list[EventMention]:
    document = Document(id="d", source="d", sha256="0", text=text, language="en")
    reading = read_document(document, load_nlp(), load_world(None, name=None), lambda _: nullcontext())
    return list(reading.extraction.event_mentions)


def of_type(text: str, kind: str) -> EventMention:
    return next(act for act in acts(text) if act.type == kind)


MET = "Peru accused Chile of delay on Monday."


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("Chile demanded an apology.", "REQUEST"),
        ("Chile recalled its ambassador.", "SANCTION"),
        ("Chile denied it all.", "REJECT"),
        ("The Chilean foreign ministry warned of consequences.", "THREATEN"),
    ],
)
def test_the_other_of_two_is_put_in_with_the_reason(answer: str, kind: str) -> None:
    act = of_type(f"{MET} {answer}", kind)
    assert [party.state for party in act.actors] == ["CHL"]
    assert [party.state for party in act.recipients] == ["PER"]
    assert "recipient: the other side of the report's two" in act.provenance.reasons
    span = act.recipients[0].span
    assert span is not None
    assert span.text == "Peru"


@pytest.mark.parametrize(
    "text",
    [
        f"{MET} Norway met Chile. Norway met Peru. Norway sent food to Peru. Chile demanded an apology.",  # three sides
        f"{MET} A Chilean trade union demanded an apology.",  # nobody who speaks for the state
        "Peru signed a treaty with Norway. Chile demanded an apology.",  # the two never meet
    ],
)
def test_nothing_is_put_in_where_it_does_not_go_without_saying(text: str) -> None:
    demanded = [act for act in acts(text) if act.type == "REQUEST"]
    assert demanded
    assert all(party.state != "PER" for act in demanded for party in act.recipients)


def test_who_is_named_stays_and_what_is_done_at_home_has_no_other_side() -> None:
    named = of_type(f"{MET} Chile demanded an apology from Norway.", "REQUEST")
    assert [party.state for party in named.recipients] == ["NOR"]
    home = of_type(f"{MET} Chile appointed Ida Moe foreign minister.", "SUPPORT")
    assert all(party.state != "PER" for party in home.recipients)


def test_both_sides_are_the_two_that_do_not_act() -> None:
    act = of_type("Peru accused Chile of delay. Norway appealed to both sides to hold talks.", "REQUEST")
    assert {party.state for party in act.recipients} == {"PER", "CHL"}


def test_an_act_that_names_nobody_has_the_parties_of_the_one_of_that_day_or_is_left_out() -> None:
    fought = "Peruvian and Chilean troops clashed on June 15, 2020. "
    named = [
        act for act in acts(f"{fought}The fighting of June 15, 2020 lasted an hour.") if act.trigger.text == "fighting"
    ]
    assert [{party.state for party in act.actors} for act in named] == [{"PER", "CHL"}]
    alone = acts("Peru accused Chile of delay. The fighting of June 15, 2020 lasted an hour.")
    assert all(act.trigger.text != "fighting" for act in alone)


def test_a_counterpart_serves_where_the_other_does() -> None:
    act = of_type("The Peruvian army commander met his Chilean counterpart on Monday.", "CONSULT")
    assert {(p.state, p.sector) for p in act.actors} == {("PER", "MIL"), ("CHL", "MIL")}


@pytest.mark.parametrize(("outlet", "doers"), [("Shabait", ["ERI"]), ("The Zenda Post", [])])
def test_what_a_ministry_announces_is_its_own_state_s_to_grant(outlet: str, doers: list[str]) -> None:
    text = "Eritrea's foreign minister met the Yemeni ambassador. Consular access to the detained persons will be granted on 8 March."
    document = Document(id="d", source="d", sha256="0", text=text, language="en", outlet=outlet)
    reading = read_document(document, load_nlp(), load_world(None, name=None), lambda _: nullcontext())
    granted = [act for act in reading.extraction.event_mentions if act.subtype == "consular_access"]
    assert [party.state for act in granted for party in act.actors] == doers
