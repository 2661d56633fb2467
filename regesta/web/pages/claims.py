"""One statement, one figure. In: an id, or how it begins. Out: its words in their surroundings, on whose word, what hangs on it."""

from fastapi.responses import RedirectResponse, Response

from regesta.errors import InputError
from regesta.serve.look.claims import FigureView, StatementView
from regesta.web.failures import NotHere
from regesta.web.here import Asked, Here, address
from regesta.web.links import figure_url, statement_url
from regesta.web.marking import sentence
from regesta.web.pages.figures import short
from regesta.web.serving import Pages

pages = Pages()
SHOWN = {"sentence": sentence, "short": short}


@pages.at("/statements/{id}", "statement.html", shown=SHOWN)
def statement(here: Asked, id: str) -> StatementView | Response:
    """One statement."""
    try:
        found = here.record.look.statement(id)
    except InputError as error:
        raise NotHere(str(error)) from error
    return found if found.desk.id == id else _there(here, statement_url(found.desk.id))


@pages.at("/figures/{id}", "figure.html", shown=SHOWN)
def figure(here: Asked, id: str) -> FigureView | Response:
    """One figure."""
    try:
        found = here.record.look.figure(id)
    except InputError as error:
        raise NotHere(str(error)) from error
    return found if found.desk.id == id else _there(here, figure_url(found.desk.id))


def _there(here: Here, url: str) -> Response:
    suffix = ".json" if here.request.url.path.endswith(".json") else ""
    return RedirectResponse(address(url + suffix, **here.query), status_code=307)
