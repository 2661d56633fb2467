"""Figures of a report: claimed quantities. In: a Document, its Doc and its TimeSpans. Out: Figures in order of the text.

1. Amounts are found by words (figureamounts); those inside dates, clock times, ages and frequencies are dropped.
2. What they count is read off the tree (figurenouns), whether they are claims is decided (figureclaims).
3. Scope, as-of day and unit are filled. On whose word and about which event is for later stages: `by`, `statement`, `about` stay empty.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from spacy.tokens import Doc, Token

from regesta.extract.figureamounts import Amount, amounts
from regesta.extract.figureclaims import POSSESSIVE, TIME_UNITS, Seen, listed, no_claim
from regesta.extract.figurenouns import Counted, counted, subject_of, verb_over
from regesta.extract.timeattach import time_of
from regesta.extract.times import found_words, read_times
from regesta.extract.timewords import Word
from regesta.lexicons import lexicon
from regesta.records import Document, Figure, Provenance, Quantity, Span, TimeSpan, record_id

MADE_BY = "extract.figures 1"
Scope = Literal["new", "total", "stock"]
SKIPPED_PARTS = frozenset({"dateline", "credit", "boilerplate", "leftover"})


class Named(NamedTuple):
    """How the counted is named: the short phrase and its place."""

    counts: str
    span: Span | None


def figures(document: Document, doc: Doc, times: Sequence[TimeSpan]) -> tuple[Figure, ...]:
    """The claimed quantities of a report.

    Args:
        document: the report.
        doc: its Doc; with a tree what is counted is surer.
        times: its TimeSpans, for `as_of`.

    Returns:
        Figures in order; `by`, `statement` and `about` empty.
    """
    words = found_words(document.text)
    taken = _taken(document)
    starts = [token.idx for token in doc]
    out: list[Figure] = []
    for amount in amounts(words):
        number = words[amount.number]
        if any(start < number.end and number.start < end for start, end in taken):
            continue
        seen = _seen(document, doc, words, amount, starts)
        if seen is None or no_claim(seen) is not None:
            continue
        out.append(_figure(document, seen, times, out))
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


def _seen(document: Document, doc: Doc, words: Sequence[Word], amount: Amount, starts: Sequence[int]) -> Seen | None:
    start, end = words[amount.number].start, words[amount.last - 1].end
    number = bisect_left(starts, start + 1) - 1
    after = bisect_left(starts, end)
    if number < 0:
        return None
    noun = counted(doc, number, after)
    hyphened = document.text[end : end + 1] in {"-", "–", "‑"} or document.text[words[amount.number].end : end][:1] in {
        "-",
        "–",
        "‑",
    }
    if amount.bound == "times":
        noun = noun if words[amount.last - 1].lower == "times" else None
    elif document.text[end : end + 1] in {"-", "–", "‑"} and amount.unit is None and amount.bound != "between":
        # "nineteen-man crew": the noun after the compound.
        noun = counted(doc, number, min(after + 2, len(doc)))
    if amount.unit is not None and amount.unit not in TIME_UNITS | {"percent"}:
        noun = _after_link(doc, after, {"of", "in", "worth"})
    elif amount.unit == "percent" or (amount.unit in TIME_UNITS and not hyphened):
        noun = _after_link(doc, after, {"of"})
    elif amount.bound == "word" or (noun is None and after + 1 < len(doc) and doc[after + 1].lower_ in POSSESSIVE):
        noun = _after_link(doc, after, {"of"}) or noun
    return Seen(words, amount, doc, noun, document.text)


def _after_link(doc: Doc, at: int, links: set[str]) -> Counted | None:
    """The noun phrase after "of" and the like: "tonnes of cod", "millions in aid"."""
    while at < len(doc) and doc[at].text in {'"', "”", "“"}:
        at += 1
    if at >= len(doc) or doc[at].lower_ not in links:
        return None
    first = at + 1
    while first < len(doc) and doc[first].lower_ in {"the", "its", "their", "his", "her", "a", "an", "our"}:
        first += 1
    return counted(doc, at, first)


def _figure(document: Document, seen: Seen, times: Sequence[TimeSpan], before: Sequence[Figure]) -> Figure:
    amount, words = seen.amount, seen.words
    said = document.span(words[amount.first].start, words[amount.last - 1].end)
    token = _token(seen.doc, words[amount.number])
    named = _named(document, seen, token, before)
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
        counts=named.counts,
        counted=named.span,
        value=value,
        scope=_scope(seen, token),
        as_of=as_of,
        provenance=Provenance(made_by=MADE_BY),
    )


def _token(doc: Doc, word: Word) -> Token:
    span = doc.char_span(word.start, word.end, alignment_mode="expand")
    return span[-1] if span is not None and len(span) else doc[0]


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


def _named(document: Document, seen: Seen, token: Token, before: Sequence[Figure]) -> Named:
    """What is counted, in few words: its noun phrase with what befell it, the subject of a change, or the last thing counted."""
    doc, amount = seen.doc, seen.amount
    if seen.counted is not None:
        span = _span(document, doc, seen.counted.first, seen.counted.last)
        phrase = span.text
        if amount.unit in measures() and document.text[seen.number.end : seen.number.end + 1] not in {"-", "–", "‑"}:
            phrase = f"{_unit_text(seen)} of {phrase}"
        elif amount.unit is None and seen.counted.head is not None:
            fate = fate_of(doc[seen.counted.head])
            phrase = f"{phrase} {fate}" if fate and fate not in phrase else phrase
        return Named(" ".join(phrase.split()), span)
    if amount.bound == "times" or amount.unit == "percent":
        return _changed(document, seen, token) or Named("share" if amount.unit == "percent" else "growth", None)
    if amount.unit is not None:
        return Named(_unit_text(seen), None)
    return _named_before(document, seen, token, before)


def fate_of(noun: Token) -> str | None:
    """What the sentence's verb says became of a noun: "killed", "wounded", "released"; None for other verbs."""
    verb = noun.head
    passive = noun.dep_ == "nsubj:pass"
    role = noun.dep_.split(":")[0]
    while role == "conj" and verb.pos_ in {"NOUN", "PROPN"}:
        role, passive, verb = verb.dep_.split(":")[0], verb.dep_ == "nsubj:pass", verb.head
    word = _fates().get(verb.lower_)
    if word is None:
        return next(
            (
                _fates()[c.lower_]
                for c in noun.children
                if c.dep_.startswith("acl") and c.tag_ == "VBN" and c.lower_ in _fates()
            ),
            None,
        )
    if role == "obj" or passive or (role == "nsubj" and word in {"dead", "missing"}):
        return word
    return word if role == "nsubj" and verb.tag_ == "VBN" and not any(c.dep_ == "obj" for c in verb.children) else None


@cache
def _fates() -> dict[str, str]:
    entries = lexicon("figures/claims")["fate_verbs"]
    return {form: name for name, forms in entries.items() for form in forms}


def _changed(document: Document, seen: Seen, token: Token) -> Named | None:
    """The subject of the verb over a share or a change ("exports doubled")."""
    verb = verb_over(token) if seen.doc.has_annotation("DEP") else None
    if seen.amount.bound == "times" and token.lower_ != "fold" and token.pos_ == "VERB":
        verb = token
    subject = subject_of(verb) if verb is not None else None
    if verb is not None and verb.lower_ in {"put", "puts"}:
        object_ = next((child for child in verb.children if child.dep_ == "obj"), None)
        subject = (min(t.i for t in object_.subtree), object_.i + 1) if object_ is not None else subject
    if subject is None:
        return None
    span = _span(document, seen.doc, *subject)
    return Named(" ".join(span.text.split()), span)


def _named_before(document: Document, seen: Seen, token: Token, before: Sequence[Figure]) -> Named:
    """A bare number: what was counted last in the sentences before, with the fate said here; else the subject of its verb."""
    verb = verb_over(token) if seen.doc.has_annotation("DEP") else None
    fate = _fates().get(seen.lower(seen.amount.last)) or (_fates().get(verb.lower_) if verb is not None else None)
    near = [
        figure
        for figure in before
        if seen.number.start - figure.value.said.end < 300 and figure.counted is not None and figure.value.unit is None
    ]
    if near:
        thing = near[-1].counted
        words = thing.text if thing else ""
        return Named(" ".join((f"{words} {fate}" if fate and fate not in words else words).split()), thing)
    changed = _changed(document, seen, token) if verb is not None and verb.lower_ in listed("change_verbs") else None
    if fate:
        word = seen.words[seen.amount.last]
        return Named(fate, document.span(word.start, word.end) if word.lower in _fates() else None)
    return changed or Named("", None)


def _span(document: Document, doc: Doc, first: int, last: int) -> Span:
    return document.span(doc[first].idx, doc[last - 1].idx + len(doc[last - 1]))


def _unit_text(seen: Seen) -> str:
    unit = seen.amount.unit or ""
    return {"percent": "percent"}.get(unit, unit if unit.isupper() else f"{unit}s")


@cache
def measures() -> frozenset[str]:
    """Units that are part of what is counted ("tonnes of cod"); money and percent are not."""
    return frozenset(lexicon("figures/units")["measures"])


@cache
def _scopes(where: str) -> tuple[tuple[tuple[str, ...], Scope], ...]:
    entries = lexicon("figures/scope")["scopes"]
    table = [
        (tuple(word.split()), entry["scope"]) for entry in entries if entry["where"] == where for word in entry["words"]
    ]
    return tuple(sorted(table, key=lambda item: -len(item[0])))


def _scope(seen: Seen, token: Token) -> Scope | None:
    """new, total or stock, by the words before, after and around the number; None when nothing tells."""
    amount, words = seen.amount, seen.words
    if amount.bound == "times":
        return None
    inside = [word.lower for word in words[amount.first : amount.number]]
    for phrase, scope in _scopes("before"):
        if any(tuple(inside[k : k + len(phrase)]) == phrase for k in range(len(inside))):
            return scope
        if tuple(seen.lower(k) for k in range(amount.first - len(phrase), amount.first)) == phrase:
            return scope
    for phrase, scope in _scopes("after"):
        if (
            tuple(seen.lower(amount.last + k) for k in range(len(phrase))) == phrase
            and seen.lower(amount.last + 1) != "than"
        ):
            return scope
    near = [word.lower for word in words[max(0, amount.first - 8) : amount.last + 10] if word.kind != "BREAK"]
    clause = _cut(words, amount)
    for phrase, scope in _scopes("clause"):
        if any(tuple(clause[k : k + len(phrase)]) == phrase for k in range(len(clause))) and phrase[0] in near:
            return scope
    return None


def _cut(words: Sequence[Word], amount: Amount) -> list[str]:
    """The words of the clause around a quantity: up to the next comma, semicolon or full stop, eight words at most on each side."""
    stops = {".", ";", ",", ":", "!", "?", "—"}
    first = amount.first
    while (
        first > 0
        and amount.first - first < 8
        and words[first - 1].lower not in stops
        and words[first - 1].kind != "BREAK"
    ):
        first -= 1
    last = amount.last
    while (
        last < len(words) and last - amount.last < 10 and words[last].lower not in stops and words[last].kind != "BREAK"
    ):
        last += 1
    return [word.lower for word in words[first:last]]
