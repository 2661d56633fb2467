"""Times of a clause beside the act, which are the act's too. In: the act's word and the times of its sentence. Out: a TimeSpan and why.

A participle does what its verb does, when its verb does it: "hit the mast in January, killing all aboard"; so does who acts
"while giving a speech on July 8", and who is heard "speaking in Lima on Monday". What has gone on "since they took the town in June" is
open to this day; the perfect bears no day of the past of its own, so that "in June" is then the inner clause's, wherever the tree hung it.
"""

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from spacy.tokens import Token

from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.tree import dependents
from regesta.extract.times.sites import cases, is_verb, listed, not_later
from regesta.lexicons import word_set
from regesta.records import TimeSpan

JOINED = "the time words stand with the verb it is joined to"
Here = Sequence[tuple[TimeSpan, Token]]
Hangs = Callable[[Token, Token], bool]
APART = frozenset(
    {"before", "after", "since", "without", "despite", "from", "to", "for"}
)  # marks of a participle of another time
EARLIER = word_set("acts/courses", "earlier")
AT_ONCE = frozenset({"while", "when", "as"})
PERFECT = frozenset({"has", "have", "'ve", "’ve"})


def beside(trigger: Token, here: Here, hangs: Hangs) -> tuple[TimeSpan, str] | None:
    """The time that the clause beside an act gives it; asked where the act has none of its own."""
    shared = _of_coordinated(trigger, here, hangs) or of_served(trigger, here, hangs)
    if shared is not None:
        return shared, JOINED
    if not is_verb(trigger):
        return None
    return (
        _of_its_noun(trigger, here, hangs)
        or _of_its_verb(trigger, here, hangs)
        or _of_its_clauses(trigger, here, hangs)
        or _there(trigger, here, hangs)
    )


def _marks(clause: Token) -> set[str]:
    return {
        c.lower_ for c in dependents(clause) if c.dep_ in {"mark", "case"} or (c.dep_ == "advmod" and c.i < clause.i)
    }


def _helpers(verb: Token) -> set[str]:
    return {c.lower_ for c in dependents(verb) if c.dep_.startswith("aux")}


def _own(verb: Token, here: Here, hangs: Hangs) -> TimeSpan | None:
    return next((span for span, token in here if hangs(token, verb)), None)


def _told_past(verb: Token) -> bool:
    """Whether a verb is in the simple past, active or passive."""
    helpers = _helpers(verb)
    return verb.tag_ == "VBD" or (bool(helpers & {"was", "were", "did"}) and not helpers & {"had", *PERFECT})


def _of_its_noun(trigger: Token, here: Here, hangs: Hangs) -> tuple[TimeSpan, str] | None:
    """ "The 1976 bombing of an airliner that killed 73", "the blast on May 4, which wounded ten"."""
    noun = trigger.head
    for _ in range(2):  # the clause hung on the last noun: "the bombing of an airliner that ..."
        if lemma(noun) not in listed("blows") and noun.dep_ == "nmod" and "of" in cases(noun):
            noun = noun.head
    relative = any(c.dep_.startswith("nsubj") and c.lower_ in {"that", "which"} for c in dependents(trigger))
    if trigger.dep_ not in {"acl", "acl:relcl"} or lemma(noun) not in listed("blows") or _helpers(trigger) & {"had"}:
        return None
    if lemma(trigger) not in listed("suffering") or not (relative or trigger.tag_ == "VBG"):
        return None
    own = _own(noun, here, hangs)
    verb = noun.head
    if own is None and noun.dep_ == "obj" and _told_past(verb) and lemma(verb) in listed("striking") and _new(noun):
        own = _own(verb, here, hangs)
    return None if own is None else (own, "the time words stand with what did it")


def _new(noun: Token) -> bool:
    """Whether a noun is told as new: "survived an attack", "launched raids"."""
    before = {c.lower_ for c in dependents(noun) if c.i < noun.i}
    return bool(before & {"a", "an"}) or (noun.tag_ == "NNS" and not before & {"the", "these", "those", "all"})


def _of_its_verb(trigger: Token, here: Here, hangs: Hangs) -> tuple[TimeSpan, str] | None:
    """ "It hit the mast in January, killing all aboard", "retaliated on Monday by firing rockets", "leaves today, with Lund taking over".

    What was done "after losing the vote" was done after it was lost: of that time or before.
    """
    verb = trigger.head
    if trigger.tag_ != "VBG" or trigger.dep_ != "advcl" or _helpers(trigger):
        return None
    marks = _marks(trigger)
    if marks == {"after"} and _told_past(verb):
        own = _own(verb, here, hangs)
        if own is None or own.end is None:
            return None
        same = own.grain == "year" and verb.i < trigger.i  # "became sultan in 1970 after overthrowing her father"
        return (own if same else not_later(own, "done before")), "done before what it goes with"
    together = _told_past(verb) or ("with" in marks and lemma(trigger) == "take")
    if trigger.i < verb.i or not together or marks & APART:
        return None
    own = _own(verb, here, hangs)
    return None if own is None else (own, "the time words stand with the verb it goes with")


def _there(trigger: Token, here: Here, hangs: Hangs) -> tuple[TimeSpan, str] | None:
    """ "Visited Riga on Tuesday, where she met him", "landed in Lima on Monday, where a guard received him": on the day they came."""
    clause = trigger
    while clause.dep_ == "conj" and is_verb(clause.head):
        clause = clause.head
    verb = next((t for t in clause.ancestors if is_verb(t)), None)
    if verb is None or "where" not in _marks(clause) or clause.dep_ not in {"advcl", "acl:relcl"}:
        return None
    # who came is told of again: "where rebels killed ten" may be of any day
    roles = [c for t in {clause, trigger} for c in dependents(t) if c.dep_.split(":")[0] in {"nsubj", "obj", "obl"}]
    if lemma(verb) not in listed("coming") or not any(t.tag_ == "PRP" for t in roles):
        return None
    before = any(c.lower_ == "once" or c.lower_ in EARLIER for c in dependents(trigger))  # "where she once met him"
    past = _told_past(verb) and _told_past(trigger) and not before
    to_come = not _told_past(verb) and verb.tag_ == "VB" and bool(_helpers(clause) & {"will", "'ll", "’ll"})
    own = next((span for span, token in here if hangs(token, verb) and span.grain in {"day", "time"}), None)
    return (own, "the day of coming to the place where it was done") if own is not None and (past or to_come) else None


def _of_its_clauses(trigger: Token, here: Here, hangs: Hangs) -> tuple[TimeSpan, str] | None:
    """ "Was shot while giving a speech on July 8", "Speaking in Lima on Monday, she condemned it", "has grown since they met in May"."""
    for clause in (c for c in dependents(trigger) if c.dep_ == "advcl"):
        own = _own(clause, here, hangs)
        if own is None:
            continue
        marks = _marks(clause)
        if "since" in marks and _helpers(trigger) & PERFECT:
            return (_since(own), "since the time of the clause") if own.start is not None else None
        if not _told_past(trigger):
            continue
        under_way = clause.tag_ == "VBG" and not _helpers(clause)
        if marks == {"by"} and under_way and trigger.i < clause.i:
            return own, "the time words stand with what it was done by"
        if marks & AT_ONCE and (under_way or (_told_past(clause) and clause.tag_ != "VBG")) and trigger.i < clause.i:
            return own, "the time words say when what went on beside it was"
        speaking = clause.tag_ == "VBG" and lemma(clause) in listed("heard_while")
        if speaking and not marks - AT_ONCE and clause.i < trigger.i and not _helpers(clause):
            return own, "the time words say when its speaker spoke"
    return None


def _since(time: TimeSpan) -> TimeSpan:
    """From a time on."""
    began = time.edtf.split("/")[0].rstrip("~")
    return replace(time, edtf=f"{began}/..", end=None, reason=f"{time.reason}; since then")


def of_inner_clause(time: Token) -> Token | None:
    """The verb of a "since" clause between a perfect and a time of the past hung on it: "have held it since taking the port in June"."""
    trigger = time.head
    if not _helpers(trigger) & PERFECT or trigger.i > time.i or cases(time) & {"since", "for", "until", "by"}:
        return None
    return next((c for c in dependents(trigger) if c.dep_ == "advcl" and "since" in _marks(c) and c.i < time.i), None)


def _of_coordinated(trigger: Token, here: Here, hangs: Hangs) -> TimeSpan | None:
    """ "On Monday he arrived and met her", "he arrived on Monday and met her": days are shared, years only from the front or the end."""
    verb = trigger
    while verb.dep_ == "conj" and verb.head != verb:
        verb = verb.head
        own = [
            (span, token)
            for span, token in here
            if hangs(token, verb)
            and (token.i < verb.i or _closing(token, trigger) or _day_before(span, token, trigger))
        ]
        if own:
            return own[0][0]
    return None


def _day_before(span: TimeSpan, time: Token, trigger: Token) -> bool:
    return span.grain in {"day", "time"} and time.i < trigger.i


def _closing(time: Token, trigger: Token) -> bool:
    """Whether a time stands behind the last of the verbs joined, and so belongs to it: "they met and traded for ten years"."""
    return trigger.i < time.i and not any(
        is_verb(t) and t.dep_ not in {"acl", "case"} for t in time.doc[trigger.i + 1 : time.i]
    )


def of_served(trigger: Token, here: Here, hangs: Hangs) -> TimeSpan | None:
    """ "He flew there on Monday to meet her", "they crossed on Monday as the others left", "on March 4, when guards seized it"."""
    marks = {child.lower_ for child in dependents(trigger) if child.dep_ in {"mark", "advmod"}}
    for span, token in here:
        after = next((t for t in token.doc[token.i + 1 : token.i + 5] if t.lower_ == "when"), None)
        if "when" in marks and after is not None and after.head == trigger:
            return span
    then = "when" in marks and trigger.head.i < trigger.i and _told_past(trigger) and _told_past(trigger.head)
    if trigger.dep_ != "advcl" or not (then or marks & {"to", "as", "while"}):
        return None
    return next((span for span, token in here if hangs(token, trigger.head)), None)
