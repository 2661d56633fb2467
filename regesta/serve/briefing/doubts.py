"""Where reports disagree, and what nobody told. In: Material. Out: blocks of a briefing."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from regesta.lexicons import lexicon
from regesta.records import Disagreement, Event, Figure, Position
from regesta.serve.briefing.drawing import Mark, side_by_side
from regesta.serve.briefing.gather import Material
from regesta.serve.briefing.model import Block, Paragraph, Picture, Sentence
from regesta.serve.briefing.quoting import capital
from regesta.serve.briefing.telling import number_word, word_of
from regesta.serve.dates import told

MOST_DRAWN = 3  # drawings; a choice
DEAD = frozenset({"dead", "deat", "died", "kill", "fata", "lost"})


def disagreements(material: Material) -> Iterator[Block]:
    """Each with its positions, who holds them, and where they stand."""
    events = {event.id: event for event in material.all}
    rules = lexicon("briefing")
    drawn = 0
    for one in comparable(material):
        if one.event is None:
            continue
        held = sorted(one.positions, key=lambda position: _first_told(position, material))
        positions = "; ".join(_position(position, material) for position in held)
        text = rules["disagreements"][one.kind].format(
            field=rules["fields"][one.field], about=_which(events[one.event]), positions=positions
        )
        yield Paragraph(sentences=(Sentence(text=text, notes=material.claims(one)),))
        marks = _marks(held, material) if one.field == "number" and drawn < MOST_DRAWN else []
        if len(marks) > 1:
            drawn += 1
            heading = capital(f"{rules['fields'][one.field]} in {_which(events[one.event])}").removeprefix("The ")
            in_words = "; ".join(f"{mark.shown} ({mark.label})" for mark in marks)
            yield Picture(
                svg=side_by_side(capital(heading), marks), told=f"{capital(heading)}: {in_words}.", beside=True
            )


def _first_told(position: Position, material: Material) -> str:
    return min((str(material.reports[key].published or "9999") for key in position.documents), default="9999")


def _marks(positions: Sequence[Position], material: Material) -> list[Mark]:
    """A mark for each position that is a number."""
    figures = {one.id: one for one in material.figures}
    marks = []
    for figure in (
        figures[position.claims[0]] for position in positions if position.claims and position.claims[0] in figures
    ):
        value = figure.value
        if value.low is None and value.high is None:
            continue
        low = value.low if value.low is not None else value.high or 0.0
        marks.append(
            Mark(
                label=word_of(figure.by, figure.sentence) or material.outlet(figure.document),
                low=low, high=value.high if value.high is not None else low,
                shown=" ".join(value.said.text.split()), open=value.bound in ("at_least", "more_than"),
            )
        )  # fmt: skip
    return marks


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
    who = next((found for one in figures if (found := word_of(one.by, one.sentence))), who)
    value = f"“{' '.join(figures[0].value.said.text.split())}” {figures[0].counts}" if figures else position.value
    return f"{value} ({who})"


def not_known(material: Material) -> Iterator[Block]:
    """What is missing, counted."""
    sentences = tuple(_missing(material))
    if sentences:
        yield Paragraph(sentences=sentences)


def _missing(material: Material) -> Iterator[Sentence]:
    events, note = material.all, material.counted()
    unplaced = sum(event.place is None for event in events)
    if unplaced:
        text = f"The place is not known of {unplaced} of the {len(events)} events."
        yield Sentence(text=text, notes=(note,))
    nobody = sum(not event.actors for event in events)
    if nobody:
        yield Sentence(text=f"Who acted is not named in {nobody} of them.", notes=(note,))
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
