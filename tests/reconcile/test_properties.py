"""What holds of every pile: order does not matter, nor how it arrives; every account is in one event; judgements can be taken back."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.reconcile.together import reconcile
from regesta.records import EventMention, Judgement
from tests.reconcile.making import person, report, state, told

PEOPLE = [
    person("Anna Berg", "NOR"),
    person("Juris Ozols", "LVA"),
    person("Pekka Kola", "FIN"),
    state("Norway", "NOR"),
    state("Latvia", "LVA"),
]
REPORTS = [report(f"r{i}", f"2024-06-{i + 10}", copy_of="r0" if i == 3 else None) for i in range(6)] + [report("r9")]
DATES = [None, "2024-06-19", "2024-06-20", "2024-06", "2024", "XXXX-06", "XXXX-06-19", "../2024-06-19"]

mention = st.builds(
    lambda document, act, first, second, date, status, sentence: told(
        document, act, [PEOPLE[first]], [PEOPLE[second]], date=date, status=status, sentence=sentence
    ),
    st.sampled_from([r.id for r in REPORTS]),
    st.sampled_from(["CONSULT/meeting", "CONSULT/visit", "ASSAULT/clash", "ASSAULT/shelling", "REQUEST/demand"]),
    st.integers(0, 4),
    st.integers(0, 4),
    st.sampled_from(DATES),
    st.sampled_from(["happened", "planned", "denied", "ongoing", "not_happened"]),
    st.sampled_from(["The two met in Riga.", "After hours of talks in Riga Berg left.", "Shells fell on Port Ellery."]),
)
piles = st.lists(mention, max_size=9, unique_by=lambda m: m.id)


@given(piles, st.integers(0, 1000))
@settings(deadline=None, max_examples=60)
def test_order_does_not_matter(pile: list[EventMention], seed: int) -> None:
    mixed, reports = list(pile), list(REPORTS)
    random.Random(seed).shuffle(mixed)
    random.Random(seed).shuffle(reports)
    assert reconcile(reports, mixed, (), ()) == reconcile(REPORTS, pile, (), ())


@given(piles)
@settings(deadline=None, max_examples=40)
def test_reports_one_at_a_time_give_what_all_at_once_give(pile: list[EventMention]) -> None:
    held: list[EventMention] = []
    last = reconcile([], [], (), ())
    for number, one in enumerate(REPORTS):
        held += [m for m in pile if m.document == one.id]
        last = reconcile(REPORTS[: number + 1], held, (), ())
    assert last == reconcile(REPORTS, pile, (), ())


@given(piles)
@settings(deadline=None, max_examples=60)
def test_every_account_is_in_exactly_one_event(pile: list[EventMention]) -> None:
    events = reconcile(REPORTS, pile, (), ()).events
    assert sorted(key for event in events for key in event.mentions) == sorted(m.id for m in pile)
    assert len({event.id for event in events}) == len(events)


@given(piles, st.data())
@settings(deadline=None, max_examples=60)
def test_judgements_hold_and_can_be_taken_back(pile: list[EventMention], data: st.DataObject) -> None:
    if len(pile) < 2:
        return
    left, right = data.draw(st.lists(st.sampled_from([m.id for m in pile]), min_size=2, max_size=2, unique=True))
    verdict = data.draw(st.sampled_from(["same", "different"]))
    judged = Judgement(id="j", left=left, right=right, verdict=verdict, decided_by="analyst")
    home = {
        key: event.id
        for event in reconcile(REPORTS, pile, (), (), judgements=[judged]).events
        for key in event.mentions
    }
    assert (home[left] == home[right]) == (verdict == "same")
    withdrawn = Judgement(
        id="j", left=left, right=right, verdict=verdict, decided_by="analyst", withdrawn_at="2024-07-01"
    )
    assert reconcile(REPORTS, pile, (), (), judgements=[withdrawn]) == reconcile(REPORTS, pile, (), ())


@given(piles)
@settings(deadline=None, max_examples=40)
def test_origins_cover_each_report_once(pile: list[EventMention]) -> None:
    for event in reconcile(REPORTS, pile, (), ()).events:
        covered = [document for origin in event.origins for document in origin.documents]
        assert sorted(covered) == list(event.documents)
