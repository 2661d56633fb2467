"""What a time hangs on. In: the head of time words, a noun or verb. Out: the word they modify, or whether
they are of the noun or of its verb.

A place or a name has no time: "died in the clash in the valley in June" dates the clash.
"""

import re

from spacy.tokens import Token

from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.tree import dependents
from regesta.extract.times.sites import (
    cases,
    is_verb,
    listed,
)
from regesta.lexicons import lexicon, word_set

SAYING = word_set("time/telling", "saying")
GATHERINGS = frozenset(lexicon("events/classes")["talks"]) | frozenset(lexicon("events/classes")["ceremony"])
PLACING = frozenset(
    {"in", "at", "near", "off", "to", "into", "from", "outside", "along", "across", "inside", "over", "around"}
)
DAY_WORDS = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|tonight|overnight", re.IGNORECASE
)


def site(time: Token) -> Token:
    """What a time really modifies: a place or a proper name has no time, so it is lifted to what the place belongs to.

    "died in the clash in the Galwan valley in June 2020": not the valley, the clash.
    """
    head: Token = time.head
    if "of" in cases(time) or time.dep_ in {"nmod:poss", "compound"}:
        return head
    for _ in range(4):
        held, over = cases(head), head.head
        placed = head.pos_ in {"NOUN", "PROPN"} and head.dep_.split(":")[0] in {"nmod", "obl"} and head.i < time.i
        named = (
            head.pos_ == "PROPN"
            and head.dep_.split(":")[0] in {"nmod", "obl", "flat", "compound", "appos"}
            and head.i < time.i
        )
        if not (named or (placed and (held & PLACING or ("of" in held and cases(over) & PLACING)))):
            break
        head = over
    return head


def day_of_clause(time: Token) -> Token | None:
    """The verb of the clause where a weekday hangs on a noun: "voiced concern over the ban on Tuesday", "India on Monday banned it"."""
    led = cases(time)
    named = led == {"on"} or (not led and DAY_WORDS.fullmatch(time.text))  # "on Tuesday", "on October 21", "Tuesday"
    if not named or time.dep_ in {"nmod:poss", "compound"}:
        return None
    return next((above for above in time.ancestors if is_verb(above) and not _matter(above)), None)


def _matter(verb: Token) -> bool:
    """ "A deal on patrolling on Monday": what it is about has no day of its own."""
    marks = {c.lower_ for c in dependents(verb) if c.dep_ in {"mark", "case"}}
    return verb.tag_ == "VBG" and verb.dep_ == "acl" and bool(marks & {"on", "about", "over"})


def counts_for_verb(time: Token, noun: Token) -> bool:
    """Whether the time of a noun is that of the noun's verb: of its adverbial, or of an object where it stands after "on" or "in".

    "Wednesday's shelling killed five" too; not "the treaty of 2000 expired", "the toll from Wednesday's shelling rose".
    """
    role = noun.dep_.split(":")[0]
    held = cases(time)
    if noun.dep_.startswith("nsubj"):
        struck = lemma(noun) in listed("blows") and lemma(noun.head) in listed("suffering") and "of" not in held
        return (time.dep_ == "nmod:poss" or struck) and noun.head.lower_ not in SAYING
    if role == "obl" and _in_the_course(noun, trigger=noun.head) and "of" not in held:
        return True
    if role == "obj":
        return bool(held & {"on", "in", "at", "during", "since", "until", "overnight"}) or time.dep_ in {
            "nmod:unmarked",
            "nmod:tmod",
            "nmod:npmod",
        }
    own = lemma(noun) in listed("own_papers") or lemma(noun) in GATHERINGS
    if role == "obl" and own and time.dep_ == "compound" and cases(noun) & {"in", "at", "during"}:
        return True  # "in his Tuesday talk", "at the Monday session"
    if role == "obl" and "in" in cases(noun) and lemma(noun) in listed("dated_papers"):
        return True  # "in the November 27 deal", "in a 1994 agreement"
    if role == "obl" and cases(noun) & {"for", "about", "against"} and time.dep_ == "nmod:poss":
        return False  # "endorsed her for this year's election"
    return role == "obl" and (time.dep_.startswith("nmod") or time.dep_ == "appos") and "of" not in held


def _in_the_course(noun: Token, *, trigger: Token) -> bool:
    """ "Was taken during the 1967 war", "died in the 1998 bombing"; not "was accused in the 1998 bombing"."""
    case = cases(noun)
    if "during" in case:
        return True
    return bool(case & {"in", "by"}) and lemma(noun) in listed("blows") and lemma(trigger) in listed("suffering")


def inside_noun(time: Token) -> bool:
    """Whether a time belongs to a noun: "the treaty of 2000", "Wednesday's shelling", "the 2020 agreement"."""
    return time.dep_.startswith(("nmod", "compound", "amod", "nummod")) and not is_verb(time.head)


def told_by(trigger: Token, teller: Token) -> bool:
    """Whether the trigger is the content that another verb tells ("On Tuesday he said it had left"): the time is of the telling."""
    step = trigger
    while step != teller and step.head != step:
        if step.dep_ in {"ccomp", "parataxis"}:
            return True
        step = step.head
    return False


def within_other_noun(time: Token, trigger: Token) -> bool:
    """Whether the time is part of a noun phrase that is not the trigger's ("the treaty of 2000")."""
    head = time.head
    return time.dep_.startswith("nmod") and head != trigger and not is_verb(head)


def speaks_of(noun: Token, verb: Token) -> bool:
    """Whether the noun is subject or object of the verb, so that the verb's time is the noun's ("talks were held on Monday")."""
    step = noun
    while step != verb and step.head != step:
        if step.head == verb:
            return step.dep_.split(":")[0] in {"obj", "nsubj", "obl", "xcomp", "root", "dobj", "nsubjpass"}
        if step.dep_.split(":")[0] not in {"nmod", "conj", "compound", "appos", "flat"}:
            return False
        step = step.head
    return False


def clause_of(token: Token) -> Token:
    """The verb of a token's clause."""
    for above in (token, *token.ancestors):
        if is_verb(above) and above.dep_ not in {"aux", "aux:pass", "cop", "xcomp"}:
            return above
    return token.sent.root


def other_verb(time: Token, trigger: Token) -> bool:
    """Whether the time hangs on a verb of the clause that is not the trigger nor over it."""
    for above in time.ancestors:
        if above == trigger:
            return False
        if is_verb(above):
            return above not in trigger.ancestors and trigger not in above.subtree
    return False
