"""Parties that stand inside the thing of an act. In: a match whose frame is laid on. Out: the same, with the parties its words imply.

"Condemned Libya's decision" is against Libya, "banned Chadian apps" against Chad, "suspended talks with Peru" against Peru, "criticised
the president of Chad" against him and not his state, "called for an end to Chilean raids" asks Chile, "died in Chad's air strikes" names
who struck only before the strikes.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Token

from regesta.extract.events.parties.addressees import asked_of, called_on, protested_against, said_to_do
from regesta.extract.events.parties.attackers import is_fighter, killers, no_killers
from regesta.extract.events.parties.implied import (
    OF_PARTIES,
    POSTPONED,
    addressed,
    foreign,
    honoured,
    target_of,
    unsubjected,
)
from regesta.extract.events.parties.ownership import (
    STATES,
    belonging,
    keepers,
    lying_on,
    peoples_before,
    state_before,
    theirs,
    whose,
)
from regesta.extract.events.parties.words import is_matter
from regesta.extract.grammar.conjuncts import TITLES, with_conjuncts
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import by_preposition, children, is_passive, owners, preposition
from regesta.lexicons import lexicon, word_set

if TYPE_CHECKING:
    from regesta.extract.events.frames.matching import ActorLike, Match

ADDRESSED = frozenset({"SUPPORT", "CONSULT", "REQUEST"})
MEDDLING = frozenset(lexicon("events/classes")["meddling"])
CURBS = frozenset({"sanctions", "ban", "sanctions_relief", "easing", "restriction"})
CLAIMS = frozenset(lexicon("events/classes")["claim"])
AGAINST = frozenset({"COERCE", "SANCTION", "ASSAULT", "REJECT", "RETREAT", "ACCUSE"})
LET_GO = frozenset({"release", "training"})
SOMEBODY = frozenset(lexicon("events/roles")["collective"]) | frozenset(lexicon("events/classes")["force"])
FORCES = frozenset(lexicon("events/classes")["force"])
PARTITIVE = frozenset(lexicon("events/roles")["partitive"])
EXPELLED = frozenset({"expulsion", "deportation"})
STATE_BODIES = word_set("acts/senses", "state_bodies")
VESSELS = frozenset(lexicon("events/classes")["ship"]) - word_set("acts/senses", "wares")
WATERS = word_set("acts/senses", "waters")
BREAKING = frozenset({"SANCTION", "REJECT"})
WHERE = frozenset({"in", "at", "near", "on", "along", "across", "around", "inside", "outside"})
VISITS = frozenset(lexicon("events/classes")["visits"])
CAPTURING = word_set("acts/senses", "capturing")


def infer(match: "Match", actor_like: "ActorLike") -> None:
    """Fill the roles that the thing of the act tells; who acts, of a verb only."""
    sense, things, told = match.sense, match.roles.get("O", []), match.trigger.pos_ == "VERB"
    if not match.roles.get("A") and told:
        match.fill("A", [t for t in unsubjected(match.trigger, sense, things) if actor_like(t)])
    if sense.type == "ASSAULT" and told:
        _struck(match, actor_like)
    if told:
        _places(match)
    if sense.type in ADDRESSED and not match.roles.get("B"):  # "in a message to B, A expressed condolences"
        match.fill("B", [t for t in addressed(match.trigger) if actor_like(t)])
    if sense.owner and not match.roles.get("B"):
        for thing in (*things, *match.roles.get("T", [])):
            meant = officers(thing)
            whose_it_is = [t for t in whose(thing) if not is_matter(t)]
            own = meant or [t for t in whose_it_is if t.pos_ == "PROPN" or t.dep_ == "nmod:poss" or actor_like(t)]
            match.fill("B", [t for t in own if not meant or actor_like(t)])
    if sense.subtype in LET_GO:  # "freed forty prisoners", "handed the captain to his navy": done to them
        freed = [t for t in things if actor_like(t) and t.ent_type_ not in ("LOC", "NORP", "ORG")]
        people = any(lemma(t) not in VESSELS for t in freed)  # "gave back to Chad a boat" gave it to Chad
        if freed and ((sense.subtype == "release" and people) or not match.roles.get("B")):
            match.roles["B"] = []
            match.fill("B", freed)
    if sense.subtype == "seizure" and lemma(match.trigger) in CAPTURING and not match.roles.get("B"):
        match.fill("B", [t for t in things if _somebody_taken(t, actor_like)])
    if sense.subtype == "award":
        match.fill("B", [t for thing in things for t in honoured(thing) if actor_like(t)])
    theirs = sense.subtype in POSTPONED and match.roles.get("A")  # "Norway's parade was postponed" is done to nobody
    if not theirs and not match.roles.get("B"):
        match.fill("B", _acted_on(match, actor_like))
    if (
        sense.self_contained and not match.roles.get("A") and sense.subtype not in OF_PARTIES
    ):  # "10,000 Chadian troops were deployed": they act
        doers = [t for t in things if not (t.ent_type_ == "LOC" and preposition(t))]  # not "moved up to Arica"
        doers = [t for t in doers if preposition(t) not in WHERE]  # "deployed in the capital"
        match.fill("A", [t for t in doers if actor_like(t)])


def _struck(match: "Match", actor_like: "ActorLike") -> None:
    """ "Died in a Chadian raid", "a raid on the post that killed two": whoever struck, and not where he did."""
    where = no_killers(match.trigger, match.roles.get("A", []))
    match.roles["A"] = [t for t in match.roles.get("A", []) if t not in where]
    if not match.roles["A"]:
        match.fill("A", [t for t in killers(match.trigger) if actor_like(t) or is_fighter(t)])


def officers(thing: Token) -> list[Token]:
    """An office or body that is itself meant: "criticised the president of Chad", not "criticised the decision of Chad"."""
    if thing.ent_type_ == "PER":  # "praised Ann Lee of the league"
        return with_conjuncts(thing)
    meant = lemma(thing) in TITLES or lemma(thing) in STATE_BODIES
    return with_conjuncts(thing) if meant and thing.pos_ == "NOUN" and not thing.ent_type_ else []


def _somebody_taken(thing: Token, actor_like: "ActorLike") -> bool:
    """ "Ana Torv was captured", "captured another", "the deserters were captured": people, and no place or body."""
    if thing.ent_type_ or thing.pos_ == "NUM":
        return thing.ent_type_ == "PER" or (thing.pos_ == "NUM" and preposition(thing) is None)
    return thing.lower_ in ("another", "others") or (
        thing.tag_ == "NNS" and lemma(thing) in SOMEBODY and actor_like(thing)
    )


def _acted_on(match: "Match", actor_like: "ActorLike") -> list[Token]:
    """Who is acted on where no slot says so: by the kind of act."""
    sense, things, told = match.sense, match.roles.get("O", []), match.trigger.pos_ == "VERB"
    found = [] if sense.mutual else [t for thing in things for t in target_of(thing) if actor_like(t)]
    if found:
        return found
    if sense.subtype == "border_crossing":  # "entered Chadian waters"
        return [t for t in _grounds(things) if t not in match.roles.get("A", [])]
    if sense.type in AGAINST and (told or sense.type != "RETREAT"):
        return _against(match, things, actor_like) or said_to_do(match, actor_like)
    if sense.type == "REQUEST":
        found = [t for thing in things for t in asked_of(thing)] or called_on(things)
    if sense.subtype == "boycott":  # "boycotted all contact with Chad"
        found = [t for thing in things for t in _shared_with(thing) if state_before(t) or t.ent_type_ in STATES]
    if sense.type == "PROTEST" and not found:
        found = protested_against(match)
    return [t for t in found if actor_like(t)]


def _places(match: "Match") -> None:
    """Who was expelled from Chad was expelled by it, what is banned in Chad is banned by it."""
    sense, verb, acting = match.sense, match.trigger, match.roles.get("A", [])
    if sense.subtype in EXPELLED and is_passive(verb) and not acting:
        out_of = [t for t in by_preposition(verb).get("from", ()) if t.ent_type_ == "LOC"]
        match.roles["B"] = [t for t in match.roles.get("B", []) if t not in out_of]
        match.fill("A", out_of)
    if not acting and sense.type in ("COERCE", "SANCTION"):
        match.fill("A", [t for t in keepers(verb) if t not in match.roles.get("B", [])])
    if sense.subtype == "ban" and is_passive(verb) and not acting:  # "is banned in Chad"
        match.fill("A", [t for t in by_preposition(verb).get("in", ()) if t.ent_type_ == "LOC"])


def _against(match: "Match", things: Sequence[Token], actor_like: "ActorLike") -> list[Token]:
    """Whose the thing is that a hostile act is done to, or who was to share it."""
    inside = [t for thing in things if lemma(thing) in PARTITIVE for t in by_preposition(thing).get("of", ())]
    things = [*things, *inside]  # "captured part of a Chadian base"
    claims = [t for t in things if lemma(t) in CLAIMS]  # "denied Chadian claims": Chad's
    named = [t for t in things if lemma(t) in MEDDLING]  # "alleged Chadian meddling"
    claims += named if match.sense.type == "ACCUSE" else []
    found = [t for thing in claims for t in foreign(thing)]
    named = [t for t in things if t not in claims and foreign(t)]  # "banned Chadian apps", "seized a Chadian trawler"
    words = match.sense.type in ("ACCUSE", "REJECT")  # "condemned the Chadian raid" is against Chad
    found += [
        one
        for t in named
        for one in (
            (words and lemma(t) not in SOMEBODY and not is_matter(t) and peoples_before(t))
            or theirs(t, match.sense.type)
        )
    ]
    if not found:  # "froze assets belonging to Chadian officials"
        found = [t for thing in things for t in belonging(thing) if actor_like(t)]
    if not found and match.trigger.pos_ == "VERB":  # "searched the union's offices"
        found = [t for thing in things for t in owners(thing, possessive=True) if actor_like(t)]
    if not found and match.sense.subtype in CURBS:  # "curbs on flights to Chad", "banned imports of Chadian wine"
        found = [t for thing in things for t in lying_on(thing, actor_like)]
        found = found or [t for thing in things for t in _reaching(thing)]
        found = found or [t for t in by_preposition(match.trigger).get("from", ()) if t.ent_type_ == "LOC" and things]
    if not found and match.sense.type in BREAKING:  # "suspended its part in talks with Chad"
        shared = [t for thing in things for t in (_shared_with(thing) or _gone_to(thing))]
        found = [t for t in shared if t.ent_type_ in STATES or foreign(t)]
    if not found and match.sense.type in ("COERCE", "ASSAULT") and match.trigger.pos_ == "VERB":
        found = [t for t in things if lemma(t) in VESSELS]  # "seized the trawler": it suffers
    if (
        not found and match.sense.subtype == "seizure" and match.trigger.pos_ == "VERB"
    ):  # "occupied Chad", "seized two guards"
        found = [t for t in things if t.ent_type_ in ("LOC", "PER") or (t.pos_ == "NOUN" and lemma(t) in SOMEBODY)]
    if match.sense.subtype == "withdrawal" and match.roles.get("A"):  # "withdrew Chadian troops": they are not left
        found = [t for t in found if lemma(t) not in FORCES]
    return [t for t in found if t not in match.roles.get("A", [])]


def _grounds(things: Sequence[Token]) -> list[Token]:
    """Whose waters, airspace or soil somebody enters."""
    grounds = [t for t in things if lemma(t) in WATERS]
    return [t for g in grounds for t in (state_before(g) or [o for o in owners(g) if o.ent_type_ in STATES])]


def _reaching(thing: Token) -> list[Token]:
    """Whom a curb on goods or flights reaches: the people before them, the state they come from or go to."""
    phrases = by_preposition(thing)
    goods = [thing, *phrases.get("on", ()), *phrases.get("against", ())]
    found = [t for one in goods for word in ("to", "from", "with") for t in by_preposition(one).get(word, ())]
    found = [t for t in found if t.ent_type_ in STATES or state_before(t)]
    inside = [t for one in goods for t in by_preposition(one).get("of", ())]
    return found or [t for one in (*goods[1:], *inside) if (named := state_before(one)) for t in named]


def _shared_with(thing: Token, depth: int = 1) -> list[Token]:
    found = by_preposition(thing).get("with", [])
    if found or not depth:
        return found
    return [t for inner in children(thing, "nmod") if inner.i > thing.i for t in _shared_with(inner, depth - 1)]


def _gone_to(thing: Token) -> list[Token]:
    """Whose guest one was to be: "called off a visit to Chad"."""
    return by_preposition(thing).get("to", []) if lemma(thing) in VISITS else []
