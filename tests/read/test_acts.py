"""Acts that the model sees: the ways through trees, and what is read of sentences."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from regesta.read.acts import FAR, MOST, ways_from
from regesta.read.model import load_model
from regesta.seenacts import KEY

TREES = st.integers(1, 12).flatmap(
    lambda size: st.tuples(*(st.integers(0, at) for at in range(size)))
)  # each word hangs on one before it or is a root


def chain(word: int, heads: list[int]) -> list[int]:
    """The word and all over it."""
    over = [word]
    while heads[over[-1]]:
        over.append(heads[over[-1]] - 1)
    return over


@given(TREES, st.integers(0, 11))
def test_the_way_between_two_words_is_the_shortest(tree: tuple[int, ...], word: int) -> None:
    heads, relations = list(tree), [f"r{at}" for at in range(len(tree))]
    word %= len(heads)
    for other, told in enumerate(ways_from(word, heads, relations)):
        up, down = chain(word, heads), chain(other, heads)
        shared = next((at for at in up if at in down), None)
        if shared is None:
            assert told == ("none",)
            continue
        risen, fallen = up[: up.index(shared)], down[: down.index(shared)]
        ends = f"{relations[risen[0]] if risen else ''}|{relations[fallen[0]] if fallen else ''}"
        if len(risen) > FAR or len(fallen) > FAR:
            assert told == (f"far{min(len(risen), MOST)},{min(len(fallen), MOST)}", ends)
        else:
            edges = f"{'>'.join(relations[at] for at in risen)}|{'<'.join(relations[at] for at in reversed(fallen))}"
            assert told == (edges, f"far{len(risen)},{len(fallen)}", ends)


SENTENCES = [
    "Peru and Chile signed a treaty in Lima.",
    "The fair was rainy.",
    "Soldiers shot three rebels near the border on Monday, and the foreign minister of Chad condemned the attack.",
]


@pytest.mark.model
def test_acts_of_a_sentence_do_not_depend_on_its_companions() -> None:
    model = load_model()
    words = [sentence.replace(".", " .").replace(",", " ,").split() for sentence in SENTENCES]
    together = model.read(words)
    assert [reading.acts for reading in together] == [model.read([own])[0].acts for own in words]


@pytest.mark.model
def test_who_does_what_to_whom(nlp: Language) -> None:
    doc = nlp("It rained. Peru condemned the raid. On Monday Chadian soldiers arrested three fishermen.")
    acts = {doc[act.word].text: act for act in doc.user_data[KEY]}
    assert acts["condemned"].type == "ACCUSE"
    assert [doc[at].text for at in acts["condemned"].actors] == ["Peru"]
    assert acts["arrested"].type == "COERCE"
    assert [doc[at].text for at in acts["arrested"].actors] == ["soldiers"]
    assert [doc[at].text for at in acts["arrested"].recipients] == ["fishermen"]
    assert all(first.word < second.word for first, second in pairwise(doc.user_data[KEY]))


@pytest.mark.model
def test_places_are_those_of_the_document_across_sentences_spaces_and_parts(nlp: Language) -> None:
    long = "It rained " + ", ".join(f"on day {day}" for day in range(120)) + "; Peru condemned Chile."
    doc = nlp(f"Rain fell.\n\n{long}\n Chad expelled the consul of Mali.")
    acts = {doc[act.word].text: act for act in doc.user_data[KEY]}
    assert doc[acts["expelled"].actors[0]].text == "Chad"
    assert "condemned" in acts


@pytest.mark.model
def test_a_text_without_acts_has_none(nlp: Language) -> None:
    assert nlp("The lake is deep and cold.").user_data[KEY] == ()
