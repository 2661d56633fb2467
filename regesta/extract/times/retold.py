"""The day of a blow that a report tells of again. In: an act without a time, the report's acts. Out: the day of the one told, or None.

"The May 7 bombings shook Lima. ... The blast at the embassy killed ten": on May 7, as the report knows of no other. What comes with "a" or
"another" is a new one, and so is what has another day; then nobody can say which is meant.
"""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import children, preposition
from regesta.extract.times.sites import listed
from regesta.lexicons import word_set
from regesta.records import EventMention, TimeSpan

BOMBS = word_set("time/telling", "bombs")
KILLINGS = word_set("time/telling", "killings")
KNOWN = frozenset({"the", "this", "that", "these", "those", "both"})
ANY_BLOW = frozenset({"attack", "assault", "strike"})
NEW = frozenset(
    {"another", "other", "separate", "second", "third", "new", "more", "next", "latest", "previous", "earlier"}
)


def told_again(
    doc: Doc, trigger: Token, event: EventMention, events: Sequence[EventMention]
) -> tuple[TimeSpan, str] | None:
    """The one day of the blows of a kind that a report names, for a blow of that kind told of as known.

    Args:
        doc: the parsed report.
        trigger: the word of the act without a time.
        event: that act.
        events: the report's acts, with the times found so far.
    """
    noun = _blow(trigger)
    if event.type != "ASSAULT" or event.status != "happened" or noun is None:
        return None
    if not _known(noun):
        return None
    alike = [
        (e, e.trigger.start) for e in events if e.type == "ASSAULT" and e.status == "happened" and e.id != event.id
    ]
    same = [(e, t) for e, at in alike if (t := _at(doc, at)) is not None and _kind(t) == _kind(trigger)]
    times = {e.time.edtf: e.time for e, _ in same if e.time is not None}
    before = [t for e, t in same if e.time is None and t.i < trigger.i]
    new = [t for t in before if (blow := _blow(t)) is None or not _known(blow)]
    if not times and _kind(trigger) in ANY_BLOW:  # "the attack": the one blow told before, by whatever name
        told = [e for e, at in alike if at < trigger.sent.start_char]
        times, new = {e.time.edtf: e.time for e in told if e.time is not None and e.time.start is not None}, []
        new = [t for e, at in alike if e in told and e.time is None and (t := _at(doc, at)) is not None]
    if len(times) != 1 or new:
        return None
    (time,) = times.values()
    exact = time.grain in ("day", "time") and time.start is not None and time.end is not None
    return (time, "the day of the one such blow that the report tells of") if exact else None


def _at(doc: Doc, offset: int) -> Token | None:
    words = doc.char_span(offset, offset + 1, alignment_mode="expand")
    return words[0] if words is not None and len(words) else None


def _blow(trigger: Token) -> Token | None:
    """The noun that names a blow: the act's own word, or what it is said of ("the blast killed ten", "the blast that killed ten")."""
    if trigger.pos_ in ("NOUN", "PROPN"):
        return trigger if _named(trigger) else None
    nouns = [*children(trigger, "nsubj"), *([trigger.head] if trigger.dep_ in ("acl:relcl", "acl") else [])]
    nouns += [c for c in children(trigger, "obl") if preposition(c) in ("in", "during")]  # "dozens died in the attack"
    return next((n for n in nouns if _named(n)), None) if lemma(trigger) in listed("suffering") else None


def _named(noun: Token) -> bool:
    return lemma(noun) in listed("blows") or lemma(noun) in BOMBS or lemma(noun) in KILLINGS


def _known(noun: Token) -> bool:
    """Whether a noun takes up what is known: "the blast", not "a blast", "another raid", "the second raid"."""
    before = [c for c in noun.children if c.i < noun.i]
    definite = any(c.lower_ in KNOWN for c in before) or bool(children(noun, "nmod:poss"))
    other = [c for c in children(noun, "nmod") if c.i > noun.i]  # "the raid on Lima" may be another
    return definite and not other and not any(c.lower_ in NEW or c.dep_ == "nummod" for c in before)


def _kind(trigger: Token) -> str:
    """What a blow is called, bombs and murders by one name each."""
    noun = _blow(trigger)
    word = lemma(noun if noun is not None else trigger)
    bombed = noun is not None and any(lemma(c) in BOMBS for c in children(noun, "compound"))
    if word in BOMBS or bombed:
        return "bomb"
    return "killing" if word in KILLINGS else word
