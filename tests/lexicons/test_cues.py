"""Every line of the cue lexicons has an example sentence, and the cue is found in it."""

import pytest

from regesta.extract.statements.attributions import indirect
from regesta.extract.statements.cues import entries
from regesta.extract.statements.direct import direct
from regesta.lexicons import lexicon
from regesta.lexicons.forms import noun_forms, verb_forms

FILES = ("saying", "thinking", "stance", "showing", "seeming", "nouns", "adjectives", "adverbs", "phrases")
CASES = [(name, entry) for name in FILES for entry in entries(name).values()]
ACTS = {
    "assert",
    "deny",
    "confirm",
    "demand",
    "request",
    "promise",
    "threaten",
    "warn",
    "ask",
    "accuse",
    "praise",
    "congratulate",
    "propose",
}
FRAMES = {"that", "quote", "to", "inf", "np", "pred", "ing"}


@pytest.fixture(scope="module")
def found(nlp):
    """Words of the cues found in each example, read in one go."""
    docs = nlp.pipe(entry.example for _, entry in CASES)
    return {
        entry.example: [a.entry.word for a in direct(doc, indirect(doc))]
        for (_, entry), doc in zip(CASES, docs, strict=True)
    }


@pytest.mark.parametrize(("name", "entry"), CASES, ids=[f"{name}-{entry.word}" for name, entry in CASES])
def test_the_cue_is_found_in_its_example(found, name, entry):
    assert entry.word in found[entry.example], f"{name}: {entry.example} -> {found[entry.example]}"


@pytest.mark.parametrize(("name", "entry"), CASES, ids=[f"{name}-{entry.word}" for name, entry in CASES])
def test_fields_are_of_the_kinds_that_are_known(name, entry):
    assert entry.act in ACTS
    assert entry.truth in ("neutral", "factive", "doubting", "denying")
    assert entry.strength in ("plain", "weak", "strong")
    assert all(frame in FRAMES or frame[:2] in ("o:", "p:") for frame in entry.frames)
    assert entry.frames or name in ("adverbs", "phrases")


def test_light_verbs_make_one_cue_with_their_noun(nlp):
    lines = lexicon("cues/light")
    missed = []
    for verb, doc in zip(lines, nlp.pipe(line["example"] for line in lines.values()), strict=True):
        cues = [a for a in indirect(doc) if a.entry.kind == "noun"]
        if not cues or verb_forms().get(doc.text[cues[0].cue[0] :].split()[0].lower()) != verb:
            missed.append((verb, doc.text))
    assert missed == []


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("said", "say"), ("says", "say"), ("saying", "say"), ("told", "tell"), ("denied", "deny"), ("denies", "deny"), ("vowing", "vow"),
        ("quipped", "quip"), ("admitted", "admit"), ("agreed", "agree"), ("wrote", "write"), ("stressed", "stress"), ("urging", "urge"),
    ],
)  # fmt: skip
def test_forms_lead_to_their_lemma(form, lemma):
    assert verb_forms()[form] == lemma


def test_plural_nouns_lead_to_their_lemma():
    assert noun_forms()["warnings"] == "warning"
    assert noun_forms()["allegations"] == "allegation"
