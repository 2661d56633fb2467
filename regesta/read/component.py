"""The reading model as a spaCy component: `spacy.blank("en").add_pipe("regesta_reader")`. In: a Doc. Out: the same Doc, read.

It sets sentences (unless an earlier component has), tags, lemmas, features, the tree and the names: PER, ORG, LOC, NORP. Relations are
those of Universal Dependencies, the root is `ROOT` as everywhere in spaCy. White space hangs on the word before it as `dep`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from regesta.errors import ModelError
from regesta.read.agreement import agreed
from regesta.read.features import features
from regesta.read.model import WEIGHTS, Model, Reading, load_model
from regesta.read.pageparts import BREAKS
from regesta.read.sentences import sentence_starts
from regesta.read.tokens import with_ud_words
from regesta.seenacts import KEY

AHEAD = 64  # documents taken from the stream at a time; a choice that bounds memory
Cells = list[tuple[str, str, str, str, str, int]]


class RegestaReader:
    """Reads documents; the weights are loaded when the first one comes.

    Args:
        vocab: the language's vocabulary.
        name: the component's name in the pipeline.
        threads: cores to use; None takes all.
        weights: another folder of weights than the shipped one.
    """

    def __init__(self, vocab: Vocab, name: str, *, threads: int | None = None, weights: str | None = None) -> None:
        self.vocab = vocab
        self.name = name
        self.threads = threads
        self.weights = weights

    @property
    def model(self) -> Model:
        """The loaded weights, shared by all components of a process that use the same ones."""
        return load_model(Path(self.weights) if self.weights else WEIGHTS, self.threads)

    def __call__(self, doc: Doc) -> Doc:
        """Reads one document."""
        return self._read([doc])[0]

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = AHEAD) -> Iterator[Doc]:
        """Reads a stream of documents; each is read as if it were alone."""
        waiting = iter(stream)
        while batch := list(islice(waiting, batch_size)):
            yield from self._read(batch)

    def _read(self, docs: list[Doc]) -> list[Doc]:
        """Reads documents together: the sentences of all of them in batches of like length, handed back to each."""
        own = [_Sentences(doc) for doc in docs]
        read = iter(self.model.read([words for one in own for words in one.texts]))
        for one in own:
            readings = list(islice(read, len(one.texts)))
            names = agreed(one.texts, [reading.names for reading in readings])
            _write(one, [r._replace(names=found) for r, found in zip(readings, names, strict=True)])
        return docs

    def to_bytes(self, **_: Any) -> bytes:
        """What must be the same when it is loaded again: the weights' checksum. The weights themselves are in the package."""
        return json.dumps({"sha256": self.model.checksum}).encode()

    def from_bytes(self, content: bytes, **_: Any) -> RegestaReader:
        """Checks that the weights are those that it was saved with."""
        if json.loads(content)["sha256"] != self.model.checksum:
            raise ModelError(
                "This pipeline was saved with other weights of the reading model. Install that version of regesta."
            )
        return self

    def to_disk(self, path: str | Path, **_: Any) -> None:
        """As `to_bytes`, into a folder of its own."""
        Path(path).mkdir(parents=True, exist_ok=True)
        (Path(path) / "reader.json").write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **_: Any) -> RegestaReader:
        """As `from_bytes`."""
        return self.from_bytes((Path(path) / "reader.json").read_bytes())


@Language.factory(
    "regesta_reader",
    default_config={"threads": None, "weights": None},
    assigns=[
        "token.pos",
        "token.tag",
        "token.lemma",
        "token.morph",
        "token.dep",
        "token.head",
        "doc.sents",
        "doc.ents",
    ],
)
def make_reader(nlp: Language, name: str, threads: int | None, weights: str | None) -> RegestaReader:
    """Makes the component for spaCy."""
    return RegestaReader(nlp.vocab, name, threads=threads, weights=weights)


def reader_language(*, threads: int | None = None) -> Language:
    """A blank English with the treebanks' words and the reader."""
    nlp = with_ud_words(spacy.blank("en"))
    nlp.add_pipe("regesta_reader", config={"threads": threads})
    return nlp


class _Sentences:
    """A document cut into sentences: `words` its words' texts, `spaces` which of them are white space, `places` of each sentence's
    words in the document, without white space (a sentence of white space alone is empty), `texts` of them.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.words: list[str] = []
        self.spaces: list[bool] = []
        self.followed: list[bool] = []  # by a space
        for token in doc:
            self.words.append(token.text)
            self.spaces.append(token.is_space)
            self.followed.append(bool(token.whitespace_))
        self.places: list[list[int]] = []
        for at, start in enumerate(self._starts()):
            if start:
                self.places.append([])
            if not self.spaces[at]:
                self.places[-1].append(at)
        self.texts = [[self.words[at] for at in sentence] for sentence in self.places]

    def _starts(self) -> Iterable[bool]:
        if self.doc.has_annotation("SENT_START"):
            return [bool(token.is_sent_start) or token.i == 0 for token in self.doc]
        breaks = self.doc.user_data.get(BREAKS, ())
        return sentence_starts(self.words, self.followed, breaks)


def _write(own: _Sentences, readings: list[Reading]) -> None:
    """Puts what was read into the document; all at once, because setting heads one by one is slow."""
    doc, count = own.doc, len(own.words)
    cells: Cells = [("SPACE", "_SP", word, "dep", "", 0) for word in own.words]
    spans: list[Span] = []
    doc.user_data[KEY] = tuple(
        act.moved(places) for places, reading in zip(own.places, readings, strict=True) for act in reading.acts
    )
    before: int | None = None
    bounds = [places[0] for places in own.places if places]
    for places, words, reading in zip(own.places, own.texts, readings, strict=True):
        morphs = features(reading, words)
        for at, place in enumerate(places):
            head = reading.heads[at]
            relation = reading.relations[at] if head else "ROOT"
            to = places[head - 1] - place if head else 0
            cells[place] = (reading.upos[at], reading.tags[at], reading.lemmas[at], relation, morphs[at], to)
        for start, end, kind in reading.names:
            spans.append(Span(doc, places[start], places[end - 1] + 1, label=kind))
    for place, space in enumerate(own.spaces):
        if not space:
            before = place
        else:
            to = before if before is not None else (bounds[0] if bounds else 0)
            cells[place] = (*cells[place][:5], to - place)
    if not bounds and count:
        cells[0] = (*cells[0][:3], "ROOT", "", 0)
    table: Any = _numbers(doc, cells)  # spaCy's types know its own arrays only
    doc.from_array([POS, TAG, LEMMA, DEP, MORPH, HEAD], table)
    doc.set_ents(spans, default="outside")


def _numbers(doc: Doc, cells: Cells) -> NDArray[np.uint64]:
    strings, morphology = doc.vocab.strings, doc.vocab.morphology
    known: dict[str, int] = {}
    morphs: dict[str, int] = {}
    for _, tag, lemma, dep, morph, _ in cells:
        for text in (tag, lemma, dep):
            if text not in known:
                known[text] = strings.add(text)
        if morph not in morphs:
            morphs[morph] = morphology.add(morph)
    pos = spacy.symbols.IDS
    rows = [(pos[p], known[tag], known[lemma], known[dep], morphs[morph]) for p, tag, lemma, dep, morph, _ in cells]
    table = np.zeros((len(rows), 6), dtype=np.uint64)
    table[:, :5] = np.array(rows, dtype=np.uint64).reshape(len(rows), 5)
    table[:, 5] = np.array([cell[5] for cell in cells], dtype=np.int64).astype(np.uint64)
    return table
