"""The day of an act that stands on another act's day. In: a trigger, the report's acts and statements. Out: a TimeSpan and why, or None.

"During the talks Japan offered two ships" is the talks' day; "hours later Iraq summoned the envoy" that of the act before; what takes up
an act ("the talks") has its day; "she accused the agency of lying" behind "she told reporters on Wednesday" was said then.
Where the acts before leave two days open, there is none.
"""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from regesta.extract.events.again import TOLD_OFTEN
from regesta.extract.events.parties.implied import LETTERS
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import by_preposition, children
from regesta.extract.times.story import IN_WORDS, simple_past
from regesta.lexicons import lexicon, word_set
from regesta.records import EventMention, Mention, Party, Statement, TimeSpan

Dated = tuple[TimeSpan, str]
LATER = re.compile(
    r"\b(?:(?:(?:a few|some|several|two|three|four|five|six|just) )?(?:hours|minutes) (?:later|afterwards?)|an hour later|"
    r"moments later|shortly (?:afterwards?|later|thereafter)|soon afterwards?|immediately afterwards?|later that day|the same day)\b",
    re.IGNORECASE,
)
GATHERED = frozenset(lexicon("events/classes")["talks"]) | word_set("acts/senses", "gathered")
DURING = ("during", "at")
DEFINITE = frozenset({"the", "this", "that", "these", "their", "his", "her", "its"})
LETTERED = word_set("acts/kinds", "lettered")
FAR = 500  # letters back to the act that "hours later" counts from; a choice: two or three sentences


def by_anchor(
    trigger: Token,
    event: EventMention,
    events: Sequence[EventMention],
    statements: Sequence[Statement],
    mentions: Sequence[Mention],
) -> Dated | None:
    """The day of an act that its own sentence ties to another act.

    Args:
        trigger: the act's verb or noun.
        event: the act.
        events: the report's acts, those before it with the times found so far.
        statements: the report's statements.
        mentions: the report's mentions, for who is meant by "she".
    """
    return (
        _taken_up(event, events)
        or _during(trigger, events)
        or _in_message(trigger, events)
        or _later(trigger, event, events)
        or _said_then(trigger, event, statements, mentions)
    )


def _taken_up(event: EventMention, events: Sequence[EventMention]) -> Dated | None:
    """ "The talks" that take up "met" are of that day."""
    reason = next((r for r in event.provenance.reasons if "; takes up " in r), None)
    if reason is None or event.status not in ("happened", "ongoing"):
        return None
    word = reason.rpartition("; takes up ")[2].strip("'\"")
    before = [e for e in events if e.trigger.start < event.trigger.start and e.type == event.type]
    told = [e for e in before if e.trigger.text == word]
    same = [e for e in before if told and _same_sides(e, told[-1])]
    same = same if event.type in TOLD_OFTEN else before  # a meeting may be another than that told before
    times = {e.time.edtf: e.time for e in (*told, *same) if e.time is not None}
    return (next(iter(times.values())), "the time of the act it takes up") if told and len(times) == 1 else None


def _same_sides(one: EventMention, other: EventMention) -> bool:
    """Whether two acts are of one kind and name the same words on both sides."""
    sides = [[tuple(p.name for p in side) for side in (e.actors, e.recipients)] for e in (one, other)]
    return one.subtype == other.subtype and sides[0] == sides[1]


def _during(trigger: Token, events: Sequence[EventMention]) -> Dated | None:
    """ "During the talks", "at the dinner": the one day that the report gives for talks."""
    if not simple_past(trigger):
        return None
    phrases = by_preposition(trigger)
    occasions = [
        noun
        for word in DURING
        for noun in phrases.get(word, ())
        if lemma(noun) in GATHERED and any(c.lower_ in DEFINITE for c in children(noun, "det", "nmod:poss"))
    ]
    if not occasions:
        return None
    met = [e for e in events if e.type == "CONSULT" and e.trigger.start < trigger.idx and e.status == "happened"]
    days = {e.time.edtf: e.time for e in met if e.time is not None and e.time.grain == "day" and e.time.start}
    if len(days) != 1:
        return None
    return next(iter(days.values())), f"at the {occasions[0].text}, whose day is told"


def _in_message(trigger: Token, events: Sequence[EventMention]) -> Dated | None:
    """ "In the message he thanked her": on the one day that the report gives for messages sent."""
    if not simple_past(trigger):
        return None
    named = [*by_preposition(trigger).get("in", ()), *children(trigger, "nsubj")]
    written = [
        t for t in named if lemma(t) in LETTERS and any(c.lower_ in DEFINITE for c in children(t, "det", "nmod:poss"))
    ]
    sent = [e for e in events if e.subtype in LETTERED and e.trigger.start < trigger.idx and e.status == "happened"]
    days = {e.time.edtf: e.time for e in sent if e.time is not None and e.time.grain == "day" and e.time.start}
    if not written or len(days) != 1:
        return None
    return next(iter(days.values())), f"in the {written[0].text}, whose day is told"


def _later(trigger: Token, event: EventMention, events: Sequence[EventMention]) -> Dated | None:
    """ "Hours later": the day of the act told last."""
    sentence = trigger.sent
    found = LATER.search(sentence.text)
    if found is None or not simple_past(trigger) or trigger != sentence.root:
        return None
    at = sentence.start_char + found.start()
    if not _of_its_clause(trigger, at):
        return None
    before = [e for e in events if e.trigger.start < min(at, trigger.idx) and e.time is not None and e.id != event.id]
    before = [
        e for e in before if e.status in ("happened", "ongoing")
    ]  # nothing that was done follows what is yet to come
    if not before or trigger.idx - before[-1].trigger.start > FAR:
        return None
    last = [e.time for e in before if e.sentence.start == before[-1].sentence.start]
    days = {time.edtf: time for time in last if time is not None and time.grain == "day" and time.start}
    if len(days) != 1:
        return None
    return next(iter(days.values())), f"{found[0]!r}, counted from the act before"


def _of_its_clause(trigger: Token, at: int) -> bool:
    """Whether the words at an offset belong to the trigger, not to another verb: "sent a letter; it was released later that day"."""
    words = trigger.doc.char_span(at, at + 1, alignment_mode="expand")
    verb = next((t for t in words.root.ancestors if t.pos_ == "VERB"), None) if words is not None else None
    return verb is None or verb == trigger


def _said_then(
    trigger: Token, event: EventMention, statements: Sequence[Statement], mentions: Sequence[Mention]
) -> Dated | None:
    """ "She accused the agency": said when she spoke, where the sentence before tells that and she goes on."""
    if (
        event.subtype not in IN_WORDS
        or trigger != trigger.sent.root
        or not simple_past(trigger)
        or len(event.actors) != 1
    ):
        return None
    who = _person(event.actors[0], mentions)
    before = [s for s in statements if s.cue is not None and s.cue.start < trigger.sent.start_char]
    if who is None or not before:
        return None
    last = before[-1]
    if last.cue is None or last.time is None or last.time.grain != "day" or last.speaker is None:
        return None
    between = trigger.doc.text[last.cue.end : trigger.sent.start_char]
    if _person(last.speaker, mentions) != who or len(between) > FAR or last.time.start is None:
        return None
    return last.time, "said when its speaker spoke, told before"


def _person(party: Party, mentions: Sequence[Mention]) -> str | None:
    """The first mention of the person that words mean."""
    by_id = {m.id: m for m in mentions}
    mention = next((m for m in mentions if party.span is not None and m.span == party.span), None)
    seen: set[str] = set()
    while mention is not None and mention.refers_to and mention.id not in seen:
        seen.add(mention.id)
        mention = by_id.get(mention.refers_to)
    if mention is None or (mention.label != "PER" and mention.kind != "pronoun"):
        return None
    return mention.id if mention.kind != "pronoun" else None
