"""Puts what the program prints into README.md. In: the record of `make demo`. Out: README.md with the block between its marks anew."""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
COMMAND = ["regesta", "timeline", "build/strait.regesta", "--between", "Valmora", "Kestria"]
ROWS = 24  # one screen
BEGIN, END = "<!-- demo -->\n", "<!-- /demo -->"


def main() -> None:
    """Run the command at 80 columns and write its words down."""
    program = Path(sys.executable).with_name("regesta")
    environment = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1"}
    done = subprocess.run(
        [program, *COMMAND[1:]], cwd=HERE, env=environment, capture_output=True, text=True, check=True
    )
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    told = [line for line in lines if line]
    if len(told) > ROWS + 3:
        told = [*told[:ROWS], " ...", *told[-3:]]
    block = "\n".join(["```", f"$ {' '.join(COMMAND)}", *told, "```"])
    readme = HERE / "README.md"
    before, _, rest = readme.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    readme.write_text(f"{before}{BEGIN}{block}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
