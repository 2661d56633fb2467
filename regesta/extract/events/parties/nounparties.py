"""Who else takes part in the act of a noun, told by the clause around it. In: a noun's match. Out: the same, with parties filled.

"Entered talks with Chad", "was in Lome for a meeting with her colleague", "were killed in a clash with rebels" name one side at the noun,
and the other as what the clause is about. "The withdrawal of the troops from Chad", "attacks by rebels on the army" hang the other
side on the first. A place between an owner and the noun ("her Chad visit") is where it goes or hits.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Token

from regesta.extract.events.parties.implied import struck_before
from regesta.extract.events.parties.territory import left
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.misread import joined_by_and
from regesta.extract.grammar.ofclass import AMOUNTS
from regesta.extract.grammar.relations import (
    agents,
    by_preposition,
    children,
    is_passive,
    patients,
    preposition,
)
from regesta.lexicons import lexicon, word_set

if TYPE_CHECKING:
    from regesta.extract.events.frames.matching import ActorLike, Match

PARTS = AMOUNTS | word_set("acts/occasions", "parts")
BESIDE_IT = word_set("acts/occasions", "beside_it")
INTO_IT = word_set("acts/occasions", "into_it")
NOT_THEIRS = word_set("acts/occasions", "not_theirs")
INTO = frozenset({"investigation", "conviction", "arrest"})
UNDERGOING = word_set("acts/occasions", "undergoing")
DYING = word_set("acts/occasions", "dying")
REBELS = word_set("acts/occasions", "rebels")
ABOUT_IT = word_set("acts/senses", "spoken_of")
FORCES = frozenset(lexicon("events/classes")["force"])
WORDS_AT = frozenset({"REQUEST", "THREATEN", "ACCUSE", "SANCTION", "ASSAULT", "SUPPORT", "COERCE"})
HIT_BY = ("against", "on", "into")
HITTING = frozenset({"ASSAULT", "PROTEST", "SANCTION"})
PLACED = frozenset({"ASSAULT", "COERCE", "RETREAT"})
KILLINGS = frozenset({"killing"})
STRIKES = frozenset({"attack", "air_strike", "shelling"})
BLOWS = frozenset(word for kind in ("attack", "fight", "bombs") for word in lexicon("events/classes")[kind])
AFTERWARDS = frozenset({"after", "following", "during"})


def before_it(match: "Match", modifier: Token) -> str:
    """The role of a name right before a noun: who acts, or whom or what place it hits or is about."""
    sense, label = match.sense, modifier.ent_type_
    if modifier in struck_before(match.trigger, sense):  # "the Lima bombings", "a mosque attack"
        return "B"
    if label == "PER" and sense.subtype in (INTO | KILLINGS):  # "the Bello inquiry", "the Bello murder"
        return "B"
    if label != "LOC" or modifier.dep_ != "compound" or sense.mutual:
        return "A"
    owned = any(t.ent_type_ or t.pos_ == "PRON" for t in children(match.trigger, "nmod:poss"))  # not "May's"
    going = sense.subtype == "visit" or sense.type in PLACED
    return "B" if going and owned else "A"


def complete(match: "Match", actor_like: "ActorLike") -> None:
    """Fill the side that the noun of an act leaves open from the clause around it, and from the phrases of the other side."""
    told, sense = match.roles, match.sense
    if sense.type == "ACCUSE" and not told.get("B"):
        match.fill("B", [t for t in _in_clause(match.trigger) if actor_like(t) and t not in told.get("A", ())])
        match.asserted = match.asserted or bool(told.get("B"))
    if told.get("A") and not sense.mutual:
        if not told.get("B"):
            match.fill("B", [t for t in _behind_doer(match) if actor_like(t)])
        if not told.get("B"):
            match.fill("B", [t for t in _undergoes(match) if actor_like(t) and t not in told["A"]])
        left(match)
    if sense.mutual and len(told.get("A", ())) == 1 and not told.get("B"):
        match.fill("A", [t for t in (*joined_by_and(match.trigger), *_partner(match.trigger)) if actor_like(t)])
    if sense.type == "ASSAULT" and sense.mutual and not told.get("A") and not told.get("B"):
        match.fill("A", [t for t in _fell(match.trigger) if actor_like(t)])
    if sense.subtype in STRIKES and not told.get("A"):
        _strikers(match, actor_like)
    if told.get("B") and not told.get("A") and (sense.mutual or _goes_there(match)):
        found = [t for t in _of_clause(match) if actor_like(t) and t not in told["B"]]
        match.fill("A", [t for t in found if sense.mutual or t.ent_type_ not in ("LOC", "ORG")])


def _partner(noun: Token) -> list[Token]:
    """ "Her talks in Lome with the envoy", "has meetings set with Chad": with whom, where the phrase hangs on a place or participle."""
    places = [t for t in children(noun, "nmod") if t.ent_type_ == "LOC" and preposition(t) in ("in", "at")]
    held = [c for c in children(noun, "acl") if c.tag_ == "VBN"]
    return [t for one in (*places, *held) for t in by_preposition(one).get("with", ())]


def _goes_there(match: "Match") -> bool:
    """A visit to somewhere, not the tour of duty of troops nor a race of that name."""
    there = match.roles.get("B", [])
    return (
        match.sense.subtype == "visit" and match.trigger.pos_ == "NOUN" and not any(lemma(t) in FORCES for t in there)
    )


def _in_clause(noun: Token) -> list[Token]:
    """ "Allegations that Chad had armed them": Chad, but not of those "that Chad denied"."""
    clauses = children(noun, "acl", "acl:relcl")
    told = [c for c in clauses if any(that.lower_ == "that" and _joins(that, c) for that in children(c, "mark", "obj"))]
    return [t for clause in told for t in agents(clause)]


def _joins(that: Token, clause: Token) -> bool:
    return that.dep_ == "mark" or len(children(clause, "obj")) > 1


def _behind_doer(match: "Match") -> list[Token]:
    """ "Attacks by rebels on the army", "the arrival of a frigate in Chad": what hangs on who acts."""
    words = HIT_BY if match.sense.type in HITTING else ("to", "in") if match.sense.subtype == "visit" else ()
    phrases = [by_preposition(doer) for doer in match.roles["A"] if doer.i > match.trigger.i]
    return [t for phrase in phrases for word in words for t in phrase.get(word, ())]


def _undergoes(match: "Match") -> list[Token]:
    """ "Chad faces sanctions of the union", "received a threat from the rebels": Chad."""
    noun = _whole(match.trigger)
    if noun.dep_ != "obj" or match.sense.type not in WORDS_AT or lemma(noun.head) not in UNDERGOING:
        return []
    return agents(noun.head)


def _fell(noun: Token) -> list[Token]:
    """ "Two soldiers and nine rebels died in clashes", "soldiers killed nine rebels in a battle": both sides, not two of one."""
    noun = _whole(noun)
    over = noun.head
    if noun.dep_ != "obl" or preposition(noun) not in ("in", "during") or lemma(over) not in DYING:
        return []
    if not is_passive(over) and (slain := patients(over)):
        slayers = [t for t in agents(over) if lemma(t) not in BLOWS]
        return [*slayers, *slain] if slayers and not by_preposition(over).get("with") else []
    fallen = patients(over) if is_passive(over) else agents(over)
    rebels = [t for t in fallen if lemma(t) in REBELS]
    peoples = len(fallen) == 2 and all(t.ent_type_ == "NORP" for t in fallen)  # "Chadians and Libyans"
    return fallen if peoples or 0 < len(rebels) < len(fallen) else []


def _strikers(match: "Match", actor_like: "ActorLike") -> None:
    """ "Soldiers killed nine rebels in a raid": who raided, and whom."""
    noun = _whole(match.trigger)
    over = noun.head
    if noun.dep_ != "obl" or preposition(noun) not in ("in", "during") or lemma(over) not in DYING or is_passive(over):
        return
    slayers = [t for t in agents(over) if lemma(t) not in BLOWS and actor_like(t)]
    slain = [t for t in patients(over) if actor_like(t)]
    if slayers and slain:
        match.fill("A", slayers)
        if not match.roles.get("B"):
            match.fill("B", slain)


def _of_clause(match: "Match") -> Sequence[Token]:
    """Those whom the clause is about in which somebody's talks with another, or a visit to him, are the thing or the occasion."""
    noun = _whole(match.trigger)
    over, word = noun.head, preposition(noun)
    if noun.dep_ == "nmod" and word in AFTERWARDS and over.dep_ == "obj":  # "announced the choice after talks with B"
        return agents(over.head) if over.head.pos_ == "VERB" and not is_passive(over.head) else ()
    if noun.dep_ == "obj":
        return agents(over) if over.pos_ == "VERB" and lemma(over) not in NOT_THEIRS else ()
    leading = (word in INTO_IT or (word == "as" and noun is not match.trigger)) and (
        match.sense.type == "CONSULT" or word in ("in", "into")
    )
    if noun.dep_ not in ("obl", "xcomp") or not (leading or word in BESIDE_IT):
        return ()
    over = _before_that(noun, over)
    if over.pos_ != "VERB":  # "is in Lome for talks"
        return children(over, "nsubj") if children(over, "cop") else ()
    if lemma(over) in ABOUT_IT and word not in BESIDE_IT:
        return ()
    if is_passive(over):
        return patients(over)
    return agents(over)


def _whole(noun: Token) -> Token:
    """ "Five days of talks", "at the end of a visit": the noun above, of which the act is what there is so much of."""
    while noun.dep_ == "nmod" and preposition(noun) == "of" and lemma(noun.head) in PARTS:
        noun = noun.head
    return noun


def _before_that(noun: Token, over: Token) -> Token:
    """ "Said during a visit to Chad that it would pay", read as paid then: what stands before the clause belongs to the saying."""
    while over.dep_ == "ccomp" and over.head.pos_ == "VERB":
        marks = [c.i for c in children(over, "mark")]
        if noun.i > over.head.i and not (marks and noun.i < marks[0]):
            break
        over = over.head
    return over
