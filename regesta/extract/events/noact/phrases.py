"""Phrases in which a word tells no such act, as `lexicons/acts/noacts.yaml` lists them. In: a match. Out: whether one stands there.

An entry names the `act` (types or subtypes; left out: any), its word by lemma as a `verb` or a `noun`, and what stands beside that: under
`any` one of the relations has one of its words, under `all` each relation has words and no others, and `unless` one of these has its own.
A relation is a preposition, whose phrase hangs on the word or on its object, or one of RELATIONS; "in|at" are two as one. Words are
lemmas, or as written; "{class}" is a class of `events/classes.yaml`, "@PER" a name of that kind and "*" anything; names are met by these
two alone. `negated: true` asks for a negated word.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from spacy.tokens import Token

from regesta.errors import LexiconError
from regesta.extract.events.frames.lexicon import PREPOSITIONS
from regesta.extract.events.frames.matching import Match
from regesta.extract.events.status.words import negated
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import agents, by_preposition, children, patients
from regesta.lexicons import lexicon
from regesta.records import EventType

FILE = "acts/noacts"
ANYTHING = "*"
CONDITIONS = ("any", "all", "unless")
KEYS = frozenset({"act", "verb", "noun", "negated", "example", *CONDITIONS})
CLAUSES = ("xcomp", "ccomp", "acl")
RELATIVE = frozenset({"which", "that"})
Condition = dict[tuple[str, ...], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Phrase:
    """An entry of the table."""

    name: str
    acts: frozenset[str]
    words: frozenset[str]
    verbal: bool
    negated: bool
    any: Condition
    all: Condition
    unless: Condition

    def holds(self, match: Match) -> bool:
        """Whether a match is of such an act, and the phrase stands there."""
        if self.acts and self.acts.isdisjoint((match.sense.type, match.sense.subtype)):
            return False
        if self.negated and not negated(match.trigger):
            return False
        if self.any and not _one_of(match, self.any):
            return False
        return all(_only(match, relations, words) for relations, words in self.all.items()) and not (
            self.unless and _one_of(match, self.unless)
        )


def in_phrase(match: Match) -> bool:
    """Whether the act's word stands in a phrase that tells no such act."""
    return any(phrase.holds(match) for phrase in phrases_of(match))


def phrases_of(match: Match) -> tuple[Phrase, ...]:
    """The entries for a match's word."""
    verbal, table = match.trigger.pos_ == "VERB", _by_word()
    return table.get((verbal, lemma(match.trigger).lower()), ()) + table.get((verbal, ANYTHING), ())


def _one_of(match: Match, condition: Condition) -> bool:
    return any(_is_among(t, words) for relations, words in condition.items() for t in _related(match, relations))


def _only(match: Match, relations: tuple[str, ...], words: frozenset[str]) -> bool:
    found = _related(match, relations)
    return bool(found) and all(_is_among(t, words) for t in found)


def _is_among(token: Token, words: frozenset[str]) -> bool:
    if ANYTHING in words or f"@{token.ent_type_}" in words:
        return True
    return not token.ent_type_ and not words.isdisjoint((lemma(token).lower(), token.lower_))


def _related(match: Match, relations: tuple[str, ...]) -> list[Token]:
    """The words that stand in one of the relations to the act's word."""
    return [t for one in relations for t in (RELATIONS[one](match) if one in RELATIONS else _led(match, one))]


def _led(match: Match, preposition: str) -> list[Token]:
    over = (match.trigger, *children(match.trigger, "obj", "nsubj:pass"))
    return [t for one in over for t in by_preposition(one).get(preposition, ())]


def _subjects(match: Match) -> list[Token]:
    verb = match.trigger
    if verb.pos_ != "VERB":
        return match.roles.get("A", [])
    if verb.dep_ == "acl:relcl" and any(t.lower_ in RELATIVE for t in children(verb, "nsubj")):
        return [verb.head]  # "a plan for Chad which calls for talks"
    return agents(verb)


def _objects(match: Match) -> list[Token]:
    own = patients(match.trigger) if match.trigger.pos_ == "VERB" else []
    return own or match.roles.get("O", [])


def _complements(match: Match) -> list[Token]:
    return children(match.trigger, *CLAUSES)


def _within(match: Match) -> list[Token]:
    """All that stands inside what the verb is about: "won the gold medal", "pleaded not guilty"."""
    return [t for one in (*_objects(match), *_complements(match)) for t in one.subtree if t != match.trigger]


RELATIONS: dict[str, Callable[[Match], list[Token]]] = {
    "subject": _subjects,
    "object": _objects,
    "party": lambda match: [*match.roles.get("A", []), *match.roles.get("B", [])],
    "complement": _complements,  # the clauses below it
    "adverbial": lambda match: children(match.trigger, "advcl"),
    "within": _within,
    "modifier": lambda match: children(match.trigger, "amod", "compound", "advmod"),
    "led_by": lambda match: children(match.trigger, "case", "mark"),
    "governor": lambda match: [match.trigger.head] * (match.trigger.head != match.trigger),
}


@cache
def phrases() -> tuple[Phrase, ...]:
    """The table."""
    return tuple(read_phrase(name, entry) for name, entry in lexicon(FILE).items())


@cache
def _by_word() -> dict[tuple[bool, str], tuple[Phrase, ...]]:
    found: dict[tuple[bool, str], tuple[Phrase, ...]] = {}
    for phrase in phrases():
        for word in phrase.words:
            found[phrase.verbal, word] = (*found.get((phrase.verbal, word), ()), phrase)
    return found


def read_phrase(name: str, entry: Any) -> Phrase:
    """An entry as it is written.

    Raises:
        LexiconError: It is malformed; the message names it.
    """
    where = f"{FILE}.yaml: {name}"
    if not isinstance(entry, dict) or set(entry) - KEYS:
        raise LexiconError(f"{where} may have only {', '.join(sorted(KEYS))}.")
    if ("verb" in entry) == ("noun" in entry) or not entry.get("example"):
        raise LexiconError(f"{where} needs an example, and either a verb or a noun.")
    if not any(entry.get(key) for key in (*CONDITIONS[:2], "negated")):
        raise LexiconError(f"{where} says nothing of what stands beside its word. Give it 'any', 'all' or 'negated'.")
    acts = _listed(entry.get("act", []), where)
    for act in acts:
        if act.isupper() and act not in get_args(EventType):
            raise LexiconError(f"{where}: {act} is no type of acts.")
    return Phrase(
        name=name,
        acts=acts,
        words=_listed(entry.get("verb", entry.get("noun")), where),
        verbal="verb" in entry,
        negated=bool(entry.get("negated")),
        any=_condition(entry, "any", where),
        all=_condition(entry, "all", where),
        unless=_condition(entry, "unless", where),
    )


def _condition(entry: dict[str, Any], key: str, where: str) -> Condition:
    condition = entry.get(key, {})
    if not isinstance(condition, dict):
        raise LexiconError(f"{where}: {key!r} must name relations and their words.")
    found = {tuple(str(written).split("|")): _listed(words, where) for written, words in condition.items()}
    for relation in (one for relations in found for one in relations):
        if relation not in RELATIONS and relation not in PREPOSITIONS:
            raise LexiconError(f"{where}: {relation!r} is neither a preposition nor one of {', '.join(RELATIONS)}.")
    return found


def _listed(words: Any, where: str) -> frozenset[str]:
    """One word or a list of them, with the words of the classes it names."""
    found: set[str] = set()
    for word in [words] if isinstance(words, str) else words:
        if not isinstance(word, str):
            raise LexiconError(f"{where}: {word!r} is no word. Write it in quotes.")
        if not word.startswith("{"):
            found.add(word)
        elif word[1:-1] in (classes := lexicon("events/classes")):
            found.update(classes[word[1:-1]])
        else:
            raise LexiconError(f"{where}: the class {word} is not in classes.yaml. Add it there or mend the name.")
    return frozenset(found)
