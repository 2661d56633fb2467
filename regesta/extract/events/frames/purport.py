"""What an act of words is about, where a clause or a phrase tells it. In: a frame that fits. Out: the span of those words, or None.

"accused Chad [of crossing the line]", "demanded [that Chad free the crew]", "agreed [to resume talks]", "withdrew [from the valley]":
a line without them would say little. The words are the report's, cut at nothing; what is a thing ("demanded an apology") stays the object.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from regesta.extract.events.frames.matching import Match
from regesta.extract.grammar.relations import WHEN, children
from regesta.extract.grammar.tree import dependents
from regesta.lexicons import lexicon
from regesta.records import Document, Span, TimeSpan

_RULES = lexicon("purport")
CLAUSES: dict[str, frozenset[str]] = {type_: frozenset(marks) for type_, marks in _RULES["clauses"].items()}
PHRASES: dict[str, frozenset[str]] = {type_: frozenset(words) for type_, words in _RULES["phrases"].items()}
CLAUSAL = ("ccomp", "xcomp", "advcl", "acl")
PHRASAL = ("obl", "nmod")


def purport(document: Document, match: Match, times: Sequence[TimeSpan]) -> Span | None:
    """The words that say what was demanded, threatened, denied or agreed, from "that", "to" or "of" on."""
    head = _told_by(match)
    marks, words = CLAUSES.get(match.sense.type, frozenset()), PHRASES.get(match.sense.type, frozenset())
    options = [c for c in dependents(head) if c.i > head.i and c.dep_ in CLAUSAL and _mark(c) in marks]
    if not options and not match.roles.get("O"):
        options = [c for c in dependents(head) if c.i > head.i and c.dep_ in PHRASAL and _case(c) in words]
    parties = {t.i for role in "AB" for t in match.roles.get(role, [])}
    for option in options:
        span = _span(document, option)
        if option.i not in parties and not _when(option, span, times):
            return span
    return _left(document, match)


def _told_by(match: Match) -> Token:
    """The word that the clause hangs on: the noun of "issued a demand that", else the trigger."""
    things = match.roles.get("O", [])
    trigger = match.trigger
    if things and things[0].head == trigger and things[0].pos_ == "NOUN" and children(things[0], "acl"):
        return things[0]
    return trigger


def _left(document: Document, match: Match) -> Span | None:
    """Of a place that was left, the words with their "from"."""
    things = match.roles.get("O", [])
    if match.sense.type != "RETREAT" or not things or _case(things[0]) != "from":
        return None
    return _span(document, things[0])


def _mark(clause: Token) -> str:
    marks = children(clause, "mark")
    return marks[0].lower_ if marks else ""


def _case(noun: Token) -> str:
    cases = children(noun, "case")
    return cases[0].lower_ if cases else ""


def _when(option: Token, span: Span, times: Sequence[TimeSpan]) -> bool:
    """Whether the words tell a time only ("for the second day")."""
    if option.dep_ in CLAUSAL:
        return False
    said = [time.said for time in times if time.said is not None]
    return option.lower_ in WHEN or any(one.start < span.end and span.start < one.end for one in said)


def _span(document: Document, top: Token) -> Span:
    """The words under `top` that stand together, without the marks at their end."""
    inside = {t.i for t in top.subtree}
    first, last = top.i, top.i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    while last > top.i and top.doc[last].is_punct:
        last -= 1
    while first < top.i and top.doc[first].is_punct:
        first += 1
    end = top.doc[last].idx + len(top.doc[last])
    words = document.text[top.doc[first].idx : end]
    if words.count('"') % 2 or words.count("“") > words.count("”"):  # the closing mark was the clause's last
        end += document.text[end : end + 1] in ('"', "”")
    return document.span(top.doc[first].idx, end)
