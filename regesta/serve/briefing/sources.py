"""Who reports, and how independent they are of each other and of the two sides. In: Material. Out: a table and what it shows."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from regesta.lexicons import lexicon
from regesta.records import Document, Outlet, Span
from regesta.serve.briefing.gather import Material
from regesta.serve.briefing.model import Block, Grid, Note, Paragraph, Row, Sentence
from regesta.serve.briefing.opening import listed, origins
from regesta.serve.briefing.telling import number_word
from regesta.serve.query import Wanted

NOT_KNOWN, NONE_NAMED = "not known", "none named"
COLUMNS = ("Outlet", "Reports", "Copies", "On the word of an agency", "What it is")
EMPTY = ("", "", "0", NONE_NAMED, NOT_KNOWN)  # what each column holds where nothing is known


def sources(material: Material) -> Iterator[Block]:
    """Outlets with what is known of them, copies, and shared origins."""
    by_outlet: dict[str, list[Document]] = defaultdict(list)
    for report in material.own_reports:
        by_outlet[report.outlet or "unnamed outlet"].append(report)
    if not by_outlet:
        return
    sentences = [*_sides(by_outlet, material), *_shared(material)]
    if sentences:
        yield Paragraph(sentences=tuple(sentences))
    rows = [
        _cells(name, reports, material)
        for name, reports in sorted(by_outlet.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    ]
    kept = [
        at for at, empty in enumerate(EMPTY) if any(row[at] != empty for row in rows)
    ]  # a column that says nothing goes
    notes = (material.counted("documents"), Note(kind="record", command=f"table outlets of {material.record}"))
    yield Grid(
        columns=tuple(COLUMNS[at] for at in kept),
        rows=tuple(Row(cells=tuple(row[at] for at in kept), notes=notes) for row in rows),
        marked=0,
    )


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
        shared = [
            one
            for event in material.all
            for one in event.origins
            if len(one.documents) > 1 and set(one.documents) & lot
        ]
        notes = tuple(material.note(_first_words(material.reports[key])) for key in sorted(lot)[:4])
        text = f"{number_word(len(lot), 'report')} of {outlets} count as one origin{_because([one.why for one in shared])}."
        yield Sentence(text=text, notes=notes)


def _because(whys: Sequence[str]) -> str:
    """Why reports hang together: ": they carry a report of X". A name that stands inside a longer one is told once."""
    reasons = sorted(
        {("are " if one.startswith("copies") else "") + one for why in whys for one in why.split("; ") if one}
    )
    ends = [one.split(" of ", 1)[-1] for one in reasons]
    kept = [
        one for one, end in zip(reasons, ends, strict=True) if not any(end != other and end in other for other in ends)
    ]
    if not kept:
        return ""
    return f": they {kept[0]}" if len(kept) == 1 else f": some of them {', some '.join(kept)}"


def _first_words(report: Document) -> Span:
    end = report.text.find("\n", 1)
    first = end if end > 0 else len(report.text)
    return report.span(0, first if first <= 200 else report.text.rfind(" ", 0, 200))


def _cells(name: str, reports: list[Document], material: Material) -> tuple[str, ...]:
    known = _known(name, material)
    kinds: dict[str, str] = lexicon("briefing")["kinds"]
    what = kinds.get(known.kind, "") if known else ""
    state = material.state_names.get(known.state, known.state) if known and known.state else ""
    owner = f"owner: {known.owner}" if known and known.owner else ""
    copies = sum(report.copy_of is not None for report in reports)
    own = {one.casefold() for one in (name, *(known.names if known else ()))} | {_initials(name)}
    agencies = sorted({one.agency for one in reports if one.agency and one.agency.casefold() not in own})
    return (
        name,
        str(len(reports)),
        str(copies),
        ", ".join(agencies) or NONE_NAMED,
        ", ".join(part for part in (what, state if what else f"from {state}" * bool(state), owner) if part)
        or NOT_KNOWN,
    )


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[:1].isupper()).casefold()
