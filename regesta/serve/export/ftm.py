"""FollowTheMoney entities, one JSON object a line, for Aleph and OpenSanctions' tools. In: a Selection. Out: text.

Persons, public bodies and organisations; an Article a report; a Mention for each actor a report names; Positions and Occupancies with
their days; an Event an event, proved by its articles; and a Documentation for each sentence that tells of it.
"""

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TextIO

from regesta.records import Actor, Document, Event, Office, Party, TimeSpan, record_id
from regesta.serve.dates import told
from regesta.serve.export.selection import Selection
from regesta.serve.export.tables_acts import days
from regesta.serve.export.tally import OPEN, UNDATED, Tally
from regesta.serve.tables import counted
from regesta.serve.wording import what
from regesta.store import read as stored

Entity = dict[str, object]
PUBLIC = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "IGO"})
LANGUAGES = {"en": "eng", "fr": "fra", "de": "deu", "es": "spa", "ru": "rus", "zh": "zho", "ko": "kor", "ja": "jpn", "ar": "ara",
             "pt": "por", "it": "ita", "uk": "ukr", "nl": "nld", "pl": "pol", "tr": "tur", "fa": "fas", "no": "nor"}  # fmt: skip
SCHEMATA = {"PER": "Person", "ORG": "Organization", "LOC": "LegalEntity"}


def write(chosen: Selection, stream: TextIO, tally: Tally) -> None:
    """Write every entity, those pointed at first."""
    for made in _entities(chosen, tally):
        stream.write(json.dumps(made, ensure_ascii=False, sort_keys=True) + "\n")
        tally.wrote(str(made["schema"]))


def _entities(chosen: Selection, tally: Tally) -> Iterator[Entity]:
    posts: set[str] = set()
    for key, actor in sorted(chosen.actors.items()):
        if chosen.judged.one(key) != key:
            continue  # judged to be another, who has its names
        yield _actor(key, actor, chosen)
        for office in actor.offices if actor.kind == "person" else ():
            yield from _office(key, office, posts)
    for document in chosen.documents():
        yield _article(document)
        yield from _mentions(document, chosen)
    for event in chosen.events():
        yield _event(event, chosen, tally)
        for account in chosen.accounts(event):
            yield _entity("Documentation", record_id("documentation", account.id), {
                "document": account.document, "entity": event.id, "role": "tells of the event",
                "summary": " ".join(account.sentence.text.split()), "status": account.status,
            })  # fmt: skip


def _entity(schema: str, key: str, properties: dict[str, object]) -> Entity:
    """An entity as FollowTheMoney writes it: every property a list of text."""
    lists = {name: value if isinstance(value, list | tuple) else [value] for name, value in properties.items()}
    full = {
        name: [str(one) for one in dict.fromkeys(values) if one not in (None, "")] for name, values in lists.items()
    }
    return {
        "id": key,
        "schema": schema,
        "properties": {name: values for name, values in sorted(full.items()) if values},
    }


def _actor(key: str, actor: Actor, chosen: Selection) -> Entity:
    same = [chosen.actors[one] for one in sorted(chosen.judged.group(key)) if one in chosen.actors and one != key]
    names = [name for one in (actor, *same) for name in (one.name, *one.names) if name != actor.name]
    common: dict[str, object] = {
        "name": actor.name, "alias": names, "country": country(actor.state), "wikidataId": actor.codes.get("wikidata"),
        "notes": [f"PLOVER sector {actor.sector}" if actor.sector else None, _uncoded(actor.state)],
    }  # fmt: skip
    if actor.kind == "person":
        return _entity("Person", key, common)
    public = actor.kind == "state" or actor.sector in PUBLIC
    schema = "PublicBody" if public else "LegalEntity" if actor.kind in ("unknown", "group") else "Organization"
    return _entity(schema, key, common)


def _uncoded(state: str | None) -> str | None:
    return f"State {state}" if state and country(state) is None else None


def _office(holder: str, office: Office, posts: set[str]) -> Iterator[Entity]:
    post = record_id("position", office.title, office.body, office.state)
    if post not in posts:
        posts.add(post)
        where = office.body or office.state
        name = f"{office.title} ({where})" if where else office.title
        yield _entity(
            "Position", post, {"name": name, "country": country(office.state), "notes": _uncoded(office.state)}
        )
    key = record_id("occupancy", holder, post, office.since, office.until, office.source)
    status = "unknown" if office.until is None else "ended"
    yield _entity("Occupancy", key, {
        "holder": holder, "post": post, "startDate": office.since, "endDate": office.until, "status": status,
        "description": f"Source: {office.source}",
    })  # fmt: skip


def _article(document: Document) -> Entity:
    return _entity("Article", document.id, {
        "title": document.title or document.source, "author": document.byline, "publisher": document.outlet,
        "publishedAt": document.published, "retrievedAt": document.retrieved,
        "sourceUrl": document.url, "language": LANGUAGES.get(document.language or ""), "fileName": document.source.split("/")[-1],
        "bodyText": document.text, "notes": f"Copy of {document.copy_of}" if document.copy_of else None,
    })  # fmt: skip


def _mentions(document: Document, chosen: Selection) -> Iterator[Entity]:
    named: dict[str, tuple[set[str], set[str]]] = {}
    for one in stored.mentions(chosen.store, document=document.id):
        if one.actor is not None and one.kind == "name":
            names, labels = named.setdefault(chosen.judged.in_report(one.actor, document.id), (set(), set()))
            names.add(one.span.text)
            labels.add(one.label)
    for actor, (names, labels) in sorted(named.items()):
        if actor in chosen.actors:
            schema = SCHEMATA.get(min(labels)) if len(labels) == 1 else None
            yield _entity("Mention", record_id("ftm mention", document.id, actor), {
                "document": document.id, "resolved": actor, "name": sorted(names), "detectedSchema": schema,
            })  # fmt: skip


def _event(event: Event, chosen: Selection, tally: Tally) -> Entity:
    parties = (*event.actors, *event.recipients)
    place = chosen.places.get(event.place.place or "") if event.place else None
    accounts = chosen.accounts(event)
    told_days = _dates(event.time)
    if not told_days:
        tally.mark(f"Event without a date: {OPEN if event.time and (event.time.start or event.time.end) else UNDATED}")
    unlinked = [party.name for party in parties if party.actor not in chosen.actors]
    return _entity("Event", event.id, {
        "name": what(event), "involved": [party.actor for party in parties if party.actor in chosen.actors],
        **told_days, "summary": " ".join(accounts[0].sentence.text.split()) if accounts else None,
        "description": [_roles(name, parties) for name, parties in (("Actors", event.actors), ("Recipients", event.recipients))],
        "location": (place.name if place else event.place.name) if event.place else None,
        "country": [country(event.place.country) if event.place else None, *(country(party.state) for party in parties)],
        "keywords": [event.type, event.subtype, f"status: {event.status}"],
        "proof": list(event.documents), "namesMentioned": unlinked, "publisher": _outlets(event, chosen),
        "notes": [f"Date: {told(event.time)}", counted(len(event.documents), "report"),
                  counted(len(event.origins), "independent origin")],
    })  # fmt: skip


def _roles(name: str, parties: tuple[Party, ...]) -> str | None:
    return f"{name}: {', '.join(party.name for party in parties)}" if parties else None


def _outlets(event: Event, chosen: Selection) -> list[str | None]:
    return [chosen.reports[key].outlet for key in event.documents if key in chosen.reports]


def _dates(time: TimeSpan | None) -> dict[str, object]:
    """A day, month or year as `date`, an interval closed on both sides as start and end; anything else is told in the notes only."""
    if time is None or time.start is None or time.end is None:
        return {}
    first, last = days(time)
    whole = {"day": 10, "time": 10, "month": 7, "year": 4}.get(time.grain)
    if first == last:
        return {"date": first}
    if whole and len(time.edtf) == whole and not time.approximate:
        return {"date": time.edtf}
    return {"startDate": first, "endDate": last}


@cache
def _alpha2() -> dict[str, str]:
    lines = files("regesta.lexicons").joinpath("world/states.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {row[0]: row[1].lower() for row in rows}


def country(state: str | None) -> str | None:
    """FollowTheMoney's code (ISO 3166-1 alpha-2, small) of a state; None for codes of a user's own file and of organisations."""
    return _alpha2().get(state or "") or None
