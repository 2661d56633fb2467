"""What a method of the Record gives: records that iterate, count, index, and turn into data frames. In: how to find them. Out: Results.

Nothing is read until it is asked for: a `for` reads one after the other, `len`, an index or a frame reads all. The columns of a frame are
those of `--csv`; cells that are empty there are null here, and dates and numbers are dates and numbers.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from regesta.errors import InputError
from regesta.serve.tables import Table

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

T = TypeVar("T")
SHOWN = 20  # rows that a notebook shows; a choice
WIDEST = 60  # letters of a cell in a plain line; a choice
DATES = frozenset({"published", "start", "end"})
WHOLE = frozenset({"reports", "origins", "letters"})
REAL = frozenset({"low", "high"})
EXTRA = "Data frames need pandas, polars and pyarrow. Run: pip install 'regesta[columns]'"


class Results(Sequence[T], Generic[T]):
    """Records of one kind, in order, read when they are asked for.

    A `for` reads them one by one from the record; `len`, an index, `bool` and the frames read all, once. They are equal to any
    sequence of equal records.
    """

    def __init__(
        self,
        find: Callable[[], Iterator[T]],
        *,
        name: str,
        full: Callable[[Sequence[T]], Table],
        shown: Callable[[Sequence[T]], Table],
    ) -> None:
        """Results that `find` gives, each time anew; `full` makes all columns, `shown` the few for reading."""
        self._find, self._name, self._full, self._shown = find, name, full, shown
        self._all: tuple[T, ...] | None = None

    def _read(self) -> tuple[T, ...]:
        if self._all is None:
            self._all = tuple(self._find())
        return self._all

    def __iter__(self) -> Iterator[T]:
        return iter(self._all) if self._all is not None else self._find()

    def __len__(self) -> int:
        return len(self._read())

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...
    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        return self._read()[place]

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Sequence) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._read())

    def table(self) -> Table:
        """The columns and rows of `--csv`, all as text."""
        return self._full(self._read())

    def to_arrow(self) -> "pyarrow.Table":
        """As an Arrow table. Raises InputError where pyarrow is not installed."""
        try:
            import pyarrow as pa
        except ImportError as error:
            raise InputError(EXTRA) from error
        table = self.table()
        kinds = {
            name: pa.date32() if name in DATES else pa.float64() if name in REAL else pa.string()
            for name in table.columns
        }
        kinds |= {name: pa.int64() for name in WHOLE & set(table.columns)}
        columns = list(zip(*table.rows, strict=True)) or [()] * len(table.columns)
        arrays = [
            pa.array([_typed(name, cell) for cell in cells], kinds[name])
            for name, cells in zip(table.columns, columns, strict=True)
        ]
        return pa.Table.from_arrays(arrays, names=list(table.columns))

    def to_pandas(self) -> "pandas.DataFrame":
        """As a pandas DataFrame; dates are datetime64. Raises InputError where pandas is not installed."""
        try:
            import pandas  # noqa: F401
        except ImportError as error:
            raise InputError(EXTRA) from error
        return self.to_arrow().to_pandas(date_as_object=False)

    def to_polars(self) -> "polars.DataFrame":
        """As a polars DataFrame. Raises InputError where polars is not installed."""
        try:
            import polars
        except ImportError as error:
            raise InputError(EXTRA) from error
        made = polars.from_arrow(self.to_arrow())
        assert isinstance(made, polars.DataFrame)
        return made

    def __repr__(self) -> str:
        table = self._shown(self._read())
        lines = [f"<{self._name}: {len(self)} row{'' if len(self) == 1 else 's'}>"]
        lines += ["  " + "  ".join(_short(cell) for cell in row) for row in table.rows[:SHOWN]]
        return "\n".join([*lines, f"  … {len(self) - SHOWN} more"] if len(self) > SHOWN else lines)

    def _repr_html_(self) -> str:
        table = self._shown(self._read())
        head = "".join(f"<th style='text-align:left'>{escape(name)}</th>" for name in table.columns)
        rows = "".join(
            "<tr>"
            + "".join(f"<td style='text-align:left;vertical-align:top'>{escape(cell)}</td>" for cell in row)
            + "</tr>"
            for row in table.rows[:SHOWN]
        )
        more = f", the first {SHOWN} shown" if len(self) > SHOWN else ""
        caption = f"<caption>{escape(self._name)}: {len(self)}{more}</caption>"
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _typed(name: str, cell: str) -> Any:
    """A cell as what its column holds; None where it is empty."""
    if cell == "":
        return None
    if name in DATES:
        return dt.date.fromisoformat(cell)
    if name in WHOLE:
        return int(cell)
    return float(cell) if name in REAL else cell


def _short(cell: str) -> str:
    line = " ".join(cell.split())
    return line if len(line) <= WIDEST else line[: WIDEST - 1] + "…"
