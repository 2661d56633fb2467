"""Beside the desk: actors that may be one, the log, agreement, files for a team. In: filters, files. Out: pages; judgements taken in."""

from dataclasses import dataclass
from typing import Annotated

import msgspec
from fastapi import Depends, File, Form, UploadFile
from fastapi.responses import RedirectResponse, Response

from regesta.errors import InputError
from regesta.serve import reviewtables
from regesta.serve.agreement import Agreement
from regesta.serve.alike import Alike
from regesta.serve.reviewlog import Entry
from regesta.serve.tables import Table
from regesta.serve.team import Taken
from regesta.web.here import Asked, Here
from regesta.web.links import actor_url, event_url
from regesta.web.pages.review import settle, who_of
from regesta.web.serving import Pages, render

pages = Pages()
LARGEST = 64 * 2**20  # bytes of one file of judgements; a choice: some hundred thousand


@dataclass
class Filters:
    """Which judgements are asked for; empty is any."""

    who: str = ""
    kind: str = ""
    thing: str = ""


class LogView(msgspec.Struct, frozen=True, kw_only=True):
    """A window of the log, the latest first, and who there is."""

    total: int
    entries: tuple[Entry, ...]
    reviewers: tuple[str, ...]


class AgreementView(msgspec.Struct, frozen=True, kw_only=True):
    """Of each two reviewers how far they agree."""

    agreements: tuple[Agreement, ...]
    reviewers: tuple[str, ...]


class AlikeView(msgspec.Struct, frozen=True, kw_only=True):
    """A window of the pairs of actors that may be one, the likeliest first."""

    total: int
    pairs: tuple[Alike, ...]


class TeamView(msgspec.Struct, frozen=True, kw_only=True):
    """What a file brought, after it was taken in."""

    judgements: int
    taken: Taken | None = None


def target_url(entry: Entry) -> str | None:
    """The page of what a judgement is on."""
    if entry.target is None:
        return None
    if entry.kind == "actor":
        return actor_url(entry.target)
    return event_url(entry.target) if entry.kind in ("event", "mention") else f"/review?item={entry.target}"


@pages.at(
    "/review/log", "review_log.html", csv=lambda view: reviewtables.log(view.entries), shown={"target_url": target_url}
)
def log(here: Asked, filters: Annotated[Filters, Depends()]) -> LogView:
    """Who judged what and when, before and after, and why."""
    found = here.record.review.log(who=filters.who, kind=filters.kind, thing=filters.thing)
    start = here.window.offset
    return LogView(
        total=len(found), entries=found[start : start + here.window.size], reviewers=here.record.review.reviewers()
    )


@pages.at("/review/agreement", "review_agreement.html")
def agreement(here: Asked, left: str = "", right: str = "") -> AgreementView:
    """How far reviewers agree, and where they differ."""
    return AgreementView(
        agreements=here.record.review.agreement(left=left, right=right), reviewers=here.record.review.reviewers()
    )


def alike_csv(view: AlikeView) -> Table:
    """One row a pair."""
    columns = ("left", "left_name", "left_reports", "right", "right_name", "right_reports", "kind", "score", "reasons")
    rows = tuple(
        (one.left.id, one.left.name, str(one.left.reports), one.right.id, one.right.name, str(one.right.reports), one.left.kind,
         f"{one.score:.2f}", "; ".join(one.reasons))
        for one in view.pairs
    )  # fmt: skip
    return Table(columns=columns, rows=rows)


@pages.at("/review/actors", "review_actors.html", csv=alike_csv)
def actors(here: Asked) -> AlikeView:
    """Actors that may be the same."""
    found = here.kept("alike", None, here.record.review.alike)
    return AlikeView(total=len(found), pairs=found[here.window.offset : here.window.offset + here.window.size])


@pages.at("/review/team", "review_team.html")
def team(here: Asked) -> TeamView:
    """Judgements handed on as a file."""
    return TeamView(judgements=_by_people(here))


def _by_people(here: Here) -> int:
    """How many judgements there are to hand on; the program's own are made anew from the reports."""
    return sum(one.decided_by == "person" for one in here.record.judgements())


@pages.get("/review/judgements.jsonl", include_in_schema=False, response_model=None)
def export(here: Asked) -> Response:
    """All judgements as JSON lines."""
    with here.opened():
        content = here.record.review.lines()
    name = "".join(sign for sign in who_of(here) if sign.isalnum() and sign.isascii())
    headers = {"content-disposition": f'attachment; filename="judgements-{name}.jsonl"'}
    return Response(content, media_type="application/x-ndjson", headers=headers)


@pages.post("/review/import", response_model=None)
def import_(here: Asked, file: Annotated[UploadFile, File()]) -> Response:
    """Take in a colleague's judgements."""
    content = file.file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise InputError(f"The file is larger than {LARGEST // 2**20} MB. Use: regesta review import RECORD FILE")
    with here.opened():
        taken = here.record.review.take(content, name=file.filename or "The file")
        settle(here)
        view = TeamView(judgements=_by_people(here), taken=taken)
        return render(here, "review_team.html", view=view)


@pages.post("/review/log/undo", response_model=None)
def undo(here: Asked, judgement: Annotated[str, Form()]) -> Response:
    """Take back any line of the log, an undoing as well."""
    with here.opened():
        here.record.review.undo(judgement, who=who_of(here), later=True)
        settle(here)
    return RedirectResponse("/review/log", status_code=303)
