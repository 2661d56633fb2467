"""Who takes part beside the one a frame names. In: a match. Out: the match with those who came along, or who were met, among its parties.

"Came with a team that includes his sister", "arrived accompanied by the premier", "accompanied the king to Peru": both came. "Envoys of
the bureau and a Peruvian delegation met": the delegation met the envoys, whatever noun the tree hangs it on.
"""

from spacy.tokens import Token

from regesta.extract.events.frames.matching import Match
from regesta.extract.events.parties.words import GROUPS
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import children
from regesta.extract.grammar.tree import dependents
from regesta.lexicons import lexicon, word_set

COMPANIONS = GROUPS | frozenset(lexicon("events/classes")["delegation"]) | word_set("acts/parties", "companions")
ASKED = frozenset({"who", "whom", "what", "which"})
RETINUE = frozenset(lexicon("events/roles")["followers"])


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


def opposite(match: Match) -> None:
    """Those a meeting was with, where they are joined to a noun inside the name of the others: "envoys of the bureau and a team met"."""
    acting = match.roles.get("A", [])
    if not match.sense.mutual or len(acting) != 1 or match.roles.get("B") or acting[0].tag_ not in ("NNS", "NNPS"):
        return
    for token in acting[0].subtree:
        joined = token.dep_ == "conj" and token.i > acting[0].i and token.pos_ == "NOUN" and lemma(token) in COMPANIONS
        if joined and children(token, "det") and any(c.ent_type_ in ("NORP", "LOC") for c in dependents(token)):
            match.fill("A", [token])
