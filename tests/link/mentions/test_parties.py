"""Who acts and on whom, as wire prose says it, read and linked: names, states and sectors, of sentences of our own with invented people."""

import datetime as dt
from contextlib import nullcontext
from functools import cache
from pathlib import Path

import pytest

from regesta.records import Document, EventMention, Party
from regesta.stages import load_nlp, load_world, read_document

pytestmark = pytest.mark.model
LINES = (Path(__file__).parent / "wire_parties.txt").read_text(encoding="utf-8").splitlines()


def cases() -> list[tuple[str, str]]:
    """(report, wanted) of the table: a report on a line, below it lines `> word: actors -> recipients`, each with state and sector."""
    found, text = [], ""
    for line in LINES:
        if line.startswith("> "):
            found.append((text, line[2:]))
        elif line and line[0] != "#":
            text = line
    return found


@cache
def acts(text: str) -> tuple[EventMention, ...]:
    document = Document(
        id="d", source="d", sha256="0", text=text, language="en", published=dt.date(2019, 10, 16)
    )  # a Wednesday
    return read_document(
        document, load_nlp(), load_world(None, name=None), lambda _: nullcontext()
    ).extraction.event_mentions


def shown(parties: tuple[Party, ...]) -> str:
    return "; ".join(sorted(f"{p.name} {p.state or '-'} {p.sector or '-'}" for p in parties)) or "nobody"


@pytest.mark.parametrize(("text", "line"), cases())
def test_who_acts_and_on_whom(text: str, line: str) -> None:
    word, _, wanted = line.partition(": ")
    found = [f"{shown(act.actors)} -> {shown(act.recipients)}" for act in acts(text) if act.trigger.text == word]
    sides = ["; ".join(sorted(side.split("; "))) for side in wanted.split(" -> ")]
    assert " -> ".join(sides) in found
