"""What a clause says of somebody. In: a verb of saying with its clause, and the kind that a frame asks for. Out: whether it is there.

"Suspects that Libya hid the ship", "argued that Libya broke the truce" blame it for a misdeed, "insists its programme
is peaceful" denies what others say of the speaker.
"""

from typing import TYPE_CHECKING

from spacy.tokens import Token

from regesta.extract.grammar import agents, children
from regesta.extract.inflection import lemma
from regesta.extract.statuswords import negated
from regesta.lexicons import word_set

if TYPE_CHECKING:
    from regesta.extract.matching import ActorLike, Match

SAID_OF = {"misdeed": "misdeed", "innocent": "innocent"}
MISDEEDS = word_set("acts/blame", "misdeeds")
HARMLESS = word_set("acts/blame", "harmless")
OPEN = word_set("acts/blame", "open")
UNDONE = word_set("acts/blame", "undone") | MISDEEDS


def said_of(match: "Match", verb: Token, kind: str, actor_like: "ActorLike") -> bool:
    """Whether a clause of that kind hangs on the verb; whom it is said of is B."""
    clauses = children(verb, "ccomp")
    if kind == "innocent":
        return any(_of_oneself(clause) and _harmless(clause) for clause in clauses)
    clauses = [c for c in clauses if lemma(c) in MISDEEDS and not negated(c) and not (_left_open(c) or _bare(c))]
    told = [t for clause in clauses for t in agents(clause) if t.pos_ != "PRON" and actor_like(t)]
    match.fill("B", told)
    return bool(told)


def _left_open(clause: Token) -> bool:
    return any(t.lower_ in OPEN for t in children(clause, "aux", "mark"))


def _bare(clause: Token) -> bool:
    """ "Suggested that Chad arm its guards": what is to be done, not what was."""
    return clause.tag_ == "VB" and not children(clause, "aux")


def _of_oneself(clause: Token) -> bool:
    """ "Insists it ...", "insists its programme ..."."""
    subjects = children(clause, "nsubj", "nsubj:pass")
    return any(t.pos_ == "PRON" or any(p.pos_ == "PRON" for p in children(t, "nmod:poss")) for t in subjects)


def _harmless(clause: Token) -> bool:
    """Whether nothing bad is said, or that something was not done."""
    if negated(clause):
        return lemma(clause) in UNDONE and not _left_open(clause)
    return any(lemma(t) in HARMLESS for t in clause.subtree)
