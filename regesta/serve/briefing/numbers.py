"""Which figures were given, and by whom. In: Material and how many may be told. Out: a table."""

from collections.abc import Iterator, Sequence

from regesta.records import Figure
from regesta.serve.briefing.gather import Material
from regesta.serve.briefing.model import Block, Grid, Note, Paragraph, Row, Sentence
from regesta.serve.briefing.notes import elsewhere, read
from regesta.serve.briefing.telling import word_of
from regesta.serve.dates import day, told

NO_MATTER = frozenset(
    "year years day days month months week weeks hour hours minute minutes round rounds time times point points".split()
)


def numbers(material: Material, most: int | None) -> Iterator[Block]:
    """Figures given in the accounts of these events, in order of report."""
    found = _weightiest([one for one in material.figures if _belongs(one, material)], material)
    if not found or most == 0:
        return
    note = material.counted("figures")
    shown = found[:most]
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


def _belongs(one: Figure, material: Material) -> bool:
    report = material.reports[one.document]
    if report.copy_of is not None or one.about is None or not one.counts.strip():
        return False
    of_what = set(one.counts.lower().split())
    # "up to six miles" of miles does not say of what.
    told = not of_what <= set(one.value.said.text.lower().split())
    return told and one.about in material.own_mentions and one.counts.split()[-1].lower() not in NO_MATTER


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
    word = word_of(one.by, one.sentence) or material.outlet(one.document)
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
