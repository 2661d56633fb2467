"""The period in figures. In: Material. Out: the first paragraphs of a briefing, every number with the command that counts it again."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from regesta.lexicons import lexicon
from regesta.records import Event
from regesta.serve.briefing.gather import Material
from regesta.serve.briefing.model import Block, Note, Paragraph, Sentence
from regesta.serve.briefing.notes import evidence
from regesta.serve.dates import told
from regesta.serve.tables import counted

MOST_KINDS = 5  # kinds of events named; a choice


def opening(material: Material) -> Iterator[Block]:
    """How much there is, of what kind, from when to when, and on how many origins it rests."""
    events = material.all
    note = material.counted()
    yield Paragraph(sentences=tuple(_amounts(material, note)))
    if events:
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
    by_status = [
        f"{number} {statuses[status]}" for status, number in Counter(one.status for one in events).most_common()
    ]
    verb = "is" if by_status[0].startswith("1 ") else "are"
    text = f"Of these {by_status[0].replace(' ', f' {verb} told ', 1)}{_rest(by_status[1:])}."
    if len(events) > 1:
        yield Sentence(text=text, notes=(note,))
    kinds = Counter((event.subtype or event.type.lower()).replace("_", " ") for event in events).most_common(MOST_KINDS)
    if kinds[0][1] > 1:
        yield Sentence(text=f"The commonest kinds are {_kinds(kinds)}.", notes=(note,))
    dates = list(_ends(material))
    if dates:
        yield dates[0]


def _rest(told_as: Sequence[str]) -> str:
    return f", {listed(told_as)}" if told_as else ""


def _kinds(kinds: Sequence[tuple[str, int]]) -> str:
    """ "meeting (7), visit and award (4 each)": kinds of the same number stand together."""
    lots = [(number, [kind for kind, _ in lot]) for number, lot in groupby(kinds, key=lambda pair: pair[1])]
    return ", ".join(f"{listed(names)} ({number}{' each' if len(names) > 1 else ''})" for number, names in lots)


def _ends(material: Material) -> Iterator[Sentence]:
    """From when to when, with the words that date the first and the last."""
    dated = [one for one in material.events if one.status in ("happened", "ongoing")]
    if not dated:
        return
    notes = [note for one in dict.fromkeys((dated[0], dated[-1])) for note in _dating(one, material)]
    first, last = told(dated[0].time), told(dated[-1].time)
    text = f"All that is dated is of {first}." if first == last else f"The first date is {first}, the last is {last}."
    yield Sentence(text=text, notes=tuple(notes))


def _dating(event: Event, material: Material) -> Iterator[Note]:
    """The first account that tells the event's own time, else the first of all."""
    accounts = [material.mentions[key] for key in event.mentions if key in material.mentions]
    own = [
        one for one in accounts if one.time is not None and event.time is not None and one.time.edtf == event.time.edtf
    ]
    for one in (own or accounts)[:1]:
        yield from evidence(one, material)


def _ground(material: Material, note: Note) -> Iterator[Sentence]:
    reports = material.own_reports
    copies = sum(report.copy_of is not None for report in reports)
    outlets = len({report.outlet for report in reports if report.outlet})
    copied = f" ({copies} of them {'a copy' if copies == 1 else 'copies'})" if copies else ""
    lots = origins(material.all)
    yield Sentence(
        text=f"The events rest on {counted(len(reports), 'report')} of {counted(outlets, 'named outlet')}{copied}, from "
        f"{counted(len(lots), 'independent origin')}.",
        notes=(material.counted("documents"),),
    )  # fmt: skip
    alone, total = sum(len(event.origins) <= 1 for event in material.all), len(material.all)
    if alone == total > 1:
        yield Sentence(text="Each of them rests on one origin only.", notes=(note,))
    elif 0 < alone < total:
        verb = "rests" if alone == 1 else "rest"
        text = f"Of the {total} events {alone} {verb} on one origin only; where more than one tells of an event, the text says so."
        yield Sentence(text=text, notes=(note,))


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
