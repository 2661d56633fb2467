"""Sentence boundaries on cases written for it, and what must hold for any text."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from regesta.read.sentences import sentence_starts
from regesta.read.tokens import with_ud_words

NLP = with_ud_words(spacy.blank("en"))
LINES = (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
CASES = [line.replace("¶", "\n") for line in LINES if line and not line.startswith("# ")]


def boundaries(text):
    """Where sentences begin, as characters of the text, the first left out; white space before a sentence is not counted."""
    doc = NLP.make_doc(text)
    starts = sentence_starts([t.text for t in doc], [bool(t.whitespace_) for t in doc])
    first = next((t.i for t in doc if not t.is_space), 0)
    return {t.idx for t, start in zip(doc, starts, strict=True) if start and t.i > first}


def expected(case):
    """The text of a case and the places where its sentences begin; news has a space at a boundary unless it is marked `‖`."""
    text, places = "", set()
    for part in re.split(r"([|‖])", case):
        if part == "|":
            text += "" if text.endswith("\n") else " "
        elif part != "‖":
            places.add(len(text) + len(part) - len(part.lstrip()))
            text += part
    return text, places - {min(places)}


@pytest.mark.parametrize("case", CASES)
def test_case(case):
    text, right = expected(case)
    ours = boundaries(text)
    cut = sorted({0, len(text)} | ours)
    assert ours == right, [text[a:b] for a, b in pairwise(cut)]


@given(st.text(alphabet=st.sampled_from("ab AB.!?\"“”'’()[]1\n\t-…—😀•,:;"), max_size=60))
def test_any_text(text):
    doc = NLP.make_doc(text)
    words = [t.text for t in doc]
    starts = sentence_starts(words, [bool(t.whitespace_) for t in doc])
    assert len(starts) == len(words)
    assert not starts or starts[0]
    assert not any(start and word.isspace() for start, word in list(zip(starts, words, strict=True))[1:])


def test_blank_lines_always_end_a_sentence():
    assert len(boundaries("one and the\n\nother\n\nthird")) == 2


def test_f1_over_all_cases():
    right = ours = theirs = 0
    for case in CASES:
        text, gold = expected(case)
        found = boundaries(text)
        right, ours, theirs = right + len(found & gold), ours + len(found), theirs + len(gold)
    assert len(CASES) >= 120
    assert 2 * right / (ours + theirs) >= 0.97
