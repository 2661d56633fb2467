"""Task `written`: acts marked in sentences of ours. In: a .tsv file, or a folder of them (`training/events`). Out: JSON object.

A line is `sentence, trigger, TYPE.subtype, status, actors, recipients` with tabs between; parties are words of the sentence, with
" ; " between; `word#2` is the second such word of the sentence; NONE marks a word that only looks like an act.
`found` is the share of marked acts told by one of our mentions at the trigger, `met` also counts one of the same type within NEAR edges
of it, as people choose one of "held talks" where we choose the other. Type to recipients are shares of all marked acts; `all` is right in
type, subtype, status and both sides. `none_taken` is the share of NONE lines at which we see an act (less is better).
A side is right when each of its marked parties is one of ours and the other way round; one may say more of the same party's words.
Floors: the lexicon's first sense of the word without its frame, told as done, the nearest name before it acting, the next after
it acted on.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, get_args

from spacy.tokens import Doc, Token

from bench.plovernames import lemma_types, read_sentence, spread, steps
from regesta.errors import InputError
from regesta.extract.grammar.inflection import lemma
from regesta.link.known.world import World
from regesta.read.coreference import resolve
from regesta.read.mentions import mentions
from regesta.records import Document, EventMention, EventType, Party, Status

NEAR = 2  # edges of the tree, a choice: "held talks", "paid a visit to", "delivered a message"
FIELDS = ("type", "subtype", "status", "actors", "recipients")
NOTHING = "NONE"
IDLE = frozenset({"the", "a", "an", "its", "their", "his", "her", "’s", "'s"})


class Mark(NamedTuple):
    """One marked word: what it tells, or nothing (`kind` NONE)."""

    text: str
    start: int
    end: int
    kind: str
    subtype: str
    status: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]


class Reading(NamedTuple):
    """What was read at one marked word: our mention, whether it stands there, which fields are right, the same of the floor."""

    mark: Mark
    ours: EventMention | None
    there: bool
    right: dict[str, bool]
    naive: dict[str, bool]


def read_marks(path: Path) -> list[Mark]:
    """The marks of a file or of all .tsv files of a folder, in their order.

    Raises:
        InputError: A line is malformed; the message names file and line.
    """
    files = sorted(path.glob("*.tsv")) if path.is_dir() else [path]
    made: list[Mark] = []
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip():
                made.append(_mark(line, f"{file.name}, line {number}"))
    if not made:
        raise InputError(f"There are no marked sentences in {path}.")
    return made


def _mark(line: str, where: str) -> Mark:
    text, trigger, kind, status, actors, recipients = (*line.split("\t"), *[""] * 5)[:6]
    word, _, nth = trigger.partition("#")
    at = -1
    for _ in range(int(nth or 1)):
        at = _whole(text, word, at + 1)
        if at < 0:
            raise InputError(f"{where}: the trigger {trigger!r} is not in its sentence.")
    name, _, subtype = kind.partition(".")
    if name != NOTHING and (name not in get_args(EventType) or status not in get_args(Status)):
        raise InputError(
            f"{where}: {kind!r} with status {status!r} is no act. Write TYPE.subtype and one of our statuses."
        )
    sides = [tuple(p.strip() for p in side.split(";") if p.strip()) for side in (actors, recipients)]
    return Mark(text, at, at + len(word), name, subtype, status, *sides)


def _whole(text: str, word: str, begin: int) -> int:
    """Where the word stands as a whole one."""
    at = text.find(word, begin)
    while at >= 0 and ((at and text[at - 1].isalnum()) or text[at + len(word) : at + len(word) + 1].isalnum()):
        at = text.find(word, at + 1)
    return at


def readings(marks: Sequence[Mark], doc: Doc, found: Sequence[EventMention]) -> list[Reading]:
    """What was read at the marks of one sentence; a mention of ours answers one mark."""
    names = antecedents(marks[0].text, doc) if marks else {}
    there = {mark: [e for e in found if e.trigger.start < mark.end and mark.start < e.trigger.end] for mark in marks}
    taken = {event.id for told in there.values() for event in told}
    made = []
    for mark in marks:
        told = sorted(there[mark], key=lambda event: -sum(judged(mark, event, names).values()))
        near = [] if told or mark.kind == NOTHING else _near(mark, doc, [e for e in found if e.id not in taken])
        taken.update(event.id for event in near)
        ours = next(iter((*told, *near)), None)
        right = judged(mark, ours, names) if ours is not None else dict.fromkeys(FIELDS, False)
        made.append(Reading(mark, ours, bool(told), right, naive(mark, doc)))
    return made


def _near(mark: Mark, doc: Doc, free: Sequence[EventMention]) -> list[EventMention]:
    """A mention of the same type at most NEAR edges away, at most one."""
    word = doc.char_span(mark.start, mark.end, alignment_mode="expand")
    away = []
    for event in free:
        at = doc.char_span(event.trigger.start, event.trigger.end, alignment_mode="expand")
        if word is not None and at is not None and event.type == mark.kind:
            away.append((steps(word.root, at.root), event.trigger.start, event))
    best = min(away, key=lambda one: one[:2], default=None)
    return [best[2]] if best is not None and best[0] <= NEAR else []


def judged(mark: Mark, event: EventMention, names: Mapping[str, str]) -> dict[str, bool]:
    """Which fields of a mention are right."""
    sides = [[_told(p, names) for p in side] for side in (event.actors, event.recipients)]
    return {
        "type": event.type == mark.kind,
        "subtype": (event.type, event.subtype) == (mark.kind, mark.subtype),
        "status": event.status == mark.status,
        "actors": same_parties(mark.actors, sides[0]),
        "recipients": same_parties(mark.recipients, sides[1]),
    }


def _told(party: Party, names: Mapping[str, str]) -> tuple[str, ...]:
    """The words of a party, and those that its pronoun refers back to."""
    words = party.span.text if party.span is not None else party.name
    return (words, *([names[words]] if words in names else []))


def antecedents(text: str, doc: Doc) -> dict[str, str]:
    """Pronouns of a sentence and the words they refer back to."""
    document = Document(id="bench", source="bench", sha256="0", text=text, language="en")
    found = {one.id: one for one in resolve(document, doc, mentions(document, doc, known={}))}
    names = {}
    for one in found.values():
        back, seen = one, {one.id}
        while back.refers_to in found and back.refers_to not in seen:
            back = found[back.refers_to]
            seen.add(back.id)
        if one.kind == "pronoun" and back is not one:
            names[one.span.text] = back.span.text
    return names


def same_parties(right: Sequence[str], ours: Sequence[Sequence[str]]) -> bool:
    """Whether each party of either side is one of the other; ours may be known by several names."""
    first, second = [_words(name) for name in right], [[_words(name) for name in names] for names in ours]
    there = all(any(_one(a, b) for names in second for b in names) for a in first)
    return there and all(any(_one(a, b) for a in first for b in names) for names in second)


def _words(name: str) -> list[str]:
    return [word for word in name.lower().replace(",", " ").replace("'s ", " ").split() if word not in IDLE] or [name]


def _one(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the shorter's words stand together in the longer."""
    short, long = sorted((list(left), list(right)), key=len)
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def naive(mark: Mark, doc: Doc) -> dict[str, bool]:
    """The floor's reading of a mark."""
    span = doc.char_span(mark.start, mark.end, alignment_mode="expand")
    word = doc[0] if span is None else span.root
    before = [(e.text,) for e in doc.ents if e.end <= word.i][-1:]
    after = [(e.text,) for e in doc.ents if e.start > word.i][:1]
    seen = _type_of(word)
    return {
        "type": seen == mark.kind,
        "subtype": False,
        "status": seen is not None and mark.status == "happened",
        "actors": same_parties(mark.actors, before),
        "recipients": same_parties(mark.recipients, after),
    }


def _type_of(word: Token) -> str | None:
    return lemma_types().get(lemma(word))


def run(path: Path, *, sample: int | None = None) -> dict[str, Any]:
    """Score the marked acts at `path`, or about `sample` of its sentences."""
    return result(read_all(read_marks(path), sample), path.name)


def read_all(marks: Sequence[Mark], sample: int | None = None) -> list[Reading]:
    """Every sentence read as the pipeline reads it, with no date."""
    from regesta.read.model import load_reader

    nlp, world = load_reader(), World.load()
    by_text: dict[str, list[Mark]] = {}
    for mark in marks:
        by_text.setdefault(mark.text, []).append(mark)
    texts = list(by_text)
    picked = [texts[i] for i in spread(texts, sample)]
    return [one for text in picked for one in readings(by_text[text], *read_sentence(text, nlp, world))]


def result(read: Sequence[Reading], data: str) -> dict[str, Any]:
    """The bench's object for marks already read."""
    acts = [one for one in read if one.mark.kind != NOTHING]
    none = [one for one in read if one.mark.kind == NOTHING]
    ours = {"found": _share(one.there for one in acts), "met": _share(one.ours is not None for one in acts)}
    ours |= {field: _share(one.right[field] for one in acts) for field in FIELDS}
    ours["all"] = _share(all(one.right.values()) for one in acts)
    met = [one for one in acts if one.ours is not None]
    ours |= {f"{field}_of_met": _share(one.right[field] for one in met) for field in FIELDS}
    ours |= {
        "all_of_met": _share(all(one.right.values()) for one in met),
        "none_taken": _share(one.there for one in none),
    }
    floor = {field: _share(one.naive[field] for one in acts) for field in FIELDS if field != "subtype"}
    kinds = Counter(kind for one in read for kind in misses(one))
    return {
        "task": "written",
        "data": data,
        "n": len(read),
        "ours": ours,
        "floor": floor,
        "peer": {},
        "confusion": confusion(met),
        "errors": [{"kind": kind, "count": count} for kind, count in kinds.most_common()],
    }


def _share(values: Iterator[bool]) -> float:
    told = list(values)
    return sum(told) / len(told) if told else 0.0


def misses(one: Reading) -> Iterator[str]:
    """What is wrong at a mark, by kind."""
    mark, ours = one.mark, one.ours
    if mark.kind == NOTHING:
        if one.there and ours is not None:
            yield f"NONE taken for {ours.type}"
    elif ours is None:
        yield f"not found: {mark.kind}"
    elif not one.right["type"]:
        yield f"{mark.kind} read as {ours.type}"
    else:
        for side, right, told in (("actor", mark.actors, ours.actors), ("recipient", mark.recipients, ours.recipients)):
            if not one.right[f"{side}s"]:
                yield f"{side}s: {'none of ours' if not told else 'none marked' if not right else 'others or not all'}"
        if not one.right["subtype"]:
            yield f"{mark.subtype} read as {ours.subtype}"


def confusion(met: Sequence[Reading]) -> dict[str, dict[str, int]]:
    """Right status to what was read, of the acts met."""
    table: dict[str, Counter[str]] = {status: Counter() for status in get_args(Status)}
    for one in met:
        if one.ours is not None:
            table[one.mark.status][one.ours.status] += 1
    return {status: dict(row) for status, row in table.items()}


def lines(path: Path) -> Iterator[str]:
    """Every mark that is not right, for a person to read."""
    yield from told(read_all(read_marks(path)))


def told(read: Sequence[Reading]) -> Iterator[str]:
    """The wrong ones of what was read, a line each."""
    for one in read:
        mark, ours = one.mark, one.ours
        if (mark.kind == NOTHING and not one.there) or (mark.kind != NOTHING and all(one.right.values())):
            continue
        wrong = (
            "taken" if mark.kind == NOTHING else " ".join(f for f in FIELDS if not one.right[f]) if ours else "missed"
        )
        sentence = f"{mark.text[: mark.start]}[[{mark.text[mark.start : mark.end]}]]{mark.text[mark.end :]}"
        act = f"{mark.kind}.{mark.subtype} {mark.status} {'; '.join(mark.actors)} -> {'; '.join(mark.recipients)}"
        yield f"{wrong}: {sentence}\n    marked  {act}"
        if ours is not None:
            sides = [
                "; ".join(p.span.text if p.span else p.name for p in side) for side in (ours.actors, ours.recipients)
            ]
            read_as = f"{ours.type}.{ours.subtype} {ours.status} {sides[0]} -> {sides[1]}"
            yield f"    ours    {read_as} {ours.trigger.text!r} {ours.provenance.reasons[0]}"
