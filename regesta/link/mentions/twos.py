"""The two states that "both sides" mean at a place of a report. In: a Context, where. Out: two codes, or ().

Those of the sentence before, where it names two and no third follows; else the two that the report is about; else those just named.
"""

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from regesta.link.known.build import Names
from regesta.link.mentions.context import Context
from regesta.records import Mention, Span

PAIR_STATES = re.compile(
    r"\b(?:countries|koreas|sides|nations|states|parties|neighbo?urs|governments|capitals|delegations|peoples|allies|armies|militaries|forces|troops|parliaments|ministries|rivals|powers|services|navies)\b",
    re.IGNORECASE,
)
_TWINS = re.compile(r"(?P<one>North|South|East|West) and (?P<other>North|South|East|West) (?P<rest>[A-Z]\w+)")
NEAR = 300  # letters before; a choice: two or three sentences


def last_two(context: Context, doc: Doc | None, start: int) -> tuple[str, ...]:
    """The only two states named in the sentence before, and no third in the sentence so far; () for more or fewer."""
    here = doc.char_span(start, start + 1, alignment_mode="expand") if doc is not None else None
    if doc is None or here is None or not len(here):
        return ()
    first = here[0].sent.start
    lead = doc[first - 1].sent.start_char if first else here[0].sent.start_char
    two = _named(context, lead, here[0].sent.start_char)
    return two if two and _named(context, lead, start) == two else ()


def two_names(mentions: Sequence[Mention], doc: Doc | None, start: int) -> list[Mention]:
    """The persons named in the sentence before, and none further in the sentence so far: "the two" are they, where they are two."""
    here = doc.char_span(start, start + 1, alignment_mode="expand") if doc is not None else None
    if doc is None or here is None or not len(here) or not here[0].sent.start:
        return []
    lead, first = doc[here[0].sent.start - 1].sent.start_char, here[0].sent.start_char
    named = [m for m in mentions if m.kind == "name" and m.label == "PER" and lead <= m.span.start < start]
    return named if all(m.span.start < first for m in named) else []


def names_after(mentions: Sequence[Mention], doc: Doc | None, end: int) -> list[Mention]:
    """The persons named in the sentence behind that in which a place of the text lies: "the leaders of A and B" are told there."""
    here = doc.char_span(end - 1, end, alignment_mode="expand") if doc is not None else None
    if doc is None or here is None or not len(here) or here[0].sent.end >= len(doc):
        return []
    after = doc[here[0].sent.end].sent
    return [
        m
        for m in mentions
        if m.kind == "name" and m.label == "PER" and after.start_char <= m.span.start < after.end_char
    ]


def near_two(context: Context, start: int) -> tuple[str, ...]:
    """The only two states named just before; () for more or fewer."""
    return _named(context, max(0, start - NEAR), start)


def main_two(context: Context, doc: Doc | None, start: int) -> tuple[str, ...]:
    """The two states the report is about; () when a third is named half as often as the second, or in the sentence so far."""
    states = context.states
    here = doc.char_span(start, start + 1, alignment_mode="expand") if doc is not None else None
    if here is not None and len(here):
        near = {e.state for hit in context.inside(here[0].sent.start_char, start) if (e := context.decide(hit))}
        if any(context.world.state(code) is not None and code not in states[:2] for code in near):
            return ()
    if len(states) < 2 or (len(states) > 2 and 2 * context.counts[states[2]] > context.counts[states[1]]):
        return ()
    return states[:2]


def twins(text: str, start: int, end: int, names: Names) -> tuple[str, ...]:
    """The codes of "North and South Korea", where the words at a place of the text are both or the second; else ()."""
    words = text[start:end]
    found = _TWINS.fullmatch(words) or _TWINS.fullmatch(text[max(0, start - len("North and ")) : end].lstrip())
    found = found or _TWINS.fullmatch(text[max(0, start - len("East and ")) : end].lstrip())
    if found is None:
        return ()
    entries = [names.get(f"{side} {found['rest']}") for side in (found["one"], found["other"])]
    codes = [next((e.state for e in some if e.kind == "state"), None) for some in entries]
    return tuple(code for code in codes if code) if all(codes) and len(set(codes)) == 2 else ()


def _named(context: Context, lead: int, start: int) -> tuple[str, ...]:
    entries = [context.decide(hit) for hit in context.inside(lead, start)]
    told = [entry for entry in entries if entry and entry.kind not in ("capital", "seat")]
    near = dict.fromkeys(entry.state for entry in told if entry.state and context.world.state(entry.state))
    return tuple(near) if len(near) == 2 else ()


def of_one_state(context: Context, said: Span) -> bool:
    """Whether two are of one state, whoever they are: "two Chilean diplomats", not "both sides of the Chilean border"."""
    hits = context.inside(said.start, said.end)
    entry = context.decide(hits[0]) if len(hits) == 1 else None
    return (
        entry is not None
        and entry.kind in ("adjective", "state", "organisation", "body")
        and not PAIR_STATES.search(said.text)
    )
