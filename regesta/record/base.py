"""An open record file, what is in it and whether it is whole. In: a path. Out: what the parts of `Record` work on."""

import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

from regesta.records import json_schema
from regesta.serve.as_judged import AsJudged
from regesta.store import backup as copying
from regesta.store import read as stored
from regesta.store.check import Fault, broken_spans, faults
from regesta.store.database import open_store
from regesta.store.runs import RunSummary, last_run, last_runs


class Opened:
    """A record file that is open."""

    def __init__(self, path: str | Path, *, create: bool = False) -> None:
        """Open the record at `path`; with `create`, a new one where there is none yet. Raises RecordFileError."""
        self._store = open_store(path, create=create)
        self._folder: tempfile.TemporaryDirectory[str] | None = None  # of a record that is one for looking at only

    @property
    def path(self) -> Path:
        """The record file."""
        return self._store.path

    @property
    def state(self) -> int:
        """A number that grows with every run and judgement: as long as it is the same, so are events and all that was read."""
        return last_run(self._store)

    def counts(self) -> dict[str, int]:
        """How many reports, events, statements, figures, disagreements and issues the record holds, without what people rejected."""
        return AsJudged(self._store).counts()

    @property
    def unfinished(self) -> bool:
        """Whether a run was stopped half way; `add` with no paths finishes it."""
        return stored.setting(self._store, "dirty") is not None or bool(
            stored.document_ids(self._store, state="waiting")
        )

    def runs(self) -> tuple[tuple[str, RunSummary], ...]:
        """When the last runs of `add` ended and what they did, the latest first."""
        return last_runs(self._store)

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
