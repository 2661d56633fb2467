"""Times of acts that stand inside a wider time, or elsewhere than the tree has them. In: tokens, times. Out: a TimeSpan or None.

"Since 1985, when Chile took the port" and "since the May 2020 raid": the port was taken in 1985, the raid was in May 2020, whatever
has gone on since. "On Monday Peru became the first state to sign" is Monday's signing; "officials said he met her Sunday" is of Sunday.
"""

import datetime as dt
from collections.abc import Sequence

from msgspec.structs import replace
from spacy.tokens import Token

from regesta.extract.grammar.tree import dependents
from regesta.extract.times.cells import cell
from regesta.extract.times.sites import cases, is_verb
from regesta.lexicons import word_set
from regesta.records import TimeSpan

Here = Sequence[tuple[TimeSpan, Token]]
AROUND = frozenset({"since", "until", "till", "before", "after", "from", "by"})
NAMED_GRAINS = frozenset({"day", "month", "year"})
SAYING = word_set("time/telling", "saying")
BARE = frozenset({"on"})
CLOSE = 4  # words from the end of a time to "when": a dash, a comma and a quotation mark may stand between


def bared(span: TimeSpan) -> TimeSpan:
    """The time itself of what began, ended or bounded an interval: of "since 1985" 1985, of "until May 2020" May 2020."""
    whole = _bound(span)
    if whole is None:
        return span
    at = cell(span.grain, whole)
    return replace(span, edtf=at.edtf, start=at.start, end=at.end, reason=f"{span.reason}; then it was done")


def _bound(span: TimeSpan) -> dt.date | None:
    """A day of the time that an interval is counted from or to."""
    if span.grain not in NAMED_GRAINS:
        return None
    day = dt.timedelta(days=1)
    if "since then" in span.reason:
        return span.start
    if "not after it" in span.reason and span.start is None and span.end is not None:
        return span.end - day
    if "before it" in span.reason and span.start is None:
        return span.end
    if "after it" in span.reason and span.end is None and span.start is not None:
        return span.start - day if span.grain == "day" else span.start
    return None


def in_the_bound(trigger: Token, here: Here) -> tuple[TimeSpan, str] | None:
    """ "Since 1985, when Chile took it", "until 1989, when the wall fell": when the bound of an interval was, with the reason."""
    when = next((c for c in dependents(trigger) if c.lower_ == "when" and c.dep_ in {"advmod", "mark"}), None)
    if when is None or not is_verb(trigger):
        return None
    for span, token in here:
        words = _words(span, token)
        between = [t for t in token.doc[words[-1].i + 1 : when.i] if not t.is_space]
        if words[-1].i < when.i and len(between) <= CLOSE and between and all(t.is_punct for t in between):
            return bared(span), "the time words say when that was"
    return None


def of_the_noun(trigger: Token, span: TimeSpan, token: Token) -> TimeSpan:
    """ "Since the May 2020 raid": the raid was in May 2020; any other time as it is."""
    first = _words(span, token)[0]
    over = first.head
    if first.lower_ not in AROUND or over.pos_ != "NOUN" or not (token.i < over.i and over == token.head):
        return span
    return bared(span) if trigger == over or over in trigger.ancestors else span


def under_way(trigger: Token, span: TimeSpan) -> TimeSpan:
    """ "As of Thursday police were searching the house": they did so that day; any other time as it is."""
    as_of = span.said is not None and span.said.text.lower().startswith("as of ")
    helpers = {c.lower_ for c in dependents(trigger) if c.dep_ == "aux"}
    return (
        bared(span) if as_of and trigger.tag_ == "VBG" and helpers & {"was", "were"} and "been" not in helpers else span
    )


def _words(span: TimeSpan, token: Token) -> list[Token]:
    said = span.said
    words = token.doc.char_span(said.start, said.end, alignment_mode="expand") if said is not None else None
    return [token] if words is None or not len(words) else list(words)


def said_of_it(time: Token) -> Token | None:
    """ "Officials said he met her Sunday": a day behind what is said, with no comma, is of that; the tree may hang it on "said"."""
    said = time.head
    if said.lower_ not in SAYING or time.i < said.i or not cases(time) <= BARE or not time.lower_.endswith("day"):
        return None
    clauses = [c for c in dependents(said) if c.dep_ == "ccomp" and said.i < c.i < time.i]
    first = time.left_edge.i
    told = clauses[-1] if clauses and clauses[-1].right_edge.i == first - 1 else None
    if told is None or told.tag_ not in {"VBD", "VBN"}:
        return None
    roles = {c.dep_.split(":")[0] for c in dependents(told)}
    return told if "nsubj" in roles and "conj" not in roles else None
