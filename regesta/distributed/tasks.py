"""What daft runs on its machines. In: files' names and places, rows of reports. Out: rows. Imported only where daft is installed.

Classes at the head of a module, as an engine sends them to other machines by name.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import daft
import msgspec

from regesta.errors import InputError
from regesta.ingest.metadatatable import MetadataTable
from regesta.ingest.raw import problem
from regesta.ingest.sources import reports_of
from regesta.issues import Issue
from regesta.pipeline.tabled import Row, columns
from regesta.pipeline.taking import READ_LANGUAGES, as_it_came, taken
from regesta.pipeline.workers import Outcome, Recipe, answer
from regesta.store.write import encode

LOT = 32  # reports read together; a choice, as on one machine
FILES = 16  # files understood at a time; a choice
TEXTS = ("day", "id", "source", "outlet", "language", "title", "row")
COLUMNS = {name: daft.DataType.string() for name in TEXTS} | {"events": daft.DataType.int64()}
UNDERSTOOD = daft.DataType.list(
    daft.DataType.struct({"source": daft.DataType.string(), "blob": daft.DataType.string()})
)


class Understand:
    """Files to reports."""

    def __init__(self, table: MetadataTable) -> None:
        self.table = table

    @daft.method.batch(return_dtype=UNDERSTOOD, batch_size=FILES)
    def rows(self, names: Any, places: Any, data: Any) -> list[list[dict[str, str | None]]]:
        """Of each file its rows, with the source of each that is a report."""
        made = []
        for name, place, content in zip(names.to_pylist(), places.to_pylist(), data.to_pylist(), strict=True):
            rows = understood_file(name, Path(place) if "://" not in place else content, self.table)
            made.append(
                [
                    {"source": row.document.source if row.document else None, "blob": encode(row).decode()}
                    for row in rows
                ]
            )
        return made


class Read:
    """Reports to readings; the model is loaded once a process."""

    def __init__(self, recipe: Recipe) -> None:
        self.recipe = recipe

    @daft.method.batch(return_dtype=daft.DataType.struct(COLUMNS), batch_size=LOT)
    def rows(self, blobs: Any) -> list[dict[str, Any]]:
        """The rows with readings, as the table holds them."""
        decode = msgspec.json.Decoder(Row).decode
        return [columns(row) for row in read_rows([decode(blob) for blob in blobs.to_pylist()], self.recipe)]


def understood_file(name: str, content: Path | bytes | None, table: MetadataTable) -> Iterator[Row]:
    """The reports of one file, understood, and Issues for what is none."""
    if content is None:
        advice = "Check its address and your rights to it, and add it again."
        yield Row(issues=(problem("unreadable-file", f"{name} cannot be fetched.", source=name, advice=advice),))
        return
    for raw in table.apply(reports_of(name, content)):
        if isinstance(raw, Issue):
            yield Row(issues=(raw,))
        else:
            document, issues = taken(raw)
            yield Row(document=document, issues=issues, original=as_it_came(raw) if document else None)


def read_rows(rows: Sequence[Row], recipe: Recipe) -> Iterator[Row]:
    """The rows with readings of their documents, read together."""
    documents = [row.document if row.document and row.document.language in READ_LANGUAGES else None for row in rows]
    said = answer([document for document in documents if document is not None], recipe)
    if said.error is not None:
        raise InputError(said.error[1])
    outcomes = iter(said.outcomes)  # by place, not by id: the same bytes may come twice with other dates
    for row, document in zip(rows, documents, strict=True):
        outcome = next(outcomes) if document is not None else Outcome()
        yield msgspec.structs.replace(row, reading=outcome.reading, failed=outcome.issue)
