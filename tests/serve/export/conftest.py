"""One record of the small pile, read once, and every form of it, written once."""

from collections.abc import Callable
from pathlib import Path

import pytest

import regesta
from regesta import pipeline
from regesta.serve.export import Exported
from tests import piles

ACTORS = """
people:
  - {name: Anna Berg, offices: [{title: Foreign Minister, state: NOR, from: 2021-01-01}]}
places:
  - {name: Oslo, state: NOR, kind: city, latitude: 59.91, longitude: 10.75}
"""


@pytest.fixture(scope="session")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the small pile."""
    folder = tmp_path_factory.mktemp("exports")
    reports, table = piles.write(folder)
    (folder / "actors.yaml").write_text(ACTORS, encoding="utf-8")
    pipeline.add(folder / "pile.regesta", [reports], metadata=table, own=pipeline.OwnFiles(folder / "actors.yaml"))
    return folder / "pile.regesta"


@pytest.fixture(scope="session")
def exported(pile: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[Path, Exported]]:
    """The pile in a form: where it lies, and what was said of it."""
    folder, done = tmp_path_factory.mktemp("forms"), {}

    def make(form: str) -> tuple[Path, Exported]:
        if form not in done:
            with regesta.open(pile) as record:
                done[form] = (folder / f"pile.{form}", record.export(form, folder / f"pile.{form}"))
        return done[form]

    return make
