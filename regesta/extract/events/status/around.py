"""What the words around a verb say of its act beside tense and governors. In: the verb in its tree. Out: a status, a yes or no.

"Did not sign until July": then it was done. "Is in the process of leaving the union": it goes on.
"""

from spacy.tokens import Token

from regesta.extract.events.status.forms import nobody, nor
from regesta.extract.events.status.words import Read, governors, negated
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import by_preposition, children, preposition
from regesta.lexicons import lexicon, word_set

ENDS = frozenset({"until", "till"})
UP_TO_NOW = word_set("acts/courses", "this_moment")
MIDST = word_set("acts/courses", "midst")
PAPERS = frozenset(lexicon("events/classes")["letter"]) | frozenset(lexicon("events/classes")["treaty"])
THEN = frozenset({"did", "was", "were", "had"})
TENSED = frozenset({"is", "are", "was", "were", "been", "'s", "’s", "has", "had", "have"})
NOT_UNTIL = "not until then"


def late(verb: Token) -> bool:
    """ "Did not sign until July", "no pact was signed until July", "was not freed until the ransom was paid": it was done then."""
    return (negated(verb) or nobody(verb) or nor(verb)) and _not_until(verb)


def _not_until(verb: Token) -> bool:
    if not {c.lower_ for c in children(verb, "aux", "aux:pass")} & THEN and verb.tag_ != "VBD":
        return False
    if any(c.lower_ == "to" for c in children(verb, "mark")):
        return False  # "was not to leave until June": so it was arranged
    for phrase in children(verb, "obl", "obl:unmarked", "obl:tmod", "advmod", "advcl"):
        marks = {c.lower_ for c in children(phrase, "case", "mark")}
        if phrase.i < verb.i or not marks & ENDS or UP_TO_NOW & {t.lower_ for t in phrase.subtree}:
            continue
        told = phrase.tag_ in ("VBD", "VBN") if phrase.dep_ == "advcl" else True
        if told:
            return True
    return False


def in_the_midst(verb: Token) -> Read | None:
    """ "Is in the process of leaving the union", "was in the midst of withdrawing"."""
    head = verb.head
    marks = {c.lower_ for c in children(verb, "mark", "case")}
    if "of" not in marks or lemma(head) not in MIDST or preposition(head) != "in":
        return None
    if not children(head, "cop") and head.dep_ not in ("advcl", "acl"):
        return None  # "his part in the process of choosing a premier"
    if {c.lower_ for c in children(head, "aux")} & {"will", "would", "could", "may", "might"}:
        return None
    return (
        ("not_happened", (f"not in the {head.text} of",)) if negated(head) else ("ongoing", (f"the {head.text} of it",))
    )


def intended(verb: Token) -> Read | None:
    """ "Signed a letter of intent on selling gas": a paper of what is to be done."""
    paper = verb.head
    if verb.dep_ != "acl" or lemma(paper) not in PAPERS:
        return None
    for thing in by_preposition(paper).get("of", ()):
        if governors("nouns").get(lemma(thing)) == "planned":
            return "planned", (f"{paper.text!r} of {thing.text!r}",)
    return None


def being_done(verb: Token, auxiliaries: set[str]) -> Read | tuple[()] | None:
    """ "Died after being shot" was done; "being briefed, she praised them" is as what it stands beside, which the caller tells: ()."""
    if "being" not in auxiliaries:
        return None
    if children(verb, "mark", "case"):
        return "happened", ("participle",)
    return () if verb.dep_ == "advcl" and not auxiliaries & TENSED else None
