"""What went wrong, told to whoever asked. In: an exception. Out: a page, or for .json an `error`, that says what to do next."""

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException as StarletteHTTPException

from regesta.errors import InputError, RecordFileError, RegestaError
from regesta.web.here import Here
from regesta.web.serving import render

HEADINGS = {
    400: "That cannot be asked", 403: "Not allowed", 404: "Nothing here", 405: "Not this way", 413: "Too much at once",
    500: "Something broke", 503: "The record cannot be read now",
}  # fmt: skip


class NotHere(InputError):
    """Nothing in the record is called so."""


def install(app: FastAPI) -> None:
    """Tell errors of our own, of the framework and of forms in one way."""
    app.add_exception_handler(RegestaError, _ours)
    app.add_exception_handler(StarletteHTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _bug)


def _ours(request: Request, error: Exception) -> Response:
    status = 404 if isinstance(error, NotHere) else 503 if isinstance(error, RecordFileError) else 400
    return tell(request, status, str(error))


def _http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException | StarletteHTTPException) else 500
    why = str(getattr(error, "detail", "")) or HEADINGS.get(status, "")
    if status == 404 and why == "Not Found":
        why = "There is no such page. The pages are named above."
    return tell(request, status, why, headers=getattr(error, "headers", None))


def _invalid(request: Request, error: Exception) -> Response:
    problems = error.errors() if isinstance(error, RequestValidationError) else []
    told = "; ".join(f"{'.'.join(str(part) for part in one['loc'][1:])}: {one['msg'].lower()}" for one in problems[:5])
    return tell(request, 400, f"The address asks for something impossible ({told}).")


def _bug(request: Request, error: Exception) -> Response:
    return tell(
        request, 500, f"{type(error).__name__}. The terminal that runs `regesta serve` shows more; please report it."
    )


def tell(request: Request, status: int, why: str, *, headers: dict[str, str] | None = None) -> Response:
    """An error as a page, or as JSON where JSON was asked for."""
    if request.url.path.endswith(".json"):
        return JSONResponse({"error": why}, status_code=status, headers=headers)
    here = Here(request=request, site=request.app.state.site)
    answer = render(here, "error.html", status=status, heading=HEADINGS.get(status, "Not possible"), why=why)
    answer.headers.update(headers or {})
    return answer
