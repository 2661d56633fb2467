"""Reports joined one lot after another give exactly what one run over all gives, also when some are replaced or taken out."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from regesta.reconcile.joining import Joining
from regesta.reconcile.shelf import Memory, Report
from regesta.reconcile.ties import Touched, event_id
from regesta.reconcile.together import Reconciled, reconcile
from regesta.records import EventMention, Judgement
from tests.reconcile.making import count, person, report, told
from tests.reconcile.test_properties import REPORTS, piles

BERG, OZOLS = person("Anna Berg", "NOR"), person("Juris Ozols", "LVA")


class _Kept:
    """Joining in memory, lot after lot."""

    def __init__(self, judgements: Sequence[Judgement] = ()) -> None:
        self.shelf = Memory()
        self.judgements = judgements

    def add(self, lot: Sequence[Report]) -> Touched:
        self.shelf.put(lot)
        return Joining(self.shelf, self.judgements).update([one.document.id for one in lot])

    def remove(self, documents: Sequence[str]) -> None:
        for key in documents:
            del self.shelf.reports[key]
        Joining(self.shelf, self.judgements).update(documents)

    def outcome(self) -> Reconciled:
        found = {one.id: one for some in self.shelf.disagreements.values() for one in some}
        return Reconciled(
            events=tuple(self.shelf.events[key] for key in sorted(self.shelf.events)),
            disagreements=tuple(found[key] for key in sorted(found)),
        )


def _reports(pile: Sequence[EventMention]) -> list[Report]:
    lots = []
    for one in REPORTS:
        own = [m for m in pile if m.document == one.id]
        figures = [count(m, 10 + place * 7, "men killed") for place, m in enumerate(own) if m.type == "ASSAULT"]
        lots.append(Report(one, own, figures))
    return lots


def _all_at_once(reports: Sequence[Report], judgements: Sequence[Judgement] = ()) -> Reconciled:
    mentions = [m for one in reports for m in one.event_mentions]
    figures = [f for one in reports for f in one.figures]
    return reconcile([one.document for one in reports], mentions, (), figures, judgements=judgements)


@given(piles, st.permutations(range(len(REPORTS))))
@settings(deadline=None, max_examples=60)
def test_one_after_another_in_any_order_is_what_all_at_once_is(pile: list[EventMention], order: list[int]) -> None:
    reports, joining = _reports(pile), _Kept()
    for number, place in enumerate(order):
        joining.add([reports[place]])
        assert joining.outcome() == _all_at_once([reports[at] for at in order[: number + 1]])


@given(piles, st.integers(1, len(REPORTS) - 1))
@settings(deadline=None, max_examples=40)
def test_lots_of_several_and_what_is_taken_out_again(pile: list[EventMention], cut: int) -> None:
    reports, joining = _reports(pile), _Kept()
    joining.add(reports[cut:])
    joining.add(reports[:cut])
    assert joining.outcome() == _all_at_once(reports)
    joining.remove([one.document.id for one in reports[:cut]])
    assert joining.outcome() == _all_at_once(reports[cut:])


@given(piles, st.integers(0, len(REPORTS) - 1))
@settings(deadline=None, max_examples=40)
def test_a_report_that_turns_out_a_copy_is_replaced(pile: list[EventMention], place: int) -> None:
    reports, joining = _reports(pile), _Kept()
    joining.add(reports)
    turned = replace(reports[place].document, copy_of="r1", published=None)
    changed = Report(turned, reports[place].event_mentions, reports[place].figures)
    joining.add([changed])
    assert joining.outcome() == _all_at_once([*reports[:place], changed, *reports[place + 1 :]])


def _crowd(seed: int) -> list[Report]:
    """Many tellings of the same parties in one month and the next, some dated, some not."""
    mixed = random.Random(seed)
    made = []
    for n in range(150):
        day = f"2024-{mixed.choice((5, 6)):02}-{mixed.randrange(1, 29):02}"
        date = mixed.choice((day, day, None, "2024-05"))
        sentence = f"They met {mixed.choice(('in Riga', 'again', 'at the port', str(n)))}."
        made.append(
            Report(
                report(f"x{n}", day), [told(f"x{n}", "CONSULT/meeting", [BERG, OZOLS], date=date, sentence=sentence)]
            )
        )
    return made


@pytest.mark.parametrize("seed", range(4))
def test_crowded_drawers_give_the_same_in_lots_and_when_some_are_taken_out(seed: int) -> None:
    reports, joining = _crowd(seed), _Kept()
    random.Random(seed).shuffle(reports)
    for at in range(0, len(reports), 23):
        joining.add(reports[at : at + 23])
    assert joining.outcome() == _all_at_once(reports)
    joining.remove([one.document.id for one in reports[40:90]])
    assert joining.outcome() == _all_at_once(reports[:40] + reports[90:])
    joining.add(reports[60:70])
    assert joining.outcome() == _all_at_once(reports[:40] + reports[60:70] + reports[90:])


@given(piles, st.data())
@settings(deadline=None, max_examples=60)
def test_what_people_have_judged_holds_in_lots_too_and_can_be_taken_back(
    pile: list[EventMention], data: st.DataObject
) -> None:
    reports, joining = _reports(pile), _Kept()
    keys = sorted({m.id for m in pile})
    ends = (
        data.draw(st.lists(st.tuples(st.sampled_from(keys), st.sampled_from(keys), st.booleans()), max_size=3))
        if keys
        else []
    )
    judgements = [
        Judgement(
            id=f"j{n}", left=left, right=event_id(right), verdict="same" if same else "different", decided_by="person"
        )
        for n, (left, right, same) in enumerate(ends)
    ]
    joining.judgements = judgements
    for one in reports:
        joining.add([one])
    assert joining.outcome() == _all_at_once(reports, judgements)
    Joining(joining.shelf).update([], judged=[key for one in judgements for key in (one.left, one.right)])
    assert joining.outcome() == _all_at_once(reports)


def test_a_report_far_away_touches_nothing_else() -> None:
    joining = _Kept()
    joining.add([Report(report("a", "2024-06-20"), [told("a", "CONSULT/meeting", [BERG, OZOLS], date="2024-06-19")])])
    kola = person("Pekka Kola", "FIN")
    touched = joining.add([Report(report("b", "2019-01-02"), [told("b", "ASSAULT/clash", [kola], date="2019-01-01")])])
    assert (touched.compared, touched.accounts, touched.events) == (0, 1, 1)


def test_a_month_joins_no_two_days_and_its_region_ends_at_them() -> None:
    meeting = "CONSULT/meeting"
    days = [f"2024-{month:02}-{day:02}" for month in range(1, 7) for day in (5, 20)]
    exact = [Report(report(f"d{day}", day), [told(f"d{day}", meeting, [BERG, OZOLS], date=day)]) for day in days]
    loose = [
        Report(report(f"m{month}", f"2024-{month:02}-25"),
               [told(f"m{month}", meeting, [BERG, OZOLS], date=f"2024-{month:02}/2024-{month + 1:02}")])
        for month in range(1, 6)
    ]  # fmt: skip
    joining = _Kept()
    joining.add([*exact, *loose])
    whole = joining.outcome()
    assert whole == _all_at_once([*exact, *loose])
    assert not any({one.event_mentions[0].id, other.event_mentions[0].id} <= set(event.mentions)
                   for event in whole.events for one in exact for other in exact if one is not other)  # fmt: skip
    late = Report(report("late", "2024-01-06"), [told("late", meeting, [BERG, OZOLS], date="2024-01-05", sentence="A")])
    touched = joining.add([late])
    assert joining.outcome() == _all_at_once([*exact, *loose, late])
    assert touched.accounts < 6  # those of January, and not what February's month connects with March
