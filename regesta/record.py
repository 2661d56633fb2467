"""The public class. In: a record file. Out: what it holds, as records. Every method has a command of the same name.

import regesta
with regesta.open("pact.regesta") as record:
    for line in record.timeline(between=("RUS", "PRK"), since="2023"):
        print(line.when, line.what, [source.outlet for source in line.sources])
"""

import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TextIO

from regesta.errors import InputError
from regesta.issues import Issue
from regesta.records import Disagreement, Document, Event, Figure, Judgement, Statement, json_schema
from regesta.reviewing import Review
from regesta.serve import actors, judging, lists, relations
from regesta.serve.actors import ActorLine, ActorView, Proposal
from regesta.serve.browse import Browsed, Wish, browse
from regesta.serve.choices import Choices, choices
from regesta.serve.closer import Closer, closer
from regesta.serve.drawn import Marked, marked
from regesta.serve.lists import Timeline
from regesta.serve.query import Filters, world_of
from regesta.serve.report import Report, report
from regesta.serve.results import Results
from regesta.serve.search import Found, search
from regesta.serve.show import View
from regesta.serve.show import show as show_one
from regesta.serve.skipped import issue_page
from regesta.serve.spread import Spread, spread
from regesta.store import read as stored
from regesta.store.check import broken_spans
from regesta.store.database import open_store
from regesta.store.runs import RunSummary, last_run, last_runs

if TYPE_CHECKING:
    from regesta.pipeline import Progress
    from regesta.reconcile.relation import RelationCurve, Step
    from regesta.serve.briefing.model import Briefing
    from regesta.serve.compare import Comparison
    from regesta.serve.evaluate.scores import Evaluation
    from regesta.serve.export import Exported
    from regesta.serve.look import Look as Looks
    from regesta.serve.watch.looking import Look


class Record:
    """An open record. Close it, or use it in a `with`."""

    def __init__(self, path: str | Path, *, create: bool = False) -> None:
        """Open the record at `path`; with `create`, a new one where there is none yet. Raises RecordFileError."""
        self._store = open_store(path, create=create)

    @property
    def path(self) -> Path:
        """The record file."""
        return self._store.path

    @property
    def look(self) -> "Looks":
        """The record as pages show it: lists a window at a time, counts, series."""
        from regesta.serve.look import Look as Looks

        return Looks(self._store)

    @property
    def state(self) -> int:
        """A number that grows with every run and judgement: as long as it is the same, so are events and all that was read."""
        return last_run(self._store)

    def counts(self) -> dict[str, int]:
        """How many reports, events, statements, figures, disagreements and issues the record holds."""
        return stored.counts(self._store)

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
        progress: "Progress | None" = None,
    ) -> RunSummary:
        """Read the reports at these paths into the record.

        Args:
            paths: Folders, files (.txt .html .md .json .jsonl .csv .zip) and "-" for standard input. An empty list only
                finishes what a stopped run left undone.
            metadata: A table that tells of each file its publisher, published, url, title, language.
            actors: Your own states, bodies, people, places and outlets: YAML, CSV, or FollowTheMoney JSON lines; the record keeps it.
            reader: A spaCy pipeline of Universal Dependencies, by name or folder, in our reader's place; kept too.
            progress: Called with what is being done, how many reports are done, and of how many.

        Returns:
            What the run did, in figures.
        """
        from regesta import pipeline

        given = [paths] if isinstance(paths, str | Path) else list(paths)
        return pipeline.add(self.path, given, metadata=metadata, actors_file=actors, reader=reader, progress=progress)

    def watch(
        self,
        sources: str | Iterable[str],
        *,
        limit: int = 100,
        allow_private: bool = False,
        tell: "Callable[[str], None] | None" = None,
        progress: "Progress | None" = None,
    ) -> "tuple[Look, RunSummary | None]":
        """Fetch what is new at these addresses, politely, and read it into the record; the only method that goes to the network.

        Args:
            sources: Addresses of feeds (RSS, Atom), sitemaps or pages, and OPML files that name feeds.
            limit: How many pages are fetched at most.
            allow_private: For tests: also ask addresses of this machine and its network.
            tell: Called with each address before it is asked.
            progress: As for `add`.

        Returns:
            What was fetched and what was not, and the run that read it; no run where nothing was new.

        Raises:
            InputError: A source is neither an address nor an OPML file.
        """
        from regesta.serve.watch.client import Client
        from regesta.serve.watch.looking import PAGES, TABLE, look, remember

        given = [sources] if isinstance(sources, str) else list(sources)
        client = Client(allow_private=allow_private)
        try:
            with tempfile.TemporaryDirectory() as folder:
                place = Path(folder)
                told = tell or (lambda _: None)
                found = look(self._store, given, folder=place, client=client, limit=limit, tell=told)
                run = None
                if found.files:
                    run = self.add(place / PAGES, metadata=place / TABLE, progress=progress)
        finally:
            client.close()
        remember(self._store, found.seen)
        return found, run

    def timeline(
        self,
        *,
        between: tuple[str, str] | None = None,
        actor: str | None = None,
        type: str | None = None,
        since: str | None = None,
        until: str | None = None,
        status: str | None = None,
    ) -> Timeline:
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
        return lists.timeline(self._store, filters)

    def browse(self, wish: Wish, *, limit: int = 100, offset: int = 0) -> Browsed:
        """A window of the timeline with more filters, for records of very many events."""
        return browse(self._store, wish, limit=limit, offset=offset)

    def spread(self, wish: Wish, *, step: str = "") -> Spread | None:
        """How the dated events that fit lie in time, by day, week, month, quarter, year or decade."""
        return spread(self._store, wish, step=step)

    def closer(self, id: str) -> Closer:
        """All about one event with its surroundings; the beginning of its id is enough."""
        return closer(self._store, id)

    def report(self, id: str) -> Report:
        """One report with all that was read from it; the beginning of its id is enough."""
        return report(self._store, id)

    def search(self, words: str, *, limit: int = 20, offset: int = 0) -> Found:
        """Reports that hold all these words, best first, with excerpts."""
        return search(self._store, words, limit=limit, offset=offset)

    def issue_page(self, *, code: str = "", words: str = "", limit: int = 100, offset: int = 0) -> dict[str, Any]:
        """A window of the issues, and how many there are of each code."""
        return issue_page(self._store, code=code, words=words, limit=limit, offset=offset)

    def runs(self) -> tuple[tuple[str, RunSummary], ...]:
        """When the last runs of `add` ended and what they did, the latest first."""
        return last_runs(self._store)

    def choices(self) -> Choices:
        """What filters can be set to in this record."""
        return choices(self._store)

    def events(self) -> Results[Event]:
        """All events, by date."""
        return lists.events(self._store)

    def show(self, id: str) -> View:
        """All about one event, report, statement, figure, disagreement or issue; the beginning of its id is enough."""
        return show_one(self._store, id)

    def documents(self, *, search: str | None = None) -> Results[Document]:
        """Reports, by id; or those that hold all words of `search`, best first."""
        return lists.documents(self._store, search)

    def marked(self, id: str) -> Marked:
        """A report's text with the words that tell acts, parties, times, places, sayings and figures; the beginning of its id is enough."""
        return marked(self._store, id)

    def statements(self, *, actor: str | None = None) -> Results[Statement]:
        """Who said what; with `actor`, only what this actor said or passed on."""
        return lists.statements(self._store, actor)

    def figures(self, *, actor: str | None = None) -> Results[Figure]:
        """Which figures were given; with `actor`, only those on this actor's word."""
        return lists.figures(self._store, actor)

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

    def brief(
        self,
        between: tuple[str, str],
        *,
        since: str | None = None,
        until: str | None = None,
        pages: str = "full",
        max_lines: int | None = None,
        to: str | Path | None = None,
    ) -> "Briefing":
        """A briefing on two actors, every sentence with notes on the report and the words it rests on.

        Args:
            between: Two actors, named as for `timeline`.
            since: The first day, as 2023, 2023-09 or 2023-09-13.
            until: The last day, written likewise.
            pages: short or full.
            max_lines: How many events are told at most, in place of `pages`.
            to: A file to write it to; the ending says how: .docx, .pdf, .html or .md.

        Raises:
            InputError: An actor, a date or an ending is not known, or the library of a format is missing.
        """
        from regesta.serve.briefing import contents, files

        if to is not None:
            files.check(Path(to))
        most = contents.length(pages, max_lines)
        briefing = contents.make(self._store, between=between, since=since, until=until, most=most)
        if to is not None:
            files.write(briefing, Path(to))
        return briefing

    def gold(self, *, sample: int | None = None, seed: int = 1) -> str:
        """A file to mark, as text: reports with our lines, for a person to put right. `sample` draws some by chance."""
        from regesta.serve.evaluate.sheet import sheet

        return sheet(self._store, world_of(self._store), sample=sample, seed=seed)

    def evaluate(self, file: str | Path) -> "Evaluation":
        """How right the record is on the reports that a person checked in a file of `gold`.

        Raises:
            InputError: The file is not in its form; the message says where and what to write.
        """
        from regesta.serve.evaluate.scores import evaluate

        return evaluate(self._store, world_of(self._store), Path(file))

    def disagreements(self) -> Results[Disagreement]:
        """Where reports disagree, or were revised or denied."""
        return lists.disagreements(self._store)

    def actors(self, *, find: str | None = None) -> Results[ActorLine]:
        """The actors that reports name, the most named first; with `find`, those whose name or id fits."""
        return lists.actors(actors.lines(self._store, find=find))

    def proposals(self) -> tuple[Proposal, ...]:
        """Pairs of people that may be one, the likeliest first: what the program could not decide. `merge` or `split` judges them."""
        return actors.proposals(self._store)

    def actor(self, who: str) -> ActorView:
        """All about one actor, by id, code or name: names, offices with dates, sightings, judgements."""
        return actors.one(self._store, who)

    @property
    def review(self) -> Review:
        """Judging one thing at a time: the queue, accept, reject, unsure, edit, the log, agreement, export and import."""
        return Review(self._store)

    def merge(self, left: str, right: str, *, why: str | None = None, who: str | None = None) -> Judgement:
        """Judge that two actors, or two events, are one; the first gives the name. Events are made anew."""
        return self._judged(judging.judge(self._store, left, right, "same", why=why, who=who))

    def split(
        self,
        left: str,
        right: str | None = None,
        *,
        report: str | None = None,
        why: str | None = None,
        who: str | None = None,
    ) -> Judgement:
        """Judge that two actors or events are not one, or (`report`) that the actor of one report is somebody else.

        A mention and the event that holds it: the mention is taken out of the event.

        Raises:
            InputError: neither `right` nor `report` is given, or a thing is not in the record.
        """
        if (right is None) == (report is None):
            raise InputError(
                "Say from what: name a second actor or event, or with --in the report that means somebody else."
            )
        if report is not None:
            return self._judged(judging.part(self._store, left, report, why=why, who=who))
        return self._judged(judging.judge(self._store, left, right or "", "different", why=why, who=who))

    def undo(self, judgement: str | None = None, *, why: str | None = None, who: str | None = None) -> Judgement:
        """Take back a judgement: the one with this id, or your last. Undoing an undoing brings it back."""
        return self._judged(judging.withdraw(self._store, judgement, why=why, who=who)[0])

    def judgements(self) -> Results[Judgement]:
        """What people have judged, withdrawn judgements as well."""
        return lists.judgements(self._store)

    def _judged(self, judgement: Judgement) -> Judgement:
        from regesta import pipeline

        pipeline.add(self.path, [])
        return judgement

    def export(
        self,
        to: str,
        output: str | Path | TextIO | None = None,
        *,
        between: tuple[str, str] | None = None,
        actor: str | None = None,
        type: str | None = None,
        since: str | None = None,
        until: str | None = None,
        status: str | None = None,
    ) -> "Exported":
        """Write the record, or what the filters (as of `timeline`) ask for, in another form.

        Args:
            to: The form: csv, jsonl, parquet, sqlite, polecat, gdelt, ftm, timelinejs, geojson, gexf, webannotation, ical, ris, bibtex.
            output: A file or folder, or an open text file; None names it after the record.
            between, actor, type, since, until, status: As for `timeline`.

        Returns:
            What was written, what was left out and why, and what the form cannot hold.
        """
        from regesta.serve.export import export

        filters = Filters(between=between, actor=actor, type=type, since=since, until=until, status=status)
        return export(self._store, to, output, filters=filters)

    def compare(self, rows: str | Path, *, everything: bool = False) -> "Comparison":
        """Hold the rows of a POLECAT, ICEWS or GDELT file against this record.

        Args:
            rows: The file: tab or comma separated, also .zip or .gz.
            everything: List also the rows that the record cannot judge, as it does not cover them.

        Raises:
            InputError: The file is of no form known.
        """
        from regesta.ingest.coded import coded_rows
        from regesta.serve.compare import compare

        return compare(self._store, coded_rows(rows), everything=everything)

    def restore(self, folder: str | Path) -> dict[str, int]:
        """Fill this record, which must be new, from the JSON lines that `export("jsonl")` wrote; lines by table.

        Raises:
            InputError: The record is not empty, or the folder is not such an export, or a line of it is broken.
        """
        from regesta.serve.export.restore import restore

        return restore(self._store, folder)

    def issues(self, *, code: str | None = None) -> Results[Issue]:
        """What was skipped or doubted, why, and what to do."""
        return lists.issues(self._store, code)

    def states(self) -> dict[str, str]:
        """Of each report's id whether it was read, kept (it is not English), failed, or is waiting."""
        return stored.states_by_id(self._store)

    def broken_spans(self) -> list[str]:
        """Spans that do not read back, told in words; always empty unless the file is damaged."""
        return [f"{span.document}[{span.start}:{span.end}] is not {span.text!r}" for span in broken_spans(self._store)]

    @staticmethod
    def schema() -> dict[str, object]:
        """JSON Schema of every record that is stored."""
        return json_schema()

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
