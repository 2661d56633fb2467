"""Numbers in dress: blanks between thousands, decimal commas, lakh and crore, letters of money glued to the number."""

import pytest

from regesta.extract.figures.amounts import amounts
from regesta.extract.figures.words import joined
from regesta.extract.times.words import lex
from regesta.records import Quantity, Span


def read(text: str) -> list[tuple[str, str | None]]:
    """Short forms and units of the amounts of a text."""
    out = []
    for amount in amounts(joined(text, lex(text))):
        said = Span(document="d", start=0, end=0, text="")
        value = Quantity(low=amount.low, high=amount.high, bound=amount.bound, said=said, word=amount.word)
        out.append((value.short(), amount.unit))
    return out


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They counted 1 276 men.", [("1276", None)]),
        ("They counted 12 000 000 men.", [("12000000", None)]),
        ("It sold 1,2 million tonnes.", [("1200000", "tonne")]),
        ("Prices rose 3,5 percent.", [("3.5", "percent")]),
        ("It paid Rs500.", [("500", "rupee")]),
        ("It paid Rs 500 crore.", [("5000000000", "rupee")]),
        ("It paid R12.5 billion.", [("12500000000", "ZAR")]),
        ("It paid RM5 million.", [("5000000", "MYR")]),
        ("It paid A$20m.", [("20000000", "AUD")]),
        ("It paid HK$3.5bn.", [("3500000000", "HKD")]),
        ("Nearly 2.5 crore voters came.", [("~25000000", None)]),
        ("They gave 3 lakh farmers seed.", [("300000", None)]),
    ],
)
def test_read_as_one_number(text, wanted):
    assert read(text) == wanted


@pytest.mark.parametrize(
    "text", ["On 12 May 300 men fell.", "He wrote 3, 5 and 7.", "It was May 12 300 years ago.", "See R and 12 others."]
)
def test_two_numbers_stay_two(text):
    words = lex(text)
    assert joined(text, words) == words


def test_spans_of_joined_words_hold_the_number():
    text = "It paid R12.5 billion and 1 276 men left with 3 lakh rupees."
    spans = [text[word.start : word.end] for word in joined(text, lex(text))]
    assert {"12.5 billion", "1 276", "3 lakh"} <= set(spans)
