"""A dynamic network for Gephi (GEXF 1.2). In: a Selection. Out: actors as nodes, each pair of each dated event as an edge with its days.

`start` and `end` are the first and the last day the event can have been, both included; `grain` tells whether that is the day itself or the
interval it lies in. An edge of a mutual act says so; GEXF readers want one direction, and it has that of the list.
"""

from collections.abc import Iterator
from typing import TextIO
from xml.sax.saxutils import quoteattr

from regesta.records import Event, Party
from regesta.serve.dates import told
from regesta.serve.export.pairs import Pair, pairs, party_key
from regesta.serve.export.plover import QUADS
from regesta.serve.export.selection import Selection
from regesta.serve.export.tables_acts import days
from regesta.serve.export.tally import UNDATED, Tally
from regesta.serve.wording import what

_NODE = ("kind", "state", "sector")
_EDGE = ("event", "type", "subtype", "status", "what", "date", "grain", "mutual", "quad", "reports", "origins")
_WHOLE = frozenset({"quad", "reports", "origins"})
_BAD = {code: " " for code in range(32) if code not in (9, 10, 13)} | {
    0xFFFE: " ",
    0xFFFF: " ",
}  # signs XML may not hold


def write(chosen: Selection, stream: TextIO, tally: Tally) -> None:
    """Write nodes, then edges; the events are gone through twice, so that none need be kept."""
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n')
    stream.write('<graph mode="dynamic" defaultedgetype="directed" timeformat="date">\n')
    _attributes(stream, "node", _NODE)
    _attributes(stream, "edge", _EDGE)
    stream.write("<nodes>\n")
    seen: set[str] = set()
    for _, pair in _edges(chosen, Tally()):
        for party in (pair.actor, pair.recipient):
            if party is not None and party_key(party) not in seen:
                seen.add(party_key(party))
                stream.write(_node(party, chosen))
                tally.wrote("nodes")
    stream.write("</nodes>\n<edges>\n")
    for event, pair in _edges(chosen, tally):
        stream.write(_edge(event, pair))
        tally.wrote("edges")
    stream.write("</edges>\n</graph>\n</gexf>\n")


def _edges(chosen: Selection, tally: Tally) -> Iterator[tuple[Event, Pair]]:
    for event in chosen.events():
        if event.time is None or (event.time.start or event.time.end) is None:
            tally.left(UNDATED)
            continue
        found = [pair for pair in pairs(event) if pair.actor and pair.recipient]
        if not found:
            tally.left("only one party is known")
        for pair in found:
            yield event, pair


def _attributes(stream: TextIO, kind: str, names: tuple[str, ...]) -> None:
    stream.write(f'<attributes class="{kind}">\n')
    for name in names:
        kind_of = "integer" if name in _WHOLE else "boolean" if name == "mutual" else "string"
        stream.write(f'<attribute id="{name}" title="{name}" type="{kind_of}"/>\n')
    stream.write("</attributes>\n")


def _node(party: Party, chosen: Selection) -> str:
    actor = chosen.actors.get(party.actor or "")
    values = {
        "kind": actor.kind if actor else "unknown", "state": party.state if actor is None else actor.state,
        "sector": party.sector if actor is None else actor.sector,
    }  # fmt: skip
    label = actor.name if actor else party.name
    return f"<node id={_text(party_key(party))} label={_text(label)}>{_values(values)}</node>\n"


def _edge(event: Event, pair: Pair) -> str:
    first, last = days(event.time)
    when = "".join(f' {name}="{day}"' for name, day in (("start", first), ("end", last)) if day)
    values = {
        "event": event.id, "type": event.type, "subtype": event.subtype, "status": event.status, "what": what(event),
        "date": told(event.time), "grain": event.time.grain if event.time else None, "mutual": str(pair.mutual).lower(),
        "quad": str(QUADS[event.type]), "reports": str(len(event.documents)), "origins": str(len(event.origins)),
    }  # fmt: skip
    ends = f"source={_text(party_key(pair.actor))} target={_text(party_key(pair.recipient))}"
    return f'<edge id="{pair.id}" {ends} label={_text(event.subtype or event.type)}{when}>{_values(values)}</edge>\n'


def _values(values: dict[str, str | None]) -> str:
    made = "".join(f'<attvalue for="{name}" value={_text(value)}/>' for name, value in values.items() if value)
    return f"<attvalues>{made}</attvalues>" if made else ""


def _text(value: str) -> str:
    return quoteattr(value.translate(_BAD).encode("utf-8", "replace").decode())
