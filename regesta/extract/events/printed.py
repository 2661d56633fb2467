"""Acts in a text that is printed whole. In: a statement, a match inside it. Out: whether its words do the act.

"The message said: I thank you for ..." and "The ministry issued the following statement: We denounce ..." are the acts themselves: the
report tells them by printing them. Inside quotation marks the same words are a statement, which the report's own verb names.
"""

from regesta.extract.events.frames.matching import Match
from regesta.extract.grammar.relations import children
from regesta.records import Statement

PRINTED = "the following"  # the cue of a text that a colon announces and the paragraphs behind it print


def printed_whole(statement: Statement) -> bool:
    """Whether a statement is a text that the report prints whole, without quotation marks."""
    return any(reason.startswith(f"cue: {PRINTED},") for reason in statement.provenance.reasons)


def done_in_print(match: Match) -> bool:
    """Whether the words do what they say: "we thank", "I extend my sympathy", and no "we would thank" or "we thanked"."""
    verb = match.trigger
    while verb.dep_ == "conj" and verb.tag_ in ("VB", "VBP"):  # "we denounce it and demand an inquiry"
        if children(verb, "nsubj", "aux"):
            break
        verb = verb.head
    now = verb.tag_ in ("VB", "VBP") and not children(verb, "mark")
    return now and bool(children(verb, "nsubj")) and not children(verb, "aux", "aux:pass")
