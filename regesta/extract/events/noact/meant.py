"""Whether an act that a frame fits is an act at all. In: a match, its tree. Out: yes, or no: nature, sport, a rule or a habit.

"Malaria attacks the children", "the Chilean defence retreated in the quarter-final", "under the constitution the king appoints judges",
"border collies patrol the pens". The words are in `lexicons/events/roles.yaml`.
"""

from functools import lru_cache

from spacy.tokens import Doc, Token

from regesta.extract.events.frames.matching import Match
from regesta.extract.events.frames.senses import in_sense, of_arms
from regesta.extract.events.noact.astray import astray
from regesta.extract.events.noact.byrule import by_rule, plain_sentence
from regesta.extract.events.noact.figurative import figurative
from regesta.extract.events.noact.merely import merely
from regesta.extract.events.noact.nodeed import no_deed
from regesta.extract.events.noact.notasked import not_asked
from regesta.extract.events.noact.othersense import other_sense
from regesta.extract.events.status.words import negated
from regesta.extract.grammar.inflection import lemma, unchanged
from regesta.extract.grammar.relations import RESULTS, agents, by_preposition, children
from regesta.lexicons import lexicon, word_set

NATURE = frozenset(lexicon("events/roles")["nature"])
STRUGGLES = word_set("acts/senses", "struggles")
UNARMED = frozenset(lexicon("events/roles")["unarmed"])
CONVEYANCES = frozenset(lexicon("events/classes")["aircraft"]) | word_set("acts/senses", "conveyances")
SPORT = frozenset(lexicon("events/roles")["sport"])
CONTESTS = word_set("acts/senses", "contests")
ELECTORAL = word_set("acts/senses", "electoral")
CHARTER = frozenset(lexicon("events/roles")["charter"])
IN_EARNEST = frozenset(lexicon("events/roles")["in_earnest"])
IN_WORDS_ALONE = word_set("acts/kinds", "given_in_words")
ACCIDENTS = frozenset(lexicon("events/roles")["accidents"])
UNDER = ("advcl", "acl", "conj", "parataxis")
ARGUMENTS = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "compound", "amod")
INDEFINITE = frozenset({"a", "an", "any", "every", "each"})


NO_ACTS = (other_sense, no_deed, not_asked, by_rule, figurative, merely, astray)


def meant(match: Match) -> bool:
    """Whether the words tell an act of people."""
    trigger = match.trigger
    if not in_sense(match) or any(holds(match) for holds in NO_ACTS):
        return False
    if trigger.pos_ != "VERB":
        if lemma(trigger) in STRUGGLES and not match.asserted and "against" in by_preposition(trigger):
            return False  # "our gains in the fight against smuggling": no one fight
        if lemma(trigger) in STRUGGLES and any(lemma(c) in UNARMED for c in children(trigger, "compound", "amod")):
            return False  # "the company's price war in Chad"
        return not _sport(match)
    if (
        lemma(trigger) == "call"
        and match.sense.type == "PROTEST"
        and set(children(trigger, "xcomp")) - set(match.roles.get("O", []))
    ):
        return False  # "called the strike defensive"
    if lemma(trigger) == "shake" and match.sense.type == "CONSULT" and negated(trigger):
        return False  # who did not shake hands met all the same
    doers = agents(trigger)
    if doers and all(map(_natural, doers)):
        return False
    result = match.sense.type == "ASSAULT" and lemma(trigger) in RESULTS and trigger.dep_ in UNDER
    if result and lemma(trigger.head) in ACCIDENTS:
        return False  # "a bus overturned, killing four"
    if match.sense.subtype == "visit" and doers and all(lemma(t) in CONVEYANCES for t in doers):
        return False  # a plane that flies somewhere visits nobody
    return not (_sport(match) or _by_rule(trigger) or _habit(match, doers))


def _natural(doer: Token) -> bool:
    """ "The storm", "Typhoon Ara"."""
    if of_arms(doer):
        return False
    return any(lemma(t) in NATURE for t in (doer, *children(doer, "nmod:desc", "compound") * (doer.pos_ == "PROPN")))


def _sport(match: Match) -> bool:
    """Whether a word of sport stands in the act's own phrases."""
    if match.sense.subtype in IN_EARNEST:
        return False
    games = [word for word in _near(match.trigger) if word.pos_ in ("NOUN", "PROPN") and lemma(word) in SPORT]
    return any(lemma(word) not in CONTESTS for word in games) or (bool(games) and not _of_voters(match.trigger.doc))


@lru_cache(maxsize=8)
def _of_voters(doc: Doc) -> bool:
    """Whether a report tells of elections, so that a race is no sport ("dropped out of the race")."""
    return any(lemma(word) in ELECTORAL for word in doc)


def _near(token: Token, *, depth: int = 3) -> list[Token]:
    found = []
    for child in children(token, *ARGUMENTS):
        found.append(child)
        if depth:
            found += _near(child, depth=depth - 1)
    return found


def _by_rule(verb: Token) -> bool:
    """ "Under the constitution the king appoints judges": what a text provides for, in the present or with "may"."""
    texts = [t for t in by_preposition(verb).get("under", ()) if lemma(t) in CHARTER]
    return bool(texts) and (
        verb.tag_ in ("VBZ", "VBP") or any(c.lower_ in ("may", "can") for c in children(verb, "aux"))
    )


def _habit(match: Match, doers: list[Token]) -> bool:
    """ "Border collies patrol the pens": the bare present of nobody in particular, in a sentence that is no headline."""
    verb = match.trigger
    if match.sense.type in IN_WORDS_ALONE or not plain_sentence(verb) or children(verb, "aux", "mark"):
        return False
    passive = children(verb, "aux:pass")
    if unchanged(verb.lower_):
        return False
    present = verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VBN" and any(c.lower_ in ("is", "are") for c in passive))
    subjects = [t for t in children(verb, "nsubj", "nsubj:pass") if t.i < verb.i]
    return present and bool(subjects) and all(map(_anybody, subjects)) and (bool(passive) or bool(doers))


def _anybody(noun: Token) -> bool:
    if noun.pos_ != "NOUN" or any(t.ent_type_ or t.pos_ in ("PROPN", "NUM") for t in noun.subtree):
        return False
    articles = children(noun, "det", "nmod:poss")
    return all(a.lower_ in INDEFINITE for a in articles) if articles else noun.tag_ == "NNS"
