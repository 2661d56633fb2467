"""Names that are no person's. In: where a name stands in a report. Out: a `Who`, or None.

A listed state or body; else what its kind and the state beside it tell: "the Russian | Defence Ministry", "the ABC Central Committee" is
the party of these letters, "the Security Council" that of the United Nations.
"""

import re

from regesta.link.known.build import Entry
from regesta.link.mentions.bodies import entry_who, listed_body, pattern_who, whole
from regesta.link.mentions.context import Context
from regesta.link.mentions.phrases import group_in, pattern_in, read
from regesta.link.people.clusters import Who
from regesta.link.people.regions import body_of_region, of_adjective


def name_who(context: Context, start: int, end: int) -> Who | None:
    """Who the name at [start, end) is: listed, or told by its kind and state."""
    hit = whole(context, start, end)
    if hit is not None:
        entry = context.decide(hit)
        return entry_who(entry, context) if entry else None
    begin, finish = _stretch(context, start, end)
    reading = read(context, begin, finish)
    if reading.body is not None and _opens_or_closes(context, reading.body, begin, finish):
        actor = context.world.actor(reading.body)
        if actor is not None:
            return listed_body(actor, why="listed name")
    party = _party_led(context, begin, finish)
    if party is not None:
        return entry_who(party, context)
    pattern = pattern_in(context.text[begin:finish])
    if pattern is not None and (organ := _of_the_un(context, start, end)) is not None:
        return organ
    if pattern is not None and reading.state is None and (local := body_of_region(context, begin, finish, pattern)):
        return local
    if pattern is not None:
        state = reading.state or of_adjective(context.text[begin:finish])
        return pattern_who(context, context.text[begin:finish], pattern, state)
    group = group_in(context.text[begin:finish])
    if group and reading.state:
        return Who(
            name=context.text[start:end],
            state=reading.state,
            sector=group[0] if context.world.state(reading.state) else reading.sector or group[0],
            score=0.7,
            reasons=("state and kind from its words",),
        )
    return None


UN = "UNO"


def _of_the_un(context: Context, start: int, end: int) -> Who | None:
    """ "The Security Council" in a report that names the United Nations; in a state's own, where it names the council in full."""
    lead = context.text[max(0, start - 25) : start]
    if re.search(r"['’]s?\s$", lead) or any(hit.end == start - 1 for hit in context.inside(max(0, start - 30), start)):
        return None  # "Chad's Security Council"
    if re.match(r"\s(?:of|in)\s(?:the\s)?[A-Z]", context.text[end:]):
        return None
    entry = next((e for e in context.world.names.get(f"UN {context.text[start:end]}") if e.state == UN), None)
    if entry is None or not context.counts[UN]:
        return None
    named = context.home is None or any(one.actor == entry.actor for hit in context.hits for one in hit.entries)
    return entry_who(entry, context) if named else None


def _opens_or_closes(context: Context, body: str, start: int, end: int) -> bool:
    """The listed body is what the name is about, not its owner: it ends the name, or opens it before nothing else."""
    for hit in context.inside(start, end):
        if any(entry.actor == body for entry in hit.entries):
            rest = context.text[hit.end : end].strip(" .'’s")
            return not rest or rest.startswith(("of ", "in ")) or bool(_ORGANS.fullmatch(rest))
    return False


# What leads a party, and its own name for itself: "the ABC Central Committee", "the Holt Party".
_LEADING = "|".join(
    (
        r"(?:national |federal |party )?(?:central|executive|national executive|steering|standing) committee",
        r"(?:general|national|political|supreme|federal) council",
        "political bureau|politburo|secretariat|presidium",
    )
)
_ORGANS = re.compile(rf"(?:(?:party|movement|front)(?:['’]s)?)?\s?(?:{_LEADING})?", re.IGNORECASE)
_LEADS = re.compile(rf"(?:the )?(?:{_LEADING})", re.IGNORECASE)


def _party_led(context: Context, start: int, end: int) -> Entry | None:
    """ "The ABC Central Committee": the one party of these letters, though the report does not name its state."""
    for hit in context.inside(start, end):
        parties = [entry for entry in hit.entries if entry.sector == "PTY"]
        if (
            hit.start == start
            and len(parties) == 1
            and re.fullmatch(rf"\s(?:{_LEADING})", context.text[hit.end : end], re.I)
        ):
            return parties[0]
    return None


def _stretch(context: Context, start: int, end: int) -> tuple[int, int]:
    """The name with a state in front ("Russian | Defence Ministry", "Russia's | ...") and behind ("... of the DPRK")."""
    for hit in context.inside(max(0, start - 60), start):
        gap = context.text[hit.end : start]
        if re.fullmatch(r"(?:['’]s?)?\s", gap) and any(entry.kind in ("state", "adjective") for entry in hit.entries):
            start = hit.start
    tail = re.compile(r"\s(?:of|in)\s(?:the\s)?").match(context.text, end)
    if tail:
        for hit in context.inside(tail.end(), tail.end() + 60):
            organ = _LEADS.fullmatch(context.text[start:end]) and any(entry.kind == "body" for entry in hit.entries)
            if hit.start == tail.end() and (organ or any(entry.kind == "state" for entry in hit.entries)):
                end = hit.end
    return start, end
