"""A file to mark and what comes of it: our own lines are right by themselves, and every slip that is put in is found again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

import regesta
from regesta.cli import app
from regesta.errors import InputError
from regesta.record import Record
from regesta.serve.evaluate.scores import Evaluation, Score
from regesta.store.database import open_store
from tests.store.test_round_trip import fill


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("gold") / "bridge.regesta"
    with open_store(made, create=True) as store:
        fill(store)
        store.connection.execute("UPDATE documents SET state = 'read'")
        store.connection.execute("DELETE FROM copies")
        store.connection.commit()
    return made


@pytest.fixture
def record(path: Path) -> Iterator[Record]:
    with regesta.open(path) as opened:
        yield opened


def marked(record: Record, tmp_path: Path, *changes: tuple[str, str]) -> Evaluation:
    """The record judged by its own lines, checked, with some words of the file changed."""
    text = record.gold().replace("checked: no", "checked: yes")
    for old, new in changes:
        assert old in text, text
        text = text.replace(old, new, 1)
    file = tmp_path / "gold.yaml"
    file.write_text(text, encoding="utf-8")
    return record.evaluate(file)


def score(found: Evaluation, kind: str, field: str) -> Score:
    return next(one for one in found.scores if (one.kind, one.field) == (kind, field))


def test_a_sheet_has_the_text_and_our_lines_and_parses(record: Record) -> None:
    text = record.gold()
    content = yaml.safe_load(text)
    assert set(content["reports"]) == {"a.txt", "b.txt", "c.txt"}
    first = content["reports"]["a.txt"]
    assert first["checked"] is False
    assert first["events"] == [
        {
            "type": "COOPERATE", "subtype": "transport_link", "actors": ["Norway (NOR)", "Chad (TCD)"], "date": "2024-03-03",
            "status": "happened", "by": [], "words": "opened a bridge on Sunday.",
        }
    ]  # fmt: skip
    assert first["statements"] == [{"speaker": "Anna Berg", "manner": "indirect", "words": "At least 12 guests came"}]
    assert first["figures"] == [{"counts": "guests", "value": ">=12", "by": ["Anna Berg"], "words": "At least 12"}]
    assert "#   Bridge opens" in text
    assert text.startswith("# A file to mark")


def test_a_sample_is_the_same_for_the_same_seed(record: Record) -> None:
    two = record.gold(sample=2, seed=3)
    assert two == record.gold(sample=2, seed=3)
    assert len(yaml.safe_load(two)["reports"]) == 2
    assert "2 of 3 reports, drawn with seed 3" in two
    drawn = {tuple(yaml.safe_load(record.gold(sample=1, seed=seed))["reports"]) for seed in range(12)}
    assert len(drawn) == 3
    with pytest.raises(InputError, match="from 1 on"):
        record.gold(sample=0)


def test_our_own_lines_are_right(record: Record, tmp_path: Path) -> None:
    found = marked(record, tmp_path)
    assert found.reports == 3
    assert found.wrong == found.lost == ()
    assert {(one.precision, one.recall, one.f1) for one in found.scores} == {(1.0, 1.0, 1.0)}


@pytest.mark.parametrize(
    ("old", "new", "kind", "field"),
    [
        ("type: COOPERATE", "type: AGREE", "events", "type"),
        ("status: planned", "status: happened", "events", "status"),
        ("Chad (TCD)", "Iceland (ISL)", "events", "parties"),
        ("'2024-03-03'", "'2024-03'", "events", "date"),
        ("manner: indirect", "manner: direct", "statements", "manner"),
        ("speaker: Anna Berg", "speaker: Idriss Sall", "statements", "speaker"),
        (">=12", "12", "figures", "value"),
        ("by: [Anna Berg]", "by: []", "figures", "claimant"),
    ],
)
def test_every_slip_is_found_in_its_field_alone(
    record: Record, tmp_path: Path, old: str, new: str, kind: str, field: str
) -> None:
    found = marked(record, tmp_path, (old, new))
    wrong = [one for one in found.scores if one.f1 != 1.0]
    assert {(one.kind, one.field) for one in wrong} == {(kind, field), (kind, "all")}
    assert [(one.kind, one.what) for one in found.wrong] == [(kind, field)]
    assert found.wrong[0].line
    assert found.wrong[0].ours


def test_a_line_taken_away_costs_precision_and_a_line_more_costs_recall(record: Record, tmp_path: Path) -> None:
    statement = "    statements:\n      - {speaker: Anna Berg, manner: indirect, words: At least 12 guests came}\n"
    less = marked(record, tmp_path, (statement, "    statements: []\n"))
    assert (score(less, "statements", "met").precision, score(less, "statements", "met").recall) == (0.0, None)
    assert [one.what for one in less.wrong] == ["extra"]
    line = (
        "      - {type: CONSULT, actors: [Norway (NOR)], status: happened, by: [], words: guests came}\n    statements:"
    )
    more = marked(record, tmp_path, ("    statements:", line))
    met = score(more, "events", "met")
    assert (met.precision, met.recall) == (1.0, 0.75)
    assert met.f1 == pytest.approx(6 / 7)
    assert [one.what for one in more.wrong] == ["missed"]


def test_words_that_are_not_there_are_told(record: Record, tmp_path: Path) -> None:
    found = marked(record, tmp_path, ("words: opened a bridge on Sunday.", "words: opened a tunnel"))
    assert found.lost == ("a.txt: opened a tunnel",)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("    checked: yes\n    events", "    checked: no\n    events", ""),
        ("type: COOPERATE", "type: PARTY", "line 1 of events: type PARTY is not known"),
        ("status: planned", "status: maybe", "Choose one of: happened"),
        ("'2024-03-03'", "soon", "soon is not a date"),
        ("speaker: Anna Berg, ", "", "line 1 of statements has no speaker"),
        ("a.txt:", "z.txt:", "not in the record: z.txt"),
        ("{type: COOPERATE", "{{type: COOPERATE", "not valid YAML"),
        ("reports:", "report:", "has no reports"),
        ("events:\n      - {", "events:\n      - 3\n      - {", "is not in braces"),
    ],
)
def test_a_file_in_another_form_is_answered_in_words(
    record: Record, tmp_path: Path, old: str, new: str, message: str
) -> None:
    if not message:
        assert marked(record, tmp_path, (old, new)).reports == 2
        return
    with pytest.raises(InputError, match=message):
        marked(record, tmp_path, (old, new))


def test_nothing_checked_and_nothing_there(record: Record, tmp_path: Path) -> None:
    file = tmp_path / "gold.yaml"
    file.write_text(record.gold(), encoding="utf-8")
    with pytest.raises(InputError, match="checked: yes"):
        record.evaluate(file)
    with pytest.raises(InputError, match="regesta gold new"):
        record.evaluate(tmp_path / "none.yaml")


def test_the_commands(path: Path, tmp_path: Path) -> None:
    def typed(*arguments: str) -> str:
        result = CliRunner().invoke(app, list(arguments), env={"COLUMNS": "120"})
        return " ".join((result.output if result.exit_code == 0 else result.stderr).split())

    file = tmp_path / "gold.yaml"
    assert "mark it as its first lines tell" in typed("gold", "new", str(path), "-o", str(file))
    assert "is there already" in typed("gold", "new", str(path), "-o", str(file))
    assert "not known" in typed("gold", "old", str(path))
    file.write_text(file.read_text("utf-8").replace("checked: no", "checked: yes").replace(">=12", "12"), "utf-8")
    told = typed("evaluate", str(path), str(file))
    assert "figures value 0.00 0.00 0.00 0 of 1 0 of 1" in told
    assert "figure, value: a.txt yours guests; 12; Anna Berg: “At least 12” ours >=12 guests" in told
    assert "3 reports checked, 1 line not right." in told
    assert '"ours_right"' in typed("evaluate", str(path), str(file), "--json")
