"""Quotation marks. In: text. Out: where words stand between marks, of every style, nested, run on over paragraphs, or left open.

Marks are matched inside one paragraph (one line). A quotation that is left open ends with its paragraph and says so
(`closed=False`); where the next paragraph opens with the same mark it `runs_on`, as printers do in long quotations.
"""

import re
from typing import NamedTuple

# opening mark -> the marks that may close it
DOUBLE = {"“": "”", "„": "”“", "«": "»", "‹": "›", "「": "」", "『": "』", "〝": "〞", '"': '"', "＂": "＂", "″": "″"}
DOUBLE |= {"''": "''", "``": "''", "´´": "´´"}
CLOSERS = frozenset("”»›」』〞")
_MARKS = re.compile(r"``|''|´´|[“”„«»‹›「」『』〝〞\"＂″]")
_SINGLE_OPEN = re.compile(r"(?<![\w'’.,!?])(?:‘|'|‚)(?=[^\s'’])")
_ELISION = re.compile(r"(?:em|til|twas|tis|cause|n|bout|[0-9]{2}s?)\b", re.IGNORECASE)
_BEFORE_OPEN = frozenset(" \t\u00a0([{—–-:/“\"'‘«„|>*")
SINGLE_LIMIT = 300  # characters; a longer stretch between single marks is more likely two apostrophes (a choice)


class Quote(NamedTuple):
    """Offsets of a quotation with its marks (`start`, `end`) and of the words between (`inner_start`, `inner_end`)."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int = 0
    closed: bool = True
    runs_on: bool = False  # continues the quotation of the paragraph before

    def words(self, text: str) -> str:
        """What stands between the marks."""
        return text[self.inner_start : self.inner_end]


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Offsets of the lines that are not blank, without the white space around them."""
    return [match.span() for match in re.finditer(r"[^\s](?:[^\n]*[^\s])?", text)]


def quotes(text: str) -> tuple[Quote, ...]:
    """All quotations of a text in reading order, an outer one before those inside it.

    Args:
        text: the document's text; a line is a paragraph.
    """
    found: list[Quote] = []
    open_mark: str | None = None
    for start, end in paragraphs(text):
        double, left_open = _double(text, start, end)
        here = sorted(double + _single(text, start, end, double), key=lambda quote: (quote.start, -quote.end))
        if open_mark and here and here[0].start == start and text[start] == open_mark:
            here[0] = here[0]._replace(runs_on=True)
        open_mark = left_open
        found += _nested(here)
    return tuple(found)


def _nested(here: list[Quote]) -> list[Quote]:
    """The same quotations with `depth` counted from those around them."""
    around: list[Quote] = []
    out: list[Quote] = []
    for quote in here:
        while around and around[-1].end <= quote.start:
            around.pop()
        out.append(quote._replace(depth=len(around)))
        around.append(quote)
    return out


def _double(text: str, start: int, end: int) -> tuple[list[Quote], str | None]:
    """Quotations between double marks in one paragraph, and the mark that its end left open."""
    done: list[Quote] = []
    stack: list[tuple[int, str]] = []  # where it opened, with which mark
    for match in _MARKS.finditer(text, start, end):
        mark, at = match.group(), match.start()
        opened = stack[-1] if stack else None
        if opened and _is_close(text, match, opened[1], end):
            stack.pop()
            done.append(Quote(opened[0], match.end(), opened[0] + len(opened[1]), at))
        elif mark in CLOSERS:
            if stack and mark in DOUBLE[stack[0][1]]:  # an inner one was never closed: end it with the outer
                done.append(Quote(stack[0][0], match.end(), stack[0][0] + len(stack[0][1]), at))
                stack.clear()
        elif mark in DOUBLE and not any(mark == other for _, other in stack) and _is_open(text, match, start):
            stack.append((at, mark))
        # otherwise the mark opens again without a close: the first stays open, as translated pages do in every sentence
    if not stack:
        return done, None
    at, mark = stack[0]
    inside = [quote for quote in done if quote.start > at]
    done.append(Quote(at, end, at + len(mark), end, closed=False))
    return [quote for quote in done if quote not in inside or quote.end < end], text[at]


def _is_close(text: str, match: re.Match[str], opened: str, end: int) -> bool:
    mark = match.group()
    if mark != DOUBLE[opened] and not (len(mark) == 1 and mark in DOUBLE[opened]):
        return False
    if mark in CLOSERS or mark == "“":
        return True
    before, after = text[match.start() - 1], text[match.end() : min(match.end() + 1, end)]
    return not (before.isspace() and after and not after.isspace())  # a straight mark before a word opens


def _is_open(text: str, match: re.Match[str], start: int) -> bool:
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end() : match.end() + 1]
    if not after or (after.isspace() and match.group() not in ("«", "„", "‹")):
        return False
    if match.group() in ("″", "''", "´´") and before.isdigit():  # inches, seconds of arc
        return False
    return before in _BEFORE_OPEN or before.isspace() or after.isalnum() or match.group() not in ('"', "''")


def _single(text: str, start: int, end: int, double: list[Quote]) -> list[Quote]:
    """Quotations between single marks in one paragraph; apostrophes and elisions are none."""
    found: list[Quote] = []
    after = start
    for match in _SINGLE_OPEN.finditer(text, start, end):
        at = match.start()
        if at < after or text.startswith("''", at) or _ELISION.match(text, match.end()):
            continue
        limit = min([end, at + SINGLE_LIMIT] + [quote.inner_end for quote in double if quote.start < at < quote.end])
        close = _single_close(text, at, limit, double)
        if close is not None:
            found.append(Quote(at, close + 1, at + 1, close))
            after = close + 1
    return found


def _single_close(text: str, at: int, limit: int, double: list[Quote]) -> int | None:
    """Where the single quotation opened at `at` ends, None when what follows is only apostrophes."""
    possessive: int | None = None
    for i in range(at + 2, limit):
        if text[i] not in "'’" or text.startswith("''", i) or text[i - 1] == "'":
            continue
        following = text[i + 1 : i + 2]
        if text[i - 1].isspace() or following.isalnum():
            continue
        if any(at < quote.start < i < quote.inner_end for quote in double):  # inside a quotation that opened later
            continue
        if text[i - 1] == "s" and following.isspace():  # "leaders' meeting" or the end of "... the leaders'"
            possessive = i if possessive is None else possessive
            continue
        return i
    return possessive


def joined(found: tuple[Quote, ...]) -> list[list[Quote]]:
    """Outermost quotations, those that run on over paragraphs together."""
    groups: list[list[Quote]] = []
    for quote in found:
        if quote.depth:
            continue
        if quote.runs_on and groups:
            groups[-1].append(quote)
        else:
            groups.append([quote])
    return groups
