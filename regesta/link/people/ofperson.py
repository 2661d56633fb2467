"""Whose people are told by one person: "a spokesman for Holf", "Holf's wife". In: a phrase, who the people of a report are. Out: a `Who`.

They are of his state where nothing else is told of them. A named relative has the state of the one whose kin he is said to be.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec.structs import replace

from regesta.lexicons import word_set
from regesta.link.known.build import actor_id
from regesta.link.people.clusters import Who
from regesta.link.spelling.titles import titles_in
from regesta.records import Mention

People = Callable[[int], Iterable[Who]]  # who is named at a place of the text
PERSON = "person"
_VOICES = "|".join(sorted(word_set("world/telling", "voices"), key=len, reverse=True))
_FOLLOWERS = "|".join(sorted(word_set("world/telling", "followers"), key=len, reverse=True))
_KIN = "|".join(sorted(word_set("world/telling", "kin"), key=len, reverse=True))
_OF = re.compile(
    rf"(?:[a-z0-9][\w-]*\s){{0,3}}(?:(?P<voice>{_VOICES})(?=\s(?:for|to|of)\b)|(?P<other>{_FOLLOWERS}|{_KIN})(?=\s(?:of|to)\b))"
    r"\s\w+\s(?:the\s)?",
    re.IGNORECASE,
)
_TEAM = re.compile(
    r"(?:[Tt]he\s)?(?P<whose>[A-Z])[\w’'-]*(?:\s[A-Z][\w’'-]*){0,2}\s(?:[a-z]+\s){0,2}(?P<kind>campaign|team)$"
)
_FAMILY = re.compile(r"([A-Z][\w-]+)(?:['’]s)?\s(?:[a-z]+\s){0,2}(?:campaign|team)\b")
PARTY = "PTY"
_WHOSE = r"(?:['’]s?|\b(?P<own>his|her|their))\s(?:[a-z0-9][\w-]*\s){0,3}"
_OWN = re.compile(rf"{_WHOSE}(?P<kin>{_KIN})$", re.IGNORECASE)
_FRONT = re.compile(rf"{_WHOSE}(?P<kin>{_KIN}),?\s$", re.IGNORECASE)
_BEHIND = re.compile(rf"\s?,\s(?:the\s)?(?:[a-z0-9][\w-]*\s){{0,3}}(?P<kin>{_KIN})\s(?:of|to)\s(?:the\s)?")
_FROM = re.compile(r"\s?(?:,\s(?:an?|the)\s(?:[\w-]+\s){0,2}|\s(?:of|from)\s)[A-Z]")
NEAR = 60  # letters around a phrase or name that are looked at; a choice


def of_person(text: str, start: int, end: int, owner: Who | None, people: People) -> Who | None:
    """Who a phrase at [start, end) stands for, where it is told by one person whose it is.

    Args:
        text: the report.
        start: where the phrase begins.
        end: where it ends.
        owner: whose it is, where a possessive tells ("his wife").
        people: who is named at a place of the text.
    """
    words = text[start:end]
    team = _TEAM.match(words)
    run_by = next(iter(_of_a_state(people(start + team.start("whose")))), None) if team is not None else None
    if team is not None and run_by is not None:
        sector = PARTY if team["kind"] == "campaign" else None
        return Who(name=words, state=run_by.state, sector=sector, score=0.6, reasons=("run by one of the state",))
    name = re.sub(r"^(?:the|an?)\s+", "", " ".join(words.split()), flags=re.IGNORECASE)
    if owner is not None and _of_a_state([owner]) and _OWN.search(words):
        return Who(name=name, state=owner.state, score=0.6, reasons=("kin of one of the state",))
    match = _OF.match(text[start : end + NEAR])
    who = next(iter(_of_a_state(people(start + match.end()))), None) if match is not None else None
    if match is None or who is None:
        return None
    if max(match.end("voice"), match.end("other")) > len(words):
        return None  # "the mother" of "the mother and father of Holf"
    former = any(title.past for title in titles_in(words))
    sector = who.sector if match["voice"] and not former else None
    return Who(name=name, state=who.state, sector=sector, score=0.6, reasons=("told by the one whose it is",))


def kinsmen(
    text: str,
    mentions: Sequence[Mention],
    found: Mapping[str, Who],
    spans: Mapping[str, tuple[int, int]],
    people: People,
) -> dict[str, Who]:
    """By mention id, relatives named, with the state of the one whose kin they are ("Holf's wife, Ann Rey", "Ann Rey, wife of Holf").

    Args:
        text: the report.
        mentions: of the report.
        found: who they are as far as it was told.
        spans: where the names of people stand, without titles.
        people: as in `of_person`.
    """
    closing = {m.span.end: found[m.id] for m in mentions if m.id in found and m.kind != "pronoun"}
    opening = {m.span.start: found[m.id] for m in mentions if m.id in found and m.kind == "pronoun"}
    told: dict[str, Who] = {}
    for key, (start, end) in spans.items():
        who = found.get(key)
        if who is None or who.person is None or who.state is not None or who.person in told:
            continue
        if _FROM.match(text, end):
            continue  # "her husband, Jon Berg, a Swedish citizen"
        lead = text[max(0, start - NEAR) : start]
        front, behind = _FRONT.search(lead), _BEHIND.match(text, end)
        at = start - len(lead) + front.start() if front is not None else 0
        owner = (
            opening.get(at) if front is not None and front["own"] else closing.get(at) if front is not None else None
        )
        beside = [owner] if owner is not None else people(behind.end()) if behind is not None else ()
        owner = next((one for one in _of_a_state(beside) if one.person != who.person), None)
        if owner is not None and owner.state is not None:
            told[who.person] = _of_state(who, owner.state)
    return {key: told[who.person] for key, who in found.items() if who.person in told}


def called(text: str, at: int, people: Iterable[Who]) -> tuple[Who, ...]:
    """The one of a report's people whose family name stands at a place ("the Holf campaign"), where no name was read."""
    word = _FAMILY.match(text, at)
    named = {who.person: who for who in people if who.person and word and who.name.split()[-1] == word[1]}
    return tuple(named.values()) if len(named) == 1 else ()


def _of_a_state(people: Iterable[Who]) -> list[Who]:
    """Those who are persons, with or without a name, of a known state."""
    return [who for who in people if who.state is not None and (who.person is not None or who.actor is None)]


def _of_state(who: Who, state: str) -> Who:
    key = actor_id(PERSON, who.name, state)
    return replace(who, state=state, actor=key, person=key, reasons=(*who.reasons, "kin of one of the state"))
