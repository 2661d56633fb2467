"""The line that tells an event: every entry of the lexicon by its example, statuses, and many parties."""

from typing import get_args

import pytest
from msgspec.structs import replace

from regesta.lexicons import lexicon
from regesta.records import EventType, Party, PlaceRef
from regesta.serve.wording import names, phrase, what
from tests import sample

ENTRIES = lexicon("wording")


@pytest.mark.parametrize("name", ENTRIES)
def test_the_example_of_each_entry(name: str) -> None:
    kind = name if name in get_args(EventType) else "CONSULT"
    assert phrase(kind, name, {"A": "Norway", "B": "Chad", "O": "the thing"}) == ENTRIES[name]["example"]


@pytest.mark.parametrize("name", ENTRIES)
def test_no_entry_leaves_a_hole(name: str) -> None:
    kind = name if name in get_args(EventType) else "CONSULT"
    for actors in ("", "Norway"):
        for to_come in (False, True):
            line = phrase(kind, name, {"A": actors}, to_come=to_come)
            assert line == " ".join(line.split())
            assert not set("{}[]|") & set(line)
            assert line.split()[-1] not in {"to", "with", "of", "for", "on", "from", "at", "against", "the"}


def test_every_type_has_an_entry() -> None:
    assert set(get_args(EventType)) <= set(ENTRIES)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("happened", "Anna Berg visited Chad"),
        ("planned", "planned: Anna Berg to visit Chad"),
        ("possible", "possible: Anna Berg to visit Chad"),
        ("denied", "denied: Anna Berg visited Chad"),
        ("not_happened", "did not happen: Anna Berg visited Chad"),
    ],
)
def test_status_is_told_first(status: str, expected: str) -> None:
    assert what(replace(sample.EVENTS[1], status=status)) == expected


def test_nobody_known_gives_a_noun_with_a_capital() -> None:
    event = replace(
        sample.EVENTS[1], type="MOBILIZE", subtype="missile_launch", status="happened", actors=(), recipients=()
    )
    assert what(event) == "Launch of a missile"


def test_what_struck_is_not_what_was_struck() -> None:
    blow = replace(sample.EVENTS[1], type="ASSAULT", subtype="shelling", status="happened", recipients=(), actors=())
    assert what(replace(blow, object="two shells", place=None)) == "Shelling"
    assert what(replace(blow, object="the harbour", place=None)) == "Shelling of the harbour"


def test_a_kind_without_entry_is_told_by_its_type() -> None:
    assert (
        what(replace(sample.EVENTS[1], subtype="never_heard_of", status="happened")) == "Anna Berg consulted with Chad"
    )


def test_a_place_is_told_once() -> None:
    event = replace(sample.EVENTS[1], status="happened", place=PlaceRef(name="Chad", span=None))
    assert what(event) == "Anna Berg visited Chad"
    assert (
        what(replace(event, place=PlaceRef(name="Hall 3", span=None, precision="venue")))
        == "Anna Berg visited Chad at Hall 3"
    )


def test_who_visits_a_place_visits_the_place() -> None:
    event = replace(sample.EVENTS[1], status="happened", recipients=())
    field = PlaceRef(name="the Oro oil field", span=None, precision="venue")
    assert what(replace(event, place=field)) == "Anna Berg visited the Oro oil field"
    assert what(replace(event, status="planned", place=field)) == "planned: Anna Berg to visit the Oro oil field"


def test_a_thing_that_is_only_it_is_not_told() -> None:
    event = replace(sample.EVENTS[1], type="REJECT", subtype="rejection", status="happened", recipients=(), place=None)
    assert what(replace(event, object="it")) == "Anna Berg rejected a proposal"
    assert what(replace(event, object="the plan")) == "Anna Berg rejected the plan"


def test_long_things_are_cut_at_a_word() -> None:
    event = replace(sample.EVENTS[0], object="bridge " * 30, place=None)
    assert what(event).endswith("bridge …)")
    assert len(what(event)) < 120


def test_what_began_a_sentence_of_a_report_does_not_begin_ours() -> None:
    event = replace(sample.EVENTS[1], status="happened", recipients=(Party(name="The two sides", span=None),))
    assert what(event) == "Anna Berg visited the two sides"
    event = replace(event, recipients=(Party(name="The Hague", span=None, actor="hague"),))
    assert what(event) == "Anna Berg visited The Hague"
    event = replace(sample.EVENTS[0], object="The bridge at Finse,", place=None)
    assert what(event) == "Norway and Chad opened a transport link (the bridge at Finse)"


def test_a_name_in_the_thing_is_not_told_again() -> None:
    assert phrase("SANCTION", "recall", {"A": "Norway", "B": "Chad", "O": "its envoy from Chad"}) == (
        "Norway recalled its envoy from Chad"
    )


def test_a_pronoun_is_nobody() -> None:
    event = replace(sample.EVENTS[1], status="happened", actors=(Party(name="They", span=None),))
    assert what(event) == "Visit to Chad"


def test_many_parties_are_counted() -> None:
    def parties(*given: str) -> list[Party]:
        return [Party(name=name, span=None) for name in given]

    assert names(parties()) == ""
    assert names(parties("A")) == "A"
    assert names(parties("A", "B", "A")) == "A and B"
    assert names(parties("A", "B", "C")) == "A, B and C"
    assert names(parties("A", "B", "C", "D", "E")) == "A, B and 3 others"


def test_the_boat_that_was_seized_is_the_thing_not_whom_it_was_taken_from() -> None:
    seizure = replace(
        sample.EVENTS[1],
        type="COERCE",
        subtype="seizure",
        status="happened",
        recipients=(Party(name="a Chadian trawler", span=None),),
    )
    assert what(seizure) == "Anna Berg seized a Chadian trawler"
    assert what(replace(seizure, object="a boat")) == "Anna Berg seized a boat"
    embassy = Party(name="Embassy of Chad", span=None, actor="b-1", body="b-1", state="TCD")
    assert what(replace(seizure, recipients=(embassy,))) == "Anna Berg seized Embassy of Chad"


@pytest.mark.parametrize(
    ("kind", "subtype", "content", "expected"),
    [
        ("REQUEST", "demand", "that Chad free the crew", "Norway made a demand to Chad that Chad free the crew"),
        ("ACCUSE", "accusation", "of crossing the line", "Norway accused Chad of crossing the line"),
        ("REJECT", "denial", "that shots were fired", "Norway denied that shots were fired"),
        ("ACCUSE", "accusation", "that it fired", "Norway accused Chad (that it fired)"),
        ("AGREE", "acceptance", "to cut its garrison", "Norway undertook to cut its garrison"),
        ("RETREAT", "withdrawal", "from the hills", "Norway withdrew from the hills"),
    ],
)
def test_what_an_act_of_words_is_about(kind: EventType, subtype: str, content: str, expected: str) -> None:
    assert phrase(kind, subtype, {"A": "Norway", "B": "Chad", "C": content}) == expected


def test_a_place_behind_what_was_agreed_stands_apart() -> None:
    event = replace(sample.EVENTS[1], type="AGREE", subtype="agreement", status="happened", content="to meet again")
    line = what(replace(event, place=PlaceRef(name="Riga", span=None)))
    assert line == "Anna Berg reached an agreement with Chad to meet again (Riga)"


def test_a_quotation_that_is_cut_is_closed() -> None:
    event = replace(sample.EVENTS[1], type="ACCUSE", subtype="accusation", status="happened", place=None)
    line = what(replace(event, content='of "plain ' + "piracy " * 30))
    assert line.endswith('piracy …"')


def test_a_state_beside_its_own_minister_is_not_told_twice() -> None:
    lund = Party(name="Per Lund", span=None, actor="p", person="p", state="TCD")
    chad, peru = (
        Party(name=name, span=None, actor=name, state=code) for name, code in (("Chad", "TCD"), ("Peru", "PER"))
    )
    event = replace(
        sample.EVENTS[1], subtype="meeting", status="happened", actors=(peru, chad, lund), recipients=(), place=None
    )
    assert what(event) == "Peru and Per Lund met"
    assert what(replace(event, actors=(peru, chad))) == "Peru and Chad met"


def test_what_the_line_says_already_is_not_told_twice() -> None:
    event = replace(
        sample.EVENTS[1], status="happened", type="AGREE", subtype="agreement", object="an agreement", place=None
    )
    assert what(event) == "Anna Berg reached an agreement with Chad"


def test_a_place_that_was_left_is_left() -> None:
    event = replace(sample.EVENTS[1], status="happened", type="RETREAT", subtype="withdrawal", recipients=())
    assert what(replace(event, object="northern Peru", place=PlaceRef(name="Peru", span=None))) == (
        "Anna Berg withdrew from northern Peru"
    )


def test_who_is_accused_for_something_is_blamed() -> None:
    assert phrase("ACCUSE", "accusation", {"A": "Norway", "B": "Chad", "C": "for the raid"}) == (
        "Norway blamed Chad for the raid"
    )
