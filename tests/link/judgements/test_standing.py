"""Which judgements hold depends on the set of them alone: neither order nor how often they are told matters."""

import random

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from regesta.link.judgements.standing import standing, told, with_id
from regesta.records import Judgement


def judged(left: str, verdict: str, at: int, *, right: str = "", about: str = "event") -> Judgement:
    return with_id(
        Judgement(
            id="", left=left, right=right, verdict=verdict, decided_by="person", about=about,  # type: ignore[arg-type]
            who="anna", decided_at=f"2024-01-01T00:00:{at:02}",
        )
    )  # fmt: skip


def undoing(other: Judgement, at: int) -> Judgement:
    return judged(other.id, "undo", at, about="judgement")


def test_undoing_an_undoing_brings_it_back() -> None:
    first = judged("a", "reject", 1)
    second = undoing(first, 2)
    third = undoing(second, 3)
    assert standing([first]) == [first]
    assert standing([first, second]) == []
    assert standing([first, second, third]) == [first]
    assert standing([first, second, third, undoing(third, 4)]) == []


def test_two_people_who_both_undo_must_both_take_it_back() -> None:
    first = judged("a", "reject", 1)
    one, other = undoing(first, 2), undoing(first, 3)
    assert standing([first, one, other, undoing(one, 4)]) == []
    assert standing([first, one, other, undoing(one, 4), undoing(other, 5)]) == [first]


def test_what_an_earlier_version_withdrew_stays_withdrawn() -> None:
    old = Judgement(id="old", left="a", right="b", verdict="same", decided_by="person", withdrawn_at="2024-01-01")
    assert standing([old]) == []


def test_an_undoing_whose_judgement_has_not_come_yet_waits_for_it() -> None:
    first = judged("a", "reject", 1)
    assert standing([undoing(first, 2)]) == []
    assert standing([undoing(first, 2), first]) == []


def test_the_id_changes_with_all_that_is_said() -> None:
    first = judged("a", "reject", 1)
    others = [replace(first, who="bo"), replace(first, reasons=("x",)), replace(first, verdict="accept")]
    assert len({with_id(one).id for one in (first, *others)}) == 4


def test_a_long_chain_of_undoing() -> None:
    chain = [judged("a", "reject", 1)]
    for _ in range(3000):
        chain.append(with_id(replace(undoing(chain[-1], 2))))
    assert [one.id for one in standing(chain)] == [chain[0].id]


steps = st.lists(st.tuples(st.sampled_from(["accept", "reject", "undo"]), st.integers(0, 30)), max_size=20)


@given(steps, st.integers(0, 1000))
def test_any_sequence_of_judging_and_undoing(sequence: list[tuple[str, int]], seed: int) -> None:
    made: list[Judgement] = []
    for at, (verdict, which) in enumerate(sequence):
        if verdict == "undo":
            made += [undoing(made[which % len(made)], at)] if made else []
        else:
            made.append(judged(f"thing {which % 3}", verdict, at))

    def holds(one: Judgement) -> bool:  # the definition, as it stands in the docstring
        return not any(holds(other) for other in made if other.verdict == "undo" and other.left == one.id)

    wanted = [one.id for one in made if holds(one) and one.verdict != "undo"]
    mixed = made * 2
    random.Random(seed).shuffle(mixed)
    assert [one.id for one in standing(mixed)] == wanted
    assert [one.id for one in told(mixed)] == [one.id for one in made]
