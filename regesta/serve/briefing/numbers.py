"""Which figures were given, and by whom. In: Material and how many may be told. Out: a table, and a drawing where they differ."""

from collections.abc import Iterator, Sequence

from regesta.records import Disagreement, Figure
from regesta.serve.briefing.doubts import comparable
from regesta.serve.briefing.drawing import Mark, side_by_side
from regesta.serve.briefing.gather import Material
from regesta.serve.briefing.model import Block, Grid, Note, Paragraph, Picture, Row, Sentence
from regesta.serve.briefing.telling import elsewhere, read, word_of
from regesta.serve.dates import day, told

NO_MATTER = frozenset(
    "year years day days month months week weeks hour hours minute minutes round rounds time times point points".split()
)
MOST_DRAWN = 3  # drawings; a choice


def numbers(material: Material, most: int | None) -> Iterator[Block]:
    """Figures given in the accounts of these events, in order of report."""
    found = [one for one in material.figures if _belongs(one, material)]
    if not found:
        return
    note = material.counted("figures")
    shown = _weightiest(found, material)[:most]
    start = (
        f"The table has {len(shown)} of the {len(found)} figures"
        if len(shown) < len(found)
        else "The table has the figures"
    )
    text = f"{start} that the reports of these events give, in their own words; none was added up or rounded."
    yield Paragraph(sentences=(Sentence(text=text, notes=(note,)),))
    yield Grid(
        columns=("Reported", "Number", "Of what", "On whose word"), rows=tuple(_row(one, material) for one in shown)
    )
    yield from _drawings(material, comparable(material))


def _belongs(one: Figure, material: Material) -> bool:
    report = material.reports[one.document]
    if report.copy_of is not None or one.about is None or not one.counts.strip():
        return False
    return one.about in material.own_mentions and one.counts.split()[-1].lower() not in NO_MATTER


def _weightiest(found: Sequence[Figure], material: Material) -> list[Figure]:
    ordered = sorted(
        found,
        key=lambda one: (str(material.reports[one.document].published or "9999"), one.document, one.value.said.start),
    )
    seen: set[tuple[str, str]] = set()
    kept = []
    for one in ordered:
        key = (one.value.short(), one.counts.lower())
        if key not in seen:
            kept.append(one)
        seen.add(key)
    return kept


def _row(one: Figure, material: Material) -> Row:
    report = material.reports[one.document]
    word = word_of(one.by) or material.outlet(one.document)
    when = f", {told(one.as_of)}" if one.as_of else ""
    said = f"“{' '.join(one.value.said.text.split())}”"
    return Row(
        cells=(day(report.published) or "no date", said, f"{one.counts}{when}", word),
        notes=tuple(_evidence(one, material)),
    )


def _evidence(one: Figure, material: Material) -> Iterator[Note]:
    """The sentence of a figure, and those that hold its claimant and its time where it does not itself."""
    yield material.note(one.sentence, read=read(one.as_of))
    if one.by:
        yield from elsewhere(one.by[-1], one.sentence, material)


def _drawings(material: Material, disagreements: Sequence[Disagreement]) -> Iterator[Block]:
    """Numbers that cannot all hold, side by side."""
    figures = {one.id: one for one in material.figures}
    drawn = 0
    for one in disagreements:
        if one.field != "number" or drawn == MOST_DRAWN:
            continue
        marks, notes = _marks(one, figures, material)
        if len(marks) > 1:
            drawn += 1
            heading = f"Numbers given of {_what(one, figures)}"
            in_words = "; ".join(f"{mark.shown} ({mark.label})" for mark in marks)
            yield Picture(svg=side_by_side(heading, marks), told=f"{heading}: {in_words}.")
            yield Paragraph(sentences=(Sentence(text=f"Drawn: {in_words}.", notes=notes),))


def _what(one: Disagreement, figures: dict[str, Figure]) -> str:
    """What is counted, in the words of the first who counts it."""
    return next(
        (figures[key].counts for position in one.positions for key in position.claims if key in figures), one.about
    )


def _marks(one: Disagreement, figures: dict[str, Figure], material: Material) -> tuple[list[Mark], tuple[Note, ...]]:
    marks, notes = [], []
    for position in one.positions:
        for key in position.claims[:1]:
            figure = figures.get(key)
            if figure is None or (figure.value.low is None and figure.value.high is None):
                continue
            value = figure.value
            low = value.low if value.low is not None else value.high or 0.0
            high = value.high if value.high is not None else low
            shown = " ".join(value.said.text.split())
            label = word_of(figure.by) or material.outlet(figure.document)
            marks.append(
                Mark(label=label, low=low, high=high, shown=shown, open=value.bound in ("at_least", "more_than"))
            )
            notes.append(material.note(figure.sentence))
    return marks, tuple(notes)
