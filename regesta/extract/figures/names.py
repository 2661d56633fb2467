"""How the counted is named. In: Seen and the Figures before it. Out: a short phrase with its place in the text.

The noun phrase after the number with what befell it; for shares, sums and bare numbers the noun before ("a ransom of $4 million"), what
a verb of change moves ("exports fell 12 percent"), or the last thing counted.
"""

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from regesta.extract.figures.nouns import NOUNS, Counted, noun_phrase, object_of, subject_of, verb_over
from regesta.extract.figures.seen import Seen, fates, listed
from regesta.extract.figures.units import currencies, measures
from regesta.extract.grammar.elided import heading_noun
from regesta.extract.grammar.tree import dependents
from regesta.extract.statements.cues import lemma
from regesta.lexicons import word_set
from regesta.records import Document, Figure, Span

LENGTHS = frozenset({"kilometre", "metre", "mile", "nautical mile", "foot", "centimetre", "millimetre"})
LEVELS = word_set("figures/words", "levels")
LINKS = frozenset({"to", "at", "by", "from"})
LEADS = word_set("figures/words", "leads")
RECENT = 300  # characters back to the last thing counted; a choice
OPENERS = frozenset({"a", "an", "the", "its", "their", "his", "her"})


class Named(NamedTuple):
    """How the counted is named: the short phrase and its place."""

    counts: str
    span: Span | None


def named(document: Document, seen: Seen, before: Sequence[Figure]) -> Named:
    """What is counted, in few words."""
    doc, amount = seen.doc, seen.amount
    if seen.counted is not None:
        return _with_noun(document, seen)
    if amount.unit is None and amount.bound != "times":
        return _bare(document, seen, before)
    twin = _converted(seen, before)
    if twin is not None:
        return twin
    rival = amount.unit == "percent" and seen.lower(amount.first - 1) in {"against", "versus"} and bool(before)
    if rival and before[-1].value.unit == "percent" and before[-1].counted is not None:
        return Named(before[-1].counts, before[-1].counted)
    lead = _before(seen)
    moved = lead or (_moved(seen) if doc.has_annotation("DEP") else None)
    if moved is not None:
        span = _span(document, doc, *moved)
        return Named(" ".join(span.text.split()), span)
    if amount.bound == "times" or amount.unit == "percent":
        return Named("share" if amount.unit == "percent" else "growth", None)
    return Named(_paid(seen), None)


def _converted(seen: Seen, before: Sequence[Figure]) -> Named | None:
    """ "4 billion crowns ($380m)": the same sum in other money counts the same thing."""
    if seen.amount.unit not in currencies() or seen.lower(seen.amount.first - 1) != "(" or not before:
        return None
    last = before[-1]
    if last.value.unit not in currencies() or seen.number.start - last.value.said.end > 20:
        return None
    if last.counted is not None:
        return Named(last.counts, last.counted)
    return Named(" ".join([_unit_text(seen), *last.counts.split()[1:]]), None)


def _with_noun(document: Document, seen: Seen) -> Named:
    doc, amount, counted = seen.doc, seen.amount, seen.counted
    assert counted is not None
    span = _span(document, doc, counted.first, counted.last)
    phrase = span.text
    glued = document.text[seen.number.end : seen.number.end + 1] in {"-", "–", "‑"}
    if amount.unit in measures() - {"magnitude"} and not glued:
        phrase = f"{_unit_text(seen)} of {phrase}"
    elif amount.unit is None and counted.head is not None:
        fate = fate_of(doc[counted.head], partly=seen.lower(amount.last) == "of")
        phrase = f"{phrase} {fate}" if fate and fate not in phrase else phrase
    return Named(" ".join(phrase.split()), span)


def _before(seen: Seen) -> tuple[int, int] | None:
    """The noun before "of" or "worth": "a ransom of $4 million", "a crew of 23"."""
    first = seen.amount.first
    if seen.lower(first - 1) not in LEADS or first < 2:
        return None
    link = seen.doc.char_span(seen.words[first - 1].start, seen.words[first - 1].end, alignment_mode="expand")
    if link is None or not len(link) or link.start == 0:
        return None
    head = seen.doc[link.start - 1]
    return noun_phrase(head) if head.pos_ in NOUNS else None


def _moved(seen: Seen) -> tuple[int, int] | None:
    """What the verb over a quantity moves or prices: its object where the quantity hangs by to, by or at, else its subject."""
    token, amount = seen.token, seen.amount
    if amount.bound == "times":
        return _multiplied(seen)
    verb = verb_over(token)
    if verb is None:
        return None
    start = _start(seen)
    thing = object_of(verb, start)
    linked = seen.lower(amount.first - 1) in LINKS
    if (
        thing is not None
        and not _holds_number(seen.doc, thing)
        and (linked or amount.unit in {"percent", "percentage point"})
    ):
        return thing
    if verb == token.head and any(child.dep_ == "cop" for child in dependents(verb)):
        return subject_of(verb)  # "the average wage is 420 euros"
    if amount.unit in currencies() and verb.lower_ not in listed("change_verbs") | listed("price_verbs"):
        return None
    moves = LEVELS if amount.unit in LENGTHS else listed("change_verbs")
    if amount.unit in measures() and verb.lower_ not in moves:
        return None  # "the shell fell 200 metres from the school" counts metres
    subject = subject_of(verb)
    return subject if subject is not None and not _holds_number(seen.doc, subject) else None


def _multiplied(seen: Seen) -> tuple[int, int] | None:
    """What is multiplied: the object or subject of "doubled", the noun after "five-fold", the subject of "is three times higher"."""
    word = seen.words[seen.amount.last - 1]
    span = seen.doc.char_span(word.start, word.end, alignment_mode="expand")
    token = span[-1] if span is not None and len(span) else seen.token
    if token.pos_ == "VERB":
        return object_of(token, token.i + 99) or subject_of(token)
    noun = next((a for a in (token.head, token.head.head) if a.pos_ == "NOUN" and a.i > token.i), None)
    if noun is not None and noun.i - token.i <= 3:
        first, last = noun_phrase(noun, after=True)
        return max(first, token.i + 1), last
    verb = verb_over(token)
    while verb is not None:
        subject = subject_of(verb)
        if subject is not None and not _holds_number(seen.doc, subject) and seen.doc[subject[0]].pos_ != "PRON":
            return subject
        verb = verb_over(verb.head) if verb.head != verb else None
    return None


def _start(seen: Seen) -> int:
    """Index of the token that the quantity begins with."""
    number = seen.doc.char_span(seen.words[seen.amount.first].start, seen.number.end, alignment_mode="expand")
    return number.start if number is not None and len(number) else seen.token.i


def _holds_number(doc: Doc, phrase: tuple[int, int]) -> bool:
    return any(token.pos_ == "NUM" for token in doc[phrase[0] : phrase[1]])


def _paid(seen: Seen) -> str:
    """A sum of which only the deed is told: "USD pledged", "EUR to pay"."""
    unit = _unit_text(seen)
    verb = verb_over(seen.token) if seen.doc.has_annotation("DEP") else None
    if seen.amount.unit not in currencies() or verb is None or verb.pos_ != "VERB":
        return unit
    return f"{unit} to {verb.lower_}" if verb.tag_ == "VB" else f"{unit} {verb.lower_}"


def _bare(document: Document, seen: Seen, before: Sequence[Figure]) -> Named:
    """A bare number: what its "of" hangs on, what a verb of change moves, the last thing counted with the fate said here, the subject."""
    parsed = seen.doc.has_annotation("DEP")
    verb = verb_over(seen.token) if parsed else None
    lead = seen.lower(seen.amount.first - 1)
    heading = heading_noun(seen.token) if parsed else None
    if heading is not None:  # "The marines. About 200 came home"
        return Named(heading.text, document.span(heading.idx, heading.idx + len(heading)))
    fate = (
        fates().get(seen.lower(seen.amount.last))
        or fates().get(lead)
        or (fates().get(verb.lower_) if verb is not None and lead not in {"to", "at", "from", "by"} else None)
    )
    moved = _before(seen) if seen.lower(seen.amount.first - 2) in listed("of_numbers") else None
    if lead in listed("votes") or (
        lead == "to" and any(seen.lower(seen.amount.first - k) in listed("votes") for k in (2, 3))
    ):
        return Named("votes", None)
    gapped = seen.follows and lead not in LINKS
    if moved is None and parsed and not fate and not gapped:
        moved = _counted_by_verb(seen, verb)
    if moved is not None:
        span = _span(document, seen.doc, *moved)
        return Named(" ".join(span.text.split()), span)
    near = [
        f
        for f in before
        if seen.number.start - f.value.said.end < RECENT and f.counted is not None and f.value.unit is None
    ]
    if (
        fate
        and near
        and (near[-1].counts in fates().values() or set(near[-1].counts.lower().split()) & listed("totals"))
    ):
        near = []  # "45 dead and more than 100 wounded"
    if near and near[-1].counted is not None:
        words = near[-1].counted.text
        return Named(" ".join((f"{words} {fate}" if fate and fate not in words else words).split()), near[-1].counted)
    if fate:
        word = seen.words[seen.amount.last] if seen.amount.last < len(seen.words) else None
        return Named(fate, document.span(word.start, word.end) if word is not None and word.lower in fates() else None)
    return _participle(document, seen) or _subject(document, seen, verb) or Named("", None)


def _subject(document: Document, seen: Seen, verb: Token | None) -> Named | None:
    """ "Few families stayed, perhaps 12 to 15": the last resort, the verb's subject when it is a noun."""
    speaks = verb is not None and lemma(verb) in listed("claim_verbs") | listed("weak_claim_verbs")
    found = subject_of(verb) if verb is not None and not speaks else None
    if found is None or seen.doc[found[1] - 1].pos_ not in NOUNS or _holds_number(seen.doc, found):
        return None
    span = _span(document, seen.doc, *found)
    return Named(" ".join(span.text.split()), span)


def _counted_by_verb(seen: Seen, verb: Token | None) -> tuple[int, int] | None:
    """ "bringing the toll to 61", "the number is 700", "cases jumped by 1,900 to 24,300"; no pronouns."""
    start = _start(seen)
    for above in (verb, *(verb.ancestors if verb is not None else ())):
        if above is None or (above.lower_ not in listed("change_verbs") and above != verb):
            continue
        thing = object_of(above, start)
        if thing is None and (
            above.lower_ in listed("change_verbs") or any(c.dep_ == "cop" for c in dependents(above))
        ):
            thing = subject_of(above)
        if thing is not None and _holds_number(seen.doc, thing):
            continue
        if thing is not None and seen.doc[thing[1] - 1].pos_ in NOUNS | {"ADJ", "VERB"}:
            return thing
    return None


def _participle(document: Document, seen: Seen) -> Named | None:
    """ "18 trapped in a mine": the participle names them."""
    at = seen.amount.last
    if at >= len(seen.words):
        return None
    span = seen.doc.char_span(seen.words[at].start, seen.words[at].end, alignment_mode="expand")
    if span is None or not len(span) or not (span[0].tag_ in {"VBN", "VBD"} or span[0].pos_ == "ADJ"):
        return None
    return Named(span[0].text, document.span(span[0].idx, span[0].idx + len(span[0])))


def fate_of(noun: Token, *, partly: bool = False) -> str | None:
    """What the sentence's verb says became of a noun: "killed", "wounded", "released"; None for other verbs.

    With `partly` only some of them are meant ("shot down 31 of 38 drones launched"): what is said of all does not count.
    """
    after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    done = after is not None and after.lower_ in fates() and after.tag_ in {"VBN", "VBD"}
    if not partly and after is not None and done and not any(c.dep_ in {"obj", "aux"} for c in dependents(after)):
        return fates()[after.lower_]  # "with 41 fighters killed"
    while noun.dep_.startswith("nmod") and noun.head.pos_ == "NUM":
        noun = noun.head  # "four of its men were wounded"
    verb = noun.head
    passive = noun.dep_ == "nsubj:pass"
    role = noun.dep_.split(":")[0]
    while role == "conj" and verb.pos_ in {"NOUN", "PROPN", "NUM"}:
        role, passive, verb = verb.dep_.split(":")[0], verb.dep_ == "nsubj:pass", verb.head
    word = fates().get(verb.lower_)
    if word is None and partly:
        return None
    if word is None:
        told = (c for c in dependents(noun) if c.dep_.startswith("acl") and c.tag_ == "VBN" and c.lower_ in fates())
        return next((fates()[c.lower_] for c in told), None)
    if role == "obl" and {c.lower_ for c in dependents(noun) if c.dep_ == "case"} <= {"as"} and noun.i - verb.i < 8:
        role = "obj"  # "injured as many as 70 workers"
    if role == "obj" or passive or (role == "nsubj" and word in {"dead", "missing"}):
        return word
    return (
        word if role == "nsubj" and verb.tag_ == "VBN" and not any(c.dep_ == "obj" for c in dependents(verb)) else None
    )


def _span(document: Document, doc: Doc, first: int, last: int) -> Span:
    while (
        first < last - 1
        and doc[first].lower_ in OPENERS - {"its", "their", "his", "her"}
        and doc[first + 1].pos_ in NOUNS | {"ADJ"}
    ):
        first += 1
    while last - 1 > first and doc[last - 1].is_punct:
        last -= 1
    return document.span(doc[first].idx, doc[last - 1].idx + len(doc[last - 1]))


def _unit_text(seen: Seen) -> str:
    unit = seen.amount.unit or ""
    return {"percent": "percent", "foot": "feet"}.get(
        unit, unit if unit.isupper() or unit.endswith("s") else f"{unit}s"
    )


__all__ = ["Counted", "Named", "fate_of", "named"]
