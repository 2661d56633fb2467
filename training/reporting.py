"""Treebank sentences put into somebody's mouth: "…, the ministry announced in Tarn." News ends so; the treebanks seldom do.

In: sentences with trees. Out: new ones with a reporting clause after them, tags, lemmas, tree and names right by construction.
Without these the reader takes the clause for a relative one ("seats, the commission announced").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from training.corpora import Example
from training.swaps import Names

VERBS = {
    "said": ("say", "VBD"), "reported": ("report", "VBD"), "announced": ("announce", "VBD"), "added": ("add", "VBD"),
    "wrote": ("write", "VBD"), "noted": ("note", "VBD"), "claimed": ("claim", "VBD"), "warned": ("warn", "VBD"),
    "insisted": ("insist", "VBD"), "argued": ("argue", "VBD"), "told": ("tell", "VBD"), "confirmed": ("confirm", "VBD"),
    "says": ("say", "VBZ"), "reports": ("report", "VBZ"), "writes": ("write", "VBZ"), "stated": ("state", "VBD"),
}  # fmt: skip
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
TITLES = "President Minister Ambassador Governor Senator General Mayor Secretary Chancellor".split()
KINDS = "ministry agency government army police commission court company newspaper embassy spokesman official minister".split()
SAYING = frozenset(word for word in VERBS) | {"asked", "think", "guess", "thought"}


@dataclass(slots=True)
class Node:
    """A word of a clause being built; `head` counts within its phrase, None hangs on what the phrase hangs on."""

    word: str
    upos: str
    xpos: str
    lemma: str
    head: int | None
    relation: str
    name: str = "O"


def with_reporting(example: Example, names: Names) -> Example | None:
    """The sentence with a reporting clause after it; None if it is not a plain statement."""
    if not _plain(example):
        return None
    chance = names.chance
    clause: list[Node] = []
    form = chance.random()
    if form < 0.12:
        phrase = _person(_clean(names.person).split()) if chance.random() < 0.5 else _outlet(names)
        clause = [Node("according", "VERB", "VBG", "accord", None, "case"), Node("to", "ADP", "IN", "to", 0, "fixed")]
        top = _place(clause, phrase, None, "obl")
        clause[0].upos, clause[0].head = "VERB", top
        return _joined(example, clause, verb=None)
    word = chance.choice(list(VERBS))
    lemma, tag = VERBS[word]
    verb = Node(word, "VERB", tag, lemma, None, "root")
    if form < 0.3 and tag == "VBD":
        clause.append(verb)
        at = 0
        _place(clause, _speaker(names), 0, "nsubj")
    else:
        _place(clause, _speaker(names), -1, "nsubj")
        clause.append(verb)
        at = len(clause) - 1
        for node in clause:
            node.head = at if node.head == -1 else node.head
    if word == "told":
        _place(clause, _outlet(names), at, "obj")
    extra = chance.random()
    if extra < 0.2:
        clause += [Node("on", "ADP", "IN", "on", len(clause) + 1, "case")]
        day = chance.choice(DAYS)
        clause.append(Node(day, "PROPN", "NNP", day, at, "obl"))
    elif extra < 0.32:
        clause += [Node("in", "ADP", "IN", "in", len(clause) + 1, "case")]
        town = _clean(names.town)
        _place(clause, _compound(town.split(), "LOC"), at, "obl")
    elif extra < 0.42:
        clause += [
            Node("in", "ADP", "IN", "in", len(clause) + 2, "case"),
            Node("a", "DET", "DT", "a", len(clause) + 2, "det"),
        ]
        clause.append(Node("statement", "NOUN", "NN", "statement", at, "obl"))
    return _joined(example, clause, verb=at)


def reporting(examples: Sequence[Example], names: Names, count: int) -> list[Example]:
    """So many new sentences from randomly chosen ones."""
    made = (with_reporting(names.chance.choice(examples), names) for _ in range(4 * count))
    return [example for example in made if example is not None][:count]


def _plain(example: Example) -> bool:
    words, heads, relations = example.words, example.heads or [], example.relations or []
    if not 5 <= len(words) <= 35 or words[-1] != "." or heads.count(0) != 1 or not words[0][:1].isupper():
        return False
    root = heads.index(0)
    return (
        (example.upos or [])[root] in {"VERB", "ADJ", "NOUN"}
        and any(h == root + 1 and r.startswith("nsubj") for h, r in zip(heads, relations, strict=True))
        and words[root].lower() not in SAYING
        and (example.xpos or [])[root] != "VB"
        and heads[-1] == root + 1
    )


def _joined(example: Example, clause: list[Node], *, verb: int | None) -> Example:
    """The statement without its stop, a comma, the clause, the stop; under the verb if there is one, else over the clause."""
    kept = len(example.words) - 1
    heads, relations = list((example.heads or [])[:kept]), list((example.relations or [])[:kept])
    root = heads.index(0)
    start = kept + 1
    top = start + verb + 1 if verb is not None else root + 1
    if verb is not None:
        heads[root], relations[root] = top, "ccomp"
    stop = len(example.words)
    own_heads = [
        0 if node.relation == "root" else (top if node.head is None else start + node.head + 1) for node in clause
    ]
    comma = top if verb is not None else start + next(i for i, n in enumerate(clause) if n.relation == "obl") + 1
    nodes = [Node(",", "PUNCT", ",", ",", None, "punct"), *clause, Node(".", "PUNCT", ".", ".", None, "punct")]
    labels = None if example.names is None else example.names[:kept] + [n.name for n in nodes]
    return Example(
        words=example.words[:kept] + [n.word for n in nodes],
        source="reporting",
        upos=(example.upos or [])[:kept] + [n.upos for n in nodes],
        xpos=(example.xpos or [])[:kept] + [n.xpos for n in nodes],
        lemmas=(example.lemmas or [])[:kept] + [n.lemma for n in nodes],
        heads=[*heads, comma, *own_heads, top],
        relations=relations + [n.relation for n in nodes],
        names=labels,
        key=str(stop),
    )


def _place(clause: list[Node], phrase: list[Node], head: int | None, relation: str) -> int:
    """Adds a phrase to the clause under `head`; gives the place of its top word."""
    start = len(clause)
    top = next(i for i, node in enumerate(phrase) if node.head is None)
    for node in phrase:
        node.head = start + node.head if node.head is not None else head
    phrase[top].relation = relation
    clause += phrase
    return start + top


def _speaker(names: Names) -> list[Node]:
    form = names.chance.random()
    if form < 0.25:
        return _person(_clean(names.person).split())
    if form < 0.35:
        return _person([_clean(names.short_person).split()[-1]])
    if form < 0.45:
        title = names.chance.choice(TITLES)
        person = _person(_clean(names.person).split())
        for node in person:
            node.head = 1 if node.head is not None else None
        return [Node(title, "PROPN", "NNP", title, 1, "nmod:desc"), *person]
    if form < 0.6:
        return _outlet(names)
    if form < 0.75:
        return _with_article(_compound(_clean(names.ministry, of=False).split(), "ORG"))
    if form < 0.85:
        kind = names.chance.choice(KINDS)
        return _with_article([Node(kind, "NOUN", "NN", kind, None, "")])
    if form < 0.93:
        group = _clean(lambda: names.group(plural=False))
        parts = group.split()
        if len(parts) == 1:
            return [
                Node(group, "ADJ", "JJ", group, 1, "amod", "B-NORP"),
                Node("officials", "NOUN", "NNS", "official", None, ""),
            ]
    pronoun = names.chance.choice(["he", "she", "they"])
    return [Node(pronoun, "PRON", "PRP", pronoun, None, "")]


def _person(words: list[str]) -> list[Node]:
    return [
        Node(w, "PROPN", "NNP", w, 0 if at else None, "flat" if at else "", "I-PER" if at else "B-PER")
        for at, w in enumerate(words)
    ]


def _outlet(names: Names) -> list[Node]:
    return _compound(_clean(names.outlet).split(), "ORG")


def _compound(words: list[str], kind: str) -> list[Node]:
    last = len(words) - 1
    return [
        Node(
            w,
            "PROPN",
            "NNP",
            w,
            last if at < last else None,
            "compound" if at < last else "",
            f"{'I' if at else 'B'}-{kind}",
        )
        for at, w in enumerate(words)
    ]


def _with_article(phrase: list[Node]) -> list[Node]:
    top = next(i for i, node in enumerate(phrase) if node.head is None)
    for node in phrase:
        node.head = node.head + 1 if node.head is not None else None
    return [Node("the", "DET", "DT", "the", top + 1, "det"), *phrase]


def _clean(make: Callable[[], str], *, of: bool = True) -> str:
    """A drawn name that is plain words, so that its tree is known."""
    while True:
        name: str = make()
        if all(part.isalpha() and part[0].isupper() for part in name.split()) and (of or "of" not in name.split()):
            return name
