"""Flat tables of statements, figures and disagreements. In: a Selection. Out: rows."""

from collections.abc import Iterator

from regesta.serve.export.selection import Selection
from regesta.serve.export.tables import Flat, Row, columns
from regesta.serve.export.tables_acts import chain, dated, party_cells


def _statements(chosen: Selection) -> Iterator[Row]:
    nobody = (None,) * 7
    for one in chosen.statements():
        speaker = party_cells(one.speaker, chosen) if one.speaker else nobody
        yield (
            one.id, one.document, speaker[0], speaker[1], speaker[4], speaker[5], one.act, one.manner,
            one.addressee.name if one.addressee else None, *dated(one.time), chain(one.by),
            one.cue.text if one.cue else None, " … ".join(span.text for span in one.content),
            one.occasion.text if one.occasion else None, one.medium.text if one.medium else None,
            one.place.name if one.place else None, one.taken_as,
            min(span.start for span in one.content), max(span.end for span in one.content), one.provenance.made_by,
        )  # fmt: skip


def _figures(chosen: Selection) -> Iterator[Row]:
    for one in chosen.figures():
        value = one.value
        yield (
            one.id, one.document, chosen.event_of.get(one.about or ""), one.about, value.short(), value.low, value.high,
            value.bound, value.unit, one.counts, one.scope, *dated(one.as_of), chain(one.by), value.said.text,
            value.said.start, value.said.end, one.sentence.text, one.provenance.made_by,
        )  # fmt: skip


def _disagreements(chosen: Selection) -> Iterator[Row]:
    return ((one.id, one.event, one.about, one.field, one.kind) for one in chosen.disagreements())


def _positions(chosen: Selection) -> Iterator[Row]:
    for one in chosen.disagreements():
        for number, side in enumerate(one.positions, 1):
            yield (
                one.id, number, side.value, "; ".join(side.by) or None, " ".join(side.documents), " ".join(side.claims)
            )  # fmt: skip


TABLES: tuple[Flat, ...] = (
    Flat(
        name="statements", what="Who said what.", key=("id",), rows=_statements,
        columns=columns("""
            id text: id of the statement
            document text>documents.id: the report
            speaker text: who said it; empty when the report does not tell
            speaker_id text>actors.id: the speaker
            speaker_state text: the speaker's state
            speaker_sector text: the speaker's PLOVER sector
            act text: assert, deny, confirm, demand, request, promise, threaten, warn, ask, accuse, praise, congratulate or propose
            manner text: direct (in quotation marks), indirect or mixed
            addressee text: to whom
            date text: when it was said, as EDTF
            first_day date: first day it can have been
            last_day date: last day it can have been, included
            by text: on whose word in turn, outermost first, separated by " > "
            cue text: the word of saying
            words text: what was said; several stretches are separated by " … "
            occasion text: the words that name on what occasion
            medium text: the words that name by what means: a letter, a post, the telephone
            place text: where it was said
            taken_as text: what the report's own words make of it: true, doubtful or false; empty where they leave it open
            start integer: first code point
            end integer: code point after the last
            made_by text: which stage made it
        """),
    ),
    Flat(
        name="figures", what="Which figures were given, of what, on whose word.", key=("id",), rows=_figures,
        columns=columns("""
            id text: id of the figure
            document text>documents.id: the report
            event text>events.id: the event it is about
            about text: id of the account it is about
            value text: short form: 440, ~10000, >130, >=3, <=2, 49-60, 5x, millions
            low real: lowest value
            high real: highest value
            bound text: exact, about, at_least, at_most, more_than, less_than, between, times or word
            unit text: unit
            counts text: what is counted
            scope text: new, total or stock
            as_of text: of what day, as EDTF
            first_day date: first day that can be
            last_day date: last day that can be, included
            by text: on whose word, outermost first, separated by " > "; empty is the outlet's own voice
            said text: the words
            start integer: first code point
            end integer: code point after the last
            sentence text: the sentence
            made_by text: which stage made it
        """),
    ),
    Flat(
        name="disagreements", what="Where reports cannot both be right, were revised or denied.", key=("id",), rows=_disagreements,
        columns=columns("""
            id text: id of the disagreement
            event text>events.id: the event
            about text: what about, in words
            field text: date, number, place, participants, object or status
            kind text: contradiction, revision, denial or scope
        """),
    ),
    Flat(
        name="positions", what="The sides of a disagreement.", key=("disagreement", "number"), rows=_positions,
        columns=columns("""
            disagreement text>disagreements.id: the disagreement
            number integer: place in the list
            value text: the value
            by text: on whose word, separated by "; "
            documents text: ids of the reports, separated by blanks
            claims text: ids of the accounts or figures that claim it, separated by blanks
        """),
    ),
)  # fmt: skip
