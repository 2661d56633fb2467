"""The public face: few names, the same from Python as on the command line, and quick to import."""

import inspect
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import regesta
from regesta.cli import app
from regesta.errors import InputError, RecordFileError
from regesta.record import Record
from regesta.store.database import open_store
from tests import sample
from tests.store.test_round_trip import fill


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    path = tmp_path / "bridge.regesta"
    with open_store(path, create=True) as store:
        fill(store)
    with regesta.open(path) as opened:
        yield opened


def test_the_public_names() -> None:
    assert regesta.__all__ == ["Record", "RegestaError", "__version__", "open"]
    assert all(hasattr(regesta, name) for name in regesta.__all__)
    assert regesta.Record is Record
    assert dir(regesta) == regesta.__all__
    with pytest.raises(AttributeError, match="nothing"):
        regesta.nothing  # noqa: B018


def test_the_version_is_that_of_the_package() -> None:
    project = Path(__file__).parents[1] / "pyproject.toml"
    assert f'version = "{regesta.__version__}"' in project.read_text(encoding="utf-8").splitlines()


PAGES = {
    "facing",  # what pages ask for, a window at a time
    "browse",
    "counts",
    "spread",
    "closer",
    "report",
    "search",
    "choices",
    "issue_page",
    "runs",
}


def test_every_command_is_a_method_of_the_same_name() -> None:
    commands = {one.name or one.callback.__name__ for one in app.registered_commands}
    methods = {name for name, _ in inspect.getmembers(Record, inspect.isfunction) if not name.startswith("_")}
    assert commands - {"serve"} <= methods  # the pages are a client of Record, as the command line is
    assert methods - commands == {
        "close",
        "states",
        "broken_spans",
        "actor",
        "original",
        "judgements",
        "proposals",
        "marked",
        "as_of",
        "held_at",
        *PAGES,
    }  # `actors` and `originals` show them; as_of and held_at are options


def test_a_timeline_in_python(record: Record) -> None:
    lines = record.timeline(between=("NOR", "TCD"), since="2024-03")
    assert [(line.when, line.status, line.reports) for line in lines] == [("3 Mar 2024", "happened", 2)]
    assert [source.outlet for source in lines[0].sources] == ["Fjell Tidende", "Fjord Post"]
    assert [line.dated for line in record.timeline()] == [True, False]


def test_records_in_python(record: Record) -> None:
    assert [one.id for one in record.documents(search="Berg visit")] == [sample.three.id]
    assert list(record.statements(actor="Anna Berg")) == [sample.SAID]
    assert list(record.figures()) == [sample.GUESTS]
    assert list(record.disagreements()) == list(sample.DISAGREEMENTS)
    assert list(record.events()) == list(sample.EVENTS)
    assert record.broken_spans() == []
    assert record.path.name == "bridge.regesta"
    assert {one.code for one in record.issues()} == {"empty-file", "reading-failed"}


def test_errors_in_python(record: Record, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        record.timeline(actor="Nobody Whatever")
    with pytest.raises(RecordFileError), regesta.open(tmp_path / "none.regesta"):
        pass
    assert issubclass(RecordFileError, regesta.RegestaError)


def test_importing_loads_next_to_nothing() -> None:
    heavy = "('spacy', 'rich', 'msgspec', 'sqlite3')"
    script = f"import sys, regesta; print(*[name for name in sys.modules if name.partition('.')[0] in {heavy}])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
