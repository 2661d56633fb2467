"""Questions asked of the tables give what looking at every event gives, a page at a time."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from regesta.errors import InputError
from regesta.records import Event, Party, Review
from regesta.serve import lists, query
from regesta.serve.browse import Wish, browse
from regesta.serve.query import Filters, Wanted
from regesta.store import read as stored
from regesta.store.database import Store, open_store
from regesta.store.write import replace_events
from tests import sample
from tests.web.conftest import write_sample

OPENING, VISIT = sample.EVENTS


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(write_sample(tmp_path / "a.regesta")) as opened:
        yield opened


def _between(event: Event, one: Wanted, other: Wanted) -> bool:
    parties = (*event.actors, *event.recipients)
    first = {at for at, party in enumerate(parties) if one.is_party(party)}
    second = {at for at, party in enumerate(parties) if other.is_party(party)}
    return bool(first and second) and len(first | second) > 1


@pytest.mark.parametrize("names", [("NOR", "TCD"), ("Norway", "Chad"), ("NOR", "NOR"), ("Anna Berg", "NOR")])
def test_a_pair_is_two_parties_of_one_event(store: Store, names: tuple[str, str]) -> None:
    one, other = (query.wanted(store, name) for name in names)
    right = {event.id for event in stored.events(store) if _between(event, one, other)}
    assert {event.id for event in query.events(store, Filters(between=names))} == right


@pytest.mark.parametrize("name", ["NOR", "norway", "Anna Berg", "anna berg", "TCD"])
def test_an_actor_is_found_by_any_of_its_names(store: Store, name: str) -> None:
    who = query.wanted(store, name)
    right = {one.id for one in stored.events(store) if any(map(who.is_party, (*one.actors, *one.recipients)))}
    assert right
    assert {event.id for event in query.events(store, Filters(actor=name))} == right


def test_pages_follow_one_another(store: Store) -> None:
    whole = [event.id for event in query.events(store, Filters())]
    assert len(whole) == 2
    assert [[one.id for one in query.events(store, Filters(), limit=1, offset=at)] for at in range(3)] == [
        [whole[0]], [whole[1]], []]  # fmt: skip
    page = lists.timeline(store, Filters(), limit=1)
    assert (len(page), page.total) == (1, 2)
    assert lists.timeline(store, Filters()).total == 2
    assert lists.timeline(store, Filters(), limit=1, offset=7).total == 2


def test_a_limit_of_none_at_all_is_refused(store: Store) -> None:
    with pytest.raises(InputError, match="limit"):
        lists.timeline(store, Filters(), limit=0)


@pytest.mark.parametrize("name", ["Ana Bergg", "Anna Bergman", "Berg Anna Maria"])
def test_names_near_to_one_that_nobody_has_are_offered(store: Store, name: str) -> None:
    with pytest.raises(InputError, match=r'nearest names in the record: .*"Anna Berg"'):
        query.wanted(store, name)


def test_home_affairs_are_left_out_when_asked(store: Store) -> None:
    ours, theirs, crowd, stranger = (
        Party(name=name, state=state, span=OPENING.actors[0].span)
        for name, state in (("Norway", "NOR"), ("Chad", "TCD"), ("farmers", "NOR"), ("Ann Lee", None))
    )
    finse = OPENING.place
    assert finse is not None
    assert finse.country == "NOR"
    made = {
        "at home": replace(OPENING, id="1" * 16, actors=(ours,), recipients=(crowd,)),
        "of two": replace(OPENING, id="2" * 16, actors=(ours, theirs), recipients=(), place=None),
        "in another's land": replace(OPENING, id="3" * 16, actors=(theirs,), recipients=()),
        "of one alone": replace(OPENING, id="5" * 16, actors=(ours,), recipients=()),
        "of one and a stranger": replace(VISIT, id="4" * 16, actors=(ours, stranger), recipients=(), place=None),
    }  # fmt: skip
    with store.transaction():
        replace_events(store, made.values(), ())
    left = {one.id for name, one in made.items() if name != "at home"}
    assert {one.id for one in query.events(store, Filters(abroad=True))} == left
    assert {line.event.id for line in browse(store, Wish(abroad=True), limit=9).lines} == left
    assert len(list(query.events(store, Filters()))) == 5


def test_what_is_likely_read_rightly_is_asked_for_and_what_a_reviewer_accepted(store):
    made = {
        "likely": replace(VISIT, id="1" * 16, confidence=0.8),
        "unlikely": replace(VISIT, id="2" * 16, confidence=0.3),
        "accepted": replace(VISIT, id="3" * 16, confidence=0.1, review=Review(verdict="accept")),
        "rejected": replace(VISIT, id="4" * 16, confidence=0.2, review=Review(verdict="reject")),
        "of an older record": replace(VISIT, id="5" * 16, confidence=None),
    }
    with store.transaction():
        replace_events(store, made.values(), ())
    left = {made["likely"].id, made["accepted"].id}
    assert {one.id for one in query.events(store, Filters(confidence=0.5))} == left
    assert {line.event.id for line in browse(store, Wish(confidence=0.5), limit=9).lines} == left
    with pytest.raises(InputError, match="from 0 to 1"):
        list(query.events(store, Filters(confidence=70)))
