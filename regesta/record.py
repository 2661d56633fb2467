"""The public class. In: a record file. Out: what it holds, as records. Every method has a command of the same name.

import regesta
with regesta.open("pact.regesta") as record:
    for line in record.timeline(between=("RUS", "PRK"), since="2023"):
        print(line.when, line.what, [source.outlet for source in line.sources])
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from regesta.errors import InputError
from regesta.issues import Issue
from regesta.link.judged import Judged
from regesta.records import Disagreement, Document, Event, Figure, Judgement, Statement, json_schema
from regesta.serve import actors, judging, query, relations
from regesta.serve import series as counted
from regesta.serve.actors import ActorLine, ActorView
from regesta.serve.dates import asked
from regesta.serve.query import Filters
from regesta.serve.show import View
from regesta.serve.show import show as show_one
from regesta.serve.timeline import Line, lines
from regesta.store import backup as copying
from regesta.store import read as stored
from regesta.store import removals as noted
from regesta.store.check import Fault, broken_spans, faults
from regesta.store.database import open_store
from regesta.store.removals import Removal
from regesta.store.runs import RunSummary

if TYPE_CHECKING:
    from regesta.pipeline import Progress
    from regesta.reconcile.relation import RelationCurve, Step
    from regesta.reconcile.series import Series


class Record:
    """An open record. Close it, or use it in a `with`."""

    def __init__(self, path: str | Path, *, create: bool = False) -> None:
        """Open the record at `path`; with `create`, a new one where there is none yet. Raises RecordFileError."""
        self._store = open_store(path, create=create)
        self._folder: tempfile.TemporaryDirectory[str] | None = None  # of a record that is one for looking at only

    @property
    def path(self) -> Path:
        """The record file."""
        return self._store.path

    @property
    def unfinished(self) -> bool:
        """Whether a run was stopped half way; `add` with no paths finishes it."""
        return stored.setting(self._store, "dirty") is not None or bool(
            stored.document_ids(self._store, state="waiting")
        )

    def add(
        self,
        paths: str | Path | Iterable[str | Path],
        *,
        metadata: str | Path | None = None,
        actors: str | Path | None = None,
        reader: str | None = None,
        jobs: int = 1,
        progress: "Progress | None" = None,
    ) -> RunSummary:
        """Read the reports at these paths into the record.

        Args:
            paths: Folders, files (.txt .html .md .json .jsonl .csv .zip) and "-" for standard input. An empty list only
                finishes what a stopped run left undone.
            metadata: A table that tells of each file its publisher, published, url, title, language.
            actors: Your own states, bodies, people, places and outlets: YAML, CSV, or FollowTheMoney JSON lines; the record keeps it.
            reader: A spaCy pipeline of Universal Dependencies, by name or folder, in our reader's place; kept too.
            jobs: How many processes read. A script that asks for several does its work under `if __name__ == "__main__"`.
            progress: Called with what is being done, how many reports are done, and of how many.

        Returns:
            What the run did, in figures.
        """
        from regesta import pipeline

        given = [paths] if isinstance(paths, str | Path) else list(paths)
        return pipeline.add(
            self.path, given, metadata=metadata, actors_file=actors, reader=reader, jobs=jobs, progress=progress
        )

    def timeline(
        self,
        *,
        between: tuple[str, str] | None = None,
        actor: str | None = None,
        type: str | None = None,
        since: str | None = None,
        until: str | None = None,
        status: str | None = None,
    ) -> tuple[Line, ...]:
        """What happened, one line an event, by date; undated events last, or left out when dates are asked for.

        Args:
            between: Two actors, named as a person would: a code (RUS), a state (Russia), a full name.
            actor: One actor that takes part, on either side.
            type: A PLOVER type (CONSULT) or a kind (meeting).
            since: The first day, as 2023, 2023-09 or 2023-09-13.
            until: The last day, written likewise.
            status: happened, ongoing, planned, possible, denied or not_happened.
        """
        filters = Filters(between=between, actor=actor, type=type, since=since, until=until, status=status)
        return tuple(lines(self._store, query.events(self._store, filters)))

    def events(self) -> Iterator[Event]:
        """All events, by date."""
        return stored.events(self._store)

    def show(self, id: str) -> View:
        """All about one event, report, statement, figure, disagreement or issue; the beginning of its id is enough."""
        return show_one(self._store, id)

    def documents(self, *, search: str | None = None) -> Iterator[Document]:
        """Reports, by id; or those that hold all words of `search`, best first."""
        return stored.documents(self._store, search=search)

    def statements(self, *, actor: str | None = None) -> Iterator[Statement]:
        """Who said what; with `actor`, only what this actor said or passed on."""
        found = stored.statements(self._store)
        if actor is None:
            return found
        who = query.wanted(self._store, actor)
        judged = Judged(stored.judgements(self._store))
        said = ((one, judged.statement(one)) for one in found)
        return (one for one, as_judged in said if any(who.is_party(p) for p in (as_judged.speaker, *as_judged.by) if p))

    def figures(self, *, actor: str | None = None) -> Iterator[Figure]:
        """Which figures were given; with `actor`, only those on this actor's word."""
        found = stored.figures(self._store)
        if actor is None:
            return found
        who = query.wanted(self._store, actor)
        return (one for one in found if any(who.is_party(party) for party in one.by))

    def relation(
        self,
        between: tuple[str, str],
        *,
        step: "Step" = "month",
        since: str | None = None,
        until: str | None = None,
        scores: str | Path | None = None,
    ) -> "RelationCurve":
        """How two actors stood to each other over time, from distinct events and their scores; each point names its events.

        Args:
            between: Two actors, named as for `timeline`.
            step: day, week, month, quarter or year.
            since: The first day, as 2023, 2023-09 or 2023-09-13.
            until: The last day, written likewise.
            scores: A table of your own in place of ours, as YAML: version, source, scores.
        """
        return relations.curve(self._store, between, step=step, within=(since, until), scores=scores)

    def series(self, *, event: str | None = None, actor: str | None = None) -> "tuple[Series, ...]":
        """Figures over time: one thing counted of one event, by claimant, with bounds, as-of dates and what revises what.

        Args:
            event: Only of the event whose id begins so.
            actor: Only of events in which this actor takes part.
        """
        return counted.found(self._store, event=event, actor=actor)

    def as_of(self, day: str) -> "Record":
        """Another record, to be looked at and closed: of what was published up to and on a day (month, year), joined as it stood then.

        Reports that tell nothing of when they were published are not in it.
        """
        from regesta.pipeline import asof

        return self._beside(lambda file: asof.published_by(self._store, asked(day, option="--as-of")[1], file))

    def held_at(self, day: str) -> "Record":
        """Another record, to be looked at and closed: of what this one held at the end of a day (UTC), and what was judged by then."""
        from regesta.pipeline import asof

        return self._beside(lambda file: asof.held_at(self._store, asked(day, option="--held-at")[1], file))

    def remove(self, report: str, *, why: str) -> Removal:
        """Take a report out with all that rests on it alone; the record keeps a note, and does not take it in again."""
        return self._removing(report, why)

    def restore(self, report: str) -> Removal:
        """Put a report back that was taken out; it is read again."""
        return self._removing(report, None)

    def removals(self) -> tuple[Removal, ...]:
        """Reports that were taken out, and why."""
        return tuple(noted.removals(self._store))

    def _removing(self, report: str, why: str | None) -> Removal:
        from regesta import pipeline
        from regesta.serve import removing

        found = removing.remove(self._store, report, why) if why is not None else removing.restore(self._store, report)
        pipeline.add(self.path, [])
        return found

    def _beside(self, make: Callable[[Path], None]) -> "Record":
        folder = tempfile.TemporaryDirectory()
        file = Path(folder.name) / self.path.name
        make(file)
        found = Record(file)
        found._folder = folder
        return found

    def disagreements(self) -> Iterator[Disagreement]:
        """Where reports disagree, or were revised or denied."""
        return stored.disagreements(self._store)

    def actors(self, *, find: str | None = None) -> tuple[ActorLine, ...]:
        """The actors that reports name, the most named first; with `find`, those whose name or id fits."""
        return actors.lines(self._store, find=find)

    def actor(self, who: str) -> ActorView:
        """All about one actor, by id, code or name: names, offices with dates, sightings, judgements."""
        return actors.one(self._store, who)

    def merge(self, left: str, right: str, *, why: str | None = None) -> Judgement:
        """Judge that two actors, or two events, are one; the first gives the name. Events are made anew."""
        return self._judged(judging.judge(self._store, left, right, "same", why=why))

    def split(
        self, left: str, right: str | None = None, *, report: str | None = None, why: str | None = None
    ) -> Judgement:
        """Judge that two actors or events are not one, or (`report`) that the actor of one report is somebody else.

        Raises:
            InputError: neither `right` nor `report` is given, or a thing is not in the record.
        """
        if (right is None) == (report is None):
            raise InputError(
                "Say from what: name a second actor or event, or with --in the report that means somebody else."
            )
        if report is not None:
            return self._judged(judging.part(self._store, left, report, why=why))
        return self._judged(judging.judge(self._store, left, right or "", "different", why=why))

    def undo(self, judgement: str | None = None) -> Judgement:
        """Take back a judgement of `merge` or `split`: the one with this id, or the last."""
        return self._judged(judging.withdraw(self._store, judgement))

    def judgements(self) -> Iterator[Judgement]:
        """What people have judged, withdrawn judgements as well."""
        return stored.judgements(self._store)

    def _judged(self, judgement: Judgement) -> Judgement:
        from regesta import pipeline

        pipeline.add(self.path, [])
        return judgement

    def issues(self, *, code: str | None = None) -> Iterator[Issue]:
        """What was skipped or doubted, why, and what to do."""
        return (one for one in stored.issues(self._store) if code is None or one.code == code)

    def states(self) -> dict[str, str]:
        """Of each report's id whether it was read, kept (it is not English), failed, or is waiting."""
        return stored.states_by_id(self._store)

    def broken_spans(self) -> list[str]:
        """Spans that do not read back, told in words; always empty unless the file is damaged."""
        return [f"{span.document}[{span.start}:{span.end}] is not {span.text!r}" for span in broken_spans(self._store)]

    def check(self) -> tuple[Fault, ...]:
        """What is wrong with the record; nothing when it is whole: entries, links, sentences, states and the index are all read."""
        return tuple(faults(self._store))

    def backup(self, file: str | Path) -> Path:
        """Copy the record to a new file, also while somebody writes it; the copy is read back before it gets its name."""
        return copying.backup(self._store, Path(file))

    @staticmethod
    def schema() -> dict[str, object]:
        """JSON Schema of every record that is stored."""
        return json_schema()

    def close(self) -> None:
        """Close the file."""
        self._store.close()
        if self._folder is not None:
            self._folder.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
