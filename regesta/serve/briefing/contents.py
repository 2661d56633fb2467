"""A briefing out of a record. In: an open Store, two actors, a period, a length. Out: a Briefing, its notes numbered."""

from collections.abc import Iterator

import msgspec

from regesta.errors import InputError
from regesta.serve.briefing.chronicle import Chronicle, chosen, is_ahead, left_out
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
    """How much is told: events, sayings of a side, figures, events without a date. None is all of them."""

    events: int | None
    sayings: int | None
    figures: int | None
    undated: int | None


SHORT = Length(events=12, sayings=4, figures=8, undated=3)
FULL = Length(events=None, sayings=12, figures=40, undated=None)


def length(pages: str, max_lines: int | None) -> Length:
    """The length asked for.

    Raises:
        InputError: `pages` is neither short nor full, or `max_lines` is not positive.
    """
    if max_lines is not None:
        if max_lines < 1:
            raise InputError("--max-lines takes a number from 1 on.")
        return Length(
            events=max_lines, sayings=max(2, max_lines // 3), figures=max_lines, undated=max(1, max_lines // 3)
        )
    if pages not in ("short", "full"):
        raise InputError(f"--pages {pages} is not known. Choose short or full.")
    return SHORT if pages == "short" else FULL


def make(
    store: Store, *, between: tuple[str, str], since: str | None = None, until: str | None = None, most: Length = FULL
) -> Briefing:
    """The briefing on what happened between two actors.

    Raises:
        InputError: An actor or a date is not known.
    """
    material = gather(store, between=between, since=since, until=until)
    sections = [
        Section(key=key, heading=heading, blocks=tuple(blocks))
        for key, heading, blocks in _sections(store, material, most)
    ]
    one, other = material.names
    return numbered(
        Briefing(
            title=f"{one} and {other}",
            covers=covered(material),
            made_from=f"Made by Regesta {__version__} from {material.record}. Each sentence has a note with the words it rests on.",
            sections=tuple(section for section in sections if section.blocks),
        )
    )


def _sections(store: Store, material: Material, most: Length) -> Iterator[tuple[str, str, list[Block]]]:
    chronicle = Chronicle(material, comparable(material))
    future = [event for event in material.all if is_ahead(event, material)]
    past = [event for event in material.events if event not in future]
    undated = [event for event in material.undated if event not in future]
    yield "summary", "The period in figures", list(opening(material))
    shown = chosen(past, most.events)
    yield "timeline", "What happened", [*chronicle.happenings(shown), *left_out(material, len(shown), len(past))]
    yield "voices", "Who said what", list(voices(material, chronicle, most.sayings))
    yield "figures", "Figures that were given", list(numbers(material, most.figures))
    yield "relation", "How the relation went", list(course(store, material))
    yield "disagreements", "Where reports disagree", list(disagreements(material))
    yield "planned", "What is planned or held possible", list(chronicle.ahead(chosen(future, most.events)))
    yield "sources", "Who the sources are", list(sources(material))
    yield "unknown", "What is not known", list(not_known(material, chronicle, chosen(undated, most.undated)))


def covered(material: Material) -> str:
    """The period in words: as asked for, or from the first to the last day that the events leave."""
    if material.since or material.until:
        first = f"from {day(material.since)}" if material.since else ""
        last = f"to {day(material.until - ONE_DAY)}" if material.until else ""
        whole = " ".join(part for part in (first, last) if part)
        return whole[:1].upper() + whole[1:]
    starts = [event.time.start for event in material.events if event.time and event.time.start]
    ends = [event.time.end for event in material.events if event.time and event.time.end]
    return f"{day(min(starts))} to {day(max(ends) - ONE_DAY)}" if starts and ends else "No dated event"
