"""Where a running story stands, sentence by sentence. In: a report's Doc, times, statements, acts. Out: a Stand for every sentence.

The day of the news that was told last is the story's, until another time is told. What is quoted, what is yet to come, and a date that only
says which thing is meant ("the June 15 clash") move it no further; what is announced as the text of a statement has its own days.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import children, preposition
from regesta.extract.times.sites import cases, listed, of_a_thing
from regesta.lexicons import word_set
from regesta.records import Document, EventMention, Statement, TimeSpan

NEWS_DAYS = 6  # a choice, checked by reading the examples: a story's day lies within a week of its report
OTHER_TIMES = frozenset({"after", "before", "since", "until", "till", "once"})
COURTESIES = frozenset(
    {"congratulation", "condolence"}
)  # where a message of that kind was sent, what stands in it was said then
FOLLOWING = re.compile(
    r"\bthe following\b[^.]{0,40}\b(?:statement|commentary|message|letter|report|article|speech)\b", re.IGNORECASE
)
PAYING = frozenset({"pay", "visit", "speak", "give", "say"})
VISITING = frozenset({"visit", "tour", "inspect"})
QUOTES = frozenset({'"', "“", "”", "'", "‘", "«"})
SAYING = word_set("time/telling", "saying")
STEM = 4  # "Norway" and "Norwegian": so many letters of a name are alike


class Stand(NamedTuple):
    """Where the story stands at a sentence: its day, how many sentences ago it was named, and the words told since."""

    sentence: Span
    day: TimeSpan | None
    ago: int
    timed: bool
    told: frozenset[str]
    met: bool  # whether a meeting or a call was told since
    contested: bool = False  # whether its day is that of somebody's words, and what was told before had another
    heard: frozenset[str] = frozenset()  # the words of the sentence that told since of a rally, a seminar, a visit


def stands(
    document: Document,
    doc: Doc,
    times: Sequence[TimeSpan],
    statements: Sequence[Statement],
    events: Sequence[EventMention],
) -> list[Stand]:
    """The Stand of every sentence."""
    anchor = document.dateline_date or document.published
    quoted = [(c.start, c.end) for s in statements if s.manner == "direct" for c in s.content]
    meetings = [
        e.trigger.start for e in events if e.type == "CONSULT" or (e.subtype in COURTESIES and e.object is not None)
    ]
    meetings = [start for start in meetings if not _background_to(doc, start)]
    out: list[Stand] = []
    current: TimeSpan | None = None
    done: TimeSpan | None = None  # the last day of the news that was told of more than words
    contested = False
    ago, told, met, heard = 0, frozenset[str](), False, frozenset[str]()
    for sentence in doc.sents:
        first, last = sentence.start_char, sentence.end_char
        here = [t for t in times if t.said is not None and first <= t.said.start < last]
        here = [t for t in here if t.said is not None and _counts(t.said.start, t.said.end, doc, quoted)]
        # what is yet to come is no step of it, nor is the age of a thing
        here = [t for t in here if not _ahead(t, anchor) and not _aside(t, doc)]
        ago += 1
        before = told
        if here:
            news = [t for t in here if anchor is not None and is_news(t, anchor)]
            here = [t for t in here if t in news or not any(_around(t, day) for day in news)]
            one = {t.edtf for t in news}
            current, ago = (news[0], 0) if len(one) == 1 and len(news) == len(here) else (None, 0)
            before, told, met, heard = frozenset(), frozenset(), False, frozenset()
            only_said = bool(news) and all(_of_saying(t, doc) for t in news)
            contested = only_said and done is not None and current is not None and done.edtf != current.edtf
            done = done if only_said else current
        if current is not None and here and _brings_a_text(document.text, sentence):
            current = None  # "issued the following statement on Thursday": what comes is the statement's own
        met = met or any(first <= start < last for start in meetings)
        told = told | names_in(sentence)
        out.append(Stand(sentence, current, ago, bool(here), before, met, contested, heard))
        if current is not None and any(lemma(t) in listed("hearings") and _is_thing(t) for t in sentence):
            heard = names_in(sentence)
    return out


def _background_to(doc: Doc, start: int) -> bool:
    """Whether a meeting only tells where something was done: "the pact was reached at talks in which ..."."""
    words = doc.char_span(start, start + 1, alignment_mode="expand")
    noun = words.root if words is not None and len(words) else None
    if noun is None or noun.pos_ != "NOUN" or preposition(noun) not in ("at", "after"):
        return False
    return bool(children(noun.head, "aux:pass"))


def _counts(start: int, end: int, doc: Doc, quoted: Iterable[tuple[int, int]]) -> bool:
    """Whether a time is the story's: not inside a quotation, nor in what only describes ("the bell, which was taken in March", "the
    clash of June 15").
    """
    if any(first <= start < last for first, last in quoted):
        return False
    words = doc.char_span(start, end, alignment_mode="expand")
    if words is None or not len(words):
        return False
    top = words.root
    if top.dep_ == "nmod" and preposition(top) == "of":
        return False
    if top.dep_ == "nmod" and top.head.pos_ == "NOUN" and preposition(top.head) in OTHER_TIMES:
        return False  # "the second since the visit in 2019"
    told_of = top.head.dep_[:5] == "nsubj" and top.head.head.dep_ == "ROOT"
    told_of = told_of or (
        top.head.dep_ == "obl" and "in" in cases(top.head) and lemma(top.head) in listed("dated_papers")
    )
    if top.head.pos_ == "NOUN" and top.i < top.head.i and top.dep_ != "nmod:poss" and not told_of:
        return False  # "pointing to the December 31 attack", "in Lima, where the May 4 blast killed ten"
    described = [t for t in (top, *top.ancestors) if t.dep_ in {"acl", "acl:relcl"}]
    return all(t.head.dep_.startswith("nsubj") for t in described)


def _aside(time: TimeSpan, doc: Doc) -> bool:
    """ "A chart from 1788", "the 21st century", "two sailings a day from September": no time of the story."""
    said = time.said
    words = doc.char_span(said.start, said.end, alignment_mode="expand") if said is not None else None
    if words is None or not len(words):
        return False
    yet_to_come = (
        time.start is None and "XXXX" in time.edtf and bool(cases(words.root) & {"from", "by", "until", "till"})
    )
    up_to = words.text.lower().startswith(
        "as of "
    )  # "as of Tuesday ten had died": the count of that day, no step of the story
    return time.grain == "century" or yet_to_come or up_to or of_a_thing(time, words.root)


def _ahead(time: TimeSpan, anchor: dt.date | None) -> bool:
    """Whether a time is yet to come, or the end of what lasts: "shut the port until 1 June", told in May."""
    if anchor is None:
        return False
    if time.start is not None:
        return time.start > anchor
    return time.end is not None and time.end > anchor + dt.timedelta(days=1)


def _brings_a_text(text: str, sentence: Span) -> bool:
    """Whether what comes is the text of a statement: "issued the following letter", "a statement, which said:" before no quotation mark."""
    words = sentence.text.rstrip()
    if FOLLOWING.search(words):
        return True
    behind = text[sentence.start_char + len(words) :].lstrip()[:1]
    return words.endswith(":") and behind not in QUOTES


def _of_saying(time: TimeSpan, doc: Doc) -> bool:
    """Whether a time is that of somebody's words alone: "the police said on Sunday"."""
    said = time.said
    words = doc.char_span(said.start, said.end, alignment_mode="expand") if said is not None else None
    return words is not None and len(words) > 0 and words.root.head.lower_ in SAYING


def _around(time: TimeSpan, day: TimeSpan) -> bool:
    """ "The 2024 forum opened on Monday": a year or month with the day in it names no other time."""
    if None in (time.start, time.end, day.start) or time.grain not in ("month", "year"):
        return False
    return time.start <= day.start < time.end  # type: ignore[operator]


def is_news(time: TimeSpan, anchor: dt.date) -> bool:
    """Whether a time is a day of the news of a report of that date."""
    return time.grain in ("day", "time") and time.start is not None and 0 <= (anchor - time.start).days <= NEWS_DAYS


def names_in(words: Iterable[Token]) -> frozenset[str]:
    """What a stretch of text names: names and peoples by their first letters, things by their lemma."""
    found = set()
    for token in words:
        if token.pos_ == "PROPN" or (token.pos_ == "ADJ" and token.text[:1].isupper()):
            found |= {token.lower_[:STEM], token.lower_}  # "Minister Berg" is "the minister" afterwards
        elif token.pos_ == "NOUN":
            found.add(lemma(token))
    return frozenset(found)


def _is_thing(token: Token) -> bool:
    """Whether a word stands for a gathering or a visit itself: "a rally was held", "held a rally", "visited the port"."""
    if token.pos_ == "VERB":
        return token.dep_ == "ROOT" and token.tag_ == "VBD" and lemma(token) in VISITING
    verb = token.head
    taken_part = token.dep_.split(":")[0] in {"nsubj", "obj", "obl"} and verb.tag_ in {"VBD", "VBN"}
    held = lemma(verb) in listed("held") | listed("attending") | PAYING
    titled = token.dep_ in {"ROOT", "nsubj"} and any(lemma(c) in listed("held") for c in children(token, "acl"))
    return token.pos_ == "NOUN" and ((taken_part and held) or titled)
