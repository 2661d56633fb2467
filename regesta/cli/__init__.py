"""The command line: one command per method of the public class. In: words typed. Out: tables, and an exit code.

Only this package prints and exits. Codes: 0 done, 1 what was asked cannot be done, 2 it was not asked in the right form,
130 stopped by Ctrl-C.
"""

import os

from regesta.cli import (
    actors,
    briefings,
    compare,
    evaluating,
    export,
    keeping,
    originals,
    relations,
    removing,
    review,
    series,
    serve,
    watching,
)
from regesta.cli.commands import app

__all__ = [
    "actors", "app", "briefings", "compare", "evaluating", "export", "keeping", "main", "originals", "relations", "removing", "review",
    "series", "serve", "watching",
]  # fmt: skip


def main() -> None:
    """Run the command line."""
    # The matrices left to numpy are small: more threads only wait for each other, a tenth of the reading on a busy machine.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    app()
