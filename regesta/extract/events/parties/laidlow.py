"""Whom a blow hit, by the clause that tells of it. In: a match of a blow and the other acts. Out: the same, with those who were hit.

"Five were killed when a bomb hit their car", "killed four rebels during a raid", "fired on a car carrying guards", "set off a bomb, killing
two": at the five, the rebels, the guards, the two.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Token

from regesta.extract.events.status.words import negated
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.ofclass import AMOUNTS
from regesta.extract.grammar.relations import agents, by_preposition, children, is_passive, patients, preposition
from regesta.lexicons import word_set

if TYPE_CHECKING:
    from regesta.extract.events.frames.matching import ActorLike, Match

BLOWS = frozenset({"attack", "air_strike", "shelling"})
DONE_IN_ONE = frozenset({"killing", "arrest", "abduction"})
RIDDEN = word_set("acts/senses", "carriers")
CARRIERS = RIDDEN | word_set("acts/senses", "in_a_row")
BEARING = word_set("acts/senses", "bearing")
WHEN = word_set("acts/courses", "at_a_blow")
RAIDS = word_set("acts/senses", "raids")
HOMES = frozenset({"home", "house"})


def laid_low(match: "Match", all_: Sequence["Match"], actor_like: "ActorLike") -> None:
    """Put those who were hit in the place of a car, a house or nothing that the blow's own words name."""
    if match.sense.type != "ASSAULT" or match.sense.mutual or match.sense.subtype not in BLOWS:
        return
    hit, trigger = match.roles.get("B", []), match.trigger
    found = _aboard(hit, actor_like)
    others = [m for m in all_ if m is not match and m.trigger.sent == trigger.sent and m.roles.get("B")]
    if not found and all(_theirs(t) for t in hit):
        found = _when_it_came(match, others)
    if not found and trigger.pos_ == "NOUN" and (not hit or all(t.ent_type_ == "LOC" for t in hit)):
        found = _in_the_raid(match, others)
    found = [t for t in found if t not in match.roles.get("A", [])]
    if found:
        match.roles["B"] = []
        match.fill("B", found)


def _theirs(thing: Token) -> bool:
    """Whether what was hit carried or housed those who were hit: "their car", "his home"."""
    own = any(t.pos_ == "PRON" for t in children(thing, "nmod:poss"))
    return not thing.ent_type_ and own and (lemma(thing) in RIDDEN or lemma(thing) in HOMES)


def _aboard(hit: Sequence[Token], actor_like: "ActorLike") -> list[Token]:
    """ "A bus carrying pilgrims", "a car in which two guards were riding": those in it."""
    found: list[Token] = []
    for thing in hit:
        if lemma(thing) not in CARRIERS:
            return []
        carried = [t for c in children(thing, "acl") if lemma(c) in BEARING and c.tag_ == "VBG" for t in patients(c)]
        for clause in children(thing, "acl:relcl"):
            if any(t.lower_ == "which" and preposition(t) == "in" for t in children(clause, "obl")):
                carried += agents(clause)
            elif lemma(clause) in BEARING and any(t.lower_ in ("that", "which") for t in children(clause, "nsubj")):
                carried += patients(clause)
        carried = [t for t in carried if actor_like(t) or t.pos_ == "NUM"]
        if not carried:
            return []
        found += carried
    return found


def _when_it_came(match: "Match", others: Sequence["Match"]) -> list[Token]:
    """ "Six sailors were killed when guards opened fire": the sailors."""
    verb = match.trigger
    marks = {c.lower_ for c in children(verb, "mark", "advmod")}
    if verb.pos_ != "VERB" or verb.dep_ != "advcl" or not marks & WHEN:
        return []
    over = [verb.head, *children(verb.head, "conj"), *([verb.head.head] if verb.head.dep_ == "conj" else [])]
    return [
        t for m in others if m.sense.subtype == "killing" and m.trigger in over and _undergone(m) for t in m.roles["B"]
    ]


def _undergone(killing: "Match") -> bool:
    """Whether those who were killed are the subject: "were killed", "died"."""
    return killing.trigger.pos_ == "VERB" and not negated(killing.trigger) and not children(killing.trigger, "obj")


def _in_the_raid(match: "Match", others: Sequence["Match"]) -> list[Token]:
    """ "Killed four rebels during a raid": the rebels."""
    noun = match.trigger
    if noun.dep_ == "nmod" and preposition(noun) == "of" and lemma(noun.head) in AMOUNTS:
        noun = noun.head  # "in a series of raids"
    over = noun.head
    if noun.dep_ != "obl" or preposition(noun) not in ("in", "during") or lemma(match.trigger) not in RAIDS:
        return []
    every = (over, *children(over, "conj"), *([over.head] if over.dep_ == "conj" else []))
    done = [m for m in others if m.trigger in every and m.sense.subtype in DONE_IN_ONE]
    by_them = [
        m for m in done if not is_passive(m.trigger) and set(m.roles.get("A", [])) & set(match.roles.get("A", []))
    ]
    placed = [t for m in by_them for t in m.roles["B"]]
    told = by_preposition(match.trigger)
    return [] if any(told.get(word) for word in ("on", "against")) else placed
