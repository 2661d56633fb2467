"""Runs the commands of the documents. In: Markdown, a folder. Out: what they print; for a tutorial, its text with the output anew.

python tools/doc_commands.py          writes what the program prints into docs/tutorial.md

A block of `console` holds commands after "$ " and what they print; in other blocks a line that begins with a program's name is one.
The word ID in a command stands for some event of the record. A comment `<!-- id 85132ed: seized the trawler -->` says which event an id
of the page is: when reading changes, the id is looked up again.
"""

import os
import re
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

from typer.testing import CliRunner

import regesta
from regesta.cli import app

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "tutorial.md"
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
NAMED = re.compile(r"<!-- id ([0-9a-f]{7}): (.+?) -->")
SCREEN = {"COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb", "REGESTA_WHO": "anna"}
PROGRAMS = frozenset({"regesta", "pip", "make", "python", "datasette", "source", "cat"})
TOOLS = frozenset({"head", "grep", "sort", "cat", "wc"})


class CommandFailed(Exception):
    """A command of a document did not do what it should; the message says which and what it printed."""


def commands(text: str) -> Iterator[str]:
    """The command lines of a page's blocks, in order; lines that end with a backslash go on."""
    for language, body in FENCE.findall(text):
        if language not in ("", "console", "sh", "bash"):
            continue
        for line in body.replace("\\\n", " ").splitlines():
            if language == "console" and not line.startswith("$ "):
                continue
            bare = re.sub(r"\s+#\s.*$", "", line.removeprefix("$ ")).strip()
            if bare.partition(" ")[0] in PROGRAMS:
                yield bare


def some_event(command: str, folder: Path) -> str:
    """The command with an event's id in the place of the word ID."""
    if not re.search(r"\bID\b", command):
        return command
    name = next(word for word in command.split() if word.endswith(".regesta"))
    with regesta.open(folder / name) as record:
        return re.sub(r"\bID\b", record.timeline()[0].id[:7], command)


def run(command: str, folder: Path) -> str:
    """What a command prints, with what stands after its pipe done to it.

    Raises:
        CommandFailed: It ended with an error.
    """
    first, *rest = some_event(command, folder).split(" | ")
    first, _, file = first.partition(" > ")
    words = shlex.split(first)
    with chdir(folder):
        if words[0] == "regesta":
            done = CliRunner().invoke(app, words[1:], env=SCREEN)
            if done.exit_code != 0:
                raise CommandFailed(f"{command}\n{done.output}{done.exception or ''}")
            told = done.stdout
        else:
            told = piped(first, "")
        for stage in rest:
            told = piped(stage, told)
        if file:
            Path(file.strip()).write_text(told, encoding="utf-8")
            told = ""
    return told


def piped(command: str, told: str) -> str:
    """The output of a small tool of the system, given `told`."""
    words = shlex.split(command)
    if words[0] not in TOOLS:
        raise CommandFailed(f"{command}: only {', '.join(sorted(TOOLS))} are run beside regesta.")
    found = shutil.which(words[0])
    done = subprocess.run([found or words[0], *words[1:]], input=told, capture_output=True, text=True, check=True)
    return done.stdout


def plain(told: str) -> str:
    """Printed words without blanks at line ends and blank lines at either end."""
    return "\n".join(line.rstrip() for line in told.splitlines()).strip("\n")


def told_alike(text: str) -> str:
    """A page without what differs from run to run: how long it took, the time of day, ids of judgements."""
    for judgement in re.findall(r"undo\s+\w+\.regesta\s+([0-9a-f]{7})", text):
        text = text.replace(judgement, "JUDGED.")
    text = re.sub(r"\b\d+(\.\d+)? s\.", "N s.", text)
    return re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "DAY AND TIME", text)


def remade(text: str, folder: Path) -> str:
    """A page with what its console blocks print now, run in order in the folder; ids are looked up where they changed."""
    out, at = "", 0
    for found in FENCE.finditer(text):
        out += text[at : found.start()]
        at = found.end()
        text = renamed(text, folder)  # all ids have one length, so that places stay
        if found[1] != "console":
            out += text[found.start() : at]
            continue
        parts = []
        for line in re.findall(r"^\$ ((?:.*\\\n)*.*)$", text[found.start() : at], re.M):
            parts.append(f"$ {line}\n{plain(run(line.replace(chr(92) + chr(10), ' '), folder))}".rstrip())
        out += "```console\n" + "\n".join(parts) + "\n```"
    return renamed(out + text[at:], folder)


def renamed(text: str, folder: Path) -> str:
    """The page with each id that its comments name as it is now."""
    for old, words in NAMED.findall(text):
        for name in sorted(folder.glob("*.regesta")):
            with regesta.open(name) as record:
                ids = [line.id[:7] for line in record.timeline() if words in line.what]
            if ids and old not in ids:
                text = text.replace(old, ids[0])
    return text


def main() -> None:
    """Run the tutorial in an empty folder and write it anew."""
    os.environ.update(SCREEN)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        shutil.copytree(ROOT / "examples", folder / "examples")
        before = PAGE.read_text(encoding="utf-8")
        after = remade(before, folder)
        if told_alike(before) != told_alike(after):
            PAGE.write_text(after, encoding="utf-8")


if __name__ == "__main__":
    main()
