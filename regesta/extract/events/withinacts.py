"""Acts named within others. In: a noun that tells an act, the verbs whose frames have taken it. Out: whether it is told beside them.

"Chad rejected a Libyan demand": the demand was made, whatever came of it, and made of Chad. "Chad denied the charges": it was charged.
"Peru wants Oslo to lift its sanctions on Chad": they are in force. "The premier cancelled a trip to Chad": no visit. Where the
verb is of the noun's own kind ("held a meeting") it is one act, and what somebody asks for is told by the asking.
"""

import datetime as dt
from collections.abc import Sequence

from msgspec.structs import replace
from spacy.tokens import Token

from regesta.extract.events.frames.matching import Match
from regesta.extract.events.status.around import late
from regesta.extract.events.status.nounsaround import only_announced, went_before
from regesta.extract.events.status.verbs import verb_status
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import children
from regesta.extract.times.attach import BY_VERB
from regesta.lexicons import lexicon, word_set
from regesta.records import Grain, TimeSpan

ONE_DAY = dt.timedelta(days=1)
MONTH, YEAR = len("2024-05"), len("2024")
MADE = frozenset({"REQUEST", "ACCUSE", "THREATEN"})  # made by being said: it stands, whatever the other side says to it
PUT_FORWARD = frozenset({"offer"})
OF_ANY = word_set("acts/courses", "of_any")
COURTS = frozenset(lexicon("events/classes")["court"])
ANSWERS = frozenset({"REJECT", "CONCEDE", "AGREE", "SUPPORT"})


def told_beside(match: Match, verbs: Sequence[Match]) -> bool:
    """Whether a noun that the frame of a verb has taken names an act of its own; whom it was put to is added to it."""
    over = [verb for verb in verbs if match.trigger.i in verb.used]
    offer = match.sense.subtype in PUT_FORWARD
    other = all(verb.sense.type not in (match.sense.type, "REQUEST") for verb in over)
    if not over or match.trigger.pos_ == "VERB" or not (other or offer):
        return False
    doing = [t for verb in over for t in verb.roles.get("A", [])]
    own = [t for t in match.roles.get("A", []) if t not in doing]
    if _of_any(match.trigger):
        return False
    if (match.sense.type in MADE or offer) and any(verb.sense.type in ANSWERS for verb in over):
        told = any(verb.sense.type == match.sense.type for verb in verbs)  # "accused B of it, a charge that B denies"
        return _answered(match, over, own, doing) and (bool(own) or not told)
    if match.sense.type == "CONSULT":
        return _called_off(match, over)
    if match.sense.type == "SANCTION" and any(verb.sense.type == "RETREAT" for verb in over):
        match.stands = "ongoing"
        return bool(own) and all(verb_status(verb.trigger)[0] != "happened" for verb in over)
    ended = any(verb.sense.type == "RETREAT" and verb_status(verb.trigger)[0] == "happened" for verb in over)
    return bool(own) and not ended  # "ended its blockade" is its end


def _of_any(noun: Token) -> bool:
    """ "Rejected any Libyan offer": nobody says that there is one."""
    return any(c.lower_ in OF_ANY for c in children(noun, "det", "amod"))


def _called_off(match: Match, over: Sequence[Match]) -> bool:
    """A visit or talks that somebody calls off, puts off or breaks off: they are not held then."""
    verbs = [verb for verb in over if verb.sense.subtype in ("cancellation", "postponement", "suspension")]
    if verbs and verb_status(verbs[0].trigger)[0] == "happened":
        match.stands = "not_happened"
    told = bool(verbs) and match.stands is not None
    return bool(told and match.roles.get("A") and (match.sense.mutual or match.roles.get("B")))


def own_time(match: Match, time: TimeSpan | None, why: str) -> tuple[TimeSpan | None, str]:
    """The time of an act named within another: not the other's."""
    if match.stands in ("happened", "ongoing") and why == BY_VERB:
        return None, "the time words belong to the act that it is named in"
    if time is not None and time.start is not None and went_before(match.trigger) is not None:
        return None, "the time words are of what followed it"
    if time is None or not time.edtf.startswith("../"):
        return time, why
    noun, over = match.trigger, match.trigger.head
    if noun.pos_ == "NOUN" and noun.dep_ in ("obj", "nsubj:pass") and only_announced(noun, lemma(over)):
        return None, "the time words are of the announcing"
    if late(match.trigger if match.trigger.pos_ == "VERB" else over):
        return _from_then(time), f"{why}, till when it was not done"
    return time, why


def _from_then(time: TimeSpan) -> TimeSpan:
    """Of "until July" July itself: "did not sign until July"."""
    last = time.edtf.removeprefix("../")
    start = time.end - ONE_DAY if time.end is not None else None
    if start is not None and len(last) == MONTH:
        start = start.replace(day=1)
    elif start is not None and len(last) == YEAR:
        start = start.replace(month=1, day=1)
    grain: Grain = {YEAR: "year", MONTH: "month"}.get(len(last), time.grain)  # type: ignore[assignment]  # words of records.Grain
    return replace(time, edtf=last, start=start, grain=grain)


def _answered(match: Match, over: Sequence[Match], own: list[Token], answering: list[Token]) -> bool:
    """What was demanded, offered or said of those who answer it: it was made, and they are whom it was put to."""
    match.roles["A"], match.stands = own, "happened"
    given_up = any(verb.sense.type == "CONCEDE" for verb in over) and any(t.pos_ == "PRON" for t in own)
    accused = match.sense.type == "ACCUSE" and any(verb.sense.type == "REJECT" for verb in over)
    if not match.roles.get("B") and (own or accused) and not given_up and not _that(match.trigger):
        court = match.sense.subtype == "lawsuit"  # "a judge dismissed Chad's lawsuit": not against the judge
        match.fill("B", [t for t in answering if t not in own and not (court and lemma(t).lower() in COURTS)])
    return bool(own) or (accused and bool(match.roles.get("B")))


def _that(noun: Token) -> bool:
    """ "The claim that the rebels fled", "a demand for Chad to leave": the clause says whom it is about."""
    clauses = children(noun, "acl", "ccomp")
    return any(m.lower_ in ("that", "for") for c in clauses for m in children(c, "mark"))
