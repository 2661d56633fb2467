"""Whom an act in words concerns, once parties are linked. All people are invented."""

import pytest
from msgspec.structs import replace

from regesta.link.acts.concerning import concerning
from regesta.link.known.world import World
from regesta.records import EventMention, Party
from tests.reconcile.making import state, told


@pytest.fixture(scope="module")
def world() -> World:
    return World.load()


CHILE, PERU = state("Chile", "CHL"), state("Peru", "PER")


def taken(actor: Party, recipient: Party) -> EventMention:
    """An offer whose recipient was read out of what it is about."""
    made = told("a", "AGREE/offer", [actor], [recipient])
    return replace(made, provenance=replace(made.provenance, reasons=("recipient: in what it is about",)))


def test_two_of_no_known_state_concern_each_other(world: World) -> None:
    offer = taken(Party(name="the group", span=None), Party(name="the government", span=None))
    assert concerning(offer, world) == offer


def test_another_state_is_concerned(world: World) -> None:
    assert concerning(taken(CHILE, PERU), world).recipients == (PERU,)
