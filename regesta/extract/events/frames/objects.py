"""The thing of an act. In: a match in its text. Out: the words of what is signed, sent or spoken of, or None."""

from regesta.extract.events.frames.matching import Match
from regesta.extract.events.parties.words import Reader
from regesta.extract.grammar.nounphrase import noun_phrase
from regesta.extract.grammar.relations import children
from regesta.records import Span


def object_of(reader: Reader, match: Match) -> Span | None:
    """The words of the act's thing, without its parties."""
    things = match.roles.get("O", [])
    if not things:
        return None
    parties = {t.i for role in "AB" for t in match.roles.get(role, [])}
    if things[0].i in parties:
        return None
    if things[0] == match.trigger:  # "have been on the island": what stands before "be" is no part of it
        first = min(t.idx for t in (things[0], *children(things[0], "compound", "flat")))
        return reader.document.span(first, things[0].idx + len(things[0]))
    if things[0].pos_ == "VERB":  # "called for ending the war"
        last = things[0].doc[things[0].right_edge.i]
        return reader.document.span(things[0].idx, last.idx + len(last))
    start, end = noun_phrase(things[0], full=True, without=parties)
    return reader.document.span(start, end)
