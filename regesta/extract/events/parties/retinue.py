"""Who takes part beside the one a frame names. In: a match. Out: the match with those who came along, or who were met, among its parties.

"Came with a team that includes his sister", "arrived accompanied by the premier", "accompanied the king to Peru": both came. "Envoys of
the bureau and a Peruvian delegation met": the delegation met the envoys, whatever noun the tree hangs it on.
"""

from spacy.tokens import Token

from regesta.extract.events.frames.matching import ActorLike, Match
from regesta.extract.events.parties.words import GROUPS
from regesta.extract.grammar.conjuncts import with_conjuncts
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import by_preposition, children
from regesta.extract.grammar.tree import dependents
from regesta.lexicons import lexicon, word_set

COMPANIONS = GROUPS | frozenset(lexicon("events/classes")["delegation"]) | word_set("acts/parties", "companions")
ASKED = frozenset({"who", "whom", "what", "which"})
RETINUE = frozenset(lexicon("events/roles")["followers"])


def retinue(match: Match, actor_like: ActorLike) -> None:
    """Those who came along on a visit."""
    trigger = match.trigger
    if match.sense.subtype != "visit" or trigger.pos_ != "VERB" or not match.roles.get("A"):
        return
    found: list[Token] = []
    if lemma(trigger) == "accompany":
        found += match.roles.pop("O", [])
    for group in by_preposition(trigger).get("with", ()):
        if lemma(group) in COMPANIONS:
            for clause in children(group, "acl:relcl", "acl"):
                found += _listed(clause) if lemma(clause) == "include" else []
    for clause in (*children(trigger, "advcl", "acl", "xcomp"), *children(match.roles["A"][0], "acl")):
        if clause.tag_ == "VBN" and lemma(clause) == "accompany":
            found += by_preposition(clause).get("by", [])
    match.fill("A", [t for t in found if actor_like(t) and t not in match.roles.get("B", [])])


def without_followers(match: Match) -> None:
    """ "The minister and her party": she; the others are named by her alone. "It is not clear who struck": nobody."""
    match.roles["A"] = [t for t in match.roles.get("A", []) if not _asked(t)]
    for role in "AB":
        have = match.roles.get(role, [])
        named = [
            t for t in have if not (lemma(t) in RETINUE and any(c.pos_ == "PRON" for c in children(t, "nmod:poss")))
        ]
        if named and len(named) < len(have):
            match.roles[role] = named


def _asked(token: Token) -> bool:
    """Whether a word asks for somebody; behind a comma it stands for one named before."""
    return token.lower_ in ASKED and (token.i == 0 or token.nbor(-1).text != ",")


def _listed(clause: Token) -> list[Token]:
    """The objects of "that includes A, B and C"."""
    things = [t for head in children(clause, "obj", "iobj") for t in with_conjuncts(head)]
    return [t for t in things if t.ent_type_ == "PER"] or things


def opposite(match: Match) -> None:
    """Those a meeting was with, where they are joined to a noun inside the name of the others: "envoys of the bureau and a team met"."""
    acting = match.roles.get("A", [])
    if not match.sense.mutual or len(acting) != 1 or match.roles.get("B") or acting[0].tag_ not in ("NNS", "NNPS"):
        return
    for token in acting[0].subtree:
        joined = token.dep_ == "conj" and token.i > acting[0].i and token.pos_ == "NOUN" and lemma(token) in COMPANIONS
        if joined and children(token, "det") and any(c.ent_type_ in ("NORP", "LOC") for c in dependents(token)):
            match.fill("A", [token])
