"""Figures of reports: a table of sentences by hand, and what must always hold."""

import datetime as dt
import re
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.extract.figures.amounts import amounts
from regesta.extract.figures.report import figures
from regesta.extract.times.report import times
from regesta.extract.times.words import lex
from regesta.records import Document, Part

TABLE = Path(__file__).with_name("figure_sentences.txt")
BLANK = spacy.blank("en")
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")


def document(text: str, **more) -> Document:
    return Document(
        id="d", source="d.txt", sha256="", text=text, language="en", published=dt.date(2025, 11, 13), **more
    )


def sentences():
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            sentence, expected = (part.strip() for part in line.rsplit("|", 1))
            yield pytest.param(sentence, expected, id=sentence[:70])


def written(figure) -> str:
    """A figure as the table writes it."""
    unit = f"#{figure.value.unit}" if figure.value.unit and figure.value.unit not in {"word"} else ""
    scope = f"@{figure.scope}" if figure.scope else ""
    return " ".join(part for part in (figure.value.short(), unit, scope, figure.counts) if part)


def test_the_table_is_large_enough():
    assert len(list(sentences())) >= 250


@pytest.mark.model
@pytest.mark.parametrize(("sentence", "expected"), list(sentences()))
def test_sentence(nlp, sentence, expected):
    report, doc = document(sentence), nlp(sentence)
    found = figures(report, doc, times(report, doc))
    assert "; ".join(written(figure) for figure in found) == ("" if expected == "-" else expected)
    for figure in found:
        spans = [figure.value.said, figure.sentence, *([figure.counted] if figure.counted else [])]
        assert all(sentence[span.start : span.end] == span.text for span in spans)
        assert (figure.by, figure.statement, figure.about) == ((), None, None)


@pytest.mark.model
@pytest.mark.parametrize(
    "sentence", ["On Tuesday 12 civilians were killed.", "Since last month about 5,000 troops have moved."]
)
def test_as_of_is_the_time_of_the_clause(nlp, sentence):
    report, doc = document(sentence), nlp(sentence)
    (figure,) = figures(report, doc, times(report, doc))
    assert figure.as_of is not None
    assert figure.as_of.edtf == ("2025-11-11" if "Tuesday" in sentence else "2025-10/2025-11")


def test_without_a_model_values_and_bounds_still_stand():
    text = "At least 12 shells struck the quay. It cost about $3 million."
    report, doc = document(text), BLANK(text)
    found = figures(report, doc, ())
    assert [figure.value.short() for figure in found] == [">=12", "~3000000"]
    assert [figure.sentence.text for figure in found] == [
        "At least 12 shells struck the quay.",
        "It cost about $3 million.",
    ]


def test_the_pages_furniture_holds_no_figures():
    text = "Twelve shells fell on the town.\n\n400 readers liked this report."
    parts = (Part(kind="boilerplate", start=text.index("400"), end=len(text)),)
    found = figures(document(text, parts=parts), BLANK(text), ())
    assert [figure.value.short() for figure in found] == ["12"]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            (
                "about nearly at least more than between and to - 12 5,000 two hundred thousand million dozens of shells $ % percent men "
                ". , or so the a half third doubled five fold troops killed 1.5 3 years May 2020 : ( ) another total"
            ).split()
        ),
        max_size=14,
    )
)
def test_any_heap_of_number_words_gives_sound_figures(words):
    text = " ".join(words)
    report, doc = document(text), BLANK(text)
    last = 0
    for figure in figures(report, doc, times(report, doc)):
        said = figure.value.said
        assert text[said.start : said.end] == said.text
        assert said.start >= last
        last = said.end
        assert figure.value.short() != "None"
        if figure.value.low is not None and figure.value.high is not None:
            assert figure.value.low < figure.value.high


@given(st.integers(min_value=2, max_value=999_999))
def test_numbers_in_digits_read_back(number):
    text = f"They counted {number:,} men."
    (amount,) = amounts(lex(text))
    assert amount.low == number
    assert re.sub(r"\D", "", text) == str(number)
