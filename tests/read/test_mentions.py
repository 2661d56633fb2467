"""Mentions: names, nominals and pronouns of sentences written for it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.read.mentions import mentions
from regesta.records import Document, Part

KNOWN = {
    "Max Holf": "PER",
    "Holf": "PER",
    "Ruritanian Coast Guard": "ORG",
    "Ruritania": "LOC",
    "Ruritanian": "NORP",
    "Harbour Wire": "ORG",
    "Zenda": "LOC",
}


def found(nlp, text, *, parts=(), known=KNOWN):
    document = Document(id="d", source="d", sha256="0", text=text, language="en", parts=parts)
    return mentions(document, nlp(text), known=known)


def words(made, kind):
    return [m.span.text for m in made if m.kind == kind]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Max Holf met the crew in Zenda.", ["Max Holf", "Zenda"]),
        ("President Max Holf met the crew.", ["Max Holf"]),
        ("The Ruritanian Coast Guard seized a boat.", ["Ruritanian Coast Guard"]),
        ("Ruritania's ships left.", ["Ruritania"]),
        ("The ruritania of old is gone.", []),
        ("He left for Zenda-on-Sea.", ["Zenda"]),
    ],
)
def test_names(nlp, text, names):
    assert [name for name in words(found(nlp, text), "name") if name in names or not names] == names


def test_the_longer_of_two_overlapping_names_stands(nlp):
    assert "Holf" not in words(found(nlp, "Max Holf met the crew."), "name")


def test_known_names_are_case_sensitive_and_whole_words(nlp):
    assert words(found(nlp, "The harbour wire broke; the holf is old."), "name") == []


@pytest.mark.parametrize(
    ("text", "nominal", "label"),
    [
        ("The ambassador left.", "The ambassador", "PER"),
        ("The party lost.", "The party", "ORG"),
        ("The two leaders met.", "The two leaders", "OTHER"),
        ("Both sides agreed.", "Both sides", "OTHER"),
        ("The delegation came home.", "The delegation", "ORG"),
        ("Ruritanian troops crossed the river.", "Ruritanian troops", "OTHER"),
        ("A senior official denied it.", "A senior official", "PER"),
        ("Western sources confirmed it.", "Western sources", "OTHER"),
        ("A spokesman for the ministry denied it.", "A spokesman for the ministry", "PER"),
        ("The country signed.", "The country", "LOC"),
    ],
)
def test_nominals(nlp, text, nominal, label):
    made = [m for m in found(nlp, text) if m.kind == "nominal"]
    assert (nominal, label) in [(m.span.text, m.label) for m in made]


def test_a_title_before_a_name_is_no_nominal(nlp):
    assert words(found(nlp, "Ambassador Max Holf left."), "nominal") == []


def test_things_are_no_nominals(nlp):
    assert words(found(nlp, "The bridge fell on the road."), "nominal") == []


def test_pronouns(nlp):
    made = found(nlp, "He said that they had lost their ship and that it was his.")
    assert words(made, "pronoun") == ["He", "they", "their", "it", "his"]


def test_pairs_of_names(nlp):
    made = found(nlp, "Max Holf and Fritz Tarlen met in Zenda.", known={**KNOWN, "Fritz Tarlen": "PER"})
    assert "Max Holf and Fritz Tarlen" in words(made, "nominal")


def test_boilerplate_is_not_read(nlp):
    text = "Max Holf left.\nCopyright Harbour Wire."
    made = found(nlp, text, parts=(Part(kind="boilerplate", start=15, end=len(text)),))
    assert "Harbour Wire" not in words(made, "name")


def test_heads_lie_inside_their_mention(nlp):
    made = found(
        nlp, "The president of Ruritania, Max Holf, and his two guards met a senior official of the party in Zenda."
    )
    assert made
    assert all(m.span.start <= m.head < m.span.end for m in made)
    assert [m.span.start for m in made] == sorted(m.span.start for m in made)


@settings(max_examples=25, deadline=None)
@given(
    text=st.lists(
        st.sampled_from(
            ["Max Holf", "said", "the party", "he", "“", "”", ".", "\n", "Zenda", "and", "its", "of", "'s"]
        ),
        max_size=14,
    ).map(" ".join)
)
def test_spans_read_back_for_any_text(nlp, text):
    for m in found(nlp, text):
        assert text[m.span.start : m.span.end] == m.span.text
        assert m.span.text.strip()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        ("Mayor Ito met Park Sun, who leads the port. Ito and Park agreed that the quay was too short.", "Park", "PER"),
        ("Victoria Holt visited Australia. Victoria closed its schools on Monday.", "Victoria", "LOC"),
    ],
)
def test_a_surname_told_before_is_no_place(text, word, label):
    from regesta.stages import load_nlp

    made = [m for m in found(load_nlp(), text, known={}) if m.span.text == word]
    assert [m.label for m in made] == [label]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Lena Wire left the race. Wire praised the mayor.", "PER"),
        ("Bo Ray left the race. Wire praised the mayor.", "ORG"),
    ],
)
def test_a_surname_told_before_is_no_body(nlp, text, label):
    last = [m for m in found(nlp, text, known={"Wire": "ORG"}) if m.span.text == "Wire"]
    assert last[-1].label == label
