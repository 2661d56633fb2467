"""What the user's metadata file says of reports. In: its rows. Out: reports with it; Issues for rows that met none."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

import msgspec

from regesta.ingest.raw import RawReport, problem
from regesta.issues import Issue

Metadata = Mapping[str, Mapping[str, str]]


class MetadataTable:
    """The metadata table with its rows ticked off, so that rows without a report can be told."""

    def __init__(self, rows: Metadata) -> None:
        self.rows, self.used, self.names = rows, set[str](), Counter[str]()

    def count(self, names: Iterable[str]) -> None:
        """Note the names of files, to know which bare names are one file's only."""
        self.names.update(PurePosixPath(name).name for name in names)

    def apply(self, reports: Iterable[RawReport | Issue]) -> Iterator[RawReport | Issue]:
        """The reports, each with its row."""
        for report in reports:
            row = self.row(report.source) if isinstance(report, RawReport) and self.rows else None
            if isinstance(report, RawReport) and row is not None:
                yield msgspec.structs.replace(report, metadata=row)
            else:
                yield report

    def row(self, source: str) -> Mapping[str, str] | None:
        """The row of a report by its source; it is ticked off."""
        whole, _, _ = source.partition("#")
        bare = PurePosixPath(whole).name
        for key in (source, whole, bare if self.names[bare] <= 1 else ""):
            if key in self.rows:
                self.used.add(key)
                return self.rows[key]
        return None

    def unused(self) -> Iterator[Issue]:
        """An Issue for each row that no report had."""
        for name in sorted(set(self.rows) - self.used):
            several = self.names[name] > 1
            reason = f"{self.names[name]} files have the name {name}" if several else f"no report has the name {name}"
            yield problem(
                "metadata-unmatched", f"A row of the metadata table was not used: {reason}.", source=name,
                advice="Write the name with its folders, as seen from the folder that you add."
                if several else "Compare the name with the file's; the ending and the case count.",
            )  # fmt: skip
