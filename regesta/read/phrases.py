"""Every phrase that may stand for someone or something. In: words and the record's mentions. Out: phrases in order of the text.

The record keeps mentions of actors; to know what "it" is, one must also know of the talks and the bridge. So phrases are all noun
phrases, names and pronouns; those that are mentions carry their mention's id, the rest stays inside the resolver.
"""

from collections.abc import Sequence
from typing import Literal

import msgspec

from regesta.read.gender import gender_of_name, is_person, noun_gender, number_of, times
from regesta.read.nouns import kinds
from regesta.read.pronounforms import FORMS, Form
from regesta.read.words import Words
from regesta.records import Mention

Kind = Literal["name", "nominal", "pronoun"]
INNER = frozenset("compound flat fixed goeswith nummod det advmod amod case mark cc discourse".split())
BEFORE = frozenset({"det", "amod", "nummod", "compound", "nmod"})
POINTING = frozenset(
    {"this", "that", "these", "those", "someone", "somebody", "anyone", "everyone", "everybody", "nobody"}
)
SMALL = frozenset(
    "more most few many several some others other another each all both two three four five six seven eight nine ten "
    "hundreds thousands".split()
)


class Phrase(msgspec.Struct, eq=False):
    """One phrase: `head` and `words` (first, last) count words; `sort` is person, group, body, state, people, craft, thing or time.

    `gender` is m, f, n (no person) or None (a person of either); `number` s, p or b (a body may be "it" or "they"). `back` is the place
    of the antecedent among the phrases; `why` says what spoke for it, `score` (0.5 to 1) how much.
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


Made = dict[tuple[int, bool], Phrase]  # by head word, and whether it is a group of joined phrases


def singles(words: Words, mentions: Sequence[Mention]) -> Made:
    """All phrases of a text but groups, a mention first where two share a head; groups that are mentions are among them."""
    made: Made = {}
    inside: set[int] = set()
    for mention in mentions:
        head = words.at(mention.head)
        joined = mention.provenance.reasons[:1] == ("joined names",)
        first, last = words.at(mention.span.start), words.at(mention.span.end - 1)
        if mention.kind == "name":
            inside |= set(range(first, last + 1))
        if (head, joined) not in made or (mention.kind == "name" and not joined):
            made[head, joined] = _of_mention(words, mention, head, (first, last))
    inside |= _titles(words, made)
    for at, pos in enumerate(words.pos):
        if (at, False) in made:
            continue
        if words.low[at] in FORMS and pos in ("PRON", "DET") and words.dep[at] != "expl":
            made[at, False] = _pronoun(words, at, None)
        elif at not in inside and _heads_phrase(words, at):
            made[at, False] = _thing(words, at)
    return made


def _of_mention(words: Words, mention: Mention, head: int, bounds: tuple[int, int]) -> Phrase:
    if mention.kind == "pronoun":
        return _pronoun(words, head, mention)
    reason = mention.provenance.reasons[0]
    gender: str | None = "n"
    if reason == "joined names":
        sort, number, gender = "group", "p", None
    elif mention.kind == "name":
        sort = {"PER": "person", "ORG": "body", "LOC": "state", "NORP": "people"}.get(mention.label, "thing")
        number = "s" if sort in ("person", "thing") else "p" if sort == "people" else "b"
        gender = gender_of_name(words, bounds[0], bounds[1]) if sort == "person" else "n"
        if sort == "people" and words.tag[head] in ("JJ", "NN", "NNP") and words.dep[head] in ("amod", "compound"):
            sort, number = "adjective", "s"
    else:
        low, number, sort = words.low[head], number_of(words, head), reason
        if sort == "person" and number == "p":
            sort = "group"
        elif sort == "group" and number == "s" and is_person(low):
            sort = "person"
        gender = noun_gender(low) if sort == "person" else None if sort == "group" else "n"
    return Phrase(
        at=0, head=head, words=bounds, start=mention.span.start, end=mention.span.end, text=mention.span.text,
        kind="name" if mention.kind == "name" else "nominal", sort=sort,
        number=number, gender=gender, sent=words.sent[head], role=words.role(head), mention=mention,
    )  # fmt: skip


def _pronoun(words: Words, at: int, mention: Mention | None) -> Phrase:
    form = FORMS[words.low[at]]
    someone = form.gender in ("m", "f") or (form.person < 3 and form.number == "s")
    return Phrase(
        at=0, head=at, words=(at, at), start=words.idx[at], end=words.end(at), text=words.text[at], kind="pronoun",
        sort="person" if someone else "group" if form.number == "p" else "thing",
        number=form.number, gender=form.gender, sent=words.sent[at], role=words.role(at), mention=mention, form=form,
    )  # fmt: skip


def _thing(words: Words, at: int) -> Phrase:
    """A phrase that is no mention: a thing, or someone by a noun that the record does not keep."""
    low, number = words.low[at], number_of(words, at)
    left = min([at, *(c for c in words.children[at] if words.dep[c] in BEFORE)])
    sort, gender = _sort(words, left, at, number)
    if low in POINTING:
        thing = low.startswith("th")
        sort, gender = ("thing", "n") if thing else ("person", None)
        number = "p" if low in ("these", "those") else "s" if thing else "b"
    return Phrase(
        at=0, head=at, words=(left, at), start=words.idx[left], end=words.end(at),
        text=words.whole[words.idx[left] : words.end(at)], kind="name" if words.pos[at] == "PROPN" else "nominal",
        sort=sort, number=number, gender=gender, sent=words.sent[at], role=words.role(at),
    )  # fmt: skip


def _sort(words: Words, left: int, at: int, number: str) -> tuple[str, str | None]:
    """Sort and gender of a noun."""
    low, lemma = words.low[at], words.lemma[at]
    kind = kinds().get(low) or kinds().get(lemma)
    if kind != "craft" and (is_person(low) or is_person(lemma) or kind == "person"):
        return ("person", noun_gender(low)) if number == "s" else ("group", None)
    if words.pos[at] == "PROPN" and (named := gender_of_name(words, left, at)):
        return "person", named
    if kind == "group" or (low in SMALL and number == "p"):
        return "group", None
    if kind in ("body", "state", "craft"):
        return kind, "n"
    near = words.lemma[max(0, at - 2) : at + 3] if words.pos[at] == "NUM" else [lemma, low]
    return ("time" if times() & set(near) or words.text[at] == "May" else "thing"), "n"


def _heads_phrase(words: Words, at: int) -> bool:
    """Whether a word heads a phrase that nobody has named yet."""
    pos, low, dep = words.pos[at], words.low[at], words.dep[at]
    if pos not in ("NOUN", "PROPN", "NUM") and not (pos in ("ADJ", "DET", "PRON") and low in SMALL):
        return pos == "PRON" and low in POINTING and dep in ("nsubj", "obj", "obl", "conj", "nmod")
    if dep in INNER or words.full[at] == "nmod:desc":
        return False
    return pos != "NUM" or dep in ("nsubj", "obj", "obl", "conj")


def _titles(words: Words, made: Made) -> set[int]:
    """Words that are part of a person's name phrase: the titles before it that the parser took for its head or its modifier."""
    found: set[int] = set()
    for phrase in made.values():
        if phrase.kind != "name" or not phrase.person:
            continue
        at, start = phrase.head, phrase.words[0]
        titles = [
            c for c in words.children[at] if words.full[c] == "nmod:desc" or (words.dep[c] == "compound" and c < at)
        ]
        head = words.head[at]
        beside = head == start - 1 and words.pos[head] in ("NOUN", "PROPN") and is_person(words.low[head])
        if (beside and words.dep[at] != "nsubj") or (words.dep[at] in ("flat", "compound") and 0 < start - head < 4):
            titles.append(head)  # "spokeswoman Nura Dessik": the parser hangs the name on the title
            phrase.role = words.role(head)
        phrase.titles = tuple(t for t in titles if not start <= t <= phrase.words[1])
        found |= set(phrase.titles)
    return found
