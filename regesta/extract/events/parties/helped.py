"""Whom money given for a purpose helps. In: an act of aid without a receiver. Out: whose the thing is that it is to build or mend.

"Norway provided 20 million dollars to rebuild Mali's schools", "gave two million to train nurses in Chad": the money is for Mali, for
Chad. Where the purpose names nobody's land, nobody is helped that we know of, and the act is none.
"""

from typing import TYPE_CHECKING

from spacy.tokens import Token

from regesta.extract.grammar.relations import by_preposition, children, owners

if TYPE_CHECKING:
    from regesta.extract.events.frames.matching import Match

ALONE = "{aid}=O"  # how frames end that tell what is given and to nobody
LANDS = ("LOC", "NORP")


def helped(match: "Match") -> bool:
    """Fill in who receives what is given for a purpose; False where the act needs one and none is named."""
    if match.sense.type != "AID" or match.roles.get("B") or not match.written.endswith(ALONE):
        return True
    givers = {t.lower_ for t in match.roles.get("A", [])}
    nouns = [match.trigger, *match.roles.get("O", [])]
    clauses = [c for noun in nouns for c in children(noun, "advcl", "xcomp", "acl") if c.tag_ == "VB"]
    found = [t for clause in clauses for t in _whose(clause) if t.lower_ not in givers]
    match.fill("B", found[:1])
    return bool(found)


def _whose(clause: Token) -> list[Token]:
    """The lands that own what a clause is to do something with, or where it is to be done."""
    things = [*children(clause, "obj"), *(t for tokens in by_preposition(clause).values() for t in tokens)]
    lands = [t for thing in things for t in (*owners(thing, possessive=True), *by_preposition(thing).get("in", ()))]
    lands += [*children(clause, "obj"), *by_preposition(clause).get("in", ())]
    return [t for t in lands if t.ent_type_ in LANDS and t.pos_ == "PROPN"]
