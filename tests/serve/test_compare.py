"""What the record says to machine-coded rows: supported, in part and why, not, and what cannot be judged."""

import csv
import datetime as dt
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import regesta
from regesta.cli import app
from regesta.ingest.coded import CodedRow
from regesta.records import TimeSpan
from regesta.serve.compare import Comparison
from regesta.serve.comparing import Known, held_against
from tests.serve import rows
from tests.serve.export.conftest import exported, pile  # noqa: F401

DAY = dt.date(2024, 3, 5)


def time(start: dt.date | None, end: dt.date | None) -> TimeSpan:
    return TimeSpan(edtf="", start=start, end=end, grain="day", said=None, reason="")


def event(actors: str, recipients: str = "", **fields: object) -> Known:
    common = {"id": "e", "type": "ACCUSE", "coded": "ACCUSE", "status": "happened", "reported": DAY, "reports": 1,
              "time": time(DAY, DAY + dt.timedelta(days=1))}  # fmt: skip
    sides = {"actors": frozenset(actors.split()), "recipients": frozenset(recipients.split())}
    return Known(**{**common, **sides, **fields})  # type: ignore[arg-type]


def row(type_: str | None = "ACCUSE", date: dt.date = DAY, code: str = "112") -> CodedRow:
    return CodedRow(line=1, id="r", form="icews", date=date, code=code, type=type_)  # type: ignore[arg-type]


def differs(one: CodedRow, known: Known, actors: str = "NOR", recipients: str = "DNK") -> list[str] | None:
    match = held_against(one, frozenset(actors.split()), frozenset(recipients.split()), known)
    return None if match is None else [why.partition(":")[0] for why in match.why]


def test_who_acts_on_whom() -> None:
    assert differs(row(), event("NOR", "DNK")) == []
    assert differs(row(), event("NOR GBR", "DNK")) == []
    assert differs(row(), event("DNK", "NOR")) == ["direction"]
    assert differs(row(), event("NOR DNK")) == [], "a mutual act has both directions"
    assert differs(row(), event("NOR", "ISL")) is None
    assert differs(row(), event("NOR")) == ["recipient"]
    assert differs(row(), event("NOR DNK"), "NOR DNK", "") == [], "a mutual row"
    assert differs(row(), event("NOR", "DNK"), "NOR DNK", "") == ["direction"]
    assert differs(row(), event("NOR DNK"), "NOR", "NOR") is None, "an act within a state is none between two"
    assert differs(row(), event("NOR", "NOR"), "NOR", "NOR") == []


def test_when() -> None:
    def on(start: dt.date | None, end: dt.date | None) -> Known:
        return event("NOR", "DNK", time=time(start, end) if start or end else None)

    day = dt.timedelta(days=1)
    assert differs(row(), on(DAY - 3 * day, DAY + 4 * day)) == [], "within the week that the reports tell"
    assert differs(row(), on(DAY - 2 * day, DAY - day)) == ["date"]
    assert differs(row(), on(DAY - 20 * day, DAY - 19 * day)) is None
    assert differs(row(), on(dt.date(2024, 1, 1), dt.date(2025, 1, 1))) == ["date"], (
        "a year is too wide to bear out a day"
    )
    assert differs(row(), on(None, DAY + day)) == ["date"]
    assert differs(row(), on(None, None)) == ["date"], "undated, but reported that day"
    assert differs(row(date=DAY + 2 * day), on(None, None)) is None, "nobody reports what is still to come"


def test_what() -> None:
    assert differs(row("THREATEN"), event("NOR", "DNK")) == ["type"], "another word of conflict"
    assert differs(row("ASSAULT"), event("NOR", "DNK")) is None, "a deed is no word"
    planned = event("NOR", "DNK", type="CONSULT", coded="AGREE", status="planned")
    assert differs(row("AGREE"), planned) == [], "PLOVER codes an announced meeting so"
    assert differs(row("CONSULT"), planned) == ["status"]
    denied = event("NOR", "DNK", type="ASSAULT", coded=None, status="denied")
    assert differs(row("ASSAULT"), denied) == ["status"]
    assert differs(row("THREATEN", date=DAY + dt.timedelta(days=1)), event("DNK", "NOR")) is None, (
        "three slips are another act"
    )


@pytest.fixture(scope="module")
def compared(pile: Path, tmp_path_factory: pytest.TempPathFactory) -> Comparison:  # noqa: F811
    with regesta.open(pile) as record:
        return record.compare(rows.polecat(tmp_path_factory.mktemp("rows") / "p.tsv"), everything=True)


@pytest.mark.model
def test_rows_on_the_pile(compared: Comparison) -> None:
    found = {one.row.id: one for one in compared.compared}
    assert {key: one.verdict for key, one in found.items()} == {
        "p1": "supported", "p2": "partly", "p3": "supported", "p4": "partly", "p5": "partly", "p6": "not", "p7": "not coverable",
        "p8": "not coverable", "p9": "not coverable", "p10": "supported",
    }  # fmt: skip
    assert found["p2"].why == ("date: 5 Mar 2024 in the row, 4 Mar 2024 in the record",)
    assert found["p4"].why == ("direction: the record has it the other way round",)
    assert found["p5"].why == (
        "status: done in the row, planned in the record",
        "date: the record has it planned for Jun 2024 (first reported 6 Mar 2024)",
    )
    assert found["p2"].again, "the treaty was told by the row before"
    assert not found["p3"].again
    assert found["p10"].again
    assert found["p7"].why == ("the record's reports name no such actor: BOL, PER",)
    assert found["p8"].why[0].startswith("the record's reports are of another time")
    assert found["p6"].evidence is None


@pytest.mark.model
def test_every_support_has_its_sentence(compared: Comparison, pile: Path) -> None:  # noqa: F811
    with regesta.open(pile) as record:
        texts = {one.id: " ".join(one.text.split()) for one in record.documents()}
        for one in compared.compared:
            if one.evidence is not None:
                assert one.evidence.sentence
                assert one.evidence.sentence in texts[one.evidence.document or ""]
                assert record.show(one.evidence.event)


@pytest.mark.model
def test_totals_and_what_no_row_has(compared: Comparison) -> None:
    assert compared.rows == len(rows.ROWS)
    assert compared.totals == {"supported": 3, "partly": 3, "not": 1, "not coverable": 3}
    assert sum(sum(counts.values()) for counts in compared.by_type.values()) == 7
    assert sum(compared.not_coverable.values()) == 3
    assert sum(compared.differences.values()) == 3
    taken = {one.evidence.event for one in compared.compared if one.evidence}
    assert not taken & {one.event for one in compared.missing}


@pytest.mark.model
@pytest.mark.parametrize("columns", [58, 61])
def test_gdelt_and_icews_rows(pile: Path, tmp_path: Path, columns: int) -> None:  # noqa: F811
    with regesta.open(pile) as record:
        found = record.compare(rows.gdelt(tmp_path / "g.csv", columns=columns))
        assert [one.verdict for one in found.compared] == ["supported", "not"]
        found = record.compare(rows.icews(tmp_path / "i.tab"), everything=True)
    assert [one.verdict for one in found.compared] == ["supported", "partly", "not coverable"]
    assert found.compared[1].why == ("type: AGREE in the row, CONSULT in the record",)
    assert "regesta statements" in found.compared[2].why[0]


@pytest.mark.model
def test_a_record_supports_its_own_rows(pile: Path, tmp_path: Path) -> None:  # noqa: F811
    with regesta.open(pile) as record:
        for form in ("polecat", "gdelt"):
            record.export(form, tmp_path / form)
            found = record.compare(tmp_path / form)
            assert found.totals["partly"] + found.totals["not"] == 0
            assert found.totals["supported"] > 0


@pytest.mark.model
def test_on_the_command_line(pile: Path, tmp_path: Path) -> None:  # noqa: F811
    path = rows.polecat(tmp_path / "p.tsv")
    done = CliRunner().invoke(
        app, ["compare", str(pile), str(path), "--html", str(tmp_path / "p.html")], env={"COLUMNS": "160"}
    )
    assert done.exit_code == 0, done.output
    first, *_ = done.output.splitlines()
    assert first == "10 rows, 7 of them on actors and days that the record covers."
    assert "supported: 3 (43%)" in done.output
    assert "direction: the record has it the other way round" in done.output
    page = (tmp_path / "p.html").read_text(encoding="utf-8")
    assert "regesta show" in page
    assert "<q>Norway and Chad signed a treaty" in page or "signed a fishing treaty" in page
    flat = CliRunner().invoke(app, ["compare", str(pile), str(path), "--csv", "--all"])
    table = list(csv.DictReader(io.StringIO(flat.stdout)))
    assert [one["verdict"] for one in table if one["row_id"] == "p4"] == ["partly"]
    assert (
        json.loads(CliRunner().invoke(app, ["compare", str(pile), str(path), "--json"]).stdout)["totals"]["supported"]
        == 3
    )
    bad = CliRunner().invoke(app, ["compare", str(pile), str(tmp_path / "p.html")])
    assert bad.exit_code == 1
    assert "of no form known" in bad.stderr
