"""Whether an act that a frame fits is an act at all. In: a match, its tree. Out: yes, or no: nature, sport, a rule, another sense.

"Malaria attacks the children", "the Chilean defence retreated in the quarter-final". The words are in `lexicons/events/roles.yaml`; phrases
that tell no act in `lexicons/acts/noacts.yaml`.
"""

from functools import lru_cache

from spacy.tokens import Doc, Token

from regesta.extract.events.frames.matching import Match
from regesta.extract.events.frames.senses import in_sense, of_arms
from regesta.extract.events.noact.byrule import by_rule
from regesta.extract.events.noact.nodeed import no_deed
from regesta.extract.events.noact.othersense import other_sense
from regesta.extract.events.noact.phrases import in_phrase
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import RESULTS, agents, by_preposition, children
from regesta.lexicons import lexicon, word_set

NATURE = frozenset(lexicon("events/roles")["nature"])
STRUGGLES = word_set("acts/senses", "struggles")
SPORT = frozenset(lexicon("events/roles")["sport"])
CONTESTS = word_set("acts/senses", "contests")
RUNNERS = word_set("acts/senses", "runners")
IN_EARNEST = frozenset(lexicon("events/roles")["in_earnest"])
ACCIDENTS = frozenset(lexicon("events/roles")["accidents"])
UNDER = ("advcl", "acl", "conj", "parataxis")
ARGUMENTS = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "compound", "amod")


NO_ACTS = (other_sense, no_deed, by_rule, in_phrase)


def meant(match: Match) -> bool:
    """Whether the words tell an act of people."""
    trigger = match.trigger
    if not in_sense(match) or any(holds(match) for holds in NO_ACTS):
        return False
    if trigger.pos_ != "VERB":
        if lemma(trigger) in STRUGGLES and not match.asserted and "against" in by_preposition(trigger):
            return False  # "our gains in the fight against smuggling": no one fight
        return not _sport(match)
    if (
        lemma(trigger) == "call"
        and match.sense.type == "PROTEST"
        and set(children(trigger, "xcomp")) - set(match.roles.get("O", []))
    ):
        return False  # "called the strike defensive"
    doers = agents(trigger)
    if doers and all(map(_natural, doers)):
        return False
    result = match.sense.type == "ASSAULT" and lemma(trigger) in RESULTS and trigger.dep_ in UNDER
    if result and lemma(trigger.head) in ACCIDENTS:
        return False  # "a bus overturned, killing four"
    return not _sport(match)


def _natural(doer: Token) -> bool:
    """ "The storm", "Typhoon Ara"."""
    if of_arms(doer):
        return False
    return any(lemma(t) in NATURE for t in (doer, *children(doer, "nmod:desc", "compound") * (doer.pos_ == "PROPN")))


def _sport(match: Match) -> bool:
    """Whether a word of sport stands in the act's own phrases."""
    if match.sense.subtype in IN_EARNEST:
        return False
    nouns = {lemma(word) for word in _near(match.trigger) if word.pos_ in ("NOUN", "PROPN")}
    return bool(nouns & SPORT) or (bool(nouns & CONTESTS) and _of_runners(match.trigger.doc))


@lru_cache(maxsize=8)
def _of_runners(doc: Doc) -> bool:
    """Whether a report tells of runners or riders, so that a race is sport, and not an election or one for arms."""
    return any(lemma(word) in RUNNERS for word in doc)


def _near(token: Token, *, depth: int = 3) -> list[Token]:
    found = []
    for child in children(token, *ARGUMENTS):
        found.append(child)
        if depth:
            found += _near(child, depth=depth - 1)
    return found
