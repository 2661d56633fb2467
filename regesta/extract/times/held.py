"""Times of a gathering's own clause, and of what only tells of an act. In: tokens of a sentence. Out: a TimeSpan, or yes or no.

"Attended the forum held in Riga on Friday": she was there on Friday. "On Monday they released a transcript of the call": it was before.
"""

from collections.abc import Callable, Sequence
from functools import cache

from spacy.tokens import Token

from regesta.extract.events.frames.lexicon import frame_index
from regesta.extract.grammar.conjuncts import with_conjuncts
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.tree import dependents
from regesta.extract.times.hosts import GATHERINGS
from regesta.extract.times.sites import cases, is_verb, listed, not_later
from regesta.lexicons import word_set
from regesta.records import TimeSpan

AT = frozenset({"in", "at", "during"})
BY_WORDS = frozenset({"in", "through", "by", "via", "at", "during"})
IN_WORDS = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE"})
VOICED = word_set("acts/kinds", "voiced") | {"support", "condolence", "congratulation"}
KNOWN = "the time words say when the words that do it were made known"
CLAUSES = frozenset({"acl", "acl:relcl"})


def held_then(
    trigger: Token, here: Sequence[tuple[TimeSpan, Token]], hangs: Callable[[Token, Token], bool]
) -> tuple[TimeSpan, str] | None:
    """The time of the clause that says when a gathering was held, for the gathering and for who was at it; with the reason."""
    for noun in _gatherings(trigger):
        for clause in (c for c in _clauses(noun) if lemma(c) in listed("held")):
            if any(c.lower_ in {"to", "not", "never"} for c in dependents(clause)):
                continue  # "a forum to be held in May": its visitors may have met before
            found = next((span for span, token in here if hangs(token, clause)), None)
            if found is not None:
                return found, "the time words say when it was held"
    return None


def written_then(
    trigger: Token, here: Sequence[tuple[TimeSpan, Token]], hangs: Callable[[Token, Token], bool]
) -> tuple[TimeSpan, str] | None:
    """ "In a statement issued on Monday, Peru condemned the raid", "warned her in a letter dated May 3": the day of the paper's words."""
    if not is_verb(trigger):
        return None
    over = [
        trigger,
        *(c for c in dependents(trigger) if c.dep_ == "xcomp"),
    ]  # "advised them to leave in its May 3 alert"
    held = [c for verb in over for c in dependents(verb) if c.dep_.startswith("obl") and cases(c) & BY_WORDS]
    for paper in (c for c in held if lemma(c) in listed("own_papers")):
        clauses = [c for c in dependents(paper) if c.dep_ in CLAUSES and lemma(c) in listed("issued")]
        for span, token in here:
            named = token.head == paper and token.i < paper.i and not cases(token) - {"'s", "’s"}
            told = named or any(token == clause or hangs(token, clause) for clause in clauses)
            older = any(t.head == paper and t != token for _, t in here)  # "in a 2015 speech posted on Monday"
            if told and span.grain in {"day", "time"} and not older:
                return (span, KNOWN) if _of_words(lemma(trigger)) else (not_later(span, KNOWN), KNOWN)
    return None


@cache
def _of_words(word: str) -> bool:
    """Whether a verb's act may be done by words on paper: "threatened her in a letter", not "beheaded him in a video"."""
    senses = [frame.sense for frame in frame_index().verbs.get(word, ())]
    if any(s.subtype == "killing" for s in senses):
        return False  # "to kill a bill" is done by words, "killed him in a video" is not
    return not senses or any(s.type in IN_WORDS or s.subtype in VOICED or s.subtype == "recall" for s in senses)


def _clauses(noun: Token) -> list[Token]:
    """What says of a noun that it was done; "agreed in a round of talks, held on Monday" may hang on the verb."""
    own = [c for c in dependents(noun) if c.dep_ in CLAUSES]
    inner = [t for t in noun.subtree if t.dep_ == "nmod" and lemma(t) not in GATHERINGS]
    own += [
        c for t in inner for c in dependents(t) if c.dep_ == "acl" and c.tag_ == "VBN" and lemma(c) in listed("held")
    ]
    behind = [c for c in dependents(noun.head) if c.dep_ == "advcl" and c.tag_ == "VBN" and not own]
    return own + [c for c in behind if 1 <= c.i - noun.right_edge.i <= 2]


def _gatherings(trigger: Token) -> list[Token]:
    """The gathering itself, or those that the verb says somebody was at."""
    if not is_verb(trigger):
        return [trigger, *_within(trigger)]
    attends = lemma(trigger) in listed("attending")
    nouns = [c for c in dependents(trigger) if c.dep_ == "obj" and attends]
    nouns += [c for c in dependents(trigger) if c.dep_ == "obl" and cases(c) & AT]
    things = [c for c in dependents(trigger) if c.dep_ == "obj"]  # "signed a pact at a ceremony", hung on the pact
    nouns += [c for thing in things for c in dependents(thing) if c.dep_ == "nmod" and cases(c) == {"at"}]
    every = [t for noun in nouns for t in with_conjuncts(noun)]
    return [t for noun in every for t in (noun, *_within(noun)) if lemma(t) in GATHERINGS or _within(t)]


def _within(noun: Token) -> list[Token]:
    """ "The third round of talks": the talks."""
    return [c for c in dependents(noun) if c.dep_ == "nmod" and cases(c) == {"of"} and lemma(c) in GATHERINGS]
