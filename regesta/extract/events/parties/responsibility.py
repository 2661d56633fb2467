"""Who answers for a deed, by the clause that it stands in. In: the noun of a deed, or a verb of suspecting. Out: words of those who did
it, or who suspect somebody of it.

"Claimed the raid", "an attack blamed on the gang", "was accused of the bombing", "is behind the killing", "killed two in an ambush".
"""

from spacy.tokens import Token

from regesta.extract.events.status.words import negated
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.ofclass import AMOUNTS
from regesta.extract.grammar.relations import agents, by_preposition, children, is_passive, patients, preposition
from regesta.extract.statements.cues import verbs as spoken
from regesta.lexicons import lexicon, word_set

BLAMING = word_set("acts/parties", "blaming")
CLAIMING = word_set("acts/parties", "claiming")
OWNED = word_set("acts/parties", "claimed")
PARTITIVE = frozenset(lexicon("events/roles")["partitive"]) | AMOUNTS
SUSPECTING = word_set("acts/parties", "suspecting")
SUSPECTS = word_set("acts/parties", "suspects")
CATCHING = word_set("acts/parties", "catching")
GUILTY = word_set("acts/parties", "guilty")
SHARES = word_set("acts/parties", "shares_in_a_deed")
INTENDING = word_set("acts/parties", "intending")
HARMING = word_set("acts/parties", "harming")
OWN_WORD = word_set("acts/parties", "own_word")
IN_OFFICE = word_set("acts/parties", "in_office")


def answerable(noun: Token) -> list[Token]:
    """Those who claim a deed, on whom it is laid, who are said to have done it, or do another with it; not who is accused of it."""
    said = [] if lemma(noun.head) in SUSPECTING or _shared(noun) else suspected(noun)
    return claimed_by(noun) or laid_on(noun) or said or in_its_course(noun)


def _shared(noun: Token) -> bool:
    """ "Involvement in the raid", "a role in the raid"."""
    return noun.dep_ in ("nmod", "conj") and lemma(noun.head) in SHARES


def suspected(noun: Token) -> list[Token]:
    """On whom a deed is laid by the clause: "was accused of the raid", "those responsible for the attack", "a suspect in the killing"."""
    shared = False
    while noun.dep_ in ("nmod", "conj") and (lemma(noun.head) in PARTITIVE or lemma(noun.head) in SHARES):
        noun = noun.head
        shared = shared or lemma(noun) in SHARES
    over, word = noun.head, preposition(noun)
    if noun.dep_ == "obj" and lemma(over) in BLAMING:  # "blamed the raid on the militia"
        return [t for one in (over, noun) for t in by_preposition(one).get("on", ())]
    if word == "behind":
        return _behind(noun)
    if noun.dep_ not in ("obl", "nmod") or word not in ("for", "in", "of", "with", "over"):
        return []
    caught = patients(over) if over.pos_ == "VERB" and lemma(over) in CATCHING else []
    if negated(over):  # "was not charged in the killing"
        return []
    if over.pos_ == "VERB" and lemma(over) in SUSPECTING:
        return patients(over)
    if caught and (shared or all(lemma(t) in SUSPECTS for t in caught)):
        return caught
    if lemma(over) in GUILTY:
        return [over.head] if over.dep_ == "amod" else agents(over)
    return [over] if lemma(over) in SUSPECTS and over.i < noun.i else []


def _behind(noun: Token) -> list[Token]:
    """ "The rebels were behind the killing", "is believed to be behind it", "the group behind the raid"."""
    over = noun.head
    if noun.dep_ == "nmod":
        return [over] if over.pos_ in ("NOUN", "PROPN", "PRON") else []
    if not children(noun, "cop") or negated(noun) or negated(over):
        return []
    if noun.dep_ == "xcomp":  # "is believed to be behind it"
        return patients(over) if is_passive(over) else agents(over)
    return children(noun, "nsubj")


def in_its_course(noun: Token) -> list[Token]:
    """Whose blow it was in which, or with which, somebody was struck: "killed two in an ambush", "seized him during a raid"."""
    while noun.dep_ == "nmod" and lemma(noun.head) in PARTITIVE:
        noun = noun.head
    over = noun.head
    if noun.dep_ == "obj" and lemma(over) in INTENDING:  # "plotted an attack"
        return agents(over)
    if noun.dep_ != "obl" or preposition(noun) not in ("in", "during", "with") or over.pos_ != "VERB":
        return []
    return agents(over) if not is_passive(over) and lemma(over) in HARMING else []


def laid_on(noun: Token) -> list[Token]:
    """On whom a deed is laid: "attacks blamed on the group", "the attack was blamed on the group"."""
    over = [noun.head] if noun.dep_ == "nsubj:pass" and not negated(noun.head) else []
    blamed = [c for c in (*children(noun, "acl"), *over) if c.tag_ == "VBN" and lemma(c) in BLAMING]
    return [t for c in blamed for word in ("on", "to") for t in by_preposition(c).get(word, ())]


def claimed_by(noun: Token) -> list[Token]:
    """Who says that he did it: "claimed the attack", "took responsibility for the raid", "the attack was claimed by the group"."""
    if noun.dep_ == "nmod" and preposition(noun) == "of" and lemma(noun.head) in AMOUNTS:
        noun = noun.head  # "claimed dozens of attacks"
    over, led = noun.head, preposition(noun) == "for"
    if led and lemma(over) in OWNED and over.dep_ in ("obj", "nsubj:pass"):
        over = over.head
    elif led and noun.dep_ == "obl":
        over = over if any(lemma(t) in OWNED for t in children(over, "obj", "nsubj:pass")) else noun
    elif noun.dep_ not in ("obj", "nsubj:pass") or lemma(over) != "claim":
        over = noun
    if over.pos_ != "VERB" or lemma(over) not in CLAIMING or negated(over):
        return []
    return [t for t in agents(over) if not negated(t)]


def suspecting(verb: Token) -> list[Token]:
    """ "Officials say he is suspected of spying": those in office who say so suspect him."""
    over = verb.head
    told = verb.dep_ == "ccomp" and lemma(over) in spoken() and lemma(verb) == "suspect"
    if not told or not is_passive(verb) or agents(verb):
        return []
    return [t for t in agents(over) if lemma(t) in OWN_WORD or lemma(t) in IN_OFFICE]
