"""Rows as in POLECAT. In: a Selection. Out: tab separated text with its 40 columns, types by PLOVER's rules.

A row is a pair of sides, parties of one state together; a mutual act is one row with all its parties as actors, as PLOVER asks.
What is unknown says `None`, as in POLECAT. `Event Date` is given only where the reports tell one day,
and not for an announced act, whose day is another.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TextIO

from regesta.records import Event, Party
from regesta.serve.export.pairs import by_state, pair_id
from regesta.serve.export.plover import QUAD_NAMES, QUADS, mode, plover_type, score
from regesta.serve.export.selection import Selection
from regesta.serve.export.tally import Tally
from regesta.version import __version__

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name", "Actor Country",
    "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title",
    "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City", "District", "Province", "Country", "Latitude",
    "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People",
    "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
NONE = "None"
ONE_DAY = dt.timedelta(days=1)


def write(chosen: Selection, stream: TextIO, tally: Tally) -> None:
    """Write the header and a row for each pair."""
    stream.write("\t".join(COLUMNS) + "\n")
    for event in chosen.events():
        as_type, why = plover_type(event)
        if as_type is None:
            tally.left(why)
            continue
        if not event.actors and not event.recipients:
            tally.left("nobody is known to take part")
            continue
        day = one_day(event) if event.status != "planned" else None
        if day is None:
            why = "the day of announcing is not told" if event.status == "planned" else "the reports tell no one day"
            tally.mark(f"Event Date is None: {why}")
        tally.wrote("events")
        for row in _rows(event, as_type, day, chosen):
            stream.write("\t".join(_cell(row.get(name)) for name in COLUMNS) + "\n")
            tally.wrote("rows")


def one_day(event: Event) -> dt.date | None:
    """The day of an event where the reports tell just one."""
    time = event.time
    if time is None or time.start is None or time.end is None or time.approximate:
        return None
    return time.start if time.end - time.start == ONE_DAY else None


def _rows(event: Event, as_type: str, day: dt.date | None, chosen: Selection) -> Iterator[dict[str, object]]:
    common = {**_act(event, as_type, day), **_where(event, chosen), **_source(event, chosen)}
    if len(event.actors) > 1 and not event.recipients:
        yield {**common, **_party("Actor", event.actors, chosen), "Event ID": event.id}
        return
    for actors in by_state(event.actors) or [()]:
        for recipients in by_state(event.recipients) or [()]:
            sides = {**_party("Actor", actors, chosen), **_party("Recipient", recipients, chosen)}
            yield {**common, **sides, "Event ID": f"{event.id}-{pair_id(event, actors, recipients)[:8]}"}


def _act(event: Event, as_type: str, day: dt.date | None) -> dict[str, object]:
    as_mode = mode(event, as_type)
    return {
        "Event Date": day, "Event Type": as_type, "Event Mode": as_mode, "Intensity": f"{score(as_type, as_mode):g}",
        "Quad Code": QUAD_NAMES[QUADS[as_type]],
    }  # fmt: skip


def _party(role: str, parties: Sequence[Party], chosen: Selection) -> dict[str, object]:
    actors = [chosen.actors.get(one.actor or "") for one in parties]
    sectors = [one.sector for one in parties if one.sector]
    return {
        f"{role} Name": _joined([one.name for one in parties]),
        f"{role} Country": _joined([one.state for one in parties]),
        f"{role} COW": _joined([cow(one.state) for one in parties]),
        f"Primary {role} Sector": sectors[0] if sectors else None,
        f"{role} Sectors": _joined(sectors),
        f"{role} Title": _joined([_title(one, chosen) for one in parties]),
        f"{role} Name Raw": _joined([one.span.text if one.span else None for one in parties]),
        f"Wikipedia {role} ID": _joined([one.codes.get("wikipedia") if one else None for one in actors]),
    }


@cache
def _cow() -> dict[str, str]:
    lines = files("regesta.lexicons").joinpath("exports/cow.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


def cow(state: str | None) -> str | None:
    """The number of a state in the Correlates of War project; None for codes of your own and for what is no member there."""
    return _cow().get(state or "")


def _title(party: Party, chosen: Selection) -> str | None:
    """The office of a person, where one is known without days or with one only: a title of another year would be wrong."""
    person = chosen.actors.get(party.person or "")
    titles = {office.title for office in person.offices} if person else set()
    return titles.pop() if len(titles) == 1 else None


def _where(event: Event, chosen: Selection) -> dict[str, object]:
    if event.place is None:
        return {}
    place = chosen.places.get(event.place.place or "")
    precision = event.place.precision or (place.kind if place else None)
    return {
        "Placename": place.name if place else event.place.name,
        "City": place.name if place and place.kind == "city" else None,
        "Province": place.region if place else None,
        "Country": event.place.country or (place.country if place else None),
        "Latitude": place.latitude if place else None,
        "Longitude": place.longitude if place else None,
        "Raw Placename": event.place.span.text if event.place.span else event.place.name,
        "Feature Type": precision,
    }


def _source(event: Event, chosen: Selection) -> dict[str, object]:
    found = [chosen.reports[key] for key in event.documents if key in chosen.reports]
    first = min(found, key=lambda one: (one.published or "9999", one.id), default=None)
    return {
        "Source": first.outlet if first else None, "Publication Date": first.published if first else None,
        "Language": first.language.upper() if first and first.language else None, "Version": f"regesta {__version__}",
    }  # fmt: skip


def _joined(values: Sequence[str | None]) -> str | None:
    return "; ".join(dict.fromkeys(value for value in values if value)) or None


def _cell(value: object) -> str:
    return NONE if value is None else " ".join(str(value).split()) or NONE
