"""Numbers of a part, of one side, of two things in one sentence; and to which act of its report a figure goes."""

from msgspec.structs import replace

from regesta.reconcile.counted import names_in, part_and_whole
from regesta.reconcile.counting import attach, settle
from regesta.reconcile.together import reconcile
from regesta.records import Disagreement, EventMention, Figure
from tests.reconcile.making import count, report, state, told

NORWAY, LATVIA = state("Norway", "NOR"), state("Latvia", "LVA")
REPORTS = [report("a", "2024-06-20"), report("b", "2024-06-20")]


def raid(document: str, **more: object) -> EventMention:
    return told(
        document, "ASSAULT/attack", [NORWAY], [LATVIA], date="2024-06-19", sentence="They came at dawn.", **more
    )  # type: ignore[arg-type]


def found(mentions: list[EventMention], figures: list[Figure]) -> list[Disagreement]:
    return list(reconcile(REPORTS, mentions, (), figures).disagreements)


def test_a_people_and_its_state_are_one_name() -> None:
    for one, other in (("Belarus", "Belarusian"), ("India", "Indians"), ("China", "Chinese"), ("Iraq", "Iraqi")):
        assert names_in(one) == names_in(other), one
    for one, other in (("Iran", "Iraq"), ("Austria", "Australia"), ("Slovenia", "Slovakia")):
        assert names_in(one) != names_in(other), one


def test_a_part_is_not_held_against_its_whole_but_more_than_the_whole_is() -> None:
    one, other = raid("a"), raid("b")
    whole = count(one, 11, "people killed")
    assert part_and_whole(whole, count(other, 4, "children killed"))
    assert not part_and_whole(whole, count(other, 12, "children killed"))
    assert not part_and_whole(whole, count(other, 4, "islanders killed"))
    assert part_and_whole(count(one, 4, "children killed"), count(other, 9, "soldiers killed"))
    assert found([one, other], [whole, count(other, 4, "children killed")]) == []
    assert [d.field for d in found([one, other], [whole, count(other, 12, "children killed")])] == ["number"]


def test_a_part_of_one_state_is_not_held_against_all_who_took_part() -> None:
    drill = [
        told(name, "COOPERATE/joint_exercise", [NORWAY, LATVIA], date="2024-06-19", sentence="They sailed at dawn.")
        for name in "ab"
    ]
    assert found(drill, [count(drill[0], 4000, "soldiers"), count(drill[1], 1500, "Latvian soldiers")]) == []
    assert found(drill, [count(drill[0], 4000, "soldiers"), count(drill[1], 1500, "soldiers")]) != []


def test_the_others_are_not_all() -> None:
    one, other = raid("a"), raid("b")
    assert found([one, other], [count(one, 59, "boats"), count(other, 58, "other boats")]) == []
    assert found([one, other], [count(one, 59, "boats"), count(other, 58, "boats")]) != []


def test_two_numbers_of_one_sentence_in_one_unit_are_of_two_things() -> None:
    one, other = raid("a"), raid("b")
    figures = [count(one, 25, "tariff"), count(one, 10, "tariff"), count(other, 30, "tariff")]
    percents = [replace(figure, value=replace(figure.value, unit="percent")) for figure in figures]
    assert found([one, other], percents) == []


def test_a_figure_whose_act_was_dropped_goes_with_the_act_of_its_report() -> None:
    one = raid("a")
    loose = replace(count(one, 3, "people killed"), about="an act that was dropped", sentence=_elsewhere(one))
    (attached,) = attach([loose], [one])
    assert attached.about is None
    assert settle([attached], [one], {one.id: "e"})[0].about == one.id


def test_of_two_acts_the_dead_are_those_of_the_day() -> None:
    one = raid("a")
    earlier = told("a", "ASSAULT/attack", [LATVIA], [NORWAY], date="2024-05-02", sentence="They had fought in May.")
    dead = replace(count(one, 3, "people killed"), about=None, sentence=_elsewhere(one), as_of=one.time)
    assert settle([dead], [one, earlier], {one.id: "e", earlier.id: "f"})[0].about == one.id


def _elsewhere(mention: EventMention):  # type: ignore[no-untyped-def]
    start = mention.sentence.end + 900
    return replace(mention.sentence, start=start, end=start + 27, text="Three people were killed.")


def test_those_arrested_with_a_ship_count_for_its_seizure_too() -> None:
    words = "They stopped a trawler and detained nine."
    ship = told("a", "COERCE/seizure", [NORWAY], [LATVIA], date="2024-06-19", sentence=words)
    crew = told("a", "COERCE/arrest", [NORWAY], [LATVIA], date="2024-06-19", sentence=words)
    crew = replace(crew, sentence=ship.sentence)
    other = told("b", "COERCE/seizure", [NORWAY], [LATVIA], date="2024-06-19", sentence="They seized a trawler.")
    figures = [count(crew, 9, "persons detained"), count(other, 7, "people")]
    assert [d.field for d in found([ship, crew, other], figures)] == ["number"]
    elsewhere = replace(crew, sentence=other.sentence)
    assert found([ship, elsewhere, other], figures) == []


def test_a_number_of_a_stretch_of_time_or_of_other_doings_is_of_no_act_told_before() -> None:
    one = raid("a")
    words = "Since May 90 people have been killed in the region."
    since = replace(count(one, 90, "people killed", scope="total"), about=None)
    since = replace(since, sentence=replace(one.sentence, start=900, end=900 + len(words), text=words))
    assert settle([since], [one], {one.id: "e"})[0].about is None
    plain = replace(since, scope=None)
    assert settle([plain], [one], {one.id: "e"})[0].about == one.id
    earlier = replace(one, background=True, sentence=replace(one.sentence, start=2000, end=2100))
    assert settle([plain], [earlier], {one.id: "e"})[0].about is None
