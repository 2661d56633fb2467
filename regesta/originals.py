"""A report as it came, packed. In: what was read. Out: an Original to be kept beside the cleaned text, and its bytes again."""

import zlib

import msgspec

# What a hand-made record could unpack to is bounded by what one report may be (ingest.raw.MAX_REPORT_BYTES).
MOST = 20_000_000
PAGE = "\f"  # between two pages of a paper
PAPERS = frozenset({"pdf", "word"})


class Original(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept of a report's file.

    `kind` is the reader's: text, markdown, html, pdf, word, or row (a line of a table, as JSON). `size` is how many bytes the file had;
    `whole` says whether all of them are kept. Of a paper (pdf, word) its text as UTF-8 is kept, a form feed between pages, never the file.
    """

    kind: str
    size: int
    whole: bool
    packed: bytes


def pack(kind: str, data: bytes, *, size: int, most: int) -> Original:
    """The first `most` bytes of `data`, packed; `size` is the whole file's."""
    return Original(kind=kind, size=size, whole=len(data) <= most, packed=zlib.compress(data[:most], 6))


def unpack(packed: bytes) -> bytes:
    """The bytes that were packed, at most MOST.

    Raises:
        ValueError: they are damaged.
    """
    opened = zlib.decompressobj()
    try:
        return opened.decompress(packed, MOST)
    except zlib.error as error:
        raise ValueError(f"an original cannot be unpacked: {error}") from error
