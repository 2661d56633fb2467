"""The reports as RIS, for Zotero, EndNote and Mendeley. In: a Selection. Out: an entry for each report; what is unknown is left out."""

from collections.abc import Iterator
from typing import TextIO

from regesta.records import Document
from regesta.serve.export.selection import Selection
from regesta.serve.export.tally import Tally


def write(chosen: Selection, stream: TextIO, tally: Tally) -> None:
    """Write every report."""
    for document in chosen.documents():
        for tag, value in _entry(document):
            stream.write(f"{tag}  - {' '.join(value.split())}\n")
        stream.write("ER  - \n\n")
        tally.wrote("reports")
        if document.published is None:
            tally.mark("report without a date: it does not tell its own")


def _entry(one: Document) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    yield "ID", one.id
    yield "TI", one.title or first_words(one)
    yield from (("AU", name) for name in authors(one.byline))
    if one.outlet:
        yield "T2", one.outlet
    if one.published:
        yield "PY", f"{one.published:%Y}"
        yield "DA", f"{one.published:%Y/%m/%d}/"
    if one.retrieved:
        yield "Y2", f"{one.retrieved:%Y/%m/%d}/"
    if one.url:
        yield "UR", one.url
    if one.language:
        yield "LA", one.language
    if one.dateline_place:
        yield "CY", one.dateline_place
    if one.agency:
        yield "N1", f"Agency: {one.agency}"
    if one.copy_of:
        yield "N1", f"Copy of report {one.copy_of}"


def first_words(document: Document) -> str:
    """How the text begins, where a report has no title."""
    line = next((line for line in document.text.splitlines() if line.strip()), document.source)
    return line if len(line) <= 80 else line[:80].rsplit(" ", 1)[0] + " …"


def authors(byline: str | None) -> list[str]:
    """The persons of a byline: "By Anna Berg and Ola Dahl" are two."""
    text = (byline or "").strip()
    text = text[3:] if text.lower().startswith("by ") else text
    return [name.strip() for part in text.split(" and ") for name in part.split(",") if name.strip()]
