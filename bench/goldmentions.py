"""Records made from a truth file, to see what `reconcile` itself loses. In: Truth, the Documents, a World. Out: mentions and figures.

All that a line says is taken over as it stands: type, parties linked by their names, date, status, chain. The rest (the object's words,
where the sentence ends) comes from the text around the words.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from regesta.link.known.world import World
from regesta.reconcile.intervals import between
from regesta.records import Document, EventMention, Figure, Party, Provenance, Quantity, Span, TimeSpan, record_id
from regesta.serve.evaluate.agreeing import interval
from regesta.serve.evaluate.held import places
from regesta.serve.evaluate.truth import EventLine, FigureLine, Named, Truth

MADE = Provenance(made_by="bench gold mentions")
_END = re.compile(r"[.!?][\"”’»]?\s|\n")
_VALUE = re.compile(r"([~<>]?=?)(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?(x?)")
_BOUNDS = {"": "exact", "~": "about", ">": "more_than", ">=": "at_least", "<": "less_than", "<=": "at_most"}


def mentions(truth: Truth, documents: Mapping[str, Document], world: World) -> list[tuple[EventLine, EventMention]]:
    """An event mention for every line whose words stand in its report."""
    found = []
    for number, line in enumerate(truth.events):
        document = documents.get(line.report)
        at = _where(document, line.words) if document is not None else None
        if document is not None and at is not None:
            found.append((line, _mention(number, line, document, at, world)))
    return found


def _where(document: Document, words: Sequence[str]) -> tuple[int, int] | None:
    return next((place for one in words for place in places(document.text, one)), None)


def _mention(number: int, line: EventLine, document: Document, at: tuple[int, int], world: World) -> EventMention:
    sentence = _sentence(document, at)
    return EventMention(
        id=record_id("gold", document.id, number),
        document=document.id,
        sentence=sentence,
        trigger=document.span(*at),
        type=line.type,  # type: ignore[arg-type]
        subtype=line.subtype,
        status=line.status,  # type: ignore[arg-type]
        actors=tuple(_party(one, world) for one in line.actors),
        recipients=tuple(_party(one, world) for one in line.recipients),
        time=_time(line.date),
        by=tuple(_party(Named(name), world) for name in line.by),
        provenance=MADE,
    )


def _sentence(document: Document, at: tuple[int, int]) -> Span:
    start = max((end.end() for end in _END.finditer(document.text, 0, at[0])), default=0)
    end = _END.search(document.text, at[1])
    return document.span(start, end.start() + 1 if end else len(document.text))


def _party(named: Named, world: World) -> Party:
    found = next(iter(world.find(named.name)), None)
    party = Party(name=named.name, span=None, state=named.state, sector=named.sector)
    if found is None or (named.state is not None and found.state not in (None, named.state)):
        return party
    party = replace(party, actor=found.id, state=named.state or found.state, sector=named.sector or found.sector)
    slots = {"person": "person", "body": "body", "group": "body"}
    return replace(party, **{slots[found.kind]: found.id}) if found.kind in slots else party


def _time(edtf: str | None) -> TimeSpan | None:
    if edtf is None:
        return None
    ends = interval(edtf)
    if isinstance(ends, str):
        return TimeSpan(edtf=edtf, start=None, end=None, grain="open", said=None, reason="the truth file")
    return between(*ends, reason="the truth file")


def figures(truth: Truth, documents: Mapping[str, Document], world: World) -> list[Figure]:
    """A figure for every line whose words stand in its report."""
    made: Iterable[Figure | None] = (_figure(n, line, documents, world) for n, line in enumerate(truth.figures))
    return [one for one in made if one is not None]


def _figure(number: int, line: FigureLine, documents: Mapping[str, Document], world: World) -> Figure | None:
    document = documents.get(line.report)
    at = _where(document, line.words) if document is not None else None
    if document is None or at is None:
        return None
    return Figure(
        id=record_id("gold figure", document.id, number),
        document=document.id,
        sentence=_sentence(document, at),
        counts=line.counts,
        value=_quantity(line.value, document.span(*at)),
        by=tuple(_party(Named(name), world) for name in line.by),
        provenance=MADE,
    )


def _quantity(text: str, said: Span) -> Quantity:
    found = _VALUE.fullmatch(text.replace(",", "").strip())
    if found is None:
        return Quantity(low=None, high=None, bound="word", said=said, word=text)
    sign, low, high, times = found.groups()
    bound = "times" if times else "between" if high else _BOUNDS[sign]
    number = float(low)
    upper = float(high) if high else number if bound in ("exact", "at_most", "less_than") else None
    return Quantity(low=None if bound in ("at_most", "less_than") else number, high=upper, bound=bound, said=said)  # type: ignore[arg-type]
