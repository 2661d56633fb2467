"""Times that stand near an act and are another's, or are an act's though they stand elsewhere. In: tokens. Out: yes or no, a TimeSpan.

"Condemned the bombing on Thursday" was said on Thursday.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.tree import dependents
from regesta.extract.times.sites import cases, is_verb, listed
from regesta.records import TimeSpan

DONE = frozenset({"VBD", "VBN", "VBZ", "VBP"})
AROUND = frozenset({"before", "after"})
ABOUT = frozenset({"on", "to", "for", "upon", "over"})


def judged(noun: Token) -> Token | None:
    """The verb of speech whose object the noun is in ("condemned the raid", "revealed the toll of the raid"): its day is not the noun's."""
    step = noun
    while step.dep_.split(":")[0] in {"nmod", "conj", "appos"} and step.head is not step:
        step = step.head
    verb = step.head
    return verb if step.dep_ == "obj" and is_verb(verb) and lemma(verb) in listed("speaking_of") else None


def named_only(noun: Token) -> str | None:
    """Why the day of the verb is not the noun's: it is spoken of, or a cause; None where it may be."""
    if judged(noun) is not None:
        return "the time words are of what is said of it"
    if only_the_cause(noun):
        return "the time words are of what was done for it"
    if noun.dep_ == "compound" and lemma(noun.head) in listed("left_by_blows"):
        return "the time words are of what is told of those it left"
    return None


def remembered(noun: Token) -> bool:
    """ "On Monday they marked the anniversary of the establishment of relations": those were established on another day."""
    step = noun
    while step.dep_ == "nmod" and "of" in cases(step) and step.head is not step:
        step = step.head
        if lemma(step) in listed("kept_days"):
            return True
    return False


def only_the_cause(noun: Token) -> bool:
    """ "Were jailed on Monday due to the rape of two girls", "for the murder of": what somebody is punished for had its own day."""
    step = noun
    while step.dep_.split(":")[0] in {"nmod", "conj", "compound"} and step.head is not step:
        step = step.head
    led = cases(step)
    cause = bool(led & {"due", "because"}) or ("for" in led and lemma(step.head) in listed("punishing"))
    return step.dep_.startswith("obl") and cause


def decided_then(trigger: Token) -> bool:
    """ "On Tuesday they agreed to send troops", "voted on a bill to close the base": the day is the decision's."""
    step = trigger
    while step.dep_ == "conj" and step.head is not step:
        step = step.head
    over = step.head
    if step.pos_ == "VERB":
        bound = step.dep_ in {"xcomp", "ccomp", "advcl", "acl"} and any(
            c.lower_ in {"to", "that"} for c in dependents(step)
        )
    else:
        led = step.dep_ == "obj" or (step.dep_ == "obl" and bool(cases(step) & ABOUT))  # not "agreed during the visit"
        bound = led and over.pos_ == "VERB" and lemma(over) in listed("deciding_on")
    if bound and step.dep_ == "acl" and over.dep_ in {"obj", "obl", "nsubj:pass"}:
        over = over.head
    if lemma(step.head) == "vote" and lemma(trigger) in listed("done_by_vote"):
        return False  # "voted to back the treaty on Friday": so they backed it
    return (
        bound
        and over is not trigger
        and over.pos_ == "VERB"
        and lemma(over) in listed("deciding")
        and over.tag_ in DONE
    )


def of_the_inner(trigger: Token, here: Sequence[tuple[TimeSpan, Token]]) -> tuple[TimeSpan, str] | None:
    """ "Was found guilty on Thursday of robbing a bank in 2014": of two times the earlier, behind a clause, is the clause's."""
    verb = next((above for above in trigger.ancestors if is_verb(above)), None)
    if verb is None or trigger.tag_ not in {"VBG", "VBN"} or trigger.dep_ not in {"advcl", "acl", "ccomp", "xcomp"}:
        return None
    for span, token in here:
        behind = token.head == verb and trigger.i < token.i
        if not behind or span.end is None or any(is_verb(t) for t in token.doc[trigger.i + 1 : token.left_edge.i]):
            continue
        if any(s.start is not None and s.start >= span.end and t.head == verb for s, t in here):
            return span, "of the two times on the verb the earlier, behind this clause of it"
    return None


def named_by_day(trigger: Token, here: Sequence[tuple[TimeSpan, Token]]) -> tuple[TimeSpan, str] | None:
    """ "The accord of May 3", "the accord, reached on May 3,": the day right behind a noun or its participle."""
    doc, at = trigger.doc, trigger.i + 1
    if is_verb(trigger) or at + 1 >= len(doc):
        return None
    between = {"of"}
    if doc[at].text == "," and doc[at + 1].tag_ in {"VBN", "VBD"}:
        at, between = at + 2, {"on", "in", "last"}
        if not ({lemma(doc[at - 1]), doc[at - 1].lower_} & (listed("making") | listed("held"))):
            return None
    for span, _ in here:
        words = doc.char_span(span.said.start, span.said.end, alignment_mode="expand") if span.said else None
        if words is None or not at <= words.start <= at + 1:
            continue
        closed = words.end < len(doc) and doc[words.end].is_punct
        if doc[at].lower_ in between and (at == trigger.i + 1 or closed):
            return span, "the day that the act is named by"
    return None
