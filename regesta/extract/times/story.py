"""The day a running story stands at. In: a report's Doc, times, statements, acts. Out: for an act without time words that day, or None.

A story stays on its day: what is told in the simple past after "on Tuesday", with no other time between, happened that day, as long as
the day is that of the news itself. A date further back, a month or a year breaks the thread, and so does distance. An act belongs to
the story only if it has a party or a thing in common with what was told since the day was named. What is only said (demands,
accusations, praise) has its own occasion, so it belongs there only when it was said at the meeting or the call the story tells of.
"""

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from regesta.extract.events.parties.meetings import WRITTEN
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import children, preposition
from regesta.extract.grammar.tree import dependents
from regesta.extract.times.sites import cases, listed, month_of, not_later
from regesta.extract.times.stands import OTHER_TIMES, Stand, names_in
from regesta.lexicons import word_set
from regesta.records import EventMention, TimeSpan

# Choices, checked by reading the examples: a story's day holds for a few sentences.
REACH = 5
DEEDS_REACH = (
    9  # what is done stays on the story's day longer than what is only said; read on the reports that have a truth
)
EARLIER = word_set("acts/courses", "earlier")
ITEMS = ("-", "–", "—", "•", "*", "▪", "●")
BESIDE_IT = frozenset({"during", "at", "after"})
# Subtypes of acts that are done in words.
IN_WORDS = frozenset(
    "accusation criticism warning threat demand appeal proposal rejection denial praise congratulation condolence support "
    "invitation mediation".split()
)
TOURING = word_set("acts/courses", "touring")
TITLE_PARTS = frozenset({"amod", "compound", "nmod:desc", "flat"})  # "Colombian Transport Minister Ann Lee"
OFTEN = word_set("acts/courses", "repeatedly") | {"repeatedly", "long"}
SPANS = frozenset({"day", "week", "month", "year", "decade", "generation", "century"})


def in_common(doc: Doc, span_of: Iterable[tuple[int, int]], told: frozenset[str]) -> list[bool]:
    """For each party or thing, by its offsets, whether the story told of it; a pronoun takes up what was told."""
    out = []
    for start, end in span_of:
        words = doc.char_span(start, end, alignment_mode="expand")
        lowers = [t.lower_ for t in words or ()]
        both = "both" in lowers or ("two" in lowers and "the" in lowers)  # "the two leaders" are those told of
        taken_up = words is not None and (both or any(t.pos_ == "PRON" for t in words))
        titled = [t for word in words or () for c in dependents(word) if c.dep_ in TITLE_PARTS for t in c.subtree]
        out.append(words is not None and (taken_up or bool(names_in([*words, *titled]) & told)))
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
    if any(cases(c) & {"prior", "ahead"} and not _feast(c) for c in children(trigger, "obl")):
        return True  # "sent a letter prior to the signing"
    return any(mark.lower_ in OTHER_TIMES for clause in clauses for mark in children(clause, "mark", "advmod", "case"))


def _feast(noun: Token) -> bool:
    """ "Ahead of the anniversary", "ahead of Labour Day": a day kept every year is what an act is for, not a step of the story."""
    return lemma(noun) in listed("kept_days") or (noun.pos_ == "PROPN" and noun.lower_ == "day")


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
    day = day_at(days, trigger, reach=DEEDS_REACH)
    if day is None:
        return None
    here = next(s for s in days if s.sentence.start_char <= trigger.idx < s.sentence.end_char)
    spans = [(p.span.start, p.span.end) for p in (*event.actors, *event.recipients) if p.span is not None]
    shared = in_common(doc, spans, here.told)
    if event.subtype in IN_WORDS:
        if here.met and here.ago <= REACH and len(shared) > 1 and all(shared):
            return day, "said at the meeting of the day the story stands at"
        if here.heard and here.ago <= REACH and _spoken_there(doc, trigger, event, here):
            return day, "said where people came together on the day the story stands at"
        return None
    if here.contested:
        return None
    things = [(event.object.start, event.object.end)] if event.object is not None else []
    if not there and not any([*shared, *in_common(doc, things, here.told)]):
        return None
    if touring(trigger, event):
        day = month_of(day)
    return day, "the day the story stands at, named before, with somebody or something in common"


def _spoken_there(doc: Doc, trigger: Token, event: EventMention, here: Stand) -> bool:
    """Whether who speaks is known from where people came together: "She asked the voters" behind "Berg held a rally on Monday"."""
    subjects = children(trigger, "nsubj") or children(trigger.head, "nsubj")
    spans = [(p.span.start, p.span.end) for p in event.actors if p.span is not None]
    spans += [(t.left_edge.idx, t.right_edge.idx + len(t.right_edge)) for t in subjects if not spans]
    return any(in_common(doc, spans, here.heard))


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
