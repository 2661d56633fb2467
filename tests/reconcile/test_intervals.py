"""Two times: what both leave."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.reconcile.intervals import gap, intersection, meet
from tests.reconcile.making import when

MEETINGS = [
    ("2024-06-19", "2024-06-19", "2024-06-19"),
    ("2024-06", "2024", "2024-06"),
    ("XXXX-06", "2024", "2024-06"),
    ("XXXX-06-19", "2024", "2024-06-19"),
    ("XXXX-06-19", "2024-06", "2024-06-19"),
    ("XXXX-06", "2024-07", None),
    ("XXXX-06", "XXXX-06-19", "XXXX-06-19"),
    ("XXXX-06", "XXXX-07", None),
    ("XXXX-06", "2023/2024", "XXXX-06"),  # both years fit: it stays open
    ("XXXX-02-29", "2023", None),  # no such day
    ("2024-06-19", "2024-06-20", None),
    ("../2025-11-07", "2025-11-05", "2025-11-05"),
    ("../2025-11-07", "2025-11-08", None),
    ("../2025-11-07", "2025", "2025-01-01/2025-11-07"),
    ("2024-03-01/..", "2024-03", "2024-03"),
    ("2024-05-13/2024-05-14", "2024-05-14", "2024-05-14"),
    ("2024-05", "2024-05-20/2024-06-10", "2024-05-20/2024-05-31"),
]


@pytest.mark.parametrize(("one", "other", "both"), MEETINGS)
def test_what_both_leave(one: str, other: str, both: str | None) -> None:
    for left, right in ((one, other), (other, one)):
        found = meet(when(left), when(right))
        assert (found.edtf if found else None) == both


def test_about_the_fifth_is_not_refuted_by_the_sixth() -> None:
    about = when("2024-06-05")
    about = type(about)(
        **{f: getattr(about, f) for f in about.__struct_fields__ if f != "approximate"}, approximate=True
    )
    assert meet(about, when("2024-06-06")) is not None
    assert meet(about, when("2024-06-08")) is None


def test_gap_counts_days_between() -> None:
    assert gap(when("2024-03-03"), when("2024-03-04")) == 1
    assert gap(when("2024-03-03"), when("2024-03-03")) == 0
    assert gap(when("2024-05-07"), when("2024-05-13/2024-05-14")) == 6
    assert gap(when("../2024-03-03"), when("2024-03-04")) is None
    assert gap(when("XXXX-03-03"), when("2024-03-05")) == 2
    assert gap(when("XXXX-03-03"), when("XXXX-03-05")) is None


edtfs = st.sampled_from(
    ["2023", "2024", "2024-06", "2024-06-19", "2024-06-20", "XXXX-06", "XXXX-06-19", "../2024-06-19", "2024-06-01/.."]
)


@given(st.lists(edtfs, min_size=1, max_size=5), st.randoms())
def test_intersection_does_not_depend_on_order(names: list[str], random: "st.random.Random") -> None:  # type: ignore[name-defined]
    shuffled = list(names)
    random.shuffle(shuffled)
    one, other = (intersection([when(name) for name in some]) for some in (names, shuffled))
    assert one is not None
    assert other is not None
    assert one.edtf == other.edtf
