"""Task `parse`: tags and trees of a CoNLL-U file, with its own words and from raw text. In: the file. Out: shares that are right.

`las` counts a word right if head and relation, subtype included, are those of the file; `las_plain` leaves subtypes out, as the
CoNLL 2018 shared task does. From raw text words are matched by their characters; figures are F1. The floor hangs every word on
the one before it, with the relation and tag commonest in the file.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from bench.conllu import Report, Word, read, sampled
from regesta.read.model import load_model, load_reader

PEER = {"las_raw": 0.894, "what": "spaCy en_core_web_trf on EWT test, from raw text, as given in the issue"}
COMMONEST = 20


def run(path: Path, *, sample: int | None = None) -> dict[str, Any]:
    """Reads the file both ways and compares.

    Args:
        path: a .conllu file.
        sample: about so many sentences, taken evenly over the file's documents.
    """
    reports = sampled(list(read(path)), sample)
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
