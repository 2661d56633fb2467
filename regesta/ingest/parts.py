"""What each line of a report is. In: the text, its title and what the page's markup says. Out: Parts, in order, without overlap.

Nothing is deleted: a caption may hold the only date, a credit the only source. Gaps between parts are body. What a line
alone says it is stands in `ingest.lines`, its words in lexicons/ingest/page.yaml.
"""

import re
from collections.abc import Collection, Iterator, Mapping

from regesta.ingest.firstlines import DatelineFound, byline, first_lines, printed_date
from regesta.ingest.lines import entry_of, is_credit, is_post, leftovers, trailing_credit
from regesta.records import Part, PartKind

# Of 2,002 headlines (an agency's items of 2024, Wikinews 2019 and 2020) 99.7% are no longer.
MAX_HEADLINE = 150
MAX_STANDFIRST_LINES = 3
MAX_LIST_LINES = 8  # other headlines after "Related": longer lists than this are not met inside a text
_CLOCK = re.compile(r"\d[:.]\d{2}\b(?![./])")
_STOP = re.compile(r"[.!?…][\"'”’)\]]*$")


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
        if part.kind == "headline":  # a title may well begin with "Video:"
            found[part.start] = part
        found.setdefault(part.start, part)
    for start, end in lines:
        if start not in found and (credit := trailing_credit(text[start:end])) is not None:
            at, caption = start + credit[0], credit[1]
            if caption and (dateline is None or not start <= dateline.start < end):
                found[start] = Part(kind="caption", start=start, end=len(text[:at].rstrip()))
            at = end - len(text[at:end].lstrip())
            found[at] = Part(kind="credit", start=at, end=end)
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
    if not looks or line[0].islower() or printed_date(line) or byline(line) or entry_of(line) or "://" in line:
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
        elif entry_of(line):
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
    """Lines that are wholly one kind; short lines after the heading of a list belong to it, all lines after that of the comments."""
    in_list = 0
    comments = _comments(text, lines)
    for start, end in lines:
        line = text[start:end]
        kind = marked.get(" ".join(line.split()))
        entry = entry_of(line) if kind is None else None
        if start >= comments:
            yield start, end, "boilerplate"
        elif kind is not None:
            yield start, end, kind
        elif entry is not None:
            yield start, end, entry["kind"]
            in_list = MAX_LIST_LINES if entry.get("block") and len(line) <= 40 else 0
        elif in_list and len(line) <= MAX_HEADLINE and not _STOP.search(line):
            in_list -= 1
            yield start, end, "boilerplate"
        else:
            in_list = 0
            if is_credit(line) or byline(line) or (_CLOCK.search(line) and printed_date(line)):
                yield start, end, "credit"
            elif is_post(line):
                yield start, end, "embedded"


def _comments(text: str, lines: list[tuple[int, int]]) -> int:
    """Where readers' comments begin, the text's length where there are none.

    Their heading also stands on a button above the text, so less must follow it than came before.
    """
    for start, end in lines:
        entry = entry_of(text[start:end])
        if entry is not None and entry.get("tail") and len(text) - end < start:
            return start
    return len(text)


def _with_leftovers(text: str, found: Collection[Part]) -> Iterator[Part]:
    """Leftovers of editors' tools ("[1]", "[A3]") in the body; inside another part they are that part's."""
    free = [
        Part(kind="leftover", start=start, end=end)
        for start, end in leftovers(text)
        if not any(other.start < end and start < other.end for other in found)
    ]
    yield from sorted([*found, *free], key=lambda part: part.start)


def _same(left: str, right: str) -> bool:
    return " ".join(left.split()).casefold() == " ".join(right.split()).casefold()
