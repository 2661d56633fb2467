"""The day of what is told on after an act with a day. In: a trigger, the report's acts in order. Out: a TimeSpan and why, or None.

"The ministers talked on Monday. The two agreed ..., the ministry said": they did so in their talks, whoever tells it. "Shots were fired on
Monday. The army denied that its men had fired": of the same shots. "The meeting between Berg and Ozols took place in Riga": the one told
before. "Visited Riga on Monday, where she met him", "met him and, it was said, asked for ships": one scene, one day.
"""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace
from spacy.tokens import Token

from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import children
from regesta.extract.times.stands import Stand
from regesta.extract.times.story import simple_past
from regesta.lexicons import lexicon, word_set
from regesta.records import EventMention, TimeSpan

Dated = tuple[TimeSpan, str]
NEAR = 4  # sentences back to the act that is told on (a choice, read on the reports that have a truth)
FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
SIDES = frozenset(lexicon("events/classes")["sides"])
PLURAL = frozenset({"they", "both", "two"})
TAKING_PLACE = word_set("time/telling", "taking_place")
LIGHT = word_set("time/telling", "light")
HAD = frozenset({"had", "'d", "’d"})
SAID = frozenset({"ccomp", "parataxis"})


def told_on(
    trigger: Token, event: EventMention, events: Sequence[EventMention], days: Sequence[Stand], *, quoted: bool
) -> Dated | None:
    """The day of the act that this one goes on telling of.

    Args:
        trigger: the verb or noun of an act without a time of its own.
        event: the act.
        events: the report's acts, those before it with the times found so far.
        days: where the story stands, sentence by sentence.
        quoted: whether it is told in another's own words.
    """
    at = next((i for i, s in enumerate(days) if s.sentence.start_char <= trigger.idx < s.sentence.end_char), None)
    if at is None:
        return None
    near = days[max(0, at - NEAR) : at + 1]
    before = [e for e in events if near[0].sentence.start_char <= e.trigger.start < near[-1].sentence.start_char]
    found = _came_of(trigger, event, before) or _took_place(trigger, event, before)
    return found or (None if quoted else _the_same(trigger, event, near, before))


def _day(events: Sequence[EventMention]) -> TimeSpan | None:
    """The one day that acts are told with; None where there are two, or the last of them has none."""
    days = {e.time.edtf: e.time for e in events if e.time is not None}
    (day,) = days.values() if len(days) == 1 else (None,)
    exact = day is not None and day.grain in ("day", "time") and day.start is not None and day.end is not None
    return day if exact and events[-1].time is not None else None


def _came_of(trigger: Token, event: EventMention, before: Sequence[EventMention]) -> Dated | None:
    """ "They agreed", "the two leaders decided", "Berg and Ozols welcomed": in the talks that those two had."""
    if event.type not in ("AGREE", "SUPPORT", "CONSULT") or not simple_past(trigger) or event.background:
        return None
    met = [e for e in before if e.type == "CONSULT" and len({*e.actors, *e.recipients}) > 1]
    if not met or not _of_those(trigger, event, met):
        return None
    day = _day(met)
    return None if day is None else (day, "done by those who met, on the day they did")


def _of_those(trigger: Token, event: EventMention, met: Sequence[EventMention]) -> bool:
    """Whether who acts are those who met: by a plural that takes them up, or by both names."""
    for subject in children(trigger, "nsubj"):
        words = list(subject.subtree)
        together = lemma(subject) in SIDES and (subject.tag_ == "NNS" or subject.lower_ in PLURAL)
        if together and (subject.lower_ in PLURAL or words[0].lower_ in ("the", "both")):
            return len(words) <= 4
    names = {p.name.split()[-1].lower() for p in event.actors if p.name.split()}
    there = {word.lower() for one in met for p in (*one.actors, *one.recipients) for word in p.name.split()}
    return len(names) > 1 and names <= there


def _the_same(
    trigger: Token, event: EventMention, near: Sequence[Stand], before: Sequence[EventMention]
) -> Dated | None:
    """ "The army denied that its men had fired", behind "shots were fired on Monday": of the same shots."""
    here = near[-1]
    told = next((t for t in (trigger, *trigger.ancestors) if t.dep_ != "conj"), trigger)
    if event.type not in FORCE or told.dep_ not in SAID or here.timed or here.day is None or here.ago >= len(near):
        return None
    if not simple_past(trigger) and not any(c.lower_ in HAD for c in children(trigger, "aux")):
        return None
    named = near[-1 - here.ago].sentence  # where the day was named
    told_there = [e for e in before if e.type == event.type and e.sentence.start == named.start_char]
    if told_there and all(e.time is None or e.time.edtf != here.day.edtf for e in told_there):
        return None  # "said on Monday that they had fired": the day is that of the telling
    done = {lemma(trigger), *(lemma(c) for c in children(trigger, "obj", "nsubj:pass"))} - LIGHT
    again = done & {lemma(t) for t in named if t.pos_ in ("VERB", "NOUN")}
    return (here.day, f"another's account of the {min(again)!r} of the day the story stands at") if again else None


def _took_place(trigger: Token, event: EventMention, before: Sequence[EventMention]) -> Dated | None:
    """ "The meeting between Berg and Ozols took place in Riga", "the two blasts happened minutes apart": what was told before."""
    verb = trigger.head
    if trigger.pos_ != "NOUN" or trigger.dep_ != "nsubj" or lemma(verb) not in TAKING_PLACE or not simple_past(verb):
        return None
    alike = [e for e in before if e.type == event.type and (e.type != "CONSULT" or e.subtype == event.subtype)]
    day = _day(alike) if alike and any(c.lower_ == "the" for c in children(trigger, "det")) else None
    return None if day is None else (day, "what was told before, with its day")


def retimed(event: EventMention, found: Dated | None) -> EventMention:
    """The act with a time that was found for it, and why in its reasons."""
    if found is None:
        return event
    time, why = found
    reasons = (*(r for r in event.provenance.reasons if not r.startswith("time: ")), f"time: {why}")
    made_by = replace(event.provenance, reasons=reasons)
    return replace(event, time=replace(time, reason=f"{time.reason}; {why}"), provenance=made_by)


def in_one_breath(trigger: Token, dated: Mapping[int, TimeSpan]) -> Dated | None:
    """The day of an act joined to one that the story has dated, told in the same past.

    Args:
        trigger: the act's verb.
        dated: the times that the story gave, by the index of the verb they were given to.
    """
    others = [trigger.head] if trigger.dep_ == "conj" else children(trigger, "conj")
    time = next((dated[t.i] for t in others if t.i in dated and _tense(t) == _tense(trigger)), None)
    return None if time is None or _tense(trigger) is None else (time, "told in one breath with an act of that day")


def _tense(verb: Token) -> str | None:
    """The past that a verb is told in; a second participle has the helper of the first."""
    if simple_past(verb):
        return "past"
    first = verb.head if verb.dep_ == "conj" and verb.tag_ == "VBN" and not children(verb, "aux") else verb
    return "before" if any(c.lower_ in HAD for c in children(first, "aux")) else None
