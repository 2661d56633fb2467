"""The desk: one thing to judge, the queue beside it. In: filters, an id, what was judged last. Out: the page; judgements written.

Everything works as plain forms. `review.js` adds the keys and htmx keeps the page in place; both ask for the same addresses.
"""

from dataclasses import dataclass
from typing import Annotated, Literal
from urllib.parse import parse_qsl, quote, unquote

import msgspec
from fastapi import Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from regesta.errors import InputError
from regesta.record import Record
from regesta.records import Judgement
from regesta.serve import reviewtables
from regesta.serve.desk import Desk, Suggested
from regesta.serve.doubt import REASONS
from regesta.serve.judging import who_is
from regesta.serve.queue import KINDS, Queue
from regesta.serve.queue import Asked as Wish
from regesta.serve.reviewing import OneVerdict
from regesta.serve.tables import Table
from regesta.store.runs import RunSummary
from regesta.web.here import Asked, Here, address
from regesta.web.jobs import Tell
from regesta.web.marking import sentence
from regesta.web.serving import Pages, render

pages = Pages()
PATIENCE = 1.0  # seconds a page may look at what has changed; a queue of an old and large record is made over several
BESIDE = 25  # lines of the queue beside the desk
AT_ONCE = (
    3000  # accounts of a record up to which events are made anew within the request (about three seconds); a choice
)
WHO = "regesta-who"
LONGEST_NAME = 60
PairVerdict = Literal["same", "different", "unsure"]
VERBS = {"accept": "Accepted", "reject": "Rejected", "unsure": "Left unsure", "edit": "Changed", "undo": "Taken back",
         "same": "Judged the same", "different": "Judged different"}  # fmt: skip


@dataclass
class Filters:
    """What of the queue is asked for, and what is on the desk; empty is any."""

    kind: str = ""
    reason: str = ""
    actor: str = ""
    type: str = ""
    q: str = ""
    again: bool = False
    item: str = ""
    event: str = ""  # the pages of events ask in this way
    done: str = ""


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """What was judged last, for telling it and for taking it back."""

    id: str
    words: str
    undo: bool


class ReviewView(msgspec.Struct, frozen=True, kw_only=True):
    """The queue from the window on, and the thing on the desk; `earlier` and `later` are its neighbours in the queue."""

    total: int
    queue: Queue
    desk: Desk | None
    who: str
    earlier: str | None = None
    later: str | None = None
    done: Done | None = None
    missing: str | None = None
    unsettled: bool = False
    suggested: Suggested | None = None


def who_of(here: Here) -> str:
    """Who judges in this browser: the name chosen on the page, else that of whoever runs the server."""
    return who_is(unquote(here.request.cookies.get(WHO, ""))[:LONGEST_NAME])


def _table(view: ReviewView) -> Table:
    return reviewtables.queue(view.queue.items)


def kind_options(queue: Queue) -> list[tuple[str, str]]:
    """The kinds that wait, with how many."""
    return [(kind, f"{kind} ({queue.kinds.get(kind, 0)})") for kind in KINDS]


def reason_options(queue: Queue) -> list[tuple[str, str]]:
    """The reasons there are, the commonest first."""
    return [(name, f"{REASONS[name]} ({count})") for name, count in queue.reasons.items()]


SHOWN = {"sentence": sentence, "kind_options": kind_options, "reason_options": reason_options, "beside": BESIDE}


@pages.at("/review", "review.html", csv=_table, shown=SHOWN)
def review(here: Asked, filters: Annotated[Filters, Depends()]) -> ReviewView:
    """What to look at next, and the first of it (or `item`) laid out."""
    who = who_of(here)
    wish = Wish(
        kind=filters.kind, reason=filters.reason, actor=filters.actor, type=filters.type, q=filters.q, who=who,
        again=filters.again,
    )  # fmt: skip
    beside = min(here.window.size, BESIDE) if here.window.size <= 100 else here.window.size  # a CSV asks for more
    patience = PATIENCE if here.window.size <= 100 else None  # the lines of a CSV must all be of one moment
    queue = here.record.review.queue(wish, limit=beside, offset=(here.window.page - 1) * beside, patience=patience)
    item = filters.item or filters.event
    missing = None
    try:
        desk = here.record.review.desk(item or queue.items[0].id) if item or queue.items else None
    except InputError as error:
        desk, missing = None, str(error)
    earlier, later = _neighbours([one.id for one in queue.items], desk)
    return ReviewView(
        total=queue.total, queue=queue, desk=desk, who=who, earlier=earlier, later=later, missing=missing,
        done=_done(here, filters.done), unsettled=here.record.unfinished,
        suggested=here.record.review.suggested() if here.may_write else None,
    )  # fmt: skip


@pages.get("/review/looking", include_in_schema=False, response_model=None)
def looking(here: Asked) -> Response:
    """The queue made further, a piece of the page: asked for again and again until nothing waits."""
    with here.opened():
        return render(here, "review_looking.html", waiting=here.record.review.look(patience=PATIENCE), first=False)


def _neighbours(ids: list[str], desk: Desk | None) -> tuple[str | None, str | None]:
    if desk is None or desk.id not in ids:
        return None, ids[0] if ids and desk is not None else None
    at = ids.index(desk.id)
    return ids[at - 1] if at else None, ids[at + 1] if at + 1 < len(ids) else None


def _done(here: Here, key: str) -> Done | None:
    one = here.record.review.said(key) if key else None
    if one is None:
        return None
    change = one.change
    what = f"; {change.field}: {change.before or 'nothing'} → {change.after or 'nothing'}" if change else ""
    why = f" ({'; '.join(one.reasons)})" if one.reasons else ""
    words = f"{VERBS[one.verdict]} by {one.who or 'somebody'}: {here.record.review.line_of(one)}{what}{why}"
    return Done(id=one.id, undo=one.verdict == "undo", words=words)


# --- writing: each answers with the way back to the desk, or to the page it came from ---


@dataclass
class Came:
    """What every form of judging carries: what is judged, why, where to go on, and the filters of the queue."""

    item: Annotated[str, Form()]
    why: Annotated[str, Form()] = ""
    back: Annotated[str, Form()] = ""
    later: Annotated[str, Form()] = ""
    query: Annotated[str, Form()] = ""


@pages.post("/review/verdict/{verdict}", response_model=None)
def judge(here: Asked, verdict: OneVerdict, came: Annotated[Came, Depends()]) -> Response:
    """Accept, reject or leave unsure."""
    with here.opened():
        given = {"accept": here.record.review.accept, "reject": here.record.review.reject,
                 "unsure": here.record.review.unsure}[verdict]  # fmt: skip
        made = given(came.item, why=came.why or None, who=who_of(here), later=True)
        settle(here)
    return on(here, came, made, item=came.later)


@pages.post("/review/edit", response_model=None)
async def edit(here: Asked, request: Request) -> Response:
    """Put values in the place of those that the form was filled with; what was left as it was is left alone."""
    from starlette.concurrency import run_in_threadpool

    form = await request.form()
    given = {name: [str(value) for value in form.getlist(name)] for name in form}
    one = {name: values[0] for name, values in given.items()}
    came = Came(item=one.get("item", ""), why=one.get("why", ""), back=one.get("back", ""), query=one.get("query", ""))
    return await run_in_threadpool(_edit, here, came, given)


def _edit(here: Here, came: Came, given: dict[str, list[str]]) -> Response:
    with here.opened():
        changes = changes_of(here.record.review.desk(came.item), given)
        if not changes:
            return on(here, came, None, item=came.item)
        made = here.record.review.edit(came.item, *changes, why=came.why or None, who=who_of(here), later=True)
        settle(here)
    return on(here, came, made[-1], item=came.item)


def changes_of(desk: Desk, given: dict[str, list[str]]) -> list[str]:
    """What a form changes: "date=2024-03", "actor:Chad=Norway"; fields that stand as they stood are left out."""
    made = []
    for field in desk.fields:
        new = " ".join(given.get(field.name, [field.value])[0].split())
        if new != " ".join(field.value.split()):
            made.append(f"{field.name}={new}")
    for name in ("actor", "recipient"):
        for was, now in zip(given.get(f"{name}_was", []), given.get(name, []), strict=False):
            was, now = " ".join(was.split()), " ".join(now.split())
            if was != now:
                made.append(f"{name}+={now}" if not was else f"{name}:{was}={now}" if now else f"{name}-={was}")
    return made


@pages.post("/review/undo", response_model=None)
def undo(here: Asked, came: Annotated[Came, Depends()], judgement: Annotated[str, Form()] = "") -> Response:
    """Take back a judgement, or your last; an undoing as well."""
    with here.opened():
        _, made = here.record.review.undo(judgement or None, why=came.why or None, who=who_of(here), later=True)
        settle(here)
    return on(here, came, made, item=came.item)


@pages.post("/review/pair", response_model=None)
def pair(
    here: Asked,
    came: Annotated[Came, Depends()],
    other: Annotated[str, Form()],
    verdict: Annotated[PairVerdict, Form()],
) -> Response:
    """Judge that two actors, two events, or a mention and an event, are the same, different, or that it cannot be told."""
    with here.opened():
        made = here.record.review.pair(came.item, other, verdict, why=came.why or None, who=who_of(here), later=True)
        settle(here)
    return on(here, came, made, item=came.item)


@pages.post("/review/settle", response_model=None)
def settle_now(here: Asked) -> Response:
    """Make events anew with all that was judged, as long work."""
    path = here.site.path

    def work(tell: Tell) -> RunSummary:
        with Record(path) as record:
            return record.add([], progress=tell)

    job = here.site.jobs.start("Making events anew", work)
    return RedirectResponse(f"/jobs/{job.id}", status_code=303)


@pages.post("/review/who", response_model=None)
def called(here: Asked, who: Annotated[str, Form()] = "", query: Annotated[str, Form()] = "") -> Response:
    """Judge under another name in this browser."""
    answer = RedirectResponse("/review" + _queried(query), status_code=303)
    answer.set_cookie(
        WHO,
        quote(" ".join(who.split())[:LONGEST_NAME]),
        httponly=True,
        samesite="strict",
        path="/",
        max_age=400 * 86400,
    )
    return answer


def settle(here: Here) -> None:
    """Make events anew at once where that is quick; else it waits, and the page says so."""
    if here.record.review.size <= AT_ONCE:
        here.record.review.settle()


def on(here: Here, came: Came, made: Judgement | None, *, item: str) -> Response:
    """Where to go on: the page that the form was on, or the desk with its filters."""
    done = made.id if made else ""
    if came.back.startswith("/") and not came.back.startswith(("//", "/\\")):
        return RedirectResponse(came.back, status_code=303)
    return RedirectResponse("/review" + _queried(came.query, item=item, done=done), status_code=303)


def _queried(query: str, **more: str) -> str:
    names = {"kind", "reason", "actor", "type", "q", "again", "page"}
    kept = {key: value for key, value in parse_qsl(query) if key in names}
    return address("", **kept, **more)
