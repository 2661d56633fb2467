"""Characters put right, with a map back. In: decoded text. Out: cleaned text and `offsets` as Document has them.

One pass of one pattern: what it matches is removed or replaced, all else stays. Nothing is reordered, so the map is a list of the
places where the two texts drift apart. Cleaned: line ends, control characters, invisible characters, odd spaces, combining accents,
HTML entities, and text that was decoded with the wrong encoding ("cafÃ©"). Left alone: words, ligatures, quotation marks, double spaces.
"""

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence

import ftfy
import msgspec
from ftfy.badness import is_bad

Offsets = tuple[tuple[int, int], ...]

_SPACES = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_LINES = "\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
# Zero-width space, word joiner, byte-order mark, soft hyphen, marks of writing direction. The joiners U+200C and U+200D stay:
# they change words of other scripts.
_INVISIBLE = "\u200b\u2060\ufeff\u00ad\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"
_ODD = re.compile(
    rf"""(?P<crlf>\r(?=\n))
    |(?P<line>[{_LINES}])
    |(?P<gone>[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f{_INVISIBLE}])
    |(?P<space>[{_SPACES}])
    |(?P<lone>[\ud800-\udfff])
    |(?P<accent>[^\W\d_][\u0300-\u036f]+)
    |(?P<entity>&(?:\#\d{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,24}});)""",
    re.VERBOSE,
)
# A character of two to four UTF-8 bytes read as a Western 8-bit code begins with one of these signs.
_MOJIBAKE = re.compile("[\u00c2-\u00f4][\u0080-\u00ff\u0152-\u0178\u0192\u02c6\u02dc\u2010-\u203a\u20ac\u2122]+")
_SUSPECT = re.compile("[ÃÂâðÐÑÅÄÎÏ][\u0080-\u00bf\u0152-\u0178\u0192\u02c6\u02dc\u2010-\u203a\u20ac\u2122]")
_MARKDOWN = re.compile(
    r"""(?P<mark>^(?:\#{1,6}[ \t]+|>[ \t]?|[*+-][ \t]+(?=\S)))
    |(?P<strong>\*\*|__)
    |(?P<emphasis>(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*]))
    |(?P<open>!?\[)(?=[^\[\]\n]{0,300}\]\()
    |(?P<link>\]\([^()\n]{0,2000}\))""",
    re.MULTILINE | re.VERBOSE,
)


class Cleaned(msgspec.Struct, frozen=True):
    """Cleaned text, pairs (offset here, offset in the original), and whether wrongly decoded words were mended."""

    text: str
    offsets: Offsets
    mended: bool = False


def clean(original: str, *, markdown: bool = False) -> Cleaned:
    """Clean decoded text; with `markdown` its marks go too. White space at both ends is cut."""
    edits = [(match.start(), match.end(), _replacement(match)) for match in _ODD.finditer(original)]
    mended = False
    if _SUSPECT.search(original):
        mojibake = list(_mojibake(original))
        mended = bool(mojibake)
        edits = _merged(edits, mojibake)
    if markdown:
        edits = _merged(edits, [(match.start(), match.end(), "") for match in _MARKDOWN.finditer(original)])
    text, offsets = _apply(original, edits)
    text, offsets = cut(text, offsets, len(text) - len(text.lstrip()), len(text.rstrip()))
    return Cleaned(text, offsets, mended)


def cut(text: str, offsets: Offsets, start: int, end: int) -> tuple[str, Offsets]:
    """The stretch [start, end) of a cleaned text, with its map."""
    end = max(start, end)
    kept = [(here - start, there) for here, there in offsets if start < here <= end]
    return text[start:end], ((0, to_original(offsets, start)), *kept)


def to_original(offsets: Sequence[tuple[int, int]], position: int) -> int:
    """The place in the decoded original of a place in the cleaned text."""
    index = bisect_right(offsets, position, key=lambda pair: pair[0]) - 1
    if index < 0:
        return position
    here, there = offsets[index]
    return there + position - here


def _replacement(match: re.Match[str]) -> str:
    found = match[0]
    match match.lastgroup:
        case "line":
            return "\n"
        case "space":
            return " "
        case "lone":
            return "\ufffd"  # half of a character pair: SQLite and JSON refuse it
        case "accent":
            return unicodedata.normalize("NFC", found)
        case "entity":
            return _entity(found)
        case _:
            return ""


def _entity(found: str) -> str:
    """The sign an entity stands for; what is no entity ("AT&T;") stays."""
    sign = html.unescape(found)
    if len(sign) > 2 or sign.endswith(";"):  # html.unescape also reads a known name at the beginning of a longer one
        return sign if sign == ";" else found
    odd = _ODD.fullmatch(sign)
    return sign if odd is None else _replacement(odd)


def _mojibake(original: str) -> Iterable[tuple[int, int, str]]:
    """Runs that are clearly UTF-8 read as a Western code: ftfy's own sign of badness must be there, and its mending change them."""
    for match in _MOJIBAKE.finditer(original):
        if is_bad(match[0]):
            mended = ftfy.fix_encoding(match[0])
            if mended != match[0]:
                yield match.start(), match.end(), _ODD.sub(_replacement, mended)


def _merged(edits: list[tuple[int, int, str]], stronger: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Both lists in order; where two overlap the one of `stronger` stays."""
    taken = sorted(stronger)
    kept: list[tuple[int, int, str]] = []
    index = 0
    for edit in edits:
        while index < len(taken) and taken[index][1] <= edit[0]:
            index += 1
        if index == len(taken) or edit[1] <= taken[index][0]:
            kept.append(edit)
    return sorted(kept + taken)


def _apply(original: str, edits: list[tuple[int, int, str]]) -> tuple[str, Offsets]:
    pieces: list[str] = []
    pairs: list[tuple[int, int]] = [(0, 0)]
    done = length = 0
    for start, end, new in edits:
        pieces.append(original[done:start])
        length += start - done
        pieces.append(new)
        if len(new) != end - start:
            for step in range(len(new)):  # more signs than before: each stands for the last sign of the old run
                _pair(pairs, length + step, min(start + step, end - 1))
            _pair(pairs, length + len(new), end)
        length += len(new)
        done = end
    pieces.append(original[done:])
    return "".join(pieces), tuple(pairs)


def _pair(pairs: list[tuple[int, int]], here: int, there: int) -> None:
    """Add a pair where the map drifts; of several for one place the last counts."""
    if pairs and pairs[-1][0] == here:
        pairs.pop()
    if not pairs or pairs[-1][1] + here - pairs[-1][0] != there:
        pairs.append((here, there))
