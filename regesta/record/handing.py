"""What a record hands on and is held against. In: filters, files. Out: briefings, exports, comparisons, how right it is."""

from pathlib import Path
from typing import TYPE_CHECKING, TextIO, Unpack

from regesta.record.base import Opened
from regesta.serve.query import Filters, Which, world_of

if TYPE_CHECKING:
    from regesta.serve.briefing.model import Briefing
    from regesta.serve.compare import Comparison
    from regesta.serve.evaluate.scores import Evaluation
    from regesta.serve.export import Exported


class Handing(Opened):
    """Briefings, other programs, measuring."""

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
            pages: one (a page), short or full.
            max_lines: How many events are told at most, in place of `pages`.
            to: A file to write it to; the ending says how: .docx, .pdf, .html or .md.

        Raises:
            InputError: An actor, a date or an ending is not known, or the library of a format is missing.
        """
        from regesta.serve.briefing import contents, files

        if to is not None:
            files.check(Path(to))
        most = contents.lengths(pages, max_lines)
        briefing = contents.make(self._store, between=between, since=since, until=until, most=most)
        if to is not None:
            files.write(briefing, Path(to))
        return briefing

    def export(
        self,
        to: str,
        output: str | Path | TextIO | None = None,
        **which: Unpack[Which],
    ) -> "Exported":
        """Write the record, or what the filters (as of `timeline`) ask for, in another form.

        Args:
            to: The form: csv, jsonl, parquet, sqlite, polecat, gdelt, ftm, timelinejs, geojson, gexf, webannotation, ical, ris, bibtex.
            output: A file or folder, or an open text file; None names it after the record.
            **which: between, actor, type, since, until, status, abroad, confidence, as for `timeline`.

        Returns:
            What was written, what was left out and why, and what the form cannot hold.
        """
        from regesta.serve.export import export

        return export(self._store, to, output, filters=Filters(**which))

    def restore(self, folder: str | Path) -> dict[str, int]:
        """Fill this record, which must be new, from the JSON lines that `export("jsonl")` wrote; lines by table.

        Raises:
            InputError: The record is not empty, or the folder is not such an export, or a line of it is broken.
        """
        from regesta.serve.export.restore import restore

        return restore(self._store, folder)

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
