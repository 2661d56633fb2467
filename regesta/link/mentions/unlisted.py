"""Whose a body is that no table holds. In: where its name stands in a report, its Doc. Out: a `Who` with state and sector, or None.

"Peruvian airline Condor Air", "the airline, Condor Air of Peru", "Condor Air, a Peruvian airline", "Peru's Condor Air": a firm of Peru.
What stands beside the name must be a kind of body; a state alone is read behind "of" and right before the name.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec
from spacy.tokens import Doc

from regesta.lexicons import word_set
from regesta.link.known.build import actor_id
from regesta.link.mentions.context import Context
from regesta.link.mentions.phrases import flag_of, group_called, pattern_in
from regesta.link.people.clusters import Who
from regesta.records import Mention

BODY = re.compile(
    r"[A-Z][A-Z0-9&]{2,9}|[A-Z][\w’'&.-]*(?:\s(?:of|for|and|the|on|de|[A-Z][\w’'&.-]*)){0,6}\s[A-Z][\w’'&.-]*"
)
_SHORT = re.compile(r"[A-Z][\w’'&.-]*")  # a name of one word, where its kind stands before it ("gas producer Norvel")
_BEHIND = re.compile(
    r"(?:\s\([A-Z][\w&-]*\))?,\s(?:an?|the)\s(?P<words>[^,.;:()\n]{3,60}?)(?=[,.;:()\n]|\s(?:that|which|who)\b|$)"
)
_OF = re.compile(r"(?:\s\([A-Z][\w&-]*\))?\sof\s(?:the\s)?")
_CUT = re.compile(r"\s(?:of|for|in|at|on|from|with|based|near)\s")
NOT_WHOSE = word_set("world/telling", "not_whose")
_ARTICLE = re.compile(r"(?:[Tt]he\s)?(?:Royal\s)?")
_NO_KIND = frozenset({"MIL", "COP", "CVL", "SPY"})  # people of a state: no body is called after them
_BRACKETS = re.compile(r"\s\(([A-Z][\w&-]{1,9})\)")
WORDS = 7  # words before a name that may tell its kind; a choice: "the large Peruvian state-owned oil company" has six


NEW = "a body not in the tables"


class Beside(NamedTuple):
    """State and sector that the words beside a name tell; `kind`: they tell what kind of body it is, `owned`: whose."""

    state: str | None = None
    sector: str | None = None
    kind: bool = False
    owned: bool = False


def unlisted(context: Context, doc: Doc | None, start: int, end: int) -> Who | None:
    """The body whose name stands at [start, end), kept as itself; None for words that are no name of a body."""
    words = re.sub(r"^[Tt]he\s+", "", context.text[start:end])
    front = _before(context, doc, start, end)
    back = _behind(context, end)
    if not BODY.fullmatch(words) and not ((front.kind or front.owned or back.kind) and _SHORT.fullmatch(words)):
        return None
    joined = words.rpartition(" and ")[2]
    if joined != words and any(entry.kind in ("state", "adjective") for entry in context.world.names.get(joined)):
        return None  # "Norvel Gas and Peru" are two
    name, own = _without_state(context, words, end)
    state = own or front.state or _of(context, end) or back.state or _opened(context, start, end)
    sector = front.sector or back.sector or (_by_name(name) if state else None)
    key = actor_id("body", name, state)
    reasons = (NEW, *(["its state by the words beside it"] if state else []))
    return Who(name=name, actor=key, body=key, state=state, sector=sector, score=0.6, reasons=reasons)


def _before(context: Context, doc: Doc | None, start: int, end: int) -> Beside:
    """The kind before a name: the words up to an article or a verb, "Peruvian airline", "the Peruvian state oil company,"."""
    span = doc.char_span(start, start + 1, alignment_mode="expand") if doc is not None else None
    if span is None or doc is None:
        return Beside()
    first = span[0].i - 1
    comma = first >= 0 and doc[first].text == ","
    if comma and context.text[end : end + 1] not in (",", "."):
        return Beside()
    first -= comma
    at = first
    while at >= 0 and first - at < WORDS and not doc[at].is_sent_start and _in_kind(doc[at].pos_, doc[at].text):
        at -= 1
    at += not (at >= 0 and _in_kind(doc[at].pos_, doc[at].text) and first - at < WORDS)
    if at > first or (comma and not (at > 0 and doc[at - 1].lower_ == "the")):
        return Beside()
    begin, finish = doc[at].idx, doc[first].idx + len(doc[first])
    said = _kind(context.text[begin:finish])
    if said is None and comma:
        return Beside()
    state = _state(context, begin, finish, bare=said is None) or flag_of(context, context.text[begin:finish])
    owned = state is not None and context.text[begin:finish].endswith(("'s", "’s"))
    return Beside(state, said, said is not None, owned)


def _in_kind(pos: str, text: str) -> bool:
    return pos in ("NOUN", "ADJ", "PROPN", "NUM") or text in ("-", "'s", "’s", "s", "owned", "run", "backed", "based")


def _kind(words: str) -> str | None:
    """The sector of the kind of body that words end with."""
    head = _CUT.split(words, maxsplit=1)[0].strip()
    group = group_called(head)
    pattern = pattern_in(head)
    if group and group[0] and group[0] not in _NO_KIND and not group[1]:
        return group[0]
    return pattern.sector if pattern is not None and pattern.end == len(head) else None


def _state(context: Context, start: int, end: int, *, bare: bool) -> str | None:
    """The state named in the words; where they name no kind, only one that closes them ("Peru's Condor Air")."""
    states = []
    for hit in context.inside(start, end):
        entry = context.decide(hit)
        kinds = ("state", "adjective") if bare else ("state", "adjective", "capital")  # "the Oslo charity Open Door"
        if entry is None or entry.kind not in kinds or context.world.state(entry.state) is None:
            return None
        rest = context.text[hit.end : end]
        if not bare or (rest in ("'s", "’s", "'", "’") or (entry.kind == "adjective" and not rest)):
            states.append(entry.state)
    return states[-1] if len(set(states)) == 1 else None


def _of(context: Context, end: int) -> str | None:
    """ "Condor Air of Peru"."""
    of = _OF.match(context.text, end)
    if of is None:
        return None
    hit = next((h for h in context.inside(of.end(), of.end() + 40) if h.start == of.end()), None)
    entry = context.decide(hit) if hit is not None else None
    known = entry is not None and entry.kind == "state" and context.world.state(entry.state) is not None
    return entry.state if known and entry is not None else None


def _behind(context: Context, end: int) -> Beside:
    """ "Condor Air, a Peruvian airline,": an apposition that ends with a kind of body."""
    match = _BEHIND.match(context.text, end)
    if match is None or " and " in match["words"]:
        return Beside()
    sector = _kind(match["words"])
    if sector is None:
        return Beside()
    begin = match.start("words")
    head = _CUT.split(match["words"], maxsplit=1)[0]
    state = _state(context, begin, begin + len(head), bare=False)
    rest = _OF.match(context.text, begin + len(head))
    return Beside(state or (_of(context, begin + len(head)) if rest else None), sector, True)


def _without_state(context: Context, words: str, end: int) -> tuple[str, str | None]:
    """A name that ends with whose it is, and that state: "Condor Air of Peru" is Condor Air, "Aviation Office of Peru" keeps it."""
    cut = words.rfind(" of ")
    state = _of(context, end - len(words) + cut) if cut > 0 else None
    if state is None:
        return words, None
    sector = _by_name(words[:cut])
    company = sector in (None, "BUS") and " " in words[:cut]
    return (words[:cut] if company else words), state


def _opened(context: Context, start: int, end: int) -> str | None:
    """The state whose adjective opens a longer name ("Peruvian Rowing Federation", "the Royal Peruvian Navy League")."""
    lead = _ARTICLE.match(context.text, start, end)
    hits = context.inside(start, end)
    entry = context.decide(hits[0]) if len(hits) == 1 and hits[0].start == (lead.end() if lead else start) else None
    if entry is None or entry.kind != "adjective" or context.world.state(entry.state) is None:
        return None
    rest = context.text[hits[0].end : end].lower().split()
    return entry.state if len(rest) > 1 and rest[0] not in NOT_WHOSE else None


def _by_name(name: str) -> str | None:
    """The sector by the kind that a name ends with or opens with ("Harbour Authority")."""
    pattern = pattern_in(name.split(" of ")[0])
    return pattern.sector if pattern is not None else None


def of_one_name(text: str, mentions: Iterable[Mention], found: Mapping[str, Who]) -> dict[str, Who]:
    """Who more names stand for: a body told once, wherever its name or the short form in brackets behind it stands again."""
    names = [m for m in mentions if m.kind == "name" and (m.label == "ORG" or _SHORT.fullmatch(m.span.text))]
    told: dict[str, Who] = {}
    for mention in names:
        who = found.get(mention.id)
        if who is None or who.body is None or who.state is None:
            continue
        if who.reasons[0] == NEW:
            told.setdefault(who.name, who)
        short = _BRACKETS.match(text, mention.span.end)
        if short is not None:
            told.setdefault(short[1], who)
    again: dict[str, Who] = {}
    for mention in names:
        meant = told.get(re.sub(r"^[Tt]he\s+", "", mention.span.text))
        who = found.get(mention.id)
        if meant is not None and (who is None or (who.state is None and (who.reasons[0] == NEW or who.actor is None))):
            again[mention.id] = meant
    return again


def of_bodies(
    mentions: Sequence[Mention], found: Mapping[str, Who], titles: Iterable[tuple[int, int, str]]
) -> dict[str, Who]:
    """People without a state who speak for or lead a body ("a spokesman for the PMF"): of that body's state and sector.

    Args:
        mentions: the report's mentions.
        found: who they stand for, as far as told.
        titles: where titles stand, with the mention of the person each belongs to.
    """
    given: dict[str, Who] = {}
    open_: set[str] = set()
    for begin, end, key in titles:
        who = found.get(key)
        inside = [m for m in mentions if m.kind == "name" and begin <= m.span.start and m.span.end <= end]
        bodies = [body for m in inside if (body := found.get(m.id)) is not None and body.body]
        if who is not None and who.person is not None and who.state is None and any(_unknown(body) for body in bodies):
            open_.add(who.person)  # the leader of a body of which nothing is told is not a state's
        bodies = [body for body in bodies if body.state]
        if who is not None and who.state is None and who.person is not None and len(bodies) == 1:
            given[who.person] = _of_body(who, bodies[0])
    made = {
        key: msgspec.structs.replace(who, sector=None)
        for key, who in found.items()
        if who.person in open_ and who.sector == "GOV"
    }
    return made | {key: given[who.person] for key, who in found.items() if who.person in given}


def of_own_body(
    text: str, mentions: Sequence[Mention], found: Mapping[str, Who], spans: Mapping[str, tuple[int, int]]
) -> dict[str, Who]:
    """People without a state whose name is followed by a body's: "Ola Lund of the Free Valley Front"."""
    starts = {
        m.span.start: who for m in mentions if m.kind == "name" and (who := found.get(m.id)) and who.body and who.state
    }
    given: dict[str, Who] = {}
    for key, (_, end) in spans.items():
        who, of = found.get(key), _OF.match(text, end)
        body = (starts.get(of.end()) or starts.get(of.start() + 4)) if of is not None else None
        if who is not None and who.person is not None and who.state is None and body is not None:
            given[who.person] = _of_body(who, body)
    return {key: given[who.person] for key, who in found.items() if who.person in given}


def of_same_kind(mentions: Iterable[Mention], found: Mapping[str, Who]) -> dict[str, Who]:
    """ "Parliament", "the Foreign Ministry" alone: that of the one state whose body of this kind the report names."""
    known: dict[str, set[str]] = {}
    bodies: dict[str, Who] = {}
    for who in found.values():
        kind = _kind_of_body(who)
        if kind is not None and who.state is not None and who.body is not None:
            known.setdefault(kind, set()).add(who.body)
            bodies[kind] = who
    return {
        m.id: bodies[kind]
        for m in mentions
        if (bare := found.get(m.id)) is not None
        and bare.reasons == ("kind of body, no state",)
        and (kind := _kind_of_body(bare)) is not None
        and len(known.get(kind, ())) == 1
    }


def _kind_of_body(who: Who) -> str | None:
    """The words that name the kind of a state's body: "parliament", "ministry of foreign affairs"."""
    pattern = pattern_in(who.name.split(" of ")[0] if who.body is None else who.name)
    if pattern is None or pattern.kind not in ("ministry", "parliament", "armed_forces", "police", "court", "service"):
        return None
    return (pattern.canonical or pattern.words).lower()


def _unknown(body: Who) -> bool:
    return body.reasons[0] == NEW and body.state is None and body.sector is None


def _of_body(who: Who, body: Who) -> Who:
    key = actor_id("person", who.name, body.state)
    return msgspec.structs.replace(
        who,
        actor=key,
        person=key,
        body=body.body,
        state=body.state,
        sector=body.sector or who.sector,
        reasons=(*who.reasons, f"of {body.name}, whose state is told"),
    )
