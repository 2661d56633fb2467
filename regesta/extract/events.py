"""Who did what to whom. In: a document, its read Doc, mentions, times, statements. Out: event mentions in reading order.

The lexicon (`lexicons/events/`) says where an act can be and who its parties are; `status` says whether it happened; `times` and
`voices` say when and on whose word. Parties carry words only: who they are is `link`'s to say.
Acts that nobody takes part in are reported where their own words date or place them (`unsaid`).
"""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from regesta.extract.alone import enough_alone
from regesta.extract.clauses import says_what
from regesta.extract.concerned import in_what_it_is_about
from regesta.extract.copula import match_copula, predicate
from regesta.extract.courtesies import for_form, only_marks, only_wishes
from regesta.extract.crowds import of_a_rally, on_the_street
from regesta.extract.denials import with_denials
from regesta.extract.felled import felled, hit
from regesta.extract.grammar import TEXTS, by_preposition, children, is_passive, preposition
from regesta.extract.helped import helped
from regesta.extract.hypothetical import supposed
from regesta.extract.implied import pair_before
from regesta.extract.inflection import lemma
from regesta.extract.insides import left
from regesta.extract.invited import asked_to_come, foreseen
from regesta.extract.likewise import likewise
from regesta.extract.matching import Match, match_verb
from regesta.extract.meant import meant
from regesta.extract.nounmatching import match_noun
from regesta.extract.objects import object_of
from regesta.extract.occasions import purpose_of_meeting
from regesta.extract.ownframes import frames_of
from regesta.extract.parties import Reader
from regesta.extract.partly import both_sides, told_in_part
from regesta.extract.presentat import those_present
from regesta.extract.progressive import by_kind
from regesta.extract.purport import purport
from regesta.extract.putoff import planned_anew, put_off
from regesta.extract.reached import reached
from regesta.extract.retinue import opposite, retinue, without_followers
from regesta.extract.retold import once
from regesta.extract.seen import certainty, only_seen, ours, retyped, under_way
from regesta.extract.senses import brokered, in_headline, in_words, own_troops
from regesta.extract.sharing import go_on, status_of, taken_up, together, towards
from regesta.extract.spokenacts import only_speech, wished
from regesta.extract.timeattach import BY_VERB, time_of
from regesta.extract.timesites import month_of
from regesta.extract.unsaid import NOBODY, told_of_nobody
from regesta.extract.voices import voice
from regesta.extract.weighing import with_weighed
from regesta.extract.wheres import where
from regesta.extract.withinacts import own_time, told_beside
from regesta.lexicons import lexicon, word_set
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
SAID = frozenset({"REQUEST", "THREATEN"})  # nouns of these say in a clause what is demanded or threatened
NEWS_DAYS = 31  # a choice: what lies further back than a month is told as history, not as news
TERMS = frozenset(lexicon("events/classes")["term"])
WHILE = frozenset({"during", "amid", "in the course of"})
PARTNERS = word_set("acts/parties", "partners")
SHARED = frozenset({"meeting"})  # one alone who builds or discusses something builds at home, or talks
BLOWS = frozenset({"air_strike", "shelling"})
AFTER = frozenset({"following", "after", "since", "amid"})
SUFFERED = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE"})
BLAMING = word_set("acts/parties", "blaming_by_the_way")


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
    full = [match for match in matches if _worth(match)]
    full = [m for m in full if not (only_marks(m, full) or of_a_rally(m) or purpose_of_meeting(m, full))]
    full = [m for m in full if helped(m) and not only_wishes(m, full)]
    seen = reader.seen
    for match in full:
        retyped(match, seen)
    alone = list(only_seen(reader, full, matches, seen))
    by_model = {match.trigger.i for match in alone}
    full += alone
    for match in full:
        _set_right(reader, match, full, matches)
    for match in full:
        if match.trigger.i not in by_model and match.sense in ours():  # an analyst's own line stays as it reads
            with_weighed(reader, match, full)
    bare = [match for match in matches if not _worth(match) and match.trigger.i not in by_model]
    tried = list(told_in_part(reader, bare))
    for match in tried:
        _set_right(reader, match, full, matches)
        with_weighed(reader, match, full)
    whole = [match for match in tried if both_sides(match) and _worth(match)]
    full += whole
    bare = [match for match in bare if all(one.trigger != match.trigger for one in whole)]
    again = list(taken_up(bare, full))
    nobody = [m for m in bare if m.trigger not in [one.trigger for one in again] and told_of_nobody(m, times, doc)]
    for match in nobody:
        match.written += f"; {NOBODY}"
    found = [
        made
        for match in (*full, *again, *nobody, *likewise(doc, full))
        if (made := _event(reader, match, times, statements)) is not None
    ]
    index = frames_of(own)
    there = [
        _event(reader, one, times, statements, told="happened") for one in those_present(doc, full, reader.actor_like)
    ]
    found += [made for made in there if made is not None]
    for match, day in asked_to_come(reader, full, times):
        visit = _event(reader, match, times, statements, told="possible")
        found += [foreseen(visit, day)] if visit is not None else []
    for match, day in put_off(reader, times, index, full):
        anew = _event(reader, match, times, statements, unread="planned")
        if anew is not None:
            found = [one for one in found if one.trigger != anew.trigger]
            found.append(planned_anew(anew, day, match.trigger.head.text))
    found = with_denials(reader, found, statements, index)
    return once(sorted(found, key=lambda e: (e.trigger.start, e.id)))


def _set_right(reader: Reader, match: Match, full: Sequence[Match], matches: Sequence[Match]) -> None:
    """What the words around an act and the other acts of the text make of its parties."""
    retinue(match, reader.actor_like)
    without_followers(match)
    opposite(match)
    for_form(match, full, reader)
    towards(match, matches)
    reached(match, reader.actor_like)
    in_what_it_is_about(match)
    hit(match, matches)
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
            fitting = [match for match in fitting if _worth(match)] or fitting
            if fitting:
                best.append(
                    max(fitting, key=lambda m: (m.weight, sum(map(bool, m.roles.values())), bool(m.roles.get("B"))))
                )
        verbs = [match for match in best if match.trigger.pos_ == "VERB" and _worth(match)]
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


def _worth(match: Match) -> bool:
    """An act needs someone: two for what takes two, one for the rest."""
    actors, recipients, things = (match.roles.get(role, []) for role in "ABO")
    if match.trigger.pos_ != "VERB" and match.sense.needs_verb and not match.asserted:
        return False
    if match.sense.self_contained:
        return bool(actors or things)
    if match.sense.type == "CONCEDE" and not actors:
        return False  # "a law that allows them to vote": nobody gave way
    if match.sense.hosted and match.trigger.pos_ == "VERB" and not actors:
        return False  # "the prize went to Riga": nobody went
    by_the_way = match.trigger.dep_ == "acl" and match.trigger.tag_ == "VBN"
    told_by_the_way = by_the_way and (not actors or match.sense.subtype == "delegation")  # "a team led by Ana Torv"
    told_by_the_way = told_by_the_way and not children(match.trigger, "mark")  # "reports that the consul was arrested"
    if told_by_the_way and not _blamed(match) and match.sense.type != "ASSAULT" and not _dated_arrest(match):
        return False  # "the sanctions imposed on Chad": a background nobody is said to have done
    about = match.trigger.dep_ == "acl" and match.trigger.tag_ == "VBG" and lemma(match.trigger.head) in TEXTS
    if about and not actors:
        return False  # "resolutions banning sales to Chad": what they are about
    bare = match.trigger.tag_ == "VBN" and not children(match.trigger, "aux", "aux:pass", "mark")
    if match.trigger.dep_ == "advcl" and bare and not actors and is_passive(match.trigger):
        return bool(recipients) and match.sense.type in SUFFERED  # "Asked about the price, the firm said"
    if match.trigger.pos_ != "VERB" and not match.sense.mutual:
        return _noun_worth(match, bool(actors), bool(recipients), bool(things))
    if match.sense.subtype == "construction":
        return len(actors) + len(recipients) > 1 or any(_of_several(t) for t in actors)
    if match.sense.mutual or match.sense.subtype in SHARED:
        if len(actors) + len(recipients) > 1 or any(_plural(t) for t in actors) or enough_alone(match):
            return True
        return bool(actors and things) and match.sense.subtype not in SHARED
    return bool(actors or recipients)


def _noun_worth(match: Match, actors: bool, recipients: bool, things: bool) -> bool:
    """Whether a noun of what one does to another names enough of both, and whom."""
    suffered = match.sense.type in ("ASSAULT", "COERCE") or (match.sense.type == "ACCUSE" and match.asserted)
    if recipients and suffered and not match.sense.hosted:
        return True  # "the killing of two soldiers", "an allegation that Chad paid them"
    if actors and match.sense.subtype in BLOWS and preposition(match.trigger) in AFTER:
        return True  # "fled following Chadian air strikes"
    if actors and match.sense.type in SAID and says_what(match.trigger):
        return True  # "Chad's demand to free the crew"
    several = (
        actors + recipients + things > 1 or (match.asserted and actors) or (match.stands is not None and recipients)
    )
    return several and (actors or (recipients and not match.sense.hosted))


def _blamed(match: Match) -> bool:
    """ "A group blamed for the raid", "an officer accused of spying" is news of the blame."""
    return match.sense.type == "ACCUSE" and bool(match.roles.get("B")) and lemma(match.trigger) in BLAMING


def _dated_arrest(match: Match) -> bool:
    """ "The prisoners arrested during the campaign": told with its time, it is no mere background."""
    if match.sense.subtype != "arrest":
        return False
    phrases = by_preposition(match.trigger)
    dated = [t for case in ("in", "on", "since") for t in phrases.get(case, ())]
    return "during" in phrases or any(lemma(t) in TERMS or t.shape_ == "dddd" for t in dated)


def _of_several(token: Token) -> bool:
    """ "Chadian and Malian crews", "both sides", "the two countries"."""
    named = {t.lower_ for t in token.subtree if t.ent_type_ in ("LOC", "NORP")}
    return lemma(token) in PARTNERS or token.lower_ in PARTNERS or (_plural(token) and len(named) > 1)


def _plural(token: Token) -> bool:
    if (
        token.ent_type_ in ("LOC", "NORP")
        and all(part[:1].isupper() for part in token.text.split("-"))
        and "-" in token.text
    ):
        return True  # "the Peru-Chile summit"
    if pair_before(token):  # "the Peru-Chile commission"
        return True
    return token.tag_ in ("NNS", "NNPS") or token.lower_ in ("they", "both", "who", "two", "their", "them", "we", "our")


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
    status, reasons = by_kind(match, status_of(trigger)) if told is None else (told, ("told as done",))
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
        if trigger.tag_ in ("VBD", "VBN"):  # told as done: the words belong to something else
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
