"""Acts told of somebody else by a word that stands for the verb. In: the acts of a document. Out: those of whoever did likewise.

"Peru expelled the Chilean consul, and Finland did so a day later", "Zambia followed suit": the same kind of act, by others, to the same
state or person; what else the first act had (which consul, how many) is not said of the second.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from regesta.extract.events.frames.matching import Match
from regesta.extract.events.parties.implied import foreign
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import agents, children
from regesta.extract.grammar.tree import dependents

NAMES = ("LOC", "ORG", "PER")


def likewise(doc: Doc, full: Sequence[Match]) -> Iterator[Match]:
    """A match for each verb that stands for one told before, with its own subject as the one who acts."""
    verbs = [match for match in full if match.trigger.pos_ == "VERB" and not match.sense.mutual]
    for token in doc:
        if token.dep_ == "aux" or not _stands_for_a_verb(token):
            continue
        told = next((m for m in reversed(verbs) if m.trigger.i < token.i and _near(m.trigger, token)), None)
        if told is None:
            continue
        before = {t.lower_ for role in "AB" for t in told.roles.get(role, [])}
        acting = [t for t in agents(token) if t.ent_type_ in NAMES or foreign(t)]
        if not acting or any(t.lower_ in before for t in acting):
            continue
        to = [one for t in told.roles.get("B", []) for one in ([t] if t.ent_type_ in NAMES else foreign(t))]
        roles = {"A": acting, "B": list(dict.fromkeys(to))}
        yield Match(told.sense, token, f"{told.written}; as {told.trigger.text!r}", told.weight, roles)


def _stands_for_a_verb(verb: Token) -> bool:
    if verb.pos_ not in ("VERB", "AUX"):
        return False
    word = lemma(verb)
    if word == "do":
        return any(c.lower_ in ("so", "likewise") and c.dep_ in ("advmod", "obj") for c in dependents(verb)) or any(
            c.lower_ == "same" for c in children(verb, "obj")
        )
    return word == "follow" and any(c.lower_ == "suit" for c in children(verb, "obj"))


def _near(told: Token, verb: Token) -> bool:
    """Whether the verb told is the one just before: over it, beside it, or the main verb of the sentence before."""
    if told.sent.start == verb.sent.start:
        return told in (verb.head, verb.head.head) or any(c == verb for c in told.subtree)
    return told.sent.end == verb.sent.start and told in (told.sent.root, *children(told.sent.root, "conj", "ccomp"))
