"""Every example in the event lexicon is read as the act it stands under."""

from typing import Any

import pytest
from spacy.language import Language

from regesta.extract.events.frames.lexicon import Sense, frame_index
from tests.extract.reading import read_events

EXAMPLES = [(sense, example) for sense, example in frame_index().examples]


def _names(parties: Any) -> str:
    return " | ".join(party.name for party in parties)


@pytest.mark.model
@pytest.mark.parametrize(("sense", "example"), EXAMPLES, ids=[f"{s.subtype}: {e['s'][:40]}" for s, e in EXAMPLES])
def test_example(nlp: Language, sense: Sense, example: dict[str, Any]) -> None:
    found = read_events(nlp, example["s"])
    told = [e for e in found if (e.type, e.subtype) == (sense.type, sense.subtype)]
    assert told, f"read as {[(e.trigger.text, e.type, e.subtype) for e in found]}"
    event = told[0]
    for name in example.get("A", []):
        assert name in _names(event.actors)
    for name in example.get("B", []):
        assert name in _names(event.recipients)
    assert event.status == example.get("status", "happened"), event.provenance.reasons


def test_every_subtype_has_an_example() -> None:
    index = frame_index()
    senses = {f.sense for frames in index.verbs.values() for f in frames} | {
        f.sense for frames in index.nouns.values() for f in frames
    }
    without = {s.subtype for s in senses} - {s.subtype for s, _ in index.examples}
    assert not without


def test_all_sixteen_types() -> None:
    assert len({sense.type for sense, _ in EXAMPLES}) == 16
