"""When, where, on what occasion and by what means something was said; and what the report makes of it."""

import pytest

from regesta.extract.statements.circumstances import circumstances, lines
from regesta.extract.statements.report import statements
from regesta.extract.times.report import times
from regesta.lexicons import lexicon
from regesta.read.coreference import resolve
from regesta.read.mentions import mentions
from tests.extract.reading import document


def said(nlp, text):
    report, doc = document(text), nlp(text)
    named = resolve(report, doc, mentions(report, doc, known={}))
    spans = times(report, doc)
    return circumstances(report, doc, statements(report, doc, named), spans, named)


def one(nlp, text):
    found = said(nlp, text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("word", sorted(lines()))
def test_occasions_and_media_are_found_in_their_examples(nlp, word):
    line = lines()[word]
    found = said(nlp, line.example)
    got = [span.text.lower() for s in found if (span := getattr(s, line.kind)) is not None]
    assert got, line.example
    if not line.verb:
        assert any(word in text for text in got), (line.example, got)


@pytest.mark.parametrize("word", sorted(lexicon("cues/judging")))
def test_words_that_judge_a_claim_are_found_in_their_examples(nlp, word):
    line = lexicon("cues/judging")[word]
    assert [s.taken_as for s in said(nlp, line["example"])] == [line["as"]]


def test_all_of_it_at_once(nlp):
    found = one(nlp, "Karl Zenda told reporters at a press conference in Lima on Monday that the port was open.")
    assert found.occasion.text == "a press conference"
    assert found.place.name == "Lima"
    assert found.time.edtf == "2024-05-13"
    assert found.addressee.name == "reporters"
    assert found.medium is None


@pytest.mark.parametrize(
    ("text", "field", "words", "told"),
    [
        ("In a letter to the council, Max Holf said that the dam was unsafe.", "medium", "a letter to the council", "the council"),
        ("“The dam is safe,” Max Holf wrote on X.", "medium", "X", None),
        ("“The war is over,” Karl Zenda said in an interview with Max Holf.", "occasion", "an interview with Max Holf", "Max Holf"),
        ("In a phone call with Max Holf, Karl Zenda said that the truce would hold.", "occasion", "a phone call with Max Holf", "Max Holf"),
        ("The firm issued a statement saying that the mine would close.", "medium", "a statement", None),
        ("The mayor tweeted that the bridge was shut.", "medium", "tweeted", None),
    ],
)  # fmt: skip
def test_words_are_kept_and_whom_they_name(nlp, text, field, words, told):
    found = one(nlp, text)
    assert getattr(found, field).text == words
    assert (found.addressee.name if found.addressee else None) == told


def test_an_outlet_that_was_spoken_to_passes_the_words_on(nlp):
    found = one(nlp, "“The war is over,” Karl Zenda said in an interview with the Harbour Times on Sunday.")
    assert [p.name for p in found.by] == ["the Harbour Times"] or [p.name for p in found.by] == ["Harbour Times"]
    assert found.time.edtf == "2024-05-12"


@pytest.mark.parametrize(
    "text",
    [
        "Karl Zenda said that the council met in Lima on Monday.",  # what was said
        "A spokesman in Lima said that the port was open.",  # who said it
        "Karl Zenda has said since Monday that the port was open.",  # no day of saying
    ],
)
def test_what_belongs_elsewhere_is_no_circumstance(nlp, text):
    found = one(nlp, text)
    assert (found.time, found.place, found.occasion, found.medium) == (None, None, None, None)


@pytest.mark.parametrize(
    ("text", "as_"),
    [
        ("The engineer admitted that the valve had failed.", "true"),
        ("The rebels claimed that they held the town.", "doubtful"),
        ("The ministry said that two boats had been seized.", None),
        ("The envoy doubted that the truce would hold.", None),
        ("Karl Zenda falsely claimed that the vote was stolen.", "false"),
    ],
)
def test_what_the_report_makes_of_a_claim(nlp, text, as_):
    assert one(nlp, text).taken_as == as_


def test_spans_read_back(nlp):
    text = "In a speech to the council on Friday, Karl Zenda said that the dam was safe."
    found = one(nlp, text)
    for span in (found.occasion, found.time.said):
        assert text[span.start : span.end] == span.text
