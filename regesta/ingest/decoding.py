"""Bytes to characters. In: bytes. Out: the text, the encoding, and whether it had to be guessed.

Order: byte-order mark, UTF-8, what the page declares, then a guess. A guess is always told, never silent.
"""

import codecs
import re

import msgspec
from trafilatura.utils import detect_encoding

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
# Files that are something else whatever their name says.
MAGIC = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\xd0\xcf\x11\xe0",
    b"SQLite format 3",
    b"\x7fELF",
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
# Western text has few letters beyond ASCII; Cyrillic, Greek or Korean in an 8-bit code have nearly only such bytes.
FOREIGN_SHARE = 0.25


class Decoded(msgspec.Struct, frozen=True):
    """Decoded text (without byte-order mark), the encoding's name, and whether it was guessed."""

    text: str
    encoding: str
    guessed: bool = False


def is_binary(data: bytes) -> bool:
    """Whether bytes are no text: NUL bytes (UTF-16 and UTF-32 aside), or the signature of another format."""
    if data.startswith(MAGIC):
        return True
    if any(data.startswith(bom) for bom, _ in BOMS) or _bare_utf16(data):
        return False
    head = data[:65536]
    controls = len(head) - len(head.translate(None, delete=bytes(set(range(32)) - {9, 10, 12, 13, 27})))
    return b"\0" in head or controls > len(head) // 20


def decode(data: bytes, *, html: bool = False) -> Decoded:
    """Decode bytes; with `html` the page's own declaration is heard before guessing."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            text = data.decode(encoding, "replace")
            return Decoded(text, encoding.removesuffix("-sig"), "\ufffd" in text)
    bare = _bare_utf16(data)
    if bare:
        return Decoded(data.decode(bare, "replace"), bare, guessed=True)
    declared = _DECLARED.search(data[:4096]) if html else None
    for encoding in ("utf-8", declared[1].decode("ascii") if declared else ""):
        strict = _strict(data, encoding)
        if strict is not None:
            return Decoded(strict, encoding)
    return _guess(data)


def _strict(data: bytes, encoding: str) -> str | None:
    if not encoding:
        return None
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):  # LookupError: the page declares an encoding that nobody knows
        return None


def _bare_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: in Western text every second byte is NUL."""
    head = data[:2000]
    if len(head) < 20:
        return None
    low, high = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if high > 0.7 * half and low < 0.05 * half:
        return "utf-16-le"
    if low > 0.7 * half and high < 0.05 * half:
        return "utf-16-be"
    return None


def _guess(data: bytes) -> Decoded:
    """UTF-8 with a few broken bytes, a Western 8-bit code, or what the detector says for other scripts."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(1 for character in text if character > "\x7f") - broken
    if sound > broken:
        return Decoded(text, "utf-8 with broken bytes", guessed=True)
    letters = sum(1 for byte in data if byte > 127 or chr(byte).isalpha())
    foreign = sum(1 for byte in data if byte > 127)
    candidates = detect_encoding(data[:50_000]) if foreign > FOREIGN_SHARE * letters else []
    for encoding in (*candidates[:3], "cp1252"):
        found = _strict(data, encoding)
        if found is not None:
            return Decoded(found, encoding, guessed=True)
    return Decoded(data.decode("latin-1"), "latin-1", guessed=True)
