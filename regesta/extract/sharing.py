"""Parties that an act has from another act of the text. In: matches of one document. Out: matches with parties filled, and those taken up.

"The meeting" is of those who were said to meet; who "refused to meet the envoy" turned the envoy down; "threatened to expel the consul"
threatens the consul.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from regesta.extract.copula import copular_status, predicate
from regesta.extract.frames import frame_index
from regesta.extract.grammar import children, preposition
from regesta.extract.inflection import lemma
from regesta.extract.matching import CALENDAR, Match
from regesta.extract.nounstatus import noun_status
from regesta.extract.status import verb_status
from regesta.extract.statuswords import Read
from regesta.lexicons import word_set

DEFINITE = frozenset({"the", "this", "that", "these", "those", "their", "its", "such"})
LEGAL = word_set("acts/senses", "legal")
SPEAKERS = frozenset({"i", "we", "us", "our", "my", "me", "you", "your"})
UNDONE = ("not_happened", "denied")  # who stayed away did not take part when the act is named again
AT_OTHERS = frozenset({"THREATEN", "REJECT"})  # what is said of doing something to somebody is said to him
AIMED = frozenset({"REQUEST", "ACCUSE", "REJECT"})  # what demonstrators say of somebody they say to him
TOOK_PLACE = ("happened", "ongoing")
PUT = frozenset({"REQUEST", "ACCUSE", "THREATEN"})  # what is said to those who answer it
ANSWERS = frozenset({"REJECT", "CONCEDE", "AGREE"})
ALLIES = word_set("acts/senses", "allies")
OFFERED = frozenset({"acceptance", "offer"})


def status_of(trigger: Token) -> Read:
    """Status of the act that a verb or noun tells."""
    if trigger.pos_ in ("VERB", "AUX"):  # "did so"
        return verb_status(trigger)
    return copular_status(trigger) if predicate(trigger) else noun_status(trigger)


def together(match: Match) -> None:
    """A drill of the forces of two states is theirs together, whether or not it is called a joint one."""
    if (match.sense.type, match.sense.subtype) != ("MOBILIZE", "military_exercise"):
        return
    named = {name for t in match.roles.get("A", []) if (name := _whose(t)) is not None}
    allied = len(match.roles.get("A", [])) > 1 and any(lemma(t) in ALLIES for t in match.roles["A"])
    if len(named) > 1 or allied:  # "the US and its allies launched war games"
        joint = next(
            (f.sense for f in frame_index().nouns["exercise"] if f.sense.subtype == "joint_exercise"), match.sense
        )
        match.sense = joint


def _whose(token: Token) -> str | None:
    """The state or people that a noun is or is said to be of."""
    if token.ent_type_ in ("LOC", "ORG"):
        return token.lower_
    before = children(token, "amod", "compound", "nmod:poss", "nmod")
    return next((c.lower_ for c in before if c.i < token.i and c.ent_type_ in ("NORP", "LOC")), None)


def towards(match: Match, all_: Sequence[Match]) -> None:
    """Who refuses, threatens or offers to do something to somebody does so towards him."""
    if match.roles.get("B"):
        return
    protest = match.sense.type == "PROTEST"
    if match.sense.subtype == "denial":
        return
    if match.sense.type not in AT_OTHERS and match.sense.subtype not in OFFERED and not protest:
        return
    for inside in (m for m in all_ if m.trigger in _clauses(match)):
        if protest and inside.sense.type not in AIMED:
            continue
        own = {t.i for t in match.roles.get("A", [])}
        theirs = [*inside.roles.get("B", []), *(inside.roles.get("A", []) if inside.sense.mutual else [])]
        if match.sense.subtype in OFFERED and inside.sense.type == "RETREAT":
            theirs = [
                t for t in theirs if preposition(t) in ("to", "on")
            ]  # the pilots one offers to free are offered to others
        match.fill("B", [t for t in theirs if t.i not in own])


def go_on(match: Match, all_: Sequence[Match]) -> None:
    """ "Met the premier and signed a pact", "met her to sign a pact": who met go on together."""
    verb = match.trigger
    joint = (match.sense.mutual or match.sense.subtype in ("agreement", "decision")) and not match.roles.get("B")
    further = verb.dep_ == "conj" or (verb.dep_ in ("advcl", "xcomp") and verb.tag_ == "VB")
    if not joint or verb.pos_ != "VERB" or not further or children(verb, "nsubj", "nsubj:pass"):
        return
    for before in all_:
        if before.trigger == verb.head and before.sense.mutual and before.sense.type == "CONSULT":
            own = match.roles.get("A", [])
            if set(own) <= set(before.roles.get("A", [])):
                match.fill("A", [*before.roles.get("A", []), *before.roles.get("B", [])])


def _clauses(match: Match) -> list[Token]:
    """The clauses that say what somebody refuses, threatens or demonstrates for: of a verb or its thing, of a noun its infinitive."""
    trigger = match.trigger
    if match.sense.type == "PROTEST":  # "staged a sit-in to demand ...", "marched calling for ..."
        nouns = [trigger, *(c for c in children(trigger, "obj", "obl"))]
        return [c for noun in nouns for c in children(noun, "advcl", "xcomp", "acl", "ccomp")]
    if trigger.pos_ != "VERB":  # "the threat to expel the consul"; an offer to host a team is not made to the team
        return [c for c in children(trigger, "acl") if c.tag_ == "VB" and match.sense.type in AT_OTHERS]
    clauses = children(trigger, "xcomp", "ccomp", "advcl")
    return [c for c in clauses if c.dep_ != "advcl" or (c.tag_ == "VB" and match.written.endswith(" to"))]


def taken_up(bare: Sequence[Match], full: Sequence[Match]) -> list[Match]:
    """Acts that take up one told before ("the meeting", "their withdrawal", "the pact was ratified") with the parties they had there."""
    again = list(_taken_up(bare, full))
    answers = (match for match in again if match.trigger.pos_ == "VERB" and match.sense.type in ANSWERS)
    read = {at for match in answers for at in match.used}
    return [match for match in again if match.trigger.i not in read]


def _taken_up(bare: Sequence[Match], full: Sequence[Match]) -> Iterator[Match]:
    for match in bare:
        trigger = match.trigger
        before = [m for m in full if m.trigger.i < trigger.i and status_of(m.trigger)[0] not in (None, *UNDONE)]
        if trigger.pos_ == "VERB":  # "the accord was ratified": of those who signed it
            before = [m for m in before if _same_thing(m, match) and not (match.sense.mutual and _alone(m))]
        elif match.sense.needs_verb or not _definite(trigger) or _another(match):
            continue
        else:
            before = [m for m in before if (m.sense.type, m.sense.subtype) == (match.sense.type, match.sense.subtype)]
        if (
            trigger.pos_ != "VERB" and status_of(trigger)[0] in TOOK_PLACE
        ):  # "the withdrawal began" is not what is yet to come
            before = [m for m in before if status_of(m.trigger)[0] in TOOK_PLACE]
        before = before[-1:] if before and not _of_a_speaker(before[-1]) else []
        again = trigger.pos_ != "VERB" and not match.sense.mutual  # "protested; the protest began": the same line
        if before and not (again and before[-1].trigger.sent == trigger.sent):
            told = before[-1]
            acting = [*told.roles.get("A", []), *match.roles.get("A", [])]  # "Ann Lee attended the meeting" adds her
            if children(trigger, "nmod:poss") and match.roles.get("A") and not match.sense.mutual:
                acting = match.roles["A"]  # "its letter" is not that of another
            roles = {
                "A": list(dict.fromkeys(acting)),
                "B": list(told.roles.get("B", [])),
                "O": match.roles.get("O", []),
            }
            if trigger.pos_ == "VERB" and match.sense.type in ANSWERS and _put(told):
                roles = {**roles, "A": roles["B"], "B": roles["A"]}  # "its demand was rejected": by those it was put to
            written = f"{match.written}; takes up {told.trigger.text!r}"
            over = status_of(told.trigger)[0] == "happened"
            yield Match(match.sense, trigger, written, match.weight, roles, over=over, used=match.used)


def _of_a_speaker(match: Match) -> bool:
    """ "Our fight": whose that is, only its own sentence can say."""
    return any(t.lower_ in SPEAKERS for role in "AB" for t in match.roles.get(role, ()))


def _definite(noun: Token) -> bool:
    return any(c.lower_ in DEFINITE for c in children(noun, "det", "nmod:poss"))


def _another(match: Match) -> bool:
    """Whether a noun says itself whose or where its act is ("the Raqqa battle", "the call of the workers"): not that told before."""
    own = children(match.trigger, "compound", "amod", "nmod", "nmod:desc")
    if match.sense.mutual:  # "the BRICS summit" may be where they met
        after = [t for t in own if t.i > match.trigger.i and preposition(t) in ("of", "between")]
        return any(t.ent_type_ or t.pos_ in ("PROPN", "PRON") for t in after if t.lower_ not in CALENDAR)
    if lemma(match.trigger) in LEGAL:
        return True  # any trial of anybody, a state of things
    written = match.written.replace("|", " ").split()
    if any(t.dep_ == "compound" and t.pos_ == "NOUN" and t.lower_ not in written for t in own):
        return True  # "the burka ban"
    return any(
        t.ent_type_ or t.pos_ in ("PROPN", "NUM") or (t.i > match.trigger.i and preposition(t) == "of") for t in own
    )


def _alone(told: Match) -> bool:
    """ "He helped negotiate the pact that was signed in May": one who had a hand in it, no side of it."""
    sides = [*told.roles.get("A", []), *told.roles.get("B", [])]
    return len(sides) == 1 and (sides[0].ent_type_ == "PER" or sides[0].tag_ in ("PRP", "NN"))


def _same_thing(told: Match, match: Match) -> bool:
    """Whether two acts are about the same thing: the same noun, definite in the second, or the first act itself ("the ban was lifted")."""
    ours = {lemma(t) for t in match.roles.get("O", []) if any(c.lower_ in DEFINITE for c in children(t, "det"))}
    theirs = {lemma(t) for t in told.roles.get("O", [])} | {lemma(told.trigger)}
    if _put(told):  # "proposed a patrol; the proposal was refused"
        theirs |= {
            noun for noun in ours if any(f.sense.type == told.sense.type for f in frame_index().nouns.get(noun, ()))
        }
    return bool(ours & theirs) and match.sense.type in ("SUPPORT", "RETREAT", "REJECT", "SANCTION")


def _put(told: Match) -> bool:
    """Whether an act is put to somebody, who answers it: a demand, a charge, an offer."""
    return told.sense.type in PUT or told.sense.subtype in OFFERED
