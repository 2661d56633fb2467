"""The day of what is done by what somebody is told to have said. In: an act told in indirect speech. Out: the day of saying it, and why.

"The ministry said on Monday that it condemns the raid", "she said on Monday she opposed it", "Peru will answer with force, the premier
said on Monday": they did so on Monday, for it is by saying so that one does it. Who acts must be who speaks, or the state of an officer.
"""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import children
from regesta.extract.times.attach import time_of
from regesta.extract.times.spoken import said_at
from regesta.extract.times.stands import STEM, Stand
from regesta.lexicons import word_set
from regesta.records import EventMention, Statement, TimeSpan

VOICED = word_set("acts/kinds", "voiced") | {"support"}
STANCES = word_set("time/telling", "stances")
OFFICES = word_set("time/telling", "officers")
ONESELF = frozenset({"he", "she", "it", "they", "we", "i"})
ONES_OWN = frozenset({"his", "her", "its", "their", "our", "my"})
PRESENT = frozenset({"VBP", "VBZ"})
HELPED = frozenset(
    {"will", "would", "had", "has", "have", "may", "might", "can", "could", "should", "must", "to", "did", "does", "do"}
)
PLACES = frozenset({"LOC", "GPE", "NORP"})


def by_speech(
    doc: Doc,
    trigger: Token,
    event: EventMention,
    statement: Statement | None,
    *,
    times: Sequence[TimeSpan],
    days: Sequence[Stand],
) -> tuple[TimeSpan, str] | None:
    """The day on which somebody said that of himself by which he does it."""
    if statement is None or statement.manner == "direct" or statement.cue is None or event.subtype not in VOICED:
        return None
    words = doc.char_span(statement.cue.start, statement.cue.end, alignment_mode="expand")
    cue = words.root if words is not None and len(words) else None
    if cue is None or cue.sent != trigger.sent or cue.pos_ != "VERB" or cue == trigger:
        return None
    if not _done_by_it(trigger, event) or not _of_oneself(trigger, cue):
        return None
    own, _ = time_of(cue, times, doc)
    if own is not None:
        return (own, "said then, and done by saying it") if own.grain in ("day", "time") and own.start else None
    return said_at(doc, cue, statement, days)


def _done_by_it(trigger: Token, event: EventMention) -> bool:
    """ "Condemns", "opposed" or "was willing" behind "said", or what the status tells to be done by saying it."""
    if any(reason.startswith("status:") and "by saying it" in reason for reason in event.provenance.reasons):
        return True
    helpers = {c.lower_ for c in children(trigger, "aux", "aux:pass", "mark")}
    if helpers & HELPED:
        return False
    if trigger.pos_ == "ADJ":
        return bool(children(trigger, "cop"))
    return trigger.tag_ in PRESENT or (trigger.tag_ == "VBD" and lemma(trigger) in STANCES)


def _of_oneself(trigger: Token, cue: Token) -> bool:
    """Whether who acts is who speaks: "she said she", "Lund said his country", "its premier said Peru"."""
    speaker = next(iter(children(cue, "nsubj")), None)
    verb = trigger
    while not children(verb, "nsubj") and verb.dep_ == "conj":
        verb = verb.head
    subject = next(iter(children(verb, "nsubj")), None)
    if speaker is None or subject is None:
        return False
    if subject.lower_ in ONESELF or any(c.lower_ in ONES_OWN for c in children(subject, "nmod:poss")):
        return True
    phrase = list(speaker.subtree)
    held = any(lemma(t) in OFFICES for t in phrase)
    named = {t.lower_[:STEM] for t in phrase if t.ent_type_ in PLACES}
    return held and subject.ent_type_ in PLACES and named <= {subject.lower_[:STEM]}
