"""Task `marked`: acts marked in real sentences (`training/marks`), those kept apart. In: the data folder they are in. Out: JSON object.

`ours` is the lexicon with the model's heads for acts beside it, as the pipeline has both; `lexicon_…` the lexicon alone, `model_…` the
heads alone (docs/decisions/0053). `met` and the fields are as in task `written`, over all marked acts; `right` is the share of them right
in type, status and both sides (a subtype may differ), `precision` that of the acts told in these sentences, `f1` of the two. The marks
tell places of words, so a party is the head word of what was meant; one told in another sentence of its report is not asked for.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from bench.plovernames import read_doc, spread
from bench.written import FIELDS, Mark, Reading, misses, readings, told
from regesta.errors import InputError
from regesta.link.known.world import World
from regesta.records import Document, EventMention, Party, Provenance, record_id
from regesta.seenacts import KEY, SeenAct
from training.marks import Act, Marked, as_sentence, marked

LIKELY_ACT = 0.5  # where right and wrong balance in what was trained
LINE = ("type", "status", "actors", "recipients")
COLUMNS = ("ours", "lexicon", "model")


def run(path: Path, *, sample: int | None = None) -> dict[str, Any]:
    """Score the sentences kept apart, or about `sample` of them."""
    read = _read(path, sample)
    figures: dict[str, dict[str, float]] = {}
    for column in COLUMNS:
        marks = [one for answers, _ in read[column] for one in answers]
        acts = [one for one in marks if one.mark.kind != "NONE"]
        none = [one for one in marks if one.mark.kind == "NONE"]
        right = sum(all(one.right[name] for name in LINE) for one in acts)
        shares = {"met": _share([one.ours is not None for one in acts])}
        shares |= {name: _share([one.right[name] for one in acts]) for name in FIELDS}
        shares["right"] = right / max(1, len(acts))
        shares["precision"] = right / max(1, sum(count for _, count in read[column]))
        shares["f1"] = 2 * shares["right"] * shares["precision"] / max(1e-9, shares["right"] + shares["precision"])
        shares["none_taken"] = _share([one.there for one in none])
        figures[column] = shares
    ours = figures["ours"] | {
        f"{column}_{name}": value for column in COLUMNS[1:] for name, value in figures[column].items()
    }
    marks = [one for answers, _ in read["ours"] for one in answers]
    acts = [one for one in marks if one.mark.kind != "NONE"]
    floor = {name: _share([one.naive[name] for one in acts]) for name in LINE}
    kinds: dict[str, int] = {}
    for kind in (kind for one in marks for kind in misses(one)):
        kinds[kind] = kinds.get(kind, 0) + 1
    errors = [{"kind": kind, "count": count} for kind, count in sorted(kinds.items(), key=lambda one: -one[1])]
    return {
        "task": "marked",
        "data": path.name,
        "n": len(acts),
        "ours": ours,
        "floor": floor,
        "peer": {},
        "errors": errors,
    }


def lines(path: Path) -> Iterator[str]:
    """Every mark that is not right, for a person to read."""
    yield from told([one for answers, _ in _read(path, None)["ours"] for one in answers])


def _read(path: Path, sample: int | None) -> dict[str, list[tuple[list[Reading], int]]]:
    """By column, for each sentence: the marks with what was read there, and how many acts were told."""
    from regesta.read.model import load_reader

    nlp, world = load_reader(), World.load()
    sentences = [one for one in marked(path) if one.apart]
    if not sentences:
        raise InputError(
            f"There are no marked sentences for the data in {path}. Give the folder that holds ner/gmb.csv."
        )
    found: dict[str, list[tuple[list[Reading], int]]] = {column: [] for column in COLUMNS}
    for one in (sentences[at] for at in spread(sentences, sample)):
        doc = _doc(one, nlp)
        marks = [_mark(act, one, doc) for act in one.acts]
        seen: tuple[SeenAct, ...] = doc.user_data.get(KEY, ())
        told: dict[str, Sequence[EventMention]] = {"ours": read_doc(doc, one.text, world)}
        doc.user_data[KEY] = ()
        told["lexicon"] = read_doc(doc, one.text, world)
        told["model"] = [_alone(act, doc) for act in seen if act.certainty > LIKELY_ACT]
        for column, events in told.items():
            found[column].append((readings(marks, doc, events), len(events)))
    return found


def _doc(one: Marked, nlp: Language) -> Doc:
    return nlp(as_sentence(one.text, nlp))


def _mark(act: Act, one: Marked, doc: Doc) -> Mark:
    words = [token for token in doc if not token.is_space]
    trigger = words[act.trigger]
    sides = [tuple(words[at].text for at in side) for side in (act.actors, act.recipients)]
    return Mark(one.text, trigger.idx, trigger.idx + len(trigger), act.kind, act.subtype, act.status, *sides)


def _alone(act: SeenAct, doc: Doc) -> EventMention:
    """What the heads alone say, with nothing of the lexicon: a party is its one word."""
    document = Document(id="bench", source="bench", sha256="0", text=doc.text, language="en")
    trigger, sides = doc[act.word], [[doc[at] for at in side] for side in (act.actors, act.recipients)]
    parties = [tuple(Party(name=t.text, span=document.span(t.idx, t.idx + len(t))) for t in side) for side in sides]
    return EventMention(
        id=record_id("event mention", "bench", trigger.idx, act.type, act.subtype),
        document="bench",
        sentence=document.span(0, len(doc.text)),
        trigger=document.span(trigger.idx, trigger.idx + len(trigger)),
        type=act.type,
        subtype=act.subtype,
        status=act.status,
        actors=parties[0],
        recipients=parties[1],
        provenance=Provenance(made_by="bench", reasons=()),
    )


def _share(values: Sequence[bool]) -> float:
    return sum(values) / len(values) if values else 0.0
