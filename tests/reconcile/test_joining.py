"""Reports joined one lot after another give exactly what one run over all gives, also when some are replaced or taken out."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from regesta.reconcile.joining import Joining, Report
from regesta.reconcile.together import Reconciled, reconcile
from regesta.records import EventMention
from tests.reconcile.making import count, person, report, told
from tests.reconcile.test_properties import REPORTS, piles

BERG, OZOLS = person("Anna Berg", "NOR"), person("Juris Ozols", "LVA")


def _reports(pile: Sequence[EventMention]) -> list[Report]:
    lots = []
    for one in REPORTS:
        own = [m for m in pile if m.document == one.id]
        figures = [count(m, 10 + place * 7, "men killed") for place, m in enumerate(own) if m.type == "ASSAULT"]
        lots.append(Report(one, own, figures))
    return lots


def _all_at_once(reports: Sequence[Report]) -> Reconciled:
    mentions = [m for one in reports for m in one.event_mentions]
    return reconcile([one.document for one in reports], mentions, (), [f for one in reports for f in one.figures])


@given(piles, st.permutations(range(len(REPORTS))))
@settings(deadline=None, max_examples=60)
def test_one_after_another_in_any_order_is_what_all_at_once_is(pile: list[EventMention], order: list[int]) -> None:
    reports, joining = _reports(pile), Joining()
    for number, place in enumerate(order):
        joining.add([reports[place]])
        assert joining.outcome() == _all_at_once([reports[at] for at in order[: number + 1]])


@given(piles, st.integers(1, len(REPORTS) - 1))
@settings(deadline=None, max_examples=40)
def test_lots_of_several_and_what_is_taken_out_again(pile: list[EventMention], cut: int) -> None:
    reports, joining = _reports(pile), Joining()
    joining.add(reports[cut:])
    joining.add(reports[:cut])
    assert joining.outcome() == _all_at_once(reports)
    joining.remove(one.document.id for one in reports[:cut])
    assert joining.outcome() == _all_at_once(reports[cut:])


@given(piles, st.integers(0, len(REPORTS) - 1))
@settings(deadline=None, max_examples=40)
def test_a_report_that_turns_out_a_copy_is_replaced(pile: list[EventMention], place: int) -> None:
    reports, joining = _reports(pile), Joining()
    joining.add(reports)
    turned = replace(reports[place].document, copy_of="r1", published=None)
    changed = Report(turned, reports[place].event_mentions, reports[place].figures)
    joining.add([changed])
    assert joining.outcome() == _all_at_once([*reports[:place], changed, *reports[place + 1 :]])


def test_crowded_drawers_are_looked_at_anew_as_a_whole() -> None:
    days = [f"2024-{month:02}-{day:02}" for month in (5, 6) for day in range(1, 29)] * 2
    reports = [
        Report(
            report(f"x{n}", day), [told(f"x{n}", "CONSULT/meeting", [BERG, OZOLS], date=day, sentence=f"They met {n}.")]
        )
        for n, day in enumerate(days)
    ]
    joining = Joining()
    for at in range(0, len(reports), 37):
        joining.add(reports[at : at + 37])
    assert joining.outcome() == _all_at_once(reports)


def test_a_report_far_away_touches_nothing_else() -> None:
    joining = Joining()
    joining.add([Report(report("a", "2024-06-20"), [told("a", "CONSULT/meeting", [BERG, OZOLS], date="2024-06-19")])])
    kola = person("Pekka Kola", "FIN")
    touched = joining.add([Report(report("b", "2019-01-02"), [told("b", "ASSAULT/clash", [kola], date="2019-01-01")])])
    assert (touched.compared, touched.accounts, touched.events) == (0, 1, 1)
