"""Flat tables of reports, actors, places and outlets. In: a Selection. Out: rows."""

import json
from collections.abc import Iterator

from regesta.records import Mention
from regesta.serve.export.selection import Selection
from regesta.serve.export.tables import Flat, Row, columns
from regesta.store import read as stored


def _documents(chosen: Selection) -> Iterator[Row]:
    states = stored.states_by_id(chosen.store)
    for one in chosen.documents():
        yield (
            one.id, _day(one.published), one.published_how, one.outlet, one.title, one.byline, one.agency, one.dateline,
            one.dateline_place, _day(one.dateline_date), one.language, states[one.id], one.copy_of, one.url, one.source,
            one.sha256, _day(one.retrieved), len(one.text),
        )  # fmt: skip


def _texts(chosen: Selection) -> Iterator[Row]:
    return ((one.id, one.text) for one in chosen.documents())


def _parts(chosen: Selection) -> Iterator[Row]:
    return ((one.id, part.start, part.end, part.kind) for one in chosen.documents() for part in one.parts)


def _outlets(chosen: Selection) -> Iterator[Row]:
    for one in stored.outlets(chosen.store):
        yield (
            one.id, one.name, one.kind, one.state, one.owner, one.zone, "; ".join(one.names) or None,
            "; ".join(one.domains) or None,
        )  # fmt: skip


def _actors(chosen: Selection) -> Iterator[Row]:
    for key, one in sorted(chosen.actors.items()):
        same = chosen.judged.one(key)
        codes = json.dumps(one.codes, sort_keys=True) if one.codes else None
        yield (
            key, one.kind, one.name, "; ".join(one.names) or None, one.state, one.sector, one.codes.get("wikidata"), codes,
            None if same == key else same, one.provenance.made_by,
        )  # fmt: skip


def _offices(chosen: Selection) -> Iterator[Row]:
    for key, one in sorted(chosen.actors.items()):
        for number, office in enumerate(one.offices, 1):
            yield (
                key, number, office.title, office.body, office.state, _day(office.since), _day(office.until), office.source
            )  # fmt: skip


def _places(chosen: Selection) -> Iterator[Row]:
    for one in chosen.places.values():
        yield (
            one.id, one.name, one.kind, one.country, one.region, one.latitude, one.longitude, "; ".join(one.names) or None
        )  # fmt: skip


def _names(chosen: Selection) -> Iterator[Row]:
    return (
        _name(one, chosen)
        for one in stored.mentions(chosen.store)
        if chosen.whole or one.span.document in chosen.chosen_reports
    )


def _name(one: Mention, chosen: Selection) -> Row:
    actor = one.actor and chosen.judged.in_report(one.actor, one.span.document)
    return (
        one.span.document, one.id, one.span.start, one.span.end, one.span.text, one.kind, one.label,
        actor if actor in chosen.actors else None, one.refers_to,
    )  # fmt: skip


def _judgements(chosen: Selection) -> Iterator[Row]:
    for one in stored.judgements(chosen.store):
        yield (
            one.id, one.left, one.right, one.verdict, one.decided_by, one.score, "; ".join(one.reasons) or None,
            one.decided_at, one.withdrawn_at,
        )  # fmt: skip


def _issues(chosen: Selection) -> Iterator[Row]:
    for one in stored.issues(chosen.store):
        if chosen.whole or one.document in chosen.chosen_reports:
            yield (
                one.id, one.stage, one.code, one.source, one.document, one.reason, one.advice or None,
                one.span.text if one.span else None,
            )  # fmt: skip


def _day(day: object) -> str | None:
    return None if day is None else str(day)


TABLES: tuple[Flat, ...] = (
    Flat(
        name="documents", what="Reports as published, without their texts.", key=("id",), rows=_documents,
        columns=columns("""
            id text: id of the report, a hash of its bytes
            published date: day of publication; empty when the report does not tell
            published_how text: where that day was found (metadata table, json-ld, first line, ...)
            outlet text: who published it
            title text: its title
            byline text: who wrote it, as printed
            agency text: the news agency it is from
            dateline text: the dateline, as printed
            dateline_place text: the place in the dateline
            dateline_date date: the day in the dateline
            language text: ISO 639-1 code
            state text: read, kept (not English), failed or waiting
            copy_of text>documents.id: the report this one copies
            url text: its address
            source text: name of the file it came in
            sha256 text: SHA-256 of what was read
            retrieved date: day it was fetched
            letters integer: length of the cleaned text, in code points
        """),
    ),
    Flat(
        name="texts", what="The cleaned texts, in which all offsets count.", key=("document",), rows=_texts,
        columns=columns("""
            document text>documents.id: the report
            text text: its cleaned text
        """),
    ),
    Flat(
        name="parts", what="What stretches of a text are on the page; gaps are body.", key=("document", "start"), rows=_parts,
        columns=columns("""
            document text>documents.id: the report
            start integer: first code point
            end integer: code point after the last
            kind text: headline, standfirst, dateline, body, caption, credit, embedded, boilerplate or leftover
        """),
    ),
    Flat(
        name="outlets", what="Who publishes.", key=("id",), rows=_outlets,
        columns=columns("""
            id text: id of the outlet
            name text: its name
            kind text: wire, state_agency, government_office, party, public, private or unknown
            state text: its state, ISO 3166-1 alpha-3 or a code of your actors file
            owner text: who owns it
            zone text: time zone it writes in
            names text: other names, separated by "; "
            domains text: its addresses, separated by "; "
        """),
    ),
    Flat(
        name="actors", what="Persons, bodies, states and groups that the reports name.", key=("id",), rows=_actors,
        columns=columns("""
            id text: id of the actor
            kind text: person, body, state, group or unknown
            name text: fullest name known
            names text: other names and spellings, separated by "; "
            state text: ISO 3166-1 alpha-3, or a code of your actors file
            sector text: PLOVER sector (GOV, MIL, LEG, ...)
            wikidata text: Wikidata id
            codes text: all codes known, as JSON
            same_as text>actors.id: the actor that you judged it to be (`regesta merge`)
            made_by text: which stage made it
        """),
    ),
    Flat(
        name="offices", what="Offices held, with days where known.", key=("actor", "number"), rows=_offices,
        columns=columns("""
            actor text>actors.id: who held it
            number integer: running number within the actor
            title text: the office
            body text: of which body
            state text: of which state
            since date: first day, empty when unknown
            until date: day after the last, empty when unknown or still held
            source text: table or report (its id) that says so
        """),
    ),
    Flat(
        name="places", what="Places that acts were linked to.", key=("id",), rows=_places,
        columns=columns("""
            id text: id of the place
            name text: its name
            kind text: city, region, country, sea, ...
            country text: ISO 3166-1 alpha-3, or a code of your actors file
            region text: region it lies in
            latitude real: degrees north; empty when unknown, never 0 for unknown
            longitude real: degrees east; empty when unknown
            names text: other names, separated by "; "
        """),
    ),
    Flat(
        name="names", what="Words that name or stand for somebody or some place.", key=("document", "id"), rows=_names,
        columns=columns("""
            document text>documents.id: the report
            id text: id of the mention
            start integer: first code point
            end integer: code point after the last
            words text: the words
            kind text: name, nominal or pronoun
            label text: PER, ORG, LOC, NORP or OTHER
            actor text>actors.id: who is meant
            refers_to text: id of the mention it refers back to
        """),
    ),
    Flat(
        name="judgements", what="What people have judged: two actors or events are one, or are not.", key=("id",), rows=_judgements,
        columns=columns("""
            id text: id of the judgement
            left text: one thing
            right text: the other; ACTOR@REPORT is the actor of one report
            verdict text: same, different or unsure
            decided_by text: person or program
            score real: 0 to 1
            reasons text: why, separated by "; "
            decided_at text: when
            withdrawn_at text: when it was taken back
        """),
    ),
    Flat(
        name="issues", what="What was skipped or doubted, why, and what to do.", key=("id",), rows=_issues,
        columns=columns("""
            id text: id of the issue
            stage text: the stage that met it
            code text: stable short name
            source text: name of the file
            document text>documents.id: the report
            reason text: what was wrong
            advice text: what to do
            words text: the words it is about
        """),
    ),
)  # fmt: skip
