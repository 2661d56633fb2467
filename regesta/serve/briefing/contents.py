"""A briefing out of a record. In: an open Store, two actors, a period, a length. Out: a Briefing, its notes numbered."""

from collections.abc import Iterator, Sequence

import msgspec

from regesta.errors import InputError
from regesta.serve.briefing.chronicle import Chronicle, chosen, happened, is_ahead, without_date
from regesta.serve.briefing.compact import compact, has_room
from regesta.serve.briefing.course import course
from regesta.serve.briefing.doubts import comparable, disagreements, not_known
from regesta.serve.briefing.gather import Material, gather
from regesta.serve.briefing.model import Block, Briefing, Section, numbered
from regesta.serve.briefing.numbers import numbers
from regesta.serve.briefing.opening import opening
from regesta.serve.briefing.sources import sources
from regesta.serve.briefing.voices import voices
from regesta.serve.dates import ONE_DAY, day
from regesta.store.database import Store
from regesta.version import __version__


class Length(msgspec.Struct, frozen=True, kw_only=True):
    """How much is told: events, sayings of a side, figures, events without a date. None is all of them; `parts` the parts that are told."""

    events: int | None
    sayings: int | None
    figures: int | None
    undated: int | None
    parts: frozenset[str] | None = None


SHORT = Length(events=12, sayings=4, figures=8, undated=3)
FULL = Length(events=None, sayings=12, figures=40, undated=None)
# One page: the first length whose text and notes have room on it is taken.
ON_A_PAGE = frozenset(("summary", "timeline", "planned", "voices", "disagreements"))
ONE_PAGE = tuple(
    Length(events=events, sayings=sayings, figures=0, undated=0, parts=ON_A_PAGE)
    for events, sayings in (*((number, 2) for number in range(16, 6, -1)), *((number, 1) for number in range(6, 0, -1)))
)  # fmt: skip


def lengths(pages: str, max_lines: int | None) -> tuple[Length, ...]:
    """The length asked for; several, the longest first, where the first that fits is meant.

    Raises:
        InputError: `pages` is not known, or `max_lines` is not positive.
    """
    if max_lines is not None:
        if max_lines < 1:
            raise InputError("--max-lines takes a number from 1 on.")
        few = max(1, max_lines // 3)
        return (Length(events=max_lines, sayings=max(2, few), figures=max_lines, undated=few),)
    known = {"one": ONE_PAGE, "short": (SHORT,), "full": (FULL,)}
    if pages not in known:
        raise InputError(f"--pages {pages} is not known. Choose one, short or full.")
    return known[pages]


def make(
    store: Store,
    *,
    between: tuple[str, str],
    since: str | None = None,
    until: str | None = None,
    most: Sequence[Length] = (FULL,),
) -> Briefing:
    """The briefing on what happened between two actors.

    Raises:
        InputError: An actor or a date is not known.
    """
    material = gather(store, between=between, since=since, until=until)
    made = (_made(store, material, length) for length in most)
    if len(most) == 1:
        return next(made)
    for briefing in made:
        short = compact(briefing)
        if has_room(short):
            break
    return short


def _made(store: Store, material: Material, most: Length) -> Briefing:
    sections = [
        Section(key=key, heading=heading, blocks=blocks)
        for key, heading, told in _sections(store, material, most)
        if (most.parts is None or key in most.parts) and (blocks := tuple(told))
    ]
    one, other = material.names
    return numbered(
        Briefing(
            title=f"{one} and {other}",
            covers=covered(material),
            made_from=f"Made by Regesta {__version__} from {material.record}. Each sentence has a note with the words it rests on.",
            sections=tuple(sections),
        )
    )


def _sections(store: Store, material: Material, most: Length) -> Iterator[tuple[str, str, Iterator[Block]]]:
    """The parts in the order of the text; each is made when it is asked for, so that none quotes what one before it has quoted."""
    chronicle = Chronicle(material, comparable(material))
    future = [event for event in material.all if is_ahead(event, material)]
    past = [event for event in material.events if event not in future]
    undated = [event for event in material.undated if event not in future]
    yield "summary", "The period in figures", opening(material)
    yield "timeline", "What happened", happened(material, chronicle, past, most.events)
    yield "undated", "Told without a date", without_date(material, chronicle, undated, most.undated)
    yield "planned", "What is planned or held possible", chronicle.ahead(chosen(future, most.events))
    yield "voices", "Who said what", voices(material, chronicle, most.sayings)
    yield "figures", "Figures that were given", numbers(material, most.figures)
    yield "disagreements", "Where reports disagree", disagreements(material)
    yield "relation", "How the relation went", course(store, material)
    yield "sources", "Who the sources are", sources(material)
    yield "unknown", "What is not known", not_known(material)


def covered(material: Material) -> str:
    """The period in words: as asked for, or from the first to the last day that the events leave."""
    if material.since or material.until:
        first = f"from {day(material.since)}" if material.since else ""
        last = f"to {day(material.until - ONE_DAY)}" if material.until else ""
        whole = " ".join(part for part in (first, last) if part)
        return whole[:1].upper() + whole[1:]
    starts = [event.time.start for event in material.events if event.time and event.time.start]
    ends = [event.time.end for event in material.events if event.time and event.time.end]
    if not starts or not ends:
        return "No dated event"
    first, last = day(min(starts)), day(max(ends) - ONE_DAY)
    return first if first == last else f"{first} to {last}"
