"""What goes into the store comes out again, in whatever order it went in."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from regesta.records import Actor, Disagreement, Document, Event, EventMention, Figure, Judgement, Mention, Statement
from regesta.store import read
from regesta.store.accounts import merged_actor
from regesta.store.check import broken_spans, spans_in
from regesta.store.database import Store, open_store
from regesta.store.runs import put_issues
from regesta.store.write import (
    encode,
    forget_readings,
    put_actors,
    put_copies,
    put_document,
    put_judgements,
    put_reading,
    replace_events,
)
from tests import sample


def fill(store: Store, *, order: Sequence[int] = (0, 1, 2)) -> None:
    """Write the sample, reports in the given order, each in a transaction of its own."""
    for number in order:
        with store.transaction():
            put_document(store, sample.DOCUMENTS[number])
            put_reading(store, sample.EXTRACTIONS[number], actors=[sample.ACTORS[number]])
    with store.transaction():
        put_issues(store, random.Random(str(order)).sample(sample.ISSUES, k=2))
        put_copies(store, {sample.two.id: sample.one.id})
        replace_events(store, [sample.EVENTS[number] for number in order if number < 2], sample.DISAGREEMENTS)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    with open_store(tmp_path / "sample.regesta", create=True) as opened:
        fill(opened)
        yield opened


def test_all_kinds_come_back_as_they_went_in(store: Store) -> None:
    by_id = sorted(sample.DOCUMENTS, key=lambda one: one.id)
    copied = [replace(one, copy_of=sample.one.id) if one.id == sample.two.id else one for one in by_id]
    assert list(read.documents(store)) == copied
    assert set(read.mentions(store)) == set(sample.NAMES)
    assert {one.id for one in read.event_mentions(store)} == {one.event_mentions[0].id for one in sample.EXTRACTIONS}
    assert list(read.statements(store, document=sample.one.id)) == [sample.SAID]
    assert list(read.figures(store)) == [sample.GUESTS]
    assert list(read.times(store, document=sample.two.id)) == [sample.OPENING_AGAIN.time]
    assert list(read.events(store)) == list(sample.EVENTS)  # the undated one last
    assert list(read.events(store, document=sample.three.id)) == [sample.EVENTS[1]]
    assert list(read.disagreements(store)) == list(sample.DISAGREEMENTS)
    assert set(read.issues(store)) == set(sample.ISSUES)
    assert {one.id for one in read.actors(store)} == {one.id for one in sample.ACTORS}


def test_every_span_reads_back(store: Store) -> None:
    assert list(broken_spans(store)) == []
    assert len(list(spans_in(sample.OPENING))) > 5


def test_a_span_that_does_not_read_back_is_found(store: Store) -> None:
    crooked = replace(sample.GUESTS, id="0" * 16, sentence=replace(sample.GUESTS.sentence, start=3))
    with store.transaction():
        put_reading(store, replace(sample.EXTRACTIONS[0], figures=(crooked,)))
    assert list(broken_spans(store)) == [crooked.sentence]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_order_of_writing_does_not_show(tmp_path: Path, store: Store, order: tuple[int, ...]) -> None:
    with open_store(tmp_path / "other.regesta", create=True) as other:
        fill(other, order=order)
        assert read.content_digest(other) == read.content_digest(store)
        fill(other, order=order)
        assert read.content_digest(other) == read.content_digest(store), "writing the same again changes nothing"


def test_the_digest_sees_every_change(store: Store) -> None:
    before = read.content_digest(store)
    with store.transaction():
        replace_events(store, sample.EVENTS[:1], ())
    assert read.content_digest(store) != before


def test_forgetting_a_reading_keeps_the_report(store: Store) -> None:
    with store.transaction():
        forget_readings(store, [sample.one.id])
    assert read.document_ids(store, state="waiting") == [sample.one.id]
    assert list(read.statements(store)) == []
    assert list(read.event_mentions(store, document=sample.one.id)) == []
    assert read.count(store, "documents") == 3


def test_the_fuller_description_of_the_same_bytes_stays(tmp_path: Path) -> None:
    bare = replace(sample.one, outlet=None, published=None, published_how=None, title=None, url=None, source="x/z.txt")
    digests = set()
    for order in ((bare, sample.one), (sample.one, bare)):
        with open_store(tmp_path / f"{order[0].source[0]}.regesta", create=True) as store, store.transaction():
            arrivals = [put_document(store, one) for one in order]
            assert arrivals == ["new", "better" if order[0] is bare else "known"]
            assert read.document(store, sample.one.id) == sample.one
            digests.add(read.content_digest(store))
    assert len(digests) == 1


def test_a_corrected_description_of_one_file_takes_its_place(store: Store) -> None:
    with store.transaction():
        assert put_document(store, replace(sample.one, outlet="Fjell Times")) == "better"
    assert read.document(store, sample.one.id).outlet == "Fjell Times"
    assert read.document_ids(store, state="waiting") == [sample.one.id]


def test_full_text_finds_words_and_forgets_old_titles(store: Store) -> None:
    def found(words: str) -> set[str]:
        return {one.id for one in read.documents(store, search=words)}

    assert found("bridge") == {sample.one.id, sample.two.id}
    assert found("bridge guests sunday") == {sample.one.id}
    assert found("BERG visit") == {sample.three.id}
    assert found('"bridge" OR (AND) NOT* -') == set(), "signs of the query language are words like others"
    assert found("") == set()
    with store.transaction():
        put_document(store, replace(sample.one, title="Quay opens"))
    assert found("quay") == {sample.one.id}


def test_ids_are_found_by_their_beginning(store: Store) -> None:
    assert ("documents", sample.one.id) in read.ids_starting(store, sample.one.id[:8])
    assert read.ids_starting(store, "zz") == []


def test_what_two_reports_say_of_an_actor(tmp_path: Path) -> None:
    short = Actor(id="x", kind="person", name="Berg", state="NOR", provenance=sample.BY_HAND)
    long = Actor(id="x", kind="person", name="Anna Berg", names=("A. Berg",), state="SWE", provenance=sample.BY_HAND)
    with open_store(tmp_path / "a.regesta", create=True) as store, store.transaction():
        put_actors(store, [short], document="d1")
        put_actors(store, [long], document="d2")
        (actor,) = read.actors(store)
    assert actor == merged_actor([short, long], known=False)
    assert (actor.name, actor.names, actor.state) == ("Anna Berg", ("A. Berg", "Berg"), None)
    assert merged_actor([short, long], known=True).state == "NOR"


RECORDS = {"documents": Document, "mentions": Mention, "event_mentions": EventMention, "statements": Statement,
           "figures": Figure, "events": Event, "disagreements": Disagreement, "judgements": Judgement}  # fmt: skip
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    left=words,
    right=words,
    verdict=st.sampled_from(["same", "different", "unsure"]),
    reasons=st.lists(words, max_size=3),
)
def test_any_judgement_comes_back(
    tmp_path_factory: pytest.TempPathFactory, left: str, right: str, verdict: str, reasons: list[str]
) -> None:
    judgement = Judgement(
        id=f"{left}-{right}", left=left, right=right, verdict=verdict, decided_by="a person", reasons=tuple(reasons)
    )
    with open_store(tmp_path_factory.mktemp("any") / "a.regesta", create=True) as store, store.transaction():
        put_judgements(store, [judgement])
        assert list(read.judgements(store)) == [judgement]


@settings(max_examples=40, deadline=None)
@given(text=words, title=st.none() | words, outlet=st.none() | words)
def test_any_report_comes_back(
    tmp_path_factory: pytest.TempPathFactory, text: str, title: str | None, outlet: str | None
) -> None:
    report = replace(sample.one, id="a" * 16, text=text, title=title, outlet=outlet)
    with open_store(tmp_path_factory.mktemp("any") / "a.regesta", create=True) as store, store.transaction():
        put_document(store, report)
        assert read.document(store, report.id) == report
        assert encode(report) == encode(next(read.documents(store)))
