"""Every phrase that may stand for someone or something. In: words and the record's mentions. Out: phrases in order of the text.

The record keeps mentions of actors; to know what "it" is, one must also know of the talks and the bridge. So phrases are all noun
phrases, names and pronouns; those that are mentions carry their mention's id, the rest stays inside the resolver.
"""

from collections.abc import Sequence
from typing import Literal

import msgspec

from regesta.read.gender import gender_of_name, is_person, noun_gender, number_of
from regesta.read.nouns import kinds
from regesta.read.pronounforms import FORMS, Form
from regesta.read.words import Words
from regesta.records import Mention

Kind = Literal["name", "nominal", "pronoun"]
INNER = frozenset({"compound", "flat", "fixed", "goeswith"})
POINTING = frozenset({"this", "that", "these", "those", "someone", "somebody", "anyone", "everyone", "everybody", "nobody"})
MEETING = frozenset("meet receive host greet welcome hold talk speak confer discuss negotiate sit sign agree embrace".split())
DIRECT = frozenset("meet receive host greet welcome embrace".split())
SMALL = frozenset("more most few many several some others other another each all both two three four five six seven eight nine ten hundreds thousands".split())


class Phrase(msgspec.Struct, eq=False):
    """One phrase: `head` and `words` (first, last) count words; `sort` is person, group, body, state, people, craft, thing or time.

    `gender` is m, f, n (no person) or None (a person of either); `number` s, p or b (a body may be "it" or "they"). `back` is the place of the
    antecedent among the phrases; `why` says what spoke for it.
    """

    at: int
    head: int
    words: tuple[int, int]
    start: int
    end: int
    text: str
    kind: Kind
    sort: str
    number: str
    gender: str | None
    sent: int
    role: str
    mention: Mention | None = None
    form: Form | None = None
    joined: tuple[int, ...] = ()  # heads of those joined by "and"
    titles: tuple[int, ...] = ()  # words before a person's name that belong to it
    quote: int | None = None
    back: int | None = None
    score: float | None = None
    why: tuple[str, ...] = ()
    entity: int = -1

    @property
    def person(self) -> bool:
        """Whether it is one human being."""
        return self.sort == "person"


def phrases(words: Words, mentions: Sequence[Mention]) -> list[Phrase]:
    """All phrases of a text, mentions first where two share a head."""
    made: dict[tuple[int, bool], Phrase] = {}
    inside: set[int] = set()
    for mention in mentions:
        head = words.at(mention.head)
        joined = mention.provenance.reasons[:1] == ("joined names",)
        first, last = words.at(mention.span.start), words.at(mention.span.end - 1)
        if mention.kind == "name":
            inside |= set(range(first, last + 1))
        if (head, joined) not in made or (mention.kind == "name" and not joined):
            made[head, joined] = _of_mention(words, mention, head, (first, last), joined=joined)
    inside |= _titles(words, made)
    for at, pos in enumerate(words.pos):
        low = words.low[at]
        if low in FORMS and pos in ("PRON", "DET") and (at, False) not in made and words.dep[at] != "expl":
            made[at, False] = _pronoun(words, at, None)
        elif (at, False) not in made and at not in inside and _heads_phrase(words, at):
            made[at, False] = _thing(words, at)
    named = {key[0]: key[0] for key in made} | {title: phrase.head for phrase in made.values() for title in phrase.titles}
    for head, heads in _joined(words, named):
        if (head, True) not in made:
            made[head, True] = _group(words, head, heads)
        made[head, True].joined = heads
    for key, phrase in made.items():  # joined in the words, though not in the tree
        if key[1] and not phrase.joined:
            inner = sorted(
                (p for k, p in made.items() if not k[1] and p.kind == "name" and phrase.start <= p.start and p.end <= phrase.end), key=lambda p: p.start
            )
            phrase.joined = tuple(p.head for p in inner if p.sort == inner[0].sort)
    _meetings(words, made)
    found = sorted(made.values(), key=lambda p: (p.start, -p.end, p.head))
    for at, phrase in enumerate(found):
        phrase.at = at
    return found


def _of_mention(words: Words, mention: Mention, head: int, bounds: tuple[int, int], *, joined: bool) -> Phrase:
    if mention.kind == "pronoun":
        return _pronoun(words, head, mention)
    text, sort, gender = mention.span.text, "thing", "n"
    if joined:
        sort, number, gender = "group", "p", None
    elif mention.kind == "name":
        sort = {"PER": "person", "ORG": "body", "LOC": "state", "NORP": "people"}.get(mention.label, "thing")
        number = "s" if sort in ("person", "thing") else "p" if sort == "people" else "b"
        gender = gender_of_name(words, bounds[0], bounds[1]) if sort == "person" else "n"
        if sort == "people" and words.tag[head] in ("JJ", "NN", "NNP") and words.dep[head] in ("amod", "compound"):
            sort, number = "adjective", "s"
    else:
        low = words.low[head]
        sort = {"person": "person", "group": "group", "body": "body", "state": "state", "craft": "craft"}[mention.provenance.reasons[0]]
        number = number_of(words, head)
        if sort == "person" and number == "p":
            sort = "group"
        elif sort == "group" and number == "s" and is_person(low):
            sort = "person"
        gender = noun_gender(low) if sort == "person" else None if sort == "group" else "n"
    return Phrase(
        at=0, head=head, words=bounds, start=mention.span.start, end=mention.span.end, text=text,
        kind="name" if mention.kind == "name" else "nominal", sort=sort,
        number=number, gender=gender, sent=words.sent[head], role=words.role(head), mention=mention,
    )  # fmt: skip


def _pronoun(words: Words, at: int, mention: Mention | None) -> Phrase:
    form = FORMS[words.low[at]]
    sort = "person" if form.gender in ("m", "f") or form.person < 3 and form.number == "s" else "group" if form.number == "p" else "thing"
    return Phrase(
        at=0, head=at, words=(at, at), start=words.idx[at], end=words.end(at), text=words.text[at], kind="pronoun",
        sort=sort, number=form.number, gender=form.gender, sent=words.sent[at], role=words.role(at), mention=mention, form=form,
    )  # fmt: skip


def _thing(words: Words, at: int) -> Phrase:
    low, lemma = words.low[at], words.lemma[at]
    number = number_of(words, at)
    left = min([at, *(c for c in words.children[at] if c < at and words.dep[c] in ("det", "amod", "nummod", "compound", "nmod"))])
    kind = kinds().get(low) or kinds().get(lemma)
    gender: str | None = "n"
    if (is_person(low) or is_person(lemma) or kind == "person") and kind != "craft":
        sort, gender = ("person", noun_gender(low)) if number == "s" else ("group", None)
    elif words.pos[at] == "PROPN" and (named := gender_of_name(words, left, at)):
        sort, gender = "person", named
    elif kind == "group" or (low in SMALL and number == "p"):
        sort, gender = "group", None
    elif kind in ("body", "state", "craft"):
        sort = kind
    else:
        dated = words.pos[at] == "NUM" and any(words.lemma[near] in _times() for near in range(max(0, at - 2), min(len(words), at + 3)))
        sort = "time" if lemma in _times() or low in _times() or dated or words.text[at] == "May" else "thing"
    if low in POINTING:
        sort, gender, number = ("thing", "n", "p" if low in ("these", "those") else "s") if low.startswith("th") else ("person", None, "b")
    return Phrase(
        at=0, head=at, words=(left, at), start=words.idx[left], end=words.end(at),
        text=words.whole[words.idx[left] : words.end(at)], kind="name" if words.pos[at] == "PROPN" else "nominal",
        sort=sort, number=number, gender=gender, sent=words.sent[at], role=words.role(at),
    )  # fmt: skip


def _group(words: Words, head: int, heads: tuple[int, ...]) -> Phrase:
    first, last = head, heads[-1]
    for child in words.children[head]:
        if child < head and words.dep[child] in ("det", "amod", "nummod", "compound", "nmod"):
            first = min(first, child)
    return Phrase(
        at=0, head=head, words=(first, last), start=words.idx[first], end=words.end(last),
        text=words.whole[words.idx[first] : words.end(last)], kind="nominal", sort="group", number="p", gender=None,
        sent=words.sent[head], role=words.role(head), joined=heads,
    )  # fmt: skip


def _meetings(words: Words, made: dict[tuple[int, bool], Phrase]) -> None:
    """Two who meet are a pair, too: "X received Y. The two leaders ..."."""
    at_head = {title: p for p in made.values() for title in (p.head, *p.titles) if not p.joined}
    for verb, lemma in enumerate(words.lemma):
        if lemma not in MEETING or words.pos[verb] != "VERB":
            continue
        one = at_head.get(words.has(verb, "nsubj") or -1)
        direct = lemma in DIRECT
        other = next(
            (p for c in words.children[verb] if (p := at_head.get(c)) and ((direct and words.dep[c] == "obj") or (words.dep[c] == "obl" and words.case(c) == "with"))),
            None,
        )
        if one is None or other is None or one.sort != other.sort or one.sort not in ("person", "state") or one.kind == "pronoun":
            continue
        if (one.head, True) not in made and other.kind != "pronoun":
            pair = _group(words, one.head, (one.head, other.head))
            pair.text, pair.joined = f"{one.text} and {other.text}", (one.head, other.head)
            made[one.head, True] = pair


def _times() -> frozenset[str]:
    from regesta.read.gender import times

    return times()


def _heads_phrase(words: Words, at: int) -> bool:
    """Whether a word heads a phrase that nobody has named yet."""
    if words.pos[at] not in ("NOUN", "PROPN", "NUM") and not (words.pos[at] in ("ADJ", "DET", "PRON") and words.low[at] in SMALL):
        return words.pos[at] == "PRON" and words.low[at] in POINTING and words.dep[at] in ("nsubj", "obj", "obl", "conj", "nmod")
    dep = words.dep[at]
    if dep in INNER or words.full[at] == "nmod:desc" or dep in ("nummod", "det", "advmod", "amod", "case", "mark", "cc", "discourse"):
        return False
    return words.pos[at] != "NUM" or dep in ("nsubj", "obj", "obl", "conj")


def _titles(words: Words, made: dict[tuple[int, bool], Phrase]) -> set[int]:
    """Words that are part of a person's name phrase: the titles before it that the parser took for its head or its modifier."""
    found: set[int] = set()
    for phrase in made.values():
        if phrase.kind != "name" or phrase.sort != "person":
            continue
        titles = [c for c in words.children[phrase.head] if words.full[c] == "nmod:desc" or (words.dep[c] == "compound" and c < phrase.head)]
        head = words.head[phrase.head]
        if head == phrase.words[0] - 1 and words.pos[head] in ("NOUN", "PROPN") and is_person(words.low[head]) and words.role(phrase.head) != "subject":
            titles.append(head)  # "spokeswoman Nura Dessik": the parser hangs the name on the title
            phrase.role = words.role(head)
        elif words.dep[phrase.head] in ("flat", "compound") and 0 < phrase.words[0] - head < 4:
            titles.append(head)
            phrase.role = words.role(head)
        phrase.titles = tuple(t for t in titles if t not in range(phrase.words[0], phrase.words[1] + 1))
        found |= set(phrase.titles)
    return found


def _joined(words: Words, named: dict[int, int]) -> list[tuple[int, tuple[int, ...]]]:
    """Phrases joined by "and": the first one's head, and the heads of all. `named` leads from titles to the name they stand before."""
    found = []
    for top in sorted(named):
        head = named[top]
        others = [named[c] for c in words.children[top] if words.dep[c] == "conj" and c in named and named[c] != head]
        if others and head < others[-1] and {"and", "&"} & set(words.low[head : others[-1]]):
            found.append((head, (head, *sorted(set(others)))))
    return found
