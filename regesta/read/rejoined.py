"""Infinitives joined to what cannot bear them. In: the words' heads and relations with their tags. Out: heads and relations.

"To visit the town, thank those who held it and meet the mayor": "meet" is joined to "thank", which is an infinitive as it is, and not to
"held", on which the network hangs it because that stands nearer.
"""

from collections.abc import Sequence

FINITE = frozenset({"VBD", "VBZ", "VBN"})
INNER = frozenset({"acl", "acl:relcl", "advcl", "ccomp"})
OWN = frozenset({"mark", "aux", "aux:pass", "nsubj", "nsubj:pass", "expl"})


def rejoined(heads: Sequence[int], relations: Sequence[str], xpos: Sequence[str]) -> list[int]:
    """Heads (counting from 1; 0 is the root) with bare infinitives joined to the infinitive they go on with.

    Args:
        heads: each word's head.
        relations: each word's relation.
        xpos: each word's tag, in the Penn set.
    """
    made = list(heads)
    for at, relation in enumerate(relations):
        inner = heads[at] - 1
        if relation != "conj" or xpos[at] != "VB" or inner < 0 or inner > at:
            continue
        own = {relations[child] for child, head in enumerate(heads) if head == at + 1}
        if xpos[inner] not in FINITE or relations[inner] not in INNER or own & OWN:
            continue
        first = _infinitive(heads, relations, xpos, inner)
        if first is not None:
            made[at] = first + 1
    return made


def _infinitive(heads: Sequence[int], relations: Sequence[str], xpos: Sequence[str], inner: int) -> int | None:
    """The first of the infinitives joined, above a clause that stands inside one of them."""
    above = heads[inner] - 1
    for _ in range(len(heads)):
        if above < 0:
            return None
        if xpos[above] == "VB" and above < inner:
            break
        above = heads[above] - 1
    for _ in range(len(heads)):
        if not (relations[above] == "conj" and heads[above] > 0 and xpos[heads[above] - 1] == "VB"):
            break
        above = heads[above] - 1
    return above
