"""Writes docs/reference.md from `--help` and the docstrings. In: the command line, the public classes. Out: Markdown.

python tools/reference.py          writes it
"""

import inspect
import re
from pathlib import Path
from typing import Any

import typer

import regesta
from regesta import errors
from regesta.cli import app
from regesta.record import Record
from regesta.reviewing import Review
from regesta.serve.lists import Timeline
from regesta.serve.results import Results

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reference.md"
HEAD = """# Reference

Every command and every public method. Made by `python tools/reference.py` from `regesta --help` and the docstrings; a test fails when it is
out of date. The fields of what comes back are in the [data dictionary](data-dictionary.md), the words in the [glossary](glossary.md).

## Commands

Exit codes: 0 done, 1 what was asked cannot be done (the message says why), 2 it was not asked in the right form, 130 stopped by Ctrl-C.
"""
PYTHON = """## Python

`import regesta`. Every method has a command of the same name.
"""
CLASSES: tuple[tuple[str, type], ...] = (
    ("Record", Record), ("record.review", Review), ("Results", Results), ("Timeline", Timeline),
)  # fmt: skip


def clean(text: str) -> str:
    """Text for a cell or a paragraph: one line, without what Markdown would read."""
    return " ".join(text.replace("\b", "").split()).replace("|", "\\|").replace("<", "&lt;")


def parameter(one: Any) -> str:
    """One row of a command's table."""
    if one.param_type_name == "argument":
        name = (one.metavar or one.name.upper()) + (
            "..." if one.nargs == -1 and not (one.metavar or "").endswith("...") else ""
        )
    else:
        name = ", ".join(sorted((*one.opts, *one.secondary_opts), key=len, reverse=True))
        name += f" {one.metavar}" if one.metavar and not one.is_flag else ""
    told = clean(one.help or "")
    if one.required:
        told += " Required." if told else "Required."
    elif one.default not in (None, False, (), []) and not callable(one.default) and one.param_type_name != "argument":
        told += f" Usual: {getattr(one.default, 'value', one.default)}."
    return f"| `{name}` | {told} |"


def command(name: str, one: Any) -> list[str]:
    """A command, or a group with the commands under it."""
    paragraphs = [clean(part) for part in re.split(r"\n\s*\n", one.help or "") if part.strip()]
    shown = [parameter(each) for each in one.params if each.name != "help" and not each.hidden]
    parts = [f"### regesta {name}", *paragraphs]
    if shown:
        parts.append("\n".join(["| | |", "|---|---|", *shown]))
    for inner, under in getattr(one, "commands", {}).items():
        parts += command(f"{name} {inner}", under)
    return parts


def docstring(thing: Any) -> list[str]:
    """A docstring as Markdown: its sections as lists."""
    parts: list[str] = []
    for block in re.split(r"\n\s*\n", inspect.getdoc(thing) or ""):
        head, _, rest = block.partition("\n")
        if head in ("Args:", "Returns:", "Raises:", "Yields:"):
            lines = inspect.cleandoc(rest).splitlines()
            items: list[str] = []
            for line in lines:
                if line.startswith(" ") and items:
                    items[-1] += " " + line.strip()
                else:
                    items.append(line)
            named = [re.sub(r"^([\w, *]+): ", r"`\1`: ", clean(item)) for item in items]
            parts.append(f"*{head[:-1]}*\n\n" + "\n".join(f"- {item}" for item in named))
        else:
            parts.append(clean(block))
    return parts


def signature(name: str, thing: Any) -> str:
    """Name and arguments as they are written in code, without the annotations' machinery."""
    given = inspect.signature(thing)
    shown = []
    star = False
    for one in given.parameters.values():
        if one.name == "self" or one.name.startswith("_"):
            continue
        if one.kind is one.KEYWORD_ONLY and not star:
            shown.append("*")
            star = True
        default = "" if one.default is one.empty else f"={one.default!r}"
        stars = {one.VAR_POSITIONAL: "*", one.VAR_KEYWORD: "**"}.get(one.kind, "")
        shown.append(f"{stars}{one.name}{default}")
        star = star or one.kind is one.VAR_POSITIONAL
    return f"{name}({', '.join(shown)})"


def methods(name: str, one: type) -> list[str]:
    """A class and its public methods, in the order of the code."""
    parts = [f"### {name}", *docstring(one)]
    inherited = [each for each in reversed(one.__mro__) if each.__module__.startswith("regesta.record")]
    found = {name: thing for each in dict.fromkeys((*inherited, one)) for name, thing in vars(each).items()}
    for method, thing in found.items():
        if method.startswith("_"):
            continue
        inner = thing.fget if isinstance(thing, property) else getattr(thing, "__func__", thing)
        if not callable(inner):
            continue
        shown = method if isinstance(thing, property) else signature(method, inner)
        parts += [f"#### `{shown}`", *docstring(inner)]
    return parts


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    for name, one in typer.main.get_command(app).commands.items():  # type: ignore[attr-defined]
        parts += command(name, one)
    parts += [PYTHON, f"### `{signature('regesta.open', regesta.open)}`", *docstring(regesta.open)]
    for name, one in CLASSES:
        parts += methods(name, one)
    parts += ["### Errors"]
    found = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, Exception)]
    parts.append("\n".join(f"- `{one.__name__}`: {clean(inspect.getdoc(one) or '')}" for one in found))
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
