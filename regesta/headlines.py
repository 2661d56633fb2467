"""Where a report's headline is. In: a document. Out: whether a place of its text lies there, or in the first line that is one."""

from regesta.records import Document

SHORT = 120  # letters of a first line that is taken for a headline; a choice


def headed(document: Document, at: int) -> bool:
    """Whether a place of the text lies in the headline."""
    first = document.text.find("\n")
    if at < first <= SHORT:
        return True
    return any(part.kind == "headline" and part.start <= at < part.end for part in document.parts)
