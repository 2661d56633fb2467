"""Which part of a report is its headline. In: a document, a place in its text. Out: whether the place is in the headline.

A first short line that stands by itself is taken for one.
"""

from regesta.records import Document

SHORT = 120  # letters of a first line that is taken for a headline; a choice


def headed(document: Document, at: int) -> bool:
    """Whether a place of the text lies in the headline."""
    first = document.text.find("\n")
    if at < first <= SHORT:
        return True
    return any(part.kind == "headline" and part.start <= at < part.end for part in document.parts)
