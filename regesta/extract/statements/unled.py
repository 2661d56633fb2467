"""Quotations that no verb leads to. In: a quotation, its line. Out: an Attribution to the name before a colon or behind a dash, or None.

"Kim Jong Un: “...”", "“...” — Flavia Rassendyll, mayor of Zenda".
"""

import re
from collections.abc import Callable

from spacy.tokens import Doc, Token

from regesta.extract.statements.attributions import Attribution
from regesta.extract.statements.cues import Entry
from regesta.extract.statements.quotes import Quote
from regesta.extract.statements.speakers import Source, after, speaking_subject

COLON = Entry(word=":", kind="say", act="assert", frames=("quote",), example="Colon")
SIGNED = Entry(word="—", kind="say", act="assert", frames=("quote",), example="“We are ready.” — Flavia Rassendyll")
_SIGNED = re.compile(
    r"[\s\u00a0]*(?P<dash>―|—|–|--|-)[\s\u00a0]*(?P<who>[A-Z][^\n.;:“”\"]{2,60}?)(?:\.(?=\s|$))?(?=[ \t]*(?:[“\"]|\n|$))"
)


def before_colon(
    text: str, quote: Quote, line: tuple[int, int], tokens: Callable[[int, int], list[Token]]
) -> Attribution | None:
    """ "Kim Jong Un: “...”", with no verb."""
    before = text[line[0] : quote.start].rstrip()
    if not before.endswith(":") or len(before) > 120:
        return None
    start = max(
        [line[0]] + [m.end() for m in re.finditer(r"[.!?|]\s", text[: line[0] + len(before)]) if m.end() > line[0]]
    )
    named = [t for t in tokens(start, line[0] + len(before)) if t.pos_ in ("PROPN", "NOUN", "PRON")]
    at = line[0] + len(before) - 1
    if named and any(t.pos_ == "VERB" for t in tokens(start, at)):
        whose = speaking_subject(tokens(at, at + 1)[0]) if len(quote.words(text).split()) > 3 else None
        why = ("the subject of the sentence before the colon",)
        return whose and Attribution(COLON, (at, at + 1), whose, ((quote.start, quote.end),), "colon", reasons=why)
    if not named:
        return None
    first, last = named[0], named[-1]
    head = next((t for t in named if t.head not in named), last)
    whose = Source(head, first.idx, last.idx + len(last))
    return Attribution(COLON, (at, at + 1), whose, ((quote.start, quote.end),), "colon")


def signed(doc: Doc, text: str, quote: Quote) -> Attribution | None:
    """ "“...” — Flavia Rassendyll, mayor of Zenda": the name behind a dash that ends the line."""
    match = _SIGNED.match(text, quote.end)
    if match is None:
        return None
    start, end = match.span("who")
    whose = after(doc, start)
    if whose is None or whose.start != start:
        return None
    at = match.start("dash")
    return Attribution(
        SIGNED, (at, match.end("dash")), Source(whose.token, start, end), ((quote.start, quote.end),), "colon"
    )
