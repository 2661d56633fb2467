"""The command line on the small record made by hand: what it says, how it ends, and that it fits the screen."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from regesta.cli import app
from regesta.store.database import open_store
from regesta.store.write import put_document
from tests import piles, sample
from tests.store.test_round_trip import fill

Run = Callable[..., Result]
OPENED = "Norway and Chad opened a transport link (a bridge) in Finse"
VISIT = "planned: Anna Berg to visit Chad"
LISTS = ("timeline", "events", "documents", "statements", "figures", "disagreements", "issues")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "bridge.regesta"
    with open_store(path, create=True) as store:
        fill(store)
    return path


@pytest.fixture
def run(record: Path) -> Run:
    def typed(command: str, *arguments: str, columns: int = 80) -> Result:
        return CliRunner().invoke(app, [command, str(record), *arguments], env={"COLUMNS": str(columns)})

    return typed


def flat(result: Result) -> str:
    return " ".join(result.output.split())


def test_the_timeline_has_one_line_an_event_and_the_undated_apart(run: Run) -> None:
    result = run("timeline")
    assert result.exit_code == 0
    dated, _, undated = result.output.partition("No report tells the day, month or year:")
    assert "3 Mar 2024" in dated
    assert "Norway and Chad opened a transport link" in " ".join(dated.split())
    assert "2 (2)" in dated
    assert "reports disagree: date" in dated
    assert "planned: Anna Berg to visit Chad" in undated
    assert "planned" not in dated


@pytest.mark.parametrize("command", LISTS)
@pytest.mark.parametrize("columns", [60, 80, 140])
def test_tables_fit_the_terminal(run: Run, command: str, columns: int) -> None:
    result = run(command, columns=columns)
    assert result.exit_code == 0
    assert max(len(line) for line in result.output.splitlines()) <= columns


def test_sources_are_told_with_outlet_date_and_sentence(run: Run) -> None:
    told = flat(run("timeline", "--sources", columns=200))
    assert "Fjell Tidende, 2024-03-04: “Norway and Chad opened a bridge on Sunday.”" in told
    assert "after Fjord Post, a copy: “Norway and Chad opened the bridge on Monday, the Fjord Post reported.”" in told


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (("--between", "Norway", "Chad"), {OPENED, VISIT}),
        (("--between", "TCD", "nor"), {OPENED, VISIT}),
        (("--between", "Anna Berg", "Norway"), set()),
        (("--actor", "anna  berg"), {VISIT}),
        (("--type", "CONSULT"), {VISIT}),
        (("--type", "transport link"), {OPENED}),
        (("--status", "planned"), {VISIT}),
        (("--since", "2024-03-03"), {OPENED}),
        (("--since", "2024-03-04"), set()),
        (("--until", "2024"), {OPENED}),
        (("--until", "2024-03-02"), set()),
    ],
)  # fmt: skip
def test_filters(run: Run, filters: tuple[str, ...], expected: set[str]) -> None:
    result = run("timeline", *filters, "--json")
    assert result.exit_code == 0, result.output
    assert {line["what"] for line in json.loads(result.output)} == expected


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--actor", "Ana Berk"), '"Anna Berg"'),
        (("--between", "Norway", "Xyzzy Qwrtp"), "Nobody in this record"),
        (("--type", "party"), "transport_link, visit"),
        (("--status", "maybe"), "happened, ongoing, planned"),
        (("--since", "soon"), "2023-09-13"),
        (("--json", "--csv"), "Choose one"),
    ],
)
def test_impossible_filters_are_answered_with_possible_ones(run: Run, arguments: tuple[str, ...], message: str) -> None:
    result = run("timeline", *arguments)
    assert result.exit_code == 1
    assert message in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize("arguments", [("--between", "RUS"), ("--nonsense",), ("extra",)])
def test_wrong_usage_ends_with_2(run: Run, arguments: tuple[str, ...]) -> None:
    assert run("timeline", *arguments).exit_code == 2


def test_show_tells_everything_of_an_event(run: Run) -> None:
    result = run("show", sample.EVENTS[0].id[:6])
    told = flat(result)
    assert result.exit_code == 0
    for words in (
        "COOPERATE (transport_link), happened",
        "3 Mar 2024 [2024-03-03; “on Sunday”, weekday before the report's date, read against 4 Mar 2024]",
        "Norway (NOR); Chad (TCD)",
        "2 reports, 2 independent origins",
        "Norway and Chad *opened* a bridge on Sunday.",
        "in the outlet's own voice",
        "on the word of Fjord Post",
        "a copy of",
        "same parties; same kind (score 0.91)",
        "Looked at and left out - “Anna Berg will visit Chad.” another kind (score 0.20)",
        "contradiction on date, the day of the opening: 2024-03-03 (1 report) | 2024-03-04 (Fjord Post)",
        ">=12 guests (“At least 12”, Anna Berg)",
    ):
        assert words in told


@pytest.mark.parametrize(
    ("key", "words"),
    [
        (sample.OPENING_AGAIN.id, "Norway and Chad opened a transport link"),
        (sample.one.id, "Published 4 Mar 2024 (from: metadata table)"),
        (sample.three.id, "reading-failed: ValueError"),
        (sample.SAID.id, "At least 12 guests came, Anna Berg *said*."),
        (sample.GUESTS.id, "*At least 12* guests came"),
        (sample.DISAGREEMENTS[0].id, "2024-03-04: Fjord Post, 1 report"),
        (sample.ISSUES[0].id, "empty-file: The file is empty."),
    ],
)
def test_show_takes_any_id(run: Run, key: str, words: str) -> None:
    result = run("show", key)
    assert result.exit_code == 0, result.output
    assert words in flat(result)
    assert isinstance(json.loads(run("show", key, "--json").output), dict)


def test_show_of_nothing_and_of_too_much(run: Run) -> None:
    assert "Nothing in this record" in run("show", "zzzz").stderr
    assert "Nothing in this record" in run("show", "").stderr
    ids = [one.id for one in (*sample.DOCUMENTS, *sample.EVENTS, *sample.ISSUES, sample.SAID, sample.GUESTS)]
    twice = next(key[0] for key in ids if sum(other[0] == key[0] for other in ids) > 1)
    assert "More than one id begins with" in run("show", twice).stderr


@pytest.mark.parametrize("command", LISTS)
def test_json_and_csv_tell_of_the_same_things(run: Run, command: str) -> None:
    things = json.loads(run(command, "--json").output)
    rows = list(csv.DictReader(io.StringIO(run(command, "--csv").output)))
    assert things
    assert {one["id"] for one in things} == {row["id"] for row in rows}
    assert all(None not in row for row in rows)


def test_csv_of_the_timeline_is_flat_and_complete(run: Run) -> None:
    first = next(csv.DictReader(io.StringIO(run("timeline", "--csv").output)))
    assert (first["date"], first["start"], first["end"]) == ("2024-03-03", "2024-03-03", "2024-03-04")
    assert (first["actors"], first["actor_codes"]) == ("Norway; Chad", "NOR; TCD")
    assert (first["reports"], first["origins"], first["disagree"]) == ("2", "2", "date")


def test_lists_take_their_filters(run: Run) -> None:
    assert [one["id"] for one in json.loads(run("documents", "--search", "guests sunday", "--json").output)] == [
        sample.one.id
    ]
    assert json.loads(run("statements", "--actor", "Anna Berg", "--json").output)[0]["id"] == sample.SAID.id
    assert json.loads(run("statements", "--actor", "Chad", "--json").output) == []
    assert json.loads(run("figures", "--actor", "Norway", "--json").output)[0]["counts"] == "guests"
    assert "No figures found." in run("figures", "--actor", "Chad").output
    assert json.loads(run("issues", "--code", "empty-file", "--json").output)[0]["source"] == "d.txt"


def test_schema_names_every_record() -> None:
    result = CliRunner().invoke(app, ["schema"])
    assert {"Event", "Document", "Statement", "Figure", "Span"} <= set(json.loads(result.output)["$defs"])


def test_no_record_there(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["timeline", str(tmp_path / "none.regesta")])
    assert result.exit_code == 1
    assert "regesta add" in result.stderr


def test_an_unfinished_record_says_so(tmp_path: Path) -> None:
    path = tmp_path / "stopped.regesta"
    with open_store(path, create=True) as store, store.transaction():
        put_document(store, sample.one)
    result = CliRunner().invoke(app, ["timeline", str(path)])
    assert result.exit_code == 0
    assert f"Finish it: regesta add {path}" in " ".join(result.stderr.split())


def test_nothing_to_add_makes_no_record(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["add", str(tmp_path / "new.regesta"), str(tmp_path / "nothing")])
    assert result.exit_code == 1
    assert "There is nothing at" in result.stderr
    assert not (tmp_path / "new.regesta").exists()


def test_a_reader_that_goes_away_is_no_error(record: Path) -> None:
    command = [sys.executable, "-c", "from regesta.cli import main; main()", "schema"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_looking_loads_no_reading_model(record: Path) -> None:
    heavy = "{'spacy', 'onnxruntime', 'trafilatura', 'numpy'}"
    script = (
        "import sys; from typer.testing import CliRunner; from regesta.cli import app\n"
        f"for command in {LISTS!r}: assert CliRunner().invoke(app, [command, {str(record)!r}]).exit_code == 0\n"
        f"assert not {heavy} & set(sys.modules), {heavy} & set(sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=dict(os.environ), check=False
    )
    assert done.returncode == 0, done.stderr


class Interrupted(io.BytesIO):
    """Standard input at which somebody presses Ctrl-C."""

    def read(self, size: int | None = -1) -> bytes:
        raise KeyboardInterrupt


def test_stopped_by_hand_says_how_to_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Interrupted()))
    with pytest.raises(SystemExit) as stopped:
        app(["add", str(tmp_path / "new.regesta"), "-"])
    assert stopped.value.code == 130
    assert "run the same command again" in " ".join(capsys.readouterr().err.split())


@pytest.mark.model
def test_add_and_look(tmp_path: Path) -> None:
    pile, table = piles.write(tmp_path)
    record = str(tmp_path / "new.regesta")
    result = CliRunner().invoke(app, ["add", record, str(pile), "--metadata", str(table)])
    assert result.exit_code == 0, result.output
    told = " ".join(result.output.split())
    assert "8 reports found, 7 read" in told
    assert "not in English, kept unread 1" in told
    assert f"Next: regesta timeline {record}" in told
    lines = json.loads(CliRunner().invoke(app, ["timeline", record, "--between", "Norway", "Chad", "--json"]).output)
    signing = next(line for line in lines if line["event"].get("subtype") == "treaty_signing")
    assert signing["date"] == "2024-03-04"
    assert {source["outlet"] for source in signing["sources"]} >= {"Fjell Tidende"}
    again = CliRunner().invoke(app, ["add", record, str(pile), "--metadata", str(table), "--json"])
    assert json.loads(again.output)["already_there"] == 8
