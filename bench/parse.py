"""Task `parse`: tags and trees of a CoNLL-U file, with its own words and from raw text. In: the file. Out: shares that are right.

`las` counts a word right if head and relation, subtype included, are those of the file; `las_plain` leaves subtypes out, as the
CoNLL 2018 shared task does. From raw text words are matched by their characters; figures are F1. The floor hangs every word on
the one before it, with the relation and tag commonest in the file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from regesta.read.model import load_model, load_reader

PEER = {"las_raw": 0.894, "what": "spaCy en_core_web_trf on EWT test, from raw text, as given in the issue"}
COMMONEST = 20


class Word(NamedTuple):
    """One word of the file; `start` and `end` are characters of its document's text."""

    form: str
    upos: str
    head: int
    relation: str
    start: int
    end: int


class Sentence(NamedTuple):
    """The words of a sentence and where it begins in its document's text."""

    words: list[Word]
    start: int


class Report(NamedTuple):
    """A document of the file with its text put together again."""

    text: str
    sentences: list[Sentence]


def run(path: Path, *, sample: int | None = None) -> dict[str, Any]:
    """Reads the file both ways and compares.

    Args:
        path: a .conllu file.
        sample: about so many sentences, taken evenly over the file's documents.
    """
    reports = _sampled(list(read(path)), sample)
    gold = [s.words for report in reports for s in report.sentences]
    ours, wrong = _with_gold_words(gold)
    ours |= _from_raw(reports)
    words = sum(len(s) for s in gold)
    upos = Counter(w.upos for s in gold for w in s).most_common(1)[0]
    relation = Counter(w.relation for s in gold for w in s).most_common(1)[0][0]
    before = [(w, at) for s in gold for at, w in enumerate(s)]
    return {
        "task": "parse",
        "data": path.name,
        "n": words,
        "ours": {key: round(value, 4) for key, value in ours.items()},
        "floor": {
            "upos": round(upos[1] / words, 4),
            "uas": round(sum(w.head == at for w, at in before) / words, 4),
            "las": round(sum(w.head == at and w.relation == relation for w, at in before) / words, 4),
        },
        "peer": PEER,
        "errors": [{"kind": kind, "count": count} for kind, count in wrong.most_common(COMMONEST)],
    }


def read(path: Path) -> Iterator[Report]:
    """The documents of a CoNLL-U file."""
    text, sentences = "", list[Sentence]()
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.splitlines()
        if any(line.startswith("# newdoc") for line in lines) and sentences:
            yield Report(text, sentences)
            text, sentences = "", []
        if any(line.startswith("# newpar") for line in lines) and text:
            text = text.rstrip() + "\n\n"
        start = len(text)
        words: list[Word] = []
        until, covered = 0, (0, 0)
        for row in (line.split("\t") for line in lines if line and line[0] != "#"):
            number = row[0]
            if "." in number:
                continue
            if "-" in number:
                until, covered = int(number.split("-")[1]), (len(text), len(text) + len(row[1]))
                text += row[1] + _gap(row)
                continue
            at = len(text)
            if int(number) <= until:
                begin = words[-1].end if words and words[-1].start >= covered[0] else covered[0]
                at, end = begin, min(begin + len(row[1]), covered[1])
            else:
                end = at + len(row[1])
                text += row[1] + _gap(row)
            words.append(Word(row[1], row[3], int(row[6]), row[7], at, end))
        sentences.append(Sentence(words, start))
    if sentences:
        yield Report(text, sentences)


def _gap(row: Sequence[str]) -> str:
    return "" if "SpaceAfter=No" in row[9] else " "


def _sampled(reports: list[Report], sample: int | None) -> list[Report]:
    if sample is None:
        return reports
    kept: list[Report] = []
    count = 0
    step = max(1, sum(len(r.sentences) for r in reports) // max(1, sample))
    for report in reports[::step] if step > 1 else reports:
        if count >= sample:
            break
        kept.append(report)
        count += len(report.sentences)
    return kept


def _plain(relation: str) -> str:
    return relation.split(":")[0]


def _with_gold_words(gold: list[list[Word]]) -> tuple[dict[str, float], Counter[str]]:
    readings = load_model().read([[w.form for w in s] for s in gold])
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for sentence, reading in zip(gold, readings, strict=True):
        for at, word in enumerate(sentence):
            head, relation = reading.heads[at] == word.head, reading.relations[at]
            right["upos"] += reading.upos[at] == word.upos
            right["uas"] += head
            right["las"] += head and relation == word.relation
            right["las_plain"] += head and _plain(relation) == _plain(word.relation)
            if relation != word.relation:
                wrong[f"{word.relation} read as {relation}"] += 1
            elif not head:
                wrong[f"{relation} on the wrong head"] += 1
    words = sum(len(s) for s in gold)
    return {key: right[key] / words for key in ("upos", "uas", "las", "las_plain")}, wrong


def _from_raw(reports: list[Report]) -> dict[str, float]:
    right: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for report, doc in zip(reports, load_reader().pipe(r.text for r in reports), strict=True):
        gold = {
            (w.start, w.end): (w, (s.words[w.head - 1].start, s.words[w.head - 1].end) if w.head else (-1, -1))
            for s in report.sentences
            for w in s.words
        }
        tokens = [token for token in doc if not token.is_space]
        counts["gold"] += sum(len(s.words) for s in report.sentences)
        counts["ours"] += len(tokens)
        for token in tokens:
            place = (token.idx, token.idx + len(token))
            if place not in gold:
                continue
            word, head = gold[place]
            own = (-1, -1) if token.dep_ == "ROOT" else (token.head.idx, token.head.idx + len(token.head))
            relation = "root" if token.dep_ == "ROOT" else token.dep_
            right["words_raw"] += 1
            right["upos_raw"] += token.pos_ == word.upos
            right["uas_raw"] += own == head
            right["las_raw"] += own == head and relation == word.relation
            right["las_plain_raw"] += own == head and _plain(relation) == _plain(word.relation)
        starts = {next((t.idx for t in sentence if not t.is_space), -1) for sentence in doc.sents} - {-1}
        theirs = {s.words[0].start for s in report.sentences}
        right["sentences_raw"] += len(starts & theirs)
        counts["gold_sentences"] += len(theirs)
        counts["our_sentences"] += len(starts)
    found = {key: 2 * n / (counts["gold"] + counts["ours"]) for key, n in right.items() if key != "sentences_raw"}
    return found | {"sentences_raw": 2 * right["sentences_raw"] / (counts["gold_sentences"] + counts["our_sentences"])}
