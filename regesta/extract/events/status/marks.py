"""What a clause of purpose says of its act. In: its infinitive, the verb it hangs on. Out: a status, or None where it tells no purpose.

"Flew to Oslo to mediate" is open, "left to pay a visit" lies ahead, "marched to protest" is done by marching. Who called at a place to say
or see something there has done it: "visited Riga to express his condolences".
"""

from collections.abc import Callable

from spacy.tokens import Token

from regesta.extract.events.status.clauses import abandoned
from regesta.extract.events.status.words import Read, governors, negated, turned, value, words
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import children, preposition
from regesta.extract.grammar.tree import dependents
from regesta.lexicons import lexicon, word_set

DEPARTING = word_set("acts/courses", "departing")
TOGETHER = word_set("acts/courses", "coming_together")
DONE_THERE = word_set("acts/courses", "done_there")
CALLING_AT = word_set("acts/courses", "calling_at")
DONE_ON_CALLING = word_set("acts/courses", "done_on_calling")
ON_THE_WAY = DEPARTING | word_set("acts/senses", "going", "calling") | TOGETHER
COMING_FOR_IT = word_set("acts/courses", "coming_for_it")
DONE_ON_COMING = word_set("acts/courses", "done_on_coming")
ENTERING = word_set("acts/courses", "entering")
DONE_ON_ENTERING = word_set("acts/courses", "done_on_entering")
MARKING = word_set("acts/courses", "marking")
MERITS = word_set("acts/courses", "merits")


def aimed(verb: Token, head: Token, over: Callable[[], Read]) -> Read | None:
    """The status of an infinitive of purpose; `over` tells that of the verb above it."""
    word = lemma(head)
    if _come_for(verb, head):
        return turned(over(), False, f"what they {head.text!r} for")  # "came to Chad to fight the rebels"
    if word in DEPARTING and over()[0] == "happened":
        return "planned", (f"purpose of {head.text!r}",)  # "left to pay a visit"
    if head.pos_ == "VERB" and (verb.lemma_ in words("shown") or _done_there(verb, head)):
        return turned(over(), False, f"what {head.text!r} showed")  # "marched to protest"
    if word in ON_THE_WAY and over()[0] == "planned":
        return "planned", (f"purpose of {head.text!r}",)  # "will travel to Riga to sign the pact"
    if lemma(verb) in MARKING and head.pos_ == "VERB":
        return over()[0], (f"what {head.text!r} was for",)  # "a meeting was held to mark"
    if head.pos_ == "VERB" and children(verb, "mark"):
        return value(lexicon("events/status")["purpose"], f"purpose of {head.text!r}")
    return None


def _come_for(verb: Token, head: Token) -> bool:
    """ "Came to Chad to help the rebels", "entered Chad to fight them"; who only went to fight may never have got there."""
    done = lemma(verb) in DONE_ON_COMING or (lemma(head) in ENTERING and lemma(verb) in DONE_ON_ENTERING)
    return lemma(head) in COMING_FOR_IT and head.tag_ == "VBD" and done


def _done_there(verb: Token, head: Token) -> bool:
    """ "Met to sign the pact", "gathered to demand", "visited Riga to express his condolences"."""
    if lemma(head) in TOGETHER and lemma(verb) in DONE_THERE:
        return True
    return lemma(head) in CALLING_AT and head.tag_ == "VBD" and lemma(verb) in DONE_ON_CALLING


def under_a_mark(verb: Token) -> Read | None:
    """What a preposition before a participle says: "without signing", "from visiting", "accused of shelling"."""
    marks = {child.lower_ for child in children(verb, "mark", "case")}
    if "without" in marks or ("instead" in marks):
        return "not_happened", ("without",)
    if "at" in marks and lemma(verb.head) == "aim":
        return value(lexicon("events/status")["purpose"], "aimed at")  # "talks aimed at ending the war"
    if marks & {"for", "of", "to", "about", "on", "against", "from", "in"} and verb.dep_ in ("acl", "advcl"):
        head = verb.head
        if "to" in marks and lemma(head) == "look" and any(c.lower_ == "forward" for c in dependents(head)):
            return "planned", ("looked forward to",)
        if "of" in marks and lemma(head) in words("ways") and preposition(head) != "in":
            return None, (f"a {head.text!r}, not an act",)  # "the process of electing a president"
        table = {"VERB": "verbs", "ADJ": "adjectives"}.get(head.pos_, "nouns")
        said = governors(table).get(lemma(head)) if "in" not in marks or table == "adjectives" else None
        if table == "adjectives" and said in ("planned", "possible") and negated(head):
            return "not_happened", (f"not {head.text!r} to",)
        if said in ("planned", "possible") and table == "nouns":
            given_up: Read | None = ("not_happened", (f"no {head.text!r} of",)) if negated(head) else abandoned(head)
            if given_up is not None:
                return given_up
        if said is not None:
            return value(said, f"under {head.text!r}")
        if marks & {"from"}:
            return "not_happened", (f"{head.text!r} from",)
        if lemma(head) in MERITS:
            return "happened", (f"under {head.text!r}",)
    if verb.dep_ in ("xcomp", "ccomp") and "from" in marks:
        return "not_happened", (f"{verb.head.text!r} from",)
    return None


def voted(verb: Token) -> Read | None:
    """ "Adopted a resolution to expel the envoys", "voted on a bill to close the base": what is to be done."""
    paper = verb.head
    over = paper.head
    if lemma(paper) not in words("bills") or over.pos_ != "VERB" or lemma(over) not in words("passing"):
        return None
    led = preposition(paper)
    if negated(over) or led == "against" or (paper.dep_ == "obl" and led not in ("on", "for")):
        return None
    return "planned", (f"{over.text!r} {paper.text!r} to",)
