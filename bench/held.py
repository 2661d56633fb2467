"""A fresh record of a folder of reports. In: a Truth. Out: Held: what the record holds, as `regesta evaluate` sees it."""

import tempfile
from pathlib import Path

import regesta
from regesta.link.known.world import World
from regesta.serve.evaluate.held import Held, read
from regesta.serve.evaluate.truth import Truth


def make(truth: Truth) -> Held:
    """Read the reports of a truth file into a record that is thrown away afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.regesta"
        with regesta.open(path, create=True) as record:
            record.add(truth.paths, metadata=truth.metadata, actors=truth.actors)
        return read(path, World.load(actors_file=truth.actors))
