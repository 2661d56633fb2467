"""What is given and what comes out; above all what is bad in the ways that files are bad."""

import csv
import io
import json
import os
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from regesta.ingest import archives, raw, sources
from regesta.ingest.raw import RawReport
from regesta.ingest.sources import raw_reports
from regesta.issues import Issue

TEXT = "Ferry sails\n\nThe ferry left Port Ellery on Monday with forty people on board.\n"


def _split(found: Iterable[RawReport | Issue]) -> tuple[list[RawReport], list[Issue]]:
    reports: list[RawReport] = []
    issues: list[Issue] = []
    for each in found:
        (issues if isinstance(each, Issue) else reports).append(each)  # type: ignore[arg-type]
    return reports, issues


def _only_issue(path: Path) -> Issue:
    reports, issues = _split(raw_reports([path]))
    assert reports == []
    assert len(issues) == 1
    assert issues[0].stage == "ingest"
    assert issues[0].advice
    return issues[0]


def _zip(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_a_folder_is_read_in_order_of_name_with_names_relative_to_it(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.html", "a/c.md", "c/d/e.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    reports, issues = _split(raw_reports([tmp_path]))
    assert [(report.source, report.kind) for report in reports] == [
        ("a/c.md", "markdown"), ("a/z.html", "html"), ("b.txt", "text"), ("c/d/e.txt", "text"),
    ]  # fmt: skip
    assert issues == []
    assert reports[0].data == TEXT.encode()


def test_equal_bytes_have_equal_ids(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "c.txt").write_text(TEXT + "more")
    reports, _ = _split(raw_reports([tmp_path]))
    assert reports[0].id == reports[1].id != reports[2].id


def test_what_is_no_report_is_counted_not_silent(tmp_path: Path) -> None:
    for name in (".hidden.txt", "README.md", "a.jpg", "b.jpg", "c.jpg", "d.jpg", "LICENSE", "notes.odt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    reports, issues = _split(raw_reports([tmp_path]))
    assert reports == []
    assert [(issue.code, issue.reason) for issue in issues] == [
        ("unknown-kind", "4 files skipped (of kind .jpg): a.jpg, b.jpg, c.jpg, ...."),
        ("unknown-kind", "1 file skipped (of kind .odt): notes.odt."),
        ("about-file", "2 files skipped (about the pile, not a report): LICENSE, README.md."),
        ("hidden-file", "2 files skipped (hidden): .git/x.txt, .hidden.txt."),
    ]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.txt", b"", "empty-file"),
        ("blank.html", b" \n\n ", "empty-file"),
        ("blank.json", b" ", "empty-file"),
        ("binary.txt", bytes(range(256)) * 10, "binary-file"),
        ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(100), "binary-file"),
        ("paper.txt", b"%PDF-1.7 ...", "binary-file"),
        ("broken.json", b'[{"text": "a', "broken-json"),
        ("deep.json", b"[" * 100_000, "broken-json"),
        ("none.json", b'{"settings": {"a": 1}}', "no-reports"),
        ("numbers.json", b"[1, 2, 3]", "no-reports"),
        ("broken.jsonl", b"{nothing}\nnor this\n", "broken-json"),
        ("notext.csv", b"title,date\nFerry sails,2023-09-14\n", "no-text-column"),
        ("metadata.csv", b"file,publisher\na.txt,Daily\n", "metadata-table"),
        ("broken.zip", b"PK\x03\x04 and then nothing", "broken-zip"),
        ("text.zip", b"not a zip at all", "broken-zip"),
    ],
)
def test_bad_files(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    issue = _only_issue(path)
    assert (issue.code, issue.source) == (code, name)


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    issue = _only_issue(tmp_path / "none")
    assert (issue.code, issue.reason) == ("missing-path", "none is not there.")


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "locked.txt"
    path.write_text(TEXT)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # the user that runs tests may be one who may read everything
    issue = _only_issue(path)
    assert (issue.code, issue.advice) == ("no-permission", "Run: chmod u+r 'locked.txt'")


def test_a_folder_without_permission_does_not_stop_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b.txt").write_text(TEXT)
    whole = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "a":
            raise PermissionError(13, "Permission denied")
        return whole(path)

    monkeypatch.setattr(sources.os, "scandir", refuse)
    reports, issues = _split(raw_reports([tmp_path]))
    assert [report.source for report in reports] == ["b.txt"]
    assert [issue.code for issue in issues] == ["no-permission"]


def test_a_file_that_vanishes_while_the_run_goes_on(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    found = raw_reports([tmp_path])
    first = next(found)
    (tmp_path / "b.txt").unlink()
    rest = list(found)
    assert isinstance(first, RawReport)
    assert [issue.code for issue in rest if isinstance(issue, Issue)] == ["vanished-file"]


def test_links(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/report.txt").write_text(TEXT)
    (tmp_path / "a/loop").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    (tmp_path / "self.txt").symlink_to("self.txt")
    reports, issues = _split(raw_reports([tmp_path]))
    assert [report.source for report in reports] == ["a/report.txt"]
    assert sorted((issue.code, issue.source) for issue in issues) == [
        ("link-loop", "a/loop"), ("unreadable-file", "self.txt"), ("vanished-file", "gone.txt"),
    ]  # fmt: skip


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert _only_issue(tmp_path).code == "not-a-file"


def test_a_file_of_fifty_megabytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    issue = _only_issue(path)
    assert issue.code == "too-large"
    assert "Split it" in issue.advice


def test_ten_thousand_tiny_files_come_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "00000.txt").write_text(TEXT)
    for index in range(1, 10_000):
        os.link(tmp_path / "00000.txt", tmp_path / f"{index:05}.txt")
    found = raw_reports([tmp_path])
    first = next(found)
    assert isinstance(first, RawReport)
    assert first.source == "00000.txt"
    assert sum(1 for _ in found) == 9_999


def test_a_page_saved_as_text_is_a_page(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("\n<!DOCTYPE html><html><body><p>Ferry</p></body></html>")
    reports, _ = _split(raw_reports([tmp_path]))
    assert [report.kind for report in reports] == ["html"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    def given(data: bytes) -> list[tuple[str, str]]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        return [(each.source, each.kind if isinstance(each, RawReport) else each.code) for each in raw_reports(["-"])]

    assert given(TEXT.encode()) == [("-", "text")]
    assert given(b"<!doctype html><p>Ferry</p>") == [("-", "html")]
    assert given(b'{"text": "Ferry one"}\n{"text": "Ferry two"}\n') == [("-#1", "row"), ("-#2", "row")]
    assert given(b'{\n"text": "Ferry one"\n}') == [("-", "row")]
    assert given(b'[{"text": "Ferry one"}]') == [("-#1", "row")]
    assert given(b"") == [("-", "empty-file")]


def test_metadata_reaches_its_report(tmp_path: Path) -> None:
    for name in ("x/a.txt", "y/a.txt", "y/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "t.jsonl").write_text('{"text": "Ferry one"}\n{"text": "Ferry two"}\n')
    table = {
        "x/a.txt": {"publisher": "X"}, "a.txt": {"publisher": "either"}, "b.txt": {"publisher": "B"},
        "t.jsonl": {"publisher": "T"}, "t.jsonl#2": {"publisher": "T2"}, "gone.txt": {"publisher": "G"},
    }  # fmt: skip
    reports, issues = _split(raw_reports([tmp_path], metadata=table))
    assert {report.source: report.metadata.get("publisher") for report in reports} == {
        "t.jsonl#1": "T", "t.jsonl#2": "T2", "x/a.txt": "X", "y/a.txt": None, "y/b.txt": "B",
    }  # fmt: skip
    assert [(issue.code, issue.source) for issue in issues] == [
        ("metadata-unmatched", "a.txt"),
        ("metadata-unmatched", "gone.txt"),
    ]


def test_zip(tmp_path: Path) -> None:
    rows = json.dumps([{"text": "Ferry one"}]).encode()
    path = _zip(
        tmp_path / "pile.zip",
        {
            "b/page.html": b"<p>Ferry</p>",
            "a.txt": TEXT.encode(),
            "rows.json": rows,
            "x.jpg": b"x",
            "in.zip": b"PK",
            "e.txt": b"",
        },
    )
    reports, issues = _split(raw_reports([path]))
    assert [report.source for report in reports] == ["pile.zip/a.txt", "pile.zip/b/page.html", "pile.zip/rows.json#1"]
    assert sorted(issue.code for issue in issues) == ["empty-file", "nested-zip", "unknown-kind"]


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = _zip(tmp_path / "bomb.zip", {"a.txt": bytes(15_000_000).replace(b"\0", b"a"), "b.txt": TEXT.encode()})
    reports, issues = _split(raw_reports([path]))
    assert [report.source for report in reports] == ["bomb.zip/b.txt"]
    assert [issue.code for issue in issues] == ["too-large"]


def test_many_members_together_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_ARCHIVE_BYTES", 100)
    path = _zip(
        tmp_path / "pile.zip", {f"{index}.txt": b"The ferry sailed at six on Monday morning." for index in range(5)}
    )
    reports, issues = _split(raw_reports([path]))
    assert len(reports) == 2
    assert [issue.code for issue in issues] == ["too-large"] * 3


def test_a_locked_member(tmp_path: Path) -> None:
    path = _zip(tmp_path / "locked.zip", {"a.txt": TEXT.encode()})
    data = bytearray(path.read_bytes())
    data[6] |= 1  # the lock bit in the member's header and in the directory
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(data))
    assert _only_issue(path).code == "encrypted"


def test_a_damaged_member_does_not_stop_the_others(tmp_path: Path) -> None:
    path = _zip(tmp_path / "pile.zip", {"a.txt": TEXT.encode() * 20, "b.txt": TEXT.encode()})
    data = bytearray(path.read_bytes())
    data[40:50] = bytes(10)
    path.write_bytes(bytes(data))
    reports, issues = _split(raw_reports([path]))
    assert [report.source for report in reports] == ["pile.zip/b.txt"]
    assert [issue.code for issue in issues] == ["broken-zip"]


def test_rows_of_tables(tmp_path: Path) -> None:
    with (tmp_path / "a.csv").open("w", newline="") as file:
        csv.writer(file).writerows(
            [["Headline", "Body", "Outlet", "Date"], ["Ferry, sails", 'It "sailed".\nTwice.', "Daily", "2023-09-14"]]
        )
    (tmp_path / "b.json").write_text(
        json.dumps({"meta": {"n": 1}, "articles": [{"title": "T", "content": "C", "author": {"name": "Ann"}}]})
    )
    (tmp_path / "c.jsonl").write_text(
        '{"text": "one", "published_at": 1703376000000}\nbroken\n\n{"title": "no text"}\n'
    )
    (tmp_path / "d.tsv").write_text("title\ttext\nT\tone\n")
    (tmp_path / "e.json").write_text('{"text": "one"}\n{"text": "two"}\n')
    reports, issues = _split(raw_reports([tmp_path]))
    assert {report.source: dict(report.fields) for report in reports} == {
        "a.csv#1": {
            "title": "Ferry, sails",
            "text": 'It "sailed".\nTwice.',
            "publisher": "Daily",
            "published": "2023-09-14",
        },
        "b.json#1": {"title": "T", "text": "C", "byline": "Ann"},
        "c.jsonl#1": {"text": "one", "published": "1703376000000"},
        "d.tsv#1": {"title": "T", "text": "one"},
        "e.json#1": {"text": "one"},
        "e.json#2": {"text": "two"},
    }
    assert [(issue.code, issue.source) for issue in issues] == [("broken-json", "c.jsonl"), ("no-text", "c.jsonl")]


def test_a_row_has_the_same_id_in_whatever_order_its_keys_stand(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"text": "one", "title": "T"}, {"title": "T", "text": "one"}]')
    reports, _ = _split(raw_reports([tmp_path]))
    assert reports[0].id == reports[1].id


def test_a_table_of_an_unknown_encoding_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("title,text\nCafé,The café’s owner said no\n".encode("cp1252"))
    reports, issues = _split(raw_reports([tmp_path]))
    assert reports[0].fields["title"] == "Café"
    assert [issue.code for issue in issues] == ["encoding-guessed"]


def test_limits_stand_in_order() -> None:
    assert raw.SMALL_MEMBER_BYTES < raw.MAX_REPORT_BYTES < raw.MAX_TABLE_BYTES < raw.MAX_ARCHIVE_BYTES


def test_a_json_file_that_is_one_report_has_its_name_alone(tmp_path):
    (tmp_path / "one.json").write_text('{"headline": "T", "articleBody": "C"}')
    (tmp_path / "list.json").write_text('[{"headline": "T", "articleBody": "D"}]')
    reports, _ = _split(raw_reports([tmp_path]))
    assert [report.source for report in reports] == ["list.json#1", "one.json"]
