"""Where in a sentence a time stands, where the tree alone would mislead. In: tokens. Out: tokens, yes or no, bounded TimeSpans.

Each function is one construction of English and says which in its docstring; timeattach asks them in its order.
"""

import datetime as dt
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace
from spacy.tokens import Token

from regesta.extract.grammar.tree import dependents
from regesta.lexicons import lexicon, word_set
from regesta.records import TimeSpan

FINITE = frozenset({"VBD", "VBZ", "VBP"})
SINCE_WHEN = word_set("time/telling", "superlatives")


@cache
def listed(name: str) -> frozenset[str]:
    """The words of one list of lexicons/time/attach.yaml."""
    return frozenset(lexicon("time/attach")[name]["words"])


def is_verb(token: Token) -> bool:
    """Whether a token is what a clause says: a verb, or a word with a copula."""
    return token.pos_ in {"VERB", "AUX"} or any(child.dep_ in {"cop", "aux"} for child in dependents(token))


def cases(token: Token) -> set[str]:
    """The prepositions of a token."""
    return {child.lower_ for child in dependents(token) if child.dep_ == "case"}


def reseated(time: Token) -> Token | None:
    """ "..., where he met Ann Lee on Monday, Norway returned": before a comma a time belongs to the verb before it, not to one behind."""
    head = time.head
    if head.i < time.i and is_verb(head) and (begun := _behind_semicolon(time)) is not None:
        return begun
    if head.i < time.i or not is_verb(head) or not ("on" in cases(time) or _bare_day(time)):
        return None
    last = max(child.i for child in (time, *time.subtree) if not child.is_punct)
    first = min(child.i for child in time.subtree if not child.is_punct)
    doc, start = time.doc, time.sent.start
    if last + 1 >= len(doc) or doc[last + 1].text != "," or first == start or doc[first - 1].text == ",":
        return None
    for token in reversed(doc[start:first]):
        if token.text == ",":
            return None
        if token.tag_ in FINITE and token.pos_ == "VERB":
            return token if token.i > start else None
        if token.tag_ == "VBG" and token.dep_ in {"advcl", "conj"}:
            return token  # "after touring Lima on Monday and meeting the envoy Tuesday morning, she said"
    return None


def _behind_semicolon(time: Token) -> Token | None:
    """ "Sat in the house; in 2009, she was sent to Rome": a time that opens the part behind a semicolon is of the verb that follows."""
    first = time.left_edge.i
    if first == time.sent.start or time.doc[first - 1].text != ";":
        return None
    behind = (t for t in time.doc[time.i + 1 : time.sent.end] if is_verb(t) and t.pos_ == "VERB")
    return next((t for t in behind if t.tag_ in FINITE or any(c.tag_ in FINITE for c in dependents(t))), None)


def _bare_day(time: Token) -> bool:
    """ "Tuesday", "Tuesday morning", with no preposition."""
    return not cases(time) and any(t.lower_.endswith("day") and t.tag_ == "NNP" for t in time.subtree)


def in_cleft(time: Token, trigger: Token) -> bool:
    """ "It was in Riga, on 3 July, that the two signed": the time before "that" is of what stands behind it."""
    root = time.sent.root
    it = any(child.dep_ == "nsubj" and child.lower_ == "it" for child in dependents(root))
    if not it or time.head != root or time.i > trigger.i or not any(child.dep_ == "cop" for child in dependents(root)):
        return False
    clause = trigger
    while clause.head not in (root, clause):
        clause = clause.head
    return clause.head == root and any(child.lower_ == "that" for child in dependents(clause))


def in_which(time: Token, trigger: Token) -> bool:
    """ "the clash in June in which ten died", "on 1 August, the day the accord took effect": the time before the clause is of it."""
    if trigger.dep_ != "acl:relcl" or time.i > trigger.i:
        return False
    noun = trigger.head
    if noun == time and noun.lower_ in listed("calendar_nouns"):
        return True  # "... in 1995, and the following year he was made an envoy", read as "the year in which"
    opening = min(token.i for token in trigger.subtree)
    again = noun.lower_ in listed("calendar_nouns") and 0 < noun.i - time.i <= 5
    if again and "," in {token.text for token in time.doc[time.i : noun.i]}:
        return True
    within = any(
        child.lower_ in {"which", "where", "when"}
        and (cases(child) & {"in", "at", "during"} or child.lower_ != "which")
        for child in trigger.subtree
        if child.i - opening <= 1
    )
    return within and noun.i < time.i < opening and bool(cases(time) & {"in", "on"})


def depicted(trigger: Token, teller: Token) -> bool:
    """ "On Saturday he published a video of him handing her a letter": the act is in what was shown."""
    step = trigger
    while step != teller and step.head != step:
        if step.dep_.split(":")[0] in {"acl", "nmod"} and step.head.lower_ in listed("depictions"):
            return True
        step = step.head
    return False


def looks_back(trigger: Token) -> bool:
    """Whether an embedded act is told in the past perfect: "Today he denied rumours that they had landed"."""
    return trigger.dep_ != "ROOT" and any(
        child.lower_ == "had" and child.dep_.startswith("aux") for child in dependents(trigger)
    )


def told_aside(trigger: Token) -> bool:
    """ "On Monday they denounced the pacts in which Chad agreed on a line", "vowed to find those behind the bombing": not of that day."""
    if not is_verb(trigger) and trigger.pos_ == "NOUN":
        return True
    clause = trigger
    while clause.dep_ == "conj" and is_verb(clause.head):
        clause = clause.head
    opening = [t for t in clause.subtree if t.i < clause.i]
    if clause.dep_ == "acl:relcl":
        return any(t.lower_ in {"which", "that"} for t in opening) and not any(t.lower_ == "where" for t in opening)
    if trigger.tag_ == "VB" and trigger.dep_ == "acl":
        return True  # "in March she announced a plan to sign"
    return trigger.tag_ == "VBG" and any(c.lower_ == "for" and c.dep_ == "mark" for c in dependents(trigger))


def over_by_then(trigger: Token) -> bool:
    """ "following the talks, a treaty was signed on 3 July": the talks were over by that day."""
    return not is_verb(trigger) and bool(cases(trigger) & listed("over"))


def not_later(time: TimeSpan, why: str) -> TimeSpan:
    """The time up to the end of this one."""
    if time.end is None or time.start is None:
        return time
    last = time.edtf.split("/")[-1] if "/" in time.edtf else (time.end - dt.timedelta(days=1)).isoformat()
    if time.grain not in {"day", "time"}:
        last = time.edtf.split("/")[-1].rstrip("~")
    if time.anchor is not None and time.start <= time.anchor < time.end and len(last) == len("2024-05-15"):
        last = min(last, time.anchor.isoformat())  # "this week" is not over when it is told
        time = replace(time, end=dt.date.fromisoformat(last) + dt.timedelta(days=1))
    return replace(time, edtf=f"../{last}", start=None, reason=f"{time.reason}; {why}")


def first_where(here: Sequence[tuple[TimeSpan, Token]], trigger: Token) -> tuple[TimeSpan, str] | None:
    """The time that one of these constructions gives to a trigger, with the reason."""
    for span, token in here:
        if in_cleft(token, trigger):
            return span, "the sentence says of the act when it was"
        if in_which(token, trigger):
            return span, "the time stands with the noun that the clause tells of"
    return None


def of_a_thing(span: TimeSpan, time: Token) -> bool:
    """ "Gave him a chart from 1788": a year with "from" after a thing says how old it is, unless an end is named too."""
    before = time.doc[time.left_edge.i - 1] if time.left_edge.i else None
    if span.grain != "year" or cases(time) != {"from"} or "/" in span.edtf:
        return False
    return before is not None and before.pos_ in {"NOUN", "PROPN"} and before != time.head


def compared(first: Token) -> bool:
    """Whether something is only compared with that time: "five-fold over last year", "than in 2019", "from a year earlier"."""
    before = [first.nbor(-k).lower_ for k in (1, 2, 3) if first.i >= k]
    if not before:
        return False
    if first.lower_ == "since" and (set(before) & SINCE_WHEN or _first_since(first)):
        return True
    if before[0] in {"than", "versus", "against"} or "compared" in before or before[:2] == ["in", "than"]:
        return True
    return (before[0] == "over" and first.lower_ in {"last", "previous"}) or (
        before[0] == "from" and first.lower_ in {"a", "last"}
    )


def _first_since(since: Token) -> bool:
    """ "The first joint raid of the two services since 2019": what is the first of its kind was not done then."""
    noun = since.head.head if since.head.dep_.startswith(("nmod", "obl")) else since.head
    if noun.pos_ == "VERB":  # "held the largest drill with Chile since 2019"
        noun = next((c for c in dependents(noun) if c.dep_ == "obj" and noun.i < c.i < since.i), noun)
    for _ in range(3):
        if noun.pos_ not in {"NOUN", "PROPN"} or noun.i > since.i:
            return False
        if any(c.i < noun.i and (c.tag_ == "JJS" or c.lower_ in SINCE_WHEN) for c in dependents(noun)):
            return True
        noun = noun.head
    return False


def month_of(time: TimeSpan) -> TimeSpan:
    """The month of a day: something done "on Tuesday during his visit" says only that the visit was under way on that day."""
    if time.grain != "day" or time.start is None or len(time.edtf) != 10 or "X" in time.edtf:
        return time
    start = time.start.replace(day=1)
    end = (start + dt.timedelta(days=31)).replace(day=1)
    return replace(
        time, edtf=time.edtf[:7], start=start, end=end, grain="month", reason=f"{time.reason}; the month of that day"
    )
