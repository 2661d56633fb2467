"""What a report tells twice: in its headline and below it."""

import pytest
from msgspec.structs import replace

from regesta.reconcile.accounts import account
from regesta.reconcile.compare import Comparison, compare
from regesta.records import EventMention, Part, Span
from tests.reconcile.making import person, report, state, told

NORWAY, BERG = state("Norway", "NOR"), person("Anna Berg", "NOR")
HEADLINE = Part(kind="headline", start=0, end=30)


def at(mention: EventMention, start: int) -> EventMention:
    return replace(mention, trigger=Span(document=mention.document, start=start, end=start + 5, text="spoke"))


def compared(first: int, second: int, *, second_act: str = "ACCUSE/criticism") -> Comparison:
    """A state's criticism at one place of the report, its premier's at another."""
    document = report("a", "2024-06-20", parts=(HEADLINE,))
    above = at(told("a", "ACCUSE/criticism", [NORWAY], sentence="Norway condemns raid"), first)
    below = at(told("a", second_act, [BERG], sentence="She condemned it on Monday."), second)
    return compare(account(above, document), account(below, document))


def test_the_headline_tells_what_stands_below_it() -> None:
    assert "+ the headline tells what the report tells" in compared(7, 90).reasons
    assert compared(7, 90).points > compared(60, 90).points


@pytest.mark.parametrize(("first", "second", "act"), [(60, 90, "ACCUSE/criticism"), (7, 90, "REJECT/rejection")])
def test_but_not_another_act_nor_what_stands_below_twice(first: int, second: int, act: str) -> None:
    assert not any("headline" in reason for reason in compared(first, second, second_act=act).reasons)
