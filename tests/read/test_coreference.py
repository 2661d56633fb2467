"""Who is meant: short names, acronyms, nominals and pronouns, and what must stay open."""

import pytest

from regesta.read.coreference import resolve
from regesta.read.mentions import mentions
from regesta.records import Document

KNOWN = {
    "Max Holf": "PER",
    "Ida Holf": "PER",
    "Anna Gautet": "PER",
    "Karl Zenda": "PER",
    "Holf": "PER",
    "Gautet": "PER",
    "Kim Song Il": "PER",
    "Kim": "PER",
    "Kim Yo Hwa": "PER",
    "Song-il": "PER",
    "Kim Song-il": "PER",
    "National Harbour Service": "ORG",
    "NHS": "ORG",
    "Labour Party of Ruritania": "ORG",
    "Ruritania": "LOC",
    "Strelsau": "LOC",
    "Harbour Wire": "ORG",
    "Ruritanian": "NORP",
    "Coast Guard": "ORG",
    "Fritz Tarlen": "PER",
}


def links(nlp, text):
    document = Document(id="d", source="d", sha256="0", text=text, language="en")
    doc = nlp(text)
    made = resolve(document, doc, mentions(document, doc, known=KNOWN))
    by_id = {m.id: m for m in made}
    return [(m.span.text, by_id[m.refers_to].span.text if m.refers_to else None) for m in made]


SURE = {
    "surname": ("Max Holf came. Holf left.", "Holf", "Max Holf"),
    "family name first": ("Kim Song Il came. Later Kim left.", "Kim", "Kim Song Il"),
    "given name alone": ("Kim Song-il came. Later Song-il left.", "Song-il", "Kim Song-il"),
    "acronym in brackets": (
        "The National Harbour Service (NHS) denied it. The NHS is new.",
        "NHS",
        "National Harbour Service",
    ),
    "the party": (
        "The Labour Party of Ruritania won. The party will govern.",
        "The party",
        "Labour Party of Ruritania",
    ),
    "the service": (
        "The National Harbour Service closed the port. The service gave no reason.",
        "The service",
        "National Harbour Service",
    ),
    "the ambassador": (
        "Ambassador Max Holf came to Strelsau. The ambassador met the king.",
        "The ambassador",
        "Max Holf",
    ),
    "the senator": ("Senator Anna Gautet voted. The senator then left.", "The senator", "Anna Gautet"),
    "the Ruritanian leader": (
        "Ruritanian leader Max Holf came to Strelsau. The Ruritanian leader met the king.",
        "The Ruritanian leader",
        "Max Holf",
    ),
    "apposition": ("Max Holf, the ambassador, came to Strelsau.", "the ambassador", "Max Holf"),
    "he": ("Max Holf came to Strelsau. He met the king.", "He", "Max Holf"),
    "his": ("Max Holf brought his sister.", "his", "Max Holf"),
    "she by title": ("Mrs Anna Gautet met Mr Max Holf. She was late.", "She", "Anna Gautet"),
    "it said": ("Two boats sank, the Coast Guard said. Nobody was hurt, it said.", "it", "Coast Guard"),
    "its": ("Ruritania recalled its envoy.", "its", "Ruritania"),
    "who": ("Max Holf, who came on Monday, left.", "who", "Max Holf"),
    "the two leaders": (
        "Max Holf and Fritz Tarlen met in Strelsau. The two leaders signed nothing.",
        "The two leaders",
        "Max Holf and Fritz Tarlen",
    ),
    "the two who speak": (
        "Max Holf and Fritz Tarlen spoke of the dispute between Peru and Chile. The two asked for calm.",
        "The two",
        "Max Holf and Fritz Tarlen",
    ),
    "told to somebody": (
        "Two firms built jets. The jets flew over Strelsau. The king urged them to leave.",
        "them",
        "Two firms",
    ),
    "the sources": ("Western sources confirmed the sale. The sources gave no price.", "The sources", "Western sources"),
}

OPEN = {
    "a school of government is none": (
        "Max Holf left the Zenda School of Government. The government was late.",
        "The government",
    ),
    "he with two men and no clue": ("Max Holf met Karl Zenda's brother and Fritz Tarlen's father. It rained.", "It"),
    "the two leaders without names": ("The two leaders met in the capital.", "The two leaders"),
    "the party without one": ("The party will govern.", "The party"),
    "first person": ("We came to Strelsau.", "We"),
    "two of one surname": ("Max Holf and Ida Holf came. Holf left.", "Holf"),
}


@pytest.mark.parametrize(("text", "words", "antecedent"), SURE.values(), ids=SURE.keys())
def test_who_is_meant(nlp, text, words, antecedent):
    assert (words, antecedent) in links(nlp, text)


@pytest.mark.parametrize(("text", "words"), OPEN.values(), ids=OPEN.keys())
def test_what_stays_open(nlp, text, words):
    assert all(antecedent is None for said, antecedent in links(nlp, text) if said == words)


def test_gender_is_kept(nlp):
    made = links(nlp, "Mrs Anna Gautet spoke. He was late.")
    assert ("He", None) in made


def test_inside_a_quotation_he_is_not_the_speaker(nlp):
    made = links(nlp, "“He is a friend,” Max Holf said.")
    assert ("He", None) in made


def test_links_point_back_to_mentions_of_the_document(nlp):
    text = "Max Holf came. He met Anna Gautet, who told him that Holf was late. The ambassador left."
    document = Document(id="d", source="d", sha256="0", text=text, language="en")
    doc = nlp(text)
    made = resolve(document, doc, mentions(document, doc, known=KNOWN))
    by_id = {m.id: m for m in made}
    assert all(m.refers_to in by_id and m.refers_to != m.id for m in made if m.refers_to)
