"""Phrases that are several at once: "X and Y", and two who meet. In: words, mentions. Out: all phrases of a text, groups too, in order."""

from collections.abc import Sequence

from regesta.lexicons import word_set
from regesta.read.phrases import BEFORE, Made, Phrase, singles
from regesta.read.words import Words
from regesta.records import Mention

MEETING_VERBS = word_set("read/words", "meeting")
DIRECT = word_set("read/words", "meeting_somebody")


def phrases(words: Words, mentions: Sequence[Mention]) -> list[Phrase]:
    """Every phrase of a text in order of its beginning, the longer first."""
    made = singles(words, mentions)
    named = {key[0]: key[0] for key in made} | {t: phrase.head for phrase in made.values() for t in phrase.titles}
    for head, heads in _joined(words, named):
        if (head, True) not in made:
            made[head, True] = _group(words, head, heads)
        made[head, True].joined = heads
    for key, phrase in made.items():
        if key[1] and not phrase.joined:
            phrase.joined = _inner(phrase, made)
    _meetings(words, made)
    found = sorted(made.values(), key=lambda p: (p.start, -p.end, p.head))
    for at, phrase in enumerate(found):
        phrase.at = at
    return found


def _joined(words: Words, named: dict[int, int]) -> list[tuple[int, tuple[int, ...]]]:
    """Phrases joined by "and": the first one's head, and the heads of all. `named` leads from titles to the name they stand before."""
    found = []
    for top in sorted(named):
        head = named[top]
        others = [named[c] for c in _conj(words, top) if c in named and named[c] != head]
        if others and head < others[-1] and {"and", "&"} & set(words.low[head : others[-1]]):
            found.append((head, (head, *sorted(set(others)))))
    return found


def _conj(words: Words, top: int) -> list[int]:
    """What is joined to a phrase."""
    return [c for c in words.children[top] if words.dep[c] == "conj"]


def _inner(group: Phrase, made: Made) -> tuple[int, ...]:
    """The names that stand in a group that is joined in its words, though not in the tree."""
    names = [
        p
        for key, p in made.items()
        if not key[1] and p.kind == "name" and group.start <= p.start and p.end <= group.end
    ]
    names.sort(key=lambda p: p.start)
    return tuple(p.head for p in names if p.sort == names[0].sort)


def _group(words: Words, head: int, heads: tuple[int, ...]) -> Phrase:
    first, last = min([head, *(c for c in words.children[head] if c < head and words.dep[c] in BEFORE)]), heads[-1]
    return Phrase(
        at=0, head=head, words=(first, last), start=words.idx[first], end=words.end(last),
        text=words.whole[words.idx[first] : words.end(last)], kind="nominal", sort="group", number="p", gender=None,
        sent=words.sent[head], role=words.role(head), joined=heads,
    )  # fmt: skip


def _meetings(words: Words, made: Made) -> None:
    """Two who meet are a pair, too: "X received Y. The two leaders ..."."""
    at_head = {at: p for p in made.values() if not p.joined for at in (p.head, *p.titles)}
    for verb, lemma in enumerate(words.lemma):
        if lemma not in MEETING_VERBS or words.pos[verb] != "VERB":
            continue
        subjects = [at_head[c] for c in words.children[verb] if words.full[c] == "nsubj" and c in at_head]
        others = [at_head[c] for c in words.children[verb] if c in at_head and _met(words, c, direct=lemma in DIRECT)]
        if not subjects or not others:
            continue
        one, other = subjects[0], others[0]
        alike = one.sort == other.sort and one.sort in ("person", "state") and "pronoun" not in (one.kind, other.kind)
        if alike and (one.head, True) not in made and one.head < other.head:
            pair = _group(words, one.head, (one.head, other.head))
            pair.text = f"{one.text} and {other.text}"
            made[one.head, True] = pair


def _met(words: Words, at: int, *, direct: bool) -> bool:
    return (direct and words.dep[at] == "obj") or (words.dep[at] == "obl" and words.case(at) == "with")
