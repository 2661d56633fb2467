"""What the words above a clause or an act say of it. In: the act's word. Out: a status, or None where nothing above speaks of it.

"Denied that", "reports that … are false", "denied any role in the attack", "it is not true that", "rumours that".
"""

from spacy.tokens import Token

from regesta.extract.events.status.forms import (
    to_come,
)
from regesta.extract.events.status.words import (
    Read,
    governors,
    negated,
    said_by,
    value,
    words,
)
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import children, is_passive, preposition
from regesta.lexicons import word_set

DUBBING = word_set("acts/courses", "dubbing")
NOW = frozenset({"is", "are", "has", "have"})
CATCHING = word_set("acts/courses", "catching")
FAILED = word_set("acts/courses", "failed")
UNTIL = frozenset({"until", "till"})
ONCE = frozenset({"once", "after", "before"})
TIMES = frozenset({"when", "once", "after", "before"}) | UNTIL
CLAUSES = ("ccomp", "acl", "acl:relcl", "csubj", "csubj:pass", "xcomp")
COMES_TO_NOTHING = word_set("acts/courses", "comes_to_nothing")
DONE = ("happened", "ongoing")


def above_clause(verb: Token) -> Read | None:
    """What stands above the clause that a verb heads, or that it is joined to."""
    clause = verb
    while clause.dep_ == "conj" and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    head = clause.head
    that = any(c.lower_ in ("that", "to", "having") for c in children(clause, "mark", "aux", "obj"))
    if clause.dep_ not in CLAUSES or head is clause or _added(clause):
        return None
    if clause.dep_ in ("csubj", "csubj:pass", "ccomp") and head.pos_ in ("ADJ", "NOUN"):
        found = predicate(head)
        if found is not None:
            return found
    things = children(clause, "obj")  # "charges that she helped them", where "that" is read as one of two objects
    marked = clause.dep_ == "acl:relcl" and any(
        c.lower_ == "that" for c in (*children(clause, "mark"), *(things if len(things) > 1 else ()))
    )
    if head.pos_ == "NOUN" and (clause.dep_ in ("ccomp", "acl") or marked) and that:
        told = next((t for t in (head, *head.ancestors) if lemma(t) in words("claims") or t.pos_ == "PROPN"), head)
        return claim(told) or _noun(head)  # "rumours spread by outlets that ..." hangs on the outlets, by a slip
    if head.pos_ == "VERB" and clause.dep_ == "ccomp" and lemma(head) in words("hoping"):
        return None, (f"under {head.text!r}",)
    if head.pos_ == "VERB" and clause.dep_ != "acl:relcl":
        return _verb(head)
    return None


def _added(clause: Token) -> bool:
    """ "Hoped for aid to the town, where a blast had killed ten": a clause with "where" behind a comma tells of a place what is so."""
    where = next((c for c in children(clause, "advmod") if c.lower_ == "where" and c.i < clause.i), None)
    return where is not None and where.i > clause.sent.start and where.nbor(-1).text == ","


def _verb(head: Token) -> Read | None:
    """ "Denied that", "fears that", "doubted that"."""
    if said_by(head, "verbs") == "denied":
        return ("happened" if negated(head) else "denied"), (f"under {head.text!r}",)
    nobody = any(c.lower_ in ("nobody", "none") for c in children(head, "nsubj"))
    if lemma(head) in words("doubting") and not nobody and not negated(head):
        return "possible", (f"under {head.text!r}",)
    return None


def _noun(head: Token) -> Read | None:
    """ "The denial that", "the fear that", "rumours that"."""
    if lemma(head) in words("hoping"):
        return None, (f"under {head.text!r}",)
    said = None if abandoned(head) else governors("nouns").get(lemma(head))
    if said == "denied" or (said == "possible" and not children(head, "case")):
        return said, (f"under {head.text!r}",)  # type: ignore[return-value]  # words of the lexicon, checked by its test
    return None


def predicate(head: Token) -> Read | None:
    """ "It is not true that", "is a lie that", "it is possible that"."""
    word = lemma(head)
    if word in words("false"):
        return ("happened" if negated(head) else "denied"), (f"said to be {head.text!r}",)
    if word == "true" and negated(head):
        return "denied", ("said not to be true",)
    if head.pos_ == "ADJ" and governors("adjectives").get(word) == "possible":
        return "possible", (f"said to be {head.text!r}",)
    return None


def claim(noun: Token) -> Read | None:
    """What is said of a report or claim, and so of the act it tells: it is rejected, false, being looked into."""
    if lemma(noun) not in words("claims"):
        return None
    head = noun.head
    if noun.dep_ == "nsubj" and head.pos_ in ("ADJ", "NOUN"):
        return predicate(head)
    if noun.dep_ in ("nmod", "obl") and lemma(head) == "truth" and negated(head):
        return "denied", ("no truth in it",)
    if noun.dep_ == "obl" and lemma(head) == "guilty" and negated(head):
        return "denied", ("not guilty of it",)
    if head.pos_ != "VERB":
        return None
    if noun.dep_ in ("obj", "nsubj:pass", "obl") and lemma(head) in DUBBING:
        wrong = [t for t in head.subtree if t.lower_ in words("false")]
        return ("denied", (f"called {wrong[0].text!r}",)) if wrong else None
    if noun.dep_ in ("obj", "nsubj:pass") or (noun.dep_ == "nsubj" and is_passive(head)):
        if "denied" in (said_by(head, "event_verbs"), said_by(head, "verbs")):
            return ("happened" if negated(head) else "denied"), (f"{head.text!r} the {noun.text}",)
        if lemma(head) in words("checking") and (negated(head) or lemma(head) != "confirm"):
            return "possible", (f"{head.text!r} the {noun.text}",)
    if noun.dep_ == "obl" and preposition(noun) == "into" and lemma(head) in words("checking"):
        return "possible", (f"{head.text!r} into it",)
    return None


def part_in(noun: Token) -> Read | None:
    """ "Denied any role in the attack", "denied responsibility for it": the act is denied as far as they go."""
    above = noun.head
    if noun.dep_ != "nmod" or lemma(above) not in words("taking_part") or above.head.pos_ != "VERB":
        return None
    verb = above.head
    while verb.dep_ in ("xcomp", "ccomp") and verb.head.pos_ == "VERB":  # "denied having had a hand in"
        verb = verb.head
    if said_by(verb, "verbs") == "denied" and not negated(verb):
        return "denied", (f"{verb.text!r} {above.text} in it",)
    return None


def abandoned(noun: Token) -> Read | None:
    """A plan, offer or invitation that was given up, or came to nothing."""
    verb = noun.head
    if verb.pos_ != "VERB":
        return None
    if noun.dep_ in ("obj", "nsubj:pass") and said_by(verb, "event_verbs") in ("not_happened", "denied"):
        return ("happened" if negated(verb) else "not_happened"), (f"{verb.text!r} the {noun.text}",)
    if noun.dep_ == "nsubj" and came_to_nothing(verb):
        return "not_happened", (f"{noun.text} {verb.text} to nothing",)
    if noun.dep_ == "obj" and lemma(verb) in ("accept", "take"):
        return ("not_happened" if negated(verb) else "planned"), (f"{verb.text!r} the {noun.text}",)
    return None


def failed(noun: Token) -> bool:
    """ "A failed attempt to free them", "a foiled plot to kill him"."""
    return any(c.lower_ in FAILED for c in children(noun, "amod"))


def caught_at_it(trying: Token) -> bool:
    """ "Arrested two men trying to cross the line", "killed a rebel who was attempting to plant a bomb": they came no further."""
    clause = trying
    while clause.dep_ == "conj" and clause.head.pos_ == "VERB":
        clause = clause.head
    noun = clause.head
    if clause.dep_ not in ("acl", "acl:relcl") or noun.dep_ not in ("obj", "nsubj:pass", "obl") or noun.pos_ == "VERB":
        return False
    over = noun.head
    fired = noun.dep_ == "obl" and preposition(noun) in ("on", "at") and lemma(over) in ("open", "fire", "shoot")
    stopped = noun.dep_ != "obl" and lemma(over) in CATCHING and over.tag_ in ("VBD", "VBN") and not negated(over)
    return fired or stopped


def came_to_nothing(verb: Token) -> bool:
    """ "Fell through", "came to nothing"."""
    if said_by(verb, "subject_verbs") == "not_happened":
        return True
    return any(t.lower_ in COMES_TO_NOTHING for t in children(verb, "obl"))


def asked_for(verb: Token, auxiliaries: set[str]) -> bool:
    """The bare form after "that" and a subject: "its call that Chad release the crew", "that they be freed"."""
    subjects = children(verb, "nsubj", "nsubj:pass")
    one = len(subjects) == 1 and subjects[0].tag_ in ("NN", "NNP") and not children(subjects[0], "conj")
    bare = not auxiliaries and (verb.tag_ == "VB" or (verb.tag_ == "VBP" and one))
    that = any(c.lower_ == "that" for c in children(verb, "mark"))
    return (bare or auxiliaries == {"be"}) and that and bool(subjects) and verb.dep_ in ("ccomp", "acl", "acl:relcl")


def yet_to_be(verb: Token) -> Read | None:
    """ "When she visits Lima, she will sign", "once arms are sent, the war can end": what a clause of time leaves to come."""
    clause = verb
    while clause.dep_ == "conj" and clause.head.pos_ == "VERB" and not children(clause, "mark"):
        clause = clause.head
    over = clause.head
    helpers = {c.lower_ for c in children(verb, "aux", "aux:pass", "cop")}
    now = verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VBN" and bool(helpers & NOW))
    marks = {c.lower_ for c in children(clause, "mark", "advmod") if c.i < clause.i}  # not "although they met before"
    if clause.dep_ != "advcl" or not now or not marks & TIMES:
        return None
    bound = {c.lower_ for c in children(over, "aux", "aux:pass")}
    if bound & {"will", "shall", "'ll", "’ll"}:
        left_open = marks & UNTIL and negated(over)  # "will not return until the ban is lifted"
        return ("possible", ("until then",)) if left_open else ("planned", ("a time to come, of what will be",))
    if bound & {"can", "could", "may", "might", "would"}:
        return "possible", ("a time to come, of what may be",)
    if marks & UNTIL:
        return "possible", ("until then",)
    ahead = governors("verbs").get(lemma(over.head)) if over.dep_ in ("xcomp", "ccomp") else None
    over_to = any(c.lower_ == "to" for c in children(over, "mark"))
    hoped = over_to and (ahead in ("planned", "possible") or governors("adjectives").get(lemma(over.head)) == "planned")
    if hoped:
        return "planned", ("a time to come, of what is to be",)
    habit = over.tag_ in ("VBZ", "VBP") and not bound & NOW
    ahead_of = marks & ONCE and (over.tag_ not in ("VBD", "VBN") or marks == {"once"})
    if (ahead_of and not habit) or (to_come(verb) and not habit):
        return "planned", ("the present of what is yet to be",)  # "offered land once the troops leave"
    return None


def embedded(verb: Token, read: Read) -> Read:
    """What stands above the clause: "denied that", "reports that ... are false", "urged that"."""
    above = above_clause(verb)
    if above is not None:
        return above[0], (*read[1], *above[1])
    clause = verb
    while clause.dep_ == "conj" and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    head = clause.head
    if clause.dep_ != "ccomp" or head.pos_ not in ("VERB", "NOUN", "ADJ"):
        return read
    table = {"VERB": "verbs", "NOUN": "nouns", "ADJ": "adjectives"}[head.pos_]
    said = governors(table).get(lemma(head))
    wished = lemma(head) in words("wished") or (said in ("none", "possible") and verb.tag_ == "VB")
    if wished and read[0] in DONE:
        return value("none", f"wished under {head.text!r}")
    return read
