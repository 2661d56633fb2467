"""Kinds of acts of an analyst's own: read like ours, before ours, and a slip told with its line."""

import pytest
from spacy.language import Language

from regesta.errors import LexiconError
from regesta.extract.events.frames.lexicon import frame_index
from regesta.extract.events.frames.ownframes import frames_of, read_own
from regesta.extract.events.report import events
from regesta.extract.grammar.inflection import lemma
from regesta.read.mentions import mentions
from regesta.records import Document, EventMention

PLANTING = """
- type: COOPERATE
  subtypes:
    - name: tree_planting
      mutual: true
      verbs: ["A plant tree|grove=O with B!"]
      nouns: ["planting of=tree by=A with=B"]
      examples:
        - {s: "Oslo planted trees with Accra.", A: [Oslo, Accra]}
"""


def read(nlp: Language, text: str, own: str | None) -> tuple[EventMention, ...]:
    document, doc = Document(id="d", source="d", sha256="0", text=text, language="en"), nlp(text)
    return events(document, doc, mentions(document, doc, known={}), (), (), own=own)


@pytest.mark.model
def test_an_own_kind_is_read_and_only_where_it_was_brought(nlp: Language) -> None:
    text = "Norway planted trees with Ghana."
    (event,) = read(nlp, text, PLANTING)
    assert (event.type, event.subtype, event.status) == ("COOPERATE", "tree_planting", "happened")
    assert [party.name for party in event.actors] == ["Norway", "Ghana"]
    assert read(nlp, text, None) == ()


@pytest.mark.model
def test_an_own_line_wins_over_one_of_ours_that_asks_for_as_much(nlp: Language) -> None:
    own = 'type: CONSULT\nsubtypes: [{name: state_visit, hosted: true, verbs: ["A visit B"]}]'
    assert [event.subtype for event in read(nlp, "Anna Berg visited Riga.", own)] == ["state_visit"]
    assert [event.subtype for event in read(nlp, "Anna Berg visited Riga.", None)] == ["visit"]


def test_its_words_are_forgotten_with_it(nlp: Language) -> None:
    word = nlp("They zobed it.")[1]
    before = lemma(word)
    frames_of('type: AID\nsubtypes: [{name: zobing, verbs: ["A zobe B"]}]')
    assert lemma(word) == "zobe"
    frames_of(None)
    assert lemma(word) == before


def test_our_frames_are_left_as_they_are() -> None:
    ours = len(frame_index().verbs["visit"])
    assert len(frames_of('type: CONSULT\nsubtypes: [{name: call, verbs: ["A visit B"]}]').verbs["visit"]) == ours + 1
    assert len(frame_index().verbs["visit"]) == ours


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("- type: COOPERATE\n  subtypes:\n    - name: x\n      verbs: [\n", "line 5"),
        ("", "is empty"),
        ("- COOPERATE", "line 1: an entry is"),
        ("- subtypes: []", "line 1: has no type"),
        ("- type: PARTY\n  subtypes: []", "line 1: type 'PARTY' is none of"),
        ("- type: AID\n  subtypes: {name: x}", "line 2: `subtypes` is a list"),
        ("- type: AID\n  subtypes:\n    - verbs: [A help B]", "line 3: a subtype needs a `name`"),
        (
            "- type: AID\n  subtypes:\n    - name: x\n      verb: [A help B]",
            "line 4: 'verb' is not known here. Did you mean 'verbs'",
        ),
        (
            "- type: AID\n  subtypes:\n    - name: x\n      mutual: often\n      verbs: [A help B]",
            "line 4: `mutual` is true or false",
        ),
        ("- type: AID\n  subtypes:\n    - name: x", "line 3: 'x' has no words"),
        ("- type: AID\n  subtypes:\n    - name: x\n      verbs: A help B", "line 4: `verbs` is a list"),
        (
            "- type: AID\n  subtypes:\n    - name: x\n      verbs:\n        - A help B\n        - A B",
            "line 6: frame 'A B' has no verb",
        ),
        (
            '- type: AID\n  subtypes:\n    - name: x\n      verbs: ["A give {cake} to B"]',
            "line 4: .*not in classes.yaml",
        ),
        ('- type: AID\n  subtypes:\n    - name: x\n      nouns: ["of=A"]', "line 4: .*has no noun"),
        (
            "- type: AID\n  subtypes:\n    - name: x\n      verbs: [A help B]\n      examples: [{A: [x]}]",
            "line 5: an example needs",
        ),
    ],
)
def test_a_slip_is_told_with_file_and_line(content: str, says: str) -> None:
    with pytest.raises(LexiconError, match=says) as told:
        read_own(content, name="mine.yaml")
    assert str(told.value).startswith("mine.yaml")
