"""Accounts of one act become one event; accounts of two do not. All people are invented."""

import pytest
from msgspec.structs import replace

from regesta.reconcile.ties import event_id
from regesta.reconcile.together import Reconciled, reconcile
from regesta.records import Document, EventMention, Judgement, Party, PlaceRef
from tests.reconcile.making import person, report, state, told

BERG, TAMM = person("Anna Berg", "NOR"), person("Ilmar Tamm", "EST")
OZOLS, KOLA = person("Juris Ozols", "LVA"), person("Pekka Kola", "FIN")
NORWAY, LATVIA = state("Norway", "NOR"), state("Latvia", "LVA")
REPORTS = [report("a", "2024-06-20"), report("b", "2024-06-21"), report("c", "2024-09-01"), report("d")]
MEET, VISIT, SIGN = "CONSULT/meeting", "CONSULT/visit", "SUPPORT/treaty_signing"


def run(
    *mentions: EventMention, documents: list[Document] = REPORTS, judgements: tuple[Judgement, ...] = ()
) -> Reconciled:
    return reconcile(documents, mentions, (), (), judgements=judgements)


def replace_place(mention: EventMention, where: PlaceRef) -> EventMention:
    return replace(mention, place=where)


OZOLS_AGAIN = Party(name="the minister", span=None)
ONE = {
    "the same report, and whoever is known by then": (
        told("a", MEET, [BERG, OZOLS], date="2024-06-19"),
        told("a", MEET, [BERG, OZOLS_AGAIN], date="2024-06-19", sentence="Berg and the minister met for two hours."),
    ),
    "the same day": (
        told("a", MEET, [BERG, OZOLS], date="2024-06-19"),
        told("b", MEET, [OZOLS, BERG], date="2024-06-19"),
    ),
    "a day and its month": (
        told("a", MEET, [BERG, OZOLS], date="2024-06-19"),
        told("c", MEET, [BERG, OZOLS], date="2024-06"),
    ),
    "a month whose year is open, and the year": (
        told("d", SIGN, [BERG, OZOLS], date="XXXX-06", thing="Treaty on Partnership"),
        told("c", SIGN, [NORWAY, LATVIA], date="2024", thing="Treaty on Partnership", background=True),
    ),
    "talks and meeting": (
        told("a", MEET, [BERG, OZOLS], date="2024-06-19"),
        told("b", "CONSULT/talks", [BERG, OZOLS], date="2024-06-19"),
    ),
    "undated, and published a day later": (
        told("a", MEET, [BERG, OZOLS], date="2024-06-19"),
        told("b", MEET, [BERG, OZOLS]),
    ),
    "headline and lead": (
        told("a", VISIT, [BERG], [LATVIA], sentence="Berg in Riga"),
        told("a", VISIT, [BERG], [LATVIA], date="2024-06-19"),
    ),
    "claimed and denied": (
        told("a", "ASSAULT/shelling", [NORWAY], [LATVIA], date="2024-06-19"),
        told("b", "ASSAULT/shelling", [NORWAY], [LATVIA], date="2024-06-19", status="denied", by=(BERG,)),
    ),
}
OFFICIALS = Party(name="senior Latvian officials", span=None, state="LVA", sector="GOV")
LAWMAKER = Party(name="Edgars Liepa", span=None, sector="LEG")
TEAM = Party(name="a team of engineers", span=None, state="LVA")
TWO = {
    "one report names a lawmaker, and officials before": (
        told("a", MEET, [BERG, OFFICIALS], date="2024-06-19"),
        told("a", MEET, [BERG, LAWMAKER], sentence="She met Mr Liepa."),
    ),
    "one report names officials, and a team before": (
        told("a", MEET, [BERG, TEAM], date="2024-06-19"),
        told("a", MEET, [BERG, OFFICIALS], date="2024-06-19", sentence="She met officials."),
    ),
    "other days": (
        told("a", MEET, [BERG, OZOLS], date="2024-06-19"),
        told("b", MEET, [BERG, OZOLS], date="2024-06-20"),
    ),
    "other people": (
        told("a", MEET, [BERG, OZOLS], date="2024-06-19"),
        told("b", MEET, [BERG, KOLA], date="2024-06-19"),
    ),
    "a visit and the meeting during it": (
        told("a", VISIT, [BERG], [LATVIA], date="2024-06-19"),
        told("a", MEET, [BERG, OZOLS], date="2024-06-19"),
    ),
    "planned and done": (
        told("a", MEET, [BERG, OZOLS], date="2024-06-30", status="planned"),
        told("c", MEET, [BERG, OZOLS], date="2024-06-30"),
    ),
    "who hit whom": (
        told("a", "ASSAULT/attack", [NORWAY], [LATVIA], date="2024-06-19"),
        told("a", "SUPPORT/praise", [NORWAY], [LATVIA], date="2024-06-19"),
    ),
    "undated and long after": (
        told("a", MEET, [BERG, OZOLS], date="2024-06-19"),
        told("c", MEET, [BERG, OZOLS], sentence="They had talks."),
    ),
    "an agreement and the treaty on another thing": (
        told("a", SIGN, [NORWAY, LATVIA], date="2024-06-19", thing="fishing convention"),
        told("a", "AGREE/agreement", [NORWAY, LATVIA], date="2024-06-19", thing="release of prisoners"),
    ),
    "two demands of one minister": (
        told(
            "a",
            "REQUEST/demand",
            [BERG],
            [LATVIA],
            thing="release of the crew",
            sentence="Berg demanded the release of the crew.",
        ),
        told("a", "REQUEST/demand", [BERG], [LATVIA], thing="an apology", sentence="She also called for an apology."),
    ),
}


@pytest.mark.parametrize("name", ONE)
def test_one_event(name: str) -> None:
    found = run(*ONE[name])
    assert [len(event.mentions) for event in found.events] == [2]
    assert len(found.events[0].joined) == 1
    assert found.events[0].joined[0].reasons


@pytest.mark.parametrize("name", TWO)
def test_two_events(name: str) -> None:
    assert [len(event.mentions) for event in run(*TWO[name]).events] == [1, 1]


def test_time_is_what_all_accounts_leave_and_says_who_gave_what() -> None:
    one, other = ONE["a month whose year is open, and the year"]
    event = run(one, other).events[0]
    assert event.time is not None
    assert event.time.edtf == "2024-06"
    assert any("2024 from" in reason and other.id in reason for reason in event.provenance.reasons)
    assert any("XXXX-06 from" in reason and one.id in reason for reason in event.provenance.reasons)


def test_people_stand_for_their_states_once() -> None:
    event = run(*ONE["a month whose year is open, and the year"]).events[0]
    assert [party.name for party in event.actors] == ["Anna Berg", "Juris Ozols"]


def test_two_parties_of_one_side_named_together_stay_two() -> None:
    event = run(
        told("a", MEET, [BERG, NORWAY, OZOLS], date="2024-06-19"), told("b", MEET, [BERG, OZOLS], date="2024-06-19")
    ).events[0]
    assert sorted(party.name for party in event.actors) == ["Anna Berg", "Juris Ozols", "Norway"]


def test_denied_and_claimed_is_one_event_that_happened_with_a_denial() -> None:
    found = run(*ONE["claimed and denied"])
    assert found.events[0].status == "happened"
    assert [(d.field, d.kind) for d in found.disagreements] == [("status", "denial")]
    positions = {position.value: position for position in found.disagreements[0].positions}
    assert set(positions) == {"happened", "denied"}
    assert positions["denied"].by == ("Anna Berg",)


def test_plan_and_act_are_linked() -> None:
    plan, act = TWO["planned and done"]
    found = run(plan, act)
    assert all(any("plan and act" in reason for j in event.near for reason in j.reasons) for event in found.events)


def test_undated_account_that_fits_two_acts_joins_neither() -> None:
    first = told("a", MEET, [BERG, OZOLS], date="2024-06-10")
    second = told("b", MEET, [BERG, OZOLS], date="2024-06-19")
    vague = told("d", MEET, [BERG, OZOLS], date="2024", sentence="Berg and Ozols have met before.")
    assert sorted(len(event.mentions) for event in run(first, second, vague).events) == [1, 1, 1]


def test_event_is_named_after_the_report_published_first() -> None:
    one, other = ONE["the same day"]
    assert run(one, other).events[0].id == run(one).events[0].id == event_id(one.id)


def _judged(left: str, right: str, verdict: str, **more: str) -> Judgement:
    return Judgement(id=f"j{verdict}", left=left, right=right, verdict=verdict, decided_by="analyst", **more)  # type: ignore[arg-type]


def test_a_person_parts_what_the_program_joins_and_the_other_way_round() -> None:
    one, other = ONE["the same day"]
    assert len(run(one, other, judgements=(_judged(one.id, other.id, "different"),)).events) == 2
    one, other = TWO["other days"]
    judgement = _judged(event_id(one.id), event_id(other.id), "same")
    found = run(one, other, judgements=(judgement,))
    assert len(found.events) == 1
    assert judgement in found.events[0].joined


def test_withdrawing_a_judgement_restores_the_former_clusters() -> None:
    for one, other in (*ONE.values(), *TWO.values()):
        before = run(one, other)
        for verdict in ("same", "different"):
            withdrawn = _judged(one.id, other.id, verdict, withdrawn_at="2024-10-01")
            assert run(one, other, judgements=(withdrawn,)) == before


def test_who_is_only_pointed_at_gives_way_to_who_is_named() -> None:
    president, harbour = Party(name="the president", span=None), Party(name="the harbour", span=None)
    event = run(
        told("a", SIGN, [BERG, OZOLS], date="2024-06-19", thing="Riga Accord"),
        told("b", SIGN, [president, OZOLS], date="2024-06-19", thing="Riga Accord"),
    ).events[0]
    assert [party.name for party in event.actors] == ["Anna Berg", "Juris Ozols"]
    alone = run(told("a", "ASSAULT/shelling", [NORWAY], [harbour], date="2024-06-19")).events[0]
    assert [party.name for party in alone.recipients] == ["the harbour"]


def test_what_has_no_date_anywhere_is_not_joined_by_its_parties_alone() -> None:
    reports = [report("a"), report("b"), report("c")]
    meeting, same = "CONSULT/meeting", "They met again for long talks about the border and trade."
    plain = [told("a", meeting, [BERG, OZOLS], sentence=same), told("b", meeting, [BERG, OZOLS], sentence=same)]
    assert len(reconcile(reports, plain, (), ()).events) == 2
    rare = "In the end both met at Kolkastrand, at the foot of Old Light."
    named = [told("a", meeting, [BERG, OZOLS], sentence=rare), told("b", meeting, [BERG, OZOLS], sentence=rare)]
    assert len(reconcile(reports, named, (), ()).events) == 1
    dated = [report("a", "2024-05-02"), report("b", "2024-05-03")]
    assert len(reconcile(dated, plain, (), ()).events) == 1


def test_initials_and_a_people_named_as_its_state_are_no_names_that_make_two_acts_one() -> None:
    undated = [report("p"), report("q")]
    soldiers = [
        Party(name=f"{many} Latvian soldiers", span=None, state="LVA", sector="MIL") for many in ("two", "three")
    ]
    sentences = (
        "The U.N. says two Latvian soldiers died at a ford.",
        "Three Latvian soldiers were shot, the U.N. said.",
    )
    killings = [
        told(one.id, "ASSAULT/killing", [], [who], sentence=sentence)
        for one, who, sentence in zip(undated, soldiers, sentences, strict=True)
    ]
    assert len(run(*killings, documents=undated).events) == 2


def test_a_place_in_common_does_not_make_two_acts_one_that_have_no_date_anywhere() -> None:
    undated = [report("p"), report("q")]
    delta = PlaceRef(name="Upper Lagos Delta", span=None, place="delta", country="NGA", precision="region")
    raids = [
        told(one.id, "ASSAULT/killing", [NORWAY], [LATVIA], sentence=f"Norway killed {who} in the Upper Lagos Delta.")
        for one, who in zip(undated, ("a Latvian", "eleven Latvians"), strict=True)
    ]
    assert len(run(*(replace(raid, place=delta) for raid in raids), documents=undated).events) == 2


def test_a_second_place_is_a_second_act_where_acts_are_at_one_place() -> None:
    riga = PlaceRef(name="Riga", span=None, place="p1", country="LVA", precision="city")
    narva = PlaceRef(name="Narva", span=None, place="p2", country="EST", precision="city")
    raids = [told(name, "ASSAULT/attack", [NORWAY], date="2024-06-19", sentence=name) for name in "ab"]
    assert len(run(*raids).events) == 1
    assert len(run(*map(replace_place, raids, (riga, narva))).events) == 2
    village, town = Party(name="the village of Pade", span=None), Party(name="the town of Torva", span=None)
    shelled = [
        told("a", "ASSAULT/shelling", [NORWAY], [village], date="2024-06-19", at="Pade"),
        told("b", "ASSAULT/shelling", [NORWAY], [town], date="2024-06-19", at="Torva"),
    ]
    assert len(run(*shelled).events) == 2
    talks = [told(name, MEET, [BERG, OZOLS], date="2024-06-19") for name in "ab"]
    assert len(run(*map(replace_place, talks, (riga, narva))).events) == 1


def test_a_paper_is_known_by_its_name_where_nobody_is_named() -> None:
    force = "SUPPORT/entry_into_force"
    one = told("a", force, [BERG, OZOLS], date="2024-06-19", thing="the Riga fishing accord")
    other = told("b", force, [], date="2024-06-19", thing="the Riga fishing accord", sentence="It took effect.")
    assert len(run(one, other).events) == 1
    another = told("b", force, [], date="2024-06-19", thing="a loan treaty with banks", sentence="It took effect.")
    assert len(run(one, another).events) == 2


def test_a_ship_by_name_is_found_across_the_end_of_a_month_and_in_the_other_slot() -> None:
    ship = Party(name="trawler Liv Dahl", span=None, state="LVA", sector="CVL")
    reports = [report("a", "2024-06-02"), report("b", "2024-06-02")]
    seized = [
        told("a", "COERCE/seizure", [NORWAY], [ship], date="2024-06-01", sentence="They seized it."),
        told("b", "COERCE/seizure", [NORWAY], [ship], date="2024-05-31", sentence="They stopped it."),
    ]
    assert len(reconcile(reports, seized, (), ()).events) == 1
    thing = told("b", "COERCE/seizure", [NORWAY], date="2024-06-01", thing="the trawler Liv Dahl and its crew")
    assert len(reconcile(reports, [seized[0], thing], (), ()).events) == 1
