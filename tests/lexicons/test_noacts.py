"""Phrases that tell no act: each is read in its example, whose word tells no such act; and how a table may not be written."""

from typing import Any

import pytest
from spacy.language import Language

from regesta.errors import LexiconError
from regesta.extract.events.frames.lexicon import frame_index
from regesta.extract.events.frames.matching import Match
from regesta.extract.events.noact import meant
from regesta.extract.events.noact.phrases import FILE, Phrase, phrases, phrases_of, read_phrase
from regesta.lexicons import lexicon
from tests.extract.reading import read_events

ENTRY = {"verb": "dock", "any": {"object": "{ship}"}, "example": "The ships docked."}


@pytest.mark.model
@pytest.mark.parametrize("phrase", phrases(), ids=[phrase.name for phrase in phrases()])
def test_its_example_tells_no_such_act(nlp: Language, phrase: Phrase, monkeypatch: pytest.MonkeyPatch) -> None:
    held: set[str] = set()

    def look(match: Match) -> bool:
        if phrase in phrases_of(match) and phrase.holds(match):
            held.add(match.trigger.text)
        return False

    monkeypatch.setattr(meant, "NO_ACTS", (look, *meant.NO_ACTS))
    found = read_events(nlp, lexicon(FILE)[phrase.name]["example"])
    told = [event for event in found if not phrase.acts or phrase.acts & {event.type, event.subtype}]
    assert held, "the phrase is not read in its example"
    assert not [event for event in told if event.trigger.text in held]


def test_acts_are_kinds_of_acts() -> None:
    senses = [sense for sense, _ in frame_index().examples]
    known = {sense.type for sense in senses} | {sense.subtype for sense in senses}
    assert set().union(*(phrase.acts for phrase in phrases())) <= known


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"noun": "ship"}, "either a verb or a noun"),
        ({"example": ""}, "needs an example"),
        ({"any": {}}, "nothing of what stands beside"),
        ({"any": {"objects": "ship"}}, "neither a preposition nor one of"),
        ({"any": {"object": "{ships}"}}, "not in classes.yaml"),
        ({"any": {"object": [True]}}, "is no word"),
        ({"any": ["ship"]}, "must name relations"),
        ({"act": "SANCTIONS"}, "no type of acts"),
        ({"when": "now"}, "may have only"),
    ],
)
def test_a_malformed_entry_is_named(change: dict[str, Any], said: str) -> None:
    with pytest.raises(LexiconError, match=f"docked.*{said}"):
        read_phrase("docked", {**ENTRY, **change})


def test_relations_may_be_read_as_one() -> None:
    phrase = read_phrase("docked", {**ENTRY, "any": {"in|at": ["port", "{ship}"]}})
    assert set(phrase.any) == {("in", "at")}
    assert {"port", "ferry"} <= phrase.any["in", "at"]
