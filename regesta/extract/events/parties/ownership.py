"""Whose a thing is. In: the thing of an act, or a verb of holding somebody. Out: who did it, whose it is, on whom it lies, who holds whom.

"The test carried out by Chad" and "the deal that Chad signed" are Chad's, "the lorry belonging to a firm" the firm's, "the sanctions
imposed on Chad" lie on Chad, who "is held in Chadian custody" or "in police custody" is held by whoever's the jail is.
"""

from typing import TYPE_CHECKING

from spacy.tokens import Token

from regesta.extract.events.frames.lexicon import frame_index
from regesta.extract.events.parties.attackers import FIGHTERS
from regesta.extract.events.parties.implied import (
    between,
    foreign,
    is_state,
    pair_before,
)
from regesta.extract.events.parties.words import is_matter
from regesta.extract.grammar.conjuncts import TITLES
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.obliques import RELATIVE
from regesta.extract.grammar.relations import agents, by_preposition, children, is_passive, owners
from regesta.lexicons import lexicon, word_set
from regesta.lexicons.states import last_words_of_states

if TYPE_CHECKING:
    from regesta.extract.events.frames.matching import ActorLike

STATES = ("LOC", "ORG", "NORP")
OWNING = word_set("acts/senses", "owning")
HOLDING = word_set("acts/senses", "holding")
UPON = ("on", "upon", "against")
OWN_DOING = frozenset({"campaign"})  # what he ends who led it
JAILS = word_set("acts/senses", "jails")
PARTS = word_set("acts/senses", "parts_of_names")
KEEPING = word_set("acts/senses", "keeping")
ARRESTING = word_set("acts/senses", "arresting")
INSIDE = ("in", "at", "under", "into")
HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION"})
TREATIES = frozenset(lexicon("events/classes")["treaty"])


def done_by(thing: Token) -> list[Token]:
    """Who did the thing, where a participle or a relative clause tells it: "the test carried out by Chad", "the deal that Chad signed"."""
    clauses = [c for c in children(thing, "acl") if c.tag_ == "VBN" and is_passive(c)]
    clauses += [c for c in children(thing, "acl:relcl") if _of_another(c)]
    return [t for c in clauses for t in agents(c) if t.ent_type_ in STATES or foreign(t)]


def by_far(thing: Token) -> list[Token]:
    """ "The proclamation of the heights as its land by the premier of Chad": who did it, where more than one phrase stands between."""
    if thing.pos_ != "NOUN":
        return []
    for word in thing.doc[thing.i + 1 : thing.sent.end]:
        if word.pos_ in ("VERB", "AUX", "PUNCT", "SCONJ", "CCONJ"):
            break
        if word.lower_ == "by" and word.dep_ == "case":
            doer = word.head
            return [doer] if doer.ent_type_ in (*STATES, "PER") or foreign(doer) or lemma(doer) in TITLES else []
    return []


def _of_another(clause: Token) -> bool:
    """Whether a relative clause tells what somebody did with the thing: "the deal that Chad signed", not "the deal that angered Chad",
    nor what is said of it by the way: "the deal, which Chad rejects".
    """
    first = clause.left_edge
    if first.i and first.nbor(-1).text == ",":
        return False
    subjects = children(clause, "nsubj")
    return clause.pos_ == "VERB" and bool(subjects) and all(t.lower_ not in RELATIVE for t in subjects)


def belonging(thing: Token) -> list[Token]:
    """Whose a thing is said to be: "a lorry belonging to a charity", "a ship owned by a Chadian firm"."""
    clauses = children(thing, "acl")
    to = [t for c in clauses if lemma(c) == "belong" for t in by_preposition(c).get("to", ())]
    return to or [t for c in clauses if lemma(c) in OWNING and is_passive(c) for t in agents(c)]


def lying_on(thing: Token, actor_like: "ActorLike") -> list[Token]:
    """On whom a measure lies: "the sanctions imposed on Chad", "charges brought against the editor"."""
    clauses = [c for c in children(thing, "acl") if c.tag_ == "VBN"]
    return [t for c in clauses for word in UPON for t in by_preposition(c).get(word, ()) if actor_like(t)]


def held_by(thing: Token) -> list[Token]:
    """Who holds those whom a thing concerns: "the release of priests detained by Chad", "of the editor held in Chad"."""
    people = [thing, *by_preposition(thing).get("of", ())]
    clauses = [c for one in people for c in children(one, "acl") if c.tag_ == "VBN" and lemma(c) in HOLDING]
    by = [t for c in clauses for t in agents(c)]
    return by or [t for c in clauses for t in by_preposition(c).get("in", ()) if t.ent_type_ == "LOC"]


def theirs(thing: Token, kind: str) -> list[Token]:
    """A thing that an act is done to; of an act those whose it is ("denounced the Chad-Mali drills"), of one that its doer ends nobody."""
    if kind == "RETREAT" and (is_matter(thing) or lemma(thing) in OWN_DOING):  # "ended the US campaign"
        return []
    if not is_matter(thing):
        return [thing]
    return pair_before(thing) or [t for t in foreign(thing) if t.ent_type_ == "NORP" or is_state(t)]


def keepers(verb: Token) -> list[Token]:
    """Those who hold whoever a verb says is held, tried or kept."""
    phrases = by_preposition(verb)
    nouns = [verb] if lemma(verb) in JAILS else []
    nouns += [t for word in INSIDE for t in phrases.get(word, ()) if lemma(t) in JAILS]
    found = [t for noun in nouns for t in _jailers(noun)]
    if found or not is_passive(verb) or lemma(verb) not in KEEPING | ARRESTING:
        return found
    where = [t for t in phrases.get("in", ()) if t.ent_type_ == "LOC"]
    states = [t for t in where if t.text in last_words_of_states() and t.text not in PARTS]
    states = [t for t in states if not children(t, "amod", "compound")]
    near = [t for t in where if t.left_edge.i == verb.i + 1]  # not "jailed over abuse in Riga": where that was
    return (near or states) if lemma(verb) in KEEPING else states


def _jailers(jail: Token) -> list[Token]:
    """Whose a jail is by a people's name, a body's or a short one; a town's before it tells where it is. "Police custody": theirs."""
    if jail.lower_ == "custody" and (force := [c for c in children(jail, "compound") if lemma(c) in FIGHTERS]):
        return force
    bodies = [c for c in children(jail, "compound") if c.i < jail.i and c.ent_type_ == "ORG"]
    named = [t for t in foreign(jail) if t.ent_type_ == "NORP" or t.dep_ == "nmod:poss" or t.text.isupper()]
    return [*named, *bodies]


def peoples_before(thing: Token) -> list[Token]:
    """Whose a thing is by a people's or owner's name; a town's before it tells where it was made ("the Lima accord")."""
    return [t for t in pair_before(thing) or foreign(thing) if t.ent_type_ == "NORP" or t.dep_ == "nmod:poss"]


def whose(thing: Token) -> list[Token]:
    """Whose a thing is; of a blow or a seizure who did it, not whom it hit: "the arrest of the captain" is not the captain's."""
    frames = frame_index().nouns.get(lemma(thing), ())
    if frames and all(f.sense.type in HOSTILE and f.roles.get("of") in ("B", "O") for f in frames):
        inside = [thing, *by_preposition(thing).get("of", ())]  # "the arrest of the captain by Chad"
        by = [t for noun in inside for t in by_preposition(noun).get("by", ())]
        of_whom = inside[1:] or [
            c for c in children(thing, "acl") if c.tag_ == "VB"
        ]  # "the army's seizure of the port"
        return done_by(thing) or by or [t for t in owners(thing, possessive=True) if t.ent_type_ in STATES or of_whom]
    own = owners(thing)
    if {lemma(thing), thing.lower_} & TREATIES and all(t.pos_ == "NOUN" and not t.ent_type_ for t in own):
        own = between(thing) or own  # "the memorandum of understanding between A and B"
    return done_by(thing) or by_far(thing) or own or between(thing)


def state_before(thing: Token) -> list[Token]:
    """The people or state named before a thing: "Chadian raids", "Chad's decision"."""
    return [t for t in foreign(thing) if t.ent_type_ in STATES]
