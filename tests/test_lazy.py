"""A cold start is quick: what only looks at a record loads none of the libraries that reading needs."""

import subprocess
import sys
from pathlib import Path

import pytest

from regesta.store.database import open_store

HEAVY = (
    "spacy",
    "thinc",
    "onnxruntime",
    "trafilatura",
    "numpy",
    "lxml",
    "rensa",
    "pyarrow",
    "daft",
    "fastapi",
    "pandas",
)
LOOK = (
    "import sys\nfrom regesta.cli import main\nsys.argv = ['regesta', *sys.argv[1:]]\n"
    "try:\n    main()\nexcept SystemExit as ended:\n    assert not ended.code, ended.code\n"
    f"print('LOADED', *[name for name in {HEAVY!r} if name in sys.modules])"
)


@pytest.mark.parametrize(
    "command", [["--help"], ["timeline"], ["documents"], ["issues"], ["disagreements"], ["figures"]]
)
def test_commands_that_read_nothing_load_nothing_heavy(command: list[str], tmp_path: Path) -> None:
    record = tmp_path / "empty.regesta"
    open_store(record, create=True).close()
    words = command if command[0].startswith("-") else [*command, str(record)]
    ran = subprocess.run([sys.executable, "-c", LOOK, *words], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines()[-1] == "LOADED"


def test_asking_for_an_actor_loads_no_model(tmp_path: Path) -> None:
    record = tmp_path / "empty.regesta"
    open_store(record, create=True).close()
    ran = subprocess.run(
        [sys.executable, "-c", LOOK, "timeline", str(record), "--between", "Norway", "Chad"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    loaded = ran.stdout.splitlines()[-1].split()[1:]
    assert not {"spacy", "onnxruntime", "trafilatura"} & set(loaded)
