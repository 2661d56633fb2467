"""Who is acted on inside what is said, asked for or left. In: an act's match or its things. Out: words of those acted on.

"Alleged that Chad had armed them" accuses Chad, "called for UN action" asks the UN, "criticised the president of Chad" is against the
president and not his state, "troops left Chad" leaves Chad's land; `link` keeps of what was left only states.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Token

from regesta.extract.events.parties.implied import foreign
from regesta.extract.grammar.conjuncts import TITLES, with_conjuncts
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import agents, antecedent, by_preposition, children, preposition
from regesta.lexicons import lexicon, word_set

if TYPE_CHECKING:
    from regesta.extract.events.frames.matching import ActorLike, Match

EFFORTS = frozenset(lexicon("events/classes")["effort"])
STATE_BODIES = word_set("acts/senses", "state_bodies")
GROUNDS = word_set("acts/senses", "grounds")
OUT_OF = ("from", "of", "out of")


def said_to_do(match: "Match", actor_like: "ActorLike") -> list[Token]:
    """Who is said to have done wrong, where that is a clause: "alleged that Chad had armed the rebels"."""
    if match.sense.type != "ACCUSE" or match.trigger.pos_ != "VERB":
        return []
    acting = match.roles.get("A", [])
    named = [t for clause in children(match.trigger, "ccomp") if clause.i > match.trigger.i for t in agents(clause)]
    return [t for t in named if actor_like(t) and t.pos_ != "PRON" and t not in acting]


def called_on(things: Sequence[Token]) -> list[Token]:
    """Whose effort is asked for: "called for UN action", "urged help from Chad", not "sought help for Chad"."""
    found: list[Token] = []
    for thing in things:
        if lemma(thing) in EFFORTS:
            phrases = by_preposition(thing)
            named = [c for c in children(thing, "compound", "amod", "nmod", "nmod:poss") if c.i < thing.i]
            named = [t for t in named if (t.ent_type_ in ("LOC", "ORG", "NORP") or t.pos_ == "PROPN") and not t.is_stop]
            found += phrases.get("by") or phrases.get("from") or named
    return found


def officers(thing: Token) -> list[Token]:
    """An office or body that is itself meant: "criticised the president of Chad", not "criticised the decision of Chad"."""
    if thing.ent_type_ == "PER":  # "praised Ann Lee of the league"
        return with_conjuncts(thing)
    meant = lemma(thing) in TITLES or lemma(thing) in STATE_BODIES
    return with_conjuncts(thing) if meant and thing.pos_ == "NOUN" and not thing.ent_type_ else []


def left(match: "Match") -> None:
    """Fill in what land troops leave: "left Chad", "withdrew from Chad", "the withdrawal from Chad"."""
    if match.sense.subtype != "withdrawal" or match.roles.get("B"):
        return
    acting = match.roles.get("A", [])
    moved = [
        t for t in acting if match.trigger.pos_ == "NOUN" and _owned(t)
    ]  # "the withdrawal of its troops from Chad"
    nouns = [match.trigger, *match.roles.get("O", []), *moved]
    places = [t for t in match.roles.get("O", []) if t.ent_type_ == "LOC"]
    for noun in nouns:
        phrases = by_preposition(noun)
        out = [t for word in OUT_OF for t in phrases.get(word, ()) if _out(noun, word)]
        places += [t for t in out if t.ent_type_ == "LOC"]
        places += [t for part in out if part.ent_type_ != "LOC" for t in _within(part)]
        places += [
            t for ground in (*out, *match.roles.get("O", [])) if lemma(ground) in GROUNDS for t in foreign(ground)
        ]
    match.fill("B", [t for t in dict.fromkeys(map(antecedent, places)) if t not in acting])


def _within(part: Token) -> list[Token]:
    """ "From most of Chad", "from two bases in Chad": Chad."""
    phrases = by_preposition(part)
    return [t for word in ("of", "in") for t in phrases.get(word, ()) if t.ent_type_ == "LOC"]


def _owned(token: Token) -> bool:
    return bool(children(token, "nmod:poss")) or bool(foreign(token))


def _out(noun: Token, word: str) -> bool:
    """Whether a phrase says where somebody leaves: "of" only behind "out" ("pulled out of Chad")."""
    after = noun.nbor(1).lower_ if noun.i + 1 < len(noun.doc) else ""
    return word != "of" or after == "out" or any(preposition(c) == "out of" for c in children(noun, "obl"))
