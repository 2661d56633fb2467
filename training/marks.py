"""Marks of acts in real sentences, told by numbers alone: the sentences are other people's and stay where they are.

In: the data folder, `training/marks/*.tsv`. Out: `Marked` sentences. A line is `sentence, words` for each sentence that was read, and
`sentence, words, trigger, TYPE.subtype, status, actors, recipients` for each marked word: places of words from 0 as `regesta.read` cuts
them, "NONE" for a word that only looks like an act. A sentence that is cut otherwise today, by the number of its words, is left out.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from regesta.read.tokens import with_ud_words

FOLDER = Path(__file__).parent / "marks"
FILES = (
    "gmb",
    "kcna",
    "wikinews",
)  # what the heads learn from; "weighing" is for the weights of `regesta.extract.events.seen.weighing` alone
NOTHING = "NONE"
BLOCK, APART = 200, 16  # of the GMB every sixteenth 200 sentences are only measured on, so that most reports stay whole
LONGEST = 120  # words; longer ones are lists and tables


@dataclass(frozen=True, slots=True)
class Act:
    """One marked word: places of words; `kind` is a type, or NONE."""

    trigger: int
    kind: str
    subtype: str
    status: str
    actors: tuple[int, ...]
    recipients: tuple[int, ...]


@dataclass(slots=True)
class Marked:
    """A sentence that was read, with all its marks."""

    id: str
    text: str
    acts: list[Act] = field(default_factory=list)

    @property
    def apart(self) -> bool:
        """Whether it is measured on and never learnt from."""
        source, _, number = self.id.partition(":")
        return source == "gmb" and int(number) // BLOCK % APART == 0


def marked(data: Path, files: Sequence[str] = FILES) -> list[Marked]:
    """Every sentence that was read, in the files' order."""
    texts = dict(
        (*gmb(data / "ner" / "gmb.csv"), *wikinews(data / "corpora"), *kcna(data / "corpora" / "kcna_2024.json"))
    )
    found: dict[str, Marked] = {}
    for file in files:
        for line in (FOLDER / f"{file}.tsv").read_text(encoding="utf-8").splitlines():
            name, count, *rest = line.split("\t")
            if name not in found:
                text = texts.get(name)
                if text is None or len(words_of(text)) != int(count):
                    continue
                found[name] = Marked(name, text)
            if rest:
                found[name].acts.append(_act(rest))
    return list(found.values())


def _act(cells: list[str]) -> Act:
    trigger, kind, status, actors, recipients = (cells + [""] * 5)[:5]
    name, _, subtype = kind.partition(".")
    sides = (tuple(int(at) for at in side.split(",") if at) for side in (actors, recipients))
    return Act(int(trigger), name, subtype, status, *sides)


@cache
def _language() -> Language:
    return with_ud_words(spacy.blank("en"))


def words_of(text: str) -> list[str]:
    """A sentence's words, without white space."""
    return [token.text for token in _language()(text) if not token.is_space]


def as_sentence(text: str, language: Language) -> Doc:
    """The text made a Doc of one sentence, as it was when it was marked."""
    doc: Doc = language.make_doc(text)
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def gmb(path: Path) -> Iterator[tuple[str, str]]:
    """Sentences of the Groningen Meaning Bank extract, put together again from their words."""
    number = ""
    words: list[str] = []
    with path.open(encoding="latin-1", newline="") as file:
        for row in csv.reader(file):
            if row[0].startswith("Sentence:"):
                if words and number:
                    yield f"gmb:{number}", together(words)
                number, words = row[0].split(":")[1].strip(), []
            words.append(row[1])
    yield f"gmb:{number}", together(words)


def together(words: Iterable[str]) -> str:
    """Words as a paper prints them: stops and brackets close up, endings on their words."""
    text = " ".join(words)
    text = re.sub(r"\s+([.,;:!?%)\]])", r"\1", text)
    text = re.sub(r"([(\[$])\s+", r"\1", text)
    text = re.sub(r"\s+(n't|'s|'re|'ve|'ll|'d|'m)\b", r"\1", text)
    text = re.sub(r'["`]+\s*([^"`]*?)\s*["]', r'"\1"', text)
    return " ".join(re.sub(r"(\w)' ", r"\1' ", text).split())


def wikinews(folder: Path) -> Iterator[tuple[str, str]]:
    """Titles (1) and sentences of Wikinews; `wn:` and the checksum of the end of the page's address."""
    csv.field_size_limit(10**9)
    for path in sorted(folder.glob("wikinews_*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield from _numbered(f"wn:{page(row['url'])}", [row["title"], *cut(row["text"].strip())])


def page(address: str) -> str:
    """A page by the checksum of its address."""
    return hashlib.sha256(address.split("/wiki/")[-1].encode()).hexdigest()[:12]


def kcna(path: Path) -> Iterator[tuple[str, str]]:
    """Headlines (1) and sentences of the agency's items; `kcna:` and the item's number in the file."""
    for number, item in enumerate(json.loads(path.read_text(encoding="utf-8"))):
        yield from _numbered(f"kcna:{number}", [item["headline"], *cut(item["story_text"])])


def _numbered(name: str, sentences: Iterable[str]) -> Iterator[tuple[str, str]]:
    for number, sentence in enumerate(sentences, 1):
        yield f"{name}:{number}", " ".join(sentence.split())


def cut(text: str) -> list[str]:
    """Sentences of a text in plain paragraphs, as they were marked."""
    return [
        sentence
        for paragraph in re.split(r"\n+", text)
        for sentence in re.split(r"(?<=[a-z0-9)”\"%][.!?])[\"”]?\s+(?=[A-Z“\"])", paragraph.strip())
        if sentence.strip()
    ]
