"""What lists of statements and of figures have in common. In: what is asked for. Out: conditions, the order, a window of keys.

Both are told by the reports that have them: of which outlet, published when, undated ones last.
"""

from collections.abc import Iterator

import msgspec

from regesta.errors import InputError
from regesta.serve.dates import asked
from regesta.serve.look.sought import Where
from regesta.store.database import Store
from regesta.store.lists import LAST_DAY

_ORDERS = {"oldest": "day, number", "newest": f"day = '{LAST_DAY}', day DESC, number DESC"}


class ReportedWish(msgspec.Struct, frozen=True, kw_only=True):
    """Which reports, as a person writes it; empty is any. `order` is oldest or newest."""

    outlet: str = ""
    since: str = ""
    until: str = ""
    order: str = "oldest"


def order_of(name: str) -> str:
    """An order as SQL. Raises InputError where there is none of this name."""
    if name not in _ORDERS:
        raise InputError(f"order {name} is not known. Choose one of: {', '.join(_ORDERS)}.")
    return _ORDERS[name]


def keys_of(store: Store, table: str, where: Where, order: str, window: tuple[int, int]) -> list[tuple[str, str]]:
    """(id, report) of the lines that fit: at most so many of them, from which on."""
    query = f"SELECT id, document FROM {table} WHERE {where.sql} ORDER BY {order_of(order)} LIMIT ? OFFSET ?"
    return store.connection.execute(query, (*where.values, *window)).fetchall()


def reported(wish: ReportedWish) -> Iterator[Where]:
    """Lines of one outlet, and those published (or, where no report is dated, standing for a day) between two days."""
    if wish.outlet.strip():
        yield Where(
            sql="document IN (SELECT document FROM outlets WHERE name = ? OR id = ? UNION SELECT id FROM documents WHERE outlet = ?)",
            values=(wish.outlet.strip(),) * 3,
        )
    if wish.since.strip():
        yield Where(sql=f"day >= ? AND day < '{LAST_DAY}'", values=(str(asked(wish.since, option="since")[0]),))
    if wish.until.strip():
        yield Where(sql="day < ?", values=(str(asked(wish.until, option="until")[1]),))
