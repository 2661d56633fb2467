"""What the report itself makes of a claim. In: an attribution. Out: "true", "doubtful", "false", or None where it leaves it open.

Two things tell: a word beside the cue ("wrongly claimed", "said without evidence"; `lexicons/cues/judging.yaml`), and the cue itself:
who "points out" or "admits" something is taken to be right, what somebody "claims" is left to him.
"""

from typing import cast

from spacy.tokens import Token

from regesta.extract.statements.cues import children
from regesta.extract.statements.sourcing import Attribution
from regesta.lexicons import lexicon
from regesta.records import TakenAs

IMPLIED: dict[str, TakenAs] = {"factive": "true", "doubting": "doubtful"}
KINDS = frozenset({"say", "show", "adverb"})  # with the others the doubt is the speaker's own


def taken_as(a: Attribution) -> TakenAs | None:
    """How the report takes what was said."""
    beside = _beside(a.token) if a.token is not None else None
    if beside is not None:
        return beside
    if a.entry.kind not in KINDS or (a.entry.truth == "doubting" and a.entry.act != "assert"):
        return None
    return IMPLIED.get(a.entry.truth)


def _beside(token: Token) -> TakenAs | None:
    lines = lexicon("cues/judging")
    words = [child.lower_ for child in children(token, "advmod")]
    words += [
        f"{case.lower_} {child.lower_}"
        for child in children(token, "obl", "advmod", "nmod")
        for case in children(child, "case")
    ]
    near = token.doc[token.i + 1 : token.i + 3].text.lower()  # the tree may hang it on the clause
    words += [near] if near.startswith("without ") else []
    return next((cast("TakenAs", lines[word]["as"]) for word in words if word in lines), None)
