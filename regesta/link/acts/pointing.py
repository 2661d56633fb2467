"""Acts that another act points back to. In: an act of judging ("condemned the attack"), the acts told before. Out: with whom it judges.

The noun says which acts it can mean (`lexicons/world/story.yaml`). Whoever did the one act meant is the recipient. Where acts of
several are told before, or nobody is said to have done it, the noun stays without anybody.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from msgspec.structs import replace

from regesta.lexicons import lexicon
from regesta.records import EventMention, Party

JUDGING = frozenset(
    {
        ("ACCUSE", "criticism"),
        ("ACCUSE", "accusation"),
        ("SUPPORT", "praise"),
        ("SUPPORT", "support"),
        ("REJECT", "rejection"),
        ("REJECT", "denial"),
    }
)
DOMESTIC = frozenset({"OPP", "LEG", "PTY", "CVL"})  # they judge their own government's acts as others do
FAR = 800  # letters back in which acts of a noun's types are looked for; a choice: four or five sentences
DONE = frozenset({"happened", "ongoing", "planned"})
VAGUE = frozenset(str(noun) for noun in lexicon("world/story")["pointing"][-1]["nouns"])
_DEFINITE = re.compile(
    r"(?:the|this|that|these|those|such)\s+(?:[\w-]+\s+){0,2}?(?P<noun>[a-z][a-z-]+(?:\s[a-z]+)?)\b", re.I
)
_PARTS = re.compile(
    rf"^the\s(?:{'|'.join(map(str, lexicon('world/story')['parts']))})\sof\s(?=(?:the|this|that|these|those)\s)",
    re.IGNORECASE,
)
_COURT = re.compile(r"\b(?:court|tribunal|judges?|jury)\b", re.IGNORECASE)  # whose deeds alone are rulings
_INDEFINITE = re.compile(r"^an?\s", re.IGNORECASE)


@cache
def _nouns() -> dict[str, dict[str, Any]]:
    return {str(noun): entry for entry in lexicon("world/story")["pointing"] for noun in entry["nouns"]}


def pointed_at(event: EventMention, before: Sequence[EventMention]) -> EventMention:
    """The act with those who did what its object points back to; the act itself where that is open."""
    if event.recipients or event.object is None:
        return event
    noun = noun_of(_said(event)) if (event.type, event.subtype) in JUDGING else None
    if noun is None:
        return event
    acting = {p.state for p in event.actors if p.state and p.sector not in DOMESTIC}
    told = _meant(noun, event, before)
    doers = _doers(told, acting)
    if not doers:
        return event
    words = told[-1].trigger.text
    reason = f"recipient: who did what {noun!r} points back to ({words!r})"
    made = event.provenance
    return replace(event, recipients=doers, provenance=replace(made, reasons=(*made.reasons, reason)))


def _said(event: EventMention) -> str:
    """The words of the object; of "a charge that Chad denies", which tell what was said right before, as definite."""
    assert event.object is not None
    words = event.object.text
    before = event.object.end <= event.trigger.start
    return _INDEFINITE.sub("the ", words) if event.subtype == "denial" and before else words


def noun_of(words: str) -> str | None:
    """The noun of "the attack on the port" that can point back; None where the words do not."""
    words = _PARTS.sub("", " ".join(words.split()))
    match = _DEFINITE.match(words)
    while match is not None:
        for noun in (match["noun"], match["noun"].split()[0]):
            if noun in _nouns():
                return noun
        if len(match[0].split()) > 3:
            return None
        match = re.match(
            r"(?:the|this|that|these|those|such)\s+(?:[\w-]+\s+){1,2}(?P<noun>[a-z][a-z-]+)\b", words, re.IGNORECASE
        )
        if match is not None and match["noun"] not in _nouns():
            return None
    return None


def _meant(noun: str, event: EventMention, before: Sequence[EventMention]) -> list[EventMention]:
    """The acts of the noun's types told before, near enough; of a vague noun those of the nearest sentence only."""
    entry = _nouns()[noun]
    fitting = [
        one
        for one in before
        if one.type in entry["types"]
        and (one.subtype in entry.get("subtypes", (one.subtype,)))
        and one.subtype not in entry.get("without", ())
        and (not entry.get("courts") or any(_COURT.search(p.name) for p in one.actors))
        and one.status in DONE
        and 0 < event.trigger.start - one.trigger.start < FAR
        and one.trigger.start != event.trigger.start
    ]
    if noun in VAGUE and fitting:
        last = fitting[-1].sentence.start
        fitting = [one for one in fitting if one.sentence.start == last]
        if event.sentence.start - fitting[-1].sentence.end > 3 and last != event.sentence.start:
            return []  # a sentence stands between
    return fitting


def _doers(told: Sequence[EventMention], acting: set[str]) -> tuple[Party, ...]:
    """Those who did the acts, where it is the same states in each; else ()."""
    named = [one for one in told if one.actors]
    if not named:
        return ()
    states = {frozenset(p.state for p in one.actors) for one in named}
    if len(states) != 1:
        return ()
    (doing,) = states
    if None in doing or doing <= acting:
        return ()
    found: dict[str | None, Party] = {}
    for party in named[-1].actors:
        if party.state not in acting:
            found.setdefault(party.state, party)
    return tuple(found.values())
