"""Names of one document agree in type, and what was missed once is found."""

from hypothesis import given
from hypothesis import strategies as st

from regesta.read.agreement import agreed
from regesta.read.edges import mended


def test_a_surname_alone_is_the_person_named_before():
    sentences = [["Ina", "Brandt", "left", "."], ["Then", "Brandt", "spoke", "."]]
    assert agreed(sentences, [[(0, 2, "PER")], [(1, 2, "LOC")]]) == [[(0, 2, "PER")], [(1, 2, "PER")]]


def test_the_commoner_type_wins():
    sentences = [["In", "Tarn", "."], ["To", "Tarn", "."], ["Near", "Tarn", "."]]
    names = [[(1, 2, "LOC")], [(1, 2, "ORG")], [(1, 2, "LOC")]]
    assert agreed(sentences, names) == [[(1, 2, "LOC")]] * 3


def test_a_draw_is_left_alone():
    sentences = [["In", "Tarn", "."], ["To", "Tarn", "."]]
    names = [[(1, 2, "LOC")], [(1, 2, "ORG")]]
    assert agreed(sentences, names) == names


def test_a_missed_name_is_found():
    sentences = [["in", "Tarn"], ["to", "Tarn"], ["near", "Tarn"], ["from", "Tarn", "on"]]
    names = [[(1, 2, "LOC")]] * 3 + [[]]
    assert agreed(sentences, names)[3] == [(1, 2, "LOC")]


def test_a_word_inside_something_longer_is_not():
    sentences = [["in", "Tarn"], ["to", "Tarn"], ["near", "Tarn"], ["the", "old", "Tarn", "Road", "is"]]
    names = [[(1, 2, "LOC")]] * 3 + [[]]
    assert agreed(sentences, names)[3] == []


words = st.sampled_from(["Tarn", "Brandt", "Ina", "the", "left", "."])


@given(st.lists(st.lists(words, max_size=6), max_size=5), st.randoms(use_true_random=False))
def test_names_stay_within_their_sentences_and_apart(sentences, chance):
    names = []
    for sentence in sentences:
        own, at = [], 0
        while at < len(sentence):
            size = chance.randint(1, 2)
            if chance.random() < 0.5 and at + size <= len(sentence):
                own.append((at, at + size, chance.choice(["PER", "LOC", "ORG", "NORP"])))
            at += size
        names.append(own)
    made = agreed(sentences, names)
    for sentence, before, after in zip(sentences, names, made, strict=True):
        kept = mended(sentence, before)
        assert {(a, b) for a, b, _ in kept} <= {(a, b) for a, b, _ in after}
        covered = [at for a, b, _ in after for at in range(a, b)]
        assert len(covered) == len(set(covered))
        assert all(0 <= at < len(sentence) for at in covered)
