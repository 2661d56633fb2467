"""Statements: what a table of cases cannot say: spans, parts of the page, addressees, carried sources."""

import pytest

from regesta.extract.statements.voices import voice
from regesta.records import Part
from tests.extract.statements.test_report import KNOWN, read


def test_quoted_words_come_without_their_marks(nlp):
    _, found = read(nlp, "“The road is open,” Max Holf said.")
    assert found[0].content[0].text == "The road is open,"


def test_one_quotation_of_several_parts_is_one_statement(nlp):
    _, found = read(nlp, '"The road," Max Holf said, "is open. We lost nobody."')
    assert [[span.text for span in s.content] for s in found] == [["The road,", "is open. We lost nobody."]]


def test_addressee(nlp):
    _, found = read(nlp, "Karl Zenda told Max Holf that two boats had been seized.")
    assert found[0].addressee is not None
    assert found[0].addressee.name == "Max Holf"


def test_captions_and_boilerplate_are_not_read(nlp):
    text = "Karl Zenda said that the road was open."
    _, found = read(nlp, text, parts=(Part(kind="caption", start=0, end=len(text)),))
    assert found == ()


def test_a_dateline_is_no_part_of_what_was_said(nlp):
    text = "ZENDA, March 5 (Harbour Wire) -- Two boats were seized at dawn, according to the coast guard."
    _, found = read(nlp, text, parts=(Part(kind="dateline", start=0, end=text.index("Two")),))
    assert [s.content[0].text for s in found] == ["Two boats were seized at dawn"]


def test_an_embedded_post_is_its_writers(nlp):
    text = "The talks failed.\nNo referee will tell us what is ours. — Max Holf (@maxholf) March 21, 2024\nThe town was quiet."
    start = text.index("No referee")
    _, found = read(nlp, text, parts=(Part(kind="embedded", start=start, end=text.index("\nThe town")),))
    assert [(s.speaker.name, s.content[0].text) for s in found] == [
        ("Max Holf", "No referee will tell us what is ours.")
    ]


def test_reportedly_goes_on_with_the_source_of_the_sentence_before(nlp):
    text = "According to the coast guard, two boats were seized. An additional 40 sailors were sent. Ten ships have reportedly left."
    _, found = read(nlp, text)
    assert {s.speaker.name for s in found if s.speaker} == {"the coast guard"}
    start = text.index("40 sailors")
    assert [p.name for p in voice(found, start, start + 10)[0]] == ["the coast guard"]
    start = text.index("left.")
    assert [p.name for p in voice(found, start, start + 4)[0]] == ["the coast guard"]


def test_a_sentence_without_a_source_is_the_outlets(nlp):
    text = "According to the coast guard, two boats were seized. The sea was calm."
    _, found = read(nlp, text)
    start = text.index("calm")
    assert voice(found, start, start + 4) == ((), None)


def test_a_headline_that_ends_with_its_speaker(nlp):
    text = "Road to Zenda will stay open all winter - Holf\n\nThe town was quiet."
    _, found = read(
        nlp, text, parts=(Part(kind="headline", start=0, end=text.index("\n")),), known={**KNOWN, "Holf": "PER"}
    )
    assert [(s.speaker.name, s.content[0].text) for s in found] == [("Holf", "Road to Zenda will stay open all winter")]


def test_ids_do_not_depend_on_the_run(nlp):
    first, second = (read(nlp, "Max Holf said that the road was open.")[1] for _ in range(2))
    assert [s.id for s in first] == [s.id for s in second]


def test_what_the_cue_implies_is_kept(nlp):
    _, found = read(nlp, "The rebels claimed that they held the town.")
    assert any("doubting" in reason for reason in found[0].provenance.reasons)


def test_an_embedded_post_signed_with_its_handle_alone(nlp):
    text = "The talks failed.\nNobody asked us, the people of Zenda, what we want.\n@zenda_youth · 9 June\nThe town was quiet."
    start = text.index("Nobody")
    _, found = read(nlp, text, parts=(Part(kind="embedded", start=start, end=text.index("\nThe town")),))
    assert [(s.speaker.name, s.content[0].text) for s in found] == [
        ("@zenda_youth", "Nobody asked us, the people of Zenda, what we want.")
    ]


@pytest.mark.parametrize(
    ("act", "text"),
    [
        ("assert", "Karl Zenda said that the port was open."),
        ("deny", "Karl Zenda denied that the port was closed."),
        ("confirm", "Karl Zenda confirmed that the port was open."),
        ("demand", "Karl Zenda demanded that the port be opened."),
        ("request", "Karl Zenda asked the council to open the port."),
        ("promise", "Karl Zenda promised to open the port."),
        ("threaten", "Karl Zenda threatened to close the port."),
        ("warn", "Karl Zenda warned that the dam could burst."),
        ("ask", "Karl Zenda asked why the port was closed."),
        ("accuse", "Karl Zenda accused Max Holf of closing the port."),
        ("praise", "Karl Zenda praised the crews for their courage."),
        ("congratulate", "Karl Zenda congratulated Max Holf on his election."),
        ("propose", "Karl Zenda proposed that the talks be moved to Lima."),
    ],
)
def test_every_act_of_saying(nlp, act, text):
    _, found = read(nlp, text)
    assert [(s.act, s.speaker.name) for s in found] == [(act, "Karl Zenda")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Karl Zenda congratulated Max Holf.", "Max Holf"),
        ("The ministry requested a cut in power during the fire.", None),
        ("Karl Zenda urged both armies to withdraw.", "both armies"),
    ],
)
def test_a_thing_asked_for_is_no_addressee(nlp, text, told):
    _, found = read(nlp, text)
    assert [s.addressee.name if s.addressee else None for s in found] == [told]
