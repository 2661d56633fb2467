"""Does the wheel run without the repository? In: a Python. Out: exit code 0 when a wheel made here, installed elsewhere, reads a report.

python -m tools.wheel FOLDER [PYTHON]    builds into FOLDER, installs into a fresh environment there, adds and shows two reports
"""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
INSIDE = ("regesta/py.typed", "regesta/read/weights/labels.json", "regesta/lexicons/wording.yaml")
REPORTS = {
    "one.txt": "OSLO, March 4 (Fjell) -- Norway and Chad signed a fishing treaty in Oslo on Monday. At least 12 guests had come.",
    "two.txt": "Norway and Chad signed a treaty on fishing on 4 March 2024, Fjell reported.",
}


def missing(wheel: Path) -> list[str]:
    """Files of the package, other than those of Python's making, that are not in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    tracked = subprocess.run(
        ["git", "ls-files", "regesta"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split("\n")
    return sorted({name for name in (*tracked, *INSIDE) if name} - inside)


def main(folder: Path, python: str) -> int:
    """Build, install, add, show."""
    folder.mkdir(parents=True, exist_ok=True)
    _run(python, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT))
    wheel = next(folder.glob("regesta-*.whl"))
    absent = missing(wheel)
    if absent:
        print(f"not in the wheel: {', '.join(absent[:10])}")
        return 1
    _run(python, "-m", "venv", str(folder / "venv"))
    bin_ = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    _run(str(bin_ / "python"), "-m", "pip", "install", "--quiet", str(wheel))
    pile = folder / "pile"
    pile.mkdir(exist_ok=True)
    for name, text in REPORTS.items():
        (pile / name).write_text(text, encoding="utf-8")
    record = folder / "wheel.regesta"
    record.unlink(missing_ok=True)
    _run(str(bin_ / "regesta"), "add", str(record), str(pile), cwd=folder)
    lines = json.loads(_run(str(bin_ / "regesta"), "timeline", str(record), "--json", cwd=folder))
    _run(str(bin_ / "regesta"), "check", str(record), cwd=folder)
    version = _run(str(bin_ / "python"), "--version").strip()
    print(
        f"{wheel.name}, {wheel.stat().st_size / 1e6:.0f} MB, on {version}: {len(lines)} events from {len(REPORTS)} reports"
    )
    return 0 if lines else 1


def _run(*command: str, cwd: Path | None = None) -> str:
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(
            f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout[-800:]}{done.stderr[-1500:]}"
        )
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).absolute(), sys.argv[2] if len(sys.argv) > 2 else sys.executable))
