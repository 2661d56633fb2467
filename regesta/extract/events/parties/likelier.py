"""Who else can have done it, where the tree's subject cannot. In: a verb whose subject is nobody. Out: those who can, or nobody.

Of "a complaint by a member of the party, who accused her" the network hangs the clause on the complaint, of "the ministry said the visit
was off and urged Chad to wait" the urging on the visit. Only somebody accuses or urges: the nearest before the clause, or whoever says so.
"""

from collections.abc import Callable

from spacy.tokens import Token

from regesta.extract.grammar.conjuncts import with_conjuncts
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import TEXTS, agents, antecedent, children, is_passive
from regesta.extract.statements.cues import verbs as spoken
from regesta.lexicons import lexicon, word_set

ActorLike = Callable[[Token], bool]
INNER = frozenset({"compound", "amod", "flat", "nmod:desc", "case", "det", "nmod:poss"})
BODIES = ("ORG", "LOC")
HUMAN = word_set("acts/kinds", "given_in_words") | {"CONSULT", "COOPERATE"}
PEOPLE = frozenset(lexicon("people/nominals")["persons"]["nouns"]) | frozenset(lexicon("read/people_nouns")["persons"])


def likelier(verb: Token, sort: str, actor_like: ActorLike) -> list[Token]:
    """Those who can have done what a verb says.

    Args:
        verb: a verb whose subject can do nothing.
        sort: the type of the act.
        actor_like: whether a word can name somebody who acts.
    """
    if is_passive(verb):
        return []
    return _before_clause(verb, sort, actor_like) or (_who_says(verb, actor_like) if sort in HUMAN else [])


def _before_clause(verb: Token, sort: str, actor_like: ActorLike) -> list[Token]:
    """ "A complaint by a member of the party, who ...", "trouble with Chad, which had accused ...": the nearest that can."""
    clause = verb
    while clause.dep_ == "conj" and clause.head.pos_ == "VERB" and not children(clause, "nsubj", "nsubj:pass"):
        clause = clause.head
    pronoun = next((t for t in children(clause, "nsubj") if t.lower_ in ("who", "which")), None)
    if clause.dep_ != "acl:relcl" or pronoun is None or is_passive(clause):
        return []
    noun, who = antecedent(pronoun), pronoun.lower_ == "who"
    if lemma(noun) in TEXTS or not (who or sort in HUMAN) or noun.i > pronoun.i:
        return []
    for word in reversed(noun.doc[noun.i + 1 : pronoun.i]):
        if word.pos_ not in ("NOUN", "PROPN") or word.dep_ in INNER or not actor_like(word):
            continue
        if _somebody(word) if who else word.ent_type_ in BODIES:
            return [word]
    return []


def _somebody(word: Token) -> bool:
    """Whether "who" can stand for a word: a person by name, people."""
    return word.ent_type_ == "PER" or (not word.ent_type_ and (lemma(word) in PEOPLE or word.tag_ == "NNS"))


def _who_says(verb: Token, actor_like: ActorLike) -> list[Token]:
    """ "The ministry said the visit was off and urged Chad to wait": the ministry urged."""
    first = verb.head
    if verb.dep_ != "conj" or first.dep_ != "ccomp" or children(verb, "nsubj", "nsubj:pass", "expl"):
        return []
    over = first.head
    if over.pos_ != "VERB" or lemma(over) not in spoken():
        return []
    return [t for head in agents(over)[:1] for t in with_conjuncts(head) if actor_like(t)]
