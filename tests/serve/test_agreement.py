"""Kappa against figures worked by hand, and against the definition on random verdicts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from regesta.link.judgements.standing import with_id
from regesta.records import Change, Judgement
from regesta.serve.agreement import between, kappa


def test_the_example_of_the_textbooks() -> None:
    # 50 applications: both yes 20, both no 15, the one yes and the other no 5, the other way round 10. Observed 0.7, expected 0.5.
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert kappa(pairs) == pytest.approx(0.4)


def test_what_cannot_be_told_is_none() -> None:
    assert kappa([]) is None
    assert kappa([("y", "y")] * 9) is None
    assert kappa([("y", "n"), ("n", "y")]) == pytest.approx(-1)


verdicts = st.sampled_from(["accept", "reject", "unsure"])


@given(st.lists(st.tuples(verdicts, verdicts), min_size=1, max_size=40))
def test_bounds_and_symmetry(pairs: list[tuple[str, str]]) -> None:
    found = kappa(pairs)
    assert kappa([(b, a) for a, b in pairs]) == pytest.approx(found)
    assert found is None or -1 - 1e-9 <= found <= 1 + 1e-9
    if found is not None and all(a == b for a, b in pairs):
        assert found == pytest.approx(1)


def judged(who: str, left: str, verdict: str, *, at: int = 0, about: str = "event") -> Judgement:
    return with_id(
        Judgement(
            id="", left=left, right="", verdict=verdict, decided_by="person", about=about, who=who,  # type: ignore[arg-type]
            mentions=(f"m-{left}",) if about == "event" else (), decided_at=f"2024-01-01T00:00:{at:02}",
        )
    )  # fmt: skip


def edited(who: str, left: str, after: str) -> Judgement:
    change = Change(field="date", after=after)
    return with_id(replace(judged(who, left, "edit"), change=change))


def test_two_reviewers() -> None:
    every = [
        judged("anna", "e1", "accept"), judged("bo", "e1", "accept"),
        judged("anna", "e2", "accept"), judged("bo", "e2", "reject"),
        judged("anna", "e3", "reject"), judged("anna", "e3", "accept", at=5), judged("bo", "e3", "accept"),
        judged("anna", "s1", "unsure", about="statement"), judged("bo", "s1", "unsure", about="statement"),
        judged("anna", "e4", "accept"),
    ]  # fmt: skip
    found = between(every, "anna", "bo")
    assert (found.overall.both, found.overall.same) == (4, 0.75)
    assert [(one.kind, one.both, one.same) for one in found.kinds] == [("event", 3, 0.667), ("statement", 1, 1.0)]
    assert [(one.id, one.left, one.right) for one in found.differences] == [("e2", "accept", "reject")]
    assert found.alone == (1, 0)
    assert found.few


def test_two_who_correct_the_same_value_otherwise_differ() -> None:
    same = between([edited("anna", "e1", "2024"), edited("bo", "e1", "2024")], "anna", "bo")
    other = between([edited("anna", "e1", "2024"), edited("bo", "e1", "2023")], "anna", "bo")
    assert (len(same.differences), len(other.differences)) == (0, 1)
