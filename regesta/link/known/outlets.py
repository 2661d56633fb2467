"""Who publishes a report. In: a Document with what ingest found (outlet, address, agency). Out: an Outlet, or None when nothing says.

The agency a report rests on is not its outlet: an agency's name decides only where nothing else does and the report carries its own
dateline or credit. `kind` is wire, state_agency, government_office, party, public, private or unknown; the user's file may name others.
"""

import re
from collections.abc import Mapping
from typing import Any, Protocol
from urllib.parse import urlparse

from regesta.lexicons import lexicon
from regesta.link.known import tables
from regesta.link.known.build import plain
from regesta.records import Document, Outlet, record_id


class Knows(Protocol):
    """What this module asks of a World."""

    outlets: "Outlets"


_AGENCY = re.compile(r"\b(?:news agency|press agency|agency|news service|wire)\b", re.IGNORECASE)
# The matrix tells who controls an outlet; it has no kind of its own for broadcasters and papers.
_KINDS = {
    "SC": "state_agency",
    "CaPu": "public",
    "CaPr": "private",
    "ISM": "public",
    "ISFM": "public",
    "ISF": "public",
    "IP": "public",
}
_GOVERNMENT = re.compile(
    r"(?:^|\.)(?:gov|gob|gouv|gub|go|mil|mfa|government)(?:\.[a-z]{2,3})?$|(?:^|\.)(?:mfa|mod|president)\."
)
_BRACKETS = re.compile(r"^[\s(/\[©]+|[\s)/\].]+$")


def outlet_id(name: str) -> str:
    """The id of an outlet, by its name."""
    return record_id("outlet", plain(name))


def domain_of(url: str) -> str:
    """The host of an address, without "www."."""
    host = urlparse(url if "//" in url else f"//{url}").hostname or ""
    return host.removeprefix("www.").lower()


class Outlets:
    """Known outlets by name, credit and domain."""

    def __init__(self) -> None:
        self._by_name: dict[str, Outlet] | None = None
        self._by_domain: dict[str, Outlet] = {}
        self._by_id: dict[str, Outlet] = {}
        self._extra: list[Mapping[str, Any]] = []

    def add(self, entry: Mapping[str, Any]) -> None:
        """Add an outlet of the user's; it goes before all others."""
        self._extra.append(entry)
        self._by_name = None

    def get(self, text: str) -> Outlet | None:
        """The outlet with this id, name, credit or address."""
        names = self._filed()
        found = self._by_id.get(text) or names.get(plain(text)) or names.get(plain(_BRACKETS.sub("", text)))
        return found or (self.at(text) if "." in text and " " not in text.strip() else None)

    def at(self, url: str) -> Outlet | None:
        """The outlet at an address: its own domain, or the nearest one above it ("en.example.org" to "example.org")."""
        self._filed()
        host = domain_of(url)
        while "." in host:
            if host in self._by_domain:
                return self._by_domain[host]
            host = host.partition(".")[2]
        return None

    def _filed(self) -> dict[str, Outlet]:
        if self._by_name is None:
            self._by_name, self._by_domain, self._by_id = {}, {}, {}
            for entry in self._extra:
                self._file(_own(entry))
            for name, kind, state, domains, *names in lexicon("world/outlets"):
                self._file(
                    _outlet(
                        str(name),
                        str(kind),
                        state=str(state) or None,
                        names=tuple(map(str, names)),
                        domains=tuple(map(str, domains)),
                    )
                )
            for row in tables.outlets():
                kind = _KINDS.get(row.typology, "unknown")
                kind = "state_agency" if kind == "public" and _AGENCY.search(row.name) else kind
                domains = (row.domain,) if row.domain else ()
                self._file(
                    _outlet(row.name, kind, state=row.country or None, domains=domains, owner=row.company or None)
                )
        return self._by_name

    def _file(self, made: Outlet) -> None:
        assert self._by_name is not None
        self._by_id.setdefault(made.id, made)
        for name in (made.name, *made.names):
            if len(name) > 1:
                self._by_name.setdefault(plain(name), made)
        for domain in made.domains:
            self._by_domain.setdefault(domain, made)


def _outlet(
    name: str,
    kind: str,
    *,
    state: str | None = None,
    names: tuple[str, ...] = (),
    domains: tuple[str, ...] = (),
    owner: str | None = None,
) -> Outlet:
    return Outlet(id=outlet_id(name), name=name, kind=kind, names=names, domains=domains, state=state, owner=owner)


def _own(entry: Mapping[str, Any]) -> Outlet:
    credits = tuple(_BRACKETS.sub("", str(credit)) for credit in entry.get("credits") or ())
    names = (*map(str, entry.get("aliases") or ()), *credits)
    state = str(entry["state"]) if entry.get("state") else None
    domains = tuple(domain_of(str(domain)) for domain in entry.get("domains") or ())
    return _outlet(str(entry["name"]), str(entry.get("kind") or "unknown"), state=state, names=names, domains=domains)


def outlet(document: Document, world: Knows) -> Outlet | None:
    """The outlet of a report: by its stated name, by its address, at last by the credit of its text; None when none of them tells."""
    stated = document.outlet and (world.outlets.get(document.outlet))
    if stated:
        return stated
    if document.url:
        found = world.outlets.at(document.url)
        if found is not None:
            return found
    if document.outlet:
        return _outlet(document.outlet, "unknown", domains=(domain_of(document.url),) if document.url else ())
    if document.url and (host := domain_of(document.url)):
        return _outlet(host, "government_office" if _GOVERNMENT.search(host) else "unknown", domains=(host,))
    credited = _credited(document, world)
    if credited is not None:
        return credited
    return world.outlets.get(document.agency) if document.agency else None


_RIGHTS = re.compile(r"(?:©|\(c\)|copyright)\s*(?:\d{4}\s*)?(?:the\s+)?([^\n(.]{3,60})", re.IGNORECASE)


def _credited(document: Document, world: Knows) -> Outlet | None:
    """The name of a copyright line at the end of the text."""
    tail = document.text[-400:]
    for match in _RIGHTS.finditer(tail):
        name = match[1].strip(" ,.-")
        found = world.outlets.get(name) or world.outlets.get(f"The {name}")
        if found is not None:
            return found
    return None
