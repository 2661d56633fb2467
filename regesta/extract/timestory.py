"""The day a running story stands at. In: a report's Doc, times, statements, acts. Out: for an act without time words that day, or None.

A story stays on its day: what is told in the simple past after "on Tuesday", with no other time between, happened that day, as long as
the day is that of the news itself. A date further back, a month or a year breaks the thread, and so does distance. An act belongs to
the story only if it has a party or a thing in common with what was told since the day was named. What is only said (demands,
accusations, praise) has its own occasion, so it belongs there only when it was said at the meeting or the call the story tells of.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from regesta.extract.grammar import children, preposition
from regesta.extract.inflection import lemma
from regesta.extract.presentat import WRITTEN
from regesta.extract.timesites import cases, month_of, not_later, of_a_thing
from regesta.extract.tree import dependents
from regesta.lexicons import word_set
from regesta.records import Document, EventMention, Statement, TimeSpan

# Choices, checked by reading the examples: a story's day lies within a week of its report, and holds for a few sentences.
NEWS_DAYS = 6
REACH = 5
DEEDS_REACH = (
    9  # what is done stays on the story's day longer than what is only said; read on the reports that have a truth
)
OTHER_TIMES = frozenset({"after", "before", "since", "until", "till", "once"})
EARLIER = word_set("acts/courses", "earlier")
ITEMS = ("-", "–", "—", "•", "*", "▪", "●")
BESIDE_IT = frozenset({"during", "at", "after"})
# Subtypes of acts that are done in words.
IN_WORDS = frozenset(
    "accusation criticism warning threat demand appeal proposal rejection denial praise congratulation condolence support "
    "invitation mediation".split()
)
COURTESIES = frozenset(
    {"congratulation", "condolence"}
)  # where a message of that kind was sent, what stands in it was said then
TOURING = word_set("acts/courses", "touring")
TITLE_PARTS = frozenset({"amod", "compound", "nmod:desc", "flat"})  # "Colombian Transport Minister Ann Lee"
OFTEN = word_set("acts/courses", "repeatedly") | {"repeatedly", "long"}
SPANS = frozenset({"day", "week", "month", "year", "decade", "generation", "century"})
OUTCOMES = word_set("time/telling", "outcomes")
NEXT = 2  # sentences from an act to what is said of it as "the decision", a choice
STEM = 4  # "Norway" and "Norwegian": so many letters of a name are alike


class Stand(NamedTuple):
    """Where the story stands at a sentence: its day, how many sentences ago it was named, and the words told since."""

    sentence: Span
    day: TimeSpan | None
    ago: int
    timed: bool
    told: frozenset[str]
    met: bool  # whether a meeting or a call was told since


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
    ago, told, met = 0, frozenset[str](), False
    for sentence in doc.sents:
        first, last = sentence.start_char, sentence.end_char
        here = [t for t in times if t.said is not None and first <= t.said.start < last]
        here = [t for t in here if t.said is not None and _counts(t.said.start, t.said.end, doc, quoted)]
        # what is yet to come is no step of it, nor is the age of a thing
        here = [t for t in here if not _ahead(t, anchor) and not _aside(t, doc)]
        ago += 1
        before = told
        if here:
            news = [t for t in here if anchor is not None and _is_news(t, anchor)]
            here = [t for t in here if t in news or not any(_around(t, day) for day in news)]
            one = {t.edtf for t in news}
            current, ago = (news[0], 0) if len(one) == 1 and len(news) == len(here) else (None, 0)
            before, told, met = frozenset(), frozenset(), False
        met = met or any(first <= start < last for start in meetings)
        told = told | _names(sentence)
        out.append(Stand(sentence, current, ago, bool(here), before, met))
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


def _around(time: TimeSpan, day: TimeSpan) -> bool:
    """ "The 2024 forum opened on Monday": a year or month with the day in it names no other time."""
    if None in (time.start, time.end, day.start) or time.grain not in ("month", "year"):
        return False
    return time.start <= day.start < time.end  # type: ignore[operator]


def _is_news(time: TimeSpan, anchor: dt.date) -> bool:
    return time.grain in ("day", "time") and time.start is not None and 0 <= (anchor - time.start).days <= NEWS_DAYS


def _names(words: Iterable[Token]) -> frozenset[str]:
    """What a stretch of text names: names and peoples by their first letters, things by their lemma."""
    found = set()
    for token in words:
        if token.pos_ == "PROPN" or (token.pos_ == "ADJ" and token.text[:1].isupper()):
            found |= {token.lower_[:STEM], token.lower_}  # "Minister Berg" is "the minister" afterwards
        elif token.pos_ == "NOUN":
            found.add(lemma(token))
    return frozenset(found)


def in_common(doc: Doc, span_of: Iterable[tuple[int, int]], told: frozenset[str]) -> list[bool]:
    """For each party or thing, by its offsets, whether the story told of it; a pronoun takes up what was told."""
    out = []
    for start, end in span_of:
        words = doc.char_span(start, end, alignment_mode="expand")
        lowers = [t.lower_ for t in words or ()]
        both = "both" in lowers or ("two" in lowers and "the" in lowers)  # "the two leaders" are those told of
        taken_up = words is not None and (both or any(t.pos_ == "PRON" for t in words))
        titled = [t for word in words or () for c in dependents(word) if c.dep_ in TITLE_PARTS for t in c.subtree]
        out.append(words is not None and (taken_up or bool(_names([*words, *titled]) & told)))
    return out


def simple_past(trigger: Token) -> bool:
    """Told as a step of the story: simple past, or a noun that is the occasion of something told so."""
    if trigger.pos_ == "VERB":
        helpers = {c.lower_ for c in children(trigger, "aux", "aux:pass")}
        return trigger.tag_ == "VBD" or (
            bool(helpers & {"was", "were", "did"}) and not helpers & {"had", "has", "have"}
        )
    above = next((t for t in trigger.ancestors if t.pos_ == "VERB"), None)
    return above is not None and above.tag_ == "VBD" and preposition(trigger) in BESIDE_IT


def _looks_aside(trigger: Token) -> bool:
    """Whether the act stands in a clause of its own time: "six days after Oslo recalled its envoy" is no step of the story."""
    clauses = [t for t in (trigger, *trigger.ancestors) if t.dep_ in {"advcl", "acl"}]
    if any(cases(c) & {"prior", "ahead"} for c in children(trigger, "obl")):
        return True  # "sent a letter prior to the signing"
    return any(mark.lower_ in OTHER_TIMES for clause in clauses for mark in children(clause, "mark", "advmod", "case"))


def _earlier(trigger: Token) -> bool:
    """ "Earlier, he toured the port", "it never withdrew its envoy": before what was told, or at no time."""
    return any(
        c.lower_ in {*EARLIER, "never"}
        for c in children(trigger, "advmod")
        if not children(c, "obl", "advmod", "obl:unmarked")
    )


def _over_time(trigger: Token) -> bool:
    """ "For months refused to come", "over the years sold them arms", "often raided the port": on no one day."""
    often = any(c.lower_ in OFTEN for c in children(trigger, "advmod"))
    spans = [c for c in children(trigger, "obl", "obl:unmarked") if c.tag_ == "NNS" and lemma(c) in SPANS]
    spans = [c for c in spans if not children(c, "nummod")]  # not "met them for two days"
    return often or any(preposition(c) in {"for", "over", "through"} for c in spans)


def day_at(days: Sequence[Stand], trigger: Token, *, reach: int = REACH) -> TimeSpan | None:
    """The day the story stands at where a word is, None where another time stands beside it."""
    here = next((s for s in days if s.sentence.start_char <= trigger.idx < s.sentence.end_char), None)
    return None if here is None or here.timed or here.ago > reach else here.day


def _present_there(event: EventMention) -> bool:
    """ "Present there were ..."."""
    return f"frame: {WRITTEN}" in event.provenance.reasons


def step_of_story(trigger: Token, event: EventMention) -> bool:
    """Whether an act is told as a step of the story: in the simple past, in no clause of its own time, by the report itself."""
    if event.background or not (_present_there(event) or simple_past(trigger)) or _looks_aside(trigger):
        return False
    if trigger.sent.text.lstrip()[:1] in ITEMS or _earlier(trigger) or _over_time(trigger):
        return False  # each item of a list is a story of its own
    # What a source tells in a clause of its own may be of any day.
    return event.statement is None or trigger == trigger.sent.root


def touring(trigger: Token, event: EventMention) -> bool:
    """ "Travelled to Peru" is longer than the day of the meeting there."""
    return event.subtype == "visit" and lemma(trigger) in TOURING


def by_story(doc: Doc, trigger: Token, event: EventMention, days: Sequence[Stand]) -> tuple[TimeSpan, str] | None:
    """The story's day, if the act is a step of it."""
    if not step_of_story(trigger, event):
        return None
    there = _present_there(event)
    day = day_at(days, trigger, reach=REACH if event.subtype in IN_WORDS else DEEDS_REACH)
    if day is None:
        return None
    here = next(s for s in days if s.sentence.start_char <= trigger.idx < s.sentence.end_char)
    spans = [(p.span.start, p.span.end) for p in (*event.actors, *event.recipients) if p.span is not None]
    shared = in_common(doc, spans, here.told)
    if event.subtype in IN_WORDS:
        if _of_today(trigger, day, here.ago):
            return day, "said of what was done on the report's own day, so on that day"
        if not (here.met and len(shared) > 1 and all(shared)):
            return None
        return day, "said at the meeting of the day the story stands at"
    things = [(event.object.start, event.object.end)] if event.object is not None else []
    if not there and not any([*shared, *in_common(doc, things, here.told)]):
        return None
    if touring(trigger, event):
        day = month_of(day)
    return day, "the day the story stands at, named before, with somebody or something in common"


def _of_today(trigger: Token, day: TimeSpan, ago: int) -> bool:
    """ "The court freed him on Friday. Peru hailed the ruling", told on Friday: what is said of an act of that day was said after it."""
    if day.anchor is None or day.anchor != day.start or ago > NEXT:
        return False
    return any(
        lemma(thing) in OUTCOMES and any(c.lower_ in {"the", "this", "that"} for c in children(thing, "det"))
        for thing in children(trigger, "obj")
    )


def gone_before(trigger: Token, event: EventMention, days: Sequence[Stand]) -> tuple[TimeSpan, str] | None:
    """The story's day as the last on which an act can have been that the story looks back at: "came days after they met", "had met"."""
    day = day_at(days, trigger)
    if day is None or event.status != "happened" or event.statement is not None:
        return None
    clauses = [t for t in (trigger, *trigger.ancestors) if t.dep_ == "advcl"]
    after = any(c.lower_ == "after" for clause in clauses for c in children(clause, "mark"))
    had = trigger.pos_ == "VERB" and trigger.tag_ == "VBN" and any(c.lower_ == "had" for c in children(trigger, "aux"))
    past = after and simple_past(trigger) and trigger.pos_ == "VERB"
    if not (had or past or (simple_past(trigger) and _earlier(trigger))):
        return None
    return not_later(day, "told as gone before"), "gone before the day the story stands at, so not later"
