"""What changes a record: reports added or taken out, judgements. In: paths, ids, judgements. Out: what was done."""

import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from regesta.errors import InputError
from regesta.record.base import Opened
from regesta.records import Judgement
from regesta.reviewing import Review
from regesta.serve import judging, lists
from regesta.serve.doubtful import refresh
from regesta.serve.results import Results
from regesta.store import removals as noted
from regesta.store.removals import Removal
from regesta.store.runs import RunSummary

if TYPE_CHECKING:
    from regesta.pipeline import Progress
    from regesta.serve.watch.looking import Look


class Making(Opened):
    """Adding, taking out, judging."""

    def add(
        self,
        paths: str | Path | Iterable[str | Path],
        *,
        metadata: str | Path | None = None,
        actors: str | Path | None = None,
        events: str | Path | None = None,
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
            events: Your own kinds of acts, as YAML ("Your own subtypes" in docs/events.md); the record keeps it.
            reader: A spaCy pipeline of Universal Dependencies, by name or folder, in our reader's place; kept too.
            jobs: How many processes read. A script that asks for several does its work under `if __name__ == "__main__"`.
            progress: Called with what is being done, how many reports are done, and of how many.

        Returns:
            What the run did, in figures.
        """
        from regesta import pipeline

        given = [paths] if isinstance(paths, str | Path) else list(paths)
        own = pipeline.OwnFiles(actors, events)
        run = pipeline.add(self.path, given, metadata=metadata, own=own, reader=reader, jobs=jobs, progress=progress)
        refresh(self._store)  # what is doubtful of what is new
        return run

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

    def remove(self, report: str, *, why: str) -> Removal:
        """Take a report out with all that rests on it alone; the record keeps a note, and does not take it in again."""
        return self._removing(report, why)

    def putback(self, report: str) -> Removal:
        """Put a report back that was taken out; it is read again."""
        return self._removing(report, None)

    def removals(self) -> tuple[Removal, ...]:
        """Reports that were taken out, and why."""
        return tuple(noted.removals(self._store))

    def _removing(self, report: str, why: str | None) -> Removal:
        from regesta import pipeline
        from regesta.serve import removing

        found = removing.remove(self._store, report, why) if why is not None else removing.put_back(self._store, report)
        pipeline.add(self.path, [])
        return found

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
