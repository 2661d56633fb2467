"""What happened, in order of date, and what is planned. In: Material and how many events may be told. Out: blocks of a briefing."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from regesta.records import Disagreement, Event, Span, TimeSpan
from regesta.serve.briefing.gather import Material
from regesta.serve.briefing.model import Block, Heading, Paragraph, Sentence
from regesta.serve.briefing.quoting import capital
from regesta.serve.briefing.telling import Telling, number_word, shows_status, tell
from regesta.serve.dates import ONE_DAY, day, told

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MANY = 6  # events of a year from which its months are headings, not the year; a choice
AHEAD = ("planned", "possible")
_WHOLE = re.compile(r"(?:[A-Z][a-z]{2} )?\d{4}")  # a year, a month


def is_ahead(event: Event, material: Material) -> bool:
    """Whether an event is a plan or a possibility, and the account that would be told of it shows that."""
    accounts = [material.mentions[key] for key in event.mentions if key in material.mentions]
    return event.status in AHEAD and any(one.status == event.status and shows_status(one) for one in accounts)


class Chronicle:
    """Tells events one after the other; a sentence of a report is quoted once."""

    def __init__(self, material: Material, disagreements: Sequence[Disagreement] = ()) -> None:
        self._disagreements = disagreements
        self.material, self._told, self._turn = material, list[Span](), 0
        self._last: Span | None = None
        self._around: list[Span] = []  # what was quoted, with the sentence before it
        self.count = 0  # events told so far

    def tell(self, event: Event) -> Telling | None:
        """The event in sentences; None where its sentence was quoted before."""
        # A sentence that was quoted for another's sake is quoted again where it has a date of its own.
        taken = self.has_told if event.time is not None else self.has_quoted
        telling = tell(event, self.material, turn=self._turn, taken=taken, after=self._last)
        if telling is not None:
            self._turn += 1
            self.count += 1
            self._last = telling.quoted
            self._around += [telling.quoted] if telling.quoted else []
            self.remember(telling.mention.sentence)
        return telling

    def begin(self) -> None:
        """That what follows does not continue what was told last."""
        self._last = None

    def remember(self, span: Span) -> None:
        """That these words have been told."""
        self._told.append(span)

    def has_quoted(self, span: Span) -> bool:
        """Whether these words have been told, be it for the sake of others."""
        return self.has_told(span) or any(
            one.document == span.document and one.start <= span.start and span.end <= one.end for one in self._around
        )

    def has_told(self, span: Span) -> bool:
        """Whether these words, or most of them, have been told; also as the sentence before that was quoted with the last."""
        last = self._last
        if last is not None and last.document == span.document and last.start <= span.start and span.end <= last.end:
            return True
        return any(
            one.document == span.document
            and 2 * (min(one.end, span.end) - max(one.start, span.start)) > min(len(one.text), len(span.text))
            for one in self._told
        )

    def happenings(self, events: Sequence[Event]) -> Iterator[Block]:
        """Events under headings of years or, where there are many, of months; a paragraph a date."""
        last = ""
        for head, inside in groupby(zip(events, _headings(events), strict=True), key=lambda pair: pair[1]):
            for block in self.dated((event for event, _ in inside), lambda event: lead(event.time)):
                if head != last:
                    yield Heading(text=head)
                    last = head
                yield block

    def dated(self, events: Iterable[Event], lead_of: Callable[[Event], str]) -> Iterator[Paragraph]:
        """A paragraph for each lead: what is of one day stands together."""
        for head, inside in groupby(events, key=lead_of):
            self.begin()
            sentences: list[Sentence] = []
            for event in inside:
                telling = self.tell(event)
                if telling is not None:
                    sentences += [*telling.sentences, *self._disagree(telling)]
            if sentences:
                yield Paragraph(lead=head, sentences=tuple(sentences))

    def _disagree(self, telling: Telling) -> Iterator[Sentence]:
        found = [one for one in self._disagreements if one.event == telling.event.id]
        fields = sorted({one.field for one in found})
        if fields:
            text = f"The reports disagree on {' and '.join(f'the {field}' for field in fields)}; see below."
            yield Sentence(text=text, notes=tuple(note for one in found for note in self.material.claims(one)))

    def ahead(self, events: Iterable[Event]) -> Iterator[Block]:
        """What was told as planned or possible, with what became of it as far as the record knows."""
        known = {one.id: one for one in self.material.all}
        for head, inside in groupby(events, key=lambda event: lead(event.time)):
            self.begin()
            sentences: list[Sentence] = []
            for event in inside:
                telling = self.tell(event)
                if telling is not None:
                    sentences += [*telling.sentences, *self._done(event, known)]
            if sentences:
                yield Paragraph(lead=head, sentences=tuple(sentences))

    def _done(self, event: Event, known: Mapping[str, Event]) -> Iterator[Sentence]:
        """That the record ties a plan to an act that is dated."""
        acts = [known[one.event] for one in event.relations if one.kind == "doing" and one.event in known]
        later = [after for one in acts if one.time and (after := tell(one, self.material, turn=0)) is not None]
        for after in later[:1]:
            text = f"The record ties this to what is told of {told(after.event.time)}."
            yield Sentence(text=text, notes=after.sentences[0].notes)


def chosen(events: Sequence[Event], most: int | None) -> list[Event]:
    """The weightiest events, in their order: those of most origins, that are dated to the day, that are told in running text."""
    if most is None or len(events) <= most:
        return list(events)
    ranked = sorted(
        events, key=lambda one: (-len(one.origins), -len(one.documents), one.status != "happened", -_exact(one), one.id)
    )
    kept = {one.id for one in ranked[:most]}
    return [one for one in events if one.id in kept]


def _exact(event: Event) -> bool:
    return event.time is not None and event.time.grain in ("day", "time")


def lead(time: TimeSpan | None) -> str:
    """A date as the first words of a paragraph: "4 Mar 2024", "Before 3 May 2024", "In Oct 2021"."""
    words = told(time)
    return f"In {words}" if _WHOLE.fullmatch(words) else capital(words)


def _headings(events: Sequence[Event]) -> list[str]:
    firsts = [_first(one.time) for one in events]
    years = Counter(first.year for first in firsts if first)
    return [
        "" if first is None
        else f"{MONTHS[first.month - 1]} {first.year}" if years[first.year] >= MANY and _within_a_month(one.time)
        else str(first.year)
        for one, first in zip(events, firsts, strict=True)
    ]  # fmt: skip


def _first(time: TimeSpan | None) -> dt.date | None:
    """The first day meant; of "before 3 May" the day before it."""
    if time is None or time.start is not None:
        return time.start if time else None
    return time.end - ONE_DAY if time.end else None


def _within_a_month(time: TimeSpan | None) -> bool:
    if time is None or time.start is None:
        return time is not None and time.end is not None
    return time.end is not None and (time.end - time.start).days <= 31


def happened(material: Material, chronicle: Chronicle, events: Sequence[Event], most: int | None) -> Iterator[Block]:
    """The weightiest dated events, and how many have no sentence of their own."""
    shown = chosen(events, most)
    before = chronicle.count
    yield from chronicle.happenings(shown)
    yield from left_out(material, chronicle.count - before, len(shown), len(events))


def without_date(
    material: Material, chronicle: Chronicle, events: Sequence[Event], most: int | None
) -> Iterator[Block]:
    """Events without a date, by the day of their first report, which is no date of theirs."""
    shown = chosen(events, most)
    before = chronicle.count
    told_ = list(chronicle.dated(shown, lambda one: f"First reported {day(one.first_reported)}" if one.first_reported
                                 else "In a report without a date"))  # fmt: skip
    if told_:
        text = "These stand in the order of their first report, as no report says when they were."
        yield Paragraph(sentences=(Sentence(text=text, notes=(material.counted(),)),))
    yield from told_
    yield from left_out(material, chronicle.count - before, len(shown), len(events))


def left_out(material: Material, told: int, shown: int, whole: int) -> Iterator[Block]:
    """That not every event has a sentence of its own: those beyond the length asked for, and those that another's sentence tells."""
    sentences = []
    if shown < whole:
        text = f"{number_word(whole - shown, 'further event')} {_are(whole - shown)} in the record and not told here."
        sentences.append(Sentence(text=text, notes=(material.counted(),)))
    if told < shown:
        text = f"{number_word(shown - told, 'further event')} {_are(shown - told)} told by sentences that this text quotes elsewhere."
        sentences.append(Sentence(text=text, notes=(material.counted(),)))
    if sentences:
        yield Paragraph(sentences=tuple(sentences))


def _are(number: int) -> str:
    return "is" if number == 1 else "are"
