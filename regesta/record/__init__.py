"""The public class. In: a record file. Out: what it holds, as records. Every method has a command of the same name.

import regesta
with regesta.open("pact.regesta") as record:
    for line in record.timeline(between=("RUS", "PRK"), since="2023"):
        print(line.when, line.what, [source.outlet for source in line.sources])
"""

import tempfile
from collections.abc import Callable
from pathlib import Path

from regesta.record.asking import Asking
from regesta.record.handing import Handing
from regesta.record.making import Making
from regesta.record.pages import Pages
from regesta.serve.dates import asked

__all__ = ["Record"]


class Record(Making, Asking, Pages, Handing):
    """An open record. Close it, or use it in a `with`."""

    def as_of(self, day: str) -> "Record":
        """Another record, to be looked at and closed: of what was published up to and on a day (month, year), joined as it stood then.

        Reports that tell nothing of when they were published are not in it.
        """
        from regesta.pipeline import asof

        return self._beside(lambda file: asof.published_by(self._store, asked(day, option="--as-of")[1], file))

    def held_at(self, day: str) -> "Record":
        """Another record, to be looked at and closed: of what this one held at the end of a day (UTC), and what was judged by then."""
        from regesta.pipeline import asof

        return self._beside(lambda file: asof.held_at(self._store, asked(day, option="--held-at")[1], file))

    def _beside(self, make: Callable[[Path], None]) -> "Record":
        folder = tempfile.TemporaryDirectory()
        file = Path(folder.name) / self.path.name
        make(file)
        found = Record(file)
        found._folder = folder
        return found
