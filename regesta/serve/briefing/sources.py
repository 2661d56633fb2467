"""Who reports, and how independent they are of each other and of the two sides. In: Material. Out: a table and what it shows."""

from collections import defaultdict
from collections.abc import Iterator

from regesta.lexicons import lexicon
from regesta.records import Document, Outlet, Span
from regesta.serve.briefing.gather import Material
from regesta.serve.briefing.model import Block, Grid, Note, Paragraph, Row, Sentence
from regesta.serve.briefing.opening import listed, origins
from regesta.serve.briefing.telling import number_word
from regesta.serve.query import Wanted


def sources(material: Material) -> Iterator[Block]:
    """Outlets with what is known of them, copies, and shared origins."""
    by_outlet: dict[str, list[Document]] = defaultdict(list)
    for report in material.own_reports:
        by_outlet[report.outlet or "outlet not known"].append(report)
    if not by_outlet:
        return
    sentences = [*_sides(by_outlet, material), *_shared(material)]
    if sentences:
        yield Paragraph(sentences=tuple(sentences))
    rows = [
        _row(name, reports, material)
        for name, reports in sorted(by_outlet.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    ]
    yield Grid(columns=("Outlet", "What it is", "Reports", "Copies", "On the word of an agency"), rows=tuple(rows))


def _known(name: str, material: Material) -> Outlet | None:
    return material.outlets.get(name.casefold())


def _sides(by_outlet: dict[str, list[Document]], material: Material) -> Iterator[Sentence]:
    """Which outlets speak for one of the two states."""
    note = Note(kind="record", command=f"table outlets of {material.record}")
    for name, who in zip(material.names, material.who, strict=True):
        own = [one for one in by_outlet if _of_state(_known(one, material), who)]
        if len(own) == 1:
            yield Sentence(
                text=f"{own[0]} belongs to the state of {name}; what it tells is that side's account.", notes=(note,)
            )
        elif own:
            text = f"{listed(own)} belong to the state of {name}; what several of them tell is one side's account."
            yield Sentence(text=text, notes=(note,))


def _of_state(known: Outlet | None, who: Wanted) -> bool:
    return known is not None and known.state in who.states and known.kind in ("state_agency", "government_office")


def _shared(material: Material) -> Iterator[Sentence]:
    lots = [lot for lot in origins(material.all) if len(lot) > 1]
    for lot in sorted(lots, key=lambda one: (-len(one), sorted(one)))[:5]:
        outlets = listed(sorted({material.outlet(key) for key in lot}))
        why = next(
            (
                origin.why
                for event in material.all
                for origin in event.origins
                if set(origin.documents) & lot and len(origin.documents) > 1
            ),
            "",
        )
        reason = f" ({why})" if why else ""
        notes = tuple(material.note(_first_words(material.reports[key])) for key in sorted(lot)[:4])
        yield Sentence(text=f"{number_word(len(lot), 'report')} of {outlets} count as one origin{reason}.", notes=notes)


def _first_words(report: Document) -> Span:
    end = report.text.find("\n", 1)
    return report.span(0, min(end if end > 0 else len(report.text), 200))


def _row(name: str, reports: list[Document], material: Material) -> Row:
    known = _known(name, material)
    kinds: dict[str, str] = lexicon("briefing")["kinds"]
    what = kinds.get(known.kind, "") if known else ""
    state = material.state_names.get(known.state, known.state) if known and known.state else ""
    owner = f"owner: {known.owner}" if known and known.owner else ""
    copies = sum(report.copy_of is not None for report in reports)
    agencies = sorted({report.agency for report in reports if report.agency and report.agency not in name})
    cells = (
        name,
        ", ".join(part for part in (what, state, owner) if part) or "not known",
        str(len(reports)),
        str(copies),
        ", ".join(agencies) or "none named",
    )
    notes = [material.note(_first_words(reports[0]))]
    if known is not None and cells[1] != "not known":
        notes.append(Note(kind="record", command=f"table outlets of {material.record}"))
    return Row(cells=cells, notes=tuple(notes))
