"""Who did what to whom. In: a document, its read Doc, mentions, times, statements. Out: event mentions in reading order.

The lexicon (`lexicons/events/`) says where an act can be and who its parties are; `status` says whether it happened; `times` and
`voices` say when and on whose word. Parties carry words only: who they are is `link`'s to say.
Acts that nobody takes part in are reported where their own words date or place them (`unsaid`).
"""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from regesta.extract.events.again import all_the_same, taken_up, told_before
from regesta.extract.events.crowds import of_a_rally, on_the_street
from regesta.extract.events.denials import with_denials
from regesta.extract.events.frames.copula import match_copula, predicate, status_of
from regesta.extract.events.frames.matching import Match, match_verb
from regesta.extract.events.frames.nounmatching import match_noun
from regesta.extract.events.frames.objects import object_of
from regesta.extract.events.frames.ownframes import frames_of
from regesta.extract.events.frames.purport import purport
from regesta.extract.events.frames.senses import brokered, in_headline, in_words, own_troops
from regesta.extract.events.invited import asked_to_come, foreseen
from regesta.extract.events.noact.meant import meant
from regesta.extract.events.noact.onesided import told_one_sided
from regesta.extract.events.noact.unsaid import named_nobody, told_of_nobody
from regesta.extract.events.noact.worth import worth
from regesta.extract.events.parties.addressees import reached
from regesta.extract.events.parties.concerned import in_what_it_is_about
from regesta.extract.events.parties.courtesies import for_form, only_marks
from regesta.extract.events.parties.doers import go_on, opposite, retinue, together, without_followers
from regesta.extract.events.parties.meetings import purpose_of_meeting, those_present
from regesta.extract.events.parties.recipients import helped, to_whom, towards
from regesta.extract.events.parties.territory import left
from regesta.extract.events.parties.victims import felled, in_its_place
from regesta.extract.events.parties.words import Reader
from regesta.extract.events.putoff import planned_anew, put_off
from regesta.extract.events.retold import once
from regesta.extract.events.seen.acts import both_sides, certainty, only_seen, ours, retyped, told_in_part, under_way
from regesta.extract.events.seen.weighing import with_weighed
from regesta.extract.events.spokenacts import only_speech, wished
from regesta.extract.events.status.hypothetical import supposed
from regesta.extract.events.status.progressive import by_kind
from regesta.extract.events.status.settled import told_by_another
from regesta.extract.events.wheres import where
from regesta.extract.events.withinacts import own_time, told_beside
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import children, preposition
from regesta.extract.statements.voices import voice
from regesta.extract.times.attach import BY_VERB, time_of
from regesta.extract.times.sites import month_of
from regesta.records import (
    Document,
    EventMention,
    Mention,
    Party,
    Provenance,
    Statement,
    Status,
    TimeSpan,
    record_id,
)

MADE_BY = "extract.events 1"
BY_MODIFIER = 3  # the weight of a frame of a noun with a modifier of its own
NEWS_DAYS = 31  # a choice: what lies further back than a month is told as history, not as news
WHILE = frozenset({"during", "amid", "in the course of"})


def events(
    document: Document,
    doc: Doc,
    mentions: Sequence[Mention],
    times: Sequence[TimeSpan],
    statements: Sequence[Statement],
    *,
    own: str | None = None,
) -> tuple[EventMention, ...]:
    """All acts told in a document, each once, in reading order; `own` holds the analyst's own subtypes, as a file's content."""
    reader = Reader(document, doc, mentions)
    matches = felled(list(_matches(reader, own)))
    full, by_model = _full(reader, matches)
    full += _told_in_part(reader, matches, full, by_model)
    few = _of_few(reader, [m for m in matches if m.trigger.i not in by_model], full, times)
    found = [made for match in (*full, *few) if (made := _event(reader, match, times, statements)) is not None]
    present = those_present(doc, full, reader.actor_like)
    there = [_event(reader, one, times, statements, told="happened") for one in present]
    found += [made for made in there if made is not None]
    for match, day in asked_to_come(reader, full, times):
        visit = _event(reader, match, times, statements, told="possible")
        found += [foreseen(visit, day)] if visit is not None else []
    index = frames_of(own)
    for match, day in put_off(reader, times, index, full):
        anew = _event(reader, match, times, statements, unread="planned")
        if anew is not None:
            found = [one for one in found if one.trigger != anew.trigger]
            found.append(planned_anew(anew, day, match.trigger.head.text))
    return once(sorted(with_denials(reader, found, statements, index), key=lambda e: (e.trigger.start, e.id)))


def _full(reader: Reader, matches: Sequence[Match]) -> tuple[list[Match], frozenset[int]]:
    """Matches that name enough of who takes part, their parties set right; and the words of those that only the model saw."""
    full = [match for match in matches if worth(match)]
    full = [m for m in full if not (only_marks(m, full) or of_a_rally(m) or purpose_of_meeting(m, full))]
    full = [m for m in full if helped(m) and not told_by_another(m, full)]
    for match in full:
        retyped(match, reader.seen)
    alone = list(only_seen(reader, full, matches, reader.seen))
    by_model = frozenset(match.trigger.i for match in alone)
    full += alone
    for match in full:
        _set_right(reader, match, full, matches)
    for match in full:
        if match.trigger.i not in by_model and match.sense in ours():  # an analyst's own line stays as it reads
            with_weighed(reader, match, full)
    return told_before(full), by_model


def _told_in_part(
    reader: Reader, matches: Sequence[Match], full: Sequence[Match], by_model: frozenset[int]
) -> list[Match]:
    """Matches of which the words around tell who else took part."""
    tried = list(told_in_part(reader, [m for m in matches if not worth(m) and m.trigger.i not in by_model]))
    for match in tried:
        _set_right(reader, match, full, matches)
        with_weighed(reader, match, full)
    return [match for match in tried if both_sides(match) and worth(match)]


def _of_few(reader: Reader, matches: Sequence[Match], full: Sequence[Match], times: Sequence[TimeSpan]) -> list[Match]:
    """Acts told with one side, or nobody: told before with all, dated or placed by their own words, or like another beside them."""
    whole = {match.trigger.i for match in full}
    bare = [match for match in matches if not worth(match) and match.trigger.i not in whole]
    again = list(taken_up(bare, full))
    taken = {one.trigger.i for one in again}
    nobody = [m for m in bare if m.trigger.i not in taken and told_of_nobody(m, times, reader.doc)]
    for match in nobody:
        match.written += f"; {named_nobody(match)}"
        in_its_place(match)
    taken |= {one.trigger.i for one in nobody}
    sided = told_one_sided([m for m in bare if m.trigger.i not in taken], full, times, reader)
    return [*again, *nobody, *sided]


def _set_right(reader: Reader, match: Match, full: Sequence[Match], matches: Sequence[Match]) -> None:
    """What the words around an act and the other acts of the text make of its parties."""
    without_followers(match)
    opposite(match)
    retinue(match, reader.actor_like)
    for_form(match, full, reader)
    towards(match, matches)
    reached(match, reader.actor_like)
    in_what_it_is_about(match)
    to_whom(match, matches, reader.actor_like)
    go_on(match, full)
    together(match)
    in_words(match)
    on_the_street(match)
    own_troops(match)
    left(match)
    in_headline(match)
    brokered(match)


def _matches(reader: Reader, own: str | None = None) -> Iterator[Match]:
    index = frames_of(own)
    for sentence in reader.doc.sents:
        best: list[Match] = []
        for token in sentence:
            if reader.skipped(token) or token.is_space:
                continue
            options: Iterable[Match | None] = ()
            part = token.pos_
            if part == "VERB":
                options = (match_verb(token, f, reader.actor_like) for f in index.verbs.get(lemma(token), ()))
            elif part == "NOUN" or (part == "PROPN" and not token.ent_type_):
                options = (match_noun(token, f, reader.actor_like) for f in index.nouns.get(lemma(token), ()))
            if predicate(token):
                options = (*options, *(match_copula(token, f, reader.actor_like) for f in index.verbs.get("be", ())))
            fitting = [match for match in options if match is not None and meant(match)]
            fitting = [match for match in fitting if worth(match)] or fitting
            if fitting:
                best.append(
                    max(fitting, key=lambda m: (m.weight, sum(map(bool, m.roles.values())), bool(m.roles.get("B"))))
                )
        verbs = [match for match in best if match.trigger.pos_ == "VERB" and worth(match)]
        read = {i for match in verbs for i in match.used}
        # "promised consular visits" is a promise and the visits that are to come
        agreed = {i for match in verbs for i in match.used if match.sense.type == "AGREE"}
        yield from (
            match
            for match in best
            if match.trigger.i not in read
            or (match.trigger.i in agreed and match.weight >= BY_MODIFIER)
            or told_beside(match, verbs)
        )


def _event(
    reader: Reader,
    match: Match,
    times: Sequence[TimeSpan],
    statements: Sequence[Statement],
    *,
    unread: Status | None = None,
    told: Status | None = None,
) -> EventMention | None:
    trigger = match.trigger
    read = all_the_same(match, by_kind(match, status_of(trigger)))
    status, reasons = read if told is None else (told, ("told as done",))
    if status is None and unread is not None:
        status, reasons = unread, (*reasons, "read from no word of its own")
    if status == "possible" and wished(match):
        status, reasons = "happened", ("done by saying it",)
    if status is None or only_speech(match, statements) or (told is None and supposed(match, status, reasons)):
        return None
    document = reader.document
    acting = match.roles.get("A", [])
    actors = [one for t in acting for one in reader.members(t)]
    recipients = [one for t in match.roles.get("B", []) if t not in acting for one in reader.members(t)]
    if match.sense.mutual:
        actors, recipients = [*actors, *recipients], []
    time, why = own_time(match, *time_of(trigger, times, reader.doc))
    if not match.over:
        status, reasons = under_way(trigger, (status, reasons), time, reader)
    time, why = _while_on(match, time, why)
    if time is not None and status == "happened" and _after(time, document):
        if trigger.tag_ in ("VBD", "VBN") or match.sense.negated:  # told as done: the words belong to something else
            time, why = None, "its words lie after the report, and it is told as done"
        else:
            status, reasons = "planned", (*reasons, "its time lies after the report")
    span = document.span(trigger.idx, trigger.idx + len(trigger))
    sentence = document.span(trigger.sent.start_char, trigger.sent.end_char)
    by, statement = voice(statements, span.start, span.end)
    return EventMention(
        id=record_id("event mention", document.id, span.start, match.sense.type, match.sense.subtype),
        document=document.id,
        sentence=sentence,
        trigger=span,
        type=match.sense.type,
        subtype=match.sense.subtype,
        status=status,
        actors=_parties(reader, actors),
        recipients=_parties(reader, recipients),
        object=object_of(reader, match),
        content=purport(document, match, times),
        time=time,
        place=where(reader, match),
        by=by,
        statement=statement,
        background=_background(trigger, time, document),
        provenance=Provenance(
            made_by=MADE_BY,
            score=certainty(reader.seen.get(trigger.i), match),
            reasons=(f"frame: {match.written}", f"status: {', '.join(reasons)}", f"time: {why}"),
        ),
    )


def _while_on(match: Match, time: TimeSpan | None, why: str) -> tuple[TimeSpan | None, str]:
    """ "On Monday during her visit": of a visit that is so told only the month is sure."""
    visit = match.sense.subtype == "visit" and preposition(match.trigger) in WHILE and why == BY_VERB
    if visit and time is not None and time.said is not None and time.said.end < match.trigger.idx:
        return month_of(time), f"{why}, which was done in the course of it"
    return time, why


def _parties(reader: Reader, tokens: Sequence[Token]) -> tuple[Party, ...]:
    seen: dict[tuple[int, int], Party] = {}
    for token in tokens:
        party = reader.party(token)
        if party.span is not None:
            seen.setdefault((party.span.start, party.span.end), party)
    wide = [party for party in seen.values() if party.span is not None]
    return tuple(party for party in wide if not any(_inside(party, other) for other in wide))


def _inside(party: Party, other: Party) -> bool:
    """ "Presidents and ministers of A and B" is one group, of which "ministers" is no further party."""
    if party.span is None or other.span is None or party is other:
        return False
    return other.span.start <= party.span.start and party.span.end <= other.span.end


def _after(time: TimeSpan, document: Document) -> bool:
    told = document.dateline_date or document.published
    return told is not None and time.start is not None and time.start > told


def _background(trigger: Token, time: TimeSpan | None, document: Document) -> bool:
    """Whether the act is told as what went before: in the past perfect, or dated more than a month before the report."""
    if any(c.lower_ == "had" for c in children(trigger, "aux")):
        return True
    told = document.dateline_date or document.published
    return told is not None and time is not None and time.end is not None and (told - time.end).days > NEWS_DAYS
