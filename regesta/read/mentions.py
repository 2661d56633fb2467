"""Who and what is mentioned. In: a document and its parsed Doc. Out: mentions in order: names, nominals, pronouns.

A name is found by the reading model or is one of the known names; of two that overlap the longer stands. A nominal is a noun phrase that
can stand for an actor ("the ambassador", "both sides", "Western sources"). What `resolve` makes of them is in coreference.py.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

import ahocorasick
from spacy.tokens import Doc

from regesta.lexicons import lexicon
from regesta.read.gender import given_names
from regesta.read.nounphrases import FIRST, PRONOUNS, nominals
from regesta.read.nouns import honorifics, titles
from regesta.read.pairs import Found, pairs, tokens_of
from regesta.read.parted import parted
from regesta.read.words import text_of, words_of
from regesta.records import Document, Label, Mention, MentionKind, Provenance, record_id

MADE_BY = "read.mentions 1"
UNREAD = frozenset({"boilerplate", "leftover"})
LABELS: dict[str, Label] = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "NORP": "NORP"}
_EDGE = " \t\n,.;:()[]\"“”‘’'«»–—"
_POSSESSIVE = re.compile(r"(?:['’]s|['’])$")
_WORD = re.compile(r"\w")
_WHERE = re.compile(r"\b(?:in|at|near|outside|around|across|into|from|the) $", re.IGNORECASE)
_HYPHEN = re.compile(r"[-‐‑][^\W\d_]+")
_SON_OF = re.compile(r"\b(?:bin|ibn|bint)\s$")


def mentions(document: Document, doc: Doc, *, known: Mapping[str, str]) -> tuple[Mention, ...]:
    """All mentions of a report, in order of their beginning; a nominal may hold the name of a state or body.

    Args:
        document: the report; boilerplate and leftovers among its parts are not read.
        doc: its text as the reading model parsed it.
        known: names of the world (exact case) to their label.
    """
    names = _names(doc, known)
    made = [_mention(document, "name", span, head=_head(doc, span[0], span[1])) for span in names]
    held = {offset for start, end, *_ in names for offset in range(start, end)}
    made += [_mention(document, "nominal", span, head=head) for span, head in nominals(doc, held)]
    made += [_mention(document, "nominal", span, head=head) for span, head in pairs(doc, names)]
    made += [_mention(document, "pronoun", span, head=span[0]) for span in _pronouns(doc)]
    unread = [part for part in document.parts if part.kind in UNREAD]
    kept = [m for m in made if not any(part.start <= m.span.start < part.end for part in unread)]
    return tuple(sorted(kept, key=lambda m: (m.span.start, -m.span.end, m.kind)))


def _mention(document: Document, kind: MentionKind, found: Found, *, head: int) -> Mention:
    start, end, label, maker = found
    return Mention(
        id=record_id("mention", document.id, start, end, kind),
        span=document.span(start, end),
        kind=kind,
        label=label,
        head=head,
        provenance=Provenance(made_by=MADE_BY, reasons=(maker,)),
    )


# -- names -----------------------------------------------------------------------------------------------------------------


def _names(doc: Doc, known: Mapping[str, str]) -> list[Found]:
    """Names by the model and known names, the longer of two that overlap; at equal length the known one."""
    text = text_of(doc)
    found = [*_known(text, known), *_by_model(doc, text)]
    taken: list[Found] = []
    for name in sorted(found, key=lambda f: (f[0] - f[1], f[3] != "known name", f[0])):
        if not any(name[0] < end and start < name[1] for start, end, *_ in taken):
            taken.append(name)
    taken = _surnames(text, parted(text, taken))
    return sorted([*taken, *_given_names(text, taken)])


def _surnames(text: str, taken: list[Found]) -> list[Found]:
    """ "Park", read as a place or body behind "Park Jin": the last or first word of a person's full name told before is that person.

    Not where words around it tell a place, and no given name: "Victoria Holt" leaves Victoria a place. The known name of a body is he
    as well: "Ford" behind "Ann Ford".
    """
    told: dict[str, int] = {}
    last: set[str] = set()
    for start, end, label, _ in sorted(taken):
        words = text[start:end].split()
        if label == "PER" and 1 < len(words) < 5:
            last.add(words[-1])
            for word in {words[0], words[-1]} - {words[0] if words[0].lower() in given_names() else ""}:
                told.setdefault(word, end)
    return [
        (start, end, "PER", "a surname told before")
        if label in ("LOC", "ORG")
        and (maker != "known name" or (label == "ORG" and text[start:end] in last))
        and told.get(text[start:end], end) < start
        and not _WHERE.search(text[max(0, start - 12) : start])
        and text[end : end + 2] != ", "
        else (start, end, label, maker)
        for start, end, label, maker in taken
    ]


def _given_names(text: str, taken: list[Found]) -> Iterator[Found]:
    """Hyphenated given names standing alone ("Jong-un"), after the full name was told; models read them as words."""
    told = {
        part: end
        for start, end, label, _ in sorted(taken, reverse=True)
        for part in text[start:end].split()[1:]
        if label == "PER" and re.fullmatch(r"[A-Z]\w+-\w+", part)
    }
    held = [(start, end) for start, end, *_ in taken]
    for part, first in sorted(told.items()):
        for match in re.finditer(rf"\b{re.escape(part)}\b", text):
            if match.start() > first and not any(match.start() < end and start < match.end() for start, end in held):
                yield match.start(), match.end(), "PER", "a given name told before"


def _by_model(doc: Doc, text: str) -> Iterator[Found]:
    for ent in doc.ents:
        label = LABELS.get(ent.label_)
        if label is None:
            continue
        start, end = _without_title(text, ent.start_char, ent.end_char, label)
        words = text[start:end].lower()
        only_title = label == "PER" and (
            all(word in titles() for word in words.split()) or words.split()[-1:] in _offices()
        )
        if end > start and _WORD.search(words) and words not in PRONOUNS and not only_title:
            yield start, end, label, "reading model"


@cache
def _offices() -> list[list[str]]:
    """Words that end no person's name: "Foreign Minister", read as a person, is an office."""
    return [[word] for word in lexicon("read/people_nouns")["offices"]]


def _without_title(text: str, start: int, end: int, label: str) -> tuple[int, int]:
    """A name without article, title, white space, and genitive."""
    line = text.find("\n", start, end)
    end = line if line > start else end
    if label == "PER":
        rest = _HYPHEN.match(text, end)
        end = rest.end() if rest else end
    while True:
        words = text[start:end]
        first = words.split(" ")[0].strip(_EDGE)
        low = first.lower()
        drop = low in ("the", "a", "an") or (label == "PER" and (low in titles() or low + "." in honorifics()))
        if not drop or len(words.split()) < 2:
            break
        start += words.index(" ") + 1
    while start < end and text[start] in _EDGE:
        start += 1
    possessive = _POSSESSIVE.search(text, start, end)
    if possessive and not (possessive.group() in ("'", "’") and label == "ORG"):
        end = possessive.start()
    while end > start and text[end - 1] in _EDGE.replace(".", ""):
        end -= 1
    return start, end


_automata: dict[int, tuple[Mapping[str, str], ahocorasick.Automaton]] = {}


def _automaton(known: Mapping[str, str]) -> ahocorasick.Automaton | None:
    """The matcher of a set of names; the last one is kept, because every document of a run comes with the same names."""
    kept = _automata.get(id(known))
    if kept is not None and kept[0] is known:
        return kept[1]
    matcher = ahocorasick.Automaton()
    for name, label in known.items():
        if len(name) > 1 and any(letter.isupper() for letter in name):
            matcher.add_word(name, (name, label))
    if not len(matcher):
        return None
    matcher.make_automaton()
    _automata.clear()
    _automata[id(known)] = (known, matcher)
    return matcher


def _known(text: str, known: Mapping[str, str]) -> Iterator[Found]:
    """Known names that stand between word boundaries."""
    matcher = _automaton(known)
    if matcher is None:
        return
    for last, (name, label) in matcher.iter(text):
        start, end = last + 1 - len(name), last + 1
        before, after = text[start - 1 : start], text[end : end + 1]
        if (before.isalnum() or before in ("-", "_", "@")) or after.isalnum() or after == "_":
            continue
        if after == "-" and text[end + 1 : end + 2].islower() and label != "NORP":
            continue
        if label == "PER" and " of " in name and _SON_OF.search(text, 0, start):
            continue  # "Karl bin | Salman of Saudi Arabia" is not the king
        yield start, end, LABELS.get(label, "OTHER"), "known name"


def _head(doc: Doc, start: int, end: int) -> int:
    """Offset of the syntactic head of a stretch of text."""
    tokens = [t for t in tokens_of(doc, start, end) if not t.is_space and not t.is_punct]
    inside = {t.i for t in tokens}
    for token in tokens:
        if token.head.i not in inside or token.dep_ == "ROOT":
            return token.idx
    return start


# -- nominals --------------------------------------------------------------------------------------------------------------


def _pronouns(doc: Doc) -> Iterator[Found]:
    words = words_of(doc)
    for at, low in enumerate(words.low):
        if low not in PRONOUNS or words.pos[at] not in ("PRON", "DET", "ADJ", "X") or words.full[at] == "expl":
            continue
        if low == "us" and words.text[at] == "US":
            continue
        person = low in FIRST or low.startswith(("he", "hi", "she", "her", "who"))
        yield words.idx[at], words.end(at), "PER" if person else "OTHER", "pronoun"
