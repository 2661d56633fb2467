"""Who has a thing done by saying so. In: a passive verb under "ordered". Out: the verb by which it was ordered.

"The king decreed that the embassy be shut", "ordered the port closed": what somebody with power orders to be done, and names nobody to do
it, is told as his act; the order itself is then no act beside it. Who orders somebody to do something demands it of him.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Token

from regesta.extract.grammar.conjuncts import children
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.passives import is_passive
from regesta.lexicons import word_set

if TYPE_CHECKING:
    from regesta.extract.events.frames.matching import Match

ORDERING = word_set("acts/courses", "ordering")
SUBJUNCTIVE = frozenset({"be", "should"})


def ordering(verb: Token) -> list[Token]:
    """The verb that orders what a passive tells, alone in its list; an empty one where nobody orders it."""
    over = verb.head
    if over == verb or lemma(over) not in ORDERING or over.pos_ != "VERB" or is_passive(over):
        return []
    if verb.dep_ == "xcomp" and verb.tag_ == "VBN" and not children(verb, "aux", "mark"):
        return [over] if children(over, "obj") else []
    helpers = {c.lower_ for c in children(verb, "aux", "aux:pass")}
    wanted = verb.dep_ == "ccomp" and "be" in helpers and helpers <= SUBJUNCTIVE
    return [over] if wanted and over.i < verb.i else []


def only_orders(match: "Match", full: Sequence["Match"]) -> bool:
    """Whether an order is told already by what it was that was ordered."""
    if match.sense.type != "REQUEST" or lemma(match.trigger) not in ORDERING:
        return False
    return any(match.trigger in ordering(one.trigger) for one in full)
