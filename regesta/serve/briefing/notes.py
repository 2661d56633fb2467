"""Notes under a sentence of a briefing. In: what a report told of an event. Out: who and when, in the report's words and by the record."""

from collections.abc import Iterator, Sequence

from regesta.records import Event, EventMention, Party, Span, TimeSpan
from regesta.serve.briefing.gather import Material
from regesta.serve.briefing.model import Note
from regesta.serve.dates import day


def notes_on(shown: Span, ordered: Sequence[EventMention], event: Event, material: Material) -> tuple[Note, ...]:
    """The account told, the words that date it where they stand elsewhere, and where it does not tell the day one that does."""
    best = ordered[0]
    notes = [*evidence(best, material, shown=shown)]
    if event.time is not None and (best.time is None or best.time.edtf != event.time.edtf):
        exact = [one for one in ordered if one.time is not None and one.time.edtf == event.time.edtf]
        others = exact[:1] or [one for one in ordered if one.time is not None and one is not best][:2]
        notes += [note for one in others for note in evidence(one, material)]
    return tuple(notes)


def evidence(one: EventMention, material: Material, *, shown: Span | None = None) -> Iterator[Note]:
    """A note on the sentence of an account, and on the sentences that hold its time or its voice where it does not itself.

    `shown` is the sentence with what is quoted around it.
    """
    words = shown or one.sentence
    said = one.time.said if one.time else None
    away = said is not None and not words.start <= said.start < words.end
    yield material.note(words, read="" if away else read(one.time))
    if away and said is not None:
        yield material.note(material.sentence_around([said]), read=read(one.time))
    if one.by:
        yield from elsewhere(one.by[-1], words, material)


def elsewhere(party: Party | None, sentence: Span, material: Material) -> Iterator[Note]:
    """A note on the sentence that names a party, where this one does not."""
    span = party.span if party else None
    if span is not None and not sentence.start <= span.start < sentence.end and span.document == sentence.document:
        yield material.note(material.sentence_around([span]))


def read(time: TimeSpan | None) -> str:
    """How the words of a time were read, for a note."""
    if time is None or time.said is None or time.anchor is None:
        return ""
    return f"“{' '.join(time.said.text.split())}” read against {day(time.anchor)}"
