"""What a report tells twice: in its headline and below it."""

import pytest
from msgspec.structs import replace

from regesta.reconcile.accounts import account
from regesta.reconcile.compare import Comparison, compare
from regesta.records import EventMention, Part, Party, Span
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


BORG, LUND = person("Ivan Borg", "NOR", "MED"), person("Ola Lund", "NOR")
KILLED, HIT, JUDGED = "ASSAULT/killing", "ASSAULT/attack", "ACCUSE/criticism"
ONCE, IN_IT, BREATH = "nobody is killed twice", "who was attacked was killed", "said in one breath"


@pytest.mark.parametrize(
    ("first", "second", "whom", "reason"),
    [
        (KILLED, KILLED, BORG, ONCE),
        (KILLED, HIT, BORG, IN_IT),
        (HIT, HIT, BORG, ""),  # one may be attacked twice
        (KILLED, KILLED, person("the Oro Front", "NOR", "REB"), ""),  # of a body many are killed
        (KILLED, KILLED, NORWAY, ""),
    ],
)
def test_who_is_named_is_killed_once(first: str, second: str, whom: Party, reason: str) -> None:
    document = report("a", "2024-06-20")
    whom = whom if whom.sector != "REB" else replace(whom, person=None)
    one, other = (
        told("a", first, [], [whom], date="2011"),
        told("a", second, [], [whom], sentence="Later he spoke of it."),
    )
    reasons = compare(account(one, document), account(other, document)).reasons
    assert [r for r in (ONCE, IN_IT) if any(r in found for found in reasons)] == ([reason] if reason else [])


@pytest.mark.parametrize(
    ("sentence", "word", "joined"),
    [
        ("Lund lashed out at Borg, accusing him of theft.", "accusing", True),
        ("Lund lashed out at Borg and accused him of theft.", "accused", False),
    ],
)
def test_what_is_said_in_one_breath(sentence: str, word: str, joined: bool) -> None:
    document = report("a", "2024-06-20")
    one = told("a", JUDGED, [LUND], [BORG], sentence=sentence)
    other = told("a", "ACCUSE/accusation", [LUND], [BORG], sentence=sentence)
    start = sentence.index(word)
    whole = Span(document="a", start=0, end=len(sentence), text=sentence)
    said = Span(document="a", start=start, end=start + len(word), text=word)
    one, other = replace(one, sentence=whole), replace(other, sentence=whole, trigger=said)
    verdict = compare(account(one, document), account(other, document))
    assert (verdict.ruled_out is None and any(BREATH in reason for reason in verdict.reasons)) == joined
