"""Speech without quotation marks: transcripts and embedded posts. In: a document and its Doc. Out: attributions.

"FINN (recording): We told the minister.", "((Max Holf)) We did." and "Q: ... A: ..." begin their line with the speaker; a post ends
with the writer's name and handle, or the handle alone. The lines of the programme's own host are the outlet's voice.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from regesta.extract.statements.attributions import Attribution
from regesta.extract.statements.cues import Entry, text_of
from regesta.extract.statements.speakers import Source, token_at
from regesta.lexicons import word_set
from regesta.records import Document

LABEL = re.compile(
    r"^[ \t>*_]*((?:[A-Z][A-Z.'’\-]+)(?:[ \t][A-Z][A-Z.'’\-]*){0,3})(?:[ \t]*\([^)\n]{1,30}\))?:[*_]*[ \t]+(?=\S)",
    re.MULTILINE,
)
NAMED = re.compile(r"^[ \t]*\(\(([^()\n]{2,40})\)\)[ \t]*(?=\S)", re.MULTILINE)  # "((Max Holf)) We told the minister."
INITIALS = re.compile(r"[A-Z]{1,4}")  # the paper's own, before its questions
POST = re.compile(r"[\s—–\-|]*+(?P<name>[^—–|\n]{2,50}?)\s*\(@\w{1,30}\)")
HANDLE = re.compile(
    r"^[\s—–\-|]*(?P<name>@\w{2,30})\b[^\n]{0,40}$", re.MULTILINE
)  # a post signed with its handle alone
OWN_LABELS = word_set("cues/words", "own_labels")
STUDIO = word_set("cues/words", "studio")
ANSWER = Entry(word=":", kind="say", act="assert", frames=("quote",), example="FINN: We told the minister.")
POSTED = Entry(
    word="(post)", kind="say", act="assert", frames=("quote",), example="We are ready. — Flavia Rassendyll (@flavia)"
)
HEADED = Entry(word="-", kind="say", act="assert", frames=("quote",), example="Ties at their peak - Holf")
HEADLINE = re.compile(r"\s(?P<dash>-|–|—|--)\s(?P<who>[A-Z][^\n:;,“\"]{2,40})\s*$")
NO_LABELS = word_set("cues/words", "no_labels")


def spoken_lines(document: Document, doc: Doc) -> Iterator[Attribution]:
    """Attributions of a transcript's lines and of embedded posts."""
    text = text_of(doc)
    labels = [m for m in LABEL.finditer(text) if m.group(1) not in NO_LABELS]
    if any(
        m.group(1) in STUDIO for m in labels
    ):  # a programme: its own reporters are the outlet, only recordings are others
        labels = [m for m in labels if "(" in m.group()]
    if len(labels) > 1 or any(
        "(" in m.group() for m in labels
    ):  # one line in capitals with a colon is more likely a heading
        for match in labels:
            end = text.find("\n", match.end())
            end = len(text) if end < 0 else end
            stop = text.find("[", match.end(), end)
            end = stop if stop > match.end() else end
            if match.group(1) not in OWN_LABELS and len(text[match.end() : end].split()) >= 3:
                yield _line(doc, ANSWER, match.span(1), (match.end(1), match.end()), match.end(), end)
    for match in NAMED.finditer(text):
        end = text.find("\n", match.end())
        end = len(text) if end < 0 else end
        if not INITIALS.fullmatch(match.group(1)) and len(text[match.end() : end].split()) >= 3:
            yield _line(doc, ANSWER, match.span(1), (match.end(1), match.end(1) + 2), match.end(), end)
    for part in document.parts:
        if part.kind != "embedded":
            continue
        end = min(len(text), part.end + 60)
        named = POST.search(text, part.start, end) or HANDLE.search(text, part.start, end)
        if (
            named is None
            or named.start() - part.start < 12
            or any(mark in text[part.start : named.start()] for mark in '“"„«')
        ):
            continue
        yield _line(doc, POSTED, named.span("name"), None, part.start, named.start())


def headline_sources(document: Document, doc: Doc) -> Iterator[Attribution]:
    """ "Ties at their peak - Holf": a headline that ends with a dash and who said it."""
    text = text_of(doc)
    for part in document.parts:
        match = HEADLINE.search(text[: part.end], part.start) if part.kind == "headline" else None
        if match is None or len(text[part.start : match.start()].split()) < 3:
            continue
        tokens = [t for t in doc if match.start("who") <= t.idx < match.end("who")]
        if tokens and all(t.pos_ in ("PROPN", "NOUN", "ADJ", "ADP") for t in tokens):
            line = _line(doc, HEADED, match.span("who"), match.span("dash"), part.start, match.start())
            yield line._replace(quoted=(), frame="colon")


def _line(
    doc: Doc, entry: Entry, who: tuple[int, int], cue: tuple[int, int] | None, start: int, end: int
) -> Attribution:
    text = text_of(doc)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    source = Source(token_at(doc, who[1] - 1), *who)
    return Attribution(entry, cue, source, ((start, end),), "quote", quoted=((start, end),))
