"""Who receives and who visits, where a report names both as visitors."""

from regesta.link.acts.visits import received
from regesta.records import EventMention, Party, Provenance, Span

SPAN = Span(document="d", start=0, end=1, text="x")


def visit(actors: list[str | None], hosts: list[str]) -> EventMention:
    return EventMention(
        id="e",
        document="d",
        sentence=SPAN,
        trigger=SPAN,
        type="CONSULT",
        subtype="visit",
        status="happened",
        actors=tuple(Party(name=f"of {code}", span=None, state=code) for code in actors),
        recipients=tuple(Party(name=code, span=None, state=code) for code in hosts),
        provenance=Provenance(made_by="test"),
    )


def test_of_two_leaders_the_one_at_home_receives() -> None:
    settled = received(visit(["RUS", "PRK"], ["RUS"]))
    assert [p.state for p in settled.actors] == ["PRK"]
    assert [p.name for p in settled.recipients] == ["of RUS", "RUS"]


def test_a_journey_at_home_and_a_journey_of_strangers_stay_as_they_are() -> None:
    for event in (visit(["RUS"], ["RUS"]), visit(["PRK", None], ["RUS"]), visit(["PRK"], [])):
        assert received(event) == event


def test_those_of_no_known_state_are_no_guests() -> None:
    settled = received(visit(["PRK", None, None], ["PRK"]))
    assert len(settled.actors) == 3
