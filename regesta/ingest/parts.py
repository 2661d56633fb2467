"""What each line of a report is. In: the text, its title and what the page's markup says. Out: Parts, in order, without overlap.

Nothing is deleted: a caption may hold the only date, a credit the only source. Gaps between parts are body. The words that show a
line's kind are in lexicons/ingest/page.yaml.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any

from regesta.ingest.firstlines import DatelineFound, agencies, byline, first_lines, printed_date
from regesta.lexicons import lexicon
from regesta.records import Part, PartKind

# Of 2,002 headlines (an agency's items of 2024, Wikinews 2019 and 2020) 99.7% are no longer.
MAX_HEADLINE = 150
MAX_STANDFIRST_LINES = 3
MAX_LIST_LINES = 8  # other headlines after "Related": longer lists than this are not met inside a text
_STOP = re.compile(r"[.!?…][\"'”’)\]]*$")
_LEFTOVER = re.compile(
    r"\[(?:\d{1,3}|[A-ZА-Я]{1,3}\d{1,3}|edit|citation needed|object Object)\]|(?<=[.!?”\"])\s?\+\d{1,2}(?=\s|$)"
)
# A post: its last words are who posted it ("— Ann Example (@example) May 3, 2021"), or its line is a handle with a day.
_HANDLE = re.compile(r"(?:—|–|--)\s*[^—–\n]{2,60}\(@\w{1,20}\)[^.\n]{0,30}$|^.{0,60}@\w{2,20}\s*[·•].{0,30}$")
_CREDIT_LINE = re.compile(r"^[(\[]?(?:photo|image|picture|graphic|video|©)\s*[:/by]", re.IGNORECASE)


def parts(
    text: str, *, title: str | None, dateline: DatelineFound | None, marked: Mapping[str, PartKind] | None = None
) -> tuple[Part, ...]:
    """The parts of a report's text.

    Args:
        text: cleaned text.
        title: the headline, if the text begins with it.
        dateline: the dateline found in the text.
        marked: words of whole lines, white space made single, and what the page's markup says they are.
    """
    lines = list(_lines(text))
    found = {
        start: Part(kind=kind, start=start, end=end) for start, end, kind in _whole_lines(text, lines, marked or {})
    }
    last = dateline.start if dateline else None
    for part in _opening(text, title, last):
        found.setdefault(part.start, part)
    for start, end in lines:
        if start not in found and (credit := _trailing_credit(text, start, end)) is not None:
            found[start] = Part(kind="caption", start=start, end=credit)
            found[credit + 1] = Part(kind="credit", start=credit + 1, end=end)
    if dateline is not None and dateline.start not in found:
        found[dateline.start] = Part(kind="dateline", start=dateline.start, end=dateline.start + len(dateline.text))
    return tuple(_with_leftovers(text, sorted(found.values(), key=lambda part: part.start)))


def title_of(text: str, *, outlet: str | None = None) -> str | None:
    """The first line, where it looks like a headline: short, without a final stop, a capital first, and text after it.

    A first line that is the outlet's name is a letterhead and no headline.
    """
    opening = first_lines(text)[:2]
    if len(opening) < 2 or (outlet is not None and _same(opening[0][1], outlet)):
        return None
    line = opening[0][1]
    looks = (
        8 <= len(line) <= MAX_HEADLINE
        and len(line.split()) >= 2
        and not _STOP.search(line)
        and not line.endswith((",", ";", ":"))
    )
    if not looks or line[0].islower() or printed_date(line) or byline(line) or _kind_of_line(line) or "://" in line:
        return None
    return line


def _opening(text: str, title: str | None, dateline: int | None) -> Iterator[Part]:
    """Headline, then standfirst, byline and printed date up to the first line of body."""
    standfirst = 0
    for index, (start, line) in enumerate(first_lines(text)):
        if start == dateline:
            return
        if index == 0 and title is not None and _same(line, title):
            yield Part(kind="headline", start=start, end=start + len(line))
        elif byline(line) or printed_date(line):
            yield Part(kind="credit", start=start, end=start + len(line))
        elif _kind_of_line(line):
            continue
        elif (
            title is not None
            and standfirst < MAX_STANDFIRST_LINES
            and len(line) <= MAX_HEADLINE
            and not _STOP.search(line.rstrip("\"'”’"))
        ):
            standfirst += 1
            yield Part(kind="standfirst", start=start, end=start + len(line))
        else:
            return


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of every line that is not empty, without the spaces around it."""
    for match in re.finditer(r"[^\s][^\n]*", text):
        yield match.start(), match.start() + len(match[0].rstrip())


def _whole_lines(
    text: str, lines: list[tuple[int, int]], marked: Mapping[str, PartKind]
) -> Iterator[tuple[int, int, PartKind]]:
    """Lines that are wholly one kind; short lines after the heading of a list belong to it."""
    in_list = 0
    for start, end in lines:
        line = text[start:end]
        kind = marked.get(" ".join(line.split()))
        entry = _kind_of_line(line) if kind is None else None
        if kind is not None:
            yield start, end, kind
        elif entry is not None:
            yield start, end, entry["kind"]
            in_list = MAX_LIST_LINES if entry.get("block") and len(line) <= 40 else 0
        elif in_list and len(line) <= MAX_HEADLINE and not _STOP.search(line):
            in_list -= 1
            yield start, end, "boilerplate"
        else:
            in_list = 0
            if line.strip("()[] .").lower() in agencies() or _CREDIT_LINE.match(line):
                yield start, end, "credit"
            elif _HANDLE.search(line):
                yield start, end, "embedded"


@cache
def _table() -> tuple[
    tuple[tuple[str, dict[str, Any]], ...], tuple[tuple[str, dict[str, Any]], ...], Mapping[str, Any], Any
]:
    entries = lexicon("ingest/page")["lines"]
    starts = tuple((entry["starts"], entry) for entry in entries if "starts" in entry)
    ends = tuple((entry["ends"], entry) for entry in entries if "ends" in entry)
    exact = {entry["is"]: entry for entry in entries if "is" in entry}
    holds = tuple((entry["holds"], entry) for entry in entries if "holds" in entry)
    return starts, ends, exact, holds


def _kind_of_line(line: str) -> dict[str, Any] | None:
    """The lexicon's entry for a line, None for body. Letters of any case; the line's stop and brackets do not count."""
    if len(line) > lexicon("ingest/page")["longest"]:
        return None
    starts, ends, exact, holds = _table()
    bare = line.lower().strip()
    entry = exact.get(bare.strip(" .:|-–—>»*#"))
    if entry is not None:
        return dict(entry)
    opening = bare.lstrip(" |-–—>»*#\"“'")
    for words, candidate in starts:
        after = opening[len(words) : len(words) + 1]
        if opening.startswith(words) and not (words[-1].isalpha() and after.isalpha()):
            return dict(candidate)
    closing = bare.rstrip(" .!")
    for words, candidate in ends:
        if closing.endswith(words.rstrip(".")):
            return dict(candidate)
    return next((dict(candidate) for words, candidate in holds if words in bare), None)


def _trailing_credit(text: str, start: int, end: int) -> int | None:
    """Where a paragraph's last words are an agency's name after a full stop: a caption with its credit. None otherwise."""
    line = text[start:end]
    stop = max(line.rfind(". "), line.rfind(".” "), line.rfind('." '))
    if stop < 0 or line[stop:].strip(' .”"').lower() not in agencies():
        return None
    return start + line.index(" ", stop)


def _with_leftovers(text: str, found: Collection[Part]) -> Iterator[Part]:
    """Leftovers of editors' tools ("[1]", "[A3]") in the body; inside another part they are that part's."""
    leftovers = [Part(kind="leftover", start=m.start(), end=m.end()) for m in _LEFTOVER.finditer(text)]
    free = [part for part in leftovers if not any(other.start < part.end and part.start < other.end for other in found)]
    yield from sorted([*found, *free], key=lambda part: part.start)


def _same(left: str, right: str) -> bool:
    return " ".join(left.split()).casefold() == " ".join(right.split()).casefold()
