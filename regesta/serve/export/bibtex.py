"""The reports as BibTeX. In: a Selection. Out: an entry for each report under a key that stays: `regesta-` and the report's id."""

from collections.abc import Iterator
from typing import TextIO

from regesta.records import Document
from regesta.serve.export.ris import authors, first_words
from regesta.serve.export.selection import Selection
from regesta.serve.export.tally import Tally

SPECIAL = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
           "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}  # fmt: skip


def write(chosen: Selection, stream: TextIO, tally: Tally) -> None:
    """Write every report."""
    for document in chosen.documents():
        lines = [f"  {name} = {{{value}}}" for name, value in _fields(document)]
        stream.write(f"@article{{regesta-{document.id},\n" + ",\n".join(lines) + "\n}\n\n")
        tally.wrote("reports")
        if document.published is None:
            tally.mark("report without a date: it does not tell its own")


def _fields(one: Document) -> Iterator[tuple[str, str]]:
    yield "title", "{" + escaped(one.title or first_words(one)) + "}"
    if names := authors(one.byline):
        yield "author", " and ".join("{" + escaped(name) + "}" for name in names)
    if one.outlet:
        yield "journal", escaped(one.outlet)
    if one.published:
        yield "year", f"{one.published:%Y}"
        yield "month", str(one.published.month)
        yield "day", str(one.published.day)
        yield "date", str(one.published)
    if one.url:
        yield "url", one.url.replace("{", "%7B").replace("}", "%7D")
    if one.retrieved:
        yield "urldate", str(one.retrieved)
    if one.language:
        yield "langid", "english" if one.language == "en" else one.language
    if one.agency:
        yield "note", escaped(f"Agency: {one.agency}")


def escaped(text: str) -> str:
    """Text as LaTeX reads it."""
    return "".join(SPECIAL.get(sign, sign) for sign in " ".join(text.split()))
