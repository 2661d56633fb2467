"""A folder with a Parquet file for each table. In: a Selection, a folder. Out: typed files; days are date32, unknown is null."""

import datetime as dt
from itertools import islice
from pathlib import Path
from typing import Any

from regesta.errors import InputError
from regesta.serve.export.readme import readme
from regesta.serve.export.selection import Selection
from regesta.serve.export.tables import Cell, Flat, Kind, all_tables
from regesta.serve.export.tally import Tally

BATCH = 5000  # rows held at once; a choice
NOTE = "Empty is null. Read one with `pandas.read_parquet`, `polars.read_parquet`, DuckDB or R's arrow."


def write(chosen: Selection, folder: Path, tally: Tally) -> None:
    """Write every table. Raises InputError without pyarrow."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise InputError("Parquet needs pyarrow. Install it: pip install 'regesta[columns]'") from error
    for table in all_tables():
        schema = _schema(pa, table)
        rows, number = table.rows(chosen), 0
        with pq.ParquetWriter(folder / f"{table.name}.parquet", schema, compression="zstd") as writer:
            while batch := list(islice(rows, BATCH)):
                cells = zip(*batch, strict=True)
                made = [
                    pa.array([_typed(cell, column.kind) for cell in values], type=field.type)
                    for values, column, field in zip(cells, table.columns, schema, strict=True)
                ]
                writer.write_table(pa.Table.from_arrays(made, schema=schema))
                number += len(batch)
        tally.wrote(table.name, number)
    readme(folder, ending=".parquet", note=NOTE, chosen=chosen)


def _schema(pa: Any, table: Flat) -> Any:
    types = {"text": pa.string(), "integer": pa.int64(), "real": pa.float64(), "date": pa.date32(), "yes": pa.bool_()}
    fields = [pa.field(one.name, types[one.kind], metadata={"what": one.what}) for one in table.columns]
    return pa.schema(fields, metadata={"what": table.what})


def _typed(cell: Cell, kind: Kind) -> object:
    if kind == "date" and cell is not None:
        return dt.date.fromisoformat(str(cell))
    return cell
