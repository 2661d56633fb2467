"""What the sentence leaves to the story: parties and days that other sentences name, and acts where two could be meant."""

import datetime as dt
from contextlib import nullcontext
from functools import cache
from pathlib import Path

import pytest

from regesta.records import Document, EventMention, Party
from regesta.stages import load_nlp, load_world, read_document

pytestmark = pytest.mark.model
PUBLISHED = dt.date(2024, 5, 15)  # a Wednesday
TABLES = ("stories_parties.txt", "stories_days.txt", "stories_protocol.txt")


def blocks(name: str) -> list[tuple[str, list[str]]]:
    """(text, lines) of a table: reports between empty lines, each with lines `> word: actors -> recipients @day`."""
    found = []
    for block in (Path(__file__).parent / name).read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line]
        text = "\n\n".join(line for line in lines if line[0] not in "=>#")
        if text:
            found.append((text, [line[2:] for line in lines if line.startswith("> ")]))
    return found


CASES = [(text, line) for name in TABLES for text, lines in blocks(name) for line in lines]


@cache
def acts(text: str) -> tuple[EventMention, ...]:
    document = Document(id="d", source="d", sha256="0", text=text, language="en", published=PUBLISHED)
    reading = read_document(document, load_nlp(), load_world(None, name=None), lambda _: nullcontext())
    return reading.extraction.event_mentions


def states(parties: tuple[Party, ...]) -> str:
    return ",".join(sorted({p.state for p in parties if p.state})) or "-"


@pytest.mark.parametrize(("text", "line"), CASES)
def test_what_the_story_names(text: str, line: str) -> None:
    word, _, wanted = line.partition(": ")
    sides, _, day = wanted.partition(" @")
    found = [act for act in acts(text) if act.trigger.text == word]
    if wanted == "no":
        assert not found
        return
    told = [
        [states(act.actors), states(act.recipients), act.time.edtf if act.time is not None else "-"] for act in found
    ]
    if not found and sides == "- -> -":
        return  # nobody is named, and nothing is told
    asked = [*sides.split(" -> "), day or "?"]
    assert any(all(want in ("?", have) for want, have in zip(asked, one, strict=True)) for one in told), told


def test_whoever_is_put_in_is_so_with_a_reason_and_the_words_that_name_him() -> None:
    text = "Israel bombed a port in Yemen on Monday. Iran condemned the strike."
    act = next(act for act in acts(text) if act.trigger.text == "condemned")
    assert "recipient: who did what 'strike' points back to ('bombed')" in act.provenance.reasons
    span = act.recipients[0].span
    assert span is not None
    assert text[span.start : span.end] == "Israel"
