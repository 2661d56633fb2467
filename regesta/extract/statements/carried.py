"""Words that go on with the source of the sentence before. In: a document's statements. Out: the same, some carried on.

Only two patterns are sure enough: a sentence with "reportedly" or the like right behind a sentence that names its source, and a sentence
that adds to a number of that sentence ("An additional 1,000 men ..."). All other sentences without a source are the outlet's own.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace
from spacy.tokens import Doc, Span

from regesta.records import Document, Provenance, Statement

ADDED = re.compile(
    r"(?:An? (?:additional|further|extra)|Another|A second|About another|Some other)\s+(?:\w+\s)?"
    r"(?:[\d,.]*\d|(?:\w+ )?(?:hundred|thousand|dozen|million))"
)


def carried(document: Document, doc: Doc, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Statements with their speakers and contents carried on.

    Args:
        document: the report.
        doc: its parsed text, for the bounds of sentences.
        statements: its statements, in reading order.
    """
    out = list(statements)
    sentences = [sentence for sentence in doc.sents if sentence.text.strip()]
    for before, here in pairwise(sentences):
        if "\n" in document.text[before.start_char : here.start_char].rstrip(" "):
            continue
        source = _sourced(out, before)
        if source is None:
            continue
        at = _within(out, here)
        if not at and ADDED.match(here.text) and source.cue and source.cue.text.lower() == "according to":
            end = here.start_char + len(here.text.rstrip().rstrip("."))
            out[out.index(source)] = _noted(
                replace(source, content=(*source.content, document.span(here.start_char, end)))
            )
        for statement in at:
            if statement.speaker is None and any("adverb" in reason for reason in statement.provenance.reasons):
                out[out.index(statement)] = _noted(replace(statement, speaker=source.speaker))
    return tuple(out)


def _sourced(statements: Sequence[Statement], sentence: Span) -> Statement | None:
    """The one statement that a sentence makes, if it names its speaker and is not inside another's."""
    inside = [s for s in _within(statements, sentence) if s.speaker is not None and not s.by]
    return inside[-1] if len({s.speaker.name for s in inside if s.speaker}) == 1 else None


def _within(statements: Sequence[Statement], sentence: Span) -> list[Statement]:
    return [s for s in statements if any(sentence.start_char <= span.start < sentence.end_char for span in s.content)]


def _noted(statement: Statement) -> Statement:
    made = statement.provenance
    reasons = (*made.reasons, "carried on from the sentence before")
    return replace(statement, provenance=Provenance(made_by=made.made_by, score=0.6, reasons=reasons))
