"""What cannot all hold, and of which kind; and what only looks so."""

import pytest
from msgspec.structs import replace

from regesta.reconcile.counted import can_both_be
from regesta.reconcile.counting import attach, settle
from regesta.reconcile.together import reconcile
from regesta.records import Disagreement, EventMention, Figure, Party, Quantity, Span
from tests.reconcile.making import count, person, report, state, told

NORWAY, LATVIA, BERG = state("Norway", "NOR"), state("Latvia", "LVA"), person("Anna Berg", "NOR")
REPORTS = [report("a", "2024-06-20"), report("b", "2024-06-20"), report("c", "2024-06-28")]
SHELLING = "ASSAULT/shelling"


def shelling(document: str, **more: object) -> EventMention:
    return told(
        document, SHELLING, [NORWAY], [LATVIA], date="2024-06-19", sentence=f"{document}: Five were killed.", **more
    )  # type: ignore[arg-type]


def found(mentions: list[EventMention], figures: list[Figure]) -> list[Disagreement]:
    result = reconcile(REPORTS, mentions, (), figures)
    return list(result.disagreements)


def _quantity(bound: str, low: float | None, high: float | None = None) -> Quantity:
    said = Span(document="a", start=0, end=1, text="5")
    return Quantity(
        low=low, high=high if high is not None else (low if bound == "exact" else None), bound=bound, said=said
    )  # type: ignore[arg-type]


HOLD = [
    (("at_least", 12), ("exact", 15), True),
    (("at_least", 12), ("exact", 11), False),
    (("exact", 12), ("exact", 15), False),
    (("about", 50), ("exact", 49), True),
    (("about", 50), ("exact", 30), False),
    (("more_than", 130), ("exact", 130), False),
    (("more_than", 130), ("exact", 131), True),
    (("between", 49, 60), ("exact", 50), True),
    (("between", 49, 60), ("exact", 61), False),
    (("between", 49, 60), ("about", 65), True),
    (("at_least", 3), ("at_least", 40), True),
    (("times", 5), ("exact", 5), None),
]


@pytest.mark.parametrize(("one", "other", "expected"), HOLD)
def test_which_quantities_can_both_be(one: tuple, other: tuple, expected: bool | None) -> None:  # type: ignore[type-arg]
    assert can_both_be(_quantity(*one), _quantity(*other)) is expected
    assert can_both_be(_quantity(*other), _quantity(*one)) is expected


def test_at_most_and_less_than_take_their_upper_end() -> None:
    at_most = Quantity(low=None, high=9, bound="at_most", said=_quantity("exact", 1).said)
    assert can_both_be(at_most, _quantity("exact", 9)) is True
    assert can_both_be(at_most, _quantity("exact", 10)) is False


def test_two_numbers_of_one_day_contradict() -> None:
    one, other = shelling("a"), shelling("b")
    result = found([one, other], [count(one, 12, "people killed"), count(other, 15, "residents killed")])
    assert [(d.field, d.kind, [p.value for p in d.positions]) for d in result] == [
        ("number", "contradiction", ["12", "15"])
    ]
    assert result[0].positions[0].documents == ("a",)


def test_a_larger_toll_a_week_later_is_a_revision() -> None:
    one, other = shelling("a"), shelling("c")
    result = found([one, other], [count(one, 3, "people killed"), count(other, 5, "people killed")])
    assert [(d.kind, [p.value for p in d.positions]) for d in result] == [("revision", ["3", "5"])]


def test_a_smaller_toll_by_somebody_else_a_week_later_contradicts() -> None:
    one, other = shelling("a"), shelling("c")
    result = found([one, other], [count(one, 5, "people killed"), count(other, 3, "people killed", by=(BERG,))])
    assert [d.kind for d in result] == ["contradiction"]


def test_new_and_total_are_other_scopes() -> None:
    one, other = shelling("a"), shelling("b")
    result = found([one, other], [count(one, 17, "killed", scope="new"), count(other, 20, "killed", scope="total")])
    assert [d.kind for d in result] == ["scope"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((5, "people killed"), (9, "people wounded")),
        ((20, "Indian soldiers killed"), (4, "Chinese soldiers killed")),
        ((5, "houses"), (9, "ships")),
    ],
)
def test_other_things_do_not_disagree(first: tuple[float, str], second: tuple[float, str]) -> None:
    one, other = shelling("a"), shelling("b")
    one = type(one)(**{**_fields(one), "sentence": _plain(one.sentence)})
    other = type(other)(**{**_fields(other), "sentence": _plain(other.sentence)})
    assert found([one, other], [count(one, *first), count(other, *second)]) == []


def _fields(mention: EventMention) -> dict[str, object]:
    return {name: getattr(mention, name) for name in mention.__struct_fields__}


def _plain(span: Span) -> Span:
    return Span(document=span.document, start=span.start, end=span.start + 12, text="Shells fell.")


def test_one_voice_in_one_report_tells_parts_not_contradictions() -> None:
    one = shelling("a")
    assert found([one], [count(one, 11, "people killed"), count(one, 4, "people killed")]) == []


def test_a_day_and_its_month_do_not_disagree() -> None:
    one = told("a", "CONSULT/meeting", [BERG, LATVIA], date="2024-06-19")
    other = told("c", "CONSULT/meeting", [BERG, LATVIA], date="2024-06")
    assert found([one, other], []) == []


def test_a_day_apart_with_all_else_the_same_is_one_event_with_a_date_disagreement() -> None:
    more = {
        "thing": "trawler Petrel",
        "at": "Strait of Marn",
        "sentence": "Norway seized the trawler Petrel in the Strait of Marn.",
    }
    ship = Party(name="Petrel", span=None, state="LVA", sector="CVL")
    one = told("a", "COERCE/seizure", [NORWAY], [ship], date="2024-06-17", **more)  # type: ignore[arg-type]
    other = told("b", "COERCE/seizure", [NORWAY], [ship], date="2024-06-18", **more)  # type: ignore[arg-type]
    result = reconcile(REPORTS, [one, other], (), ())
    assert len(result.events) == 1
    assert [(d.field, d.kind, sorted(p.value for p in d.positions)) for d in result.disagreements] == [
        ("date", "contradiction", ["2024-06-17", "2024-06-18"])
    ]


def test_each_side_says_the_other_did_it() -> None:
    attack = "ASSAULT/shooting"
    by_norway = told("a", attack, [LATVIA], [NORWAY], date="2024-06-19", by=(BERG,), sentence="The other side fired.")
    by_latvia = told(
        "a",
        attack,
        [NORWAY],
        [LATVIA],
        date="2024-06-19",
        by=(person("Juris Ozols", "LVA"),),
        sentence="They opened fire first.",
    )
    result = found([by_norway, by_latvia], [])
    assert [(d.field, d.kind, sorted(p.value for p in d.positions)) for d in result] == [
        ("participants", "contradiction", ["Latvia", "Norway"])
    ]


def test_two_attacks_of_which_one_has_no_date_are_not_one_told_the_other_way_round() -> None:
    attack = "ASSAULT/shooting"
    one = told("a", attack, [LATVIA], [NORWAY], date="2024-06-19", by=(BERG,), sentence="The other side fired.")
    other = told("c", attack, [NORWAY], [LATVIA], by=(person("Juris Ozols", "LVA"),), sentence="They opened fire.")
    assert found([one, other], []) == []
    assert found([other, one], []) == []


def test_one_side_telling_two_attacks_is_no_contradiction() -> None:
    attack = "ASSAULT/shooting"
    one = told("a", attack, [LATVIA], [NORWAY], date="2024-06-19", by=(BERG,), sentence="The other side fired.")
    other = told("a", attack, [NORWAY], [LATVIA], date="2024-06-19", by=(BERG,), sentence="Our men fired back.")
    assert found([one, other], []) == []


def test_a_figure_goes_to_the_act_of_its_sentence_whose_object_holds_it() -> None:
    one = told("a", "COERCE/seizure", [NORWAY], [LATVIA], thing="5 boats", sentence="Norway seized 5 boats.")
    figure = count(one, 5, "boats")
    loose = type(figure)(**{**{n: getattr(figure, n) for n in figure.__struct_fields__}, "about": None})
    assert attach([loose], [one])[0].about == one.id
    assert attach([loose], [])[0].about is None


def _said(document: str, start: int, text: str) -> Span:
    return Span(document=document, start=start, end=start + len(text), text=text)


def _loose(mention: EventMention, number: float, counts: str, *, behind: int, by: tuple[Party, ...] = ()) -> Figure:
    """A figure in a sentence of its own, so many characters behind the mention's sentence."""
    figure = count(mention, number, counts, by=by)
    start = mention.sentence.end + behind
    value = replace(figure.value, said=_said(mention.document, start, "4"))
    sentence = _said(mention.document, start, "4, they say.")
    return replace(figure, id=f"loose {number}", about=None, sentence=sentence, value=value)


ARREST = "COERCE/arrest"


def test_a_number_given_just_behind_an_act_by_somebody_is_about_it() -> None:
    one = told("a", "PROTEST/protest", [BERG], [LATVIA], date="2024-06-19", sentence="Marchers came.")
    near, far, own_voice = (
        _loose(one, 4, "marchers", behind=1, by=(BERG,)),
        _loose(one, 5, "marchers", behind=400, by=(BERG,)),
        _loose(one, 6, "marchers", behind=1),
    )
    assert [f.about for f in settle([near, far, own_voice], [one], {one.id: "e"})] == [one.id, None, None]


def test_a_number_for_the_thing_that_the_report_has_counted_goes_with_it() -> None:
    one = told("a", "SANCTION/expulsion", [NORWAY], [LATVIA], date="2024-06-19", sentence="Three diplomats must go.")
    first, second = count(one, 3, "diplomats", by=(BERG,)), _loose(one, 4, "diplomats", behind=500)
    settled = settle([first, second], [one], {one.id: "e"})
    assert [f.about for f in settled] == [one.id, one.id]


def test_lengths_of_time_are_given_for_no_act_told_before() -> None:
    one = told("a", ARREST, [NORWAY], [LATVIA], date="2024-06-19", sentence="They were seized.")
    (figure,) = settle([_loose(one, 86, "days held", behind=1, by=(BERG,))], [one], {one.id: "e"})
    assert figure.about is None


def test_those_arrested_are_one_thing_whatever_they_are_called() -> None:
    one, other = (told(k, ARREST, [NORWAY], [LATVIA], date="2024-06-19", sentence="They were seized.") for k in "ab")
    result = found([one, other], [count(one, 11, "sailors"), count(other, 12, "persons")])
    assert [(d.kind, [p.value for p in d.positions]) for d in result] == [("contradiction", ["11", "12"])]


def test_those_at_a_fight_are_not_one_thing() -> None:
    one, other = (
        told(k, "ASSAULT/clash", [NORWAY], [LATVIA], date="2024-06-19", sentence="They fought at the ford.")
        for k in "ab"
    )
    assert found([one, other], [count(one, 11, "sailors"), count(other, 12, "marchers")]) == []


def test_a_larger_toll_the_next_day_is_a_revision() -> None:
    reports = [report("a", "2024-06-20"), report("b", "2024-06-21")]
    one, other = shelling("a"), shelling("b")
    result = reconcile(
        reports, [one, other], (), [count(one, 3, "people killed"), count(other, 5, "people killed", by=(BERG,))]
    )
    assert [d.kind for d in result.disagreements] == ["revision"]


def test_two_voices_that_give_a_bare_number_each_are_rivals() -> None:
    march = told("a", "PROTEST/demonstration", [NORWAY], date="2024-06-19", sentence="People marched to the harbour.")
    police, union = (Party(name=name, span=None, actor=name, body=name) for name in ("Police", "Union"))
    ours = [count(march, 2000, "", by=(police,)), count(march, 5000, "", by=(union,), bound="more_than")]
    (one,) = found([march], ours)
    assert (one.field, one.kind) == ("number", "contradiction")
    assert {position.by for position in one.positions} == {("Police",), ("Union",)}
    assert found([march], [count(march, 2000, ""), count(march, 5000, "")]) == []


def test_a_number_that_a_voice_puts_against_the_reports_own_is_no_part_of_it() -> None:
    sail = told("a", "MOBILIZE/military_exercise", [NORWAY], date="2024-06-19", sentence="Some 20 vessels sailed.")
    chad = state("Chad", "TCD")
    own, theirs = count(sail, 20, "vessels"), count(sail, 14, "vessels", by=(chad,))
    later = replace(
        theirs, value=replace(theirs.value, said=replace(theirs.value.said, start=theirs.value.said.start + 9))
    )
    (one,) = found([sail], [own, later])
    assert (one.field, one.kind) == ("number", "contradiction")


def test_people_of_two_sides_are_not_counted_against_each_other() -> None:
    swap = told(
        "a",
        "RETREAT/release",
        [NORWAY],
        date="2024-06-19",
        sentence="Eleven Norwegian fishermen for six Chadian sailors.",
    )
    ours = [count(swap, 11, "Norwegian fishermen"), count(swap, 6, "Chadian sailors", by=(NORWAY,))]
    assert found([swap], ours) == []


def test_the_day_that_a_story_had_reached_refutes_no_day_that_is_given() -> None:
    ship = Party(name="the Liv Dahl", span=None, state="LVA", sector="CVL")
    days = [("a", "2024-06-18", "They seized it on Tuesday."), ("b", "2024-06-19", "They seized it on Wednesday.")]
    seized = [told(name, "COERCE/seizure", [NORWAY], [ship], date=day, sentence=words) for name, day, words in days]
    given = [replace(one, time=replace(one.time, said=one.sentence)) for one in seized if one.time is not None]
    assert [d.field for d in found(given, [])] == ["date"]
    before = replace(seized[0].sentence, start=seized[0].sentence.end + 100, end=seized[0].sentence.end + 110)
    assert given[0].time is not None
    carried = replace(given[0], time=replace(given[0].time, said=before))
    assert found([carried, given[1]], []) == []


@pytest.mark.parametrize(("date", "differ"), [("2024-06-19", True), ("../2024-06-20", False)])
def test_each_side_says_the_other_did_it_only_of_a_day_that_both_tell(date: str, differ: bool) -> None:
    ours = told("a", SHELLING, [NORWAY], [LATVIA], date="2024-06-19", sentence="Norway fired on us.", by=(LATVIA,))
    theirs = told("b", SHELLING, [LATVIA], [NORWAY], date=date, sentence="Latvia had fired on us.", by=(NORWAY,))
    made = found([ours, theirs], [])
    assert [(one.field, one.kind) for one in made] == ([("participants", "contradiction")] if differ else [])
