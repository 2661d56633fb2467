"""Statements: sentences and paragraphs written for the purpose, with who said what, how, and with which act.

A case is the text and its statements: (speaker or None, manner, act, words that the content begins with). Order does not count.
"""

import pytest

from regesta.extract.statements.report import statements
from regesta.read.coreference import resolve
from regesta.read.mentions import mentions
from regesta.records import Document

N = None


def direct(speaker, words, act="assert"):
    return (speaker, "direct", act, words)


def indirect(speaker, words, act="assert"):
    return (speaker, "indirect", act, words)


def mixed(speaker, words, act="assert"):
    return (speaker, "mixed", act, words)


CASES = {
    # -- direct, cue behind ------------------------------------------------------------------------------------------------
    "after, subject first": ('"The road is open," the governor said.', [direct("The governor", "The road is open")]),
    "after, verb first": ('"The road is open," said Governor Luise Elphberg.', [direct("Luise Elphberg", "The road is open")]),
    "after, curly": ("“The road is open,” Fritz Tarlen said on Monday.", [direct("Fritz Tarlen", "The road is open")]),
    "after, comma outside": ("‘The road is open’, said Fritz Tarlen.", [direct("Fritz Tarlen", "The road is open")]),
    "after, guillemets": ("« The road is open », said Fritz Tarlen.", [direct("Fritz Tarlen", "The road is open")]),
    "after, low marks": ("„The road is open,“ said Fritz Tarlen.", [direct("Fritz Tarlen", "The road is open")]),
    "after, doubled marks": ("''The road is open,'' said Fritz Tarlen.", [direct("Fritz Tarlen", "The road is open")]),
    "after, question": ('"Who closed the road?" asked Anna Gautet.', [direct("Anna Gautet", "Who closed the road?", "ask")]),
    "after, exclamation": ('"Close the road!" the officer shouted.', [direct("The officer", "Close the road!")]),
    "after, with apposition": (
        '"The road is open," said Max Holf, the mayor of Zenda.', [direct("Max Holf", "The road is open")],
    ),
    "after, plain pronoun": ('Max Holf came home. "The road is open," he said.', [direct("he", "The road is open")]),
    "after, two sentences quoted": (
        '"The road is open. Nobody was hurt," Max Holf told reporters.', [direct("Max Holf", "The road is open. Nobody was hurt")],
    ),
    # -- direct, cue before ------------------------------------------------------------------------------------------------
    "before, comma": ('Max Holf said, "The road is open."', [direct("Max Holf", "The road is open")]),
    "before, colon": ('Max Holf added: "The road is open."', [direct("Max Holf", "The road is open")]),
    "before, that": ('Max Holf stated that "the road is open to all who need it."', [direct("Max Holf", "the road is open")]),
    "before, told": ('Max Holf told Harbour Wire: "The road is open."', [direct("Max Holf", "The road is open")]),
    "before, participle": (
        'The party explained its choice by stating, "She has served the town for years."', [direct("The party", "She has served")],
    ),
    "before, criticised": (
        "Marek Osh criticised the order: 'We are burning the bridge while we stand on it.'",
        [direct("Marek Osh", "We are burning", "accuse")],
    ),
    # -- circumstances between cue and clause ------------------------------------------------------------------------------
    "between: at a hearing": (
        "The general said at a hearing that the fleet was too small.", [indirect("The general", "the fleet was too small")],
    ),
    "between: in a note to": (
        "The embassy said in a note to the ministry that the guard had fired first.",
        [indirect("The embassy", "the guard had fired first")],
    ),
    "between: in a declaration": (
        "The two sides said in a joint declaration that the border would open.",
        [indirect("The two sides", "the border would open")],
    ),
    "statement saying": (
        "The firm issued a statement saying that the mine would close.", [indirect("The firm", "the mine would close")],
    ),
    "ahead: with": (
        "With the members of the council in attendance, Karl Zenda claimed a new era had begun in Lima.",
        [indirect("Karl Zenda", "a new era had begun")],
    ),
    # -- colons ------------------------------------------------------------------------------------------------------------
    "colon: speech without marks": (
        "Max Holf spoke to the council. He went on: As I have already said, no task is more urgent. We must not wait.",
        [direct("He", "As I have already said, no task is more urgent. We must not wait.")],
    ),
    "colon: the subject of the sentence": (
        'Karl Zenda saw a truce as the best way to end the war: "I think that both should lay down their arms."',
        [direct("Karl Zenda", "I think that both should lay down their arms.")],
    ),
    "colon: said, and went on": (
        "The talks are of no use, the minister said, and went on: This is due to the acts of others who seek gain.",
        [indirect("the minister", "The talks are of no use"), direct("the minister", "This is due to the acts")],
    ),
    "the sender of a message": (
        "Max Holf received a message from Karl Zenda. The message said that the two countries honour the dead. "
        "It also noted that the pact is old.",
        [indirect("Karl Zenda", "the two countries honour"), indirect("Karl Zenda", "the pact is old")],
    ),
    "a thing announced, with words ahead": (
        "Amid the rising tension on the island due to the joint drills, Ruritania announced the sale of weapons to Lima.",
        [indirect("Ruritania", "the sale of weapons to Lima")],
    ),
    "interview with names in brackets": (
        "((HW)) Where were you that day?\n((Max Holf)) I was at home. I think that it rained.",
        [direct("Max Holf", "I was at home. I think that it rained.")],
    ),
    "a statement printed whole": (
        "Karl Zenda, minister of trade, issued the following press statement on Monday:\nI condemn the raid on the port.\n"
        "The council must act.",
        [direct("Karl Zenda", "I condemn the raid")],
    ),
    # -- no speech ---------------------------------------------------------------------------------------------------------
    "no speech: lives claimed": ("The flood claimed 30 lives in the valley on Monday.", []),
    "no speech: not everyone": ("Not everyone believes that the road is safe.", []),
    "no speech: whatever others say": ("Karl Zenda will remain true to the pact, whatever others may say.", []),
    "no speech: efforts directed": ("The farms are directing efforts to the harvest.", []),
    "no speech: according to plan": ("According to plan, the crews left the port on Monday.", []),
    # -- whose name --------------------------------------------------------------------------------------------------------
    "a body named after a person": (
        "The Zenda campaign criticised Max Holf for the delay.", [indirect("Zenda campaign", "Max Holf for the delay", "accuse")],
    ),
    # -- direct, cue inside, and more than one sentence --------------------------------------------------------------------
    "inside": (
        '"The road," Max Holf said, "will be open by noon."', [direct("Max Holf", "The road,")],
    ),
    "inside, second sentence": (
        '"The road is open," Max Holf said. "We lost nobody."', [direct("Max Holf", "The road is open")],
    ),
    "carried to a second quotation": (
        'Max Holf stressed that the road was open. "We will always remember who helped us."',
        [indirect("Max Holf", "the road was open"), direct("Max Holf", "We will always remember")],
    ),
    "carried over paragraphs": (
        '"The road is open," Max Holf said.\n\n"We lost nobody in the storm, and we owe that to the guard."',
        [direct("Max Holf", "The road is open"), direct("Max Holf", "We lost nobody")],
    ),
    "run on over paragraphs": (
        'Max Holf said: "The road is open.\n\n"We lost nobody."', [direct("Max Holf", "The road is open.")],
    ),
    "two speakers": (
        '"We are ready," said Max Holf. "We are not," said Ida Strelsau.',
        [direct("Max Holf", "We are ready"), direct("Ida Strelsau", "We are not")],
    ),
    "he added": (
        '"We are ready," Max Holf said. He added: "We were ready a year ago."',
        [direct("Max Holf", "We are ready"), direct("He", "We were ready a year ago")],
    ),
    "opened twice, closed once": (
        "“There are limits. “We keep to all of them,” said Max Holf.", [direct("Max Holf", "There are limits.")],
    ),
    "never closed": (
        "“Any trade with the island must keep to the rules, Max Holf declared.", [direct("Max Holf", "Any trade with the island")],
    ),
    "question in a quotation": ('"Are we to wait another year?" Max Holf said.', [direct("Max Holf", "Are we to wait", "ask")]),
    # -- colon, dash, labels -----------------------------------------------------------------------------------------------
    "name and colon": ("Max Holf: “The road will stay open for everyone.”", [direct("Max Holf", "The road will stay open")]),
    "signed with a dash": ("“The road will stay open for everyone.” — Max Holf", [direct("Max Holf", "The road will stay open")]),
    "headline with a dash": ("Road to Zenda is open, mayor says", [indirect("mayor", "Road to Zenda is open")]),
    "recording in a programme": (
        "HOST: Good evening to all of you.\nFINN (recording): We told the minister to her face what we want.\nHOST: Thank you.",
        [direct("FINN", "We told the minister")],
    ),
    # -- indirect ----------------------------------------------------------------------------------------------------------
    "that": ("The ministry said that two boats had been seized.", [indirect("The ministry", "two boats had been seized")]),
    "no that": ("The ministry said two boats had been seized.", [indirect("The ministry", "two boats had been seized")]),
    "behind": ("Two boats had been seized, the ministry said.", [indirect("the ministry", "Two boats had been seized")]),
    "behind, with a day": (
        "Two boats had been seized, the ministry said on Monday.", [indirect("the ministry", "Two boats had been seized")],
    ),
    "behind, verb first": (
        "Two boats had been seized, said Karl Zenda, a spokesman for the fleet.", [indirect("Karl Zenda", "Two boats had been seized")],
    ),
    "behind, name in apposition": (
        "Two boats had been seized, Karl Zenda, a spokesman for the fleet, said on Monday.",
        [indirect("Karl Zenda", "Two boats had been seized")],
    ),
    "behind, name behind the title": (
        "Two boats had been seized, a spokesman for the fleet, Karl Zenda, said that day.",
        [indirect("Karl Zenda", "Two boats had been seized")],
    ),
    "behind, two clauses": (
        "The help of the crews saved the town, and it will not be forgotten, Governor Luise Elphberg said on Saturday.",
        [indirect("Luise Elphberg", "The help of the crews saved the town, and it will")],
    ),
    "set in the middle": (
        "The boats, the ministry said, had been seized at dawn.", [indirect("the ministry", "The boats")],
    ),
    "told with addressee": (
        "Karl Zenda told reporters that two boats had been seized.", [indirect("Karl Zenda", "two boats had been seized")],
    ),
    "told it would": (
        "The ministry told the embassy it would release the crew.", [indirect("The ministry", "it would release the crew", "promise")],
    ),
    "whether": ("Ida Holf asked whether the crew was safe.", [indirect("Ida Holf", "whether the crew was safe", "ask")]),
    "how": ("The captain explained how the boat was taken.", [indirect("The captain", "how the boat was taken")]),
    "passive, nobody named": ("It was reported that the crew was safe.", [indirect(N, "the crew was safe")]),
    "quoted as saying": (
        "Karl Zenda was quoted as saying that the crew was safe.", [indirect("Karl Zenda", "the crew was safe")],
    ),
    "participle": (
        "The ministry summoned the envoy, saying the boats had been in its waters.",
        [indirect("The ministry", "the boats had been in its waters")],
    ),
    "two cues, one sentence": (
        "Karl Zenda said the boats were safe, adding that the crew would come home.",
        [indirect("Karl Zenda", "the boats were safe"), indirect("Karl Zenda", "the crew would come home")],
    ),
    "two verbs joined": (
        "Karl Zenda said that the boats were safe and warned that the storm would return.",
        [indirect("Karl Zenda", "the boats were safe"), indirect("Karl Zenda", "the storm would return", "warn")],
    ),
    "relative clause": (
        "Karl Zenda, who said that the boats were safe, left on Monday.", [indirect("Karl Zenda", "the boats were safe")],
    ),
    # -- acts --------------------------------------------------------------------------------------------------------------
    "deny": ("The ministry denied that its planes had crossed the border.", [indirect("The ministry", "its planes had crossed", "deny")]),
    "deny doing": ("Ruritania denied shelling the island.", [indirect("Ruritania", "shelling the island", "deny")]),
    "deny a report": ("The ministry denied the report.", [indirect("The ministry", "the report", "deny")]),
    "confirm": ("The army confirmed that a jet was lost.", [indirect("The army", "a jet was lost", "confirm")]),
    "admit": ("The general admitted that the town was lost.", [indirect("The general", "the town was lost", "confirm")]),
    "demand that": ("The ministry demanded that the crew be freed.", [indirect("The ministry", "the crew be freed", "demand")]),
    "demand a thing": ("The union demanded a ban on imports.", [indirect("The union", "a ban on imports", "demand")]),
    "call on": ("The council called on both armies to withdraw.", [indirect("The council", "both armies to withdraw", "demand")]),
    "call for": ("The envoy called for a truce.", [indirect("The envoy", "a truce", "demand")]),
    "urge": ("The envoy urged both sides to hold their fire.", [indirect("The envoy", "both sides to hold their fire", "demand")]),
    "ask to": ("The minister asked the ambassador to leave.", [indirect("The minister", "the ambassador to leave", "request")]),
    "promise": ("The premier promised to rebuild the school.", [indirect("The premier", "to rebuild the school", "promise")]),
    "vow": ("The general vowed that the town would be retaken.", [indirect("The general", "the town would be retaken", "promise")]),
    "threaten": ("The rebels threatened to blow up the dam.", [indirect("The rebels", "to blow up the dam", "threaten")]),
    "warn": ("The agency warned that the dam could burst.", [indirect("The agency", "the dam could burst", "warn")]),
    "warn of": ("The agency warned of a flood.", [indirect("The agency", "a flood", "warn")]),
    "accuse": ("Ruritania accused Strelsau of hiding the truth.", [indirect("Ruritania", "Strelsau of hiding the truth", "accuse")]),
    "accuse in quotes": (
        'The envoy accused the ministry of "plain piracy".',
        [mixed("The envoy", 'the ministry of "plain piracy', "accuse")],
    ),
    "propose": ("The envoy proposed that the talks be moved to Zenda.", [indirect("The envoy", "the talks be moved", "propose")]),
    "dismiss as": ('The premier dismissed the talk of a coup as "a fairy tale".', [mixed("The premier", "the talk of a coup as", "deny")]),
    "deny in other words": (
        "The ministry said that its ships had not fired.",
        [indirect("The ministry", "its ships had not fired", "deny")],
    ),
    "promise in other words": ('"We will rebuild the school," Max Holf said.', [direct("Max Holf", "We will rebuild", "promise")]),
    "put a number": ("The police put the number of marchers at 300.", [indirect("The police", "the number of marchers at 300")]),
    "announce a thing": ("Ruritania announced a new tax on salt.", [indirect("Ruritania", "a new tax on salt")]),
    # -- mixed -------------------------------------------------------------------------------------------------------------
    "mixed, part": (
        "Karl Zenda said that the visit had been put off “for technical reasons”.", [mixed("Karl Zenda", "the visit had been put off")],
    ),
    "mixed, behind": (
        "Relations with the island are now a “top priority,” Karl Zenda said.", [mixed("Karl Zenda", "Relations with the island")],
    ),
    "mixed, called": ("The consul called the march “a mob with a licence”.", [mixed("The consul", "the march “a mob")]),
    # -- according to ------------------------------------------------------------------------------------------------------
    "according to, first": (
        "According to the ministry, two boats were seized at dawn.", [indirect("the ministry", "two boats were seized at dawn")],
    ),
    "according to, last": (
        "Two boats were seized at dawn, according to the ministry.", [indirect("the ministry", "Two boats were seized at dawn")],
    ),
    "according to, middle": (
        "Two boats, according to the ministry, were seized at dawn.", [indirect("the ministry", "Two boats")],
    ),
    "according to, with apposition": (
        "According to Emil Holf, a researcher at the Institute for Coastal Studies, the strait could be closed within a day.",
        [indirect("Emil Holf", "the strait could be closed")],
    ),
    "according to, with a day": (
        "According to Harbour Wire on the 12th, the party chose five winners.", [indirect("Harbour Wire", "the party chose five winners")],
    ),
    "and, according to": (
        "And, according to Western sources, the king would be willing to help.", [indirect("Western sources", "the king would be willing")],
    ),
    "over a quotation": (
        '"They want the harbour," Max Holf said, according to local news agencies.',
        [direct("Max Holf", "They want the harbour"), mixed("local news agencies", '"They want the harbour')],
    ),
    "citing": (
        "Harbour Wire reported that two boats were seized, citing the coast guard.",
        [indirect("Harbour Wire", "two boats were seized"), indirect("the coast guard", "two boats were seized")],
    ),
    # -- agencies and documents --------------------------------------------------------------------------------------------
    "agency reported, bare clause": (
        "Harbour Wire news agency reported Tuesday the envoy held a ceremony.", [indirect("Harbour Wire", "the envoy held a ceremony")],
    ),
    "document": ("The report shows that the brakes failed.", [indirect("The report", "the brakes failed")]),
    "in a document": (
        "In the certificate, the government stated the king had honoured the dead.",
        [indirect("the government", "the king had honoured the dead")],
    ),
    # -- thoughts that reporters take from words ---------------------------------------------------------------------------
    "believe": ("Analysts believe that the leader is ill.", [indirect("Analysts", "the leader is ill")]),
    "confidence": (
        "Lee Song expressed confidence that the visit would help both sides.", [indirect("Lee Song", "the visit would help both sides")],
    ),
    "confident": ("The premier was confident that the bill would pass.", [indirect("The premier", "the bill would pass")]),
    "believed to": ("The leader is believed to be ill.", [indirect(N, "The leader")]),
    # -- adverbs -----------------------------------------------------------------------------------------------------------
    "reportedly": ("The crew was reportedly held in the port.", [indirect(N, "The crew was")]),
    "allegedly": ("The clerk allegedly sold the files.", [indirect(N, "The clerk", "accuse")]),
    # -- nouns -------------------------------------------------------------------------------------------------------------
    "his warning that": ("His warning that the dam was weak went unheard.", [indirect("His", "the dam was weak", "warn")]),
    "the claim that": (
        "The ministry rejected the claim that it had paid the rebels.",
        [indirect("The ministry", "the claim that", "deny"), indirect(N, "it had paid the rebels")],
    ),
    "issued a warning": ("The agency issued a warning that the dam was weak.", [indirect("The agency", "the dam was weak", "warn")]),
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
    "Max Holf": "PER", "Fritz Tarlen": "PER", "Luise Elphberg": "PER", "Karl Zenda": "PER", "Ida Strelsau": "PER",
    "Ida Holf": "PER", "Anna Gautet": "PER",
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
