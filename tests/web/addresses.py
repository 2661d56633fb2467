"""Addresses of every kind of page. In: a served record. Out: paths, each kind once; and more of those with filters."""

import regesta
from tests.web.conftest import Server

PLAIN = (
    "/", "/timeline", "/actors", "/pairs", "/statements", "/figures", "/disagreements", "/network", "/map", "/outlets", "/search",
    "/issues", "/review", "/review/actors", "/review/log", "/review/agreement", "/review/team", "/add", "/keys",
)  # fmt: skip
FILTERED = (
    "/timeline?actor=Kestria&pair=Valmora&since=2024", "/timeline?q=nothinglikeit", "/timeline?type=foo", "/nowhere", "/search?q=Petrel",
    "/actors?q=ka&kind=person", "/actors?q=zzzz", "/actors/XKS?show=said", "/actors/nobody", "/statements?act=deny", "/statements?q=zzzz",
    "/figures?counts=people", "/figures?counts=zzzz", "/disagreements?kind=denial", "/network?grain=actors", "/network?least=999",
    "/map?until=1900", "/pairs/XKS/XVA?step=year", "/pairs/XKS/XVA?since=2030", "/review?kind=figure", "/review?q=zzzz",
)  # fmt: skip


def every(server: Server) -> list[str]:
    """Each kind of page once: the lists, and of things the one with most on its page."""
    with regesta.open(server.record) as record:
        told = {one.event for one in record.disagreements() if one.event}
        event = max(record.events(), key=lambda one: (one.id in told, len(one.documents), one.id))
        report = max(record.documents(), key=lambda one: (len(one.text), one.id))
        statement = max(record.statements(), key=lambda one: (bool(one.by), len(one.content), one.id))
        figure = max(record.figures(), key=lambda one: (one.about is not None, one.id))
        states = [one.id for one in record.look.people(kind="state", limit=2).lines]
        held = [
            one.id for one in record.look.people(kind="person", limit=50).lines if record.look.dossier(one.id).offices
        ]
    things = [f"/events/{event.id}", f"/documents/{report.id}", f"/statements/{statement.id}", f"/figures/{figure.id}"]
    return [*PLAIN, *things, *(f"/actors/{one}" for one in (states[0], *held[:1])), f"/pairs/{states[0]}/{states[1]}"]
