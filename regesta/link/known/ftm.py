"""FollowTheMoney entities as an actors file. In: JSON lines, as OpenSanctions publishes them. Out: the entries that own.py reads from YAML.

A Person becomes a person with the offices of its Occupancy entities, or with what `position` says of it; a Company, Organization,
PublicBody or LegalEntity a body. Other schemata (sanctions, addresses, vessels) are passed over.
Only names, countries and offices are taken.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from regesta.errors import LexiconError
from regesta.link.known import tables

PEOPLE = frozenset({"Person"})
BODIES = frozenset({"Company", "Organization", "PublicBody", "LegalEntity"})
SUFFIXES = (".jsonl", ".ndjson", ".ijson", ".json", ".ftm")
_TOPICS = {"gov": "GOV", "gov.national": "GOV", "gov.head": "GOV", "gov.exec": "GOV", "gov.legislative": "LEG",
           "gov.judicial": "JUD", "gov.security": "MIL", "gov.igo": "IGO", "pol.party": "PTY", "mil": "MIL",
           "crime.terror": "REB"}  # fmt: skip
_DAY = re.compile(r"^\d{4}(?:-\d{2}(?:-\d{2})?)?")
_MOST_NAMES = 40  # OpenSanctions lists hundreds for some; the first are the publisher's usual ones

Entity = Mapping[str, Any]


def entries(text: str, name: str) -> dict[str, list[Mapping[str, Any]]]:
    """People and bodies of a file of entities.

    Args:
        text: the file, one JSON entity a line.
        name: the file's name, for messages.

    Raises:
        LexiconError: a line is no entity, or there is none of a person or body.
    """
    found = [
        _entity(line, f"{name}: line {number}") for number, line in enumerate(text.splitlines(), 1) if line.strip()
    ]
    positions = {one["id"]: one for one in found if one["schema"] == "Position"}
    held: dict[str, list[Entity]] = defaultdict(list)
    for one in found:
        if one["schema"] == "Occupancy":
            for holder in _values(one, "holder"):
                held[holder].append(one)
    people = [_person(one, held[one["id"]], positions) for one in found if one["schema"] in PEOPLE and _name(one)]
    bodies = [_body(one) for one in found if one["schema"] in BODIES and _name(one)]
    if not people and not bodies:
        raise LexiconError(
            f"{name} holds no entity that is a person or a body with a name. FollowTheMoney JSON lines look like "
            '{"id": "Q1", "schema": "Person", "properties": {"name": ["Ann Example"]}}.'
        )
    return {"states": [], "people": people, "bodies": bodies, "places": [], "outlets": []}


def _entity(line: str, where: str) -> Entity:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise LexiconError(f"{where} is not JSON: {error}. Each line must hold one FollowTheMoney entity.") from error
    if not isinstance(value, dict) or not isinstance(value.get("schema"), str) or "id" not in value:
        raise LexiconError(f'{where} is no FollowTheMoney entity: it lacks "id" or "schema".')
    if not isinstance(value.get("properties"), dict):
        raise LexiconError(f'{where} ({value["id"]}) has no "properties".')
    return value


def _values(entity: Entity, *names: str) -> list[str]:
    """All values of these properties, in order; a nested entity gives its id."""
    found: list[str] = []
    for name in names:
        values = entity["properties"].get(name) or []
        for value in values if isinstance(values, list) else [values]:
            text = str(value["id"]) if isinstance(value, dict) and "id" in value else str(value)
            found.append(" ".join(text.split()))
    return list(dict.fromkeys(value for value in found if value))


def _name(entity: Entity) -> str | None:
    """The usual name: the caption, when it is one of the names or there is no other, else the first name."""
    names, caption = _values(entity, "name"), entity.get("caption")
    if isinstance(caption, str) and (caption in names or not names) and caption != entity["id"]:
        return caption
    return names[0] if names else None


def _state(entity: Entity, *properties: str) -> str | None:
    """The ISO alpha-3 code of the one country the entity names; None when there are several."""
    codes = {code for value in _values(entity, *properties) if (code := _alpha3(value))}
    return codes.pop() if len(codes) == 1 else None


def _alpha3(code: str) -> str | None:
    special = {"eu": "EUE", "xk": "XKX", "suhh": "SUN"}
    return special.get(code.lower()) or next((row.code for row in tables.states() if row.alpha2 == code.upper()), None)


def _day(entity: Entity, *names: str) -> str:
    match = next((match for value in _values(entity, *names) if (match := _DAY.match(value))), None)
    return match[0] if match else ""


def _person(entity: Entity, held: Iterable[Entity], positions: Mapping[str, Entity]) -> Mapping[str, Any]:
    state = _state(entity, "country", "citizenship", "nationality")
    offices = []
    for one in held:
        post = positions.get(next(iter(_values(one, "post")), ""))
        title = _name(post) if post else None
        if title:
            where = (_state(post, "country", "jurisdiction") if post else None) or state
            offices.append({"title": title, "state": where, "from": _day(one, "startDate"), "to": _day(one, "endDate")})
    if not offices:
        offices = [{"title": title, "state": state, "from": "", "to": ""} for title in _values(entity, "position")[:5]]
    return _common(entity) | {"state": state, "offices": offices}


def _body(entity: Entity) -> Mapping[str, Any]:
    topics = (_TOPICS.get(topic) for topic in _values(entity, "topics"))
    sector = next((one for one in topics if one), None) or ("BUS" if entity["schema"] == "Company" else None)
    return _common(entity) | {"state": _state(entity, "country", "jurisdiction", "mainCountry"), "sector": sector}


def _common(entity: Entity) -> dict[str, Any]:
    name = _name(entity) or ""
    others = [one for one in _values(entity, "name", "alias", "abbreviation") if one != name][:_MOST_NAMES]
    return {"id": str(entity["id"]), "name": name, "aliases": others}
