"""Numbers in words: worked cases and a round trip."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.extract.grammar.numbers import ORDINAL_UNITS, SMALL, TENS, cardinal, digits, ordinal, year_in_words


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twelve", 12), ("twenty five", 25), ("twenty - five", 25), ("one hundred and six", 106),
        ("two hundred and fifty thousand", 250_000),
        ("a hundred", 100), ("half a million", 500_000), ("1,375", 1375), ("1.5 million", 1_500_000), ("three thousand", 3000),
        ("six hundred thousand", 600_000), ("one million two hundred thousand", 1_200_000), ("ninety", 90),
    ],
)  # fmt: skip
def test_cardinal(words, value):
    tokens = words.split()
    assert cardinal(tokens, 0) == (value, len(tokens))


@pytest.mark.parametrize("words", ["of", "a man", "hundred", "half the men"])
def test_no_number(words):
    assert cardinal(words.split(), 0) is None


def test_a_list_is_not_one_number():
    assert cardinal("five thousand , ten".split(), 0) == (5000, 2)
    assert cardinal("two and three".split(), 0) == (2, 1)


@pytest.mark.parametrize(
    ("words", "value"),
    [("nineteen ninety - six", 1996), ("two thousand and five", 2005), ("two thousand", 2000), ("twenty twenty", 2020)],
)
def test_year_in_words(words, value):
    assert year_in_words(words.split(), 0) == (value, len(words.split()))


@pytest.mark.parametrize(
    ("words", "value"), [("twelfth", 12), ("twenty - first", 21), ("thirtieth", 30), ("second", 2)]
)
def test_ordinal(words, value):
    assert ordinal(words.split(), 0) == (value, len(words.split()))


def spelled(number: int) -> str:
    """English words for a number below a million, written independently of the reader."""
    if number >= 1000:
        rest = number % 1000
        return (
            spelled(number // 1000) + " thousand" + (f" {'and ' if rest < 100 else ''}{spelled(rest)}" if rest else "")
        )
    if number >= 100:
        rest = number % 100
        return f"{spelled(number // 100)} hundred" + (f" and {spelled(rest)}" if rest else "")
    names = {value: word for word, value in {**SMALL, **TENS}.items()}
    return names[number] if number in names else f"{names[number // 10 * 10]} - {names[number % 10]}"


@given(st.integers(min_value=1, max_value=999_999))
def test_what_is_spelled_reads_back(number):
    tokens = spelled(number).split()
    assert cardinal(tokens, 0) == (number, len(tokens))


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_read_back(number):
    assert digits(f"{number:,}") == number
    assert len(ORDINAL_UNITS) == 19
