"""Figures over time: one thing, by claimant, with revisions linked only on the same word."""

import random

from regesta.reconcile.series import Series, series
from regesta.reconcile.together import reconcile
from regesta.records import Figure, Party
from tests.reconcile.making import count, report, state, told

GUARD = Party(name="Coast Guard", span=None, actor="coast-guard", body="coast-guard", state="NOR", sector="COP")
RESCUE = Party(name="Red Anchor", span=None, actor="red-anchor", body="red-anchor", sector="NGO")
REPORTS = [report(f"r{day}", f"2024-06-{day}", outlet=f"Outlet {day}") for day in (20, 21, 22, 23)]
MENTIONS = [
    told(one.id, "ASSAULT/shelling", [state("Latvia", "LVA")], [state("Norway", "NOR")], date="2024-06-19",
         sentence="Latvia shelled Tarn.")
    for one in REPORTS
]  # fmt: skip
FIGURES = [
    count(MENTIONS[0], 12, "people killed", by=(GUARD,)),
    count(MENTIONS[1], 15, "people killed", by=(GUARD,)),
    count(MENTIONS[2], 30, "people killed", by=(RESCUE,)),
    count(MENTIONS[3], 15, "people killed", by=(GUARD,), bound="at_least"),
    count(MENTIONS[3], 3, "houses"),
]


def made(figures: list[Figure]) -> tuple[Series, ...]:
    events = reconcile(REPORTS, MENTIONS, (), figures).events
    assert len(events) == 1
    return series(events, MENTIONS, figures, {one.id: one for one in REPORTS})


def test_a_later_number_on_the_same_word_revises_and_another_voice_does_not() -> None:
    (dead,) = made(FIGURES)
    assert dead.what == "killed"
    assert [(point.value, point.by) for point in dead.points] == [
        ("12", ("Coast Guard",)), ("15", ("Coast Guard",)), ("30", ("Red Anchor",)), (">=15", ("Coast Guard",)),
    ]  # fmt: skip
    assert [point.revises for point in dead.points] == [None, FIGURES[0].id, None, None]  # at least 15 is what 15 says


def test_order_does_not_matter_and_bounds_are_kept() -> None:
    mixed = list(FIGURES)
    random.Random(3).shuffle(mixed)
    assert made(mixed) == made(FIGURES)
    assert [(point.low, point.high) for point in made(FIGURES)[0].points][-1] == (15, None)


def test_two_reports_in_their_own_voice_are_two_voices() -> None:
    (dead,) = made([count(MENTIONS[0], 12, "people killed"), count(MENTIONS[1], 15, "people killed")])
    assert [point.revises for point in dead.points] == [None, None]
