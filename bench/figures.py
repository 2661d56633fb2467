"""Figures on sentences with every figure marked: value with bound, scope, what is counted, on whose word.

In: a YAML file of sentences (format in `tests/extract/figures.yaml`). Out: the bench's JSON object. A figure of ours and one of the
file meet where they share a character, one to one. `value_f1` counts those with right number, bound and unit; `all_f1` those with
right scope, thing and claimant, too; shares are of those that meet. F1 is given for the sentences that were read when rules were
made (`_open`), too, and for those kept apart (`_held`).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from spacy.language import Language
from spacy.tokens import Doc

from regesta.errors import InputError
from regesta.extract.grammar import numbers
from regesta.lexicons import lexicon
from regesta.link.known.world import World
from regesta.reconcile.accounts import stem
from regesta.records import Document, Party
from regesta.serve.evaluate.agreeing import Same

FIELDS = ("value", "thing", "scope", "claimant")
FIGURE_KEYS = frozenset({"said", "value", "counts", "scope", "by"})
SMALL = frozenset(
    "a an the of in on at to for from by with and or its their his her our own than per as more s who that were was all between among "
    "new additional further another extra total".split()
)
_WORD = re.compile(r"[^\W_]+")


class Wanted(NamedTuple):
    """A figure of the file; `values` and `scopes` hold all readings that are right."""

    start: int
    end: int
    values: tuple[str, ...]
    counts: str
    scopes: tuple[str, ...]
    by: tuple[str, ...]


class Found(NamedTuple):
    """A figure of ours, or of the floor."""

    start: int
    end: int
    value: str
    counts: str
    scope: str
    by: tuple[Party, ...] = ()


class Sentence(NamedTuple):
    """One entry of the file."""

    text: str
    wanted: tuple[Wanted, ...]
    held: bool


class Pair(NamedTuple):
    """A wanted figure with ours that met it, None where one is missing; `right` by field."""

    wanted: Wanted | None
    found: Found | None
    right: dict[str, bool]


def read_sentences(path: Path) -> list[Sentence]:
    """The sentences of a file.

    Raises:
        InputError: it is not YAML, or an entry is not in the format.
    """
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise InputError(f"{path.name} is not YAML: {error}. See tests/extract/figures.yaml for the format.") from error
    if not isinstance(content, list) or not all(isinstance(one, dict) and "text" in one for one in content):
        raise InputError(
            f"{path.name} is no list of entries with `text`. See tests/extract/figures.yaml for the format."
        )
    return [
        Sentence(
            one["text"],
            tuple(_wanted(path, one["text"], line) for line in one.get("figures") or ()),
            bool(one.get("held")),
        )
        for one in content
    ]


def _wanted(path: Path, text: str, line: Any) -> Wanted:
    if not isinstance(line, dict) or not {"said", "value", "counts"} <= set(line) <= FIGURE_KEYS:
        raise InputError(
            f"{path.name}: {line!r} needs said, value and counts, and may have scope and by. Mend it and run again."
        )
    start = text.find(str(line["said"]))
    if start < 0:
        raise InputError(f"{path.name}: {line['said']!r} does not stand in {text!r}. Mend it and run again.")
    end = start + len(str(line["said"]))
    scopes = tuple(str(line.get("scope") or "none").split("|"))
    return Wanted(
        start, end, tuple(str(line["value"]).split("|")), str(line["counts"]), scopes, tuple(line.get("by") or ())
    )


def ours(text: str, nlp: Language, world: World) -> list[Found]:
    """What the program finds in a sentence, through all stages that look at one report."""
    from regesta.stages import read_document

    document = Document(id="s", source="s.txt", sha256="", text=text, language="en")
    figures = read_document(document, nlp, world, lambda _: nullcontext()).extraction.figures
    return [
        Found(
            f.value.said.start,
            f.value.said.end,
            f"{f.value.short()} {f.value.unit or ''}".strip(),
            f.counts,
            f.scope or "none",
            f.by,
        )
        for f in figures
    ]


def floor(doc: Doc) -> list[Found]:
    """The naive floor: every number in digits or words, exact, of the next noun, on nobody's word."""
    out = []
    for token in doc:
        words = token.lower_.split("-")
        value = numbers.digits(token.text) if token.text[:1].isdigit() else None
        if value is None and words[0] in numbers.NUMBER_WORDS:
            spelt = numbers.cardinal(words, 0)
            value = spelt[0] if spelt else None
        if value is not None:
            noun = next((t.text for t in doc[token.i + 1 : token.i + 6] if t.pos_ in ("NOUN", "PROPN")), "")
            out.append(Found(token.idx, token.idx + len(token), f"{value:.10g}", noun, "none"))
    return out


def meet(wanted: Sequence[Wanted], found: Sequence[Found], same: Same) -> list[Pair]:
    """Both sides paired one to one by overlap, the longer first; those left over with None."""
    overlaps = sorted(
        ((min(w.end, f.end) - max(w.start, f.start), i, j) for i, w in enumerate(wanted) for j, f in enumerate(found)),
        key=lambda one: (-one[0], one[1], one[2]),
    )
    left, right, pairs = set(range(len(wanted))), set(range(len(found))), []
    for length, i, j in overlaps:
        if length > 0 and i in left and j in right:
            left.discard(i)
            right.discard(j)
            pairs.append(Pair(wanted[i], found[j], judge(wanted[i], found[j], same)))
    pairs += [Pair(wanted[i], None, {}) for i in sorted(left)]
    return pairs + [Pair(None, found[j], {}) for j in sorted(right)]


def judge(wanted: Wanted, found: Found, same: Same) -> dict[str, bool]:
    """Which fields of a figure are right. The claimant is the innermost of the chain."""
    value = found.value.lower()
    names = wanted.by[-1].split("|") if wanted.by else ["-"]
    claimed = any(same.name(name, found.by[-1]) for name in names if name != "-") if found.by else "-" in names
    return {
        "value": any(value == one.lower() for one in wanted.values),
        "thing": same_thing(wanted.counts, found.counts),
        "scope": found.scope in wanted.scopes,
        "claimant": claimed,
    }


def same_thing(wanted: str, ours: str) -> bool:
    """Whether our words name what the file names: all that must be there, and none that may not."""
    bare = re.sub(r"\([^)]*\)", " ", wanted)
    needed = [_stems(one) for one in bare.split() if _stems(one)]
    allowed = _stems(wanted)
    have = _stems(ours)
    return all(choices & have for choices in needed) and have <= allowed


def _stems(words: str) -> frozenset[str]:
    fates = {form: name for name, forms in lexicon("figures/claims")["fate_verbs"].items() for form in forms}
    plain = (fates.get(word, word) for word in _WORD.findall(words.lower()) if word not in SMALL)
    return frozenset(stem("killed" if word == "dead" else word) for word in plain)


class Score:
    """Counts of pairs."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self.pairs = list(pairs)
        self.ours = sum(pair.found is not None for pair in self.pairs)
        self.theirs = sum(pair.wanted is not None for pair in self.pairs)

    def f1(self, *fields: str) -> float:
        """F1 of figures that meet and are right in these fields."""
        good = sum(bool(pair.right) and all(pair.right[field] for field in fields) for pair in self.pairs)
        return round(2 * good / (self.ours + self.theirs), 4) if good else 0.0

    def share(self, field: str) -> float:
        """Share of those that meet that are right in a field."""
        met = [pair.right[field] for pair in self.pairs if pair.right]
        return round(sum(met) / len(met), 4) if met else 0.0

    def metrics(self) -> dict[str, float]:
        """All that is printed."""
        found = {"found_f1": self.f1(), "value_f1": self.f1("value"), "all_f1": self.f1(*FIELDS)}
        return found | {f"{field}_share": self.share(field) for field in FIELDS}


def run(path: Path, *, sample: int | None = None) -> dict[str, Any]:
    """Score the figures of a file of sentences, or of the first `sample` of them."""
    sentences, nlp, same = _open(path)
    sentences = sentences[:sample]
    pairs = [(s, meet(s.wanted, ours(s.text, nlp, same.world), same)) for s in sentences]
    naive = [(s, meet(s.wanted, floor(nlp(s.text)), same)) for s in sentences]
    return {
        "task": "figures",
        "data": path.name,
        "n": sum(len(s.wanted) for s in sentences),
        "ours": _both(pairs),
        "floor": _both(naive),
        "peer": {},
        "errors": [{"kind": kind, "count": count} for kind, count in _errors(pairs).most_common()],
    }


def _open(path: Path) -> tuple[list[Sentence], Language, Same]:
    from regesta.read.model import load_reader

    return read_sentences(path), load_reader(), Same(World.load())


def _both(pairs: Iterable[tuple[Sentence, list[Pair]]]) -> dict[str, float]:
    """Metrics of all sentences, then value and all of the two parts."""
    every = list(pairs)
    found = Score(p for _, some in every for p in some).metrics()
    for name, held in (("open", False), ("held", True)):
        part = Score(p for sentence, some in every for p in some if sentence.held is held)
        found |= {f"value_f1_{name}": part.f1("value"), f"all_f1_{name}": part.f1(*FIELDS)}
    return found


def _errors(pairs: Iterable[tuple[Sentence, list[Pair]]]) -> Counter[str]:
    """Commonest kinds of what is wrong."""
    counts: Counter[str] = Counter()
    for _, some in pairs:
        for pair in some:
            if pair.found is None and pair.wanted is not None:
                counts[f"missed: {_kind(pair.wanted.values[0])}"] += 1
            elif pair.wanted is None and pair.found is not None:
                counts[f"no figure: {_kind(pair.found.value)}"] += 1
            elif pair.wanted and pair.found:
                counts.update(
                    f"wrong {field}{_detail(field, pair.wanted, pair.found)}"
                    for field, good in pair.right.items()
                    if not good
                )
    return counts


def _kind(value: str) -> str:
    unit = value.partition(" ")[2] if value[:1] in "<>~0123456789" else ""
    return f"of {unit}" if unit else "a count" if value[:1] in "<>~0123456789" else "a word"


def _detail(field: str, wanted: Wanted, found: Found) -> str:
    if field == "scope":
        return f": {wanted.scopes[0]} read as {found.scope}"
    if field == "claimant":
        return ": " + ("none found" if not found.by else "another" if wanted.by else "the outlet's own voice expected")
    return ""


def lines(path: Path) -> Iterator[str]:
    """Every figure that is not right, to be read; those kept apart are not shown."""
    sentences, nlp, same = _open(path)
    for sentence in sentences:
        if sentence.held:
            continue
        wrong = [
            p
            for p in meet(sentence.wanted, ours(sentence.text, nlp, same.world), same)
            if not all(p.right.values()) or not p.right
        ]
        if wrong:
            yield f"\n{sentence.text}"
        for pair in wrong:
            fields = ", ".join(field for field, good in pair.right.items() if not good) or (
                "missed" if pair.wanted else "no figure"
            )
            yield f"    {fields}"
            if pair.wanted:
                w = pair.wanted
                yield f"      file  {'|'.join(w.values)} [{w.counts}] {'|'.join(w.scopes)} by {' < '.join(w.by) or '-'}"
            if pair.found:
                f = pair.found
                yield f"      ours  {f.value} [{f.counts}] {f.scope} by {' < '.join(p.name for p in f.by) or '-'}"
