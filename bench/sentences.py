"""Task `sentences`: where sentences begin. In: a .conllu file, or a text file of cases. Out: precision, recall, F1 of the beginnings.

A .conllu file's text is put together as task `parse` does it and counted as its `sentences_raw`: every sentence's first word, the text's
own among them. In a file of cases every line is a text of its own and its first word, which nobody could miss, is left out: `|` marks a
boundary with a space, `‖` one without, `¶` a line break; a line that begins with `# ` is a heading. The floor begins a sentence after
[.!?], white space and before a capital; the peer is spaCy's own splitter by rules, in the same run.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from bench.conllu import read, sampled
from regesta.read.sentences import sentence_starts
from regesta.read.tokens import with_ud_words

COMMONEST = 20
Starts = set[int]  # characters of the text where sentences begin, white space before them left out
Text = tuple[str, Starts]
FLOOR = re.compile(r"[.!?]\s+(?=[A-Z])")
# What stands before a boundary, the first that fits: the kinds that errors are counted by.
BEFORE = (
    ("a line break", r"\n\s*$"),
    ("dots", r"(\.\.|…)[\"'”’)\]]*\s*$"),
    ("a closing mark after a stop", r"[.!?][\"'”’»)\]]+\s*$"),
    ("a footnote mark", r"\[\d+\]\s*$"),
    ("a closing mark without a stop", r"[\"'”’»)\]]\s*$"),
    ("? or !", r"[!?]\s*$"),
    ("a foreign stop", r"[。！？؟।]\s*$"),
    ("an initial", r"\b[^\W\d_]\.\s*$"),
    ("a short form", r"\b(?:[^\W\d_]\.){2,}\s*$|\b[A-Z][a-z]{0,3}\.\s*$"),
    ("a number and a stop", r"\d\.\s*$"),
    ("a stop", r"\.\s*$"),
    ("a colon or dash", r"[:;–—-]\s*$"),
    ("no stop", r""),
)
AFTER = (
    ("a quotation", r"[\"'“‘«]"),
    ("a capital", r"[A-Z]"),
    ("a small letter", r"[a-z]"),
    ("a number", r"\d"),
    ("a mark", r""),
)


def run(path: Path, *, sample: int | None = None) -> dict[str, Any]:
    """Splits every text and compares.

    Args:
        path: a .conllu file, or a text file of cases as said above.
        sample: about so many sentences, in whole documents taken evenly; of a file of cases so many of its lines.
    """
    trees = path.suffix == ".conllu"
    texts = _gold(path, sample) if trees else [expected(case) for case in cases(path)]
    if not trees and sample is not None:
        texts = texts[:: max(1, len(texts) // sample)][:sample]
    found = {
        name: [split(text) if trees else split(text) - {_first(text)} for text, _ in texts]
        for name, split in (("ours", ours), ("floor", floor), ("peer", peer))
    }
    gold = [starts for _, starts in texts]
    return {
        "task": "sentences",
        "data": path.name,
        "n": sum(len(starts) for starts in gold),
        **{name: figures(gold, starts) for name, starts in found.items()},
        "peer": figures(gold, found["peer"]) | {"what": f"spaCy {version('spacy')} sentencizer, in this run"},
        "errors": [
            {"kind": kind, "count": count} for kind, count in errors(texts, found["ours"]).most_common(COMMONEST)
        ],
    }


def cases(path: Path) -> list[str]:
    """The cases of a text file, line breaks put in."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.replace("¶", "\n") for line in lines if line and not line.startswith("# ")]


def expected(case: str) -> Text:
    """The text of a case and where its sentences begin, the first left out."""
    text, places = "", []
    for part in re.split(r"([|‖])", case):
        if part == "|":
            text += "" if text.endswith("\n") else " "
        elif part != "‖":
            places.append(len(text) + len(part) - len(part.lstrip()))
            text += part
    return text, set(places[1:])


def ours(text: str) -> Starts:
    """Where our sentences begin."""
    doc = _words().make_doc(text)
    return _begins(doc, sentence_starts([t.text for t in doc], [bool(t.whitespace_) for t in doc]))


def floor(text: str) -> Starts:
    """Where sentences begin by a stop, white space and a capital."""
    return {_first(text)} | {match.end() for match in FLOOR.finditer(text)}


def peer(text: str) -> Starts:
    """Where sentences begin for spaCy's splitter by rules."""
    doc = _sentencizer()(text)
    return _begins(doc, (bool(token.is_sent_start) for token in doc))


def figures(gold: list[Starts], found: list[Starts]) -> dict[str, float]:
    """Precision, recall and F1 over all texts together."""
    right = sum(len(a & b) for a, b in zip(gold, found, strict=True))
    theirs, own = sum(map(len, gold)), sum(map(len, found))
    return {
        "precision": round(right / max(1, own), 4),
        "recall": round(right / max(1, theirs), 4),
        "f1": round(2 * right / max(1, own + theirs), 4),
    }


def errors(texts: Iterable[Text], found: Iterable[Starts]) -> Counter[str]:
    """How often a boundary was missed or wrongly set, by what stands before and after it."""
    kinds: Counter[str] = Counter()
    for (text, gold), starts in zip(texts, found, strict=True):
        for what, places in (("missed", gold - starts), ("wrong", starts - gold)):
            kinds.update(f"{what}: after {_kind(BEFORE, text[:at])}, before {_kind(AFTER, text[at:])}" for at in places)
    return kinds


def _kind(kinds: tuple[tuple[str, str], ...], text: str) -> str:
    look: Callable[[str, str], object] = re.search if kinds is BEFORE else re.match
    return next(name for name, pattern in kinds if look(pattern, text[-40:] if kinds is BEFORE else text[:1]))


def _gold(path: Path, sample: int | None) -> list[Text]:
    return [(report.text, {s.words[0].start for s in report.sentences}) for report in sampled(list(read(path)), sample)]


def _first(text: str) -> int:
    return len(text) - len(text.lstrip())


def _begins(doc: Doc, starts: Iterable[bool]) -> Starts:
    """The first word of every sentence that has one."""
    found: Starts = set()
    waiting = False
    for token, start in zip(doc, starts, strict=True):
        waiting = waiting or start
        if waiting and not token.is_space:
            found.add(token.idx)
            waiting = False
    return found


@cache
def _words() -> Language:
    return with_ud_words(spacy.blank("en"))


@cache
def _sentencizer() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp
