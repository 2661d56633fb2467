"""Who felled or seized those of whom a sentence says only that they were. In: a passive verb. Out: words of those who did it.

"Seven were wounded when a gunman threw a grenade at a bus": the gunman. "The army says twenty rebels were killed", "the police said two
men had been arrested": the army and the police, who speak for what they do.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from regesta.extract.events.parties.blows import is_blow, is_fighter, strikers
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.misread import shares_passive
from regesta.extract.grammar.relations import agents, by_preposition, children, is_passive
from regesta.extract.statements.cues import verbs as spoken
from regesta.lexicons import lexicon, word_set

WHEN = word_set("acts/courses", "at_a_blow")
OUTLAWS = word_set("acts/parties", "outlaws")
SETTING_UPON = word_set("acts/parties", "setting_upon")
OWN_WORD = word_set("acts/parties", "own_word")
FOES = word_set("acts/parties", "foes")
IN_OFFICE = word_set("acts/parties", "in_office")
MISHAPS = word_set("acts/parties", "mishaps")
FORCES = frozenset(lexicon("events/classes")["force"])
WITHIN = ("in", "during", "by", "amid", "after", "from")


def set_upon(verb: Token) -> list[Token]:
    """ "Were wounded when a gunman threw a grenade": those armed who did what stands in the clause of the moment."""
    if not is_passive(verb):
        return []
    joined = [v for v in children(verb, "conj") if is_passive(v)]
    joined += [verb.head] if verb.dep_ == "conj" and is_passive(verb.head) else []
    for clause in (c for one in (verb, *joined) for c in children(one, "advcl")):
        when = {clause.left_edge.lower_, *(c.lower_ for c in children(clause, "mark", "advmod"))}
        fired = lemma(clause) != "open" or any(lemma(t) == "fire" for t in children(clause, "obj"))
        if when & WHEN and lemma(clause) in SETTING_UPON and fired and not is_passive(clause):
            doers = agents(clause)
            armed = [t for t in doers if _armed(t)] if lemma(clause) not in ("hit", "strike") else []
            return armed or [t for blow in doers if is_blow(blow) for t in strikers(blow)]
    return []


def by_who_says(verb: Token, done_to: Sequence[Token]) -> list[Token]:
    """ "The army says twenty rebels were killed": a force that tells what befell its foes tells what it did."""
    top = verb
    while top.dep_ == "conj" and (is_passive(top.head) or shares_passive(top)):
        top = top.head
    over = top.head
    if top.dep_ not in ("ccomp", "parataxis") or not is_passive(verb) or lemma(over) not in spoken():
        return []
    if not all(is_blow(t) and not strikers(t) for t in agents(verb)):
        return []
    if any(children(c, "nsubj", "nsubj:pass") for one in (verb, top) for c in children(one, "advcl") if _at_once(c)):
        return []
    phrases = [t for one in (verb, top) for word in WITHIN for t in by_preposition(one).get(word, ())]
    if any(lemma(t) in MISHAPS or strikers(t) for t in phrases) or not (done_to and all(_foe(t) for t in done_to)):
        return []
    if not any(is_blow(t) for t in phrases):  # where and when it was says nothing of who did it
        return []
    return [t for t in agents(over) if lemma(t) in OWN_WORD]


def suspecting(verb: Token) -> list[Token]:
    """ "Officials say he is suspected of spying": those in office who say so suspect him."""
    over = verb.head
    told = verb.dep_ == "ccomp" and lemma(over) in spoken() and lemma(verb) == "suspect"
    if not told or not is_passive(verb) or agents(verb):
        return []
    return [t for t in agents(over) if lemma(t) in OWN_WORD or lemma(t) in IN_OFFICE]


def _at_once(clause: Token) -> bool:
    return any(c.lower_ in ("when", "as", "while") for c in children(clause, "mark", "advmod"))


def _armed(token: Token) -> bool:
    return is_fighter(token) or lemma(token) in OUTLAWS or (lemma(token) in FORCES and not token.ent_type_)


def _foe(token: Token) -> bool:
    return (is_fighter(token) and lemma(token) not in OWN_WORD) or lemma(token) in OUTLAWS or lemma(token) in FOES
