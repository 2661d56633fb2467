"""Short ways to make records for these tests. In: a few words. Out: Documents, EventMentions, Figures."""

import datetime as dt
from typing import Any

from regesta.reconcile.intervals import between
from regesta.records import (
    Document,
    EventMention,
    Figure,
    Party,
    PlaceRef,
    Provenance,
    Quantity,
    Span,
    TimeSpan,
    record_id,
)

MADE = Provenance(made_by="test")


def report(name: str, published: str | None = None, **more: Any) -> Document:
    day = dt.date.fromisoformat(published) if published else None
    return Document(id=name, source=f"{name}.txt", sha256=name, text="", language="en", published=day, **more)


def when(edtf: str) -> TimeSpan:
    """A TimeSpan from a day, month or year, `a/b` of days, `../b`, or an open year."""
    if edtf.startswith("XXXX"):
        return TimeSpan(edtf=edtf, start=None, end=None, grain="month", said=None, reason="test")
    left, _, right = edtf.partition("/")
    start = None if left == ".." else _first(left)
    end = None if right == ".." else _after(right or left)
    return between(start, end, reason="test")


def _first(text: str) -> dt.date:
    return dt.date.fromisoformat(f"{text}-01-01"[:10] if len(text) == 4 else f"{text}-01"[:10])


def _after(text: str) -> dt.date:
    day = _first(text)
    if len(text) == 4:
        return day.replace(year=day.year + 1)
    if len(text) == 7:
        return (day + dt.timedelta(days=32)).replace(day=1)
    return day + dt.timedelta(days=1)


def person(name: str, state: str, sector: str = "GOV") -> Party:
    key = name.lower().replace(" ", "-")
    return Party(name=name, span=None, actor=key, person=key, state=state, sector=sector)


def state(name: str, code: str) -> Party:
    return Party(name=name, span=None, actor=code, state=code)


def told(
    document: str,
    act: str,
    actors: list[Party],
    recipients: list[Party] | None = None,
    *,
    date: str | None = None,
    sentence: str = "Berg met Ozols.",
    status: str = "happened",
    **more: Any,
) -> EventMention:
    """One account; `act` is TYPE or TYPE/subtype, `thing` the object's words, `at` a place's name."""
    kind, _, subtype = act.partition("/")
    at = record_id(document, act, sentence, date, status, [p.name for p in actors], [p.name for p in recipients or []])
    start = int(at[:4], 16)
    span = Span(document=document, start=start, end=start + len(sentence), text=sentence)
    thing, place = more.pop("thing", None), more.pop("at", None)
    return EventMention(
        id=at,
        document=document,
        sentence=span,
        trigger=Span(document=document, start=start, end=start + 1, text=sentence[:1]),
        type=kind,  # type: ignore[arg-type]
        subtype=subtype or None,
        status=status,  # type: ignore[arg-type]
        actors=tuple(actors),
        recipients=tuple(recipients or ()),
        time=when(date) if date else None,
        object=Span(document=document, start=start, end=start + len(thing), text=thing) if thing else None,
        place=PlaceRef(name=place, span=None, precision="city") if place else None,
        provenance=MADE,
        **more,
    )


def count(mention: EventMention, number: float, counts: str, *, bound: str = "exact", **more: Any) -> Figure:
    """A figure in the sentence of an event mention."""
    start = mention.sentence.start
    said = Span(document=mention.document, start=start, end=start + 1, text=mention.sentence.text[:1])
    return Figure(
        id=record_id("figure", mention.id, number, counts, bound),
        document=mention.document,
        sentence=mention.sentence,
        counts=counts,
        value=Quantity(low=number, high=number if bound == "exact" else None, bound=bound, said=said),  # type: ignore[arg-type]
        provenance=MADE,
        about=mention.id,
        **more,
    )
