"""The period in figures. In: Material. Out: the first paragraphs of a briefing, every number with the command that counts it again."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from regesta.lexicons import lexicon
from regesta.records import Event
from regesta.serve.briefing.gather import Material
from regesta.serve.briefing.model import Block, Note, Paragraph, Sentence
from regesta.serve.briefing.telling import tell
from regesta.serve.dates import told
from regesta.serve.tables import counted

MOST_KINDS = 5  # kinds of events named; a choice


def opening(material: Material) -> Iterator[Block]:
    """How much there is, of what kind, from when to when, and on how many origins it rests."""
    events = material.all
    note = material.counted()
    yield Paragraph(sentences=tuple(_amounts(material, note)))
    if events:
        yield Paragraph(sentences=tuple(_ends(material)))
        yield Paragraph(sentences=tuple(_ground(material, note)))


def _amounts(material: Material, note: Note) -> Iterator[Sentence]:
    one, other = material.names
    events, undated = material.all, len(material.undated)
    if not events:
        yield Sentence(text=f"The record holds no event between {one} and {other} in this period.", notes=(note,))
        return
    share = f", {undated} of them without a date" if undated else ""
    yield Sentence(
        text=f"The record holds {counted(len(events), 'event')} between {one} and {other}{share}.", notes=(note,)
    )
    statuses: dict[str, str] = lexicon("briefing")["statuses"]
    by_status = Counter(event.status for event in events)
    told_as = listed([f"{number} {statuses[status]}" for status, number in by_status.most_common()])
    yield Sentence(text=f"As their reports tell them: {told_as}.", notes=(note,))
    kinds = Counter((event.subtype or event.type.lower()).replace("_", " ") for event in events).most_common(MOST_KINDS)
    yield Sentence(
        text=f"The commonest kinds are {listed([f'{kind} ({number})' for kind, number in kinds])}.", notes=(note,)
    )


def _ends(material: Material) -> Iterator[Sentence]:
    dated = [one for one in material.events if one.status in ("happened", "ongoing")]
    for word, event in (("earliest", dated[:1]), ("latest", dated[-1:])):
        for one in event:
            telling = tell(one, material, turn=0)
            if telling is not None:
                text = telling.sentences[0].text
                yield Sentence(
                    text=f"The {word} is dated {told(one.time)}: {_inside(text)}", notes=telling.sentences[0].notes
                )


def _inside(text: str) -> str:
    return text if text.endswith((".", "”")) else f"{text}."


def _ground(material: Material, note: Note) -> Iterator[Sentence]:
    reports = material.own_reports
    copies = sum(report.copy_of is not None for report in reports)
    outlets = len({report.outlet for report in reports if report.outlet})
    copied = f", {counted(copies, 'copy').replace('copys', 'copies')} among them" if copies else ""
    lots = origins(material.all)
    yield Sentence(
        text=f"They rest on {counted(len(reports), 'report')} of {counted(outlets, 'named outlet')}{copied}, which come from "
        f"{counted(len(lots), 'independent origin')}.",
        notes=(material.counted("documents"),),
    )  # fmt: skip
    alone = sum(len(event.origins) <= 1 for event in material.all)
    verb = "rests" if alone == 1 else "rest"
    if alone:
        yield Sentence(
            text=f"{alone} of the {len(material.all)} events {verb} on one origin only; what "
            "more than one tells is followed by their number.",
            notes=(note,),
        )  # fmt: skip


def origins(events: Sequence[Event]) -> list[frozenset[str]]:
    """Lots of reports that hang together: two of one origin of any event are of one lot."""
    lots: list[set[str]] = []
    for event in events:
        for origin in event.origins:
            joined = set(origin.documents)
            for lot in [lot for lot in lots if lot & joined]:
                joined |= lot
                lots.remove(lot)
            lots.append(joined)
    return [frozenset(lot) for lot in lots]


def listed(words: Sequence[Any]) -> str:
    """Words joined for reading: "a, b and c"."""
    told_ = [str(word) for word in words]
    return " and ".join(part for part in (", ".join(told_[:-1]), *told_[-1:]) if part)
