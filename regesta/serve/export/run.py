"""One export from beginning to end. In: an open Store, the name of a form, where to, filters. Out: files put in place, and an Exported.

What is written replaces the old file only when it is whole. A record, or a folder with something else in it, is never written over.
"""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TextIO

import msgspec

from regesta.errors import InputError
from regesta.serve.export.formats import FORMATS, Format
from regesta.serve.export.selection import NO_FILTERS, Selection
from regesta.serve.export.tally import Tally
from regesta.serve.query import Filters
from regesta.store.database import MAGIC, Store
from regesta.store.migrations import APPLICATION_ID

MARK = "README.md"  # every folder we write has one; a folder with files and without it is somebody else's
FIRST_LINE = "# Exported from a Regesta record"


class Exported(msgspec.Struct, frozen=True, kw_only=True):
    """What an export did: lines written by kind, left out by reason, written but marked; `lost` is what the form cannot hold."""

    format: str
    path: str
    written: dict[str, int]
    left_out: dict[str, int]
    marked: dict[str, int]
    lost: str
    part: bool


def export(
    store: Store, to: str, output: str | Path | TextIO | None = None, *, filters: Filters = NO_FILTERS
) -> Exported:
    """Write the record, or the part that the filters ask for, in another form.

    Args:
        store: The open record.
        to: Name of the form, one of FORMATS.
        output: File or folder, or an open text file for the forms that are text; None is a name made of the record's own.
        filters: As for a timeline; all None is the whole record.

    Raises:
        InputError: There is no such form, or the place cannot be written to.
    """
    form = FORMATS.get(to.strip().lower())
    if form is None:
        raise InputError(f"--to {to} is not known. Choose one of: {', '.join(FORMATS)}.")
    chosen, tally = Selection(store, filters), Tally()
    write: Callable[..., None] = import_module(f"regesta.serve.export.{form.name}").write
    if isinstance(output, str | Path) or output is None:
        path = Path(output) if output is not None else Path(f"{store.path.stem}{form.ending}")
        _put(chosen, form, path, lambda target: write(chosen, target, tally))
    else:
        path = Path("-")
        if form.kind != "text":
            raise InputError(
                f"--to {form.name} makes a {form.kind}, which cannot go to standard output. Give a name with -o."
            )
        write(chosen, output, tally)
    return Exported(
        format=form.name, path=str(path), written=dict(tally.written), left_out=dict(tally.left_out), marked=dict(tally.marked),
        lost=form.lost, part=not chosen.whole,
    )  # fmt: skip


def _put(chosen: Selection, form: Format, path: Path, write: Callable[[object], None]) -> None:
    """Write beside the place, and move it there when it is whole."""
    _may_be_written(path, form)
    try:
        with tempfile.TemporaryDirectory(dir=path.absolute().parent, prefix=".regesta-") as scratch:
            made = Path(scratch) / path.name
            if form.kind == "folder":
                made.mkdir()
                write(made)
            elif form.kind == "file":
                write(made)
            else:
                with made.open("w", encoding="utf-8", newline="") as stream:
                    write(stream)
            _move(Path(scratch), path, folder=form.kind == "folder")
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror or error}. Give another place with -o.") from error


def _move(scratch: Path, path: Path, *, folder: bool) -> None:
    if folder:
        if path.exists():
            shutil.rmtree(path)
        shutil.move(scratch / path.name, path)
        return
    for made in scratch.iterdir():  # the file, and what goes beside it
        made.replace(path.parent / made.name)


def _may_be_written(path: Path, form: Format) -> None:
    if not path.absolute().parent.is_dir():
        raise InputError(f"The folder of {path} is not there. Make it first: mkdir -p {path.parent}")
    if form.kind == "folder":
        if path.is_file():
            raise InputError(f"{path} is a file; --to {form.name} makes a folder. Give another name with -o.")
        if path.is_dir() and any(path.iterdir()) and not _is_ours(path):
            raise InputError(f"{path} holds other files. Give the name of a new folder with -o.")
    elif path.is_dir():
        raise InputError(f"{path} is a folder; --to {form.name} makes one file. Give a file's name with -o.")
    elif _is_record(path):
        raise InputError(f"{path} is a record and was left as it is. Give another name with -o.")


def _is_ours(folder: Path) -> bool:
    with suppress(OSError, UnicodeDecodeError):
        return (folder / MARK).read_text(encoding="utf-8").startswith(FIRST_LINE)
    return False


def _is_record(path: Path) -> bool:
    with suppress(OSError), path.open("rb") as file:
        start = file.read(72)
        return start.startswith(MAGIC) and start[68:72] == APPLICATION_ID.to_bytes(4, "big")
    return False
