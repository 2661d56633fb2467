"""Who said what, against brat files with Cue, Source, Content and one Attribution each (the format of PolNeAR).

In: a folder of `.txt` and `.ann` pairs. Out: F1 of cues, sources and contents, exact and by overlapping tokens, and of all three
exact. Counted as Citron counts (Newell et al. 2018, and its `metrics.py`): a source or content is exact when it has the right tokens and
its cue overlaps the right cue; overlap is tokens shared, summed over all pairs of ours and theirs whatever their cues, over tokens
predicted and tokens right. That sum counts a source twice where two of ours and two of theirs share it, so the `once` figures stand
beside it, which count every token once. As in Citron's preparation, commas and colons at the ends of a span are no part of it; its
leaving out of attributions without a source, or with the cue inside quotation marks, is not followed: they count here.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from regesta.errors import InputError
from regesta.extract.statements.attributions import Attribution, indirect
from regesta.extract.statements.cues import SUBJECTS, children, cues
from regesta.extract.statements.direct import direct
from regesta.extract.statements.speakers import RELATIVES

Spans = tuple[tuple[int, int], ...]
TOKEN = re.compile(r"\w+|[^\w\s]")
# Citron 2021-11-15 on PARC 3.0 test, another corpus with a narrower idea of attribution (its model card, F1).
CITRON = {
    "cue_exact_f1": 0.823, "cue_overlap_f1": 0.768, "source_exact_f1": 0.820, "source_overlap_f1": 0.853,
    "content_exact_f1": 0.593, "content_overlap_f1": 0.833, "all_exact_f1": 0.567,
}  # fmt: skip
ROLES = ("cue", "source", "content")
EDGES = ",:;!?"


class Relation(NamedTuple):
    """One attribution as offsets; any of the three may be empty."""

    cue: Spans
    source: Spans
    content: Spans


def run(path: Path, *, sample: int | None = None) -> dict[str, Any]:
    """Score the attributions found in a folder of brat pairs.

    Args:
        path: the folder.
        sample: read only the first so many documents, by name.

    Raises:
        InputError: the folder holds no pairs.
    """
    from regesta.read.model import load_reader

    files = sorted(file for file in path.glob("*.txt") if file.with_suffix(".ann").is_file())[:sample]
    if not files:
        raise InputError(f"{path} holds no pairs of .txt and .ann files. Give a folder such as polnear/dev.")
    nlp = load_reader()
    ours, floor, kinds = Score(), Score(), Counter[str]()
    for file, doc in zip(files, _read(nlp, files), strict=True):
        right = gold(file.with_suffix(".ann"))
        found = [relation(doc.text, a) for a in outermost(direct(doc, indirect(doc)))]
        ours.add(doc.text, found, right)
        floor.add(doc.text, naive(doc), right)
        kinds.update(_mistakes(found, right))
    return {
        "task": "attribution",
        "data": path.name,
        "n": len(files),
        "ours": ours.result(),
        "floor": floor.result(),
        "peer": {"citron on PARC 3.0 test": CITRON},
        "errors": [[kind, count] for kind, count in kinds.most_common(10)],
    }


def _read(nlp: Language, files: Sequence[Path]) -> Iterable[Doc]:
    return nlp.pipe(file.read_text(encoding="utf-8") for file in files)


def gold(path: Path) -> list[Relation]:
    """The attributions of one brat file."""
    spans: dict[str, Spans] = {}
    made: list[Relation] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, rest = line.partition("\t")
        if name.startswith("T") and rest:
            kind, _, offsets = rest.partition("\t")[0].partition(" ")
            spans[name] = (
                tuple((int(a), int(b)) for a, b in (part.split() for part in offsets.split(";"))) if kind else ()
            )
        elif name.startswith("E") and rest:
            roles: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
            for part in rest.split():
                role, _, target = part.partition(":")
                role = role.rstrip("0123456789").lower()
                if role in roles:
                    roles[role] += spans.get(target, ())
            if roles["cue"] or roles["content"]:
                made.append(Relation(*(tuple(sorted(roles[role])) for role in ROLES)))
    return made


def relation(text: str, a: Attribution) -> Relation:
    """One of our attributions in the shape of the annotation."""
    source = (a.source.start, a.source.end) if a.source else None
    if source and (pronoun := text[slice(*source)].rpartition(" ")[2]) in RELATIVES:
        source = (source[1] - len(pronoun), source[1])  # "the envoy, who": the corpus takes the pronoun alone
    elif source and a.cue and source[1] < a.cue[0] and "," in text[slice(*source)] and text[source[1]] == ",":
        source = (source[0], source[1] + 1)  # the corpus takes in the comma that closes an apposition
    return Relation(
        (_cue_of_corpus(text, a),) if a.cue else (),
        (source,) if source else (),
        a.spans,
    )


def _cue_of_corpus(text: str, a: Attribution) -> tuple[int, int]:
    """The cue with what the corpus takes in: "to", the verb before that, and adverbs.

    In 160 articles of train, where it stands, 76 of 79, 22 of 28 and 19 of 19 are part of the cue.
    """
    start, end = a.cue or (0, 0)
    token = a.token
    if token is None:
        return start, end
    doc, first = token.doc, token
    while first.i and doc[first.i - 1].idx >= start:
        first = doc[first.i - 1]
    if first.i > 1 and doc[first.i - 1].lower_ == "to" and doc[first.i - 1].dep_ in ("mark", "aux"):
        first = doc[first.i - 1]
        if token.dep_ == "xcomp" and token.head.i == first.i - 1:
            first = token.head
            while first.i and doc[first.i - 1].head == token.head and doc[first.i - 1].dep_ in ("aux", "advmod"):
                first = doc[first.i - 1]
    last = doc[token.i + 1] if token.i + 1 < len(doc) else token
    taken = any(s <= last.idx < e for s, e in a.spans) or (a.source and a.source.start <= last.idx < a.source.end)
    if last.idx == end + 1 and last.pos_ == "ADV" and last.dep_ == "advmod" and last.head == token and not taken:
        end = last.idx + len(last)
    return min(first.idx, start), end


def outermost(found: Sequence[Attribution]) -> list[Attribution]:
    """Without those whose cue stands inside the content of another: the corpus marks none (0 of 4,472 in 200 articles of train)."""
    cued = [a for a in found if a.cue]
    return [a for a in cued if not any(b is not a and _inside(a, b) and not _inside(b, a) for b in cued)]


def _inside(inner: Attribution, outer: Attribution) -> bool:
    return inner.cue is not None and outer.covers(*inner.cue)


def naive(doc: Doc) -> list[Relation]:
    """The floor: every verb of the lexicons, its subject's subtree, and its clause's subtree or the quotation in its sentence."""
    made: list[Relation] = []
    for cue in cues(doc):
        token = cue.token
        clauses = children(token, "ccomp")
        if token.pos_ != "VERB" or not clauses:
            continue
        subjects = [child for child in token.children if child.dep_ in SUBJECTS]
        made.append(
            Relation(
                ((token.idx, token.idx + len(token)),), tuple(map(_subtree, subjects[:1])), (_subtree(clauses[0]),)
            )
        )
    return made


def _subtree(token: Any) -> tuple[int, int]:
    left, right = token.left_edge, token.right_edge
    return left.idx, right.idx + len(right)


class Score:
    """Counts over all documents."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()

    def add(self, text: str, found: Sequence[Relation], right: Sequence[Relation]) -> None:
        """Count one document."""
        tokens = [match.span() for match in TOKEN.finditer(text)]
        mine, theirs = ([_in_tokens(text, tokens, one) for one in some] for some in (found, right))
        for name, ours, others in (("found", mine, theirs), ("right", theirs, mine)):
            for one in ours:
                near = [other for other in others if one["cue"] & other["cue"]]
                for role in ROLES:
                    self.counts[f"{role}_{name}", "all"] += bool(one[role])
                    self.counts[f"{role}_{name}", "hit"] += bool(one[role]) and any(one[role] == o[role] for o in near)
                self.counts[f"all_{name}", "all"] += 1
                self.counts[f"all_{name}", "hit"] += any(one == other for other in near)
        for role in ROLES:
            key = f"{role}_tokens"
            for name, ours, others in (("found", mine, theirs), ("right", theirs, mine)):
                known: set[int] = set().union(*(o[role] for o in others))
                self.counts[key, name] += sum(len(one[role]) for one in ours)
                self.counts[key, f"{name}_once"] += sum(len(one[role] & known) for one in ours)
            self.counts[key, "shared"] += sum(len(one[role] & other[role]) for one in mine for other in theirs)

    def result(self) -> dict[str, float]:
        """Every metric, rounded to four places."""
        out: dict[str, float] = {}
        for role in (*ROLES, "all"):
            found, right = self._share(f"{role}_found"), self._share(f"{role}_right")
            out[f"{role}_exact_f1"] = _f1(found, right)
            if role != "all":
                key = f"{role}_tokens"
                found, right = (max(1, self.counts[key, name]) for name in ("found", "right"))
                precision, recall = self.counts[key, "shared"] / found, self.counts[key, "shared"] / right
                out[f"{role}_overlap_f1"] = _f1(precision, recall)
                out[f"{role}_overlap_precision"], out[f"{role}_overlap_recall"] = round(precision, 4), round(recall, 4)
                once = (self.counts[key, "found_once"] / found, self.counts[key, "right_once"] / right)
                out[f"{role}_overlap_once_f1"] = _f1(*once)
        return out

    def _share(self, name: str) -> float:
        return self.counts[name, "hit"] / max(1, self.counts[name, "all"])


def _f1(precision: float, recall: float) -> float:
    return round(2 * precision * recall / (precision + recall), 4) if precision + recall else 0.0


def _meet(left: Spans, right: Spans) -> bool:
    return any(a < d and c < b for a, b in left for c, d in right)


def _tokens(tokens: Sequence[tuple[int, int]], spans: Spans) -> set[int]:
    return {i for i, (start, end) in enumerate(tokens) for a, b in spans if a <= start and end <= b}


def _in_tokens(text: str, tokens: Sequence[tuple[int, int]], one: Relation) -> dict[str, set[int]]:
    """The tokens of each part, without marks at its ends."""
    return {role: _tokens(tokens, tuple(_bare(text, *span) for span in getattr(one, role))) for role in ROLES}


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in EDGES):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in EDGES):
        end -= 1
    return start, end


def _mistakes(found: Sequence[Relation], right: Sequence[Relation]) -> Iterable[str]:
    for one in right:
        near = [other for other in found if _meet(one.cue, other.cue)]
        if not near:
            yield "cue missed"
        elif all(other.source != one.source for other in near):
            yield "source missing" if not any(other.source for other in near) else "source differs"
        elif all(other.content != one.content for other in near):
            yield "content differs"
    for other in found:
        if not any(_meet(one.cue, other.cue) for one in right):
            yield "cue too many"
