"""Where reports disagree, and what nobody told. In: Material. Out: blocks of a briefing."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from regesta.lexicons import lexicon
from regesta.records import Disagreement, Event, Figure, Position
from regesta.serve.briefing.chronicle import Chronicle
from regesta.serve.briefing.gather import Material
from regesta.serve.briefing.model import Block, Paragraph, Sentence
from regesta.serve.briefing.telling import capital, number_word, word_of
from regesta.serve.dates import day, told

DEAD = frozenset({"dead", "deat", "died", "kill", "fata", "lost"})


def disagreements(material: Material) -> Iterator[Block]:
    """Each with its positions, who holds them, and where they stand."""
    events = {event.id: event for event in material.all}
    rules = lexicon("briefing")
    for one in comparable(material):
        if one.event is None:
            continue
        positions = "; ".join(_position(position, material) for position in one.positions)
        text = rules["disagreements"][one.kind].format(
            field=rules["fields"][one.field], about=_which(events[one.event]), positions=positions
        )
        sentences = [Sentence(text=text, notes=material.claims(one))]
        yield Paragraph(sentences=tuple(sentences))


def comparable(material: Material) -> list[Disagreement]:
    """The disagreements of these events whose numbers count, by the words of the reports, the same thing."""
    ids = {event.id for event in material.all}
    figures = {figure.id: figure for figure in material.figures}
    return [
        one
        for one in material.disagreements
        if one.event in ids and (one.field != "number" or _of_one_thing(one, figures))
    ]


def _of_one_thing(one: Disagreement, figures: Mapping[str, Figure]) -> bool:
    sets = [_things(figures[key].counts) for position in one.positions for key in position.claims if key in figures]
    return bool(sets) and all(left & right for number, left in enumerate(sets) for right in sets[number + 1 :])


def _things(counts: str) -> frozenset[str]:
    """What is counted, by the beginnings of its words; the dead are dead however they are called."""
    words = [word for word in counts.lower().split() if len(word) > 3]
    return frozenset("dead" if word[:4] in DEAD else word[:4] for word in words)


def _which(event: Event) -> str:
    """The event of a disagreement by kind and date: "the clash of 15 Jun 2020"."""
    kind = (event.subtype or event.type.lower()).replace("_", " ")
    return f"the {kind} of {told(event.time)}" if event.time else f"the {kind} that has no date"


def _position(position: Position, material: Material) -> str:
    who = ", ".join(position.by) or ", ".join(dict.fromkeys(material.outlet(key) for key in position.documents))
    figures = [one for one in material.figures if one.id in position.claims]
    who = next((found for one in figures if (found := word_of(one.by))), who)
    value = f"“{' '.join(figures[0].value.said.text.split())}” {figures[0].counts}" if figures else position.value
    return f"{value} ({who})"


def not_known(material: Material, chronicle: Chronicle, undated: Sequence[Event]) -> Iterator[Block]:
    """Events without a date, told with the day of their first report; then what else is missing, counted."""
    if material.undated:
        total = len(material.undated)
        verb = "has" if total == 1 else "have"
        text = f"{number_word(total, 'event')} {verb} no date that could be placed in time; they stand in the order of their first report."
        yield Paragraph(sentences=(Sentence(text=text, notes=(material.counted(),)),))
    chronicle.begin()
    for event in undated:
        telling = chronicle.tell(event)
        if telling is not None:
            first = event.first_reported
            lead = f"First reported {day(first)}" if first else "In a report without a date"
            yield Paragraph(lead=lead, sentences=telling.sentences)
    sentences = tuple(_missing(material))
    if sentences:
        yield Paragraph(sentences=sentences)


def _missing(material: Material) -> Iterator[Sentence]:
    events, note = material.all, material.counted()
    unplaced = sum(event.place is None for event in events)
    if unplaced:
        yield Sentence(text=f"Of {unplaced} of the {len(events)} events no place is known.", notes=(note,))
    nobody = sum(not event.actors for event in events)
    if nobody:
        yield Sentence(text=f"Of {nobody} nobody is named who acted.", notes=(note,))
    undated = [report for report in material.own_reports if report.published is None]
    if undated:
        reports = f"{number_word(len(undated), 'report')} {_bears(len(undated))}"
        text = f"{reports} no date of publication, so that words such as “yesterday” stay open there."
        yield Sentence(text=text, notes=(material.counted("documents"),))
    kept = Counter(material.states.values())
    unread = kept["kept"] + kept["failed"] + kept["waiting"]
    if unread:
        verbs = ("was", "is") if unread == 1 else ("were", "are")
        reports = number_word(unread, "report")
        text = (
            f"{reports} of the record {verbs[0]} not read (not in English, or broken) and {verbs[1]} not in this text."
        )
        yield Sentence(text=capital(text), notes=(material.counted("issues"),))


def _bears(number: int) -> str:
    return "bears" if number == 1 else "bear"
