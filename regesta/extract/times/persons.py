"""The day of what one person did. In: an act without time words, where the story stands. Out: the day last told with who did it, and why.

"Anna Berg landed on Tuesday. ... Police said on Monday that ... Berg laid a wreath": she did so on Tuesday, whatever police said
when. A person's thread goes on further than the story's, as long as the report has told but one day of the news of him or her and has not
gone back to years or months before.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from regesta.extract.grammar.relations import children
from regesta.extract.times.sites import month_of
from regesta.extract.times.stands import Stand
from regesta.extract.times.story import IN_WORDS, step_of_story, touring
from regesta.records import EventMention, Mention, Span, TimeSpan

FAR = 12  # sentences from the day to the act, where the person has no other day of the news; a choice, read on the examples


class Threads:
    """The days of the news that a report tells of each person, sentence by sentence."""

    def __init__(self, days: Sequence[Stand], mentions: Sequence[Mention]) -> None:
        self._first = {m.id: m for m in mentions}
        self._at = {(m.span.start, m.span.end): m for m in mentions}
        self._told: dict[str, list[tuple[int, TimeSpan]]] = {}
        self._stands = days
        for mention in mentions:
            at, who = self._sentence(mention.span.start), self._person(mention)
            stand = None if at is None else days[at]
            if at is not None and who is not None and stand is not None and stand.day is not None and not stand.ago:
                self._told.setdefault(who, []).append((at, stand.day))

    def day_of(self, event: EventMention) -> TimeSpan | None:
        """The one day of the news told with those who act; None where there are more, or it is far."""
        here = self._sentence(event.trigger.start)
        if here is None or self._stands[here].timed:
            return None
        at_hand = self._stands[here]
        who = {self._who(p.span) for p in event.actors if p.span is not None}
        told = [(at, day) for one in who if one for at, day in self._told.get(one, ()) if at < here]
        last = max((at for at, _ in told), default=-FAR - 1)
        elsewhere = any(one.timed and one.day is None for one in self._stands[last + 1 : here])
        moved = at_hand.day is not None and at_hand.ago <= 1 and not at_hand.contested
        if moved and told and at_hand.day is not None and at_hand.day.edtf != told[0][1].edtf:
            return None  # the story has just gone to another day
        return told[0][1] if here - last <= FAR and len({d.edtf for _, d in told}) == 1 and not elsewhere else None

    def _sentence(self, offset: int) -> int | None:
        return next(
            (i for i, s in enumerate(self._stands) if s.sentence.start_char <= offset < s.sentence.end_char), None
        )

    def _who(self, span: Span) -> str | None:
        inside = [m for (start, end), m in self._at.items() if span.start <= start and end <= span.end]
        return next((who for m in inside if (who := self._person(m)) is not None), None)

    def _person(self, mention: Mention) -> str | None:
        """The first mention of the person whom a mention means."""
        seen: set[str] = set()
        while mention.refers_to and mention.refers_to in self._first and mention.id not in seen:
            seen.add(mention.id)
            mention = self._first[mention.refers_to]
        return mention.id if mention.label == "PER" and mention.kind == "name" else None


def by_person(trigger: Token, event: EventMention, threads: Threads) -> tuple[TimeSpan, str] | None:
    """The day of the one who acts, if the act is a step of the story and no mere word."""
    if event.subtype in IN_WORDS or not step_of_story(_leading(trigger), event):
        return None
    day = threads.day_of(event)
    if day is not None and touring(trigger, event):
        day = month_of(day)
    return None if day is None else (day, "the day of the news last told of who did it")


def _leading(trigger: Token) -> Token:
    """ "Praised the staff before meeting the widows": of the day of the verb, as the one went with the other."""
    before = trigger.tag_ == "VBG" and trigger.dep_ == "advcl" and trigger.i > trigger.head.i
    joined = before and not children(trigger, "aux") and not children(trigger, "nsubj")
    return trigger.head if joined and any(c.lower_ == "before" for c in children(trigger, "mark")) else trigger
