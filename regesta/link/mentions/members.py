"""Those whom only a body's name tells, and forces that several states have sent. In: a phrase. Out: a `Who` of the body's state, or None.

"UN inspectors", "members of the rival Fatah movement", "its NATO allies", "Hezbollah positions": men and places of the body. Its foes,
its victims and those whom it holds are not, and the members of an alliance of states are states. "Coalition troops in Chad" are not
Chad's, though no other state is told of; "the multinational force" is no one's.
"""

import re
from collections.abc import Iterable

from regesta.lexicons import lexicon, word_set
from regesta.link.mentions.context import Context
from regesta.link.mentions.phrases import Reading, group_called, group_in
from regesta.link.people.clusters import Who
from regesta.records import Mention, Party

_CUT = re.compile(r"\s(?:of|for|in|at|to|on|from|with|who|that|which|near|over|by|against|outside)\s|,\s")
_MEMBERS = re.compile(
    r"(?:(?:an?|the|some|several|many|most|all|its|their|[a-z-]+|\d+)\s){0,3}(?:members?|leaders|supporters|cadres)\s(?:of|from|with)\s"
)
_PLURAL = re.compile(r"(?<![su])s$|\b(?:men|women|people|personnel|staff)$")
_ARTICLE = re.compile(r"^(?:the|an?|its|their|his|her|our|this|that|these|those|some)\s+", re.IGNORECASE)
ALLIANCE = "IGO"
PARTY = "PTY"
SO_MANY = word_set("world/telling", "so_many")
_SOME = re.compile(
    rf"\b(?P<some>(?:{'|'.join(SO_MANY)}|\d[\d,]*)(?:\s(?:of the|fellow))?)\s$",
    re.IGNORECASE,
)
_OF_NAMED = re.compile(r"(?:[\w-]+\s){0,4}(?P<noun>[a-z-]+)\s(?:of|from|at|with)\s(?:the\s)?", re.IGNORECASE)
_LEAD = re.compile(r"(?:(?:the|some|several|many|most|[a-z]+|\d+)\s){0,3}", re.IGNORECASE)
_FOLLOWED = re.compile(r"\s(?:[a-z-]+\s)?[a-z-]+")
_NAMED = re.compile(r"\s(?:[a-z]+\s)?[a-z]+s\b|['’]s?\b|-")
MEN = frozenset(lexicon("events/roles")["collective"])
NOT_OF_IT = word_set("world/telling", "not_of_it")
OF_STATES = word_set("world/telling", "of_states")


def men_of(context: Context, start: int, text: str, reading: Reading) -> Who | None:
    """The men of the body that a phrase at `start` names in its first words, or behind "members of"."""
    body = context.world.actor(reading.body) if reading.body else None
    if body is None or body.state is None or not body.sector:
        return None
    band = _MEMBERS.match(text)
    lead = band.end() if band is not None else 0
    head = _CUT.split(text[lead:], maxsplit=1)[0]
    inside = context.inside(start + lead, start + lead + len(head))
    if not any(entry.actor == body.id for hit in inside for entry in hit.entries):
        return None
    noun = head.rpartition(" ")[2].lower()
    if band is None and (noun in NOT_OF_IT or not _PLURAL.search(noun)):
        return None
    if body.sector == ALLIANCE and (band is not None or noun in OF_STATES):
        return None
    name = _ARTICLE.sub("", " ".join(text.split()))
    return Who(
        name=name, body=body.id, state=body.state, sector=body.sector, score=0.7, reasons=("men of a listed body",)
    )


def men_of_stateless(context: Context, text: str, reading: Reading) -> Who | None:
    """ "Islamic State militants": men of a body that is no state's."""
    body = context.world.actor(reading.body) if reading.body else None
    if body is None or not body.sector:
        return None
    name = _ARTICLE.sub("", " ".join(text.split()))
    return Who(name=name, body=body.id, sector=body.sector, score=0.7, reasons=("men of a listed body",))


def some_of(text: str, party: Party, who: Who) -> Party | None:
    """ "231 Democrats", "other Republicans": so many of a party, and not the party; None where all are told of."""
    if who.body is None or who.actor != who.body or who.sector != PARTY or party.span is None:
        return None
    said = text[party.span.start : party.span.end]
    counted = _SOME.search(text, max(0, party.span.start - 40), party.span.start)
    if counted is None or " " in said or not said.endswith("s"):
        return None
    return Party(name=f"{counted['some']} {said}", span=party.span, body=who.body, state=who.state, sector=PARTY)


def men_of_named(text: str, start: int, end: int, named: Iterable[tuple[Mention, Who]]) -> Who | None:
    """ "Employees of the Norvel Company", "Norvel Front fighters": of the state of the body that is named in the words of a phrase.

    Args:
        text: the report.
        start: where the phrase begins.
        end: where it ends.
        named: the names of the report, with who they stand for.
    """
    for mention, who in named:
        if who.body is None or who.state is None or not start <= mention.span.start < mention.span.end <= end:
            continue
        lead, rest = text[start : mention.span.start], text[mention.span.end : end]
        behind = _OF_NAMED.fullmatch(lead)
        noun = (behind["noun"] if behind is not None else rest.strip().rpartition(" ")[2]).lower()
        if who.sector == ALLIANCE and noun in OF_STATES:
            continue
        beside = behind is not None and not _NAMED.match(rest)
        beside |= _LEAD.fullmatch(lead) is not None and _FOLLOWED.fullmatch(rest) is not None
        if (
            beside
            and noun not in NOT_OF_IT
            and _PLURAL.search(noun)
            and (group_called(noun) or noun.rstrip("s") in MEN)
        ):
            name = _ARTICLE.sub("", " ".join(text[start:end].split()))
            return Who(
                name=name,
                body=who.body,
                state=who.state,
                sector=who.sector,
                score=0.6,
                reasons=("men of a named body",),
            )
    return None


_ALLIED = re.compile(
    rf"(?:[\w-]+\s){{0,3}}?(?:{'|'.join(map(str, lexicon('world/locals')['allied']))})\s(?P<rest>.+)", re.IGNORECASE
)
_PLACED = re.compile(rf"\b(?:{'|'.join(map(str, lexicon('world/locals')['lairs']))})$", re.IGNORECASE)
_TAIL = re.compile(r"\s(?:of|for|in|at|to|on|from|with|who|that|which|near|over)\s|,")


def sent_by_several(words: str) -> bool:
    """Whether words are forces of several states: "coalition troops in Chad", "the multinational force"."""
    match = _ALLIED.match(_TAIL.split(words, maxsplit=1)[0])
    group = group_in(match["rest"]) if match is not None else None
    return (group is not None and group[0] == "MIL") or (
        match is not None and _PLACED.search(match["rest"]) is not None
    )
