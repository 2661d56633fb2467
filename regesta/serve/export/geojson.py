"""GeoJSON (RFC 7946). In: a Selection. Out: a feature for each event with a place; geometry is null where no coordinates are known."""

import json
from collections.abc import Iterator
from typing import TextIO

from regesta.records import Event
from regesta.serve.dates import told
from regesta.serve.export.selection import Selection
from regesta.serve.export.tables_acts import days
from regesta.serve.export.tally import Tally
from regesta.serve.wording import what


def write(chosen: Selection, stream: TextIO, tally: Tally) -> None:
    """Write the collection, features one by one."""
    stream.write('{"type": "FeatureCollection", "features": [')
    for number, feature in enumerate(_features(chosen, tally)):
        stream.write(("," if number else "") + "\n" + json.dumps(feature, ensure_ascii=False))
    stream.write("\n]}\n")


def _features(chosen: Selection, tally: Tally) -> Iterator[dict[str, object]]:
    for event in chosen.events():
        if event.place is None:
            tally.left("no report tells where")
            continue
        place = chosen.places.get(event.place.place or "")
        geometry = None
        if place and place.latitude is not None and place.longitude is not None:
            geometry = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
        else:
            tally.mark("feature without geometry: the place has no known coordinates")
        tally.wrote("features")
        yield {"type": "Feature", "id": event.id, "geometry": geometry, "properties": _properties(event, chosen)}


def _properties(event: Event, chosen: Selection) -> dict[str, object]:
    place, (first, last), accounts = event.place, days(event.time), chosen.accounts(event)
    linked = chosen.places.get(place.place or "") if place else None
    return {
        "what": what(event), "when": told(event.time), "date": event.time.edtf if event.time else None, "first_day": first,
        "last_day": last, "type": event.type, "subtype": event.subtype, "status": event.status,
        "actors": [party.name for party in event.actors], "recipients": [party.name for party in event.recipients],
        "place": linked.name if linked else place and place.name, "place_as_said": place and place.name,
        "place_kind": linked.kind if linked else place and place.precision, "country": place and place.country,
        "reports": len(event.documents), "origins": len(event.origins),
        "sentence": accounts[0].sentence.text if accounts else None,
        "sources": [chosen.reports[key].url or chosen.reports[key].cited for key in event.documents if key in chosen.reports],
    }  # fmt: skip
