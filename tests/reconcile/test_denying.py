"""Denials joined with what they deny; whose waters; plans that came to nothing; who blames whom."""

import pytest

from regesta.reconcile.together import reconcile
from regesta.records import Disagreement, EventMention, Provenance
from tests.reconcile.making import person, report, state, told

NORWAY, LATVIA, BERG, OZOLS = (
    state("Norway", "NOR"),
    state("Latvia", "LVA"),
    person("Anna Berg", "NOR"),
    person("Juris Ozols", "LVA"),
)
REPORTS = [report("a", "2024-06-20"), report("b", "2024-06-21")]


def found(mentions: list[EventMention]) -> list[Disagreement]:
    return list(reconcile(REPORTS, mentions, (), ()).disagreements)


def test_held_and_seized_of_one_denial_by_him_who_did_it() -> None:
    held = told("a", "COERCE/arrest", [NORWAY], [LATVIA], sentence="They had been held.", by=(OZOLS,))
    denied = told("a", "COERCE/seizure", [NORWAY], [LATVIA], sentence="Nobody was seized.", status="denied", by=(BERG,))
    assert [(d.field, d.kind) for d in found([held, denied])] == [("status", "denial")]


def test_an_act_often_done_is_denied_where_the_denial_takes_it_up() -> None:
    delay = told("a", "REJECT/postponement", [NORWAY], sentence="They held it up.", by=(OZOLS,))
    denied = told("a", "REJECT/postponement", [NORWAY], sentence="There was no delay.", status="denied", by=(BERG,))
    made = Provenance(made_by="extract.denials 1", reasons=(f"denies {delay.id}",))
    denied = type(denied)(**{**{n: getattr(denied, n) for n in denied.__struct_fields__}, "provenance": made})
    assert [(d.field, d.kind) for d in found([delay, denied])] == [("status", "denial")]


def test_nobody_denies_what_he_has_told_himself() -> None:
    told_ = told("a", "COERCE/arrest", [NORWAY], [LATVIA], date="2024-06-19", sentence="They were held.", by=(BERG,))
    denied = told(
        "a", "COERCE/arrest", [NORWAY], [LATVIA], date="2024-06-19", sentence="Not they.", status="denied", by=(BERG,)
    )
    assert found([told_, denied]) == []


SEIZED = "Norway seized the trawler Petrel"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("in international waters", "in Norwegian waters", ["international waters", "Norwegian waters"]),
        (
            "on the way, in international waters",
            "in its territorial waters",
            ["international waters", "its territorial waters"],
        ),
        ("in international waters", "in the North Sea", []),
        ("in Norwegian waters", "in its own waters", []),
    ],
)
def test_whose_waters_it_was_in(one: str, other: str, expected: list[str]) -> None:
    acts = [
        told(
            name,
            "COERCE/seizure",
            [NORWAY],
            [LATVIA],
            date="2024-06-19",
            sentence=f"{SEIZED} {where}.",
            thing="trawler Petrel",
        )
        for name, where in (("a", one), ("b", other))
    ]
    values = [position.value for d in found(acts) if d.field == "place" for position in d.positions]
    assert values == expected


def test_a_plan_came_to_nothing_only_on_its_day() -> None:
    plan = told("a", "CONSULT/meeting", [BERG, OZOLS], date="2024-06-21", status="planned", sentence="They will meet.")
    undone = told(
        "b", "CONSULT/meeting", [BERG, OZOLS], date="2024-06-21", status="not_happened", sentence="They did not meet."
    )
    assert [(d.field, d.kind) for d in found([plan, undone])] == [("status", "revision")]
    vague = told("a", "CONSULT/meeting", [BERG, OZOLS], status="planned", sentence="They will meet.")
    never = told("a", "CONSULT/meeting", [BERG, OZOLS], status="not_happened", sentence="They will not meet well.")
    assert found([vague, never]) == []


def test_two_who_meet_are_not_two_who_did_it() -> None:
    one = told("a", "CONSULT/visit", [NORWAY], [LATVIA], date="2024-06-19", sentence="Norway came.", by=(OZOLS,))
    other = told("a", "CONSULT/visit", [LATVIA], [NORWAY], date="2024-06-19", sentence="Latvia came.", by=(BERG,))
    assert found([one, other]) == []


def test_what_might_have_been_done_was_no_plan() -> None:
    talks = told("b", "CONSULT/meeting", [BERG, OZOLS], date="2024-06-19", sentence="They met on Wednesday.")
    plan = told("a", "CONSULT/meeting", [BERG, OZOLS], date="2024-06-25", sentence="They may meet.", status="possible")
    assert found([plan, talks]) == []


def test_what_lay_long_behind_its_report_is_not_what_another_denies() -> None:
    deal = told("a", "AGREE/agreement", [NORWAY], [LATVIA], date="2024-06-19", sentence="They agreed.", by=(OZOLS,))
    denied = told("b", "AGREE/agreement", [NORWAY], sentence="There was no deal.", status="denied", by=(BERG,))
    assert [d.field for d in found([deal, denied])] == ["status"]
    old = told("a", "AGREE/agreement", [NORWAY], [LATVIA], date="1994", sentence="They agreed.", by=(OZOLS,))
    assert found([old, denied]) == []
