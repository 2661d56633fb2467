"""The sheet of statements to be read: tables of other shapes, lines, and that it stays outside the repository."""

import json
import sys
from pathlib import Path

import pytest

from bench.sheet import main, rows, statement_lines
from regesta.errors import InputError
from regesta.records import Document, Party, Provenance, Span, Statement

TEXT = "“We are few,” Max Holf said."
DOCUMENT = Document(id="d1", source="one.jsonl#1", sha256="x", text=TEXT, language="en")


def test_rows_of_both_kinds_of_table(tmp_path):
    table = tmp_path / "a.json"
    table.write_text(
        json.dumps([{"headline": "Few", "link": "http://a.example", "date": 1703376000000, "story_text": TEXT}])
    )
    assert rows(table) == [{"title": "Few", "url": "http://a.example", "text": TEXT, "date": "2023-12-24"}]
    other = tmp_path / "b.csv"
    other.write_text(
        'url,date,title,text\nhttp://b.example,2024-01-02,Few,"One\n\nline"\nhttp://c.example,2024-01-02,None,\n'
    )
    assert [(row["date"], row["text"]) for row in rows(other)] == [("2024-01-02", "One\n\nline")]
    with pytest.raises(InputError, match="neither"):
        rows(tmp_path / "c.txt")


def test_a_line_has_what_is_judged():
    cue = TEXT.index("said")
    said = Statement(
        id="s1", document="d1", content=(Span(document="d1", start=1, end=12, text=TEXT[1:12]),), manner="direct", act="assert",
        provenance=Provenance(made_by="test"), speaker=Party(name="Max Holf", span=None),
        cue=Span(document="d1", start=cue, end=cue + 4, text="said"),
    )  # fmt: skip
    told = statement_lines(7, DOCUMENT, said)
    assert told.startswith("  7 [ ] speaker [ ] words   one.jsonl#1")
    assert "Max Holf (by -; to -)" in told
    assert "direct, assert, cue 'said': We are few," in told


def test_the_sheet_is_not_written_into_the_repository(monkeypatch, capsys):
    inside = Path(__file__).with_name("sheet.txt")
    monkeypatch.setattr(sys, "argv", ["sheet", "events", "a.json", "--out", str(inside)])
    with pytest.raises(SystemExit):
        main()
    assert "outside the repository" in capsys.readouterr().err
    assert not inside.exists()


def test_a_record_file_is_no_table(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(
        sys, "argv", ["sheet", "events", str(tmp_path / "a.regesta"), "--out", str(tmp_path / "sheet.txt")]
    )
    with pytest.raises(SystemExit):
        main()
    assert "a.regesta is neither .json nor .csv. Give a table of reports." in capsys.readouterr().err
