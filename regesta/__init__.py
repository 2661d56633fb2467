"""Regesta: reports in, a sourced record of events out.

`regesta.open(path)` gives a Record; its methods have the names of the commands. Loaded when first used, so that importing is fast.
"""

from typing import TYPE_CHECKING, Any

from regesta.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from regesta.errors import RegestaError
    from regesta.record import Record

__all__ = ["Record", "RegestaError", "__version__", "open"]


def open(path: "str | Path", *, create: bool = False) -> "Record":
    """The record at `path`; with `create`, a new one where there is none yet.

    Raises:
        RegestaError: The file cannot be used; the message says why and what to do.
    """
    from regesta.record import Record

    return Record(path, create=create)


def __getattr__(name: str) -> Any:
    if name == "Record":
        from regesta.record import Record

        return Record
    if name == "RegestaError":
        from regesta.errors import RegestaError

        return RegestaError
    raise AttributeError(f"module 'regesta' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
