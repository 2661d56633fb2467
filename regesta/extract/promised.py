"""To whom somebody binds himself. In: an agreement, a promise or an offer of one side. Out: the same, with whom it is given to.

"Chad agreed to send grain to Libya", "promised to withdraw from Libyan soil", "offered to help Libya build a port": to Libya. Two who
agree to do something bind themselves to each other, and to nobody else.
"""

from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Token

from regesta.extract.grammar import by_preposition, children, owners, patients, receivers
from regesta.extract.implied import foreign
from regesta.extract.inflection import lemma
from regesta.extract.matching import CALENDAR, Match
from regesta.lexicons import word_set

ActorLike = Callable[[Token], bool]
GIVEN = frozenset({"agreement", "acceptance", "offer"})
TOWARDS = ("to", "with", "from", "for", "against")
NAMED = ("LOC", "ORG", "PER", "NORP")
GOING = word_set("acts/senses", "going")
DEPTH = 2  # "agreed to help build ...": verbs under the first, a choice


def promised(match: Match, actor_like: ActorLike) -> None:
    """Fill in whom an agreement, a promise or an offer of one side is given to, from what it is to do."""
    sense, acting = match.sense, match.roles.get("A", [])
    if sense.type != "AGREE" or sense.subtype not in GIVEN or match.roles.get("B") or match.trigger.pos_ != "VERB":
        return
    if not acting or (sense.mutual and (len(acting) > 1 or acting[0].tag_ in ("NNS", "NNPS", "PRP"))):
        return
    own = {t.lower_ for t in acting}
    for clause in _to_do(match.trigger):
        found = [t for t in _reached_by(clause, actor_like) if t.lower_ not in own and lemma(t) not in CALENDAR]
        if found:
            match.fill("B", found)
            match.sense = replace(sense, mutual=False)
            return


def _to_do(verb: Token) -> list[Token]:
    """The verbs that say what is to be done, the first before those under it."""
    found = [c for c in children(verb, "xcomp") if c.i > verb.i and c.tag_ == "VB"]
    for _ in range(DEPTH):
        found += [c for one in found for c in children(one, "xcomp", "ccomp") if c.tag_ == "VB" and c not in found]
    return found


def _reached_by(verb: Token, actor_like: ActorLike) -> list[Token]:
    """Who is named as given something, acted on, or as owner of what is done to."""
    if lemma(verb) in GOING:
        return []
    phrases = by_preposition(verb)
    things = patients(verb)
    behind = [t for word in TOWARDS for t in phrases.get(word, ())]
    inside = [t for thing in things for word in ("to", "with", "for") for t in by_preposition(thing).get(word, ())]
    given = [t for t in receivers(verb) if actor_like(t)]
    named = [t for t in (*behind, *inside, *things) if t.ent_type_ in NAMED]
    if given or named:
        return given or named
    parts = [t for thing in (*things, *behind) for t in (*foreign(thing), *owners(thing, possessive=True))]
    return [t for t in parts if t.ent_type_ in NAMED]
