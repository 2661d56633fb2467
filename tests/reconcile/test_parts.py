"""A visit holds its talks, dinner and signing; a plan is tied to its doing; nothing is merged."""

import pytest

from regesta.lexicons import lexicon
from regesta.reconcile.parts import related
from regesta.reconcile.together import reconcile
from regesta.records import Event, EventMention
from tests.reconcile.making import person, report, state, told

BERG, OZOLS, KOLA = person("Anna Berg", "NOR"), person("Juris Ozols", "LVA"), person("Pekka Kola", "FIN")
LATVIA = state("Latvia", "LVA")
REPORTS = [report("a", "2024-06-21"), report("b", "2024-06-22"), report("early", "2024-06-01")]
VISIT = told("a", "CONSULT/visit", [BERG], [LATVIA], date="2024-06-18/2024-06-20", sentence="Berg visited Latvia.")


def _events(*mentions: EventMention) -> dict[str, Event]:
    return {(e.subtype or "") + e.status[0]: e for e in reconcile(REPORTS, mentions, (), ()).events}


def _kinds(event: Event) -> list[tuple[str, str]]:
    return [(one.kind, one.event) for one in event.relations]


@pytest.mark.parametrize("act", ["CONSULT/talks", "CONSULT/dinner", "SUPPORT/treaty_signing"])
def test_a_visit_holds_what_its_parties_do_within_its_days(act: str) -> None:
    events = _events(VISIT, told("a", act, [BERG, OZOLS], date="2024-06-19", sentence="They sat down in Riga."))
    visit, part = events["visith"], events[act.split("/")[1] + "h"]
    assert _kinds(visit) == [("part", part.id)]
    assert _kinds(part) == [("whole", visit.id)]


OTHERS = {
    "another day": told("a", "CONSULT/talks", [BERG, OZOLS], date="2024-06-21"),
    "another party": told("a", "CONSULT/talks", [BERG, KOLA], date="2024-06-19"),
    "no date": told("a", "CONSULT/talks", [BERG, OZOLS]),
    "another report only": told("b", "CONSULT/talks", [BERG, OZOLS], date="2024-06-19"),
    "only planned": told("a", "CONSULT/talks", [BERG, OZOLS], date="2024-06-19", status="planned"),
    "an act of no such kind": told("a", "ACCUSE/criticism", [BERG], [LATVIA], date="2024-06-19"),
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS.keys())
def test_what_is_not_surely_within_it_is_no_part(other: EventMention) -> None:
    assert all(not e.relations for e in _events(VISIT, other).values())


def test_a_plan_and_its_doing_are_two_events_tied_to_each_other() -> None:
    plan = told("early", "CONSULT/meeting", [BERG, OZOLS], date="2024-06-19", status="planned")
    done = told("a", "CONSULT/meeting", [BERG, OZOLS], date="2024-06-19")
    events = _events(plan, done)
    assert _kinds(events["meetingp"]) == [("doing", events["meetingh"].id)]
    assert _kinds(events["meetingh"]) == [("plan", events["meetingp"].id)]


def test_nothing_to_relate_leaves_all_as_it_is() -> None:
    assert related([]) == []


def test_every_whole_and_every_group_is_known() -> None:
    groups = lexicon("reconcile/acts")["groups"]
    for entry in lexicon("reconcile/parts")["wholes"]:
        assert set(entry["holds"]) <= set(groups)
        assert set(entry["example"]) == {"whole", "part"}
        assert all(any(act in group["acts"] for group in groups.values()) for act in entry["acts"])
