"""What a figure covers: new (on top of what was), total (all so far), stock (there at a time). In: Seen. Out: it, or None.

Words before, behind and around the number decide first, then the verb: states ("hosts", "are stationed") give a stock, a perfect with
"since" a total. Shares, rates, multiples, ranks, lengths and distances cover nothing.
"""

from collections.abc import Sequence
from functools import cache
from typing import Literal

from spacy.tokens import Token

from regesta.extract.figures.amounts import ROUND_NUMBERS
from regesta.extract.figures.nouns import NOUNS, verb_over
from regesta.extract.figures.seen import TIME_UNITS, Seen, fates, listed
from regesta.extract.grammar.tree import dependents
from regesta.extract.times.words import Word
from regesta.lexicons import lexicon

Scope = Literal["new", "total", "stock"]
UNSCOPED = TIME_UNITS | {"percent", "percentage point", "rank", "degree", "magnitude"}
STOPS = frozenset({".", ";", ",", ":", "!", "?", "—", "while", "whereas", "when", "although", "but"})
PLACED_BY = frozenset(
    {
        "in",
        "at",
        "on",
        "near",
        "inside",
        "outside",
        "under",
        "aboard",
        "without",
        "out",
        "behind",
        "along",
        "around",
        "off",
    }
)
LEFT, RIGHT = 8, 10  # words of the clause that are looked at on each side; a choice


@cache
def _scopes(where: str) -> tuple[tuple[tuple[str, ...], Scope], ...]:
    entries = lexicon("figures/scope")["scopes"]
    table = [
        (tuple(word.split()), entry["scope"]) for entry in entries if entry["where"] == where for word in entry["words"]
    ]
    return tuple(sorted(table, key=lambda item: -len(item[0])))


def scope(seen: Seen) -> Scope | None:
    """new, total or stock; None when nothing tells."""
    amount = seen.amount
    if amount.bound == "times" or amount.unit in UNSCOPED:
        return None
    return _beside(seen) or _around(seen) or (_by_tree(seen) if seen.doc.has_annotation("DEP") else None)


def _beside(seen: Seen) -> Scope | None:
    amount, words = seen.amount, seen.words
    inside = [word.lower for word in words[amount.first : amount.number]]
    for phrase, found in _scopes("before"):
        if _stand(phrase, inside):
            return found
        if tuple(seen.lower(k) for k in range(amount.first - len(phrase), amount.first)) == phrase:
            return found
    for phrase, found in _scopes("after"):
        if (
            tuple(seen.lower(amount.last + k) for k in range(len(phrase))) == phrase
            and seen.lower(amount.last + 1) != "than"
        ):
            return found
    return None


def _around(seen: Seen) -> Scope | None:
    clause = _clause(seen)
    for where, words in (("clause", clause), ("sentence", _sentence(seen))):
        there = set(words)
        for phrase, found in _scopes(where):
            if phrase[-1] == "to" and seen.amount.unit is not None:
                continue  # "gold rose to $2,400" adds nothing up
            if phrase[0] in there and _stand(phrase, words):
                return found
    return None


def _stand(phrase: tuple[str, ...], words: list[str]) -> bool:
    """Whether the words of a phrase stand side by side."""
    return any(tuple(words[k : k + len(phrase)]) == phrase for k in range(len(words)))


def _clause(seen: Seen) -> list[str]:
    """The words around a quantity: up to the next comma, semicolon or full stop, eight words at most on each side."""
    first, last = seen.amount.first, seen.amount.last
    while first > 0 and seen.amount.first - first < LEFT and not _stops(seen.words, first - 1):
        first -= 1
    while last < len(seen.words) and last - seen.amount.last < RIGHT and not _stops(seen.words, last):
        last += 1
    return [word.lower for word in seen.words[first:last]]


def _sentence(seen: Seen) -> list[str]:
    """The words of the sentence as far as it has ends in the words."""
    first, last = seen.amount.first, seen.amount.last
    while (
        first > 0
        and seen.amount.first - first < 30
        and seen.words[first - 1].lower not in {".", ";"}
        and seen.words[first - 1].kind != "BREAK"
    ):
        first -= 1
    while (
        last < len(seen.words)
        and last - seen.amount.last < 30
        and seen.words[last].lower not in {".", ";"}
        and seen.words[last].kind != "BREAK"
    ):
        last += 1
    return [word.lower for word in seen.words[first:last]]


def _stops(words: Sequence[Word], at: int) -> bool:
    return words[at].lower in STOPS or words[at].kind == "BREAK"


def _by_tree(seen: Seen) -> Scope | None:
    noun = seen.doc[seen.counted.head] if seen.counted is not None and seen.counted.head is not None else seen.token
    role, verb = _role(noun)
    if verb is None:
        return None
    if seen.amount.unit is None and _changed_by(seen, verb):
        return "new"
    if role == "obj" and verb.lower_ in {"added", "adds", "adding"}:
        return "new"
    if _since(verb):
        return "total"
    return "stock" if _stock(seen, noun, role, verb) else None


def _role(noun: Token) -> tuple[str, Token | None]:
    """The part a noun plays and the verb: through "and", and "of" after a number ("twelve of the sailors")."""
    while noun.dep_ in {"conj", "nummod"} or (
        noun.dep_.startswith("nmod") and (noun.head.pos_ == "NUM" or noun.head.lower_ in ROUND_NUMBERS)
    ):
        noun = noun.head
    verb = noun.head if noun.dep_.split(":")[0] in {"nsubj", "obj", "obl", "xcomp", "parataxis"} else None
    if any(child.dep_ == "cop" for child in dependents(noun)) or noun.dep_ == "ROOT":
        return "predicate", noun
    return noun.dep_, verb if verb is not None else verb_over(noun)


def _changed_by(seen: Seen, verb: Token) -> bool:
    """ "grow by 3,000", "jumped by 1,900"."""
    lead = seen.lower(seen.amount.first - 1)
    return lead == "by" and verb.lower_ in listed("growth_verbs")


def _since(verb: Token) -> bool:
    """A perfect with "since": all that was counted from then on."""
    helpers = {child.lower_ for child in dependents(verb) if child.dep_.startswith("aux")}
    headline = verb.tag_ == "VBN" and not helpers
    return (headline or bool(helpers & {"has", "have", "had", "'ve"})) and any(
        token.lower_ == "since" for token in verb.subtree
    )


def _stock(seen: Seen, noun: Token, role: str, verb: Token) -> bool:
    """Whether a verb of state is over the counted: what somebody hosts, where somebody lives or is held, what there is."""
    each = any(
        token.lower_ == "each"
        for child in dependents(verb)
        if child.dep_.startswith("nsubj")
        for token in child.subtree
    )
    modal = any(
        child.lower_ in {"will", "would", "may", "could", "should", "can", "might", "must"}
        for child in dependents(verb)
    )
    if each or modal:
        return False
    word = verb.lower_
    if role == "obj":
        plain = word not in {"had", "has", "have"} or not any(c.dep_ == "xcomp" for c in dependents(verb))
        return word in listed("holding_verbs") and plain and seen.amount.unit not in {"kilometre", "metre", "mile"}
    if role in {"nsubj", "nsubj:pass"} and word in listed("held_by_verbs"):
        aux = {child.lower_ for child in dependents(verb) if child.dep_.startswith("aux")}
        return role == "nsubj" or bool(aux & {"are", "is", "'re"})
    if role == "nsubj" and any(child.lower_ == "there" for child in dependents(verb)):
        return verb.lower_ in {"are", "is", "were", "was"}
    if role == "nsubj" and any(child.dep_ == "cop" for child in dependents(verb)):
        return _placed(verb)
    return False


def _placed(predicate: Token) -> bool:
    """Whether a copula's predicate is a place or a state, not a fate or a name: "were in hospital", "are without power", "are absent"."""
    if predicate.lower_ in fates() and fates()[predicate.lower_] != "missing":
        return False
    if predicate.pos_ in NOUNS | {"PRON"}:
        return any(child.dep_ == "case" and child.lower_ in PLACED_BY for child in dependents(predicate))
    return predicate.pos_ == "ADJ" and predicate.lower_ in listed("state_adjectives")
