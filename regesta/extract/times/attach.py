"""Which time belongs to which act. In: the trigger of an event, the report's TimeSpans and the Doc. Out: one TimeSpan and why, or None.

Order: the words that hang on the trigger itself, without crossing another verb; the trigger's clause; the time that opens the
sentence. Nothing else: a time of another sentence or the report's own date never becomes an event's time here.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.tree import dependents
from regesta.extract.times.clauses import JOINED, beside, of_inner_clause, of_served
from regesta.extract.times.held import held_then, written_then
from regesta.extract.times.hosts import SAYING as SAYING
from regesta.extract.times.hosts import (
    clause_of,
    counts_for_verb,
    day_of_clause,
    inside_noun,
    other_verb,
    site,
    speaks_of,
    told_by,
    within_other_noun,
)
from regesta.extract.times.near import (
    decided_then,
    named_by_day,
    named_only,
    of_the_inner,
    remembered,
)
from regesta.extract.times.sites import (
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
    told_aside,
)
from regesta.extract.times.within import in_the_bound, of_the_noun, said_of_it, under_way
from regesta.lexicons import word_set
from regesta.records import TimeSpan

BY_VERB = "the time words modify the verb it belongs to"
CLAUSES = frozenset({"advcl", "acl", "acl:relcl", "ccomp", "csubj", "parataxis", "conj", "advcl:relcl"})
BEGINS = word_set("time/telling", "phases")
ANNOUNCED = word_set("time/telling", "announced")
TAKING_PLACE = word_set("time/telling", "taking_place")
UNTIL = frozenset({"until", "till"})
UP_TO_NOW = word_set("acts/courses", "up_to_now")


def time_of(trigger: Token, times: Sequence[TimeSpan], doc: Doc) -> tuple[TimeSpan | None, str]:
    """The time that modifies a predicate.

    Args:
        trigger: the token of the verb or noun that tells the act.
        times: TimeSpans of the report, as `extract.times.report.times` gives them.
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
            if (not cases(token) & {"for", "to"} or _up_to_now(token))
            and not of_a_thing(span, token)
            and not _lasts_until(span, token, trigger)
        ]
    if not here:
        return None, "no time words in the sentence"
    here = [(under_way(trigger, of_the_noun(trigger, span, token)), token) for span, token in here]
    told = in_the_bound(trigger, here)
    if told is not None:
        return told
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
    return _in_its_clause(trigger, here)


def _in_its_clause(trigger: Token, here: Sequence[tuple[TimeSpan, Token]]) -> tuple[TimeSpan | None, str]:
    """The time of the trigger's clause, of a clause beside it, or the one that opens the sentence."""
    clause = [
        (span, token)
        for span, token in here
        if reseated(token) is None
        and of_inner_clause(token) is None
        and said_of_it(token) is None
        and clause_of(token) == clause_of(trigger)
        and not other_verb(token, trigger)
        and not inside_noun(token)
    ]
    if clause:
        return _nearest(clause, trigger), "the time words stand in its clause"
    near = beside(trigger, here, _hangs_on)
    if near is not None:
        return near
    first, token = here[0]
    opens = token.i - trigger.sent.start <= 3 and not inside_noun(token) and not told_by(trigger, clause_of(token))
    apart = (
        looks_back(trigger) or told_aside(trigger) or _in_quotation_apart(token, trigger) or _of_a_known_thing(trigger)
    )
    if opens and not apart:
        if depicted(trigger, clause_of(token)):
            return not_later(first, "shown then"), "the time words say when it was shown"
        return first, "the time words open its sentence"
    return None, "the time words of the sentence belong to other acts"


def _of_a_construction(trigger: Token, here: Sequence[tuple[TimeSpan, Token]]) -> tuple[TimeSpan, str] | None:
    """The time that one of the turns of English gives to a trigger, wherever the tree has hung it."""
    told = first_where(here, trigger) or _of_announcing(trigger, here)
    told = told or held_then(trigger, here, _hangs_on) or written_then(trigger, here, _hangs_on)
    return told or named_by_day(trigger, here) or of_the_inner(trigger, here)


def _of_its_verb(noun: Token, here: Sequence[tuple[TimeSpan, Token]]) -> tuple[TimeSpan, str] | None:
    """ "Talks were held on Monday": the time of the verb whose subject or object the noun is."""
    verb = next((above for above in noun.ancestors if is_verb(above)), None)
    if verb is None or not speaks_of(noun, verb):
        return None
    verb = _opening(noun, verb)
    own = [(span, token) for span, token in here if _hangs_on(token, verb) and not within_other_noun(token, noun)]
    if own and verb.lower_ not in SAYING:
        if over_by_then(noun):
            return not_later(_nearest(own, noun), "over by then"), "it was over by the time of its sentence"
        return _nearest(own, noun), BY_VERB
    served = None if own else of_served(verb, here, _hangs_on)
    return (served, JOINED) if served is not None else None


def _opening(noun: Token, verb: Token) -> Token:
    """ "The meeting is set to open tomorrow", "is due to take place": the verb that says when it is to be."""
    if not noun.dep_.startswith("nsubj"):
        return verb
    return next((c for c in dependents(verb) if c.dep_ == "xcomp" and lemma(c) in TAKING_PLACE), verb)


def _of_a_known_thing(trigger: Token) -> bool:
    """ "On Monday they released a pact signed by Chile": the participle only says what thing it is; not "in a raid backed by Chad"."""
    noun = trigger.head
    role = noun.dep_.split(":")[0]
    beside = role in {"obj", "nmod"} or (role == "obl" and lemma(trigger) not in listed("part_taken"))
    return trigger.dep_ == "acl" and trigger.tag_ == "VBN" and beside


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
    moved = reseated(time) or of_inner_clause(time) or said_of_it(time)
    if moved is not None:
        return moved in (trigger, begun)
    if begun is not None and site(time) == begun:
        return True
    if site(time) == trigger or (is_verb(trigger) and day_of_clause(time) == trigger):
        return True
    path = _path(time, trigger)
    if path is None:
        return False
    steps = list(path)
    if any(is_verb(step) or step.dep_ in CLAUSES for step in steps):
        return False
    if not steps:
        return True
    return len(steps) == 1 and (not is_verb(trigger) or counts_for_verb(time, steps[0]))


def _begun(trigger: Token) -> Token | None:
    """ "Began on Thursday to withdraw": the verb that only says that the act began or went on, whose time is the act's."""
    return trigger.head if trigger.dep_ == "xcomp" and lemma(trigger.head) in BEGINS else None


def _up_to_now(time: Token) -> bool:
    """ "For the past ten years": how long it has been so, not when it is to be."""
    return time.tag_ == "NNS" and any(child.lower_ in UP_TO_NOW for child in time.children)


def _lasts_until(span: TimeSpan, time: Token, verb: Token) -> bool:
    """ "Delayed the vote until June", "shut the border until Friday", told on Monday: how long it is to last, not when it was done."""
    first = time.left_edge.lower_
    if first not in UNTIL and not cases(time) & UNTIL:
        return False
    if lemma(verb) in listed("put_off"):
        return True
    to_come = span.end is not None and span.anchor is not None and span.end > span.anchor + dt.timedelta(days=1)
    return to_come and verb.tag_ in {"VBD", "VBN", "VBG"}


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
