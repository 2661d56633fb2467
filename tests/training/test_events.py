"""The sentences in which acts are marked: every line can be read, and says what it says of words that are there."""

import re
from pathlib import Path

import pytest

from regesta.extract.events.frames.lexicon import frame_index

FILES = sorted((Path(__file__).parents[2] / "training" / "events").glob("*.tsv"))
STATUS = {"happened", "ongoing", "planned", "possible", "denied", "not_happened"}


def kinds() -> set[str]:
    index = frame_index()
    frames = [frame for table in (index.verbs, index.nouns) for found in table.values() for frame in found]
    return {f"{frame.sense.type}.{frame.sense.subtype}" for frame in frames} | {"NONE"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_line_marks_words_of_its_sentence(path: Path) -> None:
    known, wrong = kinds(), []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        sentence, trigger, kind, status, actors, recipients = (line.split("\t") + [""] * 6)[:6]
        word, _, place = trigger.partition("#")
        seen = len(re.findall(rf"(?<!\w){re.escape(word)}(?!\w)", sentence))
        parties = [party for side in (actors, recipients) for party in side.split(" ; ") if party]
        marked = kind in known and (kind == "NONE") == (not status) and (not status or status in STATUS)
        if not marked or seen < int(place or 1) or any(party not in sentence for party in parties):
            wrong.append(f"{number}: {line[:80]}")
    assert not wrong


def test_there_are_sentences_to_train_on_and_a_test_apart() -> None:
    read = {
        path.stem: {line.split("\t")[0] for line in path.read_text(encoding="utf-8").splitlines()} for path in FILES
    }
    assert len(read["cooperation"] | read["conflict"]) > 4_000
    assert not read["wire_test"] & (read["cooperation"] | read["conflict"])
