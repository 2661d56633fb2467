"""Every relation curve adds up to its events, in any step, over year ends; what stands in no step is listed."""

import datetime as dt
import random
from itertools import pairwise
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from regesta.errors import LexiconError
from regesta.reconcile.changes import THIN, changes
from regesta.reconcile.relation import RelationCurve, Step, next_step, relation, step_start
from regesta.reconcile.scores import own_scores, read_scores
from regesta.records import Event, EventType, Origin, Party
from tests.reconcile.making import MADE, person, state, when

BERG, SALL, KOLA = person("Anna Berg", "NOR"), person("Idriss Sall", "TCD"), person("Pekka Kola", "FIN")
NORWAY, CHAD = state("Norway", "NOR"), state("Chad", "TCD")
PAIR = (lambda party: party.state == "NOR", lambda party: party.state == "TCD")


def made(key: str, act: str, actors: list[Party], recipients: list[Party], date: str | None, **more: Any) -> Event:
    kind, _, subtype = act.partition("/")
    told = {"mentions": (key,), "documents": (f"r{key}",), "status": "happened", "provenance": MADE}
    return Event(
        id=key, type=kind, subtype=subtype or None, actors=tuple(actors), recipients=tuple(recipients),
        time=when(date) if date else None, **{**told, **more},
    )  # fmt: skip


DATES = st.one_of(
    st.none(),
    st.dates(dt.date(2022, 11, 1), dt.date(2024, 2, 28)).map(str),
    st.sampled_from(
        ["2023", "2023-05", "2023-12", "../2023-05-03", "2023-12-30/2024-01-02", "2022-12-31", "2024-01-01"]
    ),
)


@st.composite
def events(draw: st.DrawFn) -> list[Event]:
    found = []
    for number in range(draw(st.integers(0, 12))):
        key = f"e{number}"
        tellers = [f"r{draw(st.integers(0, 6))}{key}" for _ in range(draw(st.integers(1, 4)))]
        origins = tuple(Origin(name=f"o{draw(st.integers(0, 4))}", documents=(one,), why="") for one in tellers[:2])
        found.append(
            made(
                key,
                draw(st.sampled_from(["CONSULT/meeting", "SANCTION", "ASSAULT/clash", "AID/arms_transfer", "ACCUSE"])),
                draw(st.sampled_from([[BERG], [BERG, SALL], [KOLA], [NORWAY, KOLA]])),
                draw(st.sampled_from([[], [SALL], [CHAD, KOLA], [KOLA]])),
                draw(DATES),
                status=draw(st.sampled_from(["happened", "happened", "ongoing", "planned", "denied"])),
                documents=tuple(sorted(set(tellers))),
                origins=origins,
            )
        )
    return found


@given(events(), st.sampled_from(get_args(Step)), st.randoms())
@settings(deadline=None, max_examples=150)
def test_every_curve_adds_up_to_its_events(pile: list[Event], step: Step, mixed: random.Random) -> None:
    curve = relation(pile, PAIR, step=step)
    by_id, table = {one.id: one for one in pile}, own_scores()
    placed = [key for point in curve.points for key in point.events]
    apart = [key for one in curve.left_out for key in one.events]
    assert len(placed + apart) == len(set(placed + apart))
    assert {one.id for one in pile if _both(one)} == {*placed, *apart}
    for point in curve.points:
        scores = [table.of(by_id[key].type, by_id[key].subtype) or 0.0 for key in point.events]
        assert point.net == pytest.approx(sum(scores))
        assert point.cooperation + point.conflict == pytest.approx(point.net)
        assert point.naive == pytest.approx(
            sum(one * len(by_id[key].documents) for key, one in zip(point.events, scores, strict=True))
        )
        for key in point.events:
            time = by_id[key].time
            assert time is not None
            assert time.start is not None
            assert time.end is not None
            assert point.start <= time.start < time.end <= point.end
            assert by_id[key].status in ("happened", "ongoing")
        if point.low is not None and point.high is not None:
            assert point.low <= point.high
    assert all(one.end == other.start for one, other in pairwise(curve.points))
    mixed.shuffle(pile)
    assert relation(pile, PAIR, step=step) == curve


def _both(event: Event) -> bool:
    parties = {place: party.state for place, party in enumerate((*event.actors, *event.recipients))}
    return {"NOR", "TCD"} <= set(parties.values())


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), st.sampled_from(get_args(Step)))
def test_steps_lie_side_by_side_and_hold_their_days(day: dt.date, step: Step) -> None:
    start = step_start(day, step)
    end = next_step(start, step)
    assert start <= day < end
    assert step_start(start, step) == start
    assert step_start(end, step) == end
    assert step_start(end - dt.timedelta(days=1), step) == start


def _points(curve: RelationCurve) -> list[tuple[str, float, int]]:
    return [(str(point.start), point.net, len(point.events)) for point in curve.points]


def test_a_week_may_lie_over_the_end_of_a_year_and_a_month_may_not() -> None:
    stay = made("a", "CONSULT/meeting", [BERG, SALL], [], "2024-12-31/2025-01-02")
    assert _points(relation([stay], PAIR, step="week")) == [("2024-12-30", 2.5, 1)]
    by_month = relation([stay], PAIR, step="month")
    assert by_month.points == ()
    assert [(one.why, one.events, one.net) for one in by_month.left_out] == [("coarse", ("a",), 2.5)]


def test_one_event_counts_once_however_often_it_is_told() -> None:
    much = made("a", "SANCTION", [NORWAY], [CHAD], "2024-05-03", documents=tuple(f"r{n}" for n in range(9)))
    (point,) = relation([much], PAIR).points
    assert (point.net, point.naive, point.reports) == (-8.0, -72.0, 9)
    assert (point.low, point.high) == (None, None)  # one event: drawing its origins anew tells nothing


def test_what_did_not_happen_does_not_count() -> None:
    pile = [made(s, "ASSAULT", [BERG], [SALL], "2024-05-03", status=s) for s in ("planned", "denied", "not_happened")]
    curve = relation(pile, PAIR)
    assert curve.points == ()
    assert [(one.why, len(one.events), one.net) for one in curve.left_out] == [("status", 3, None)]


def test_two_against_a_third_are_not_against_each_other() -> None:
    both_banned = made("a", "SANCTION/sanctions", [KOLA], [NORWAY, CHAD], "2024-05-03")
    both_ban = made("b", "SANCTION/ban", [NORWAY, CHAD], [KOLA], "2024-05-03")
    fought = made("c", "ASSAULT/clash", [NORWAY, CHAD], [], "2024-05-04")
    curve = relation([both_banned, both_ban, fought], PAIR)
    assert [point.events for point in curve.points] == [("c",)]
    assert [(one.why, one.events) for one in curve.left_out] == [("beside", ("a", "b"))]


def test_the_first_and_last_step_are_cut_where_dates_are_asked_for() -> None:
    pile = [made(day, "ACCUSE", [BERG], [SALL], day) for day in ("2024-05-03", "2024-05-20", "2024-07-30", "2024-06")]
    curve = relation(pile, PAIR, since=dt.date(2024, 5, 10), until=dt.date(2024, 7, 15))
    assert [(str(one.start), str(one.end), len(one.events)) for one in curve.points] == [
        ("2024-05-10", "2024-06-01", 1), ("2024-06-01", "2024-07-01", 1), ("2024-07-01", "2024-07-15", 0),
    ]  # fmt: skip


def test_few_origins_give_a_wide_interval() -> None:
    def told(origins: int) -> Event:
        return made("x", "ACCUSE", [BERG], [SALL], "2024-05-03", documents=(f"r{origins}",))

    def width(names: int) -> float:
        pile = [
            replace(told(n), id=f"e{n}", origins=(Origin(name=f"o{n % names}", documents=("r",), why=""),))
            for n in range(12)
        ]
        (point,) = relation([replace(one, type="AID") if n % 2 else one for n, one in enumerate(pile)], PAIR).points
        assert point.low is not None
        assert point.high is not None
        assert point.low <= point.net <= point.high
        return point.high - point.low

    assert width(2) > width(12)


def test_a_change_of_level_is_found_and_noise_is_not() -> None:
    rng = random.Random(4)
    months = [dt.date(2020 + n // 12, n % 12 + 1, 1) for n in range(36)]
    jump = [(day, (2 if n < 20 else -9) + rng.uniform(-2, 2), 2) for n, day in enumerate(months)]
    found, about = changes(jump)
    assert [str(one.at) for one in found] == ["2021-09-01"]
    assert about == ""
    assert found[0].before > 0 > found[0].after
    told = sum(bool(changes([(day, rng.uniform(-2, 2), 2) for day in months])[0]) for _ in range(20))
    assert told <= 3
    assert changes(jump[:5]) == ((), THIN)


def test_our_scores_know_every_type_and_the_users_table_takes_their_place() -> None:
    assert all(own_scores().of(one, None) is not None for one in get_args(EventType))
    mine = read_scores("version: mine\nsource: me\nscores: {ACCUSE: -1, ACCUSE/criticism: -0.5}", name="mine.yaml")
    pile = [made("a", "ACCUSE/criticism", [BERG], [SALL], "2024-05-03"), made("b", "AID", [BERG], [SALL], "2024-05-03")]
    curve = relation(pile, PAIR, scores=mine)
    assert (curve.scores, curve.points[0].net) == ("mine", -0.5)
    assert [(one.why, one.events, one.net) for one in curve.left_out] == [("unscored", ("b",), None)]


@pytest.mark.parametrize(
    ("text", "words"),
    [("scores: {}", "version"), ("{version: 1, source: x, scores: {WAR: 1}}", "WAR is no act"),
     ("{version: 1, source: x, scores: {AID: 11}}", "from -10 to 10")],
)  # fmt: skip
def test_a_table_that_cannot_be_used_says_what_is_wrong(text: str, words: str) -> None:
    with pytest.raises(LexiconError, match=words):
        read_scores(text, name="mine.yaml")
