"""Groups of options: typer sees each option by itself, the command gets the group; no command has more than six parameters."""

import ast
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from typer.testing import CliRunner

from regesta.cli.groups import Form, Which, grouped

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Sort:
    """A group of a test."""

    order: Annotated[str, typer.Option("--order", help="Which comes first.")] = "date"
    most: Annotated[int, typer.Option("--most", min=1)] = 3


def run(*typed: str) -> tuple[int, str]:
    app = typer.Typer()

    @app.command()
    @grouped
    def find(
        place: Path,
        *,
        which: Which,
        word: Annotated[str, typer.Option("--word")] = "",
        sort: Sort,
        form: Form,
    ) -> None:
        """Find."""
        typer.echo(f"{place} {which.between} {which.status} {word} {sort} {form.as_json}")

    result = CliRunner().invoke(app, list(typed))
    return result.exit_code, result.output


def test_options_of_groups_reach_the_command_as_groups() -> None:
    typed = ["a", "--between", "NOR", "TCD", "--word", "x", "--order", "id", "--most", "5", "--json"]
    assert run(*typed) == (0, "a ('NOR', 'TCD') None x Sort(order='id', most=5) True\n")
    assert run("a") == (0, "a None None  Sort(order='date', most=3) False\n")


def test_options_of_groups_are_told_and_checked_as_others() -> None:
    code, told = run("--help")
    assert code == 0
    assert "Which comes first." in told
    assert told.index("--between") < told.index("--word") < told.index("--order") < told.index("--json")
    assert run("a", "--most", "0")[0] == 2
    assert run("a", "--mist", "1")[0] == 2


def test_no_command_has_more_than_six_parameters() -> None:
    counted = {
        f"{file.name}: {one.name}": len(one.args.args) + len(one.args.kwonlyargs)
        for file in (ROOT / "regesta" / "cli").glob("*.py")
        for one in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(one, ast.FunctionDef)
    }
    assert len(counted) > 60
    assert {name: number for name, number in counted.items() if number > 6} == {}
