"""Adding from the browser: names made safe, a run in the background, its outcome; guarded as all writing is."""

import time
from pathlib import Path, PurePosixPath

import pytest
from starlette.testclient import TestClient

from regesta.errors import InputError
from regesta.web.jobs import Jobs
from regesta.web.pages.add import LONGEST_NAME, safe_name
from tests.piles import REPORTS
from tests.web.conftest import client_of

NAMES = ["../../etc/passwd", "/etc/passwd", "C:\\Windows\\x.txt", "..", ".", "", "a/../../b.txt", "\u202egnp.txt", "a\x00b.txt",
         "x" * 5000 + ".txt",
         "con\r\nset-cookie: x.txt", "<script>.txt", ".hidden", "a/b/c/d/e/f.txt", " .. /x.txt", "\u200b.txt"]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_stays_below_its_folder(name: str, tmp_path: Path) -> None:
    made = safe_name(name, 7)
    assert not made.is_absolute()
    assert ".." not in PurePosixPath(made).parts
    assert (tmp_path / made).resolve().is_relative_to(tmp_path.resolve())
    assert all(len(part) <= LONGEST_NAME and part.isprintable() for part in made.parts)
    assert made.parts


def waited(client: TestClient, address: str) -> dict[str, object]:
    """The job's JSON once it is over."""
    for _ in range(600):
        told: dict[str, object] = client.get(address + ".json").json()
        if told["state"] != "running":
            return told
        time.sleep(0.1)
    raise AssertionError("the job did not end")


@pytest.mark.model
def test_files_are_read_and_what_was_skipped_is_told(tmp_path: Path) -> None:
    import regesta

    record = tmp_path / "new.regesta"
    regesta.open(record, create=True).close()
    client = client_of(record, writing=True)
    assert "This record is empty" in client.get("/").text
    assert "no events yet" in client.get("/timeline").text
    assert "No issues." in client.get("/issues").text
    files = [("files", (name, text.encode())) for name, text in list(REPORTS.items())[:2]]
    files += [
        ("files", ("bad.xyz", b"?")),
        ("files", ("empty.txt", b"")),
        ("metadata", ("table.csv", b"file,publisher,published\nopening.txt,Fjell,2024-03-04\n")),
    ]
    answer = client.post("/add", files=files)
    assert answer.status_code == 303
    told = waited(client, answer.headers["location"])
    assert told["state"] == "done", told
    summary = told["summary"]
    assert isinstance(summary, dict)
    assert summary["read"] == 2
    assert set(summary["skipped"]) >= {"unknown-kind", "empty-file"}
    page = client.get(answer.headers["location"]).text
    assert "which, and what to do" in page
    assert client.get("/timeline.json").json()["total"] >= 1
    assert "empty.txt" in client.get("/issues").text
    assert "Earlier runs" in client.get("/add").text


def test_nothing_chosen_is_told(writer: TestClient) -> None:
    answer = writer.post("/add", files={"files": ("", b"")})
    assert answer.status_code == 400
    assert "No file was chosen" in answer.text


def test_a_table_of_another_kind_is_refused(writer: TestClient) -> None:
    answer = writer.post("/add", files=[("files", ("a.txt", b"x")), ("metadata", ("table.exe", b"x"))])
    assert answer.status_code == 400
    assert "table.exe" in answer.text


def test_one_job_at_a_time_and_a_broken_one_is_told() -> None:
    jobs, gate = Jobs(), __import__("threading").Event()

    def fails(tell: object) -> None:
        gate.wait(5)
        raise InputError("the disk is full")

    job = jobs.start("a try", fails)
    with pytest.raises(InputError, match="a try"):
        jobs.start("another", lambda tell: None)
    gate.set()
    for _ in range(100):
        if job.state != "running":
            break
        time.sleep(0.02)
    assert (job.state, job.error) == ("failed", "the disk is full")
    assert jobs.running is None
