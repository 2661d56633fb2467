"""A timeline for one entity, of plain acts. In: reports as sentences of words, the entity's name. Out: cells: a date, its events.

The acts are whatever verb the entity is the subject or object of, as the task asks for, and not only those that we have types for. The rest
are the program's own stages: reader, mentions and who they stand for, times and which act they belong to, status. An act that is told as
news without a time goes by the day of its report HERE, as the task's gold does. The record itself never does so.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree

import msgspec
from spacy.language import Language
from spacy.tokens import Doc, Token

from regesta.extract.events.status.verbs import verb_status
from regesta.extract.grammar.relations import agents, patients
from regesta.extract.times.attach import time_of
from regesta.extract.times.report import times
from regesta.ingest.dates import parse_date
from regesta.read.coreference import resolve
from regesta.read.mentions import mentions
from regesta.reconcile.accounts import stem
from regesta.records import Document, Mention, TimeSpan

TOLD = ("happened", "ongoing", "denied")
OF_PAGE = (0, 1)  # the title and the line with the date: the task marks nothing there


class Page(msgspec.Struct, kw_only=True):
    """A report that was read: the Doc, who each mention stands for, its times."""

    name: str
    document: Document
    doc: Doc
    mentions: tuple[Mention, ...]
    times: tuple[TimeSpan, ...]
    at: dict[int, tuple[int, str]]  # token -> sentence number, word


class Telling(msgspec.Struct, frozen=True, order=True):
    """One telling of an event, as a gold file writes it: report, sentence, word."""

    report: str
    sentence: int
    word: str


class Cell(msgspec.Struct, frozen=True):
    """Events of one time: each a set of tellings; the date is None where it is unknown."""

    date: str | None
    events: tuple[frozenset[Telling], ...]


def pages(files: Sequence[Path], nlp: Language) -> Iterator[Page]:
    """Reports in the task's format, one token an element; the second sentence gives the day."""
    for file in files:
        root = ElementTree.parse(file).getroot()
        sentences: dict[int, list[str]] = defaultdict(list)
        for token in root.iter("token"):
            sentences[int(token.get("sentence", 0))].append(token.text or "")
        yield _page(str(root.get("doc_id") or file.stem.split("_")[0].split("-")[0]), sentences, nlp)


def _page(name: str, sentences: Mapping[int, Sequence[str]], nlp: Language) -> Page:
    words = [(number, word) for number in sorted(sentences) for word in sentences[number]]
    starts: list[bool | int | None] = [
        place == 0 or words[place - 1][0] != number for place, (number, _) in enumerate(words)
    ]
    raw = Doc(nlp.vocab, words=[word for _, word in words], sent_starts=starts)
    doc = nlp(raw)
    published = next((day for number in (1, 0) if (day := parse_date(_line(sentences, number)))), None)
    document = Document(id=name, source=name, sha256=name, text=doc.text, language="en", published=published)
    found = resolve(document, doc, mentions(document, doc, known={}))
    at = dict(enumerate(words))
    return Page(name=name, document=document, doc=doc, mentions=found, times=times(document, doc), at=at)


def _line(sentences: Mapping[int, Sequence[str]], number: int) -> str:
    return " ".join(sentences.get(number, ())).replace(" ,", ",")


def timeline(read: Sequence[Page], entity: str) -> list[Cell]:
    """The entity's events in order of time; those of one day stand in one cell."""
    found: dict[tuple[str, str], set[Telling]] = defaultdict(set)
    for page in read:
        inside = _of_entity(page, entity)
        for verb in page.doc:
            if verb.pos_ != "VERB" or page.at[verb.i][0] in OF_PAGE or not _takes_part(verb, inside):
                continue
            if verb_status(verb)[0] not in TOLD:
                continue
            day = _day(verb, page)
            if day is not None:
                number, word = page.at[verb.i]
                found[day, stem(verb.lemma_)].add(Telling(page.name, number, word))
    days: dict[str, list[frozenset[Telling]]] = defaultdict(list)
    for (day, _), tellings in sorted(found.items()):
        days[day] += _events(tellings)
    return [Cell(day, tuple(days[day])) for day in sorted(days)]


def _events(tellings: set[Telling]) -> list[frozenset[Telling]]:
    """One word of one day in several reports is one event; twice in one report it is told of two."""
    reports: dict[str, list[Telling]] = defaultdict(list)
    for one in sorted(tellings):
        reports[one.report].append(one)
    longest = max(len(inside) for inside in reports.values())
    return [frozenset(inside[place] for inside in reports.values() if place < len(inside)) for place in range(longest)]


def _of_entity(page: Page, entity: str) -> frozenset[int]:
    """Places of the head words that stand for the entity."""
    wanted = entity.lower().split()
    names = {one.id: one for one in page.mentions}
    heads = set()
    for one in page.mentions:
        root, seen = one, {one.id}
        while root.refers_to in names and root.refers_to not in seen:
            seen.add(root.refers_to)
            root = names[root.refers_to]
        if _is(root.span.text, root.label, wanted):
            heads.add(one.head)
    places = {token.i for token in page.doc if token.idx in heads}
    for token in page.doc:  # things are no mentions: "the iPhone 4"
        phrase = page.doc[token.left_edge.i : token.right_edge.i + 1].text.lower().split()
        if token.lower_ in wanted and all(word in phrase for word in wanted) and token.pos_ in ("PROPN", "NOUN", "NUM"):
            places.add(token.i)
    return frozenset(places)


def _is(text: str, label: str, wanted: Sequence[str]) -> bool:
    words = text.lower().split()
    if all(word in words for word in wanted):
        return True
    return (label == "PER" and words[-1] == wanted[-1]) or (len(wanted) > 2 and words[-2:] == list(wanted[-2:]))


def _takes_part(verb: Token, inside: frozenset[int]) -> bool:
    return any(token.i in inside for token in (*agents(verb), *patients(verb)))


def _day(verb: Token, page: Page) -> str | None:
    time, _ = time_of(verb, page.times, page.doc)
    if time is not None:
        return _value(time)
    published = page.document.published
    return published.isoformat() if published is not None else None


def _value(time: TimeSpan) -> str | None:
    if time.start is None or time.end is None:
        return None
    last = time.end - dt.timedelta(days=1)
    if (time.end - time.start).days == 1:
        return time.start.isoformat()
    if (time.start.year, time.start.month) == (last.year, last.month):
        return f"{time.start:%Y-%m}"
    return f"{time.start:%Y}" if time.start.year == last.year else None
