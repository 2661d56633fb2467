"""One report. In: its id, the words to point at, the part of a long text. Out: the text with all that was read from it marked."""

import re
from collections.abc import Iterator

import msgspec
from fastapi.responses import RedirectResponse, Response

from regesta.errors import InputError
from regesta.records import Document, Party
from regesta.serve.dates import told
from regesta.serve.facing import Facing, odd_signs
from regesta.serve.report import Report
from regesta.web.failures import NotHere
from regesta.web.here import Asked, address
from regesta.web.links import actor_url, document_url, event_url, party_url
from regesta.web.marking import Mark, Piece, cut
from regesta.web.serving import Pages

pages = Pages()
PART = 16_000  # letters of a text on one page, so that it stays under 300 KB with all its marks
LISTED = 80  # events, statements, figures told in the margin
LAYERS = (
    ("name", "names"), ("event", "events"), ("statement", "statements"), ("figure", "figures"), ("time", "times"),
    ("part", "what is not text"),
)  # fmt: skip
NOT_TEXT = frozenset({"caption", "credit", "embedded", "boilerplate", "leftover"})
_AT = re.compile(r"(\d{1,9})-(\d{1,9})")
FORMS = (("words", "Beside the original"), ("source", "As it is written"))
KINDS = {
    "text": "a text file",
    "markdown": "a Markdown file",
    "html": "a web page",
    "pdf": "a PDF",
    "word": "a Word file",
    "row": "a row of a table",
}


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """The part of the text on this page: `[start, end)`, its number and of how many."""

    number: int
    of: int
    start: int
    end: int


def _pointed(at: str) -> tuple[int, int] | None:
    if not at:
        return None
    match = _AT.fullmatch(at)
    if match is None:
        raise InputError(f"at {at} is no place in a text. Write it as 120-180: from which letter to which.")
    return int(match[1]), int(match[2])


def parts(text: str) -> list[tuple[int, int]]:
    """The text in parts that fit a page, cut at ends of lines where there are any."""
    made, start = [], 0
    while len(text) - start > PART * 1.2:
        line = text.rfind("\n", start + PART // 2, start + PART)
        end = line + 1 if line > 0 else start + PART
        made.append((start, end))
        start = end
    return [*made, (start, len(text))]


def _number(given: str) -> int | None:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 7 else None


def part_of(report: Report, asked: dict[str, str]) -> Part:
    """The part asked for, or the one that holds the words pointed at."""
    found = parts(report.document.text)
    pointed = _pointed(asked["at"])
    number = _number(asked["part"]) or 1
    if pointed and not asked["part"]:
        number = next((n for n, (_, end) in enumerate(found, 1) if pointed[0] < end), 1)
    number = min(max(1, number), len(found))
    start, end = found[number - 1]
    return Part(number=number, of=len(found), start=start, end=end)


def pieces(report: Report, part: Part, asked: dict[str, str]) -> tuple[Piece, ...]:
    """This part of the text, cut where something was read."""
    near = (one for one in _marks(report, asked) if one.end > part.start and one.start < part.end)
    moved = (Mark(one.start - part.start, one.end - part.start, one.layer, one.words, one.url, one.id) for one in near)
    return cut(report.document.text[part.start : part.end], moved)


def _marks(report: Report, asked: dict[str, str]) -> Iterator[Mark]:
    lines = {one.id: one for one in report.events}
    for part in report.document.parts:
        if part.kind in NOT_TEXT:
            yield Mark(part.start, part.end, "part", part.kind)
    for said in report.statements:
        words = f"said by {said.speaker.name if said.speaker else 'somebody not named'} ({said.act}, {said.manner})"
        for number, span in enumerate(said.content):
            key = "" if number else f"s-{said.id}"
            yield Mark(span.start, span.end, "statement", words[:200], _leads(said.speaker), key)
    for name in report.mentions:
        if name.kind == "name" or name.actor:
            words = f"{name.label.lower()}{'' if name.actor else ', not linked'}"
            url = actor_url(name.actor) if name.actor else None
            yield Mark(name.span.start, name.span.end, "name", words, url)
    for time in report.times:
        if time.said is not None:
            yield Mark(time.said.start, time.said.end, "time", f"{told(time)} [{time.edtf}]: {time.reason}"[:300])
    for figure in report.figures:
        said_ = figure.value.said
        told_ = f"{figure.value.short()} {figure.counts}"[:200]
        event = report.events_of.get(figure.about or "")
        yield Mark(said_.start, said_.end, "figure", told_, event_url(event) if event else None, f"f-{figure.id}")
    for act in report.event_mentions:
        event = report.events_of.get(act.id)
        what = lines[event].what if event in lines else f"{act.type}, of no event"
        yield Mark(
            act.trigger.start, act.trigger.end, "event", what[:200], event_url(event) if event else None, f"m-{act.id}"
        )
    pointed = _pointed(asked["at"])
    if pointed:
        yield Mark(*pointed, "at", "", None, "at")


def _leads(party: Party | None) -> str | None:
    return party_url(party) if party else None


def facing_pieces(facing: Facing) -> tuple[Piece, ...]:
    """A sheet of the original, cut where the cleaned text has it not, where a paper's page begins, and where is pointed at."""
    marks = [Mark(start, end, "gone", "not in the cleaned text") for start, end in facing.left_out]
    if facing.at is not None:
        marks.append(Mark(*facing.at, "at", "", None, "there"))
    return cut(facing.text, [*marks, *(Mark(place, place + 1, "sheet", "a page begins") for place in facing.pages)])


def kinds_of_parts(document: Document) -> list[tuple[str, int, int]]:
    """What the text is made of: kind, how many parts, how many letters; what is between them is body."""
    counts: dict[str, list[int]] = {}
    for one in document.parts:
        counts.setdefault(one.kind, []).append(one.end - one.start)
    body = len(document.text) - sum(map(sum, counts.values()))
    made = {"body": [body], **counts} if body > 0 and "body" not in counts else counts
    return [(kind, len(lengths), sum(lengths)) for kind, lengths in made.items()]


SHOWN = {
    "kinds_of_parts": kinds_of_parts,
    "facing_pieces": facing_pieces,
    "forms": FORMS,
    "kind_words": KINDS,
    "odd_signs": odd_signs,
    "not_text": NOT_TEXT,
    "layers": LAYERS,
    "listed": LISTED,
    "part_of": part_of,
    "pieces": pieces,
}


@pages.at("/documents/{id}", "document.html", shown=SHOWN)
def document(
    here: Asked, id: str, at: str = "", part: str = "", original: str = "", sheet: str = ""
) -> Report | Response:
    """One report with all that was read from it; with `original` (words or source), a sheet of it as it came."""
    try:
        found = here.record.report(id)
    except InputError as error:
        raise NotHere(str(error)) from error
    pointed = _pointed(at)
    if found.document.id != id:
        suffix = ".json" if here.request.url.path.endswith(".json") else ""
        return RedirectResponse(address(document_url(found.document.id) + suffix, **here.query), status_code=307)
    if original:
        facing = here.record.facing(found.document, original, sheet=_number(sheet), at=pointed)
        return msgspec.structs.replace(found, facing=facing)
    return found
