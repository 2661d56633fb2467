"""What a clause of purpose says of its act. In: its infinitive, the verb it hangs on. Out: a status, or None where it tells no purpose.

"Flew to Oslo to mediate" is open, "left to pay a visit" lies ahead, "marched to protest" is done by marching. Who called at a place to say
or see something there has done it: "visited Riga to express his condolences".
"""

from collections.abc import Callable

from spacy.tokens import Token

from regesta.extract.events.status.words import Read, turned, value, words
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import children
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
