"""Which time belongs to which act. In: the trigger of an event, the report's TimeSpans and the Doc. Out: one TimeSpan and why, or None.

Order: the words that hang on the trigger itself, without crossing another verb; the trigger's clause; the time that opens the
sentence. Nothing else: a time of another sentence or the report's own date never becomes an event's time here.
"""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from regesta.extract.inflection import lemma
from regesta.extract.timeclauses import JOINED, beside, of_inner_clause, of_served
from regesta.extract.timeheld import held_then, only_told
from regesta.extract.timenear import (
    behind_participle,
    decided_then,
    hours_from,
    made_then,
    named_only,
    not_its_own,
    remembered,
)
from regesta.extract.timesites import (
    cases,
    compared,
    depicted,
    first_where,
    is_verb,
    listed,
    looks_back,
    not_later,
    of_a_thing,
    over_by_then,
    reseated,
)
from regesta.extract.tree import dependents
from regesta.lexicons import word_set
from regesta.records import TimeSpan

BY_VERB = "the time words modify the verb it belongs to"
CLAUSES = frozenset({"advcl", "acl", "acl:relcl", "ccomp", "csubj", "parataxis", "conj", "advcl:relcl"})
BEGINS = word_set("time/telling", "phases")
ANNOUNCED = word_set("time/telling", "announced")
SAYING = word_set("time/telling", "saying")

UP_TO_NOW = word_set("acts/courses", "up_to_now")


def time_of(trigger: Token, times: Sequence[TimeSpan], doc: Doc) -> tuple[TimeSpan | None, str]:
    """The time that modifies a predicate.

    Args:
        trigger: the token of the verb or noun that tells the act.
        times: TimeSpans of the report, as `extract.times.times` gives them.
        doc: the parsed Doc.

    Returns:
        The TimeSpan with the reason it was chosen, or None with "no time words".
    """
    here = _times_of_sentence(trigger, times, doc)
    if is_verb(trigger):
        # "promised a visit for Friday", "postponed to May 13": when it is to be, not when it was done.
        here = [
            (span, token)
            for span, token in here
            if (not cases(token) & {"for", "to"} or _up_to_now(token)) and not of_a_thing(span, token)
        ]
    here = [(span, token) for span, token in here if not not_its_own(token, trigger)]
    if not here:
        return None, "no time words in the sentence"
    hanging = [(span, token) for span, token in here if _hangs_on(token, trigger)]
    if hanging:
        return _nearest(hanging, trigger), "the time words modify it"
    if remembered(trigger):
        return None, "the time words are of the day that keeps its memory"
    if decided_then(trigger):
        return None, "the time words say when it was decided on"
    told = _of_a_construction(trigger, here)
    if told is not None:
        return told
    if not is_verb(trigger):
        only_named = named_only(trigger)
        if only_named is not None:
            return None, only_named
        told = _of_its_verb(trigger, here)
        if told is not None:
            return told
    clause = [
        (span, token)
        for span, token in here
        if reseated(token) is None
        and of_inner_clause(token) is None
        and _clause(token) == _clause(trigger)
        and not _other_verb(token, trigger)
        and not _inside_noun(token)
    ]
    if clause:
        return _nearest(clause, trigger), "the time words stand in its clause"
    near = beside(trigger, here, _hangs_on)
    if near is not None:
        return near
    first, token = here[0]
    opens = token.i - trigger.sent.start <= 3 and not _inside_noun(token) and not _told_by(trigger, _clause(token))
    if opens and not looks_back(trigger) and not _in_quotation_apart(token, trigger):
        if depicted(trigger, _clause(token)):
            return not_later(first, "shown then"), "the time words say when it was shown"
        return first, "the time words open its sentence"
    return None, "the time words of the sentence belong to other acts"


def _of_a_construction(trigger: Token, here: Sequence[tuple[TimeSpan, Token]]) -> tuple[TimeSpan, str] | None:
    """The time that one of the turns of English gives to a trigger, wherever the tree has hung it."""
    told = first_where(here, trigger) or _of_announcing(trigger, here) or hours_from(trigger, here, _hangs_on)
    told = told or held_then(trigger, here, _hangs_on)
    return told or made_then(trigger, here) or behind_participle(trigger, here)


def _of_its_verb(noun: Token, here: Sequence[tuple[TimeSpan, Token]]) -> tuple[TimeSpan, str] | None:
    """ "Talks were held on Monday": the time of the verb whose subject or object the noun is."""
    verb = next((above for above in noun.ancestors if is_verb(above)), None)
    if verb is None or not _speaks_of(noun, verb):
        return None
    own = [(span, token) for span, token in here if _hangs_on(token, verb) and not _within_other_noun(token, noun)]
    if own and verb.lower_ not in SAYING:
        if only_told(noun, verb):
            return not_later(_nearest(own, noun), "told of then"), "it was told of then"
        if over_by_then(noun):
            return not_later(_nearest(own, noun), "over by then"), "it was over by the time of its sentence"
        return _nearest(own, noun), BY_VERB
    served = None if own else of_served(verb, here, _hangs_on)
    return (served, JOINED) if served is not None else None


def _times_of_sentence(trigger: Token, times: Sequence[TimeSpan], doc: Doc) -> list[tuple[TimeSpan, Token]]:
    """TimeSpans of the trigger's sentence, each with the highest token of its words."""
    sentence = trigger.sent
    first, last = sentence.start_char, sentence.end_char
    out = []
    for span in times:
        said = span.said
        if said is None or not first <= said.start < last or said.start <= trigger.idx < said.end:
            continue
        words = doc.char_span(said.start, said.end, alignment_mode="expand")
        if words is not None and len(words) and not compared(words[0]):
            out.append((span, words.root))
    return out


def _path(token: Token, top: Token) -> Iterator[Token] | None:
    """Tokens strictly between a token and one of its ancestors; None when `top` is no ancestor."""
    between: list[Token] = []
    for above in token.ancestors:
        if above == top:
            return iter(between)
        between.append(above)
    return None


def _hangs_on(time: Token, trigger: Token) -> bool:
    """Whether a time modifies the trigger itself, or an adverbial of it ("made during their summit in April 2019")."""
    begun = _begun(trigger)
    moved = reseated(time) or of_inner_clause(time)
    if moved is not None:
        return moved in (trigger, begun)
    if begun is not None and site(time) == begun:
        return True
    if site(time) == trigger or (is_verb(trigger) and _day_of_clause(time) == trigger):
        return True
    path = _path(time, trigger)
    if path is None:
        return False
    steps = list(path)
    if any(is_verb(step) or step.dep_ in CLAUSES for step in steps):
        return False
    if not steps:
        return True
    return len(steps) == 1 and (not is_verb(trigger) or _counts_for_verb(time, steps[0]))


def _begun(trigger: Token) -> Token | None:
    """ "Began on Thursday to withdraw": the verb that only says that the act began or went on, whose time is the act's."""
    return trigger.head if trigger.dep_ == "xcomp" and lemma(trigger.head) in BEGINS else None


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


def _day_of_clause(time: Token) -> Token | None:
    """The verb of the clause where a weekday hangs on a noun: "voiced concern over the ban on Tuesday", "India on Monday banned it"."""
    if not DAY_WORDS.fullmatch(time.text) or not cases(time) <= {"on"} or time.dep_ in {"nmod:poss", "compound"}:
        return None
    return next((above for above in time.ancestors if is_verb(above)), None)


def _counts_for_verb(time: Token, noun: Token) -> bool:
    """Whether the time of a noun is that of the noun's verb: of its adverbial, or of an object where it stands after "on" or "in".

    "Wednesday's shelling killed five" too; not "the treaty of 2000 expired", "the toll from Wednesday's shelling rose".
    """
    if _fronted(time, noun):
        return True
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
    if role == "obl" and "in" in cases(noun) and lemma(noun) in listed("dated_papers"):
        return True  # "in the November 27 deal", "in a 1994 agreement"
    return role == "obl" and (time.dep_.startswith("nmod") or time.dep_ == "appos") and "of" not in held


def _in_the_course(noun: Token, *, trigger: Token) -> bool:
    """ "Was taken during the 1967 war", "died in the 1998 bombing"; not "was accused in the 1998 bombing"."""
    case = cases(noun)
    if "during" in case:
        return True
    return bool(case & {"in", "by"}) and lemma(noun) in listed("blows") and lemma(trigger) in listed("suffering")


def _inside_noun(time: Token) -> bool:
    """Whether a time belongs to a noun: "the treaty of 2000", "Wednesday's shelling", "the 2020 agreement"."""
    return (
        time.dep_.startswith(("nmod", "compound", "amod", "nummod"))
        and not is_verb(time.head)
        and not _fronted(time, time.head)
    )


def _fronted(time: Token, noun: Token) -> bool:
    """Whether a time with its preposition stands before the noun it was hung on: English has it there only for the clause."""
    return (
        time.dep_ == "nmod"
        and time.i < noun.i
        and any(child.dep_ == "case" and child.i < time.i for child in dependents(time))
    )


def _told_by(trigger: Token, teller: Token) -> bool:
    """Whether the trigger is the content that another verb tells ("On Tuesday he said it had left"): the time is of the telling."""
    step = trigger
    while step != teller and step.head != step:
        if step.dep_ in {"ccomp", "parataxis"}:
            return True
        step = step.head
    return False


def _within_other_noun(time: Token, trigger: Token) -> bool:
    """Whether the time is part of a noun phrase that is not the trigger's ("the treaty of 2000")."""
    head = time.head
    return time.dep_.startswith("nmod") and head != trigger and not is_verb(head)


def _speaks_of(noun: Token, verb: Token) -> bool:
    """Whether the noun is subject or object of the verb, so that the verb's time is the noun's ("talks were held on Monday")."""
    step = noun
    while step != verb and step.head != step:
        if step.head == verb:
            return step.dep_.split(":")[0] in {"obj", "nsubj", "obl", "xcomp", "root", "dobj", "nsubjpass"}
        if step.dep_.split(":")[0] not in {"nmod", "conj", "compound", "appos", "flat"}:
            return False
        step = step.head
    return False


def _clause(token: Token) -> Token:
    """The verb of a token's clause."""
    for above in (token, *token.ancestors):
        if is_verb(above) and above.dep_ not in {"aux", "aux:pass", "cop", "xcomp"}:
            return above
    return token.sent.root


def _other_verb(time: Token, trigger: Token) -> bool:
    """Whether the time hangs on a verb of the clause that is not the trigger nor over it."""
    for above in time.ancestors:
        if above == trigger:
            return False
        if is_verb(above):
            return above not in trigger.ancestors and trigger not in above.subtree
    return False


def _up_to_now(time: Token) -> bool:
    """ "For the past ten years": how long it has been so, not when it is to be."""
    return time.tag_ == "NNS" and any(child.lower_ in UP_TO_NOW for child in time.children)


def _of_announcing(noun: Token, here: Sequence[tuple[TimeSpan, Token]]) -> tuple[TimeSpan, str] | None:
    """ "On Monday it announced an agreement", "the agreement announced on Monday": it was reached by then."""
    if is_verb(noun):
        return None
    verbs = [c for c in dependents(noun) if c.dep_ in ("acl", "acl:relcl")] + [noun.head] * (noun.dep_ == "obj")
    told = [(span, token) for span, token in here for v in verbs if lemma(v) in ANNOUNCED and _hangs_on(token, v)]
    return (not_later(_nearest(told, noun), "announced then"), "it was announced then") if told else None


def _in_quotation_apart(time: Token, trigger: Token) -> bool:
    """Whether an uneven number of quotation marks stands between them: one is quoted, the other not."""
    low, high = sorted((time.i, trigger.i))
    return sum(token.text in {'"', "“", "”"} for token in time.doc[low:high]) % 2 == 1


def _nearest(options: Sequence[tuple[TimeSpan, Token]], trigger: Token) -> TimeSpan:
    """The finest of them, then the nearest: "on Wednesday" before "in 2023"."""
    order = {
        "time": 0,
        "day": 0,
        "week": 1,
        "month": 2,
        "quarter": 3,
        "season": 3,
        "year": 4,
        "decade": 5,
        "century": 6,
        "open": 7,
    }
    return min(options, key=lambda option: (order.get(option[0].grain, 7), abs(option[1].i - trigger.i)))[0]
