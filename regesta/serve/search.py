"""Full text search. In: an open Store and words. Out: reports that hold them all, best first, each with excerpts around them.

The index keeps no text (`store/migrations.py`), so excerpts are cut from the reports themselves. A word in the index has no case and no
accents; so it is looked for here.
"""

import re
import sqlite3
import unicodedata

import msgspec

from regesta.store import read as stored
from regesta.store import some
from regesta.store.database import Store
from regesta.store.some import Head

EXCERPTS, AROUND = 3, 130
_WORD = re.compile(r"\w+")


class Excerpt(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a report from `start` to `end`, and where in them the words looked for stand."""

    start: int
    end: int
    text: str
    hits: tuple[tuple[int, int], ...]


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A report that fits, with a few places in it."""

    report: Head
    excerpts: tuple[Excerpt, ...]
    places: int


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A window of the reports that fit, and how many do."""

    total: int
    hits: tuple[Hit, ...]


def search(store: Store, words: str, *, limit: int, offset: int = 0) -> Found:
    """Reports that hold all these words, best first."""
    wanted = {_folded(word) for word in _WORD.findall(words)}
    if not wanted:
        return Found(total=0, hits=())
    asked = stored.match_words(words)
    count, ranked = (
        "SELECT count(*) FROM document_words WHERE document_words MATCH ?",
        "SELECT documents.id FROM document_words JOIN documents ON documents.number = document_words.rowid "
        "WHERE document_words MATCH ? ORDER BY bm25(document_words, 4.0, 1.0), documents.id LIMIT ? OFFSET ?",
    )
    try:
        total = some.rows(store, count, asked)[0][0]
        keys = [row[0] for row in some.rows(store, ranked, asked, limit, offset)]
    except sqlite3.OperationalError:  # only signs that no word is made of: nothing can hold them
        return Found(total=0, hits=())
    heads = some.heads(store, keys)
    return Found(total=total, hits=tuple(_hit(store, heads[key], wanted) for key in keys))


def _hit(store: Store, head: Head, wanted: set[str]) -> Hit:
    report = stored.document(store, head.id)
    text = report.text if report else ""
    places = [one.span() for one in _WORD.finditer(text) if _folded(one.group()) in wanted]
    return Hit(report=head, excerpts=tuple(_excerpts(text, places)), places=len(places))


def _excerpts(text: str, places: list[tuple[int, int]]) -> list[Excerpt]:
    """Stretches with most different places, in order of the text; one that follows closely belongs to the one before."""
    made: list[Excerpt] = []
    reached = -1
    for start, end in places:
        if start < reached:
            continue
        if len(made) == EXCERPTS:
            break
        first, last = max(0, start - AROUND), min(len(text), max(end, start + AROUND))
        first = first if first == 0 else _after_space(text, first, start)
        last = last if last == len(text) else _before_space(text, end, last)
        hits = tuple((a - first, min(b, last) - first) for a, b in places if first <= a < last)
        made.append(Excerpt(start=first, end=last, text=text[first:last], hits=hits))
        reached = last
    return made


def _after_space(text: str, first: int, start: int) -> int:
    space = text.find(" ", first, start)
    return first if space < 0 else space + 1


def _before_space(text: str, end: int, last: int) -> int:
    space = text.rfind(" ", end, last + 1)
    return last if space < 0 else space


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word[:200].casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))
