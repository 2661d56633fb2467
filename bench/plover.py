"""Task `plover`: type and parties of single reports. In: a file as `plover_gsr.json`. Out: JSON object.

Gold records of the Open Event Data Alliance: a text, its event with the words that tell it, actors and recipients with codes. Ours is
the event whose trigger stands among those words, or the one nearest the text's root verb. `type` is the share of records with
the right type (older names: `bench/plovernames.py`); `actor_f1` and `recipient_f1` count country codes over all records. A body without a
country (IGO, NGO) is not counted on either side. A mutual act has all parties as actors with us; where the file has a target, ours that are
not its source count as recipients. The file holds one row where we hold an agreement and the act agreed on, so the recipients of both
count; and it codes nameless people, or nobody at all, by the country where the act was done, which is our place.
`recipient_f1_as_told` is without either: the recipients of our event itself.
Floors: the commonest type, and the lexicon without frames; the first country named is the actor, the second the recipient.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from bench.plovernames import OLD_NAMES, TO_COME, by_frame, by_lemma, chosen, named, spread
from regesta.errors import InputError
from regesta.link.known.world import World
from regesta.records import Document, EventMention, Extraction
from regesta.stages import read_document

EVENT_WORDS = re.compile(r"\(EVT:\s*([^)]*)\)")
# Slips of the file in ISO 3166-1: Japan, Italy, Vietnam.
MENDED = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM"}


class Gold(NamedTuple):
    """One record: text, type in today's table name, country codes, the words that tell the event."""

    text: str
    type: str
    actors: frozenset[str]
    recipients: frozenset[str]
    words: tuple[str, ...]


class Reading(NamedTuple):
    """What was read of one record."""

    gold: Gold
    event: str | None
    type: str | None
    actors: frozenset[str]
    recipients: frozenset[str]
    as_told: frozenset[str]  # the recipients that our event itself holds
    floor_type: str | None
    named: tuple[str, ...]
    told: str


def read_gold(path: Path, world: World) -> list[Gold]:
    """The records of the file, its own documentation left out.

    Raises:
        InputError: The file is no JSON list of records.
    """
    try:
        records = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise InputError(f"{path.name} is not JSON: {error}. The bench wants a file as plover_gsr.json.") from error
    if not isinstance(records, list):
        raise InputError(f"{path.name} is no list of records. The bench wants a file as plover_gsr.json.")
    return [gold(one, world) for one in records if one.get("text") and one.get("event") != "DOCUMENT"]


def gold(record: dict[str, Any], world: World) -> Gold:
    """One record of the file."""
    about = record.get("textInfo")
    markup = about.get("markup", "") if isinstance(about, dict) else ""
    name = record["event"]
    return Gold(
        record["text"],
        OLD_NAMES.get(name, name),
        _codes(record.get("source"), world),
        _codes(record.get("target"), world),
        tuple(EVENT_WORDS.findall(markup)) or (record.get("eventText", ""),),
    )


def _codes(parties: Any, world: World) -> frozenset[str]:
    given: list[str] = [str(p["code"]) for p in parties or () if isinstance(p, dict) and p.get("code")]
    given = [MENDED.get(code, code) for code in given]
    return frozenset(code for code in given if world.state(code) is not None)


def readings(records: Sequence[Gold], nlp: Language, world: World) -> Iterator[Reading]:
    """Every record read through the pipeline's stages."""
    from contextlib import nullcontext

    for one in records:
        document = Document(id="bench", source="bench", sha256="0", text=one.text, language="en")
        extraction = read_document(document, nlp, world, lambda _: nullcontext()).extraction
        doc = nlp(one.text)
        event = told_event(doc, extraction.event_mentions, one.words)
        root = next((sentence.root for sentence in doc.sents), None)
        name = None if event is None else named(event)
        actors, as_told = (
            frozenset(code for code in side if world.state(code) is not None) for side in sides(event, one)
        )
        recipients = _as_coded(event, actors, as_told, extraction.event_mentions)
        yield Reading(
            one,
            name,
            name or by_frame(root),
            actors,
            frozenset(code for code in recipients if world.state(code) is not None),
            as_told,
            by_lemma(root),
            _named(extraction, world),
            _told(event),
        )


def told_event(doc: Doc, found: Sequence[EventMention], words: Iterable[str]) -> EventMention | None:
    """The event whose trigger is among the words, or the one nearest the root verb of the text."""
    told = {word for part in words for word in re.findall(r"\w+", part.lower())}
    among = [event for event in found if event.trigger.text.lower() in told]
    return chosen(doc, among or found, None, None)


def sides(event: EventMention | None, one: Gold) -> tuple[frozenset[str], frozenset[str]]:
    """Country codes of an event's actors and recipients; those of a mutual act on the sides where the file has them."""
    if event is None:
        return frozenset(), frozenset()
    actors = frozenset(p.state for p in event.actors if p.state)
    recipients = frozenset(p.state for p in event.recipients if p.state)
    if not event.recipients and len(event.actors) > 1 and one.recipients - one.actors:
        return actors & one.actors or actors, frozenset(actors - one.actors if actors & one.actors else ())
    return actors, recipients


def _as_coded(
    event: EventMention | None, actors: frozenset[str], told: frozenset[str], found: Sequence[EventMention]
) -> frozenset[str]:
    """The recipients with those of the act agreed on, or else the country of the place (docs/decisions/0048).

    Args:
        event: the event that the record tells.
        actors: its actors' codes.
        told: its own recipients' codes.
        found: all events read in the record.
    """
    if event is None or told:
        return told
    for one in found if event.type == "AGREE" else ():
        ahead = one.status in TO_COME and one.sentence == event.sentence and one.trigger.start > event.trigger.start
        both = frozenset(p.state for p in (*one.recipients, *one.actors) if p.state) if ahead else frozenset()
        told |= both - actors if actors & both else frozenset()
    if not told and event.place is not None and event.place.country:
        return frozenset({event.place.country})
    return told


def _named(extraction: Extraction, world: World) -> tuple[str, ...]:
    """Country codes in the order in which the text names them."""
    order: list[str] = []
    for mention in sorted(extraction.mentions, key=lambda m: m.span.start):
        actor = world.actor(mention.actor) if mention.actor else None
        if actor is not None and actor.state is not None and actor.state not in order:
            order.append(actor.state)
    return tuple(order)


def _told(event: EventMention | None) -> str:
    if event is None:
        return "-"
    names = [", ".join(f"{p.name} ({p.state})" for p in side) for side in (event.actors, event.recipients)]
    return f"{event.type}/{event.subtype} {event.status} {event.trigger.text!r} [{names[0]}] -> [{names[1]}]"


def run(path: Path, *, sample: int | None = None) -> dict[str, Any]:
    """Score a file of gold records.

    Args:
        path: the file.
        sample: about so many of its records only.
    """
    return result(_read(path, sample), path.name)


def result(read: Sequence[Reading], data: str) -> dict[str, Any]:
    """The bench's object for records already read."""
    commonest = Counter(one.gold.type for one in read).most_common(1)[0][0]
    kinds = Counter(f"{one.gold.type} read as {one.type or 'nothing'}" for one in read if one.type != one.gold.type)
    for one in read:
        for side, right, ours in (
            ("actor", one.gold.actors, one.actors),
            ("recipient", one.gold.recipients, one.recipients),
        ):
            kinds[f"{side} missed"] += len(right - ours)
            kinds[f"{side} too many"] += len(ours - right)
    return {
        "task": "plover",
        "data": data,
        "n": len(read),
        "ours": {
            "type": _share([one.type == one.gold.type for one in read]),
            "actor_f1": code_f1([(one.gold.actors, one.actors) for one in read]),
            "recipient_f1": code_f1([(one.gold.recipients, one.recipients) for one in read]),
            "recipient_f1_as_told": code_f1([(one.gold.recipients, one.as_told) for one in read]),
            "events_only_type": _share([one.event == one.gold.type for one in read]),
            "fell_back": _share([one.event is None for one in read]),
        },
        "floor": {
            "type": _share([one.floor_type == one.gold.type for one in read]),
            "type (one name for all)": _share([commonest == one.gold.type for one in read]),
            "actor_f1": code_f1([(one.gold.actors, frozenset(one.named[:1])) for one in read]),
            "recipient_f1": code_f1([(one.gold.recipients, frozenset(one.named[1:2])) for one in read]),
        },
        "peer": {},
        "errors": [{"kind": kind, "count": count} for kind, count in kinds.most_common()],
    }


def lines(path: Path) -> Iterator[str]:
    """Every record that is not all right, to be read by a person."""
    for one in _read(path, None):
        wrong = [
            name
            for name, right in (
                ("type", one.type == one.gold.type),
                ("actors", one.actors == one.gold.actors),
                ("recipients", one.recipients == one.gold.recipients),
            )
            if not right
        ]
        if wrong:
            parties = f"{sorted(one.gold.actors)} -> {sorted(one.gold.recipients)}"
            yield f"wrong {', '.join(wrong)}: {one.gold.type} {parties}; ours {one.type}, {one.told}: {one.gold.text}"


def _read(path: Path, sample: int | None) -> list[Reading]:
    from regesta.read.model import load_reader

    world = World.load()
    every = read_gold(path, world)
    if not every:
        raise InputError(f"{path.name} has no records.")
    return list(readings([every[i] for i in spread(every, sample)], load_reader(), world))


def _share(right: Sequence[bool]) -> float:
    return sum(right) / len(right) if right else 0.0


def code_f1(pairs: Sequence[tuple[frozenset[str], frozenset[str]]]) -> float:
    """F1 over country codes of all records together."""
    hit = sum(len(right & ours) for right, ours in pairs)
    all_ = sum(len(right) + len(ours) for right, ours in pairs)
    return 2 * hit / all_ if all_ else 0.0
