"""Adding reports, and the work that goes on. In: files dropped on a page. Out: a job that reads them, how far it is, what was skipped."""

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from regesta.errors import InputError
from regesta.record import Record
from regesta.store.runs import RunSummary
from regesta.web.failures import NotHere
from regesta.web.here import Asked
from regesta.web.jobs import Job, Tell
from regesta.web.safety import LARGEST_BODY, MOST_FILES
from regesta.web.serving import Pages

pages = Pages()
LONGEST_NAME = 120
ALONE = {"metadata": (".csv",), "actors": (".yaml", ".yml", ".csv", ".jsonl", ".json")}


class AddView(msgspec.Struct, frozen=True, kw_only=True):
    """What may be added, what runs now, and what earlier runs did, the last first."""

    most_files: int
    most_megabytes: int
    running: str | None
    unfinished: bool
    runs: tuple[tuple[str, RunSummary], ...]


class JobView(msgspec.Struct, frozen=True, kw_only=True):
    """How far a job is; `summary` is what a run of `add` did."""

    id: str
    what: str
    state: str
    doing: str
    done: int
    total: int | None
    share: int | None
    error: str
    summary: RunSummary | None


@pages.at("/add", "add.html")
def add(here: Asked) -> AddView:
    """The page that files are dropped on."""
    running = here.site.jobs.running
    return AddView(
        most_files=MOST_FILES, most_megabytes=LARGEST_BODY // 2**20, running=running.id if running else None,
        unfinished=here.record.unfinished, runs=here.record.runs(),
    )  # fmt: skip


@pages.post("/add", response_model=None, include_in_schema=False)
async def take(request: Request, here: Asked) -> Response:
    """Take the files and begin to read them."""
    form = await request.form(max_files=MOST_FILES)
    sent = {name: [one for one in form.getlist(name) if isinstance(one, UploadFile) and one.filename]
            for name in ("files", *ALONE)}  # fmt: skip
    if not sent["files"] and form.get("finish") is None:
        raise InputError("No file was chosen. Drop files on the page, or press the button that lets you choose some.")
    if here.site.jobs.running is not None:
        raise InputError("Reports are being added at the moment. Wait until that is done, then add these.")
    folder = Path(tempfile.mkdtemp(prefix="regesta-add-"))
    try:
        await run_in_threadpool(_keep, folder, sent)
        job = here.site.jobs.start("adding reports", _work(here.site.path, folder))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return RedirectResponse(f"/jobs/{job.id}", status_code=303)


def _keep(folder: Path, sent: Mapping[str, Sequence[UploadFile]]) -> None:
    (folder / "reports").mkdir()
    for number, one in enumerate(sent["files"]):
        _write(one, folder / "reports" / safe_name(one.filename or "", number))
    for name, endings in ALONE.items():
        for one in sent[name][:1]:
            ending = Path(one.filename or "").suffix.lower()
            if ending not in endings:
                raise InputError(f"The {name} file must end in {' or '.join(endings)}; {one.filename} does not.")
            _write(one, folder / f"{name}{ending}")


def _write(upload: UploadFile, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        path = path.with_name(f"{path.stem}-{len(list(path.parent.iterdir()))}{path.suffix}")
    with path.open("wb") as file:
        shutil.copyfileobj(upload.file, file)


def safe_name(name: str, number: int) -> Path:
    """A name below our own folder, as near to the given one as is safe: no way up, no signs that steer, not too long."""
    parts = [
        "".join(sign for sign in part if sign.isprintable() and sign not in '<>:"|?*').strip(" .")
        for part in name.replace("\\", "/").split("/")
    ]
    kept = [part if len(part) <= LONGEST_NAME else part[:80] + part[-36:] for part in parts if part]
    return Path(*kept[-4:]) if kept else Path(f"report-{number}.txt")


def _work(record: Path, folder: Path) -> Any:
    def work(tell: Tell) -> RunSummary:
        given = {name: next(iter(sorted(folder.glob(f"{name}.*"))), None) for name in ALONE}
        reports = folder / "reports"
        try:
            with Record(record) as opened:
                paths = [reports] if any(reports.iterdir()) else []
                return opened.add(paths, metadata=given["metadata"], actors=given["actors"], progress=tell)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    return work


@pages.at("/jobs/{id}", "job.html")
def job(here: Asked, id: str) -> JobView:
    """How far a job is."""
    found = here.site.jobs.get(id)
    if found is None:
        raise NotHere(
            "This work is not known any more: the server was started anew since. What it had finished is kept."
        )
    return _told(found)


def _told(job: Job) -> JobView:
    summary = job.result if isinstance(job.result, RunSummary) else None
    return JobView(
        id=job.id, what=job.what, state=job.state, doing=job.doing, done=job.done, total=job.total, share=job.share,
        error=job.error, summary=summary,
    )  # fmt: skip
