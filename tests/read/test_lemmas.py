"""Scripts make the lemma they were made from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.read.lemmas import apply, script

words = st.text(alphabet="abcdeABCDE-", min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("form", "lemma", "wanted"),
    [
        ("Treaties", "treaty", "l3+y"),
        ("said", "say", "l2+y"),
        ("was", "be", "=be"),
        ("Russia", "Russia", "k0+"),
        ("PUTIN", "Putin", "t0+"),
        ("talks", "talk", "l1+"),
    ],
)
def test_script(form, lemma, wanted):
    assert script(form, lemma) == wanted
    assert apply(form, wanted) == lemma


@given(words, words)
def test_round_trip(form, lemma):
    assert apply(form, script(form, lemma)) == lemma


def test_a_script_that_is_too_long_for_the_word_changes_nothing():
    assert apply("as", "l3+y") == "as"
