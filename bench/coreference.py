"""Task `coreference`: who and what is meant. In: a folder of .conll files as OntoGUM has them. Out: pronouns, precision, CoNLL F1.

Everything is read by us from the running text: sentences, phrases, names. What is counted:

* `pronoun`: of all personal, possessive and reflexive pronouns (I, you, he, she, it, we, they in all their forms) that the gold file
  has in a chain with a mention of the same thing before them, the share that we link to a mention of the same thing. A pronoun left
  open is wrong here. Whether the gold file says who "I" is by name, or only by an earlier "I", makes no difference.
* `precision`: of all links we make, of pronouns, names and noun phrases, the share whose two ends are mentions of one gold chain. A
  link from or to something that the gold file has in no chain is wrong. `pronoun_precision`: of the links of pronouns alone.
* `muc`, `b3`, `ceafe`, `conll_f1`: F1 over chains of mentions with exactly the gold file's bounds (`clusters.py`), counts added up over
  documents; `conll_f1` is their mean.

An end of a link is a gold mention where the bounds are the same, else where both have the same head word in our tree. A figure with a
genre in its name is that genre's; `_news_interview_speech` is those three together. The floor takes for a pronoun the nearest phrase
before it that agrees in number and gender, for "I", "we" and "you" the last of that person, for other phrases the last with the same
words.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from spacy.tokens import Doc

from bench.bounds import bounds, top
from bench.clusters import b_cubed, ceaf_e, muc, scores
from bench.ontogum import Gold, documents
from regesta.link.known.world import World
from regesta.read.coreference import resolution
from regesta.read.mentions import mentions
from regesta.read.model import load_reader
from regesta.read.phrases import Phrase
from regesta.records import Document

FORMS = {
    "i_we": frozenset("i me my mine myself we us our ours ourselves".split()),
    "you": frozenset("you your yours yourself yourselves".split()),
    "he_she": frozenset("he him his himself she her hers herself".split()),
    "it": frozenset("it its itself".split()),
    "they": frozenset("they them their theirs themselves 'em".split()),
}
FORM_OF = {word: name for name, words in FORMS.items() for word in words}
BAR = ("news", "interview", "speech")
COMMONEST = 25
Bounds = tuple[int, int]


class Said(msgspec.Struct, frozen=True):
    """One phrase as we read it, laid over the gold file's words; `back` is the place of its antecedent in the list."""

    bounds: Bounds
    head: int
    kind: str
    text: str
    back: int | None = None


Read = tuple[Gold, list[Said], dict[Bounds, int]]  # a report, our phrases, the head word of each of its mentions


class Tally:
    """What is counted over some documents."""

    def __init__(self) -> None:
        self.pronouns: Counter[str] = Counter()
        self.right: Counter[str] = Counter()
        self.links: Counter[str] = Counter()
        self.good: Counter[str] = Counter()
        self.sums: dict[str, list[float]] = {name: [0.0] * 4 for name in ("muc", "b3", "ceafe")}
        self.errors: Counter[str] = Counter()

    def figures(self) -> dict[str, float]:
        """All metrics, by name."""
        found = {"pronoun": _share(self.right, self.pronouns)}
        found |= {f"pronoun_{form}": _share(self.right, self.pronouns, form) for form in FORMS}
        found["precision"] = _share(self.good, self.links)
        found["pronoun_precision"] = _share(self.good, self.links, "pronoun")
        for name, counts in self.sums.items():
            found[name] = round(scores(counts)[2], 4)
        found["conll_f1"] = round(sum(found[name] for name in self.sums) / len(self.sums), 4)
        return found


def run(path: Path, *, sample: int | None = None) -> dict[str, Any]:
    """Reads every report of a folder and compares who is meant.

    Args:
        path: a folder of .conll files, or one file.
        sample: about so many reports, taken evenly.
    """
    reports = documents(path)
    reports = reports[:: max(1, len(reports) // sample)][:sample] if sample else reports
    ours: dict[str, Tally] = defaultdict(Tally)
    floor: dict[str, Tally] = defaultdict(Tally)
    for gold, said, heads in read(reports):
        for name in ("", gold.genre, *(["news_interview_speech"] if gold.genre in BAR else [])):
            count(ours[name], gold, said, heads)
            count(floor[name], gold, nearest(said), heads)
    return {
        "task": "coreference",
        "data": path.name,
        "n": ours[""].pronouns.total(),
        "ours": _named(ours),
        "floor": _named(floor),
        "peer": {},
        "errors": [{"kind": kind, "count": n} for kind, n in ours[""].errors.most_common(COMMONEST)],
    }


def read(reports: Iterable[Gold]) -> Iterator[Read]:
    """Each report with what we make of it."""
    nlp, known = load_reader(), World.load().known_names()
    for gold in reports:
        document = Document(id=gold.name, source=gold.name, sha256="0", text=gold.text, language="en")
        doc = nlp(gold.text)
        yield laid(gold, doc, resolution(document, doc, mentions(document, doc, known=known)).phrases)


def laid(gold: Gold, doc: Doc, found: Sequence[Phrase]) -> Read:
    """Our phrases and links over the gold file's words, and the head words of its mentions in our tree."""
    starts = {start: at for at, (start, _) in enumerate(gold.words)}
    place: list[int] = []
    at = 0
    for offset in range(len(gold.text) + 1):
        at = starts.get(offset, at)
        place.append(at)
    made: list[Said] = []
    number = {p.at: n for n, p in enumerate(p for p in found if p.form is None or p.form.use != "relative")}
    for phrase in found:
        if phrase.at not in number:
            continue
        head = top(doc[phrase.head], person=phrase.person)
        first, last = bounds(head) if not phrase.joined else phrase.words
        edges = (place[doc[first].idx], place[doc[last].idx + len(doc[last]) - 1])
        back = number.get(phrase.back) if phrase.back is not None else None
        made.append(Said(bounds=edges, head=place[head.idx], kind=phrase.kind, text=phrase.text.lower(), back=back))
    offsets = {token.idx: token for token in doc}
    heads: dict[Bounds, int] = {}
    for span in (span for group in gold.entities for span in group):
        start, end = gold.words[span[0]][0], gold.words[span[1]][1]
        inside = [offsets[at] for at in range(start, end) if at in offsets]
        free = [token for token in inside if not start <= token.head.idx < end or token.head is token]
        if free:
            heads[span] = place[free[0].idx]
    return gold, made, heads


def count(tally: Tally, gold: Gold, said: Sequence[Said], heads: dict[Bounds, int]) -> None:
    """Adds one report to the counts."""
    entity = {span: number for number, group in enumerate(gold.entities) for span in group}
    firsts = {min(group) for group in gold.entities}
    own = [_gold_mention(one, entity, heads) for one in said]
    by_place = {one.bounds: at for at, one in enumerate(said)}
    for span in sorted(entity):
        words = gold.text[gold.words[span[0]][0] : gold.words[span[1]][1]].lower()
        form = FORM_OF.get(words)
        if form is None or span in firsts:
            continue
        tally.pronouns[form] += 1
        at = by_place.get(span)
        back = said[at].back if at is not None else None
        meant = own[back] if back is not None else None
        if meant is not None and entity[meant] == entity[span]:
            tally.right[form] += 1
        else:
            tally.errors[f"pronoun {form}: {_why(at, back, meant, said)}"] += 1
    for at, one in enumerate(said):
        if one.back is None or said[one.back].bounds == one.bounds:
            continue
        mine, theirs = own[at], own[one.back]
        right = mine is not None and theirs is not None and entity[mine] == entity[theirs]
        tally.links[one.kind] += 1
        tally.good[one.kind] += right
        if not right:
            tally.errors[f"link of a {one.kind} wrong: {_wrong(mine, theirs)}"] += 1
    groups = chains(said)
    keys = [frozenset(group) for group in gold.entities]
    for name, measure in (("muc", muc), ("b3", b_cubed), ("ceafe", ceaf_e)):
        tally.sums[name] = [a + b for a, b in zip(tally.sums[name], measure(keys, groups), strict=True)]


def chains(said: Sequence[Said]) -> list[frozenset[Bounds]]:
    """Our chains of two mentions or more, as sets of bounds."""
    first: dict[int, int] = {}

    def root(at: int) -> int:
        seen = set()
        while said[at].back is not None and at not in seen:
            seen.add(at)
            at = said[at].back or 0
        return at

    groups: dict[int, set[Bounds]] = defaultdict(set)
    taken: dict[Bounds, int] = {}
    for at, one in enumerate(said):
        key = root(at)
        first.setdefault(key, at)
        key = taken.setdefault(one.bounds, key)
        groups[key].add(one.bounds)
    return [frozenset(group) for group in groups.values() if len(group) > 1]


def nearest(said: Sequence[Said]) -> list[Said]:
    """The floor: the nearest phrase before that agrees; the last of the same words for "I", "you" and for all that are no pronouns."""
    made: list[Said] = []
    for at, one in enumerate(said):
        form = FORM_OF.get(one.text)
        back = next((b for b in range(at - 1, -1, -1) if _agree(one, said[b], form)), None)
        made.append(msgspec.structs.replace(one, back=back))
    return made


def _agree(one: Said, other: Said, form: str | None) -> bool:
    theirs = FORM_OF.get(other.text)
    if form is None or form in ("i_we", "you"):
        alike = theirs == form and (one.text[0] == other.text[0] if form else True)
        return alike and (form is not None or other.text == one.text)
    if theirs is not None:
        male = {"he", "him", "his", "himself"}
        return theirs == form and (form != "he_she" or (one.text in male) == (other.text in male))
    plural = other.text.endswith("s") and not other.text.endswith("ss")
    if form == "they":
        return plural
    return not plural and (other.kind == "name") == (form == "he_she")


def _gold_mention(one: Said, entity: dict[Bounds, int], heads: dict[Bounds, int]) -> Bounds | None:
    """The gold mention that a phrase of ours is: the same bounds, else that with the same head closest in size."""
    if one.bounds in entity:
        return one.bounds
    start, end = one.bounds
    near = [span for span in entity if heads.get(span) == one.head]
    return min(near, key=lambda span: abs(span[0] - start) + abs(span[1] - end)) if near else None


def _why(at: int | None, back: int | None, meant: Bounds | None, said: Sequence[Said]) -> str:
    if at is None:
        return "not seen as a phrase"
    if back is None:
        return "left open"
    return f"another {said[back].kind}" if meant is not None else f"a {said[back].kind} that is in no chain"


def _wrong(mine: Bounds | None, theirs: Bounds | None) -> str:
    if mine is not None and theirs is not None:
        return "two chains"
    return "it is in no chain" if mine is None else "what it means is in no chain"


def _share(part: Counter[str], whole: Counter[str], name: str | None = None) -> float:
    right, there = (c[name] if name else c.total() for c in (part, whole))
    return round(right / there, 4) if there else 0.0


def _named(tallies: dict[str, Tally]) -> dict[str, float]:
    found = dict(tallies[""].figures())
    for genre in sorted(name for name in tallies if name):
        figures = tallies[genre].figures()
        for metric in ("pronoun", "precision", "conll_f1", *(f"pronoun_{form}" for form in FORMS)):
            if genre == "news_interview_speech" or not metric.startswith("pronoun_"):
                found[f"{metric}_{genre}"] = figures[metric]
    return found
