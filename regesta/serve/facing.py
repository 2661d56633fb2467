"""A report as it came, beside its cleaned text. In: an open Store, a report, where to look. Out: a Facing: words, and what was left out.

The original is told as the words on it, or as the signs it is written in; it is never run. What the cleaned text has not is marked.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from regesta.errors import InputError
from regesta.originals import PAGE
from regesta.records import Document
from regesta.store import originals
from regesta.store.database import Store

Form = Literal["words", "source"]
FORMS: tuple[Form, ...] = ("words", "source")
SHEET = 16_000  # letters on one page, as of the cleaned text
LONGEST = 400  # letters of the words pointed at that are looked for: enough to tell the place
# What cleaning takes away (ingest.clean), but for the ends of lines.
_ODD = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u200b\u2060\ufeff\u00ad\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]"
)
_SPACES = re.compile(r"\s+")


class Facing(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet of a report as it came: letters `[start, start + len(text))` of `letters`, sheet `number` of `of`.

    `left_out` and `at` are places in `text`: what is not in the cleaned text, and the words pointed at. `pages` are the places where a
    paper's pages begin.
    """

    form: str
    text: str
    start: int
    letters: int
    number: int
    of: int
    left_out: tuple[tuple[int, int], ...]
    at: tuple[int, int] | None = None
    pages: tuple[int, ...] = ()


def facing(
    store: Store, document: Document, form: str, *, sheet: int | None, at: tuple[int, int] | None
) -> Facing | None:
    """A report as it came; None where nothing of it is kept.

    Args:
        store: The open record.
        document: The report.
        form: words or source.
        sheet: Which sheet, from 1; None is the one with the words pointed at, else the first.
        at: The words pointed at, in the cleaned text.

    Raises:
        InputError: there is no such form, or what is kept is damaged.
    """
    from regesta.ingest.originals import left_out, source, words  # heavy: only who asks for an original waits for it

    if form not in FORMS:
        raise InputError(f"original={form} is not known. Write words or source.")
    kept = originals.original(store, document.id)
    if kept is None:
        return None
    try:
        whole = words(kept) if form == "words" else source(kept)
    except ValueError as error:
        raise InputError(f"{error}. Run: regesta check {store.path.name}") from error
    by_map = kept.kind in ("text", "markdown") and bool(document.offsets)
    gone = _unmapped(document, len(whole)) if by_map else left_out(whole, document.text) if form == "words" else []
    pointed = None if at is None else _mapped(document, at) if by_map else _found(whole, document.text[slice(*at)])
    sheets = _sheets(whole)
    number = (
        sheet
        if sheet is not None
        else next((n for n, (_, end) in enumerate(sheets, 1) if pointed and pointed[0] < end), 1)
    )
    number = min(max(1, number), len(sheets))
    start, end = sheets[number - 1]
    return Facing(
        form=form, text=whole[start:end].replace(PAGE, "\n"), start=start, letters=len(whole), number=number, of=len(sheets),
        left_out=tuple(_within([one for one in gone if whole[slice(*one)].strip()], start, end)),
        at=next(iter(_within([pointed], start, end)), None) if pointed else None,
        pages=tuple(place - start for place in _pages(whole) if start <= place < end) if kept.kind == "pdf" else (),
    )  # fmt: skip


def whole(store: Store, report: str) -> str | None:
    """A report as it was written, whole; None where nothing of it is kept. The beginning of its id is enough.

    Raises:
        InputError: No report, or more than one, has such an id, or what is kept is damaged.
    """
    from regesta.ingest.originals import source

    kept = originals.original(store, one_report(store, report))
    try:
        return None if kept is None else source(kept)
    except ValueError as error:
        raise InputError(f"{error}. Run: regesta check {store.path.name}") from error


def one_report(store: Store, prefix: str) -> str:
    """The id of the report whose id begins so.

    Raises:
        InputError: No report, or more than one, has an id that begins so.
    """
    query = "SELECT id FROM documents WHERE id >= ? AND id < ? ORDER BY id LIMIT 2"
    found = [row[0] for row in store.connection.execute(query, (prefix, prefix + "\U0010ffff"))] if prefix else []
    if prefix in found or len(found) == 1:
        return str(prefix if prefix in found else found[0])
    several = "More than one report has" if found else "No report of this record has"
    raise InputError(f"{several} an id that begins with {prefix!r}. Search finds reports by their words.")


def odd_signs(text: str) -> str:
    """Words of an original with the signs told that would not be seen, or would turn the line about: [U+202E]."""
    return _ODD.sub(lambda match: f"[U+{ord(match[0]):04X}]", text)


def _pages(whole: str) -> list[int]:
    """Where each page begins."""
    return [0, *(match.end() for match in re.finditer(PAGE, whole))]


def _sheets(whole: str) -> list[tuple[int, int]]:
    """The original in parts that fit a page, cut at ends of lines where there are any."""
    made, start = [], 0
    while len(whole) - start > SHEET * 1.2:
        line = whole.rfind("\n", start + SHEET // 2, start + SHEET)
        end = line + 1 if line > 0 else start + SHEET
        made.append((start, end))
        start = end
    return [*made, (start, len(whole))]


def _unmapped(document: Document, letters: int) -> list[tuple[int, int]]:
    """What the map from the cleaned text to the original steps over."""
    pairs = [*document.offsets, (len(document.text), letters)]
    gone, done = [], 0
    for (here, there), (next_here, _) in pairwise(pairs):
        if there > done:
            gone.append((done, there))
        done = max(done, there + next_here - here)
    return [*gone, (done, letters)] if done < letters else gone


def _mapped(document: Document, at: tuple[int, int]) -> tuple[int, int]:
    """Where words of the cleaned text stand in the original, by its map."""
    from regesta.ingest.clean import to_original

    start, end = min(at[0], len(document.text)), min(at[1], len(document.text))
    last = to_original(document.offsets, end - 1) + 1 if end > start else to_original(document.offsets, start)
    return to_original(document.offsets, start), last


def _found(whole: str, pointed: str) -> tuple[int, int] | None:
    """Where the words stand in the original, whatever spaces are between them."""
    told = [re.escape(word) for word in _SPACES.split(pointed[:LONGEST].strip()) if word]
    match = re.search(r"\s+".join(told), whole) if told else None
    return None if match is None else match.span()


def _within(places: Sequence[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    return [(max(one, start) - start, min(other, end) - start) for one, other in places if one < end and other > start]
