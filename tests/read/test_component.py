"""The reader in spaCy: whole documents, white space, saving, and the promise that other documents change nothing."""

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.matcher import DependencyMatcher

from regesta.read.model import load_reader

pytestmark = pytest.mark.model
NLP = load_reader()

REPORT = (
    "Envoys meet in Geneva\n\nGENEVA, Sept. 13 (Harrow Wire) -- Ina Brandt, the Russian envoy, was not received by Karim Bello on\n"
    'Wednesday.  She said: "We didn\'t wait."\n\n• Talks go on\n'
)
OTHERS = ["Nobody came.", "", "  \n ", "The port of Tarn has been closed since May, the ministry said. " * 5, "😀"]


def annotations(doc):
    return (
        [(t.text, t.pos_, t.tag_, t.lemma_, t.dep_, t.head.i, str(t.morph)) for t in doc],
        [(s.start, s.end) for s in doc.sents],
        [(e.start, e.end, e.label_) for e in doc.ents],
    )


def test_text_is_kept(nlp):
    for text in [REPORT, *OTHERS]:
        assert nlp(text).text == text


def test_sentences(nlp):
    assert [s.text.strip().split()[0].strip(",") for s in nlp(REPORT).sents] == ["Envoys", "GENEVA", "Ina", "She", "•"]


def test_annotations(nlp):
    doc = nlp(REPORT)
    words = {t.text: t for t in doc}
    received = words["received"]
    assert (received.dep_, received.tag_, received.lemma_) == ("ROOT", "VBN", "receive")
    assert received.morph.get("Voice") == ["Pass"]
    assert words["Brandt"].pos_ == "PROPN"
    assert words["not"].morph.get("Polarity") == ["Neg"]
    assert words["said"].morph.get("Tense") == ["Past"]
    assert words["Envoys"].morph.get("Number") == ["Plur"]
    assert {(e.text, e.label_) for e in doc.ents} >= {
        ("Ina Brandt", "PER"),
        ("Karim Bello", "PER"),
        ("Russian", "NORP"),
    }


def test_white_space(nlp):
    doc = nlp("\n\n" + REPORT)
    for token in doc:
        if token.is_space:
            assert (token.dep_, token.pos_) == ("dep", "SPACE")
            assert not list(token.children)
    for entity in doc.ents:
        assert not entity[0].is_space
        assert not entity[-1].is_space


def test_one_root_a_sentence(nlp):
    for text in [REPORT, *OTHERS]:
        for sentence in nlp(text).sents:
            assert [t.dep_ for t in sentence].count("ROOT") == 1
            assert all(t.head.sent == sentence for t in sentence)


def test_alone_and_among_others(nlp):
    alone = annotations(nlp(REPORT))
    before, after = list(nlp.pipe([REPORT, *OTHERS])), list(nlp.pipe([*OTHERS, REPORT]))
    assert annotations(before[0]) == annotations(after[-1]) == alone


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet=st.sampled_from("abA .,\n\t\"'()-😀1é"), max_size=40))
def test_any_text(text):
    doc = NLP(text)
    assert doc.text == text
    assert sum(len(list(s)) for s in doc.sents) == len(doc)


def test_in_anyones_pipeline():
    nlp = spacy.blank("en")
    nlp.add_pipe("regesta_reader")
    doc = nlp("Ina Brandt signed the pact.")
    assert doc.has_annotation("DEP")
    matcher = DependencyMatcher(nlp.vocab)
    matcher.add(
        "signs",
        [[
            {"RIGHT_ID": "verb", "RIGHT_ATTRS": {"LEMMA": "sign"}},
            {"LEFT_ID": "verb", "REL_OP": ">", "RIGHT_ID": "who", "RIGHT_ATTRS": {"DEP": "nsubj"}},
        ]],
    )  # fmt: skip
    assert [doc[i].text for i in matcher(doc)[0][1]] == ["signed", "Ina"]


def by_sentencizer(text):
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp(text)


def test_sentences_of_an_earlier_component_are_kept():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("regesta_reader")
    assert [s.text for s in nlp("They left Mt. Tarn. No").sents] == [
        s.text for s in by_sentencizer("They left Mt. Tarn. No").sents
    ]


def test_to_disk_and_back(tmp_path):
    nlp = load_reader()
    nlp.to_disk(tmp_path / "pipe")
    again = spacy.load(tmp_path / "pipe")
    assert annotations(again(REPORT)) == annotations(nlp(REPORT))


def test_displacy(nlp):
    from spacy import displacy

    assert "nsubj" in displacy.render(nlp("Ina left."), style="dep", page=True)


@pytest.mark.parametrize(
    "text", ["The vote was late, the Lom Commission announced in Tarn.", "Two ships sank, Ina Brandt told Harrow Wire."]
)
def test_a_reporting_clause_at_the_end_governs(nlp, text):
    root = next(t for t in nlp(text) if t.dep_ == "ROOT")
    assert root.lemma_ in {"announce", "tell"}
    assert next(t.dep_ for t in root.children) == "ccomp"
