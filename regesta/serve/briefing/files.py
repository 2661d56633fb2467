"""A briefing as a file. In: a Briefing and a path. Out: the file, in the format that its ending names."""

from collections.abc import Callable
from pathlib import Path

from regesta.errors import InputError
from regesta.serve.briefing.markdown import markdown
from regesta.serve.briefing.model import Briefing
from regesta.serve.briefing.page import page
from regesta.serve.briefing.pdf import pdf
from regesta.serve.briefing.word import word

WRITERS: dict[str, Callable[[Briefing], str | bytes]] = {".md": markdown, ".html": page, ".pdf": pdf, ".docx": word}


def check(path: Path) -> None:
    """That a briefing can be written there; asked before it is made. Raises InputError."""
    if path.suffix.lower() not in WRITERS:
        raise InputError(
            f"{path.name} does not end in one of {', '.join(sorted(WRITERS))}; the ending names the format."
        )
    if not path.absolute().parent.is_dir():
        raise InputError(f"There is no folder {path.parent} to write {path.name} into. Make it, or name another.")


def write(briefing: Briefing, path: Path) -> None:
    """Write the briefing. Raises InputError where the ending is no format, or the format's library is missing."""
    check(path)
    made = WRITERS[path.suffix.lower()](briefing)
    data = made.encode() if isinstance(made, str) else made
    try:
        path.write_bytes(data)
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}.") from error
