"""What the words around a verb say of its act beside tense and governors. In: the verb in its tree. Out: a status, a yes or no.

"Did not sign until July": then it was done. "If Chad commits such a provocation as sending a drone": on a condition. "The guards are at the
port, handing out food", "is in the process of leaving the union": it goes on.
"""

from spacy.tokens import Token

from regesta.extract.events.status.forms import nobody, nor
from regesta.extract.events.status.words import Read, governors, negated, words
from regesta.extract.grammar.conditions import conditional
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import by_preposition, children, preposition
from regesta.lexicons import lexicon, word_set

ENDS = frozenset({"until", "till"})
UP_TO_NOW = word_set("acts/courses", "this_moment")
MIDST = word_set("acts/courses", "midst")
MAKING_PAPERS = word_set("acts/courses", "making_papers")
DRAFTS = word_set("acts/courses", "drafts")
PAPERS = frozenset(lexicon("events/classes")["letter"]) | frozenset(lexicon("events/classes")["treaty"])
AS_SUCH = frozenset({"as", "by", "like"})
THEN = frozenset({"did", "was", "were", "had"})
PRESENT = frozenset({"is", "are", "'s", "’s", "'re", "’re", "am"})
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


def in_a_condition(verb: Token) -> bool:
    """ "If Chad commits such a provocation as sending a drone"; not "if Chad apologises for sending it", which was done."""
    if verb.tag_ != "VBG" or children(verb, "aux", "aux:pass", "nsubj"):
        return False
    marks = {c.lower_ for c in children(verb, "mark", "case")}
    if not (marks <= AS_SUCH if marks else verb.dep_ == "advcl"):
        return False
    over = next((t for t in verb.ancestors if t.pos_ == "VERB" and t.tag_ != "VBG"), None)
    return over is not None and conditional(over)


def at_the_place(verb: Token) -> Read | None:
    """ "The guards are at the port, handing out food": a participle beside where, or what, somebody is now."""
    head = verb.head
    beside = verb.dep_ == "advcl" and verb.tag_ == "VBG" and not children(verb, "mark", "case", "aux", "aux:pass")
    if not beside or head.pos_ not in ("NOUN", "PROPN", "ADJ", "ADV") or verb.i < head.i:
        return None
    now = {c.lower_ for c in children(head, "cop")} & PRESENT and not children(head, "aux")
    return ("ongoing", ("progressive",)) if now and not negated(head) else None


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


def said_in_it(verb: Token) -> bool:
    """ "Issued a statement to condemn the raid", "sent a letter to protest": done by the paper."""
    return lemma(maker(verb.head)) in MAKING_PAPERS and lemma(verb.head) in PAPERS and lemma(verb) in words("shown")


def maker(paper: Token) -> Token:
    """The verb that makes a paper known: "issued statements and letters to condemn the raid"."""
    while paper.dep_ == "conj" and paper.head.pos_ == "NOUN":
        paper = paper.head
    return paper.head if paper.dep_ in ("obj", "nsubj:pass") else paper


def in_a_draft(verb: Token) -> Read | None:
    """ "Sent parliament a bill banning the party": what a draft would do."""
    draft = verb.head
    if (
        verb.dep_ != "acl"
        or lemma(draft) not in DRAFTS
        or lemma(verb) in words("shown")
        or children(verb, "mark", "case", "aux")
    ):
        return None
    over = draft.head if draft.dep_ in ("obj", "nsubj:pass") else None
    passed = over is not None and lemma(over) in words("passing") and not negated(over)
    return ("planned" if passed else "possible"), (f"what a {draft.text!r} would do",)


def being_done(verb: Token, auxiliaries: set[str]) -> Read | tuple[()] | None:
    """ "Died after being shot" was done; "being briefed, she praised them" is as what it stands beside, which the caller tells: ()."""
    if "being" not in auxiliaries:
        return None
    if children(verb, "mark", "case"):
        return "happened", ("participle",)
    return () if verb.dep_ == "advcl" and not auxiliaries & TENSED else None
