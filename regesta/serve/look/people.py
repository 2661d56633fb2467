"""Actors: a list of them, and all about one. In: an open Store. Out: windows of lines; a Dossier with what they did, received and said."""

from collections.abc import Iterator
from typing import Any

import msgspec

from regesta.link.judgements.judged import Judged
from regesta.link.judgements.standing import standing
from regesta.records import Actor, Judgement
from regesta.serve.actors import differing
from regesta.serve.browse import lines_of
from regesta.serve.look import said
from regesta.serve.look.persons import Dossier, Partner, People, Person, Report
from regesta.serve.look.reported import keys_of
from regesta.serve.look.sought import Named, Sought, Where, actors, joined, keyed, named, not_rejected, sought
from regesta.store import read as stored
from regesta.store import some
from regesta.store.database import Store

FEW = 8  # of each list on the page that shows all of them
PARTNERS = 24
PARTS = ("did", "received", "said", "about", "reports")


def people(store: Store, *, q: str = "", kind: str = "", state: str = "", limit: int, offset: int = 0) -> People:
    """Actors by the number of events they take part in, then by name."""
    judged = Judged(stored.judgements(store))
    run = store.connection.execute
    found: dict[str, tuple[str, str, str | None]] = {}
    for key, actor_kind, name, of in run("SELECT id, kind, max(name), state FROM actors GROUP BY id"):
        one = judged.one(key)
        if one not in found or one == key:
            found[one] = (actor_kind, name, of)
    fits = set(found) if not q.strip() else {judged.one(key) for key in _called(store, q.strip())}
    kinds: dict[str, int] = {}
    for actor_kind, _, _ in found.values():
        kinds[actor_kind] = kinds.get(actor_kind, 0) + 1
    events = dict(
        run("SELECT actor, count(DISTINCT number) FROM event_parties WHERE actor IS NOT NULL GROUP BY actor").fetchall()
    )
    chosen = [
        key for key in fits
        if (not kind or found[key][0] == kind) and (not state or (found[key][2] or "") == state.upper())
    ]  # fmt: skip
    chosen.sort(key=lambda key: (-events.get(key, 0), found[key][1], key))
    window = chosen[offset : offset + limit]
    known = named(store, window)
    lines = tuple(_person(store, key, known, found[key], judged, events) for key in window)
    return People(
        total=len(chosen), lines=lines, kinds=tuple(sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0])))
    )


def _called(store: Store, q: str) -> Iterator[str]:
    """Actors with these letters in a name; names in other scripts are those that the world and the user's file know."""
    like = "%" + q.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    query = (
        "SELECT id FROM actors WHERE name LIKE ?1 ESCAPE '\\' OR id = ?2 "
        "UNION SELECT id FROM actors WHERE document = '' AND CAST(json AS TEXT) LIKE ?1 ESCAPE '\\'"
    )
    for (key,) in store.connection.execute(query, (like, q)):
        yield key


def _person(
    store: Store,
    key: str,
    known: dict[str, Named],
    row: tuple[str, str, str | None],
    judged: Judged,
    events: dict[str, int],
) -> Person:
    group = sorted(judged.group(key))
    marks = ", ".join("?" * len(group))
    run = store.connection.execute
    spoken = f"SELECT number FROM statement_keys WHERE key IN ({marks}) AND role = 'speaker'"
    told = run(f"SELECT count(DISTINCT number) FROM ({spoken})", group).fetchone()[0]
    for where in not_rejected(judged):
        query = f"SELECT count(*) FROM statement_lines WHERE number IN ({spoken}) AND {where.sql}"
        told = run(query, (*group, *where.values)).fetchone()[0]
    called = [name for one in group for name in _names(store, one)]
    name = known[key].name if key in known else row[1]
    names = tuple(dict.fromkeys(one for one in called if one != name))
    return Person(
        id=key, name=name, kind=row[0], state=row[2], names=names, events=events.get(key, 0), statements=int(told)
    )


def _names(store: Store, key: str) -> list[str]:
    """What an actor is called: as the world or the user's file has it, else as reports do."""
    row = store.connection.execute("SELECT json FROM actors WHERE id = ? AND document = ''", (key,)).fetchone()
    if row is not None:
        one = msgspec.json.decode(row[0], type=Actor)
        return [one.name, *one.names]
    return [
        name
        for (name,) in store.connection.execute(
            "SELECT DISTINCT name FROM actors WHERE id = ? ORDER BY 1 LIMIT 12", (key,)
        )
    ]


def dossier(store: Store, name: str, *, show: str = "", limit: int = FEW, offset: int = 0) -> Dossier:
    """All about the actor that an id, a code or a name means. Raises InputError when nobody is called so."""
    judged = Judged(stored.judgements(store))
    found = sought(store, name, judged=judged)
    actor, same = _actor(store, found, judged)
    here = party(found, "event_parties")
    totals = {
        "did": _count(store, _numbers(here, "actors")), "received": _count(store, _numbers(here, "recipients")),
        "said": _said(store, found, ("speaker", "by"), judged),
        "about": _said(store, found, ("about", "addressee"), judged),
        "reports": _named(store, found),
    }  # fmt: skip
    parts: dict[str, Any] = {}
    for part in (show,) if show in PARTS else PARTS:
        window = (limit, offset) if show in PARTS else (FEW, 0)
        parts[part] = tuple(_part(store, part, found, judged, window))
    return Dossier(
        id=found.id, show=show if show in PARTS else "", total=totals.get(show, len(actor.offices)), actor=actor, same=same,
        offices=tuple(sorted(actor.offices, key=lambda one: (str(one.since or ""), one.title), reverse=True)),
        counts=totals, types=_types(store, here), partners=_partners(store, found, here),
        judgements=_judgements(store, found), differs=differing(store, found.keys), **parts,
    )  # fmt: skip


def _actor(store: Store, found: Sought, judged: Judged) -> tuple[Actor, tuple[str, ...]]:
    """The actor as judged: names and offices of all that are one."""
    known = actors(store, found.keys)
    ids = sorted(key for key in found.keys if key != found.state)
    first = known.get(judged.one(found.id)) or next(
        (known[key] for key in (found.id, *ids, found.state or "") if key in known), None
    )
    if first is None:
        from regesta.records import Provenance

        told = found.state or found.id
        first = Actor(
            id=found.id, kind="state" if found.state else "unknown", name=told, provenance=Provenance(made_by="serve")
        )
    others = [known[key] for key in ids if key in known and known[key].id != first.id]
    if found.only is not None or not others:
        return msgspec.structs.replace(first, id=found.id), ()
    if first.kind == "state":  # a state's code may stand in accounts of several ids, which are one
        others = [one for one in others if one.kind == "state"]
    names = dict.fromkeys([*first.names, *(name for one in others for name in (one.name, *one.names))])
    offices = dict.fromkeys([*first.offices, *(office for one in others for office in one.offices)])
    names.pop(first.name, None)
    whole = msgspec.structs.replace(first, id=found.id, names=tuple(names), offices=tuple(offices))
    return whole, tuple(one.id for one in others)


def party(found: Sought, table: str) -> Where:
    """Whether a row of `event_parties` is this actor, or acts for it."""
    keys = sorted(found.keys - ({found.state} if found.state else set()))
    if found.only is not None:
        keys = [found.id]
    columns = [(column, keys) for column in ("actor", "person", "body") if keys]
    if found.state:
        columns.append(("state", [found.state]))
    sql = " OR ".join(f"{table}.{column} IN ({', '.join('?' * len(values))})" for column, values in columns)
    return Where(sql=f"({sql or 0})", values=tuple(value for _, values in columns for value in values))


def _numbers(here: Where, side: str) -> Where:
    return Where(
        sql=f"SELECT DISTINCT number FROM event_parties WHERE side = '{side}' AND {here.sql}", values=here.values
    )


def _count(store: Store, numbers: Where) -> int:
    return int(store.connection.execute(f"SELECT count(*) FROM ({numbers.sql})", numbers.values).fetchone()[0])


def _said(store: Store, found: Sought, roles: tuple[str, ...], judged: Judged) -> int:
    where = joined((keyed("statement", found, roles), *not_rejected(judged)))
    return int(
        store.connection.execute(f"SELECT count(*) FROM statement_lines WHERE {where.sql}", where.values).fetchone()[0]
    )


def _mentioned(found: Sought) -> Where:
    keys = sorted(found.keys)
    sql = f"actor IN ({', '.join('?' * len(keys))})"
    if found.only is not None:
        return Where(sql=f"{sql} AND document = ?", values=(*keys, found.only))
    never = f" AND document NOT IN ({', '.join('?' * len(found.never))})" if found.never else ""
    return Where(sql=sql + never, values=(*keys, *found.never))


def _named(store: Store, found: Sought) -> int:
    where = _mentioned(found)
    query = f"SELECT count(DISTINCT document) FROM mentions WHERE {where.sql}"
    return int(store.connection.execute(query, where.values).fetchone()[0])


def _part(store: Store, part: str, found: Sought, judged: Judged, window: tuple[int, int]) -> Iterator[Any]:
    run = store.connection.execute
    if part in ("did", "received"):
        numbers = _numbers(party(found, "event_parties"), "actors" if part == "did" else "recipients")
        query = f"SELECT event FROM event_index WHERE number IN ({numbers.sql}) ORDER BY dated DESC, number DESC LIMIT ? OFFSET ?"
        yield from lines_of(store, [row[0] for row in run(query, (*numbers.values, *window))])
    elif part in ("said", "about"):
        spoken = keyed("statement", found, ("speaker", "by") if part == "said" else ("about", "addressee"))
        where = joined((spoken, *not_rejected(judged)))
        yield from said.lines_of(store, keys_of(store, "statement_lines", where, "newest", window), judged)
    else:
        yield from _reports(store, found, window)


def _reports(store: Store, found: Sought, window: tuple[int, int]) -> Iterator[Report]:
    where = _mentioned(found)
    query = (
        f"SELECT document, count(*) FROM mentions JOIN documents ON documents.id = document WHERE {where.sql} "
        "GROUP BY document ORDER BY documents.published IS NULL, documents.published DESC, document LIMIT ? OFFSET ?"
    )
    rows = store.connection.execute(query, (*where.values, *window)).fetchall()
    heads = some.heads(store, [row[0] for row in rows])
    for document, count in rows:
        words = store.connection.execute(
            f"SELECT json_extract(CAST(json AS TEXT), '$.span.text') FROM mentions WHERE document = ? AND {where.sql} ORDER BY rowid",
            (document, *where.values),
        ).fetchall()
        head = heads[document]
        yield Report(
            id=document, outlet=head.outlet, published=head.published, title=head.title,
            words=tuple(dict.fromkeys(row[0] for row in words))[:6], mentions=int(count),
        )  # fmt: skip


def _types(store: Store, here: Where) -> tuple[tuple[str, int, int], ...]:
    """Of each type, how many events they did and how many were done to them."""
    query = (
        "SELECT type, count(DISTINCT CASE WHEN side = 'actors' THEN number END), "
        "count(DISTINCT CASE WHEN side = 'recipients' THEN number END) "
        f"FROM event_parties JOIN event_index USING (number) WHERE {here.sql} GROUP BY type ORDER BY 2 + 3 DESC, 1"
    )
    rows = store.connection.execute(query, here.values).fetchall()
    made = [(str(type_), int(did), int(received)) for type_, did, received in rows]
    return tuple(sorted(made, key=lambda row: (-row[1] - row[2], row[0])))


def _partners(store: Store, found: Sought, here: Where) -> tuple[Partner, ...]:
    """With whom they are told of, as often as in one event; states for a state, whoever is named for others."""
    column = "state" if found.state else "actor"
    theirs = party(found, "other")
    mine = here.sql.replace("event_parties.", "me.")
    query = (
        f"SELECT other.{column}, count(DISTINCT me.number) FROM event_parties AS me JOIN event_parties AS other "
        f"ON other.number = me.number AND other.position <> me.position WHERE {mine} AND other.{column} IS NOT NULL "
        f"AND NOT coalesce({theirs.sql}, 0) "
        "GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?"
    )
    rows = store.connection.execute(query, (*here.values, *theirs.values, PARTNERS)).fetchall()
    known = named(store, [row[0] for row in rows])
    return tuple(
        Partner(
            id=key,
            name=known[key].name if key in known else key,
            kind=known[key].kind if key in known else "unknown",
            events=int(count),
        )
        for key, count in rows
    )


def _judgements(store: Store, found: Sought) -> tuple[Judgement, ...]:
    return tuple(
        one for one in standing(stored.judgements(store))
        if one.withdrawn_at is None and {one.left, one.right.partition("@")[0]} & found.keys
    )  # fmt: skip
