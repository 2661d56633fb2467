"""One event. In: its id, or how it begins. Out: what, who, when, where; every account; why joined; where reports disagree."""

from fastapi.responses import RedirectResponse, Response

from regesta.errors import InputError
from regesta.serve.closer import ACCOUNTS, Closer
from regesta.web.failures import NotHere
from regesta.web.here import Asked, address
from regesta.web.links import event_url
from regesta.web.marking import sentence
from regesta.web.origins import graph
from regesta.web.serving import Pages

pages = Pages()
TIES = {
    "part": "A part of it", "whole": "It is part of", "plan": "It was planned as", "doing": "The plan was carried out as",
}  # fmt: skip
SHOWN = {"graph": graph, "sentence": sentence, "ties": TIES, "most": ACCOUNTS}


@pages.at("/events/{id}", "event.html", shown=SHOWN)
def event(here: Asked, id: str) -> Closer | Response:
    """One event, as closely as the record allows."""
    try:
        found = here.record.closer(id)
    except InputError as error:
        raise NotHere(str(error)) from error
    key = found.view.line.id
    if key != id:  # a beginning, a former id, a mention: the permanent address is the event's own
        suffix = ".json" if here.request.url.path.endswith(".json") else ""
        return RedirectResponse(address(event_url(key) + suffix, **here.query), status_code=307)
    return found
