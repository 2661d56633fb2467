"""On whose word the words of a report stand. In: its statements and a stretch of text. Out: the chain of speakers.

The outlet's own voice is an empty chain. A statement inside another's content adds a link: "According to the agency, the party said
that ..." is the agency's word, and inside it the party's.
"""

from collections.abc import Sequence

from regesta.lexicons import lexicon
from regesta.records import Document, Party, Statement

THINGS = (", np", ", o:for", ", o:on", ", p:for", ", p:of", ", p:about", ", p:to", ", p:against", ", p:at")


def voice(statements: Sequence[Statement], start: int, end: int) -> tuple[tuple[Party, ...], str | None]:
    """On whose word the words at [start, end) stand.

    Args:
        statements: the statements of the report, in any order.
        start: offset of the first character.
        end: offset after the last.

    Returns:
        The speakers, outermost first, and the id of the innermost statement; `()` and None for the outlet's own voice. Links whose
        speaker the text does not tell ("reportedly") are left out of the chain, not out of the id.
    """
    covering = [s for s in statements if _covers(s, start, end) and not _names_only(s)]
    if not covering:
        return (), None
    innermost = min(covering, key=lambda s: (_length(s), -len(s.by), s.cue.start if s.cue else -1, s.id))
    by = innermost.by or tuple(s.speaker for s in chain(tuple(statements), innermost) if s.speaker)
    speakers = (*by, innermost.speaker) if innermost.speaker else by
    return _once(speakers), innermost.id


def _names_only(statement: Statement) -> bool:
    """Whether the content is a thing the report itself vouches for: "condemned the launch" leaves the launch in the outlet's voice."""
    if statement.act in ("deny", "promise", "threaten"):
        return False
    return any(reason.startswith("cue: ") and reason.endswith(THINGS) for reason in statement.provenance.reasons)


def chain(statements: Sequence[Statement], inner: Statement) -> tuple[Statement, ...]:
    """The statements that another one stands inside, outermost first."""
    around = [s for s in statements if s.id != inner.id and _encloses(s, inner)]
    return tuple(sorted(around, key=lambda s: (-_length(s), s.id)))


def _encloses(outer: Statement, inner: Statement) -> bool:
    anchor = inner.cue or (inner.content[0] if inner.content else None)
    if anchor is None or not _touches(outer, anchor.start, anchor.end):
        return False
    return _length(outer) > _length(inner) or not (outer.cue and _touches(inner, outer.cue.start, outer.cue.end))


def _covers(statement: Statement, start: int, end: int) -> bool:
    """Whether the words lie in the content, whole in one stretch of it."""
    return any(span.start <= start and end <= span.end for span in statement.content)


def _touches(statement: Statement, start: int, end: int) -> bool:
    return any(span.start < end and start < span.end for span in statement.content)


def _length(statement: Statement) -> int:
    return sum(span.end - span.start for span in statement.content)


def _once(speakers: tuple[Party, ...]) -> tuple[Party, ...]:
    """Without the same words twice in a row, as when one speaker quotes himself."""
    out: list[Party] = []
    for speaker in speakers:
        if not out or out[-1].span != speaker.span or out[-1].name != speaker.name:
            out.append(speaker)
    return tuple(out)


def told_outlet(document: Document, statement: Statement) -> tuple[Party, ...]:
    """The outlet that somebody spoke to, when it is another than this report's own: it passes the words on."""
    told = statement.addressee
    own = f"{document.outlet or ''} {document.agency or ''} {document.dateline or ''}".lower()
    if told is None or not told.name[:1].isupper() or told.name.lower() in own:
        return ()
    named = {word.lower().strip(".,") for word in told.name.split()} & set(lexicon("people/nominals")["outlets"])
    return (told,) if named else ()
