"""One report through every stage that looks at it alone. In: a Document and the World. Out: a Reading. No store.

Imports stand inside: the stages bring the reading model's libraries, which nobody who only
looks at a record should wait for.
"""

import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from regesta.bounds import TookTooLong, max_seconds, within
from regesta.errors import LexiconError, ModelError, RecordFileError
from regesta.issues import Issue, issue
from regesta.records import Actor, Document, EventMention, Extraction, Figure, Outlet, Party, Place, PlaceRef, Statement
from regesta.version import __version__

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from regesta.link.known.world import World

OWN_READER = "regesta_reader"
_OF_THE_RUN = (RecordFileError, LexiconError, ModelError, ImportError)  # ours or the installation's fault, not a file's
Clock = Callable[[str], AbstractContextManager[None]]  # counts the seconds spent inside for a stage


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """All that the stages made of one report."""

    extraction: Extraction
    actors: tuple[Actor, ...] = ()
    outlet: Outlet | None = None
    issues: tuple[Issue, ...] = ()


@lru_cache(maxsize=2)
def load_world(actors: str | None, *, name: str | None = None) -> "World":
    """The actors we know, with those of a user's actors file given as its content.

    Kept for the next call, as a World never changes and whoever asks once asks again.
    """
    from regesta.link.known.world import World

    if actors is None:
        return World.load()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / (name or "actors.yaml")
        file.write_text(actors, encoding="utf-8")
        return World.load(actors_file=file)


@lru_cache(maxsize=2)
def load_nlp(reader: str = OWN_READER, *, threads: int | None = None) -> "Language":
    """Our reader, or another spaCy pipeline by its name or folder. `threads` is for ours: the cores it uses, None all.

    Raises:
        ModelError: it cannot be loaded.
    """
    if reader == OWN_READER:
        from regesta.read.model import load_reader

        return load_reader(threads=threads)
    from regesta.read.others import load_other

    return load_other(reader)


def reader_mark(reader: str) -> str:
    """Version of the program and, for our reader, checksum of its weights: two with the same mark read alike."""
    from regesta.read.weighed import checksum

    return f"{__version__} {checksum() if reader == OWN_READER else reader}"


def read_documents(
    documents: Sequence[Document], nlp: "Language", world: "World", clock: Clock, *, own: str | None = None
) -> list[Reading | Issue]:
    """Several reports, the network's batches filled from all of them; what is read of each is what it gives alone.

    A report that cannot be read is an Issue in its place. When it already fails in the network, each is read alone.
    `own` is the content of the user's events file.
    """
    from regesta.read.pageparts import words_of

    try:
        with clock("network"), within(max_seconds() * len(documents)):
            docs = list(nlp.pipe([words_of(document, nlp) for document in documents]))
    except _OF_THE_RUN:
        raise
    except Exception as error:
        if len(documents) == 1:
            return [reading_failed(error, documents[0])]
        return [found for one in documents for found in read_documents([one], nlp, world, clock, own=own)]
    return [_read(document, doc, world, clock, own) for document, doc in zip(documents, docs, strict=True)]


def reading_failed(error: Exception | str, document: Document) -> Issue:
    """The Issue for a report that could not be read."""
    reason = error if isinstance(error, str) else f"{type(error).__name__}: {error}"
    return issue(
        "read",
        "too-slow" if isinstance(error, TookTooLong) else "reading-failed",
        reason[:300],
        advice="The rest of the run went on. To give it more time, set REGESTA_MAX_SECONDS and add it again."
        if isinstance(error, TookTooLong)
        else "The rest of the run went on. Please report this with the file.",
        source=document.source,
        document=document.id,
    )


def _read(document: Document, doc: "Doc", world: "World", clock: Clock, own: str | None) -> Reading | Issue:
    """One report, or an Issue: pages hold what no stage has foreseen, and the analyst wants the others."""
    try:
        with within(max_seconds()):
            return understood(document, doc, world, clock, own=own)
    except _OF_THE_RUN:
        raise
    except Exception as error:
        return reading_failed(error, document)


def read_document(document: Document, nlp: "Language", world: "World", clock: Clock) -> Reading:
    """All stages that look at one report alone, in order."""
    from regesta.read.pageparts import words_of

    with clock("network"):
        doc = nlp(words_of(document, nlp))
    return understood(document, doc, world, clock)


def understood(document: Document, doc: "Doc", world: "World", clock: Clock, *, own: str | None = None) -> Reading:
    """All stages after the network, for one report and its words as read."""
    from regesta.extract.events.frames.ownframes import frames_of
    from regesta.extract.events.report import events
    from regesta.extract.figures.report import figures
    from regesta.extract.figures.voices import claimed
    from regesta.extract.grammar.tree import let_go
    from regesta.extract.statements.circumstances import circumstances
    from regesta.extract.statements.report import statements
    from regesta.extract.times.narrative import dated
    from regesta.extract.times.quoted import quoted
    from regesta.extract.times.report import times
    from regesta.extract.times.stamps import believed, stamp_issues
    from regesta.link.actors import Linker, link_by
    from regesta.link.acts.confidence import with_confidence
    from regesta.link.acts.settle import settle
    from regesta.link.known.outlets import outlet
    from regesta.link.people.newcomers import newcomers
    from regesta.link.people.offices import office_issues
    from regesta.read.coreference import resolve
    from regesta.read.mentions import mentions
    from regesta.reconcile.counting import attach

    frames_of(own)  # first, as the words they bring are known to every stage
    with clock("read"):
        found = resolve(document, doc, mentions(document, doc, known=world.known_names()))
    with clock("times"):
        spans = times(document, doc)
    with clock("extract"):
        said = statements(document, doc, found)
        report = believed(document, spans)
        spans = quoted(report, doc, spans, said)
        said = circumstances(document, doc, said, spans, found)
        counted = figures(document, doc, spans)
        acts = dated(report, doc, events(report, doc, found, spans, said, own=own), spans, said, mentions=found)
        counted = claimed(document, doc, attach(counted, acts), said, mentions=found)
    with clock("link"):
        extraction = Extraction(
            document=document.id,
            mentions=found,
            event_mentions=acts,
            statements=said,
            figures=counted,
            times=spans,
        )
        linker = Linker(document, doc, found, world)
        extraction = with_confidence(settle(document, link_by(linker, extraction), world))
        # An act of nobody that has a state or a name is dropped there: a figure is about one of those that are left.
        extraction = msgspec.structs.replace(
            extraction, figures=tuple(attach(extraction.figures, extraction.event_mentions))
        )
        doubts = (*stamp_issues(document, spans), *office_issues(linker))
        let_go(doc)
        return Reading(
            extraction=extraction, actors=newcomers(linker), outlet=outlet(document, world), issues=doubts
        )  # fmt: skip


def linked(
    mentions: Iterable[EventMention],
    statements: Iterable[Statement],
    figures: Iterable[Figure],
    world: "World",
    *,
    also: Iterable[Party] = (),
) -> tuple[list[Actor], list[Place]]:
    """The actors and places of the world that a record's events, statements and figures (`also` others) were linked to, by id."""
    places: dict[str, PlaceRef] = {}
    parties: list[Party] = list(also)
    for one in mentions:
        parties += (*one.actors, *one.recipients, *one.by)
        if one.place is not None and one.place.place is not None:
            places[one.place.place] = one.place
    for said in statements:
        parties += [party for party in (said.speaker, said.addressee, *said.by) if party is not None]
        if said.place is not None and said.place.place is not None:
            places[said.place.place] = said.place
    parties += [party for one in figures for party in one.by]
    ids = {key for party in parties for key in (party.actor, party.person, party.body) if key is not None}
    codes = {party.state for party in parties if party.state is not None}
    actors = {actor.id: actor for key in ids if (actor := world.actor(key)) is not None}
    actors |= {state.id: state for code in codes if (state := world.state(code)) is not None}
    met = [place for key in sorted(places) if (place := world.place(places[key])) is not None]
    return [actors[key] for key in sorted(actors)], met
