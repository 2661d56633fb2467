"""More phrases of doing in which nobody does it to anybody. In: a match that a frame made. Out: whether it is so: then it is no such act.

"Campaigned for the presidency", "made arrangements for the summit", "condemned them to live in fear", "turned out for the funeral",
"never ruled out a visit".
"""

from collections.abc import Callable

from spacy.tokens import Token

from regesta.extract.events.frames.matching import Match
from regesta.extract.events.status.verbs import verb_status
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import agents, by_preposition, children
from regesta.lexicons import lexicon, word_set

CANDIDACIES = word_set("acts/nodeeds", "candidacies")
PREPARATIONS = word_set("acts/nodeeds", "preparations")
MOURNING = word_set("acts/nodeeds", "mourning")
PEOPLE = frozenset(lexicon("events/roles")["collective"])
LEFT_OPEN = word_set("acts/nodeeds", "left_open")


def not_asked(match: Match) -> bool:
    """Whether the act's own phrases say that it is done to nobody."""
    return any(holds(match) for holds in RULES)


def _campaigned(match: Match) -> bool:
    """ "Campaigned for the presidency", "is campaigning in Texas": a candidate, who asks for votes."""
    verb = match.trigger
    if match.sense.type != "REQUEST" or lemma(verb) != "campaign" or verb.pos_ != "VERB":
        return False
    ends = by_preposition(verb).get("for", [])
    if "against" in by_preposition(verb) or children(verb, "xcomp"):
        return False
    return not ends or all(lemma(t) in CANDIDACIES or _one_of_them(t) for t in ends)


def _one_of_them(name: Token) -> bool:
    return name.ent_type_ == "PER" or any(lemma(c) in CANDIDACIES for c in children(name, "flat", "compound"))


def _arranged(match: Match) -> bool:
    """ "Met to make final arrangements for the summit": got it ready."""
    verb = match.trigger
    if match.sense.type != "AGREE" or lemma(verb) != "make" or verb.pos_ != "VERB":
        return False
    return any(t.tag_ == "NNS" and lemma(t) in PREPARATIONS for t in children(verb, "obj", "nsubj:pass"))


def _condemned_to(match: Match) -> bool:
    """ "The law condemned them to live in fear": no words of blame."""
    verb = match.trigger
    if match.sense.type != "ACCUSE" or lemma(verb) != "condemn" or verb.pos_ != "VERB":
        return False
    clauses = [
        *children(verb, "xcomp"),
        *(c for t in children(verb, "obj") if lemma(t) in PEOPLE for c in children(t, "acl")),
    ]
    return any(c.tag_ == "VB" for c in clauses)


def _turned_out(match: Match) -> bool:
    """ "Thousands turned out for the funeral": in mourning, not in protest."""
    verb = match.trigger
    if match.sense.type != "PROTEST" or verb.pos_ != "VERB":
        return False
    phrases = by_preposition(verb)
    turned_out = lemma(verb) in ("turn", "gather", "come") and not match.roles.get("B")
    return turned_out and any(lemma(t) in MOURNING for word in ("for", "to", "at") for t in phrases.get(word, ()))


def _left_open(match: Match) -> bool:
    """ "Refused to rule out a visit": nothing is rejected."""
    verb = match.trigger
    if match.sense.type != "REJECT" or lemma(verb) not in LEFT_OPEN or verb.pos_ != "VERB":
        return False
    return verb_status(verb)[0] == "not_happened"


def _overcame(match: Match) -> bool:
    """ "The firm overcame its problems": one alone, with nobody to agree with."""
    verb = match.trigger
    if match.sense.type != "AGREE" or lemma(verb) != "overcome" or match.roles.get("B"):
        return False
    doers = agents(verb)
    return len(doers) == 1 and doers[0].tag_ in ("NN", "NNP", "PRP") and doers[0].lower_ != "they"


RULES: tuple[Callable[[Match], bool], ...] = (
    _campaigned,
    _arranged,
    _condemned_to,
    _turned_out,
    _left_open,
    _overcame,
)
