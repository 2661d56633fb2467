"""Who struck. In: a noun of an attack or a fight, or a verb of killing or seizing. Out: words of those who did it.

"A rebel attack killed two", "died in a raid by horsemen", "fighting between A and B has killed four", "were hurt during a Chadian raid":
the words of the blow tell it; "claimed the bombing that killed two": the clause it stands in (`responsibility`); "seven were wounded
when a gunman threw a grenade": the clause of the moment; "the army says twenty rebels were killed": who speaks for what he does.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Token

from regesta.extract.events.parties.implied import between, foreign, named_before
from regesta.extract.events.parties.responsibility import answerable, claimed_by, in_its_course, laid_on, suspected
from regesta.extract.grammar.conjuncts import with_conjuncts
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.misread import shares_passive
from regesta.extract.grammar.relations import agents, by_preposition, children, is_passive, patients, preposition
from regesta.extract.grammar.tree import dependents
from regesta.extract.statements.cues import verbs as spoken
from regesta.lexicons import lexicon, word_set

if TYPE_CHECKING:
    from regesta.extract.events.frames.matching import ActorLike, Match

FIGHTS = frozenset(lexicon("events/classes")["fight"]) | word_set("acts/senses", "hostilities")
BLOWS = frozenset(lexicon("events/classes")["attack"]) | word_set("acts/senses", "blows") | {"operation"}
FROM_AFAR = word_set("acts/senses", "from_afar")
SET_OFF = word_set("acts/senses", "setting_off")
FIGHTERS = word_set("acts/parties", "fighters")
BLAMING = word_set("acts/parties", "blaming")
IN_WHICH = ("in", "during", "amid")
OF_BLOW = ("on", "against", "at", "in", "near", "of")
PLACED = ("amod", "nmod:poss")
WHEN = word_set("acts/courses", "at_a_blow")
OUTLAWS = word_set("acts/parties", "outlaws")
SETTING_UPON = word_set("acts/parties", "setting_upon")
OWN_WORD = word_set("acts/parties", "own_word")
FOES = word_set("acts/parties", "foes")
MISHAPS = word_set("acts/parties", "mishaps")
FORCES = frozenset(lexicon("events/classes")["force"])
WITHIN = ("in", "during", "by", "amid", "after", "from")


def strikers(blow: Token, *, sides: bool = True) -> list[Token]:
    """Those who struck or fought, by the words of the blow itself; `sides`: also the two between whom there was a fight."""
    phrases = by_preposition(blow)
    fight = lemma(blow) in FIGHTS
    found = [*phrases.get("by", ()), *phrases.get("from", ()), *(between(blow) if sides else ()), *_before(blow)]
    if fight:
        found += phrases.get("with", [])
    for clause in children(blow, "acl"):
        if clause.tag_ == "VBN" and lemma(clause) in SET_OFF:
            found += agents(clause)
        elif clause.tag_ == "VBN" and lemma(clause) in BLAMING:
            found += [t for word in ("on", "to") for t in by_preposition(clause).get(word, ())]
        elif fight and lemma(clause) == "involve" and clause.tag_ == "VBG":
            found += patients(clause)
    return list(dict.fromkeys(found))


def _before(blow: Token) -> list[Token]:
    """Whose a blow is said to be; a town before a bombing is where it was, a state before an air strike is not."""
    led = [c for c in children(blow, "amod") if c.lower_ == "led" and c.i < blow.i]  # "a Chadian-led raid"
    if by := [t for c in led for t in dependents(c) if t.i < c.i and t.ent_type_]:
        return by
    fighters = [
        one
        for c in children(blow, "amod", "compound", "nmod")
        if c.i < blow.i and is_fighter(c)
        for one in with_conjuncts(c)
    ]
    if lemma(blow) in FIGHTS - BLOWS:  # "the Chadian conflict" is in Chad
        return fighters
    bodies = [c for c in children(blow, "compound", "amod") if c.i < blow.i and c.ent_type_ == "ORG"]
    if lemma(blow) in FROM_AFAR:
        return [*fighters, *bodies, *foreign(blow)]
    named = [t for t in named_before(blow, *PLACED) if t.ent_type_ == "NORP" or t.dep_ == "nmod:poss"]
    short = [t for t in named_before(blow, "compound") if t.text.isupper()]  # "a U.S. raid"
    return [*fighters, *bodies, *named, *short]


def is_fighter(token: Token) -> bool:
    """Whether a word names those who fight: "rebel", "separatist", which its lemma may hide."""
    return lemma(token).lower() in FIGHTERS or token.lower_ in FIGHTERS


def killers(verb: Token) -> list[Token]:
    """Those who killed, where only the blow that killed tells it.

    Args:
        verb: a verb of killing whose subject is nobody.
    """
    for blow in deadly(verb):
        its_own = not is_passive(verb) and (blow.dep_ == "csubj" or blow in agents(verb))
        # who is killed in a clash of two was killed by one of them
        found = strikers(blow, sides=its_own) or ([] if lemma(blow) in FIGHTS - BLOWS else answerable(blow))
        if found:
            return [t for t in found if t not in patients(verb)]
    return []


def deadly(verb: Token) -> list[Token]:
    """The nouns of the blow that a verb says killed somebody: its subject, what it was done in, what its relative clause stands at."""
    found = [t for t in agents(verb) if is_blow(t)]
    found += [t for t in children(verb, "csubj") if t.lower_ == "fighting" and not is_passive(verb)]
    if found:
        return _alone(found)
    joined = [*children(verb, "conj"), *([verb.head] if verb.dep_ == "conj" else [])]
    for one in (verb, *(v for v in joined if v.pos_ == "VERB" and is_passive(v))):
        phrases = by_preposition(one)
        found += [t for word in IN_WHICH for t in phrases.get(word, ()) if is_blow(t)]
        clauses = [c for c in children(one, "advcl") if c.lower_ == "fighting"]  # "died in fighting with rebels"
        found += [c for c in clauses if any(m.lower_ in IN_WHICH for m in children(c, "mark", "case"))]
    return _alone(found)


def _alone(blows: list[Token]) -> list[Token]:
    """Those that nothing else is joined to: of "rebel attacks and sectarian strife" nobody knows which killed."""
    return [
        t
        for t in blows
        if not any(is_blow(c) for c in children(t, "conj")) and not (t.dep_ == "conj" and is_blow(t.head))
    ]


def is_blow(noun: Token) -> bool:
    """Whether a word names an attack or a fight."""
    return noun.pos_ == "NOUN" and not noun.ent_type_ and (lemma(noun) in BLOWS or lemma(noun) in FIGHTS)


def no_killers(verb: Token, acting: Sequence[Token]) -> list[Token]:
    """Those of the actors who were only where the blow fell: "an attack on a post that killed two" was not the post's."""
    led = any(t.lower_ in ("that", "which") for t in children(verb, "nsubj"))
    if verb.dep_ != "acl:relcl" or not led:
        return []
    return [t for t in acting if t.dep_ == "nmod" and preposition(t) in OF_BLOW and is_blow(t.head)]


def struck_by(match: "Match", actor_like: "ActorLike") -> None:
    """Fill in who struck, where the frame did not find him; on whom a blow is laid is not who was struck."""
    noun = match.trigger
    blamed = suspected(noun)
    match.roles["B"] = [t for t in match.roles.get("B", []) if t not in blamed]
    own = [t for t in strikers(noun) if is_fighter(t)] if is_blow(noun) else []
    if own:
        match.fill("A", own)
        return
    clause = blamed or in_its_course(noun)
    told = claimed_by(noun) or laid_on(noun) or clause
    match.fill("A", [t for t in told if t not in match.roles["B"] and (actor_like(t) or t.pos_ == "NUM")])
    match.asserted = match.asserted or bool(match.roles["A"] and told == clause)


def set_upon(verb: Token) -> list[Token]:
    """ "Were wounded when a gunman threw a grenade": those armed who did what stands in the clause of the moment."""
    if not is_passive(verb):
        return []
    joined = [v for v in children(verb, "conj") if is_passive(v)]
    joined += [verb.head] if verb.dep_ == "conj" and is_passive(verb.head) else []
    for clause in (c for one in (verb, *joined) for c in children(one, "advcl")):
        when = {clause.left_edge.lower_, *(c.lower_ for c in children(clause, "mark", "advmod"))}
        fired = lemma(clause) != "open" or any(lemma(t) == "fire" for t in children(clause, "obj"))
        if when & WHEN and lemma(clause) in SETTING_UPON and fired and not is_passive(clause):
            doers = agents(clause)
            armed = [t for t in doers if _armed(t)] if lemma(clause) not in ("hit", "strike") else []
            return armed or [t for blow in doers if is_blow(blow) for t in strikers(blow)]
    return []


def by_who_says(verb: Token, done_to: Sequence[Token]) -> list[Token]:
    """ "The army says twenty rebels were killed": a force that tells what befell its foes tells what it did."""
    top = verb
    while top.dep_ == "conj" and (is_passive(top.head) or shares_passive(top)):
        top = top.head
    over = top.head
    if top.dep_ not in ("ccomp", "parataxis") or not is_passive(verb) or lemma(over) not in spoken():
        return []
    if not all(is_blow(t) and not strikers(t) for t in agents(verb)):
        return []
    if any(children(c, "nsubj", "nsubj:pass") for one in (verb, top) for c in children(one, "advcl") if _at_once(c)):
        return []
    phrases = [t for one in (verb, top) for word in WITHIN for t in by_preposition(one).get(word, ())]
    if any(lemma(t) in MISHAPS or strikers(t) for t in phrases) or not (done_to and all(_foe(t) for t in done_to)):
        return []
    if not any(is_blow(t) for t in phrases):  # where and when it was says nothing of who did it
        return []
    return [t for t in agents(over) if lemma(t) in OWN_WORD]


def _at_once(clause: Token) -> bool:
    return any(c.lower_ in ("when", "as", "while") for c in children(clause, "mark", "advmod"))


def _armed(token: Token) -> bool:
    return is_fighter(token) or lemma(token) in OUTLAWS or (lemma(token) in FORCES and not token.ent_type_)


def _foe(token: Token) -> bool:
    return (is_fighter(token) and lemma(token) not in OWN_WORD) or lemma(token) in OUTLAWS or lemma(token) in FOES
