"""Rows like those of GDELT 2.0's event files. In: a Selection. Out: tab separated text, 61 columns, no header, a row for each pair.

Only acts done on one certain day are written, as GDELT has no place for others; a mutual act is told in both directions, as CAMEO does.
Tone and Goldstein scale are empty: neither is known here. `GLOBALEVENTID` is the pair's id as a number. Parties of
one state are one, named after the first.
"""

from collections.abc import Iterator
from itertools import permutations, product
from typing import TextIO

from regesta.records import Event, Party
from regesta.serve.export.pairs import by_state, pair_id
from regesta.serve.export.plover import QUADS, entry
from regesta.serve.export.polecat import one_day
from regesta.serve.export.selection import Brief, Selection
from regesta.serve.export.tally import NO_DAY, UNDATED, Tally

_GEO = ("Type", "Fullname", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
          "Type2Code", "Type3Code")  # fmt: skip
COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor{number}{name}" for number in (1, 2) for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions", "NumSources",
    "NumArticles", "AvgTone",
    *(f"{who}Geo_{name}" for who in ("Actor1", "Actor2", "Action") for name in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
# PLOVER's sectors as CAMEO's role codes, where CAMEO has the role.
ROLES = {
    "GOV": "GOV", "MIL": "MIL", "LEG": "LEG", "COP": "COP", "JUD": "JUD", "OPP": "OPP", "MED": "MED", "SPY": "SPY", "BUS": "BUS",
    "EDU": "EDU", "REB": "REB", "CVL": "CVL", "NGO": "NGO", "IGO": "IGO", "HLH": "HLH", "REF": "REF", "AGR": "AGR", "PTY": "PTY",
    "CRM": "CRM", "LAB": "LAB", "MOD": "MOD", "UAF": "UAF", "ELI": "ELI",
}  # fmt: skip
_GEO_TYPE = {"country": "1", "region": "5", "city": "4", "venue": "4"}


def write(chosen: Selection, stream: TextIO, tally: Tally) -> None:
    """Write a row for each pair of each event done on a certain day."""
    for event in chosen.events():
        if event.status not in ("happened", "ongoing"):
            tally.left(f"{event.status.replace('_', ' ')}: GDELT holds only what was done")
        elif one_day(event) is None:
            tally.left(NO_DAY if event.time and (event.time.start or event.time.end) else UNDATED)
        elif not event.actors:
            tally.left("nobody is known to have done it")
        else:
            tally.wrote("events")
            for row in _rows(event, chosen):
                stream.write("\t".join(" ".join(row.get(name, "").split()) for name in COLUMNS) + "\n")
                tally.wrote("rows")


def _rows(event: Event, chosen: Selection) -> Iterator[dict[str, str]]:
    reports = [chosen.reports[key] for key in event.documents if key in chosen.reports]
    common = {**_when(event), **_act(event, reports), **_where(event, chosen), **_cited(reports)}
    for actors, recipients in _sides(event):
        key = pair_id(event, actors, recipients)
        parties = {**_party(1, actors[0] if actors else None), **_party(2, recipients[0] if recipients else None)}
        yield {**common, "GLOBALEVENTID": number(key), **parties}


def _sides(event: Event) -> Iterator[tuple[tuple[Party, ...], tuple[Party, ...]]]:
    """Who acts on whom, parties of one state together; a mutual act in both directions, within one state once."""
    actors = by_state(event.actors)
    if len(event.actors) > 1 and not event.recipients:
        yield from permutations(actors, 2) if len(actors) > 1 else [(event.actors[:1], event.actors[1:])]
    else:
        yield from product(actors or [()], by_state(event.recipients) or [()])


def number(key: str) -> str:
    """An id as a whole number that fits 63 bits."""
    return str(int(key[:15], 16))


def _when(event: Event) -> dict[str, str]:
    day = one_day(event)
    if day is None:
        return {}
    fraction = day.year + (day.month * 30 + day.day) / 365  # as GDELT reckons it
    return {
        "SQLDATE": f"{day:%Y%m%d}",
        "MonthYear": f"{day:%Y%m}",
        "Year": str(day.year),
        "FractionDate": f"{fraction:.4f}",
    }


def _act(event: Event, reports: list[Brief]) -> dict[str, str]:
    code = entry(event)["cameo"]
    return {
        "IsRootEvent": "1", "EventCode": code, "EventBaseCode": code[:3], "EventRootCode": code[:2],
        "QuadClass": str(QUADS[event.type]), "NumMentions": str(len(event.mentions)),
        "NumSources": str(len({one.outlet for one in reports})), "NumArticles": str(len(reports)),
    }  # fmt: skip


def _party(place: int, party: Party | None) -> dict[str, str]:
    if party is None:
        return {}
    state, role = party.state or "", ROLES.get(party.sector or "", "")
    return {
        f"Actor{place}Code": state + role, f"Actor{place}Name": party.name.upper(), f"Actor{place}CountryCode": state,
        f"Actor{place}Type1Code": role,
    }  # fmt: skip


def _where(event: Event, chosen: Selection) -> dict[str, str]:
    if event.place is None:
        return {}
    place = chosen.places.get(event.place.place or "")
    found = {"ActionGeo_Fullname": place.name if place else event.place.name}
    found["ActionGeo_Type"] = _GEO_TYPE.get(event.place.precision or (place.kind if place else ""), "0")
    if place and place.latitude is not None and place.longitude is not None:
        found |= {"ActionGeo_Lat": f"{place.latitude:g}", "ActionGeo_Long": f"{place.longitude:g}"}
    return found


def _cited(reports: list[Brief]) -> dict[str, str]:
    first = min(reports, key=lambda one: (one.published or "9999", one.id), default=None)
    if first is None:
        return {}
    added = f"{first.published.replace('-', '')}000000" if first.published else ""
    return {"DATEADDED": added, "SOURCEURL": first.url or f"urn:regesta:document:{first.id}"}
