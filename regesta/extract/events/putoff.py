"""What was put off, with its new day. In: acts of a report, its tree and times. Out: the same, with what is now planned for another day.

"The talks planned for Tuesday were postponed to May 13", "agreed to move the visit to July 4", "has been pushed back to Monday": the talks
are planned for May 13. Without a new day nothing is planned: the putting off is all that is told.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace
from spacy.tokens import Token

from regesta.extract.events.frames.lexicon import FrameIndex
from regesta.extract.events.frames.matching import Match
from regesta.extract.events.frames.nounmatching import match_noun
from regesta.extract.events.parties.words import Reader
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import by_preposition, children, is_passive
from regesta.lexicons import lexicon
from regesta.records import EventMention, Provenance, TimeSpan

PUT_OFF = frozenset(map(str, lexicon("events/status")["putting_off"]))
_DAY = re.compile(r"(?:\d{4}|XXXX)-\d\d(-\d\d)?")
ONE_DAY = dt.timedelta(days=1)
NEAR = 200  # characters, a sentence or so, between a visit and its putting off; a choice
TO = ("to", "until", "till", "for")


def put_off(
    reader: Reader, times: Sequence[TimeSpan], index: FrameIndex, full: Sequence[Match]
) -> Iterator[tuple[Match, TimeSpan]]:
    """Acts told by a noun that a verb moves to another day, with that day; `full` are the acts told otherwise."""
    for verb in reader.doc:
        if verb.pos_ != "VERB" or _phrase(verb) not in PUT_OFF or reader.skipped(verb):
            continue
        day = _new_day(verb, times)
        nouns = children(verb, "nsubj:pass") if is_passive(verb) else children(verb, "obj")
        for noun in nouns if day is not None else ():
            fitting = [m for f in index.nouns.get(lemma(noun), ()) if (m := match_noun(noun, f, reader.actor_like))]
            fitting = [m for m in fitting if m.roles.get("A")] or _told_before(noun, full)
            if fitting and day is not None:
                best = max(fitting, key=lambda m: (m.weight, sum(map(bool, m.roles.values()))))
                _host(reader, best, full)
                yield best, day


def _told_before(noun: Token, full: Sequence[Match]) -> list[Match]:
    """ "Chad had promised consular visits. The visit was put off to May 4": the act told just before by the same noun."""
    if not any(c.lower_ == "the" for c in children(noun, "det")):
        return []
    near = [m for m in full if m.trigger.i < noun.i and noun.sent.start_char - m.trigger.sent.end_char < NEAR]
    same = [m for m in near if m.trigger.pos_ == "NOUN" and lemma(m.trigger) == lemma(noun) and m.roles.get("A")]
    return [
        Match(m.sense, noun, f"{m.written}; takes up {m.trigger.text!r}", m.weight, dict(m.roles)) for m in same[-1:]
    ]


def _host(reader: Reader, match: Match, full: Sequence[Match]) -> None:
    """ "Berg will not come to Riga. Her visit was moved to May 4": it is to Riga, too."""
    if not match.sense.hosted or match.roles.get("B"):
        return
    before = [m for m in full if m.trigger.i < match.trigger.i and m.sense.subtype == match.sense.subtype]
    if not before or match.trigger.sent.start_char - before[-1].trigger.sent.end_char > NEAR:
        return
    guests = [{reader.referent(t) for t in one.roles.get("A", [])} - {None} for one in (match, before[-1])]
    if guests[0] & guests[1]:
        match.fill("B", list(before[-1].roles.get("B", [])))


def planned_anew(mention: EventMention, day: TimeSpan, verb: str) -> EventMention:
    """The act as it is planned now; `day` is what the verb moves it to."""
    given = replace(day, reason=f"put off to this day ({verb}); {day.reason}")
    reasons = tuple(r for r in mention.provenance.reasons if not r.startswith(("status:", "time:")))
    provenance = Provenance(
        made_by=mention.provenance.made_by,
        reasons=(*reasons, f"status: {verb!r} to", "time: the day it was put off to"),
    )
    return replace(mention, status="planned", time=given, background=False, provenance=provenance)


def _phrase(verb: Token) -> str:
    particle = next(
        (c.lower_ for c in children(verb, "compound:prt", "advmod") if f"{lemma(verb)} {c.lower_}" in PUT_OFF), ""
    )
    return f"{lemma(verb)} {particle}".strip()


def _new_day(verb: Token, times: Sequence[TimeSpan]) -> TimeSpan | None:
    """The day behind "to" or "until"."""
    phrases = by_preposition(verb)
    heads = [t for word in TO for t in phrases.get(word, ())]
    for head in (*heads, *phrases.get("from", ())):
        start, end = head.left_edge.idx, head.right_edge.idx + len(head.right_edge)
        for time in times:
            inside = time.said is not None and time.said.start < end and start < time.said.end
            if inside and (head in heads or "/" in time.edtf):  # "from June 10 to June 24" may be one phrase
                return _last_day(time)
    return None


def _last_day(time: TimeSpan) -> TimeSpan | None:
    """Of "until November 24" and of "from the 10th to the 24th" the 24th."""
    _, slash, last = time.edtf.partition("/")
    if not slash:
        return time
    found = _DAY.fullmatch(last)
    if found is None:
        return None
    if time.end is None:
        return replace(time, edtf=last, grain="day")
    start = time.end - ONE_DAY if found.group(1) else (time.end - ONE_DAY).replace(day=1)
    return replace(time, edtf=last, start=start, grain="day" if found.group(1) else "month")
