"""Flat tables of events, their parties and accounts. In: a Selection. Out: rows."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from regesta.reconcile.ties import event_id
from regesta.records import EventMention, Party, TimeSpan
from regesta.serve.export.plover import QUADS
from regesta.serve.export.selection import Selection
from regesta.serve.export.tables import Cell, Flat, Row, columns
from regesta.serve.wording import what

ONE_DAY = dt.timedelta(days=1)


def days(time: TimeSpan | None) -> tuple[str | None, str | None]:
    """The first and the last day a time can mean, both included; None where open or unknown."""
    start, end = (time.start, time.end) if time else (None, None)
    return (str(start) if start else None, str(end - ONE_DAY) if end else None)


def dated(time: TimeSpan | None) -> tuple[str | None, str | None, str | None]:
    """A time as EDTF, with its first and last day."""
    return (time.edtf if time else None, *days(time))


def _events(chosen: Selection) -> Iterator[Row]:
    for one in chosen.events():
        time, place = one.time, one.place
        yield (
            one.id, what(one), *dated(time), time.grain if time else None, bool(time and time.approximate),
            time.said.text if time and time.said else None, time.reason if time else None, one.type, one.subtype, QUADS[one.type],
            one.status, one.object, place.name if place else None, _known(place.place if place else None, chosen.places),
            place.country if place else None, place.precision if place else None, len(one.documents), len(one.origins),
            _day(one.first_reported), _day(one.last_reported), one.confidence,
        )  # fmt: skip


def _known(key: str | None, known: Mapping[str, object]) -> str | None:
    return key if key is not None and key in known else None


def _event_parties(chosen: Selection) -> Iterator[Row]:
    for one in chosen.events():
        for role, parties in (("actor", one.actors), ("recipient", one.recipients)):
            for number, party in enumerate(parties, 1):
                yield (one.id, role, number, *party_cells(party, chosen))


def party_cells(party: Party, chosen: Selection) -> tuple[Cell, ...]:
    """A party: name, actor, person, body, state, sector, words."""
    keys = (party.actor, party.person, party.body)
    linked = (_known(key, chosen.actors) for key in keys)
    return (party.name, *linked, party.state, party.sector, party.span.text if party.span else None)


def _event_reports(chosen: Selection) -> Iterator[Row]:
    for one in chosen.events():
        origins = {key: origin for origin in one.origins for key in origin.documents}
        for document in sorted(set(one.documents)):
            origin = origins.get(document)
            yield (one.id, document, origin.name if origin else None, origin.why if origin else None)


def _relations(chosen: Selection) -> Iterator[Row]:
    return ((one.id, other.kind, other.event, other.reason) for one in chosen.events() for other in one.relations)


def _joins(chosen: Selection) -> Iterator[Row]:
    for event in chosen.events():
        for role, judgements in (("joined", event.joined), ("left out", event.near)):
            for number, one in enumerate(judgements, 1):
                yield (
                    event.id, role, number, one.left, one.right, one.verdict, one.score, one.decided_by,
                    "; ".join(one.reasons) or None,
                )  # fmt: skip


def _mentions(chosen: Selection) -> Iterator[Row]:
    for one in chosen.mentions():
        time, place = one.time, one.place
        yield (
            one.id, chosen.event_of.get(one.id), one.document, one.sentence.text, one.sentence.start, one.sentence.end,
            one.trigger.text, one.trigger.start, one.trigger.end, one.type, one.subtype, one.status,
            one.object.text if one.object else None, *dated(time),
            time.said.text if time and time.said else None, place.name if place else None, chain(one.by),
            None if one.statement in chosen.judged.left_out else one.statement,
            one.background, event_id(one.id), one.provenance.made_by, one.provenance.score,
        )  # fmt: skip


def chain(parties: Sequence[Party]) -> str | None:
    """On whose word, outermost first; None is the outlet's own voice."""
    return " > ".join(party.name for party in parties) or None


def _mention_parties(chosen: Selection) -> Iterator[Row]:
    for one in chosen.mentions():
        for role, parties in _roles(one):
            for number, party in enumerate(parties, 1):
                here = party.span if party.span and party.span.document == one.document else None
                yield (
                    one.id, role, number, *party_cells(party, chosen), here.start if here else None,
                    here.end if here else None,
                )  # fmt: skip


def _roles(one: EventMention) -> tuple[tuple[str, tuple[Party, ...]], ...]:
    return ("actor", one.actors), ("recipient", one.recipients), ("by", one.by)


def _day(day: object) -> str | None:
    return None if day is None else str(day)


PARTY = """
            name text: fullest name known
            actor text>actors.id: who it is
            person text>actors.id: the person
            body text>actors.id: the body acted for
            state text: the state acted for, ISO 3166-1 alpha-3 or a code of your actors file
            sector text: PLOVER sector
            words text: the words that name the party
"""
TABLES: tuple[Flat, ...] = (
    Flat(
        name="events", what="What happened, one row an act however many reports tell of it.", key=("id",), rows=_events,
        columns=columns("""
            id text: id of the event; it keeps it when reports are added
            what text: the event in one line
            date text: when, as EDTF; empty when no report tells
            first_day date: first day it can have been; empty when open
            last_day date: last day it can have been, included; empty when open
            grain text: time, day, week, month, quarter, season, year, decade, century or open
            approximate yes: whether the reports say "about"
            date_words text: the words that tell when
            date_reason text: how these words were read
            type text: PLOVER type
            subtype text: our finer kind
            quad integer: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
            status text: happened, ongoing, planned, possible, denied or not_happened
            object text: the thing
            place text: where, as said
            place_id text>places.id: the place
            country text: the place's country
            place_precision text: venue, city, region, country or sea
            reports integer: how many reports tell of it
            origins integer: from how many independent origins
            first_reported date: publication of the first report
            last_reported date: publication of the last report
            confidence real: how likely it is read rightly, 0 to 1
        """),
    ),
    Flat(
        name="event_parties", what="Who acts and who is acted on.", key=("event", "role", "number"), rows=_event_parties,
        columns=columns(f"""
            event text>events.id: the event
            role text: actor or recipient
            number integer: place in the list
{PARTY.strip(chr(10))}
        """),
    ),
    Flat(
        name="event_reports", what="Which reports tell of an event, and on which origin each rests.", key=("event", "document"),
        rows=_event_reports,
        columns=columns("""
            event text>events.id: the event
            document text>documents.id: the report
            origin text: the independent source it rests on
            why text: why it counts to that origin
        """),
    ),
    Flat(
        name="relations", what="How events hang together.", key=("event", "kind", "other"), rows=_relations,
        columns=columns("""
            event text>events.id: the event
            kind text: what the other is to it: part, whole, plan or doing
            other text: id of the other event
            reason text: why
        """),
    ),
    Flat(
        name="joins", what="Why accounts were joined to an event, or compared and left out.", key=("event", "role", "number"),
        rows=_joins,
        columns=columns("""
            event text>events.id: the event
            role text: joined, or left out
            number integer: running number
            left text: id of one mention
            right text: id of the other
            verdict text: same, different or unsure
            score real: 0 to 1
            decided_by text: person or program
            reasons text: for (+) and against (-, !), separated by "; "
        """),
    ),
    Flat(
        name="event_mentions", what="Each sentence's account of an act.", key=("id",), rows=_mentions,
        columns=columns("""
            id text: id of the account
            event text>events.id: the event it tells of
            document text>documents.id: the report
            sentence text: the sentence
            sentence_start integer: its first code point
            sentence_end integer: code point after its last
            trigger text: the word that tells of the act
            trigger_start integer: its first code point
            trigger_end integer: code point after its last
            type text: PLOVER type
            subtype text: our finer kind
            status text: happened, ongoing, planned, possible, denied or not_happened
            object text: the thing
            date text: when, as EDTF
            first_day date: first day it can have been
            last_day date: last day it can have been, included
            date_words text: the words that tell when
            place text: where, as said
            by text: on whose word, outermost first, separated by " > "; empty is the outlet's own voice
            statement text>statements.id: the statement it is part of
            background yes: whether it is told as background
            as_event text: id the event has had whenever this was its first account, by which a former id is found again
            made_by text: which stage made it
            score real: how sure that stage was, 0 to 1
        """),
    ),
    Flat(
        name="mention_parties", what="The parties of each account, with where they are named.", key=("mention", "role", "number"),
        rows=_mention_parties,
        columns=columns(f"""
            mention text: id of the account (`event_mentions.id`)
            role text: actor, recipient or by
            number integer: place in the list
{PARTY.strip(chr(10))}
            start integer: first code point of the words, where they stand in the same report
            end integer: code point after their last
        """),
    ),
)  # fmt: skip
