"""Figures of a report: claimed quantities. In: a Document, its Doc and its TimeSpans. Out: Figures in order of the text.

1. Amounts are found by words (figureamounts); those inside dates, clock times, ages and frequencies are dropped.
2. What they count is read off the tree (figurenouns, figurenames), whether they are claims is decided (figureclaims).
3. Scope (figurescopes), as-of day and unit are filled. On whose word and about which event is for later stages: `by`, `statement`, `about`
   stay empty.
"""

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from regesta.extract.figures.amounts import amounts
from regesta.extract.figures.bounds import Amount
from regesta.extract.figures.claims import no_claim
from regesta.extract.figures.names import named
from regesta.extract.figures.nouns import NOUNS, Counted, counted, verb_over
from regesta.extract.figures.scopes import scope
from regesta.extract.figures.seen import POSSESSIVE, TIME_UNITS, Seen, listed
from regesta.extract.figures.units import currencies, measures
from regesta.extract.figures.words import joined
from regesta.extract.times.attach import time_of
from regesta.extract.times.report import found_words, read_times
from regesta.extract.times.words import Word
from regesta.records import Document, Figure, Provenance, Quantity, Span, TimeSpan, record_id

MADE_BY = "extract.figures 2"
SKIPPED_PARTS = frozenset({"dateline", "credit", "boilerplate", "leftover"})
HYPHENS = frozenset({"-", "–", "‑"})
ARTICLES = frozenset({"the", "its", "their", "his", "her", "a", "an", "our", "these", "those", "all"})
KNOWN = frozenset({"the", "these", "those"}) | POSSESSIVE  # after "of" these open a set that the number is part of


def figures(document: Document, doc: Doc, times: Sequence[TimeSpan]) -> tuple[Figure, ...]:
    """The claimed quantities of a report.

    Args:
        document: the report.
        doc: its Doc; with a tree what is counted is surer.
        times: its TimeSpans, for `as_of`.

    Returns:
        Figures in order; `by`, `statement` and `about` empty.
    """
    words = joined(document.text, found_words(document.text))
    taken = _taken(document)
    starts = [token.idx for token in doc]
    out: list[Figure] = []
    for amount in amounts(words):
        number = words[amount.number]
        spent = amount.unit in TIME_UNITS and amount.last < len(words) and words[amount.last].lower == "of"
        if not spent and any(start < number.end and number.start < end for start, end in taken):
            continue  # but "in three days of shelling" is a length
        seen = _seen(document, doc, words, amount, starts)
        if seen is not None and out:
            seen = seen._replace(follows=_follows(document.text, out[-1], number.start))
        if seen is None or no_claim(seen) is not None:
            continue
        out.append(_figure(document, seen, times, before=out))
    return tuple(out)


def _taken(document: Document) -> list[tuple[int, int]]:
    """Stretches of the text where no figure is: dates and their like, the page's furniture."""
    report = read_times(document.text, anchor=None, tense=lambda _: None)
    blocked = [
        (e.start, e.end)
        for e in report.whole
        if e.reading.sort not in {"length", "reference"} and e.reading.type != "DURATION"
    ]
    return blocked + [(part.start, part.end) for part in document.parts if part.kind in SKIPPED_PARTS]


def _follows(text: str, last: Figure, start: int) -> bool:
    """Whether a count stands before this number in the same sentence."""
    between = text[last.value.said.end : start]
    return (
        last.value.unit is None
        and len(between) < 120
        and not any(stop in between for stop in (". ", ";", "\n", "! ", "? "))
    )


def _seen(document: Document, doc: Doc, words: Sequence[Word], amount: Amount, starts: Sequence[int]) -> Seen | None:
    start, end = words[amount.number].start, words[amount.last - 1].end
    number = bisect_left(starts, start + 1) - 1
    after = bisect_left(starts, end)
    if number < 0:
        return None
    glued = document.text[words[amount.number].end : end][:1] in HYPHENS
    hyphened = document.text[end : end + 1] in HYPHENS or glued
    noun = counted(doc, number, after)
    if amount.unit == "rank":
        noun = noun if amount.last > amount.first + 1 else None
    elif amount.bound == "times":
        noun = noun if words[amount.last - 1].lower == "times" else None
    elif document.text[end : end + 1] in HYPHENS and amount.unit is None and amount.bound != "between":
        # "nineteen-man crew": the noun after the compound.
        noun = counted(doc, number, min(after + 2, len(doc)))
    elif amount.unit in currencies():
        noun = _after_link(doc, after, {"of", "in", "worth"}) or _sum_of(doc, after)
    elif amount.unit in measures() - TIME_UNITS:
        noun = noun if hyphened or amount.unit == "magnitude" else _after_link(doc, after, {"of", "worth"})
    elif amount.unit == "percentage point":
        noun = None
    elif amount.unit == "percent" or (amount.unit in TIME_UNITS and not hyphened):
        noun = _share_of(doc, after, amount)
    elif amount.bound == "word" or (after < len(doc) and doc[after].lower_ == "of"):
        noun = _after_link(doc, after, {"of"}) or (noun if amount.bound == "word" else None)
    return Seen(words, amount, doc, noun, document.text)


def _share_of(doc: Doc, after: int, amount: Amount) -> Counted | None:
    """What a share or a length is of: "a third of the fleet", "half the garrison", "two out of three Peruvians"."""
    if amount.fraction and amount.unit == "percent" and after < len(doc) and doc[after].lower_ != "of":
        first = after
        while first < len(doc) and doc[first].lower_ in ARTICLES:
            first += 1
        at = doc[first] if first < len(doc) else None
        return (
            counted(doc, after - 1, first)
            if at is not None and at.pos_ in NOUNS | {"ADJ"} and not _compares(at)
            else None
        )
    return _after_link(doc, after, {"of"})


def _compares(token: Token) -> bool:
    return token.tag_ in {"JJR", "RBR"} or token.lower_ in {"less", "more", "fewer"}


def _sum_of(doc: Doc, after: int) -> Counted | None:
    """The noun right behind a sum: "a $750 million loan"; no names, days or "last year"."""
    if (
        after >= len(doc)
        or doc[after].pos_ not in {"NOUN", "ADJ"}
        or doc[after].lower_ in {"last", "next", "more", "less"}
    ):
        return None
    return counted(doc, after - 1, after)


def _after_link(doc: Doc, at: int, links: set[str]) -> Counted | None:
    """The noun phrase after "of" and the like: "tonnes of cod", "millions in aid", "17 of 20 articles", "three of the wounded"."""
    while at < len(doc) and doc[at].text in {'"', "”", "“"}:
        at += 1
    if at >= len(doc) or doc[at].lower_ not in links:
        return None
    first = at + 1
    known = False
    while first < len(doc) and (doc[first].lower_ in ARTICLES or doc[first].pos_ == "NUM"):
        known = known or doc[first].lower_ in KNOWN
        first += 1
    found = counted(doc, at, first)
    inner = next((t.i for t in doc[found.first : found.last] if t.pos_ == "NUM"), None) if found is not None else None
    if found is not None and inner is not None and found.head is not None and inner < found.head:
        found = found._replace(first=inner + 1)  # "1,100 of the region's 26,000 residents"
    if doc[at].lower_ == "in" and found is not None and found.head is not None:
        head = doc[found.head]
        if head.pos_ == "PROPN" or head.lower_ in listed("times_after_in"):
            return None  # "contracts worth $3 million in Astana", "lost $3 million in the first half"
    if found is None and known and first < len(doc) and (doc[first].pos_ == "ADJ" or doc[first].tag_ == "VBN"):
        return Counted(first, first + 1, first)
    return found


def _figure(document: Document, seen: Seen, times: Sequence[TimeSpan], *, before: Sequence[Figure]) -> Figure:
    amount, words = seen.amount, seen.words
    said = document.span(words[amount.first].start, words[amount.last - 1].end)
    token = seen.token
    name = named(document, seen, before)
    value = Quantity(
        low=amount.low, high=amount.high, bound=amount.bound, said=said, unit=amount.unit, word=amount.word
    )
    as_of, _ = (
        time_of(token, times, seen.doc)
        if seen.doc.has_annotation("DEP") and seen.doc.has_annotation("SENT_START")
        else (None, "")
    )
    if as_of is None and amount.unit not in measures():
        as_of = _verb_time(token, times, seen.doc)
    return Figure(
        id=record_id("figure", document.id, said.start, said.end),
        document=document.id,
        sentence=_sentence(document, seen.doc, token),
        counts=name.counts,
        counted=name.span,
        value=value,
        scope=scope(seen),
        as_of=as_of,
        provenance=Provenance(made_by=MADE_BY),
    )


def _verb_time(token: Token, times: Sequence[TimeSpan], doc: Doc) -> TimeSpan | None:
    if not doc.has_annotation("DEP"):
        return None
    verb = verb_over(token)
    return time_of(verb, times, doc)[0] if verb is not None else None


def _sentence(document: Document, doc: Doc, token: Token) -> Span:
    """The sentence around a token; between full stops or line ends where the Doc has no sentences."""
    if doc.has_annotation("SENT_START"):
        sentence = token.sent
        start, end = sentence.start_char, sentence.end_char
    else:
        text = document.text
        start = max(text.rfind(". ", 0, token.idx) + 1, text.rfind("\n", 0, token.idx) + 1, 0)
        stops = [at + 1 for at in (text.find(". ", token.idx), text.find("\n", token.idx)) if at >= 0]
        end = min(stops, default=len(text))
    while start < end and document.text[start].isspace():
        start += 1
    while end > start and document.text[end - 1].isspace():
        end -= 1
    return document.span(start, end)
