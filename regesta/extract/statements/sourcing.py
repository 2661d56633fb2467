"""An attribution, and the source that one verb has from another of its sentence. In and out: attributions."""

from typing import NamedTuple

from spacy.tokens import Token

from regesta.extract.statements.cues import Entry, children
from regesta.extract.statements.speakers import Source


class Attribution(NamedTuple):
    """A cue, its source and its content as offsets. `frame` is the lexicon's frame, or "quote", "phrase", "adverb", "colon"."""

    entry: Entry
    cue: tuple[int, int] | None
    source: Source | None
    spans: tuple[tuple[int, int], ...]
    frame: str
    token: Token | None = None
    addressee: Token | None = None
    negated: bool = False
    unreal: bool = False
    quoted: tuple[tuple[int, int], ...] = ()  # those of the spans that are quotations, with their marks
    reasons: tuple[str, ...] = ()
    told_by: tuple[int, int] | None = None  # the cue of the attribution that this one stands under ("..., citing X")

    def covers(self, start: int, end: int) -> bool:
        """Whether the words at [start, end) are part of the content."""
        return any(a <= start and end <= b for a, b in self.spans)


def joined(a: Attribution, found: list[Attribution]) -> Attribution:
    """ "He calls for a truce, condemns the raid and ...": a verb left without a subject has the source of the one before it."""
    token = a.token
    if a.source is not None or token is None or a.entry.kind != "say" or token.tag_ not in ("VBZ", "VBD", "VBP"):
        return a
    if children(token, "nsubj", "nsubj:pass", "aux:pass", "expl"):
        return a
    for b in reversed(found):
        if (
            b.token is not None
            and b.source
            and b.entry.kind == "say"
            and b.token.tag_ == token.tag_
            and b.token.i < token.i
        ):
            return a._replace(source=b.source) if b.token.sent == token.sent else a
    return a


def same_speaker(a: Attribution, found: list[Attribution]) -> Attribution:
    """ "He said the boats were safe, adding that ...": who adds is who said, not the boats."""
    token = a.token
    if (
        token is None
        or a.entry.kind != "say"
        or children(token, "nsubj", "nsubj:pass")
        or token.dep_ not in ("advcl", "xcomp", "conj")
    ):
        return a
    for b in found:
        if (
            b.token is None
            or b.token == token
            or b.frame not in ("that", "to")
            or not b.token.is_ancestor(token)
            or b.source is None
        ):
            continue
        subject = a.source.token if a.source else None
        own = subject is not None and (subject.pos_ in ("PROPN", "PRON") or subject.ent_type_ in ("PER", "ORG"))
        if token.dep_ == "conj" and own:
            continue
        if token.head != b.token and (token.lower_.endswith("ing") or token.dep_ == "conj"):
            return a._replace(source=b.source)
    return a
