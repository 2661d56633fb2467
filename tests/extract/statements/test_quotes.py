"""Quotation marks of every style: what stands between them, nested, run on, left open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.extract.statements.quotes import joined, paragraphs, quotes

CASES = {
    "straight": ('He said, "We go." Then "left".', ["We go.", "left"]),
    "curly": ("“We go,” he said.", ["We go,"]),
    "guillemets": ("«Oui», dit-il.", ["Oui"]),
    "guillemets with spaces": ("« We go », he said.", [" We go "]),
    "low": ("„Nein“, sagte er, und „ja”.", ["Nein", "ja"]),
    "corner": ("「We go」 he said.", ["We go"]),
    "doubled": ("''It is,'' he said; the ``end''.", ["It is,", "end"]),
    "single": ("‘We go,’ she said.", ["We go,"]),
    "straight single": ("'We go,' she said.", ["We go,"]),
    "nested": ("“He said ‘go’ and left,” she said.", ["He said ‘go’ and left,", "go"]),
    "nested the other way": ("‘He told me “no” and left,’ she said.", ["He told me “no” and left,", "no"]),
    "apostrophes": ("the leaders' plan, Kim's plan, 'tis the '90s, don’t", []),
    "apostrophe beside a quotation": ("the leaders' 'golden chance' to talk", ["golden chance"]),
    "possessive inside": ("She: ‘the leaders’ choice,’ no more.", ["the leaders’ choice,"]),
    "run together": ('said."We thank you," M said.The "two" x', ["We thank you,", "two"]),
    "opened twice": ("“There are limits. “We keep them,” said X.", ["There are limits. “We keep them,"]),
    "stray close": ("the end.” in the “north.”", ["north."]),
    "never closed": ("“Any trade must stop, X said.", ["Any trade must stop, X said."]),
    "inches": ('a 5\'10" man said "hi there"', ["hi there"]),
    "measure": ("The pipe is 12'' wide.", []),
    "empty text": ("", []),
    "marks only": ("\" “ ” '", []),
}


@pytest.mark.parametrize(("text", "words"), CASES.values(), ids=CASES.keys())
def test_what_stands_between_the_marks(text, words):
    assert [quote.words(text) for quote in quotes(text)] == words


def test_depth():
    assert [quote.depth for quote in quotes("“He said ‘go’ and left,” she said.")] == [0, 1]


def test_a_quotation_left_open_ends_with_its_paragraph():
    found = quotes("“We go, he said.\nNext “one”.")
    assert [(quote.closed, quote.runs_on) for quote in found] == [(False, False), (True, False)]


def test_a_quotation_runs_on_over_paragraphs():
    text = "“We go.\n“And we stay,” he said. “So.”"
    groups = joined(quotes(text))
    assert [[quote.words(text) for quote in group] for group in groups] == [["We go.", "And we stay,"], ["So."]]


def test_paragraphs():
    assert paragraphs("  a b \n\n c\n") == [(2, 5), (9, 10)]


@given(st.text(alphabet="ab .,!\n\"“”‘’'«»„`()", max_size=80))
def test_offsets_hold_for_any_text(text):
    for quote in quotes(text):
        assert 0 <= quote.start < quote.inner_start <= quote.inner_end <= quote.end <= len(text)
        assert "\n" not in text[quote.start : quote.end]
        assert quote.depth >= 0
