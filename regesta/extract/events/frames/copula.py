"""Frames of "be": acts told by what somebody is in or under. In: a predicate of a read sentence and a frame. Out: who fills which role.

"The crew is in custody", "Ghana is in talks with its creditors", "marines have been on the island since Tuesday": the word after
"be" tells the act; what stands before it is its subject, what hangs on it its phrases.
"""

from spacy.tokens import Token

from regesta.extract.events.frames.clauses import named_clause
from regesta.extract.events.frames.lexicon import VerbFrame
from regesta.extract.events.frames.matching import A_PERSON, ActorLike, Match, fit, hanging
from regesta.extract.events.parties.doers import as_speaker
from regesta.extract.events.parties.implied import named_before
from regesta.extract.events.status.nouns import noun_status
from regesta.extract.events.status.verbs import verb_status
from regesta.extract.events.status.words import Read
from regesta.extract.grammar.conjuncts import with_conjuncts
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.ofclass import is_one
from regesta.extract.grammar.relations import antecedent, by_preposition, children, preposition
from regesta.lexicons import word_set

NOW = frozenset({"is", "are", "'s", "’s", "'re", "’re", "am"})
SUBJECT_OF = word_set("acts/senses", "subject_of")
STANDING_AS = word_set("acts/senses", "standing_as")
AWAY = frozenset({"gone"})
BE = frozenset({"be", "been", "is", "are", "was", "were"})
SINCE = frozenset({"has", "have", "'ve", "’ve"})


def predicate(token: Token) -> bool:
    """Whether a word is what somebody is said to be in, under, on or like: not what he is ("was a visit"), but for those
    who stand to another as one acts ("is a critic of Chad").
    """
    if not children(token, "nsubj", "nsubj:pass"):
        return False
    if token.lower_ in AWAY and any(c.lower_ in BE for c in children(token, "cop", "aux", "aux:pass")):
        return True  # "will be gone", which trees read as a verb
    if not children(token, "cop") or not (
        children(token, "nsubj") or token.pos_ == "ADJ"
    ):  # "is dismayed", read as done
        return False
    if (
        token.lower_ in SUBJECT_OF or lemma(token) in STANDING_AS
    ):  # "has been the subject of sanctions", "is a critic of Chad"
        return True
    return token.pos_ in ("ADJ", "ADV") or (token.pos_ in ("NOUN", "PROPN") and preposition(token) is not None)


def match_copula(token: Token, frame: VerbFrame, actor_like: ActorLike) -> Match | None:
    """The frame of "be" on a predicate, or None."""
    match = Match(frame.sense, token, frame.written, frame.weight, asserted=True)
    subjects = [t for head in children(token, "nsubj", "nsubj:pass") for t in with_conjuncts(antecedent(head))]
    asked = frame.subject_lemmas
    states = ("LOC", "ORG") if frame.sense.by_name else ("PER",) if A_PERSON in asked else ()
    subjects = [
        t for t in subjects if not asked or is_one(t, asked) or t.ent_type_ in states or as_speaker(t, asked, states)
    ]
    if not subjects:
        return None
    match.fill(frame.subject, [t for t in subjects if actor_like(t)] or (_whose(subjects) if asked else []))
    phrases = by_preposition(token)
    own = preposition(token)
    if own is not None:
        phrases.setdefault(own, []).insert(0, token)
    for slot in frame.slots:
        if slot.clause is not None:
            clauses = children(token, slot.clause, "advcl", "csubj")
            if not any(lemma(c) not in frame.sense.not_objects for c in clauses):
                return None
            continue
        pool = [token] if slot.preposition is None else hanging(phrases, slot.preposition)
        clauses = [] if pool else named_clause(token, slot)  # "is ready to help Chad", "is willing to talk to Chad"
        pool = pool or clauses
        match.fill("B", [t for clause in clauses for t in _told_to(clause) if actor_like(t)])
        found = [t for t in pool if not slot.lemmas or is_one(t, slot.lemmas) or t.lower_ in slot.lemmas & AWAY]
        found = [t for t in fit(match, slot, found, actor_like) if not is_one(t, frame.sense.not_objects)]
        if slot.required and not found:
            return None
        if found and slot.role:
            match.fill(slot.role, found)
        for thing in found if slot.lemmas and slot.preposition is not None else ():  # "a supplier of arms to Chad"
            for key, value in by_preposition(thing).items():
                phrases.setdefault(key, value)
        match.weight += bool(found)
        if slot.lemmas and frame.subject == "B" and not match.roles.get("A"):  # "is under Chadian sanctions"
            named = [t for thing in found for t in named_before(thing, "amod", "nmod:poss", "compound")]
            named += [t for thing in found for t in children(thing, "compound", "nmod:poss") if t.ent_type_ == "ORG"]
            match.fill("A", [t for t in named if actor_like(t)])
    return match


def _whose(things: list[Token]) -> list[Token]:
    """ "Our thoughts are with the families": ours; "the thoughts of the king are with them"."""
    owned = [t for thing in things for t in children(thing, "nmod:poss")]
    return owned or [t for thing in things for t in by_preposition(thing).get("of", ())]


def _told_to(clause: Token) -> list[Token]:
    """Whom a clause names as the one helped or talked to."""
    phrases = by_preposition(clause)
    return [
        *(t for c in children(clause, "obj", "iobj") for t in with_conjuncts(c)),
        *phrases.get("with", []),
        *phrases.get("to", []),
    ]


def copular_status(token: Token) -> Read:
    """Status of what somebody is in or under: lasting where "be" stands in the present or the present perfect."""
    status, reasons = verb_status(token)
    if status == "happened" and token.pos_ != "ADJ":
        forms = {c.lower_ for c in children(token, "cop", "aux")}
        if forms & NOW or (forms & SINCE and "been" in forms):
            return "ongoing", (*reasons, "is so now")
    return status, reasons


def status_of(trigger: Token) -> Read:
    """Status of the act that a verb or noun tells."""
    if trigger.pos_ in ("VERB", "AUX"):  # "did so"
        return verb_status(trigger)
    return copular_status(trigger) if predicate(trigger) else noun_status(trigger)
