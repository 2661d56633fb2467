"""Acts that are only supposed. In: a match and what its status was read from. Out: whether it tells no act, but a condition or a purpose.

"If the army withdraws from Chad, trade will grow" tells of no withdrawal; "gave two million to strengthen its ports" tells what was given.
Whether somebody will do it ("asked whether Togo would sign") stays an open question, and what others are to do ("pressed Libya to free
the crew") stays a demand: both are told as possible.
"""

from spacy.tokens import Token

from regesta.extract.grammar import agents, children
from regesta.extract.inflection import lemma
from regesta.extract.matching import Match
from regesta.extract.status import ON_THE_WAY
from regesta.extract.tree import dependents
from regesta.records import Status

IF = frozenset({"if", "unless"})
PURPOSE = "purpose of "  # as `status` begins the reason of it
CONDITIONAL = "conditional"  # as `status` calls "would"


def supposed(match: Match, status: Status, reasons: tuple[str, ...]) -> bool:
    """Whether an act is only what somebody would do on a condition's being met, or means to do by another act."""
    verb = match.trigger
    if status in ("possible", "not_happened") and _on_condition(verb):
        return True
    if status != "possible":
        return False
    if reasons[0] == CONDITIONAL and any(_on_condition(clause) for clause in children(verb, "advcl")):
        return True
    if not any(reason.startswith(PURPOSE) for reason in reasons):
        return False
    if lemma(verb.head) in ON_THE_WAY:
        return False  # who "flew to Lome to attend the summit" will as a rule have attended it
    acting = match.roles.get("A", [])
    return not acting or bool(set(acting) & set(agents(verb.head)))


def _on_condition(verb: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in IF for child in dependents(verb))
