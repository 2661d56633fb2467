"""Whom a blow hit where its own words do not say. In: matches of one document. Out: the same, each blow with those it killed, or its place.

"Four dockers were killed in a raid", "the bombing wounded a guard": at them. "The attacks in Lome", "an offensive in the Tarn valley":
at the place, where nobody is said to have been hit.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from regesta.extract.events.frames.matching import Match
from regesta.extract.events.parties.ofthings import belonging
from regesta.extract.events.parties.struck import struck
from regesta.extract.events.parties.whofelled import by_who_says, suspecting
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.ofclass import AMOUNTS
from regesta.extract.grammar.relations import agents, by_preposition, children, patients, preposition
from regesta.lexicons import word_set

BLOWS = frozenset({"attack", "air_strike", "shelling"})
HARM = word_set("acts/kinds", "harm")
SEIZING = frozenset({"arrest", "seizure", "release"})
BESIDE = ("near", "outside", "at", "inside", "next to")
OF_A_DEATH = ("in", "by")
PLACED = ("in", "into", "across", "inside")
TAKEN_AS = word_set("acts/senses", "taken_as")
CARRIED_OUT = word_set("acts/senses", "carried_out")
STRUCK_PLACES = word_set("acts/senses", "struck_places")


def hit(match: Match, all_: Sequence[Match]) -> None:
    """Fill in and put right whom an act of force hit, by the acts told with it and by its own words."""
    struck(match, all_)
    if match.sense.subtype in SEIZING and match.trigger.pos_ == "VERB" and not match.roles.get("A"):
        match.fill("A", by_who_says(match.trigger, match.roles.get("B", [])))
    if match.sense.type == "ACCUSE" and match.trigger.pos_ == "VERB" and not match.roles.get("A"):
        match.fill("A", suspecting(match.trigger))
    in_its_place(match)
    _of_the_thing(match)


def felled(matches: list[Match]) -> list[Match]:
    """The same matches, the blows with those whom they killed or wounded, as the verb over their noun says."""
    killings = [m for m in matches if m.sense.subtype in HARM and m.trigger.pos_ == "VERB" and m.roles.get("B")]
    for match in matches:
        if _open(match):
            _felled(match, killings)
    return matches


def _felled(match: Match, killings: Sequence[Match]) -> None:
    for killing in killings:
        if any(_of(killing.trigger, noun) for noun in _nouns(match)):
            joined = [m for m in killings if _joined(m.trigger, killing.trigger)]
            every = sorted((t for m in (killing, *joined) for t in m.roles["B"]), key=lambda t: t.i)
            match.fill("B", [t for t in every if t not in match.roles.get("A", [])])
            return


def in_its_place(match: Match) -> None:
    """Fill in the place by name that a blow of many was in."""
    if not _open(match):
        return
    heads = [noun for noun in _nouns(match) if lemma(noun) in STRUCK_PLACES]
    heads += [match.trigger] if heads and match.trigger.pos_ == "VERB" else []
    heads += [noun.head for noun in heads if noun.dep_ == "nsubj:pass" and lemma(noun.head) in CARRIED_OUT]
    where = [t for noun in heads for word in PLACED for t in by_preposition(noun).get(word, ())]
    match.fill("B", [t for t in where if t.ent_type_ == "LOC" and t not in match.roles.get("A", [])])


def _of_the_thing(match: Match) -> None:
    """ "Shelled a camp belonging to rebels" hits them; "a bomb went off near a mosque in the east" hits no east."""
    hit = match.roles.get("B", [])
    if match.sense.type != "ASSAULT" or match.sense.mutual or not hit:
        return
    beside = [t for t in hit if preposition(t) in BESIDE]
    if beside:
        hit = [t for t in hit if preposition(t) not in ("in", "on") or t.dep_ == "obj"]
    held = [t for t in hit if lemma(t) not in TAKEN_AS or t.tag_ != "NN" or children(t, "det", "nummod", "nmod:poss")]
    if (
        len(held) < len(hit) and match.trigger.pos_ == "VERB"
    ):  # "held hostage forty sailors", "sailors they held hostage"
        hit = held or [t for t in patients(match.trigger) if t not in hit] or hit
    every = [one for t in hit for one in (belonging(t) or [t])]
    match.roles["B"] = [t for t in dict.fromkeys(every) if t not in match.roles.get("A", [])]


def _open(match: Match) -> bool:
    return match.sense.type == "ASSAULT" and match.sense.subtype in BLOWS and not match.roles.get("B")


def _nouns(match: Match) -> list[Token]:
    """The nouns that name the blow: the trigger, or what is carried out, and so many of them ("a series of raids")."""
    trigger = match.trigger
    named = (
        [trigger]
        if trigger.pos_ != "VERB"
        else [t for t in children(trigger, "obj", "nsubj:pass") if t.i in match.used]
    )
    of = [t.head for t in named if preposition(t) == "of" and lemma(t.head) in AMOUNTS]
    return [*named, *of]


def _of(verb: Token, blow: Token) -> bool:
    """Whether somebody is said to have died of a blow: "the raid killed a guard", "a guard was killed in the raid"."""
    if blow in children(verb, "nsubj") or (blow.dep_ == "conj" and blow in agents(verb)):
        return True
    return blow.head == verb and blow.dep_ in ("obl", "obl:agent") and preposition(blow) in OF_A_DEATH


def _joined(one: Token, other: Token) -> bool:
    """ "One was killed and two were wounded in it"."""
    return (one.dep_ == "conj" and one.head == other) or (other.dep_ == "conj" and other.head == one)
