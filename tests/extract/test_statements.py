"""Statements: sentences and paragraphs written for the purpose, with who said what, how, and with which act.

A case is the text and its statements: (speaker or None, manner, act, words that the content begins with). Order does not count.
"""

import pytest

from regesta.extract.statements import statements
from regesta.read.coreference import resolve
from regesta.read.mentions import mentions
from regesta.records import Document, Part

N = None
CASES = {
    # -- direct, cue behind ------------------------------------------------------------------------------------------------
    "after, subject first": ('"The road is open," the governor said.', [("The governor", "direct", "assert", "The road is open")]),
    "after, verb first": ('"The road is open," said Governor Luise Elphberg.', [("Luise Elphberg", "direct", "assert", "The road is open")]),
    "after, curly": ("“The road is open,” Fritz Tarlen said on Monday.", [("Fritz Tarlen", "direct", "assert", "The road is open")]),
    "after, comma outside": ("‘The road is open’, said Fritz Tarlen.", [("Fritz Tarlen", "direct", "assert", "The road is open")]),
    "after, guillemets": ("« The road is open », said Fritz Tarlen.", [("Fritz Tarlen", "direct", "assert", "The road is open")]),
    "after, low marks": ("„The road is open,“ said Fritz Tarlen.", [("Fritz Tarlen", "direct", "assert", "The road is open")]),
    "after, doubled marks": ("''The road is open,'' said Fritz Tarlen.", [("Fritz Tarlen", "direct", "assert", "The road is open")]),
    "after, question": ('"Who closed the road?" asked Anna Gautet.', [("Anna Gautet", "direct", "ask", "Who closed the road?")]),
    "after, exclamation": ('"Close the road!" the officer shouted.', [("The officer", "direct", "assert", "Close the road!")]),
    "after, with apposition": (
        '"The road is open," said Max Holf, the mayor of Zenda.', [("Max Holf", "direct", "assert", "The road is open")],
    ),
    "after, plain pronoun": ('Max Holf came home. "The road is open," he said.', [("he", "direct", "assert", "The road is open")]),
    "after, two sentences quoted": (
        '"The road is open. Nobody was hurt," Max Holf told reporters.', [("Max Holf", "direct", "assert", "The road is open. Nobody was hurt")],
    ),
    # -- direct, cue before ------------------------------------------------------------------------------------------------
    "before, comma": ('Max Holf said, "The road is open."', [("Max Holf", "direct", "assert", "The road is open")]),
    "before, colon": ('Max Holf added: "The road is open."', [("Max Holf", "direct", "assert", "The road is open")]),
    "before, that": ('Max Holf stated that "the road is open to all who need it."', [("Max Holf", "direct", "assert", "the road is open")]),
    "before, told": ('Max Holf told Harbour Wire: "The road is open."', [("Max Holf", "direct", "assert", "The road is open")]),
    "before, participle": (
        'The party explained its choice by stating, "She has served the town for years."', [("The party", "direct", "assert", "She has served")],
    ),
    "before, criticised": (
        "Marek Osh criticised the order: 'We are burning the bridge while we stand on it.'", [("Marek Osh", "direct", "accuse", "We are burning")],
    ),
    # -- direct, cue inside, and more than one sentence --------------------------------------------------------------------
    "inside": (
        '"The road," Max Holf said, "will be open by noon."', [("Max Holf", "direct", "assert", "The road,")],
    ),
    "inside, second sentence": (
        '"The road is open," Max Holf said. "We lost nobody."', [("Max Holf", "direct", "assert", "The road is open")],
    ),
    "carried to a second quotation": (
        'Max Holf stressed that the road was open. "We will always remember who helped us."',
        [("Max Holf", "indirect", "assert", "the road was open"), ("Max Holf", "direct", "assert", "We will always remember")],
    ),
    "carried over paragraphs": (
        '"The road is open," Max Holf said.\n\n"We lost nobody in the storm, and we owe that to the guard."',
        [("Max Holf", "direct", "assert", "The road is open"), ("Max Holf", "direct", "assert", "We lost nobody")],
    ),
    "run on over paragraphs": (
        'Max Holf said: "The road is open.\n\n"We lost nobody."', [("Max Holf", "direct", "assert", "The road is open.")],
    ),
    "two speakers": (
        '"We are ready," said Max Holf. "We are not," said Ida Strelsau.',
        [("Max Holf", "direct", "assert", "We are ready"), ("Ida Strelsau", "direct", "assert", "We are not")],
    ),
    "he added": (
        '"We are ready," Max Holf said. He added: "We were ready a year ago."',
        [("Max Holf", "direct", "assert", "We are ready"), ("He", "direct", "assert", "We were ready a year ago")],
    ),
    "opened twice, closed once": (
        "“There are limits. “We keep to all of them,” said Max Holf.", [("Max Holf", "direct", "assert", "There are limits.")],
    ),
    "never closed": (
        "“Any trade with the island must keep to the rules, Max Holf declared.", [("Max Holf", "direct", "assert", "Any trade with the island")],
    ),
    "question in a quotation": ('"Are we to wait another year?" Max Holf said.', [("Max Holf", "direct", "ask", "Are we to wait")]),
    # -- colon, dash, labels -----------------------------------------------------------------------------------------------
    "name and colon": ("Max Holf: “The road will stay open for everyone.”", [("Max Holf", "direct", "assert", "The road will stay open")]),
    "signed with a dash": ("“The road will stay open for everyone.” — Max Holf", [("Max Holf", "direct", "assert", "The road will stay open")]),
    "headline with a dash": ("Road to Zenda is open, mayor says", [("mayor", "indirect", "assert", "Road to Zenda is open")]),
    "recording in a programme": (
        "HOST: Good evening to all of you.\nFINN (recording): We told the minister to her face what we want.\nHOST: Thank you.",
        [("FINN", "direct", "assert", "We told the minister")],
    ),
    # -- indirect ----------------------------------------------------------------------------------------------------------
    "that": ("The ministry said that two boats had been seized.", [("The ministry", "indirect", "assert", "two boats had been seized")]),
    "no that": ("The ministry said two boats had been seized.", [("The ministry", "indirect", "assert", "two boats had been seized")]),
    "behind": ("Two boats had been seized, the ministry said.", [("the ministry", "indirect", "assert", "Two boats had been seized")]),
    "behind, with a day": (
        "Two boats had been seized, the ministry said on Monday.", [("the ministry", "indirect", "assert", "Two boats had been seized")],
    ),
    "behind, verb first": (
        "Two boats had been seized, said Karl Zenda, a spokesman for the fleet.", [("Karl Zenda", "indirect", "assert", "Two boats had been seized")],
    ),
    "behind, name in apposition": (
        "Two boats had been seized, Karl Zenda, a spokesman for the fleet, said on Monday.",
        [("Karl Zenda", "indirect", "assert", "Two boats had been seized")],
    ),
    "behind, name behind the title": (
        "Two boats had been seized, a spokesman for the fleet, Karl Zenda, said that day.",
        [("Karl Zenda", "indirect", "assert", "Two boats had been seized")],
    ),
    "behind, two clauses": (
        "The help of the crews saved the town, and it will not be forgotten, Governor Luise Elphberg said on Saturday.",
        [("Luise Elphberg", "indirect", "assert", "The help of the crews saved the town, and it will")],
    ),
    "set in the middle": (
        "The boats, the ministry said, had been seized at dawn.", [("the ministry", "indirect", "assert", "The boats")],
    ),
    "told with addressee": (
        "Karl Zenda told reporters that two boats had been seized.", [("Karl Zenda", "indirect", "assert", "two boats had been seized")],
    ),
    "told it would": (
        "The ministry told the embassy it would release the crew.", [("The ministry", "indirect", "assert", "it would release the crew")],
    ),
    "whether": ("Ida Holf asked whether the crew was safe.", [("Ida Holf", "indirect", "ask", "whether the crew was safe")]),
    "how": ("The captain explained how the boat was taken.", [("The captain", "indirect", "assert", "how the boat was taken")]),
    "passive, nobody named": ("It was reported that the crew was safe.", [(N, "indirect", "assert", "the crew was safe")]),
    "quoted as saying": (
        "Karl Zenda was quoted as saying that the crew was safe.", [("Karl Zenda", "indirect", "assert", "the crew was safe")],
    ),
    "participle": (
        "The ministry summoned the envoy, saying the boats had been in its waters.",
        [("The ministry", "indirect", "assert", "the boats had been in its waters")],
    ),
    "two cues, one sentence": (
        "Karl Zenda said the boats were safe, adding that the crew would come home.",
        [("Karl Zenda", "indirect", "assert", "the boats were safe"), ("Karl Zenda", "indirect", "assert", "the crew would come home")],
    ),
    "two verbs joined": (
        "Karl Zenda said that the boats were safe and warned that the storm would return.",
        [("Karl Zenda", "indirect", "assert", "the boats were safe"), ("Karl Zenda", "indirect", "warn", "the storm would return")],
    ),
    "relative clause": (
        "Karl Zenda, who said that the boats were safe, left on Monday.", [("Karl Zenda", "indirect", "assert", "the boats were safe")],
    ),
    # -- acts --------------------------------------------------------------------------------------------------------------
    "deny": ("The ministry denied that its planes had crossed the border.", [("The ministry", "indirect", "deny", "its planes had crossed")]),
    "deny doing": ("Ruritania denied shelling the island.", [("Ruritania", "indirect", "deny", "shelling the island")]),
    "deny a report": ("The ministry denied the report.", [("The ministry", "indirect", "deny", "the report")]),
    "confirm": ("The army confirmed that a jet was lost.", [("The army", "indirect", "confirm", "a jet was lost")]),
    "admit": ("The general admitted that the town was lost.", [("The general", "indirect", "confirm", "the town was lost")]),
    "demand that": ("The ministry demanded that the crew be freed.", [("The ministry", "indirect", "demand", "the crew be freed")]),
    "demand a thing": ("The union demanded a ban on imports.", [("The union", "indirect", "demand", "a ban on imports")]),
    "call on": ("The council called on both armies to withdraw.", [("The council", "indirect", "demand", "both armies to withdraw")]),
    "call for": ("The envoy called for a truce.", [("The envoy", "indirect", "demand", "a truce")]),
    "urge": ("The envoy urged both sides to hold their fire.", [("The envoy", "indirect", "demand", "both sides to hold their fire")]),
    "ask to": ("The minister asked the ambassador to leave.", [("The minister", "indirect", "request", "the ambassador to leave")]),
    "promise": ("The premier promised to rebuild the school.", [("The premier", "indirect", "promise", "to rebuild the school")]),
    "vow": ("The general vowed that the town would be retaken.", [("The general", "indirect", "promise", "the town would be retaken")]),
    "threaten": ("The rebels threatened to blow up the dam.", [("The rebels", "indirect", "threaten", "to blow up the dam")]),
    "warn": ("The agency warned that the dam could burst.", [("The agency", "indirect", "warn", "the dam could burst")]),
    "warn of": ("The agency warned of a flood.", [("The agency", "indirect", "warn", "a flood")]),
    "accuse": ("Ruritania accused Strelsau of hiding the truth.", [("Ruritania", "indirect", "accuse", "Strelsau of hiding the truth")]),
    "accuse in quotes": ('The envoy accused the ministry of "plain piracy".', [("The envoy", "mixed", "accuse", 'the ministry of "plain piracy')]),
    "propose": ("The envoy proposed that the talks be moved to Zenda.", [("The envoy", "indirect", "propose", "the talks be moved")]),
    "dismiss as": ('The premier dismissed the talk of a coup as "a fairy tale".', [("The premier", "mixed", "deny", "the talk of a coup as")]),
    "put a number": ("The police put the number of marchers at 300.", [("The police", "indirect", "assert", "the number of marchers at 300")]),
    "announce a thing": ("Ruritania announced a new tax on salt.", [("Ruritania", "indirect", "assert", "a new tax on salt")]),
    # -- mixed -------------------------------------------------------------------------------------------------------------
    "mixed, part": (
        "Karl Zenda said that the visit had been put off “for technical reasons”.", [("Karl Zenda", "mixed", "assert", "the visit had been put off")],
    ),
    "mixed, behind": (
        "Relations with the island are now a “top priority,” Karl Zenda said.", [("Karl Zenda", "mixed", "assert", "Relations with the island")],
    ),
    "mixed, called": ("The consul called the march “a mob with a licence”.", [("The consul", "mixed", "assert", "the march “a mob")]),
    # -- according to ------------------------------------------------------------------------------------------------------
    "according to, first": (
        "According to the ministry, two boats were seized at dawn.", [("the ministry", "indirect", "assert", "two boats were seized at dawn")],
    ),
    "according to, last": (
        "Two boats were seized at dawn, according to the ministry.", [("the ministry", "indirect", "assert", "Two boats were seized at dawn")],
    ),
    "according to, middle": (
        "Two boats, according to the ministry, were seized at dawn.", [("the ministry", "indirect", "assert", "Two boats")],
    ),
    "according to, with apposition": (
        "According to Emil Holf, a researcher at the Institute for Coastal Studies, the strait could be closed within a day.",
        [("Emil Holf", "indirect", "assert", "the strait could be closed")],
    ),
    "according to, with a day": (
        "According to Harbour Wire on the 12th, the party chose five winners.", [("Harbour Wire", "indirect", "assert", "the party chose five winners")],
    ),
    "and, according to": (
        "And, according to Western sources, the king would be willing to help.", [("Western sources", "indirect", "assert", "the king would be willing")],
    ),
    "over a quotation": (
        '"They want the harbour," Max Holf said, according to local news agencies.',
        [("Max Holf", "direct", "assert", "They want the harbour"), ("local news agencies", "mixed", "assert", '"They want the harbour')],
    ),
    "citing": (
        "Harbour Wire reported that two boats were seized, citing the coast guard.",
        [("Harbour Wire", "indirect", "assert", "two boats were seized"), ("the coast guard", "indirect", "assert", "two boats were seized")],
    ),
    # -- agencies and documents --------------------------------------------------------------------------------------------
    "agency reported, bare clause": (
        "Harbour Wire news agency reported Tuesday the envoy held a ceremony.", [("Harbour Wire", "indirect", "assert", "the envoy held a ceremony")],
    ),
    "document": ("The report shows that the brakes failed.", [("The report", "indirect", "assert", "the brakes failed")]),
    "in a document": (
        "In the certificate, the government stated the king had honoured the dead.",
        [("the government", "indirect", "assert", "the king had honoured the dead")],
    ),
    # -- thoughts that reporters take from words ---------------------------------------------------------------------------
    "believe": ("Analysts believe that the leader is ill.", [("Analysts", "indirect", "assert", "the leader is ill")]),
    "confidence": (
        "Lee Song expressed confidence that the visit would help both sides.", [("Lee Song", "indirect", "assert", "the visit would help both sides")],
    ),
    "confident": ("The premier was confident that the bill would pass.", [("The premier", "indirect", "assert", "the bill would pass")]),
    "believed to": ("The leader is believed to be ill.", [(N, "indirect", "assert", "The leader")]),
    # -- adverbs -----------------------------------------------------------------------------------------------------------
    "reportedly": ("The crew was reportedly held in the port.", [(N, "indirect", "assert", "The crew was")]),
    "allegedly": ("The clerk allegedly sold the files.", [(N, "indirect", "accuse", "The clerk")]),
    # -- nouns -------------------------------------------------------------------------------------------------------------
    "his warning that": ("His warning that the dam was weak went unheard.", [("His", "indirect", "warn", "the dam was weak")]),
    "the claim that": (
        "The ministry rejected the claim that it had paid the rebels.",
        [("The ministry", "indirect", "deny", "the claim that"), (N, "indirect", "assert", "it had paid the rebels")],
    ),
    "issued a warning": ("The agency issued a warning that the dam was weak.", [("The agency", "indirect", "warn", "the dam was weak")]),
    # -- no statements -----------------------------------------------------------------------------------------------------
    "scare quotes": ('The "victory" cost the town its bridge.', []),
    "title in quotes": ('In June they signed a "Comprehensive Strategic Partnership Treaty" in Zenda.', []),
    "plain event": ("Two boats were seized at dawn.", []),
    "negated": ("The ministry did not say that the crew was safe.", []),
    "nobody": ("Neither government has confirmed it.", []),
    "modal": ("The ministry may say that the crew is safe.", []),
    "condition": ("If the ministry says that the crew is safe, the town will sleep.", []),
    "planned": ("The ministry wants to ask the embassy for help.", []),
    "agreed": ("Both sides agreed to meet in Zenda.", []),
    "visa denied": ("They wanted to go on with the race.", []),
}  # fmt: skip


def read(nlp, text, *, parts=(), known=None):
    """The statements of a text; `known` names are as the world would give them."""
    document = Document(id="d", source="d.txt", sha256="0", text=text, language="en", parts=parts)
    doc = nlp(text)
    found = resolve(document, doc, mentions(document, doc, known=known or KNOWN))
    return document, statements(document, doc, found)


KNOWN = {
    "Max Holf": "PER", "Fritz Tarlen": "PER", "Luise Elphberg": "PER", "Karl Zenda": "PER", "Ida Strelsau": "PER", "Ida Holf": "PER", "Anna Gautet": "PER",
    "Emil Holf": "PER", "Lee Song": "PER", "Marek Osh": "PER", "Harbour Wire": "ORG", "Ruritania": "LOC", "Strelsau": "LOC", "Zenda": "LOC",
    "Institute for Coastal Studies": "ORG",
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_statements(nlp, text, expected):
    _, found = read(nlp, text)
    have = sorted((s.speaker.name if s.speaker else "", s.manner, s.act, s.content[0].text) for s in found)
    want = sorted((speaker or "", manner, act, words) for speaker, manner, act, words in expected)
    assert len(have) == len(want), have
    for ours, theirs in zip(have, want, strict=True):
        assert ours[0].lower().removeprefix("the ") == theirs[0].lower().removeprefix("the "), have
        assert ours[1:3] == theirs[1:3], have
        assert ours[3].startswith(theirs[3]), have


@pytest.mark.parametrize("text", [text for text, _ in CASES.values()], ids=CASES.keys())
def test_every_span_reads_back(nlp, text):
    document, found = read(nlp, text)
    for s in found:
        spans = [*s.content, s.cue, s.speaker.span if s.speaker else None, s.addressee.span if s.addressee else None]
        assert all(document.text[span.start : span.end] == span.text for span in spans if span is not None)
        assert s.content
        assert all(span.start < span.end for span in s.content)


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


def test_ids_do_not_depend_on_the_run(nlp):
    first, second = (read(nlp, "Max Holf said that the road was open.")[1] for _ in range(2))
    assert [s.id for s in first] == [s.id for s in second]


def test_what_the_cue_implies_is_kept(nlp):
    _, found = read(nlp, "The rebels claimed that they held the town.")
    assert any("doubting" in reason for reason in found[0].provenance.reasons)
