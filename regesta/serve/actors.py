"""The actors of a record. In: an open Store. Out: lines of a list, and all about one: names, offices, sightings, judgements.

Actors are those that the record's events, statements and figures were linked to, and those that its reports name and no table holds.
"""

from collections.abc import Collection, Iterator

import msgspec
from rapidfuzz import fuzz, process

from regesta.errors import InputError
from regesta.issues import OFFICE_DIFFERS, Issue
from regesta.link.judgements.judged import Judged
from regesta.link.judgements.standing import standing
from regesta.link.spelling.names import PART, same_name
from regesta.records import Actor, Judgement, Office
from regesta.store import read as stored
from regesta.store.database import Store
from regesta.store.located import judgements

_Seen = dict[str, dict[str, list[str]]]  # actor -> report -> the words it uses
NEAREST, ALIKE = 3, 60.0  # names offered when none fits; choices, as in query.py


class ActorLine(msgspec.Struct, frozen=True, kw_only=True):
    """An actor with how often the record's reports name it; `same` are the ids judged to be this actor."""

    actor: Actor
    reports: int
    mentions: int
    same: tuple[str, ...] = ()


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """A report that names the actor: which words it uses, and how often."""

    document: str
    outlet: str | None
    published: str | None
    title: str | None
    words: tuple[str, ...]
    mentions: int


class ActorView(msgspec.Struct, frozen=True, kw_only=True, tag="actor"):
    """All about one actor. `offices` of a table come with its name as source, those of a report with the report's id.

    `differs`: where a report and the tables name two people as holders of one office, of whom the actor is one.
    """

    line: ActorLine
    offices: tuple[Office, ...]
    sightings: tuple[Sighting, ...]
    judgements: tuple[Judgement, ...]
    differs: tuple[Issue, ...] = ()


def lines(store: Store, *, find: str | None = None) -> tuple[ActorLine, ...]:
    """The actors, those named in most reports first; with `find`, those whose name or id fits, the best first."""
    made = _lines(store)[0]
    if find is None:
        return tuple(sorted(made, key=lambda one: (-one.reports, -one.mentions, one.actor.name)))
    fits = [(score, one) for one in made if (score := _fits(find, one)) > 0]
    return tuple(one for _, one in sorted(fits, key=lambda pair: (-pair[0], -pair[1].reports, pair[1].actor.name)))


def _lines(store: Store) -> tuple[list[ActorLine], _Seen]:
    """A line for each actor as judged, and where each was seen."""
    judged = Judged(judgements(store))
    actors = {actor.id: actor for actor in stored.actors(store)}
    bearers = {judged.one(key): key for key in sorted(actors, reverse=True)}
    bearers.update({key: key for key in bearers if key in actors})  # the one named first gives the name
    seen: _Seen = {}
    for key, documents in stored.sightings(store).items():
        for document, words in documents.items():
            here = judged.in_report(key, document)
            seen.setdefault(here, {}).setdefault(document, []).extend(words)
            if key in actors:
                bearers.setdefault(here, key)
    return [_line(key, actors[bearers[key]], judged, seen, actors) for key in sorted(bearers)], seen


def _line(key: str, actor: Actor, judged: Judged, seen: _Seen, actors: dict[str, Actor]) -> ActorLine:
    same = tuple(sorted(judged.group(key) - {key}))
    others = [name for other in same if other in actors for name in (actors[other].name, *actors[other].names)]
    offices = [office for other in same if other in actors for office in actors[other].offices]
    actor = msgspec.structs.replace(
        actor, id=key, names=tuple(dict.fromkeys((*actor.names, *others))),
        offices=tuple(dict.fromkeys((*actor.offices, *offices))),
    )  # fmt: skip
    found = seen.get(key, {})
    return ActorLine(actor=actor, reports=len(found), mentions=sum(map(len, found.values())), same=same)


def _fits(find: str, line: ActorLine) -> float:
    """How well an actor fits what is looked for: its id, its code, a name or a part of one."""
    wanted = " ".join(find.casefold().split())
    actor = line.actor
    if any(key.startswith(wanted) for key in (actor.id, *line.same)) and len(wanted) > 3:
        return 3.0
    if actor.kind == "state" and actor.state == find.upper():
        return 3.0
    names = {one.casefold() for one in (actor.name, *actor.names)}
    if wanted in names:
        return 2.5
    if any(wanted in name for name in names):
        return 1.5
    scores = [same_name(find, name)[0] for name in (actor.name, *actor.names)] if actor.kind == "person" else []
    best = max(scores, default=0.0)
    return best if best >= PART else 0.0


def one(store: Store, text: str) -> ActorView:
    """All about the one actor that an id, the beginning of one, a code or a name means.

    Raises:
        InputError: Nobody fits, or several do; the message names them.
    """
    line = the_one(store, text)
    ids = (line.actor.id, *line.same)
    judged = tuple(
        judgement for judgement in standing(judgements(store))
        if judgement.about in (None, "actor") and {judgement.left, judgement.right.partition("@")[0]} & set(ids)
    )  # fmt: skip
    offices = sorted(line.actor.offices, key=lambda office: (str(office.since or ""), office.title), reverse=True)
    return ActorView(
        line=line,
        offices=tuple(offices),
        sightings=tuple(_sightings(store, _lines(store)[1].get(line.actor.id, {}))),
        judgements=judged,
        differs=differing(store, ids),
    )


def differing(store: Store, ids: Collection[str]) -> tuple[Issue, ...]:
    """Where reports and tables differ on the holder of an office, with one of these actors on either side; by report."""
    query = "SELECT json FROM issues WHERE code = ? ORDER BY document, id"
    return tuple(one for one in stored.records(store, Issue, query, OFFICE_DIFFERS) if set(one.actors) & set(ids))


def the_one(store: Store, text: str) -> ActorLine:
    """The one actor that is meant. Raises InputError when nobody or several fit."""
    found = lines(store, find=text)
    exact = [line for line in found if _exact(text, line)]
    chosen = exact or list(found)
    if not chosen:
        names = {name for actor in stored.actors(store) for name in (actor.name, *actor.names)}
        near = process.extract(text, sorted(names), scorer=fuzz.WRatio, limit=NEAREST, score_cutoff=ALIKE)
        hint = f" The nearest names: {', '.join(name for name, _, _ in near)}." if near else ""
        raise InputError(f'No actor of this record fits "{text}".{hint} `regesta actors` lists them.')
    if len(chosen) > 1:
        several = ", ".join(f"{line.actor.name} ({line.actor.id[:7]})" for line in chosen[:6])
        raise InputError(f'"{text}" fits more than one actor: {several}. Write the id.')
    return chosen[0]


def _exact(text: str, line: ActorLine) -> bool:
    names = {name.casefold() for name in (line.actor.name, *line.actor.names)}
    ids = (line.actor.id, *line.same)
    code = line.actor.kind == "state" and line.actor.state == text.upper()
    return code or text.casefold() in names or any(key.startswith(text.lower()) for key in ids if len(text) > 3)


def _sightings(store: Store, words: dict[str, list[str]]) -> Iterator[Sighting]:
    reports = {document: stored.document(store, document) for document in words}
    ordered = sorted(words, key=lambda key: (str(getattr(reports[key], "published", None) or "9999"), key))
    for document in ordered:
        report = reports[document]
        yield Sighting(
            document=document, outlet=report.outlet if report else None,
            published=str(report.published) if report and report.published else None,
            title=report.title if report else None, words=tuple(dict.fromkeys(words[document])),
            mentions=len(words[document]),
        )  # fmt: skip


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """Two actors that the program holds for one person perhaps: for a person to judge, with `merge` or `split`."""

    judgement: Judgement
    left: Actor
    right: Actor


def proposals(store: Store) -> tuple[Proposal, ...]:
    """Pairs that the program is unsure of and nobody has judged, the likeliest first."""
    every = standing(judgements(store))
    people = {frozenset((one.left, one.right)) for one in every if one.about in (None, "actor") and one.who is not None}
    judged, known = Judged(every), {one.id: one for one in stored.actors(store)}
    open_ = [
        one for one in every
        if one.verdict == "unsure" and one.about == "actor" and one.who is None
        and frozenset((one.left, one.right)) not in people and judged.one(one.left) != judged.one(one.right)
        and one.left in known and one.right in known
    ]  # fmt: skip
    open_.sort(key=lambda one: (-(one.score or 0), one.id))
    return tuple(Proposal(judgement=one, left=known[one.left], right=known[one.right]) for one in open_)
