"""Acts of words told by what somebody will not do. In: a verb, and what a frame asks of its negation. Out: whether it is so refused.

"Does not accept the ruling", "would not tolerate the raids", "can never recognise the border": whoever says so has turned it down, so that
the negation is the act and makes nothing of it undone. Who "could not free the driver" has refused nothing.
"""

from spacy.tokens import Token

from regesta.extract.events.status.words import Read, negated
from regesta.extract.grammar.relations import children

WILL = frozenset({"will", "would", "'ll", "’ll", "wo", "'d", "shall"})
CAN = frozenset({"can", "could", "ca"})
ONLY_SUPPOSED = frozenset({"if", "unless", "whether"})


def unwilling(verb: Token, asked: str) -> bool:
    """Whether a verb is negated: "any" how; "will" by one who will not do it, or no longer does; "can" by one who cannot as well."""
    if not negated(verb) or verb.sent[-1].text == "?" or any(m.lower_ in ONLY_SUPPOSED for m in children(verb, "mark")):
        return False
    helpers = {c.lower_ for c in children(verb, "aux")}
    if helpers & {"have", "had", "has"}:  # "could not have accepted it"
        return False
    no_longer = any(c.lower_ == "longer" for c in children(verb, "advmod")) and not helpers & CAN
    willing = WILL | CAN if asked == "can" else WILL
    return asked == "any" or no_longer or bool(helpers & willing)


def refused(read: Read) -> Read:
    """The status of an act that its negation tells: what is not done is the refusal, and that is."""
    status, reasons = read
    return ("happened", (*reasons, "refused by not doing it")) if status in ("not_happened", "planned") else read
