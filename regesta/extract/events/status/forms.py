"""What the form of a verb and the words beside it say of its act. In: a verb in its tree. Out: whether it was so, lasts,
is to come, or is done by nobody.

Nothing here asks what the clause hangs on: that is `status`.
"""

from spacy.tokens import Token

from regesta.extract.events.status.words import Read, negated
from regesta.extract.grammar.conditions import inverted
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import children
from regesta.lexicons import word_set

NOT_QUITE = word_set("acts/courses", "not_quite")
PERFECT = frozenset({"have", "'ve", "’ve", "having"})
LIKING = word_set("acts/courses", "liking")
LASTING = word_set("acts/courses", "lasting")
LEFT_SO = word_set("acts/courses", "left_so")
LET_OUT = word_set("acts/courses", "let_out")
STAYING = word_set("acts/courses", "staying")
LEFT_THERE = word_set("acts/courses", "left_there")
UP_TO_NOW = word_set("acts/courses", "up_to_now")
IN_FORCE = word_set("acts/courses", "in_force")


def nobody(verb: Token) -> bool:
    """ "No agreement was signed", "neither side met": the negation stands on an argument."""
    arguments = children(verb, "nsubj", "nsubj:pass", "obj")
    return any(a.lower_ in ("nobody", "none", "nothing", "neither") or negated(a) for a in arguments)


def yet_to(verb: Token) -> bool:
    """ "Has yet to concede", read as one verb with its auxiliary."""
    helpers = {c.lower_ for c in children(verb, "aux")}
    return bool(helpers & {"has", "have", "had"}) and any(c.lower_ == "yet" for c in children(verb, "advmod"))


def nor(verb: Token) -> bool:
    """ "Did not concede or admit it": the second verb shares the first one's negation."""
    first = verb.head
    if verb.dep_ != "conj" or first.pos_ != "VERB" or verb.tag_ != first.tag_ or not negated(first):
        return False
    own = children(verb, "nsubj", "nsubj:pass", "aux", "aux:pass", "mark")
    return not own and any(c.lower_ in ("or", "nor") for c in children(verb, "cc"))


def unreal(verb: Token) -> Read | None:
    """What would have been, nearly was, or was to have been."""
    auxiliaries = {c.lower_ for c in children(verb, "aux", "aux:pass")}
    perfect = verb.tag_ == "VBN" and bool(auxiliaries & PERFECT)
    if perfect and auxiliaries & {"would", "'d"}:
        return "not_happened", ("would have been",)
    if perfect and auxiliaries & {"could", "might"} and but_not(verb):
        return "not_happened", ("could have been, but",)
    if perfect and auxiliaries & {"was", "were"} and any(c.lower_ == "to" for c in children(verb, "mark")):
        return "not_happened", ("was to have been",)
    if verb.dep_ == "advcl" and verb.tag_ == "VBN" and inverted(verb, "had"):
        return "not_happened", ("had it been",)
    if any(c.lower_ in NOT_QUITE and c.i < verb.i for c in children(verb, "advmod")):
        return "not_happened", ("not quite",)
    return None


def but_not(verb: Token) -> bool:
    """Whether a clause joined by "but" follows."""
    return any(any(c.lower_ == "but" for c in children(joined, "cc")) for joined in children(verb, "conj"))


def lasting(verb: Token, auxiliaries: set[str]) -> bool:
    """ "Has been held since Monday", "have occupied the town for a year", "remains in jail": a lasting act that goes on."""
    if verb.tag_ in ("VBZ", "VBP") and lemma(verb) in STAYING:
        return True
    so_now = auxiliaries == {"is"} or auxiliaries == {"are"} or (verb.dep_ == "acl" and not auxiliaries)
    if so_now and verb.dep_ == "acl" and _let_out(verb.head):
        return False
    if verb.tag_ == "VBN" and so_now and lemma(verb) in LEFT_SO:
        return True  # "sailors held in Chad", "troops are stationed there"
    if verb.tag_ != "VBN" or not auxiliaries & {"has", "have"}:
        return False
    if lemma(verb) in LEFT_THERE:
        return True  # "have remained in Chad"
    phrases = children(verb, "obl", "obl:unmarked", "advcl")
    if any(
        t.tag_ == "NNS" and {"for"} & {c.lower_ for c in t.children} and UP_TO_NOW & {c.lower_ for c in t.children}
        for t in phrases
    ):
        return True  # "have traded for the past ten years"
    if lemma(verb) not in LASTING:
        return False
    return any(c.lower_ in ("since", "for") for phrase in phrases for c in children(phrase, "case", "mark"))


def _let_out(held: Token) -> bool:
    """ "The crew held by pirates was freed", "former hostages held in Chad": not any longer."""
    over = held.head
    out = lemma(over) in LET_OUT and over.tag_ in ("VBD", "VBN") and held.dep_ in ("nsubj", "nsubj:pass", "obj")
    return out or any(c.lower_ == "former" for c in children(held, "amod"))


def would_be(verb: Token) -> Read:
    """ "Said it would sign", "it would sign"."""
    if verb.dep_ == "ccomp" and verb.head.pos_ == "VERB":
        return "planned", ("future in the past",)
    return "possible", ("conditional",)


def may_be(verb: Token, auxiliaries: set[str]) -> Read:
    """ "Could sign", "left before they could sign"."""
    before = any(c.lower_ == "before" for c in children(verb, "mark"))
    too_late = "could" in auxiliaries and verb.dep_ == "advcl" and before
    return ("not_happened", ("before it could",)) if too_late else ("possible", ("modal",))


def in_force(verb: Token) -> bool:
    """ "The party is banned in Chad", "the rebels are backed by Chad": so it is now. A headline leaves out the full stop."""
    return lemma(verb) in IN_FORCE and in_prose(verb)


def in_prose(word: Token) -> bool:
    """Whether a word stands in a sentence that ends as one, and not in a headline."""
    last = next((t for t in reversed(list(word.sent)) if not t.is_space and not t.is_quote), None)
    return last is not None and last.text in (".", "!", "?")


def to_come(verb: Token) -> bool:
    """Whether a time of the verb is said to be still to come: "tomorrow", "next week", "later this year", but not "the next day"."""
    for phrase in children(verb, "obl", "obl:unmarked", "obl:tmod", "advmod", "nmod:tmod", "nmod:unmarked"):
        for word in phrase.subtree:
            before = word.nbor(-1).lower_ if word.i > 0 else ""
            if word.lower_ == "later" and word.i + 1 < len(word.doc) and word.nbor().lower_ == "this":
                return True
            if word.lower_ == "tomorrow" or (word.lower_ == "next" and before not in ("the", "very", "in")):
                return True
    return False
