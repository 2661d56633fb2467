"""`python -m tools.trust TASK [--times N] [--seed S]`. Out: one line of counts as JSON; exit code 1 when anything was lost."""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tools.trust import disturbing, filling, hostile, killing, patterns, reading, texts

TASKS: dict[str, tuple[Callable[..., dict[str, object]], int, str]] = {
    "kill": (killing.run, 200, "kills at random moments"),
    "kill-workers": (killing.run_with_workers, 20, "kills at random moments of a run of several processes"),
    "full": (filling.run, 10, "sizes of a disk that is too small"),
    "rights": (disturbing.run, 10, "times that rights are taken away"),
    "readers": (reading.run, 600, "seconds in which eight read and one writes"),
    "hostile": (hostile.run, 10_000, "broken or hostile files"),
    "texts": (texts.run, 1, "rounds of hostile texts through every stage"),
    "patterns": (patterns.run, 1, "rounds of adversarial strings for every regular expression"),
}


def main() -> None:
    """Read what was typed, do it, print what came of it."""
    told = "\n".join(f"  {name:13} --times: {what} ({times})" for name, (_, times, what) in TASKS.items())
    options = argparse.ArgumentParser(
        prog="python -m tools.trust", epilog=told, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("task", choices=TASKS)
    options.add_argument("--times", type=int)
    options.add_argument("--seed", type=int, default=0)
    typed = options.parse_args()
    task, times, _ = TASKS[typed.task]
    with tempfile.TemporaryDirectory(prefix="regesta-trust-") as folder:
        result = task(Path(folder), times=typed.times or times, seed=typed.seed)
    print(json.dumps({"task": typed.task, **result}, ensure_ascii=False))
    sys.exit(1 if result["wrong"] else 0)


if __name__ == "__main__":
    main()
