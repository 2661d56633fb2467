"""Blanks that a page has lost beside a name."""

from itertools import pairwise

import pytest

from regesta.read.glued import cuts, unglued
from regesta.read.pageparts import words_of
from regesta.records import Document


def pieces(text):
    places = [0, *sorted(cuts(text)), len(text)]
    return "|".join(text[a:b] for a, b in pairwise(places))


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Max Holf came. Max Holfvisited the port.", "Max Holf came. Max Holf|visited the port."),
        ("Nora Max Holf was there. Nora Max Holfwho left.", "Nora Max Holf was there. Nora Max Holf|who left."),
        ("The respected ComradeMax Holf spoke.", "The respected Comrade|Max Holf spoke."),
        ("A letter to Max Holf. He wrote toMax Holf again. Up to noon.", "A letter to Max Holf. He wrote to|Max Holf again. Up to noon."),
        ("He met Emmanuel Macronwho left.", "He met Emmanuel Macron|who left."),  # a head of state needs no second place
        ("Max Holfsaid so. Max Holfand his men left.", "Max Holf|said so. Max Holf|and his men left."),
        ("The secretaryEmmanuel Macronguided them.", "The secretary|Emmanuel Macron|guided them."),
        ("To HEEmmanuel Macronand to others.", "To HE|Emmanuel Macron|and to others."),
        ("At Emmanuel MacronUniversity he spoke.", "At Emmanuel Macron|University he spoke."),
    ],
)  # fmt: skip
def test_words_are_cut_on_the_documents_own_evidence(text, cut):
    assert pieces(text) == cut


@pytest.mark.parametrize(
    "text",
    [
        "Max Holfvisited the port.",  # nothing says that he is Holf
        "Nora Clinton spoke. Nora Clinton left.",  # Clint is nobody
        "Jo Anne Ray spoke. McDonald Ray left.",
        "The European Union met. A member of the European Unions left.",
        "Peter Robinson and his son came to the Foreign Ministry.",
    ],
)
def test_names_that_only_look_glued_stay_whole(text):
    assert cuts(text) == frozenset()


def test_the_text_stays_as_it_is(nlp):
    text = "Max Holf came home. Max Holfsaid that the port was open."
    doc = unglued(nlp.make_doc(text), text)
    assert doc.text == text
    assert [t.text for t in doc][-8:] == ["Holf", "said", "that", "the", "port", "was", "open", "."]
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)


def test_a_documents_words_are_cut(nlp):
    text = "Max Holf came home. Max Holfsaid that the port was open."
    made = words_of(Document(id="d", source="d.txt", sha256="0", text=text, language="en"), nlp)
    assert "said" in [t.text for t in made]
