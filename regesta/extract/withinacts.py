"""Acts named within others. In: a noun that tells an act, the verbs whose frames have taken it. Out: whether it is told beside them.

"Chad rejected a Libyan demand": the demand was made, whatever came of it, and made of Chad. "Chad denied the charges": it was charged.
"Peru wants Oslo to lift its sanctions on Chad": they are in force. "The premier cancelled a trip to Chad": no visit. Where the
verb is of the noun's own kind ("held a meeting") it is one act, and what somebody asks for is told by the asking.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from regesta.extract.grammar import children
from regesta.extract.inflection import lemma
from regesta.extract.matching import Match
from regesta.extract.status import verb_status
from regesta.extract.timeattach import BY_VERB
from regesta.lexicons import lexicon, word_set
from regesta.records import TimeSpan

MADE = frozenset({"REQUEST", "ACCUSE", "THREATEN"})  # made by being said: it stands, whatever the other side says to it
PUT_FORWARD = frozenset({"offer"})
OF_ANY = word_set("acts/courses", "of_any")
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
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
    if _of_any(match.trigger, over):
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


def _of_any(noun: Token, over: Sequence[Match]) -> bool:
    """ "Rejected any Libyan offer", "would reject a Libyan demand": nobody says that there is one."""
    own = {c.lower_ for c in children(noun, "det", "amod")}
    if own & OF_ANY:
        return True
    definite = own & DEFINITE or children(noun, "nmod:poss")
    return not definite and all(verb_status(verb.trigger)[0] != "happened" for verb in over)


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
    return time, why


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
