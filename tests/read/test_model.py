"""The loaded weights: what they give for sentences of any kind, and what is said when they cannot be loaded."""

import json
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regesta.errors import ModelError
from regesta.read.decode import is_tree
from regesta.read.model import FILES, WEIGHTS, Model, load_model

pytestmark = pytest.mark.model

SENTENCES = [
    "The envoys signed the pact in Geneva on Monday .".split(),
    "Nobody came .".split(),
    "Mr. Koril , who leads the Harrow Party , was received by Ina Brandt in Moscow , the Foreign Ministry said .".split(),
    ["No", "stop"],
]


def test_a_reading():
    reading = load_model().read(["Russian troops were received by Ina Brandt in Geneva .".split()])[0]
    assert reading.upos == ["ADJ", "NOUN", "AUX", "VERB", "ADP", "PROPN", "PROPN", "ADP", "PROPN", "PUNCT"]
    assert reading.heads == [2, 4, 4, 0, 6, 4, 6, 9, 4, 4]
    assert reading.relations[:5] == ["amod", "nsubj:pass", "aux:pass", "root", "case"]
    assert reading.lemmas[1] == "troops" or reading.lemmas[1] == "troop"
    assert reading.names == [(0, 1, "NORP"), (5, 7, "PER"), (8, 9, "LOC")]


def test_nothing_to_read():
    assert load_model().read([]) == []
    assert load_model().read([[]])[0].heads == []


def test_alone_and_among_others():
    """Every number, not only the choice: 8-bit rounding must not see the other sentences of a batch."""
    model = load_model()
    together = model.read(SENTENCES * 3)
    for at, sentence in enumerate(SENTENCES):
        alone = model.read([sentence])[0]
        assert alone == together[at] == together[at + len(SENTENCES)]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.lists(st.sampled_from([*'abc.,"', "Russia", "said", "😀", "x" * 300, "​", "1,000"]), max_size=12), max_size=4
    )
)
def test_any_words(sentences):
    for words, reading in zip(sentences, load_model().read(sentences), strict=True):
        assert all(len(part) == len(words) for part in reading[:5])
        assert not words or is_tree(reading.heads)
        assert [r == "root" for r in reading.relations] == [h == 0 for h in reading.heads]
        assert all(0 <= a < b <= len(words) for a, b, _ in reading.names)


@pytest.mark.parametrize("count", [251, 700, 2000])
def test_a_sentence_of_any_length(count):
    words = (["unpronounceably", "said", ";"] * count)[:count]
    reading = load_model().read([words])[0]
    assert len(reading.heads) == count
    assert is_tree(reading.heads)


def test_a_missing_file(tmp_path):
    with pytest.raises(ModelError, match=r"reader\.onnx is missing"):
        Model(tmp_path)


def test_a_damaged_file(tmp_path):
    for name in FILES:
        shutil.copy(WEIGHTS / name, tmp_path / name)
    (tmp_path / "reader.onnx").write_bytes(b"\0" * 100)
    with pytest.raises(ModelError, match="damaged"):
        Model(tmp_path)


def test_the_card_names_the_tasks():
    card = json.loads((WEIGHTS / "labels.json").read_text(encoding="utf-8"))
    assert {task["name"] for task in card["tasks"]} >= {"upos", "xpos", "lemma", "tree", "names"}
