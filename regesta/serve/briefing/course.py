"""How the relation went. In: an open Store and the Material. Out: a drawing of the curve, and its highest and lowest steps in words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from regesta.records import Event, EventMention
from regesta.serve.briefing.drawing import Step, curve
from regesta.serve.briefing.gather import Material
from regesta.serve.briefing.model import Block, Note, Paragraph, Picture, Sentence
from regesta.serve.briefing.notes import evidence
from regesta.serve.briefing.telling import number_word
from regesta.serve.dates import ONE_DAY, interval
from regesta.serve.tables import counted
from regesta.store.database import Store

if TYPE_CHECKING:
    from regesta.reconcile.relation import RelationCurve, RelationPoint

LONGEST = {"month": 36, "quarter": 40}  # steps that can be told apart in a drawing; choices
FEWEST = 3  # steps with events under which there is nothing to draw; a choice
MOST_NOTES = 4


def course(store: Store, material: Material) -> Iterator[Block]:
    """The curve as drawing and words; nothing where fewer than three steps hold an event."""
    found = _curve(store, material)
    full = [point for point in found.points if point.events]
    if len(full) < FEWEST:
        return
    one, other = material.names
    note = _counted(material, found.step)
    apart = sum(len(left.events) for left in found.left_out)
    text = (
        f"For each {found.step} the scores of its events are summed (table {found.scores} of scores), "
        "each event once however often it is told."
    )
    if apart:
        stand = "stands" if apart == 1 else "stand"
        why = "without a date, planned, denied, or of a kind that has no score"
        text += f" {number_word(apart, 'event')} {stand} apart: {why}."
    yield Paragraph(sentences=(Sentence(text=text, notes=(note,)),))
    steps = [
        Step(label=_label(point, found.step), up=point.cooperation, down=abs(point.conflict)) for point in found.points
    ]
    heading = f"{one} and {other}, by {found.step}"
    extremes = [
        (word, point)
        for word, point in (("highest", max(full, key=lambda p: p.net)), ("lowest", min(full, key=lambda p: p.net)))
    ]
    sentences = tuple(_extreme(word, point, material, note) for word, point in extremes)
    yield Picture(
        svg=curve(heading, steps, up="cooperation", down="conflict"),
        told=f"{heading}: " + "; ".join(_in_words(point) for point in full) + ".",
    )
    yield Paragraph(sentences=sentences)


def _in_words(point: "RelationPoint") -> str:
    up, down = point.cooperation, abs(point.conflict)
    parts = [f"+{up:.1f}"] * bool(up) + [f"−{down:.1f}"] * bool(down)
    return f"{interval(point.start, point.end - ONE_DAY)} {' and '.join(parts) or '0'}"


def _curve(store: Store, material: Material) -> "RelationCurve":
    from regesta.serve.relations import curve as made

    within = (
        str(material.since) if material.since else None,
        str(material.until - ONE_DAY) if material.until else None,
    )
    for step, most in LONGEST.items():
        found = made(store, material.typed, step=step, within=within)  # type: ignore[arg-type]
        if len(found.points) <= most:
            return found
    return made(store, material.typed, step="year", within=within)


def _label(point: "RelationPoint", step: str) -> str:
    return str(point.start.year) if step == "year" else interval(point.start, point.start).split(" ", 1)[1]


def _counted(material: Material, step: str) -> Note:
    command = material.counted().command.replace("regesta timeline", "regesta relation", 1)
    return Note(kind="record", command=f"{command} --step {step}")


def _extreme(word: str, point: "RelationPoint", material: Material, note: Note) -> Sentence:
    events = {event.id: event for event in material.all}
    accounts = [_dating(events[key], material) for key in point.events if key in events]
    notes = tuple(note for one in accounts[:MOST_NOTES] for note in evidence(one, material))
    when = interval(point.start, point.end - ONE_DAY)
    text = f"The {word} sum, {point.net:+.1f}, is that of {when}, of {counted(len(point.events), 'event')}.".replace(
        "-", "−"
    )
    return Sentence(text=text, notes=notes or (note,))


def _dating(event: Event, material: Material) -> EventMention:
    """An account that tells the event's own day, else the first."""
    accounts = [material.mentions[key] for key in event.mentions if key in material.mentions]
    return next((one for one in accounts if one.time and event.time and one.time.edtf == event.time.edtf), accounts[0])
