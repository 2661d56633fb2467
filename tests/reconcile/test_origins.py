"""Who an event rests on: copies, agencies and shared sources count once."""

from regesta.reconcile.together import reconcile
from regesta.records import Document, Event, Party
from tests.reconcile.making import person, report, told

BERG, OZOLS = person("Anna Berg", "NOR"), person("Juris Ozols", "LVA")
GUARD = Party(name="Coast Guard", span=None, actor="coast-guard", body="coast-guard", state="NOR", sector="COP")
AGENCY = Party(name="Fjord Wire", span=None, actor="fjord-wire", body="fjord-wire", sector="MED")


def _event(reports: list[Document], by: dict[str, Party] | None = None) -> Event:
    voices = by or {}
    mentions = [
        told(
            one.id,
            "CONSULT/meeting",
            [BERG, OZOLS],
            date="2024-06-19",
            by=(voices[one.id],) if one.id in voices else (),
        )
        for one in reports
    ]
    events = reconcile(reports, mentions, (), ()).events
    assert len(events) == 1
    return events[0]


def test_two_outlets_in_their_own_voice_are_two() -> None:
    event = _event([report("a", "2024-06-20", outlet="Ledger"), report("b", "2024-06-20", outlet="Herald")])
    assert sorted(origin.name for origin in event.origins) == ["Herald", "Ledger"]


def test_a_copy_counts_once() -> None:
    reports = [report("a", "2024-06-20", outlet="Ledger"), report("b", "2024-06-20", outlet="Herald", copy_of="a")]
    origins = _event(reports).origins
    assert [origin.documents for origin in origins] == [("a", "b")]
    assert origins[0].why == "copies of one report"


def test_two_outlets_with_one_agencys_story_are_one() -> None:
    reports = [report(k, "2024-06-20", outlet=o, agency="Fjord Wire") for k, o in (("a", "Ledger"), ("b", "Herald"))]
    assert [(o.name, o.documents) for o in _event(reports).origins] == [("Fjord Wire", ("a", "b"))]


def test_citing_an_agency_rests_on_the_agencys_own_report() -> None:
    reports = [report("a", "2024-06-20", outlet="Fjord Wire"), report("b", "2024-06-20", outlet="Herald")]
    assert [(o.name, o.documents) for o in _event(reports, {"b": AGENCY}).origins] == [("Fjord Wire", ("a", "b"))]


def test_one_named_source_told_to_two_outlets_is_one_origin() -> None:
    reports = [
        report("a", "2024-06-20", outlet="Ledger"),
        report("b", "2024-06-20", outlet="Herald"),
        report("c", "2024-06-20", outlet="Post"),
    ]
    origins = _event(reports, {"a": GUARD, "b": GUARD}).origins
    assert [(o.name, o.documents) for o in origins] == [("Coast Guard", ("a", "b")), ("Post", ("c",))]
    assert "Coast Guard" in origins[0].why
