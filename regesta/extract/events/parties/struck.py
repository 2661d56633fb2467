"""A blow and those whom it killed, told in one sentence. In: the acts of a document. Out: each with the side that the other tells.

"Nine were killed when gunmen attacked a bus": by the gunmen. "A strike that killed a farmer", "fired shells, killing seven": at them.
"A raid by horsemen in which nineteen villagers were killed": by the horsemen.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from regesta.extract.events.frames.matching import Match
from regesta.extract.events.parties.blows import FIGHTERS, deadly
from regesta.extract.events.parties.whofelled import by_who_says, set_upon
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import children, is_passive
from regesta.lexicons import lexicon, word_set

WHEN = word_set("acts/courses", "at_a_blow")
HARM = word_set("acts/kinds", "harm")
ARMED = FIGHTERS | word_set("acts/parties", "outlaws")
RESULTS = frozenset(lexicon("events/roles")["results"])


def struck(match: Match, all_: Sequence[Match]) -> None:
    """Fill in who killed, of the blow told with a killing, and at whom a blow was aimed, of the killing told with it."""
    if match.sense.type != "ASSAULT" or match.sense.mutual:
        return
    blows = [m for m in all_ if m is not match and m.trigger.sent == match.trigger.sent]
    fights = [m for m in blows if m.sense.type == "ASSAULT"]
    blows = [m for m in fights if not m.sense.mutual]
    if (blow := _over_its_victims(match, fights)) is not None:
        match.roles["A"] = list(blow.roles.get("A", []))
    if not match.roles.get("A"):
        for blow in fights:
            doers = blow.roles.get("A", [])
            if _died_of(match, blow) and not _themselves(doers, match.roles.get("B", [])):
                match.fill("A", list(doers))
                return
        doers = set_upon(match.trigger)
        if not _themselves(doers, match.roles.get("B", [])):
            match.fill("A", doers)
        if not match.roles.get("A"):
            match.fill("A", by_who_says(match.trigger, match.roles.get("B", [])))
    elif not match.roles.get("B") and match.sense.subtype not in HARM:
        for killing in blows:
            if killing.sense.subtype in HARM and _came_of(killing, match):
                match.fill("B", [t for t in killing.roles.get("B", []) if t not in match.roles["A"]])
                return


def _over_its_victims(match: Match, fights: Sequence[Match]) -> Match | None:
    """ "A shooting of protesters that left two dead": the shooting did it, not those who were shot at."""
    verb, whom = match.trigger, match.trigger.head
    things = any(t.lower_ in ("that", "which") for t in children(verb, "nsubj"))
    if verb.dep_ != "acl:relcl" or whom.dep_ != "nmod" or not things or match.sense.subtype not in HARM:
        return None
    return next((m for m in fights if m.trigger == whom.head and whom in m.roles.get("B", [])), None)


def _died_of(killing: Match, blow: Match) -> bool:
    """Whether a sentence says that a blow killed: in its relative clause ("a raid in which", "a strike that"), or when it came."""
    verb = killing.trigger
    if blow.trigger in deadly(verb):  # "were killed in the attack"
        return not (blow.sense.mutual and is_passive(verb))
    if verb.dep_ == "acl:relcl":
        in_which = any(c.lower_ == "which" for c in children(verb, "obl"))
        by_it = any(c.lower_ in ("that", "which") for c in children(verb, "nsubj"))
        return (by_it or (in_which and not blow.sense.mutual)) and blow.trigger in (*_over(verb), verb.head.head)
    if blow.sense.mutual:
        return False
    when = {c.lower_ for c in children(blow.trigger, "mark", "advmod")}
    joined = [v for v in children(verb, "conj") if is_passive(v)]  # "two were killed and five wounded when"
    joined += [verb.head] if verb.dep_ == "conj" and is_passive(verb.head) else []
    told = blow.trigger.dep_ == "advcl" and blow.trigger.head in (verb, *joined)
    return is_passive(verb) and told and bool(WHEN & when)


def _over(verb: Token) -> list[Token]:
    """The noun over a relative clause, and those that it hangs on behind a preposition."""
    over = [verb.head]
    while over[-1].dep_ in ("nmod", "appos") and over[-1].head.pos_ == "NOUN":
        over.append(over[-1].head)
    return over


def _came_of(killing: Match, blow: Match) -> bool:
    """Whether a killing is told as what a blow did: "a strike that killed a farmer", "fired shells, killing seven"."""
    verb, struck_with = killing.trigger, (blow.trigger, *blow.roles.get("O", []))
    if verb.dep_ == "acl:relcl":
        by_it = any(c.lower_ in ("that", "which") for c in children(verb, "nsubj"))
        noun = verb.head if verb.head.pos_ == "NOUN" else verb.head.head
        return by_it and (noun in struck_with or noun in children(blow.trigger, "obj"))
    if verb.tag_ != "VBG" or lemma(verb) not in RESULTS or verb.dep_ not in ("advcl", "acl", "conj"):
        return False
    return verb.head in struck_with or verb.head.head == blow.trigger


def _themselves(doers: Sequence[Token], victims: Sequence[Token]) -> bool:
    """Whether those who struck may be those who died: "he was killed as he attacked the post"."""
    died = {lemma(t) for t in victims}
    if any(lemma(t) in ARMED for t in doers) and died & ARMED:  # "rebels were killed when insurgents attacked"
        return True
    return any(t.pos_ == "PRON" or t in victims or lemma(t) in died for t in doers)
