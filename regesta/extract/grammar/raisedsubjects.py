"""Who does what stands behind a phrase of the verb above. In: a verb without subject, the verb over it. Out: who does it, or None.

"Put pressure on Oslo to withdraw": Oslo withdraws; "spoke of Oslo taking over": Oslo takes over.
"""

from spacy.tokens import Token

from regesta.extract.grammar.conjuncts import NOMINAL, children
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.obliques import preposition
from regesta.lexicons import lexicon, word_set

PRESSING = frozenset(lexicon("events/roles")["pressing"])
JUDGED_FOR = frozenset(lexicon("events/roles")["judged_for"])
OBJECT_OF = frozenset(lexicon("events/roles")["object_of"])
CALLING = word_set("acts/courses", "calling_on")
QUOTING = word_set("acts/courses", "quoting")
PENALTIES = frozenset(lexicon("events/roles")["penalties"])
LIKE = frozenset({"such", "including", "like"})
LIMITS = frozenset({"until", "till", "by"})
QUESTIONS = word_set("acts/courses", "questions")
BESIDE = word_set("acts/courses", "beside_it")
FATES = word_set("acts/courses", "fates")


def pressed(verb: Token, head: Token) -> Token | None:
    """ "Put pressure on Oslo to withdraw": Oslo is to do it."""
    if verb.tag_ == "VB" and lemma(head) in CALLING:  # "called on Oslo to agree to withdraw"
        on = [t for t in children(head, "obl") if _led_by(t, "on", "upon") and head.i < t.i < verb.i]
        if on:
            return on[-1]
    things = [t for t in children(head, "obj") if lemma(t) in PRESSING] if verb.tag_ == "VB" else []
    on = [t for thing in things for over in (thing, head) for t in children(over, "nmod", "obl") if _led_by(t, "on")]
    return next((t for t in on if t.i < verb.i), None)


def judged(verb: Token, head: Token) -> list[Token]:
    """ "Punished Oslo for sending them", "imposed sanctions on Oslo for sending them": Oslo sent them."""
    if not any(c.lower_ in ("for", "over") for c in children(verb, "mark", "case")):
        return []
    things = children(head, "obj", "nsubj:pass")
    put = [t for t in things if lemma(t) in PENALTIES]
    on = [
        t
        for thing in put
        for over in (head, thing)
        for t in children(over, "obl", "nmod")
        if _led_by(t, "on", "against")
    ]
    return [t for t in on if t.i < verb.i][:1] or (things[:1] if lemma(head) in JUDGED_FOR and not put else [])


def for_whom(verb: Token) -> Token | None:
    """ "A deal for Chadian troops to enter the valley": the troops enter it, though the tree hangs them on the deal."""
    marks = {c.lower_: c for c in children(verb, "mark")}
    if verb.tag_ != "VB" or not {"for", "to"} <= marks.keys():
        return None
    near = [t for t in verb.head.children if marks["for"].i < t.i < marks["to"].i and t.dep_ in ("nmod", "obl", "obj")]
    return near[-1] if near else None


def accused(noun: Token) -> bool:
    """ "Accused Chadian guards of firing at them", where the clause was hung on the guards."""
    blamed = noun.dep_ in ("obj", "nsubj:pass") and lemma(noun.head) in OBJECT_OF
    return blamed and not children(noun, "nmod:poss")  # not "praised Chile's efforts at mediating"


def example_of(verb: Token) -> Token | None:
    """ "Imposed sanctions led by Peru, such as freezing assets": the verb over the thing that the participle is an example of."""
    if verb.tag_ != "VBG" or not any(c.lower_ in LIKE for c in children(verb, "mark", "case")):
        return None
    return next((t for t in verb.ancestors if t.pos_ == "VERB" and t.dep_ != "acl"), None)


def told_of(verb: Token, head: Token) -> Token | None:
    """ "Spoke of Oslo taking over": the name right before the participle; "quotes the envoy (as) saying so": the envoy."""
    if verb.tag_ != "VBG" or verb.dep_ not in ("advcl", "ccomp", "xcomp"):
        return None
    if lemma(head) in QUOTING and all(c.lower_ == "as" for c in children(verb, "mark", "case")):
        return next((t for t in children(head, "obj") if head.i < t.i < verb.i), None)
    if verb.dep_ != "advcl":
        return None
    of = [t for t in children(head, "obl") if _led_by(t, "of") and t.right_edge.i == verb.i - 1]
    return next((t for t in of if t.ent_type_ in ("PER", "LOC", "ORG")), None)


def _led_by(noun: Token, *words: str) -> bool:
    return any(c.lower_ in words for c in children(noun, "case"))


def bidding(verb: Token) -> bool:
    """ "Implored both generals to leave": the infinitive right after what is said to be bidden, wherever the tree hangs it."""
    objects = children(verb.head, "obj", "iobj")
    marks = [c for c in children(verb, "mark") if c.lower_ == "to"]
    limits = [t for t in children(verb.head, "obl") if preposition(t) in LIMITS]  # "gave Oslo until Friday to leave"
    return bool(objects and marks) and verb.tag_ == "VB" and marks[0].i == (*objects, *limits)[-1].right_edge.i + 1


def open_question(verb: Token) -> bool:
    """ "Decided whether to leave": who decides would leave."""
    asked = {c.lower_ for c in children(verb, "mark", "advmod")}
    return verb.tag_ == "VB" and "to" in asked and bool(asked & QUESTIONS)


def then_only(verb: Token) -> bool:
    """ "Praised the staff before leaving": when or how the first was done, not what somebody is praised for."""
    blamed = any(t.lower_ in ("of", "for") and t.dep_ == "mark" for t in verb.doc[verb.head.i : verb.i])
    return not blamed and any(c.lower_ in BESIDE for c in children(verb, "mark"))


def headline_infinitive(verb: Token) -> bool:
    """ "Norway to host leader": the sentence is a name with an infinitive, and no verb over it."""
    head = verb.head
    if verb.dep_ != "acl" or head.dep_ != "ROOT":
        return False
    bare = head.pos_ == "NOUN" and not children(head, "det", "cop", "punct")  # "Latvian leader to host summit"
    return head.pos_ == "PROPN" or (bare and verb.sent[-1].text not in ".!?")


def befallen(verb: Token) -> Token | None:
    """ "The jailed editor": whom the participle before a noun was done to."""
    before = verb.dep_ == "amod" and verb.tag_ == "VBN" and verb.head.pos_ in NOMINAL
    return verb.head if before and lemma(verb) in FATES else None
