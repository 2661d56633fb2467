"""Who publishes, and who rests on whom. In: an open Store. Out: outlets with reports, copies, credits; origins."""

from collections import Counter

import msgspec

from regesta.records import Outlet
from regesta.store.accounts import merged_outlet
from regesta.store.database import Store

MOST = 400
ASKED = 40  # events of an origin that are asked for its side; a choice


class OutletLine(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet: how many reports, how many of them copy another report, how many reports of others copy it, how many credit an agency.

    `id` is None where reports name an outlet that no table knows, and `name` None where a report names none.
    """

    id: str | None
    name: str | None
    kind: str
    state: str | None
    reports: int
    copies: int
    copied: int
    credits: int


class Flow(msgspec.Struct, frozen=True, kw_only=True):
    """From whom text goes to whom: how many reports of `to` are copies of reports of `of`, or carry an agency's credit."""

    of: str
    to: str
    copies: int
    credits: int


class OriginLine(msgspec.Struct, frozen=True, kw_only=True):
    """An origin as events name it: in how many events, in how many reports of how many outlets.

    `sides` are the states that it speaks for or is published in, as codes; empty where that is not known.
    """

    name: str
    events: int
    reports: int
    outlets: int
    sides: tuple[str, ...] = ()


class Publishing(msgspec.Struct, frozen=True, kw_only=True):
    """All outlets, the flows between them, and the origins that most rests on; `total` counts outlets."""

    total: int
    lines: tuple[OutletLine, ...]
    flows: tuple[Flow, ...]
    origins: tuple[OriginLine, ...]
    many_origins: int


def publishing(store: Store) -> Publishing:
    """Outlets by number of reports, flows by how much flows."""
    run = store.connection.execute
    known = _known(store)

    def own(name: str | None) -> str | None:
        """One name for an outlet, whichever its reports use."""
        return known[name].name if name in known else name

    reports: Counter[str | None] = Counter()
    for name, count in run("SELECT outlet, count(*) FROM documents GROUP BY outlet"):
        reports[own(name)] += int(count)
    copies: Counter[tuple[str | None, str | None]] = Counter()
    query = (
        "SELECT source.outlet, copy.outlet, count(*) FROM copies JOIN documents AS copy ON copy.id = copies.document "
        "JOIN documents AS source ON source.id = copies.original GROUP BY 1, 2"
    )
    for of, to, count in run(query):
        copies[own(of), own(to)] += int(count)
    agency = "json_extract(CAST(json AS TEXT), '$.agency')"
    credits: Counter[tuple[str | None, str | None]] = Counter()
    for of, to, count in run(
        f"SELECT {agency}, outlet, count(*) FROM documents WHERE {agency} IS NOT NULL GROUP BY 1, 2"
    ):
        if own(of) != own(to):  # an agency that credits itself
            credits[own(of), own(to)] += int(count)
    lines = [
        _line(name, count, known.get(name or ""), copies, credits)
        for name, count in sorted(reports.items(), key=lambda pair: (-pair[1], pair[0] or ""))
    ]
    origins, many = _origins(store)
    return Publishing(
        total=len(lines), lines=tuple(lines), flows=_flows(copies, credits), origins=origins, many_origins=many
    )


_Counts = Counter[tuple[str | None, str | None]]


def _line(name: str | None, reports: int, outlet: Outlet | None, copies: _Counts, credits: _Counts) -> OutletLine:
    return OutletLine(
        id=outlet.id if outlet else None, name=name, kind=outlet.kind if outlet else "unknown",
        state=outlet.state if outlet else None, reports=reports,
        copies=sum(count for (_, to), count in copies.items() if to == name),
        copied=sum(count for (of, to), count in copies.items() if of == name and to != name),
        credits=sum(count for (_, to), count in credits.items() if to == name),
    )  # fmt: skip


def _flows(copies: _Counts, credits: _Counts) -> tuple[Flow, ...]:
    named = {key for key in (*copies, *credits) if key[0] and key[1] and key[0] != key[1]}
    made = [Flow(of=of or "", to=to or "", copies=copies[of, to], credits=credits[of, to]) for of, to in named]
    return tuple(sorted(made, key=lambda one: (-one.copies - one.credits, one.of, one.to))[:MOST])


def _known(store: Store) -> dict[str, Outlet]:
    """Of each outlet as reports name it, what is known of it: one account each is enough for kind and state."""
    decode = msgspec.json.Decoder(Outlet).decode
    query = "SELECT id, json FROM outlets GROUP BY id"
    found: dict[str, Outlet] = {}
    for _, told in store.connection.execute(query):
        one = merged_outlet([decode(told)])
        for name in (one.name, *one.names):
            found.setdefault(name, one)
    return found


def _origins(store: Store) -> tuple[tuple[OriginLine, ...], int]:
    run = store.connection.execute
    many = int(run("SELECT count(DISTINCT name) FROM event_origins").fetchone()[0])
    query = "SELECT name, count(DISTINCT event), count(DISTINCT document) FROM event_origins GROUP BY name ORDER BY 2 DESC, 1 LIMIT ?"
    found = []
    for name, events, reports in run(query, (60,)).fetchall():
        outlets = run(
            "SELECT count(DISTINCT outlet) FROM documents WHERE id IN (SELECT document FROM event_origins WHERE name = ?)",
            (name,),
        ).fetchone()[0]
        found.append(
            OriginLine(
                name=name, events=int(events), reports=int(reports), outlets=int(outlets), sides=_sides(store, name)
            )
        )
    return tuple(found), many


def _sides(store: Store, origin: str) -> tuple[str, ...]:
    """For whom an origin speaks, by some of its events: what is known of a source holds for all of them."""
    query = (
        "SELECT DISTINCT json_extract(one.value, '$.side') AS side FROM events, "
        "json_each(CAST(events.json AS TEXT), '$.origins') AS one WHERE events.id IN "
        "(SELECT event FROM event_origins WHERE name = ?1 GROUP BY event LIMIT ?2) "
        "AND json_extract(one.value, '$.name') = ?1 AND side IS NOT NULL ORDER BY side"
    )
    return tuple(row[0] for row in store.connection.execute(query, (origin, ASKED)))
