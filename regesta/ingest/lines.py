"""What a line of a page says it is, read alone. In: one line. Out: its entry of lexicons/ingest/page.yaml, or where a credit in it begins.

The words are knowledge and stand in the lexicon. Here stand the shapes that words do not show: credits after a caption's stop, names
beside an agency's, leftovers of editors' tools.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from regesta.ingest.firstlines import agencies
from regesta.lexicons import lexicon

Entry = Mapping[str, Any]
Pairs = tuple[tuple[str, Entry], ...]
_PHOTO = r"(?:photo(?:graph)?s?|images?|pictures?|pics?|videos?|graphics?|illustrations?|screenshots?|screen\s?grab)"
# Words that show, after a stop or in brackets at a line's end, that the line was a caption: "Photo: Ann Example", "Credit: Meridian".
_CREDIT = re.compile(
    rf"(?:(?P<stop>(?<=[.!?”\"]))\s+|\s+(?=[(\[|/©–—]))[(\[|/–—\s]*"
    rf"(?:{_PHOTO}(?:\s(?:credits?|courtesy|provided|released|taken))?(?:\s?[:/]|\s(?:by|of|from)\b)\s?(?P<who>.{{2,70}}?)"
    rf"|credits?:\s?.{{2,60}}?|©\s?.{{2,60}}?|\w[^()\n]{{1,40}}\svia\s[^()\n]{{2,40}})[\s.)\]]*$",
    re.IGNORECASE,
)
_CREDIT_LINE = re.compile(r"^[(\[]?(?:photo|image|picture|graphic|video|©)\s*[:/by]", re.IGNORECASE)
_JOINT = re.compile(r"\s*[/|]\s*")
_LEFTOVER = re.compile(
    r"\[(?:\d{1,3}|[A-ZА-Я]{1,3}\d{1,3}|edit|citation needed|object Object)\]|(?<=[.!?”\"])\s?\+\d{1,2}(?=\s|$)"
    r"|(?:^|(?<=[.!?”\"])[ \t]*)(?:-0-|-30-|\((?:END|End|end|MORE|more|ends)\)|-?ENDS?-?|/end|#{3,})(?=[ \t]*$)"
    r"|\{\{[^{}\n]{0,60}\}\}|\[/?(?:caption|embed|gallery|video|vc_\w+)\b[^\]\n]{0,200}\](?:https?://[^\s\[]+)?"
    r"|</?(?:iframe|div|span|script|p|br|img|a|blockquote)\b[^<>\n]{0,300}>",
    re.MULTILINE,
)
# A post: its last words are who posted it ("— Ann Example (@example) May 3, 2021"), or its line is a handle with a day.
_HANDLE = re.compile(
    r"(?:—|–|--)\s*[^—–\n]{2,60}\(@\w{1,20}\)[^.\n]{0,30}$|^.{0,60}@\w{2,20}\s*[·•].{0,30}$|^[^.,\n]{0,60}\(@\w{1,20}\)$|^@\w{2,20}$"
)


class _Table(NamedTuple):
    starts: Mapping[str, Pairs]  # by their first letter
    ends: Pairs
    exact: Mapping[str, Entry]
    holds: Pairs
    likes: tuple[tuple[re.Pattern[str], Entry], ...]
    houses: frozenset[str]
    longest: int


@cache
def _table() -> _Table:
    page = lexicon("ingest/page")

    def under(key: str) -> Pairs:
        return tuple((words, entry) for entry in page["lines"] for words in _listed(entry.get(key)))

    likes = tuple((re.compile(pattern, re.IGNORECASE), entry) for pattern, entry in under("like"))
    starts: defaultdict[str, Pairs] = defaultdict(tuple)
    for words, entry in under("starts"):
        starts[words[0]] += ((words, entry),)
    return _Table(
        starts=dict(starts),
        ends=under("ends"),
        exact=dict(under("is")),
        holds=under("holds"),
        likes=likes,
        houses=frozenset(page["houses"]),
        longest=page["longest"],
    )


def _listed(value: object) -> list[str]:
    return value if isinstance(value, list) else [] if value is None else [str(value)]


@lru_cache(maxsize=512)  # a report's lines are looked at several times
def entry_of(line: str) -> Entry | None:
    """The lexicon's entry for a line, None for body. Letters of any case; the line's stop and brackets do not count."""
    table = _table()
    if len(line) > table.longest:
        return None
    bare = " ".join(line.lower().replace("’", "'").split())
    entry = table.exact.get(bare.strip(" .:|-–—>»*#!()[]"))
    if entry is not None:
        return entry
    opening = bare.lstrip(" |-–—>»*#")  # not a quotation's mark
    for words, candidate in table.starts.get(opening[:1], ()):
        after = opening[len(words) : len(words) + 1]
        if opening.startswith(words) and not (words[-1].isalpha() and after.isalpha()):
            return candidate
    closing = bare.rstrip(" .!")
    for words, candidate in table.ends:
        if closing.endswith(words.rstrip(".")):
            return candidate
    held = next((candidate for words, candidate in table.holds if words in bare), None)
    return held or next((candidate for pattern, candidate in table.likes if pattern.fullmatch(bare)), None)


def is_credit(line: str) -> bool:
    """Whether a line is only who made a photo or text: "AFP", "(Meridian)", "Ann Example/AP", "AP Photo/Ann Example"."""
    bare = line.strip("()[] .©")
    names = _JOINT.split(bare) if len(line) <= 70 else [bare]
    known = [name.lower() in agencies() or name.lower() in _table().houses for name in names]
    joint = len(names) > 1 and len(names) in (2, 3) and any(known) and all(len(name.split()) <= 4 for name in names)
    return bare.lower() in agencies() or joint or bool(_CREDIT_LINE.match(line))


def is_post(line: str) -> bool:
    """Whether a line is somebody's post or the line under it that names them."""
    return bool(_HANDLE.search(line))


def trailing_credit(line: str) -> tuple[int, bool] | None:
    """Where a credit at the end of a line begins, and whether it shows that the line is a caption. None where there is none.

    An agency's name in brackets also stands under whole reports, so it makes no caption of what is before it.
    """
    if len(line) > _table().longest or line.count(". ") > 3:
        return None
    if (match := _CREDIT.search(line)) and match.start() > 0:
        return _begin(line, match.start()), True
    stop = max(line.rfind(mark) for mark in (". ", ".” ", '." ', ".) "))
    if stop < 0:
        return None
    last = line[line.index(" ", stop) :].strip()
    if not last or not is_credit(last) or _CREDIT_LINE.match(last):
        return None
    bracketed = last[0] in "([" and not _JOINT.search(last)
    return line.index(" ", stop), not bracketed


def _begin(line: str, at: int) -> int:
    """The place of the space before what begins at `at` or after it."""
    while not line[at].isspace():
        at += 1
    return at


def leftovers(text: str) -> list[tuple[int, int]]:
    """Where editors' tools and wires left their marks: "[A3]", "+4", "-0-", "(END)", "{{title}}"."""
    found = []
    for match in _LEFTOVER.finditer(text):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        found.append((start, match.end()))
    return found
