"""Code in the documents runs as it stands there."""

import re
import shutil
from pathlib import Path

import pytest

from regesta import pipeline

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCKS = [
    pytest.param(block, id=f"{page.name}-{number}")
    for page in PAGES
    for number, block in enumerate(re.findall(r"^```python\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S))
]
pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the record that the documents speak of, made of a few example reports."""
    place = tmp_path_factory.mktemp("docs")
    (place / "reports").mkdir()
    for report in sorted((ROOT / "examples" / "pact" / "reports").iterdir())[:3]:
        shutil.copy(report, place / "reports")
    pipeline.add(place / "pact.regesta", [place / "reports"], metadata=ROOT / "examples" / "pact" / "metadata.csv")
    return place


def test_there_are_blocks() -> None:
    assert len(BLOCKS) >= 2


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_runs(block: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    before = set(folder.iterdir())
    exec(compile(block, "block", "exec"), {"__name__": "__main__"})
    assert set(folder.iterdir()) >= before, "what a document does must not delete anything"
