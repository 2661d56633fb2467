"""ECB+ as event mentions of our own. In: a folder of topics with its csv. Out: Topics: documents, mentions, gold clusters.

As published work scores: gold mentions of actions, only those in the sentences that the csv names, singletons counted in; topics are given.
Spans come from the gold, all else of a mention (head word, who acts, what is acted on) from our own reading of its sentence.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree

import msgspec

from regesta.errors import InputError
from regesta.read.model import Reading, load_model
from regesta.records import Document, EventMention, Party, Provenance, Span, record_id

MADE_BY = "bench ecbplus"
ACTORS = frozenset({"nsubj", "obl:agent"})
ACTED_ON = frozenset({"obj", "nsubj:pass", "compound"})
_WORDS = frozenset({"NOUN", "PROPN", "NUM", "ADJ"})


class Topic(msgspec.Struct, kw_only=True):
    """One topic: reports, mentions, the head word's dictionary form and the gold cluster of each mention."""

    name: str
    documents: tuple[Document, ...]
    mentions: tuple[EventMention, ...]
    lemmas: Mapping[str, str]
    gold: Mapping[str, str]


class _Page(msgspec.Struct, kw_only=True):
    name: str
    sentences: dict[int, list[str]]
    marked: list[tuple[int, tuple[int, ...], str]]  # sentence, places of the words, gold cluster
    starts: dict[tuple[int, int], int]
    text: str


def topics(folder: Path, *, sample: int | None = None) -> list[Topic]:
    """All topics of a folder, or with `sample` whole topics taken evenly until they have so many reports.

    Raises:
        InputError: the folder has no csv of sentences.
    """
    table = next(iter(sorted(folder.glob("*.csv"))), None)
    if table is None:
        raise InputError(f"{folder} has no csv that names the sentences to score. Give the folder that holds it.")
    chosen: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    with table.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            chosen[row["Topic"]][row["File"]].add(int(row["Sentence Number"]))
    present = [name for name in sorted(chosen, key=_number) if (folder / name).is_dir()]
    return [_topic(folder / name, chosen[name]) for name in _some(present, chosen, sample)]


def _number(name: str) -> tuple[int, str]:
    return (int(name) if name.isdigit() else 0), name


def _some(names: Sequence[str], chosen: Mapping[str, Mapping[str, object]], sample: int | None) -> list[str]:
    if sample is None:
        return list(names)
    many = max(1, round(len(names) * sample / max(1, sum(len(chosen[name]) for name in names))))
    step = len(names) / many
    return [names[int(number * step)] for number in range(min(many, len(names)))]


def _topic(folder: Path, files: Mapping[str, set[int]]) -> Topic:
    paths = [(folder / f"{folder.name}_{name}.xml", wanted) for name, wanted in sorted(files.items())]
    pages = [_page(path, wanted) for path, wanted in paths if path.is_file()]
    keys = [(page, number) for page in pages for number in sorted({at for at, _, _ in page.marked})]
    readings = load_model().read([page.sentences[number] for page, number in keys])
    read = {(page.name, number): reading for (page, number), reading in zip(keys, readings, strict=True)}
    mentions, lemmas, gold = [], {}, {}
    for page in pages:
        for at, places, cluster in page.marked:
            mention, lemma = _mention(page, at, places, read[page.name, at])
            mentions.append(mention)
            lemmas[mention.id], gold[mention.id] = lemma, cluster
    return Topic(
        name=folder.name,
        documents=tuple(
            Document(id=page.name, source=f"{page.name}.xml", sha256=page.name, text=page.text, language="en")
            for page in pages
        ),
        mentions=tuple(mentions),
        lemmas=lemmas,
        gold=gold,
    )


def _page(path: Path, wanted: set[int]) -> _Page:
    root = ElementTree.parse(path).getroot()
    sentences: dict[int, list[str]] = defaultdict(list)
    where: dict[str, tuple[int, int]] = {}
    for token in root.iter("token"):
        number = int(token.get("sentence", 0))
        where[token.get("t_id", "")] = number, len(sentences[number])
        sentences[number].append(token.text or "")
    if path.stem.endswith("plus"):
        sentences.pop(0, None)  # the page's address
    marked = []
    clusters = _clusters(root, path.stem)
    for one in root.find("Markables") or ():
        at = [where[anchor.get("t_id", "")] for anchor in one.findall("token_anchor")]
        if at and one.tag.startswith(("ACTION", "NEG_ACTION")) and at[0][0] in wanted and at[0][0] in sentences:
            key = one.get("m_id", "")
            places = tuple(place for number, place in at if number == at[0][0])
            marked.append((at[0][0], places, clusters.get(key, f"{path.stem} alone {key}")))
    text, starts = _text(sentences)
    return _Page(name=path.stem, sentences=dict(sentences), marked=marked, starts=starts, text=text)


def _clusters(root: ElementTree.Element, name: str) -> dict[str, str]:
    """The cluster of each markable; one that crosses reports goes by its note, one inside a report by the report, too."""
    found = {}
    for relation in root.find("Relations") or ():
        across = relation.tag == "CROSS_DOC_COREF"
        cluster = relation.get("note") if across else f"{name} {relation.get('r_id')}"
        found.update({one.get("m_id", ""): str(cluster) for one in relation.findall("source")})
    return found


def _text(sentences: Mapping[int, Sequence[str]]) -> tuple[str, dict[tuple[int, int], int]]:
    pieces: list[str] = []
    starts: dict[tuple[int, int], int] = {}
    length = 0
    for number in sorted(sentences):
        for place, word in enumerate(sentences[number]):
            starts[number, place] = length
            pieces += [word, " " if place + 1 < len(sentences[number]) else "\n"]
            length += len(word) + 1
    return "".join(pieces), starts


def _mention(page: _Page, at: int, places: Sequence[int], reading: Reading) -> tuple[EventMention, str]:
    words = page.sentences[at]

    def span(first: int, last: int) -> Span:
        start, end = page.starts[at, first], page.starts[at, last] + len(words[last])
        return Span(document=page.name, start=start, end=end, text=page.text[start:end])

    inside = set(places)
    head = next((place for place in places if reading.heads[place] - 1 not in inside), places[-1])
    mention = EventMention(
        id=record_id(page.name, at, *places),
        document=page.name,
        sentence=span(0, len(words) - 1),
        trigger=span(min(places), max(places)),
        type="COOPERATE",  # any will do: these accounts go by their word
        status="happened",
        actors=tuple(_parties(words, reading, head, ACTORS)),
        recipients=tuple(_parties(words, reading, head, ACTED_ON)),
        provenance=Provenance(made_by=MADE_BY),
    )
    return mention, reading.lemmas[head].lower()


def _parties(words: Sequence[str], reading: Reading, head: int, relations: frozenset[str]) -> Iterator[Party]:
    """Who or what hangs on the head word by some relations; what hangs on a noun with `of` or `'s` counts as acted on."""
    for place, over in enumerate(reading.heads):
        relation = reading.relations[place]
        loose = relations is ACTED_ON and reading.upos[head] != "VERB" and relation.startswith("nmod")
        if over - 1 == head and (relation in relations or loose):
            telling = [words[one] for one in sorted(_below(reading, place)) if reading.upos[one] in _WORDS]
            if telling:
                yield Party(name=" ".join(telling), span=None)


def _below(reading: Reading, place: int) -> set[int]:
    found, waiting = set(), [place]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += [below for below, over in enumerate(reading.heads) if over - 1 == one]
    return found
