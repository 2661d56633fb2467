"""Who is meant by the names of people in one report. In: the report's person names with what stands around them. Out: a `Who` for each.

A name in full is compared with the people of the world (`candidates`); short names are bound to the full names of the same report,
else to a chief office holder whom only one can be.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from regesta.lexicons import lexicon
from regesta.link.known.build import actor_id
from regesta.link.known.persons import Held
from regesta.link.mentions.context import Context
from regesta.link.mentions.phrases import Reading, office_sector, read
from regesta.link.people.candidates import resolve
from regesta.link.people.clusters import Cluster, Named, Who, is_short
from regesta.link.people.surnames import addressed, meant
from regesta.link.people.unstated import own_office
from regesta.link.spelling.names import PART, SAME, same_name
from regesta.link.spelling.spellings import family_first, is_particle, tokens
from regesta.records import Mention

NEAR = 900  # characters from an office without a name to the name of who may hold it (a choice: about three paragraphs)


def people(named: Sequence[Named], context: Context, introduced: Sequence[tuple[int, str, str]] = ()) -> dict[str, Who]:
    """Mention id -> who it is, for the names that could be told.

    Args:
        named: the report's person names, in order.
        context: the report.
        introduced: where offices stand without a name ("the president of Peru"): offset, role and state.
    """
    clusters: list[Cluster] = []
    short: list[Named] = []
    for one in named:
        if is_short(one.words):
            short.append(one)
            continue
        home = _home(one, clusters)
        if home is None:
            clusters.append(Cluster(one))
        else:
            home.named.append(one)
    clusters, parted = _given_names(clusters)
    for cluster in clusters:
        resolve(cluster, context)
        _introduced(cluster, named, introduced)
    found = {n.mention: cluster for cluster in clusters for n in cluster.named}
    alone: dict[str, Cluster] = {}
    kings: dict[str, Cluster] = {}
    for cluster in clusters:
        cluster.familiar = any(_by_first_name(one, cluster) for one in short)
    for one in sorted([*short, *parted], key=lambda n: n.start):
        home = meant(one, clusters, found, alone, context)
        if home is None and one.reading.role == "monarch":  # "King Aldo of Norway" has no other name
            crowned = one.reading.state is not None
            home = kings.setdefault(one.words, Cluster(one)) if crowned else kings.get(one.words)
        if home is not None:
            found[one.mention] = home
            home.addressed = home.addressed or addressed(one)
            home.last = one.start
    return {mention: who(cluster, context) for mention, cluster in found.items()}


def _by_first_name(one: Named, cluster: Cluster) -> bool:
    """Whether a short name is the given name of somebody: "Lena", of Lena Holf."""
    said, full = tokens(one.words), tokens(cluster.fullest)
    return len(full) > 1 and said == full[:1] and said != full[-1:] and not family_first(cluster.state)


def _home(one: Named, clusters: Iterable[Cluster]) -> Cluster | None:
    best, top = None, SAME
    for cluster in clusters:
        states = {one.reading.state, cluster.state} - {None}
        if len(states) > 1:
            continue
        side = next(iter(states), None)
        score = max(same_name(one.words, n.words, state=side if family_first(side) else None)[0] for n in cluster.named)
        if score >= top:
            best, top = cluster, score
    return best


def _given_names(clusters: list[Cluster]) -> tuple[list[Cluster], list[Named]]:
    """ "Jong-un" looks like a full name; where a full name of the report holds it, it is a short one."""
    kept, parted = [], []
    for cluster in clusters:
        name = cluster.fullest
        longer = [c for c in clusters if c is not cluster and len(tokens(c.fullest)) > len(tokens(name))]
        if any(PART <= same_name(name, c.fullest)[0] < SAME for c in longer):
            parted += cluster.named
        else:
            kept.append(cluster)
    return kept, parted


def _introduced(cluster: Cluster, named: Sequence[Named], introduced: Sequence[tuple[int, str, str]]) -> None:
    """ "The president of Peru received him. President Holf said ...": Holf is Peru's, where no other president is told of."""
    one = cluster.named[0]
    role = office_key(one.reading)
    if cluster.index is not None or cluster.state or role is None:
        return
    before = [(at, state) for at, told, state in introduced if told == role and at < one.start]
    states = {state for _, state in before} | {
        n.reading.state for n in named if n.reading.state and office_key(n.reading) == role
    }
    if before and len(states) == 1 and one.start - before[-1][0] < NEAR:
        cluster.named[0] = msgspec.structs.replace(
            one, reading=msgspec.structs.replace(one.reading, state=before[-1][1])
        )


def offices_told(context: Context, mentions: Iterable[Mention]) -> Iterator[tuple[int, str, str]]:
    """Where an office stands without a name: offset, role and state."""
    for mention in mentions:
        if mention.kind == "nominal" and mention.label == "PER":
            reading = read(context, mention.span.start, mention.span.end)
            role = office_key(reading)
            if role is not None and reading.state is not None:
                yield mention.span.start, role, reading.state


def office_key(reading: Reading) -> str | None:
    """What tells whether two phrases speak of one office: its role, else its title as written."""
    titles = [title.words.lower() for title in reading.titles if not title.honorific and not title.modifier]
    return reading.role or (titles[-1] if titles else None)


def who(cluster: Cluster, context: Context) -> Who:
    """The slots for a person: from the office held on the report's day, else from what the report says."""
    body = cluster.first_of("body")
    past = any(n.reading.past for n in cluster.named)
    said = None if past else cluster.first_of("sector")
    if cluster.index is None:
        own = None if cluster.state else own_office(cluster.named[0].reading, cluster.named[0].start, context)
        state = cluster.state or own
        said = (None if past else _organisation_sector(state, context)) or said
        name = cluster.fullest
        if name.isupper():
            name = name.title()
        if is_short(name) or not _spelled_as_name(name):
            return Who(name=name, state=state, sector=said, body=body, score=0.5, reasons=("no full name",))
        key = actor_id("person", name, state)
        return Who(
            name=name,
            actor=key,
            person=key,
            body=body,
            state=state,
            sector=said,
            score=0.6 if own else 0.7,
            reasons=("not in the tables", *(["an office of the outlet's state, no other named"] if own else [])),
        )
    people = context.world.people
    held = people.held(cluster.index)
    now = people.office_on(cluster.index, context.day)
    latest = now or next((h for h in held if h.row.state), None)
    open_end = latest is not None and (now is not None or (latest.until is None and not past))
    states = {h.row.state for h in held}
    state = cluster.state if cluster.state in states else (_state_of(latest, held, context) or cluster.state)
    names = context.world.names
    sector = (office_sector(now.row.title, names) if now else None) or said
    sector = sector or (office_sector(latest.row.title, names) if latest and open_end else None)
    if latest and latest.row.body and body is None:
        named = context.world.body_named(latest.row.body, state)
        body = named.id if named and open_end else None
        sector = (named.sector if named and open_end else None) or sector
    sector = _organisation_sector(state, context) or sector
    key = people.id(cluster.index)
    name = people.rows[cluster.index].names[0]
    return Who(
        name=name,
        actor=key,
        person=key,
        body=body,
        state=state or None,
        sector=sector,
        score=cluster.score,
        reasons=cluster.reasons,
    )


def _state_of(latest: Held | None, held: Sequence[Held], context: Context) -> str | None:
    """The state of an office; of offices held at once in several states that which the report names most, else that with most rows."""
    if latest is None:
        return None
    same = [h for h in held if h is latest or (h.row.state and _at_once(h, latest))]
    seat = lexicon("world/sorts")["reigning"][0]  # where one lives who wears many crowns
    rows = Counter(h.row.state for h in same)
    return max(
        same, key=lambda h: (context.counts[h.row.state], h.row.state == seat, rows[h.row.state], h is latest)
    ).row.state


def _at_once(one: Held, other: Held) -> bool:
    """Whether two offices began in the same year or are crowns."""
    began = one.since is not None and other.since is not None and one.since.year == other.since.year
    return began or (one.row.role == other.row.role == "monarch")


def _spelled_as_name(name: str) -> bool:
    """Every word begins with a capital, but for particles: "Selon lui" is no name."""
    return all(word[0].isupper() or not word[0].isalpha() or is_particle(word) for word in name.split())


def _organisation_sector(state: str | None, context: Context) -> str | None:
    """Officials of an international organisation act for it, whatever their title."""
    if not state or context.world.state(state) is not None:
        return None
    return next(
        (
            entry.sector
            for entry in context.world.names.get(context.world.state_name(state) or "")
            if entry.kind == "organisation"
        ),
        None,
    )
