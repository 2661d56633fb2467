"""CSV, Parquet and SQLite are read back by pandas, polars and Datasette; spreadsheets are not made to run anything."""

import asyncio
import csv
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

import regesta
from regesta.serve.export import Exported
from regesta.serve.export.csv import guarded
from regesta.serve.export.tables import all_tables

pytestmark = pytest.mark.model
Make = Callable[[str], tuple[Path, Exported]]


def test_every_table_is_a_csv_with_the_described_columns(exported: Make) -> None:
    folder, done = exported("csv")
    for table in all_tables():
        with (folder / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        assert header == [column.name for column in table.columns]
        assert len(rows) == done.written[table.name]
        keys = [tuple(row[header.index(name)] for name in table.key) for row in rows]
        assert len(set(keys)) == len(keys), f"the key of {table.name} tells its rows apart"
    assert "| `sentence_start` | whole number |" in (folder / "README.md").read_text(encoding="utf-8")


def test_csv_says_what_the_record_says(exported: Make, pile: Path) -> None:
    folder, _ = exported("csv")
    with (folder / "events.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    with regesta.open(pile) as record:
        lines = record.timeline()
    assert set(rows) == {line.id for line in lines}
    for line in lines:
        row = rows[line.id]
        assert (row["what"], row["date"], row["status"]) == (line.what, line.date or "", line.status)
        assert (row["reports"], row["origins"]) == (str(line.reports), str(line.origins))
    treaty = next(row for row in rows.values() if row["subtype"] == "treaty_signing")
    assert (treaty["first_day"], treaty["last_day"], treaty["quad"]) == ("2024-03-04", "2024-03-04", "1")
    undated = next(row for row in rows.values() if not row["date"])
    assert (undated["first_day"], undated["last_day"]) == ("", ""), "no day is made up"


@pytest.mark.parametrize(
    ("cell", "kind", "told"),
    [
        ("=1+1", "text", "'=1+1"), ("+47 22", "text", "'+47 22"), ("-5 degrees", "text", "'-5 degrees"), ("@home", "text", "'@home"),
        ("\tx", "text", "'\tx"), ("\r=x", "text", "'\r=x"), ("Oslo", "text", "Oslo"), (-3.25, "real", "-3.25"), (-3, "integer", "-3"),
        (None, "text", ""), (True, "yes", "yes"), (False, "yes", "no"), (0.0, "real", "0"),
    ],
)  # fmt: skip
def test_a_cell_that_looks_like_a_formula_is_guarded(cell: object, kind: str, told: str) -> None:
    assert guarded(cell, kind) == told  # type: ignore[arg-type]


def test_offsets_in_csv_find_the_words(exported: Make) -> None:
    folder, _ = exported("csv")

    def rows(name: str) -> list[dict[str, str]]:
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    texts = {row["document"]: row["text"] for row in rows("texts")}
    accounts = rows("event_mentions")
    assert accounts
    for row in accounts:
        assert texts[row["document"]][int(row["sentence_start"]) : int(row["sentence_end"])] == row["sentence"]
        assert texts[row["document"]][int(row["trigger_start"]) : int(row["trigger_end"])] == row["trigger"]
    names = rows("names")
    assert names
    assert all(texts[row["document"]][int(row["start"]) : int(row["end"])] == row["words"] for row in names)


def test_pandas_and_polars_read_the_parquet_files(exported: Make) -> None:
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    folder, done = exported("parquet")
    for table in all_tables():
        path = folder / f"{table.name}.parquet"
        assert list(pandas.read_parquet(path).columns) == [column.name for column in table.columns]
        assert polars.read_parquet(path).height == done.written[table.name]
    events = polars.read_parquet(folder / "events.parquet")
    assert events.schema["first_day"] == polars.Date
    assert events.schema["reports"] == polars.Int64
    parties = pandas.read_parquet(folder / "event_parties.parquet")
    signed = events.filter(polars.col("subtype") == "treaty_signing")["id"][0]
    assert sorted(parties[parties.event == signed].state) == ["NOR", "TCD"]


def test_sqlite_has_keys_that_hold(exported: Make) -> None:
    path, done = exported("sqlite")
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        for table in all_tables():
            assert connection.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0] == done.written[table.name]
        first, *_ = connection.execute("SELECT first_day, last_day, sentence FROM timeline").fetchall()
    connection.close()
    assert first[:2] == ("2024-02-26", "2024-03-03"), "last week, told on 7 March"
    assert "medicine" in first[2]


@pytest.mark.filterwarnings("ignore")
def test_datasette_serves_it(exported: Make) -> None:
    app = pytest.importorskip("datasette.app")
    path, done = exported("sqlite")
    metadata = json.loads(path.with_name(f"{path.name}.metadata.json").read_text(encoding="utf-8"))

    async def ask(address: str) -> object:
        response = await app.Datasette([str(path)], metadata=metadata).client.get(address)
        assert response.status_code == 200, address
        return response.json() if address.partition("?")[0].endswith(".json") else response.text

    name = path.stem
    events = asyncio.run(ask(f"/{name}/events.json?_shape=objects&_facet=type"))
    assert events["filtered_table_rows_count"] == done.written["events"]
    assert {one["value"] for one in events["facet_results"]["type"]["results"]} >= {"SUPPORT", "CONSULT"}
    page = asyncio.run(ask(f"/{name}/event_parties"))
    assert "Who acts and who is acted on." in page
    assert f"/{name}/events/" in page, "a party links to its event by the key"
    assert asyncio.run(ask(f"/{name}/timeline"))


def test_a_part_holds_what_belongs_to_its_events(pile: Path, tmp_path: Path) -> None:
    with regesta.open(pile) as record:
        done = record.export("csv", tmp_path / "part", between=("NOR", "TCD"))
        lines = record.timeline(between=("NOR", "TCD"))
    assert done.part
    assert done.written["events"] == len(lines)
    assert done.written["documents"] == len({source.document for line in lines for source in line.sources})
    assert "between NOR TCD" in (tmp_path / "part" / "README.md").read_text(encoding="utf-8")
