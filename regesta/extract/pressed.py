"""Who does what stands behind a phrase of the verb above. In: a verb without subject, the verb over it. Out: who does it, or None.

"Put pressure on Oslo to withdraw": Oslo withdraws; "spoke of Oslo taking over": Oslo takes over.
"""

from spacy.tokens import Token

from regesta.extract.conjuncts import children
from regesta.extract.inflection import lemma
from regesta.lexicons import lexicon, word_set

PRESSING = frozenset(lexicon("events/roles")["pressing"])
JUDGED_FOR = frozenset(lexicon("events/roles")["judged_for"])
OBJECT_OF = frozenset(lexicon("events/roles")["object_of"])
CALLING = word_set("acts/courses", "calling_on")
QUOTING = word_set("acts/courses", "quoting")
PENALTIES = frozenset(lexicon("events/roles")["penalties"])
LIKE = frozenset({"such", "including", "like"})


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
    """ "Spoke of Oslo taking over": the name right before the participle; "quotes the envoy as saying so": the envoy."""
    if verb.tag_ != "VBG" or verb.dep_ not in ("advcl", "ccomp", "xcomp"):
        return None
    if lemma(head) in QUOTING and any(c.lower_ == "as" for c in children(verb, "mark", "case")):
        return next(iter(children(head, "obj")), None)
    if verb.dep_ != "advcl":
        return None
    of = [t for t in children(head, "obl") if _led_by(t, "of") and t.right_edge.i == verb.i - 1]
    return next((t for t in of if t.ent_type_ in ("PER", "LOC", "ORG")), None)


def _led_by(noun: Token, *words: str) -> bool:
    return any(c.lower_ in words for c in children(noun, "case"))
