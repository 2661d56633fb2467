"""The edges of names: what falls away, what is added, what stays."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.read.edges import mended


def read(text: str, start: int, end: int, kind: str = "PER") -> list[str]:
    words = text.split()
    return [" ".join(words[a:b]) for a, b, _ in mended(words, [(start, end, kind)])]


@pytest.mark.parametrize(
    ("text", "start", "end", "kind", "found"),
    [
        ("in Jammu and Kishtwar", 1, 3, "LOC", ["Jammu"]),
        ("the Arab Republic of", 1, 4, "LOC", ["Arab Republic"]),
        ("Gen. Oda and Sheikh Rafi", 0, 2, "PER", ["Oda"]),
        ("Pol Col Arun Srisai said", 0, 4, "PER", ["Arun Srisai"]),
        ("Prince Mensah scored twice", 0, 2, "PER", ["Prince Mensah"]),
        ("General Motors cut jobs", 0, 2, "ORG", ["General Motors"]),
        ("WHO said so", 0, 1, "ORG", ["WHO"]),
        ("Choi Jung - ok was freed", 0, 2, "PER", ["Choi Jung - ok"]),
        ("Choi Jung - ok was freed", 0, 3, "PER", ["Choi Jung - ok"]),
        ("the Ina Brandt - led talks", 1, 3, "PER", ["Ina Brandt"]),
        ("a Brandt - era law", 1, 3, "PER", ["Brandt"]),
        ("judges in The Hague ruled", 3, 4, "LOC", ["The Hague"]),
        ("judges in The Hague ruled", 2, 4, "LOC", ["The Hague"]),
        ("The Seoul paper", 0, 2, "LOC", ["Seoul"]),
        ("the", 0, 1, "ORG", []),
    ],
)
def test_edges(text: str, start: int, end: int, kind: str, found: list[str]) -> None:
    assert read(text, start, end, kind) == found


def test_a_name_does_not_grow_into_the_next() -> None:
    words = "Choi Jung - ok Kim".split()
    assert mended(words, [(0, 2, "PER"), (3, 5, "PER")]) == [(0, 2, "PER"), (3, 5, "PER")]


WORDS = st.sampled_from(["the", "The", "Hague", "of", "Gen.", "Oda", "-", "ok", "led", "'s", "Tarn"])


@given(st.lists(WORDS, max_size=9), st.data())
def test_names_stay_in_order_apart_and_inside(words: list[str], data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(words)), max_size=6)))
    names = [(a, b, data.draw(st.sampled_from(["PER", "LOC"]))) for a, b in pairwise(cuts)]
    made = mended(words, names)
    flat = [edge for start, end, _ in made for edge in (start, end)]
    assert flat == sorted(flat)
    assert all(0 <= start < end <= len(words) for start, end, _ in made)
    assert mended(words, made) == made
