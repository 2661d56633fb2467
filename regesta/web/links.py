"""Permanent addresses. In: a record or its id. Out: where its page is. Every page and template makes its links here."""

from urllib.parse import quote

from regesta.records import Party, Span
from regesta.web.here import address


def event_url(event: str) -> str:
    """The page of an event."""
    return f"/events/{_part(event)}"


def document_url(document: str) -> str:
    """The page of a report."""
    return f"/documents/{_part(document)}"


def span_url(span: Span) -> str:
    """The words where they stand in their report, marked and scrolled to."""
    return f"{document_url(span.document)}?at={span.start}-{span.end}#at"


def statement_url(statement: str) -> str:
    """The page of a statement."""
    return f"/statements/{_part(statement)}"


def figure_url(figure: str) -> str:
    """The page of a figure."""
    return f"/figures/{_part(figure)}"


def actor_url(actor: str) -> str:
    """The page of an actor by id or state code."""
    return f"/actors/{_part(actor)}"


def party_url(party: Party) -> str | None:
    """The page of whom a party is; None for somebody who is not known."""
    key = party.actor or party.person or party.body or party.state
    return actor_url(key) if key else None


def pair_url(one: str, other: str) -> str:
    """The page of two actors."""
    return f"/pairs/{_part(one)}/{_part(other)}"


def timeline_url(**filters: str | int | None) -> str:
    """The timeline with filters."""
    return address("/timeline", **filters)


def _part(key: str) -> str:
    return quote(key, safe="")
