"""People of several reports joined, kept apart, or proposed. All are invented."""

import random

import pytest

from regesta.link.judgements.judged import Judged
from regesta.link.known.build import actor_id
from regesta.link.people.namesakes import Account, judge_people
from regesta.records import Actor, Judgement, Office, Party, Provenance, record_id


def told(name: str, state: str | None, title: str = "", *, document: str = "d1", about: str = "") -> Account:
    offices = (Office(title=title, source=document, state=state),) if title else ()
    key = actor_id("person", name, state)
    actor = Actor(id=key, kind="person", name=name, state=state, offices=offices, provenance=Provenance(made_by="test"))
    return Account(actor=actor, document=document, about=frozenset(about.split()))


BARE = told("Ivo Strand", None, "Foreign Minister")
FULL = told("Ivo Strand", "NOR", "Norwegian Foreign Minister", document="d2")


def test_the_state_that_one_report_tells_is_filled_in_for_the_other() -> None:
    (made,) = judge_people([BARE, FULL])
    assert (made.verdict, made.left, made.right) == ("same", FULL.actor.id, BARE.actor.id)
    assert made.decided_by == "program"
    assert made.score is not None
    assert made.score >= 0.9
    assert "same office" in made.reasons
    party = Judged([made]).party(Party(name="Ivo Strand", span=None, actor=BARE.actor.id, person=BARE.actor.id), "d1")
    assert (party.actor, party.person, party.state) == (FULL.actor.id, FULL.actor.id, "NOR")


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (BARE, told("Ivo Strand", "NOR"), "unsure"),  # the other report tells no office
        (told("Ivo Strand", None, about="NOR"), FULL, "same"),
        (told("Ivo Strand", None, about="SWE"), FULL, "unsure"),
        (told("Ivo Strand", None, "Defence Minister"), FULL, "unsure"),
        (told("Ivo Strand", "SWE", "Foreign Minister"), FULL, None),
        (told("Ivo Strand", None, "journalist"), FULL, None),
        (told("Ivar Strand", None, "Foreign Minister"), FULL, None),
        (told("Strand", None, "Foreign Minister"), FULL, None),
    ],
)
def test_pairs(one: Account, other: Account, verdict: str | None) -> None:
    made = judge_people([one, other])
    assert [judgement.verdict for judgement in made] == ([verdict] if verdict else [])


def test_a_name_that_two_states_claim_is_only_proposed() -> None:
    swede = told("Ivo Strand", "SWE", "Foreign Minister", document="d3")
    made = judge_people([BARE, FULL, swede])
    assert {one.verdict for one in made} == {"unsure"}
    assert len(made) == 2


def test_order_does_not_matter() -> None:
    accounts = [
        BARE, FULL, told("Ivo Strand", None, about="NOR", document="d4"), told("Ana Holt", "SWE", "Prime Minister"),
        told("Ana Holt", None, "Prime Minister", document="d5"), told("Jon Beck", "SWE"), told("Jon Beck", "NOR"), told("Jon Beck", None),
    ]  # fmt: skip
    first = judge_people(accounts)
    assert {one.verdict for one in first} == {"same", "unsure"}
    for seed in range(5):
        random.Random(seed).shuffle(accounts)
        assert judge_people(accounts) == first


def test_a_person_takes_it_back() -> None:
    (made,) = judge_people([BARE, FULL])
    undo = Judgement(
        id=record_id("undo", made.id), left=made.id, right="", verdict="undo", decided_by="person", about="judgement",
        decided_at="2026-01-01",
    )  # fmt: skip
    party = Party(name="Ivo Strand", span=None, actor=BARE.actor.id)
    assert Judged([made, undo]).party(party, "d1") == party


def test_a_person_outranks_the_program() -> None:
    (made,) = judge_people([BARE, FULL])
    apart = Judgement(
        id="x", left=BARE.actor.id, right=FULL.actor.id, verdict="different", decided_by="person", about="actor", decided_at="2026-01-01"
    )  # fmt: skip
    party = Party(name="Ivo Strand", span=None, actor=BARE.actor.id)
    assert Judged([apart, made]).party(party, "d1") == party
