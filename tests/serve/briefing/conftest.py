"""The records that briefings are made from: a small one by hand, ten reports of an example read for real."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import regesta
from regesta.record import Record
from regesta.serve.briefing.model import Briefing
from regesta.store.database import open_store
from tests.store.test_round_trip import fill

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("brief") / "bridge.regesta"
    with open_store(made, create=True) as store:
        fill(store)
    return made


@pytest.fixture(scope="session")
def record(path: Path) -> Iterator[Record]:
    with regesta.open(path) as opened:
        yield opened


@pytest.fixture(scope="session")
def small(record: Record) -> Briefing:
    return record.brief(("NOR", "TCD"))


@pytest.fixture(scope="session")
def pact(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """Ten reports of an example, read for real."""
    folder = tmp_path_factory.mktemp("pact")
    reports = sorted((ROOT / "examples" / "pact" / "reports").iterdir())[1:11]
    with regesta.open(folder / "pact.regesta", create=True) as opened:
        opened.add(reports, metadata=ROOT / "examples" / "pact" / "metadata.csv")
        yield opened
