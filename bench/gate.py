"""Do the examples still score what they did? In: `floors.json`. Out: what fell below its floor; `--raise` writes higher floors.

    python -m bench.gate            fails when a figure is below its floor
    python -m bench.gate --raise    puts floors up to what is measured now, never down

A floor is the measured figure less MARGIN, as 8-bit weights round a little differently on other processors. To lower one, edit the file
by hand and say why in CHANGELOG.md.
"""

import json
import sys
from pathlib import Path
from typing import Any

from bench.record import run

FLOORS = Path(__file__).with_name("floors.json")
EXAMPLES = Path(__file__).parents[1] / "examples"
MARGIN = 0.01
GATED = ("_recall", "_precision", "_met", "spans_ok")
TOO_FEW = ("disagreements_precision",)  # of two or three found: one more, right or wrong, moves it by a third


def floors() -> dict[str, dict[str, float]]:
    """Floors by example and metric."""
    found: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return found


def below(name: str, measured: dict[str, Any]) -> list[str]:
    """What is below its floor, in words; a metric that is no longer measured is below it, too."""
    found = (
        [f"{name}: {measured['reports_failed']} reports could not be read"] if measured.get("reports_failed") else []
    )
    for metric, floor in floors().get(name, {}).items():
        value = measured.get(metric)
        if value is None or float(value) < floor:
            found.append(f"{name}: {metric} is {value}, its floor {floor}")
    return found


def raised(old: dict[str, float], measured: dict[str, Any]) -> dict[str, float]:
    """Floors put up to what is measured now; none goes down."""
    new = dict(old)
    for metric, value in measured.items():
        if metric.endswith(GATED) and metric not in TOO_FEW and value is not None:
            floor = value if metric == "spans_ok" else max(0.0, round(value - MARGIN, 3))
            new[metric] = max(floor, old.get(metric, 0.0))
    return dict(sorted(new.items()))


def main() -> None:
    """Measure every example that has floors."""
    held = floors()
    fallen: list[str] = []
    for name in sorted(held):
        measured = run(EXAMPLES / name)["ours"]
        fallen += below(name, measured)
        held[name] = raised(held[name], measured)
    for line in fallen:
        sys.stderr.write(f"{line}\n")
    if "--raise" in sys.argv[1:] and not any("could not be read" in line for line in fallen):
        FLOORS.write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")
    if fallen:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
