"""What happened, in order of date, and what is planned. In: Material and how many events may be told. Out: blocks of a briefing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from regesta.records import Disagreement, Event, Span
from regesta.serve.briefing.gather import Material
from regesta.serve.briefing.model import Block, Heading, Paragraph, Sentence
from regesta.serve.briefing.telling import Telling, number_word, shows_status, tell
from regesta.serve.dates import told

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
FEW = 1.5  # events a month under which years are headings, not months; a choice
AHEAD = ("planned", "possible")


def is_ahead(event: Event, material: Material) -> bool:
    """Whether an event is a plan or a possibility, and the account that would be told of it shows that."""
    accounts = [material.mentions[key] for key in event.mentions if key in material.mentions]
    return event.status in AHEAD and any(one.status == event.status and shows_status(one) for one in accounts)


class Chronicle:
    """Tells events one after the other; a sentence of a report is quoted once."""

    def __init__(self, material: Material, disagreements: Sequence[Disagreement] = ()) -> None:
        self._disagreements = disagreements
        self.material, self._told, self._turn, self._last = material, list[Span](), 0, ""

    def tell(self, event: Event) -> Telling | None:
        """The event in sentences; None where its sentence was quoted before."""
        telling = tell(event, self.material, turn=self._turn, taken=self.has_told, after=self._last)
        if telling is not None:
            self._turn += 1
            self._last = telling.mention.document if telling.quoted else ""
            self.remember(telling.mention.sentence)
        return telling

    def begin(self) -> None:
        """That what follows does not continue what was told last."""
        self._last = ""

    def remember(self, span: Span) -> None:
        """That these words have been told."""
        self._told.append(span)

    def has_told(self, span: Span) -> bool:
        """Whether these words, or most of them, have been told."""
        return any(
            one.document == span.document
            and 2 * (min(one.end, span.end) - max(one.start, span.start)) > min(len(one.text), len(span.text))
            for one in self._told
        )

    def happenings(self, events: Sequence[Event]) -> Iterator[Block]:
        """Events under headings of months or years, a paragraph a date."""
        heads = _headings(events)
        last, made = "", Paragraph(sentences=())
        for event, head in zip(events, heads, strict=True):
            if head != last or told(event.time) != made.lead:
                self.begin()
            telling = self.tell(event)
            if telling is None:
                continue
            sentences = (*telling.sentences, *self._disagree(telling))
            if head == last and told(event.time) == made.lead:  # what is of one day stands together
                made = replace(made, sentences=(*made.sentences, *sentences))
                continue
            if made.sentences:
                yield made
            if head != last:
                yield Heading(text=head)
                last = head
            made = Paragraph(lead=told(event.time), sentences=sentences)
        if made.sentences:
            yield made

    def _disagree(self, telling: Telling) -> Iterator[Sentence]:
        found = [one for one in self._disagreements if one.event == telling.event.id]
        fields = sorted({one.field for one in found})
        if fields:
            text = f"On {' and '.join(f'the {field}' for field in fields)} the reports disagree; see below."
            yield Sentence(text=text, notes=tuple(note for one in found for note in self.material.claims(one)))

    def ahead(self, events: Iterable[Event]) -> Iterator[Block]:
        """What was told as planned or possible, with what became of it as far as the record knows."""
        known = {one.id: one for one in self.material.all}
        for event in events:
            self.begin()
            telling = self.tell(event)
            if telling is None:
                continue
            done = [
                known[one.event]
                for one in event.relations
                if one.kind == "doing" and one.event in known and known[one.event].time
            ]
            later = [after for one in done if (after := tell(one, self.material, turn=0)) is not None]
            sentences = [*telling.sentences]
            for after in later[:1]:
                text = f"The record ties this to an account of {told(after.event.time)}: {after.sentences[0].text}"
                sentences.append(Sentence(text=text, notes=after.sentences[0].notes))
            yield Paragraph(lead=told(event.time), sentences=tuple(sentences))


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


def _headings(events: Sequence[Event]) -> list[str]:
    firsts = [one.time.start or one.time.end for one in events if one.time is not None]
    months = Counter((first.year, first.month) for first in firsts if first)
    by_month = bool(months) and len(events) / len(months) >= FEW
    heads = []
    for event in events:
        time = event.time
        first = (time.start or time.end) if time else None
        short = (
            time is not None and time.start is not None and time.end is not None and (time.end - time.start).days <= 31
        )
        if first is None:
            heads.append("")
        elif by_month and short:
            heads.append(f"{MONTHS[first.month - 1]} {first.year}")
        elif by_month and time is not None and time.start is None:
            before = time.end.replace(day=1) if time.end and time.end.day > 1 else time.end
            heads.append(f"{MONTHS[before.month - 1]} {before.year}" if before else "")
        else:
            heads.append(str(first.year))
    return heads


def left_out(material: Material, shown: int, whole: int) -> Iterator[Block]:
    """That a short briefing does not tell everything."""
    if shown < whole:
        verb = "is" if whole - shown == 1 else "are"
        text = f"{number_word(whole - shown, 'event')} more of this period {verb} in the record and not told here."
        yield Paragraph(sentences=(Sentence(text=text, notes=(material.counted(),)),))
