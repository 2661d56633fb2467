"""One function, three addresses. In: a function from filters to a view (a msgspec record). Out: its page, its .json and its .csv.

    pages = Pages()

    @pages.at("/figures", "figures.html", csv=as_table)
    def figures(here: Asked, filters: Annotated[Filters, Depends()]) -> FiguresView: ...

The template gets exactly what the JSON tells: `view`. Functions are plain, not async: they run in threads, each with its own Record.
"""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from typing import Any

import msgspec
from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response, StreamingResponse

from regesta.serve.tables import Table
from regesta.web.here import Here, Window

CHUNK = 1000  # lines of a CSV fetched at once
FORMULA = ("=", "+", "-", "@", "\t", "\r")
WRONG: dict[int | str, dict[str, Any]] = {
    400: {"description": "a filter has an impossible value; `error` says which are possible"},
    403: {"description": "the address with its token is needed"},
    404: {"description": "nothing in the record is called so"},
    503: {"description": "the record cannot be read at the moment"},
}


class Pages(APIRouter):
    """A router with one more decorator: `at`."""

    def at(
        self,
        path: str,
        template: str,
        *,
        csv: Callable[[Any], Table] | None = None,
        json: bool = True,
        shown: Mapping[str, Any] | None = None,
    ) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Register a function at `path`, `path.json` and, when `csv` makes a table of its view, `path.csv`.

        A view that has a CSV needs `total`, the length of the whole list: the CSV asks for window after window until it has all.
        `shown` are names that only the template needs: functions, words.
        """

        def register(function: Callable[..., Any]) -> Callable[..., Any]:
            if json and path != "/":
                self.get(path + ".json", response_model=None, response_class=Response, responses=_JSON)(_json(function))
            if csv is not None:
                self.get(path + ".csv", include_in_schema=False, response_model=None)(_csv(function, csv))
            self.get(path, include_in_schema=False, response_model=None)(_html(function, template, shown or {}))
            return function

        return register


_JSON: dict[int | str, dict[str, Any]] = {200: {"content": {"application/json": {}}}, **WRONG}


def _json(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def run(here: Here, **asked: Any) -> Response:
        with here.opened():
            view = function(here, **asked)
        if isinstance(view, Response):
            return view
        body = msgspec.json.format(msgspec.json.encode(view), indent=1)
        return Response(body, media_type="application/json")

    return run


def _html(function: Callable[..., Any], template: str, shown: Mapping[str, Any]) -> Callable[..., Any]:
    @wraps(function)
    def run(here: Here, **asked: Any) -> Response:
        with here.opened():
            view = function(here, **asked)
            return view if isinstance(view, Response) else render(here, template, view=view, asked=asked, **shown)

    return run


def render(here: Here, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A template as an answer."""
    return HTMLResponse(here.site.templates.get_template(template).render(here=here, **values), status_code=status)


def _csv(function: Callable[..., Any], table: Callable[[Any], Table]) -> Callable[..., Any]:
    @wraps(function)
    def run(here: Here, **asked: Any) -> Response:
        first = _part(here, function, table, 1, asked)  # what is wrong with the filters must be told before it begins

        def parts() -> Iterator[str]:
            (made, total), number = first, 1
            yield _lines([made.columns])
            while True:
                yield _lines(made.rows)
                if number * CHUNK >= total:
                    return
                number += 1
                made, total = _part(here, function, table, number, asked)

        name = here.path.strip("/").replace("/", "-") + ".csv"
        headers = {"content-disposition": f'attachment; filename="{_plain(name)}"'}
        return StreamingResponse(parts(), media_type="text/csv; charset=utf-8", headers=headers)

    return run


def _part(
    here: Here, function: Callable[..., Any], table: Callable[[Any], Table], number: int, asked: dict[str, Any]
) -> tuple[Table, int]:
    """One window of the list; opens the record anew, as each may run in another thread."""
    one = Here(request=here.request, site=here.site, window=Window(page=number, size=CHUNK))
    with one.opened():
        view = function(one, **asked)
    return table(view), view.total


def _lines(rows: Any) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([[_cell(cell) for cell in row] for row in rows])
    return out.getvalue()


def _cell(text: str) -> str:
    """A report may be titled "=HYPERLINK(...)": with an apostrophe before it a spreadsheet shows it and does not run it."""
    if text.startswith(FORMULA) and not _is_number(text):
        return "'" + text
    return text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _plain(name: str) -> str:
    return "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-._") else "-" for sign in name)
