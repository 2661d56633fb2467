"""Speakers named in short: "the official", "the ministry", "the statement". In: the statements before. Out: who that is, in full.

A person by his title, in capitals ("the Senator said"), is the speaker of the statement before; a class or body ("the officials", "the
ministry") is the last speaker or name in full that ends on the same noun. What the reading of nominals has settled is left alone.
"""

import re
from collections.abc import Sequence

from regesta.extract.statements.speakers import people
from regesta.lexicons import lexicon, word_set
from regesta.records import Document, Mention, Party, Statement

NEAR = 900  # characters from a statement to the one whose speaker it takes up (a choice: about three paragraphs)
SHORT = re.compile(r"(?:the|this|these|both) (?:two |three )?(\w+)", re.IGNORECASE)
SENDER = 60  # characters behind "a message from" in which the sender's name begins, titles before it (a choice)
TAKEN_UP = word_set("cues/words", "letters")
SAYS = re.compile(
    r"\b(?:(?:the|this) (?:\w+ )?(?:message|letter|telegram|statement|note|declaration|communique)|it) (?:\w+ )?$",
    re.IGNORECASE,
)


def speaker_in_full(
    document: Document, statement: Statement, before: Sequence[Statement], mentions: Sequence[Mention]
) -> Party | None:
    """The speaker of a statement; in full where the text names him in short and has named him before.

    Args:
        document: the report.
        statement: a statement.
        before: the statements before it, in reading order.
        mentions: the mentions of the report.
    """
    speaker = statement.speaker
    if speaker is not None and speaker.name.lower() == "it":
        return _same_writer(document, statement, before) or speaker
    match = SHORT.fullmatch(speaker.name) if speaker else None
    if speaker is None or match is None or not statement.content:
        return speaker
    noun, at = match.group(1).lower(), statement.content[0].start
    near = [s for s in before if s.speaker and s.content and 0 < at - s.content[0].start < NEAR]
    if noun in lexicon("people/nominals")["writings"]:
        return _sender(document, noun, at, mentions) or _writer(document, noun, at, near) or speaker
    if _settled(speaker, mentions):
        return speaker
    for earlier in reversed(near):
        if earlier.speaker and _ends_on(earlier.speaker.name, noun):
            return earlier.speaker
    if noun in people() and match.group(1)[0].isupper():  # "the captain" may well be another man
        last = near[-1].speaker if near else None
        return last if last is not None and _person(last, mentions) else speaker
    named = [m for m in mentions if m.kind == "name" and m.span.end <= at and _ends_on(m.span.text, noun)]
    return Party(name=named[-1].span.text, span=named[-1].span) if named else speaker


def _same_writer(document: Document, statement: Statement, before: Sequence[Statement]) -> Party | None:
    """ "It also noted" behind "the message said": the same writer."""
    last = before[-1] if before else None
    if last is None or last.cue is None or statement.cue is None or statement.cue.start - last.cue.end > NEAR:
        return None
    return last.speaker if SAYS.search(document.text[max(0, last.cue.start - 40) : last.cue.start]) else None


def _sender(document: Document, noun: str, at: int, mentions: Sequence[Mention]) -> Party | None:
    """ "Received a message from Karl Zenda": who sent it, when the text names a sender once."""
    found = list(re.finditer(rf"\b{noun}\b[^.\n]{{0,40}}? from ", document.text[:at], re.IGNORECASE))
    near = [[m for m in mentions if m.kind == "name" and 0 <= m.span.start - one.end() < SENDER] for one in found]
    near = [
        [m for m in named if "\n" not in document.text[one.end() : m.span.start]]
        for one, named in zip(found, near, strict=True)
    ]
    people = [one for named in near if (one := next((m for m in named if m.label == "PER"), None)) is not None]
    one_sender = len(found) == 1 or len({m.span.text for m in people}) == 1
    best = people[-1] if people and one_sender else None
    if not found and (sent := re.search(rf"\bsent an? (?:\w+ )?{noun}\b", document.text[:at])):
        before = max(
            document.text.rfind(mark, 0, sent.start()) for mark in ("\n", ". ")
        )  # "Ann Lee, the premier, sent a message"
        head = max(
            (part.end for part in document.parts if part.kind == "dateline"), default=0
        )  # "Lome, May 3 (TNA) --"
        people = [
            m
            for m in mentions
            if m.kind == "name" and m.label == "PER" and max(before, head - 1) < m.span.start < sent.start()
        ]
        best = people[0] if people else None
    if best is None and len(found) == 1 and near[0]:
        best = near[0][0]
        over = (m for m in mentions if m.kind == "nominal" and found[0].end() <= m.span.start <= best.span.start)
        best = next((m for m in over if m.span.end >= best.span.end), best)  # "from the emir of Qatar"
    return Party(name=best.span.text, span=best.span) if best else None


def _writer(document: Document, noun: str, at: int, near: Sequence[Statement]) -> Party | None:
    """ "The statement said": who issued it, when a sentence before says so ("in a statement"); "the message": who congratulated."""
    for earlier in reversed(near):
        start = earlier.content[0].start
        if earlier.speaker and earlier.speaker.name.lower() in ("it", "they", "this", "that"):
            continue
        if earlier.act == "congratulate" and noun in TAKEN_UP:
            return earlier.speaker
        if re.search(rf"\b{noun}\b", document.text[max(0, start - 150) : at].lower()):
            return earlier.speaker
    return None


def _settled(speaker: Party, mentions: Sequence[Mention]) -> bool:
    """Whether the words are a mention that already refers back, in the end, to a name."""
    known = {m.id: m for m in mentions}
    mention = next((m for m in mentions if m.span == speaker.span), None)
    for _ in range(20):
        if mention is None or mention.kind == "name":
            break
        mention = known.get(mention.refers_to or "")
    return mention is not None


def _ends_on(name: str, noun: str) -> bool:
    """Whether a name in full has the noun as its head: "Norrundi Foreign Ministry", "two officials", "source in the palace"."""
    head = re.split(r",| of | in | at | from | for | who ", name, maxsplit=1)[0].split()
    words = name.split()
    longer = len(words) > 2 or (len(words) == 2 and words[0].lower() not in ("the", "this", "a", "an"))
    return longer and bool(head) and head[-1].lower() == noun


def _person(party: Party, mentions: Sequence[Mention]) -> bool:
    """Whether a speaker is a person by name or pronoun."""
    return any(m.span == party.span and (m.label == "PER" or m.kind == "pronoun") for m in mentions)
