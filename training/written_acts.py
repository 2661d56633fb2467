"""Our own sentences in which acts are marked by their words, as `Marked` ones. In: `training/events/*.tsv`, not the test's.

A line is `sentence, trigger, TYPE.subtype, status, actors, recipients`; `word#2` is the second such word; " ; " stands between
parties. Of a party of several words the one is marked that the others hang on.
"""

from __future__ import annotations

import re
from pathlib import Path

from spacy.tokens import Doc, Token

from regesta.read.model import load_reader
from training.marks import NOTHING, Act, Marked, as_sentence

FOLDER = Path(__file__).parent / "events"
TEST = "wire_test"
NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "VERB"})


def written() -> list[Marked]:
    """Every sentence but the test's, with its marks."""
    rows: dict[str, list[list[str]]] = {}
    for path in sorted(FOLDER.glob("*.tsv")):
        if path.stem == TEST:
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            text, *cells = (line.split("\t") + [""] * 6)[:6]
            rows.setdefault(text, []).append(cells)
    nlp = load_reader()
    docs = nlp.pipe(as_sentence(text, nlp) for text in rows)
    return [
        Marked(f"written:{number}", text, [act for cells in own if (act := _act(cells, doc)) is not None])
        for number, ((text, own), doc) in enumerate(zip(rows.items(), docs, strict=True))
    ]


def _act(cells: list[str], doc: Doc) -> Act | None:
    trigger, kind, status, actors, recipients = cells
    at = _place(trigger, doc)
    if at is None:
        return None
    name, _, subtype = kind.partition(".")
    sides = []
    for side in (actors, recipients):
        places = [_place(party.strip(), doc) for party in side.split(";") if party.strip()]
        sides.append(tuple(place for place in places if place is not None))
    return Act(at, name, subtype, status, *sides) if name != NOTHING else Act(at, NOTHING, "", "", (), ())


def _place(words: str, doc: Doc) -> int | None:
    """The place, white space not counted, of the word that the others of these words hang on."""
    plain, _, nth = words.partition("#")
    found = list(re.finditer(rf"(?<!\w){re.escape(plain)}(?!\w)", doc.text)) or list(
        re.finditer(re.escape(plain), doc.text)
    )
    if len(found) < int(nth or 1):
        return None
    start, end = found[int(nth or 1) - 1].span()
    own = [token for token in doc if not token.is_space and token.idx < end and token.idx + len(token) > start]
    places = {token.i: at for at, token in enumerate(t for t in doc if not t.is_space)}
    top = [token for token in own if token.head not in own or token.head == token]
    best = [token for token in top if token.pos_ in NAMING] or top or own
    return places[_first(best).i] if best else None


def _first(tokens: list[Token]) -> Token:
    return min(tokens, key=lambda token: token.i)
