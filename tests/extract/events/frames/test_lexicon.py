"""How frames are written and what is wrong with a frame."""

import pytest

from regesta.errors import LexiconError
from regesta.extract.events.frames.lexicon import FrameIndex, Sense, add_entries, noun_frames, verb_frames
from regesta.extract.events.frames.matching import hanging
from regesta.extract.grammar.inflection import unchanged

SENSE = Sense(type="CONSULT", subtype="meeting", source="own.yaml")
CLASSES = {"talks": ["talks", "meeting"]}


def test_slots_of_a_verb_frame() -> None:
    (frame,) = verb_frames("A hold {talks} with B!", SENSE, CLASSES)
    assert (frame.lemma, frame.subject, frame.particle) == ("hold", "A", frozenset())
    noun, partner = frame.slots
    assert noun.lemmas == {"talks", "meeting"}
    assert noun.required
    assert partner.role == "B"
    assert partner.preposition == {"with"}
    assert partner.required


def test_particle_alternatives_and_role_of_a_class() -> None:
    frames = verb_frames("A call|put +off {talks}=O", SENSE, CLASSES)
    assert [f.lemma for f in frames] == ["call", "put"]
    assert all(f.particle == {"off"} and f.slots[0].role == "O" for f in frames)


def test_noun_frame_reads_prepositions() -> None:
    (frame,) = noun_frames("missile launch by=A of=O 's=A", SENSE)
    assert frame.lemma == "launch"
    assert frame.modifier == {"missile"}
    assert frame.roles["of"] == "O"


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ({"type": "PARTY", "subtypes": []}, "is none of"),
        ({"type": "CONSULT", "subtypes": [{"name": "x", "verbs": ["A B"]}]}, "has no verb"),
        ({"type": "CONSULT", "subtypes": [{"name": "x", "verbs": ["A hold {tea} with B"]}]}, "not in classes.yaml"),
    ],
)
def test_malformed_entries_name_file_and_fault(entry: dict[str, object], says: str) -> None:
    with pytest.raises(LexiconError, match=says) as caught:
        add_entries(FrameIndex(), entry, source="own.yaml", classes=CLASSES)
    assert "own.yaml" in str(caught.value)


def test_phrases_keep_their_order_whatever_the_order_of_a_set() -> None:
    phrases = {word: [word] for word in ("to", "on", "at", "for", "over", "against")}
    assert hanging(phrases, frozenset(phrases)) == list(phrases)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("verb", "same"), [("put", True), ("beat", True), ("bid", True), ("sink", False), ("sign", False)]
)
def test_verbs_whose_past_is_their_base(verb: str, same: bool) -> None:
    assert unchanged(verb) is same
