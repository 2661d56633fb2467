"""Who is meant by the names of states and bodies, and by noun phrases. In: a stretch of a report. Out: a `Who`, or None.

"Moscow" that acts is the Russian government; "Russian troops" are Russia's military; "the Ruritanian Interior Ministry" is a body of
that state, listed or not; "the North Korean leader" is who held the office on the report's day.
"""

import re

from regesta.lexicons import lexicon
from regesta.link.build import Entry, actor_id, state_id
from regesta.link.context import Context, Hit
from regesta.link.people import Who
from regesta.link.phrases import Pattern, Reading, group_in, pattern_in, read

_GOVERNMENT = re.compile(
    r"\b(?:government|authorities|regime|leadership|administration|side|sides|state)\s*$", re.IGNORECASE
)
_SIDE = re.compile(r"\b(?:side|sides|country|nation|state|republic)\s*$", re.IGNORECASE)
_INDEFINITE = re.compile(
    r"^(?:an?|some|several|many|two|three|four|five|both|few|no|any|every|each|senior|top|other|another|unnamed)\b|\d",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|an?|its|their|his|her|our|this|that|these|those|some)\s+", re.IGNORECASE)
_ROLES = {"leader": (("leader", "monarch"), ("president",), ("prime_minister",)), "president": (("president",),)}
# Kinds whose bare word ("ministry") does not yet say which body of the state it is.
_BARE = frozenset({"ministry", "party", "court", "company", "school", "media", "church", "group", "union", "ngo"})
_PLURAL = re.compile(r"(?<![su])s$|\b(?:men|people|police|troops)$")


def entry_who(entry: Entry, context: Context, *, score: float = 1.0) -> Who:
    """A listed state or body."""
    actor = context.world.actor(entry.actor)
    name = actor.name if actor else entry.name
    if entry.kind in ("body", "organisation") or (entry.kind == "seat" and actor is not None and actor.kind == "body"):
        return Who(
            name=name,
            actor=entry.actor,
            body=entry.actor,
            state=entry.state,
            sector=entry.sector or None,
            score=score,
            reasons=("listed name",),
        )
    sector = "CVL" if entry.kind == "people" and entry.name.endswith("s") else entry.sector
    return Who(
        name=name,
        actor=entry.actor,
        state=entry.state,
        sector=sector,
        score=score,
        reasons=(f"a name of the {'government' if sector == 'GOV' else 'state'}",),
    )


def whole(context: Context, start: int, end: int) -> Hit | None:
    """The hit that covers all of [start, end), an article and a possessive aside."""
    text = context.text[start:end]
    lead = len(text) - len(re.sub(r"^(?:the|The)\s+", "", text))
    tail = len(text) - len(re.sub(r"(?:['’]s?|\.)$", "", text))
    for hit in context.inside(start, end):
        if hit.start <= start + lead and hit.end >= end - tail:
            return hit
    return None


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
            return Who(
                name=actor.name,
                actor=actor.id,
                body=actor.id,
                state=actor.state,
                sector=actor.sector or None,
                score=0.9,
                reasons=("listed name",),
            )
    pattern = pattern_in(context.text[begin:finish])
    if pattern is not None:
        return pattern_who(context, context.text[begin:finish], pattern, reading.state)
    group = group_in(context.text[begin:finish])
    if group and reading.state:
        return Who(
            name=context.text[start:end],
            state=reading.state,
            sector=group[0],
            score=0.7,
            reasons=("state and kind from its words",),
        )
    return None


def _opens_or_closes(context: Context, body: str, start: int, end: int) -> bool:
    """The listed body is what the name is about, not its owner: it ends the name, or opens it before nothing else."""
    for hit in context.inside(start, end):
        if any(entry.actor == body for entry in hit.entries):
            rest = context.text[hit.end : end].strip(" .'’s")
            return not rest or rest.startswith(("of ", "in "))
    return False


def _stretch(context: Context, start: int, end: int) -> tuple[int, int]:
    """The name with a state in front ("Russian | Defence Ministry", "Russia's | ...") and behind ("... of the DPRK")."""
    for hit in context.inside(max(0, start - 60), start):
        gap = context.text[hit.end : start]
        if re.fullmatch(r"(?:['’]s?)?\s", gap) and any(entry.kind in ("state", "adjective") for entry in hit.entries):
            start = hit.start
    tail = re.compile(r"\s(?:of|in)\s(?:the\s)?").match(context.text, end)
    if tail:
        for hit in context.inside(tail.end(), tail.end() + 60):
            if hit.start == tail.end() and any(entry.kind == "state" for entry in hit.entries):
                end = hit.end
    return start, end


def pattern_who(context: Context, text: str, pattern: Pattern, state: str | None) -> Who | None:
    """A body told by its kind: the listed one of the state, else one of its own, named by kind and state."""
    words = _specific(text, pattern)
    if (
        state is None
        and context.home
        and pattern.kind in ("ministry", "parliament", "armed_forces", "police", "government")
    ):
        state = context.home  # a state's own agency says "the Foreign Ministry" of its own
    if state is None:
        return (
            Who(name=text.strip(), sector=pattern.sector, score=0.5, reasons=("kind of body, no state",))
            if pattern.kind != "government"
            else None
        )
    if pattern.kind == "government" and _GOVERNMENT.search(pattern.words):
        return government(context, state)
    listed = _listed(context, words, pattern, state)
    if listed is not None:
        return Who(
            name=listed.name,
            actor=listed.id,
            body=listed.id,
            state=listed.state,
            sector=listed.sector or None,
            score=0.9,
            reasons=("listed body of the state",),
        )
    owner = context.world.state_name(state) or state
    if " " not in words and pattern.canonical is None and pattern.kind in _BARE:
        return Who(name=_ARTICLE.sub("", text.strip()), state=state, sector=pattern.sector, score=0.6, reasons=("kind of body and state",))
    base = pattern.canonical or " ".join(
        word if word.isupper() else word.capitalize() if word not in ("of", "the", "for", "and") else word
        for word in words.split()
    )
    name = f"{base} of {owner}"
    key = actor_id("body", name, state)
    return Who(
        name=name,
        actor=key,
        body=key,
        state=state,
        sector=pattern.sector,
        score=0.8,
        reasons=("body by kind and state",),
    )


def _specific(text: str, pattern: Pattern) -> str:
    """The pattern's words with what makes them one body: "Ministry of Transport", "Southern Military District"."""
    tail = re.match(r"\s+(?:of|for)\s+(?!the\b)([A-Z][\w-]+(?:\s+(?:and|,)?\s*[A-Z][\w-]+)*)", text[pattern.end :])
    if tail and pattern.words.lower() in (
        "ministry",
        "department",
        "university",
        "institute",
        "bank",
        "party",
        "academy",
    ):
        return f"{pattern.words} of {tail[1]}"
    head = re.search(r"((?:[A-Z][\w-]+\s+){1,3})$", text[: pattern.start])
    if head and pattern.words.lower() in (
        "ministry",
        "party",
        "university",
        "institute",
        "news agency",
        "bank",
        "court",
        "company",
        "commission",
    ):
        return f"{head[1].split()[-1]} {pattern.words}"
    return pattern.words


def _listed(context: Context, words: str, pattern: Pattern, state: str):  # type: ignore[no-untyped-def]
    """The listed body of the state that any usual way of naming it gives."""
    owner = context.world.state(state)
    if owner is None:
        return None
    ways = [words]
    if words == pattern.words:
        ways += next(
            (
                list(map(str, e["words"]))
                for e in lexicon("world/patterns")
                if words.lower() in e["words"] and e.get("canonical")
            ),
            [],
        )
    for way in ways:
        for name in owner.names[:14]:
            for form in (f"{name} {way}", f"{way} of {name}", f"{way} of the {name}", f"{name}'s {way}"):
                found = context.world.body_named(form, state)
                if found is not None:
                    return found
    return context.world.body_named(words, state)


def government(context: Context, state: str) -> Who | None:
    """The state's government: the user's own body for it, else the state itself."""
    own = context.world.body_of_kind(state, "government")
    if own is not None:
        return Who(
            name=own.name,
            actor=own.id,
            body=own.id,
            state=state,
            sector="GOV",
            score=0.9,
            reasons=("government of the state",),
        )
    owner = context.world.state(state)
    if owner is None:
        return None
    return Who(
        name=owner.name,
        actor=state_id(state),
        state=state,
        sector="GOV",
        score=0.9,
        reasons=("government of the state",),
    )


def phrase_who(context: Context, start: int, end: int, *, owner: Who | None = None) -> Who | None:
    """Who a noun phrase stands for: an office on the day, a body by kind, a group of a state.

    Args:
        context: the report.
        start: where the phrase begins.
        end: where it ends.
        owner: whose it is, where a possessive was told already ("his ambassador").
    """
    text = context.text[start:end]
    reading = read(context, start, end)
    state = reading.state or (owner.state if owner else None)
    if state is None and context.home and re.match(r"[Tt]he\s", text) and (reading.role or _GOVERNMENT.search(_head_words(text))):
        state = context.home  # a state's own agency says "the Prime Minister" of its own
    if _ORGAN.search(_head_words(text)):
        return organ_of(context, reading, owner)
    plural = bool(_PLURAL.search(_head_words(text)))
    if reading.titles and not reading.kin and not plural:
        holder = _holder(context, start, end, reading, state=state)
        if holder is not None:
            return holder
    if reading.kin:
        return None
    group = group_in(_head_words(text))
    pattern = pattern_in(_head_words(text))
    if (
        pattern
        and pattern.kind not in ("media", "company", "school", "group", "party")
        and not (group and group[1])
        and not plural
    ):
        found = pattern_who(context, text, pattern, state)
        if found is not None and found.state:
            return found
    if state is None:
        return None
    name = _ARTICLE.sub("", " ".join(text.split()))
    if group and group[1] and _SIDE.search(_head_words(text)):
        known = context.world.state(state)
        return (
            Who(name=known.name, actor=known.id, state=state, sector=None, score=0.9, reasons=("side of the state",))
            if known
            else None
        )
    sector = reading.sector if reading.body or (reading.titles and not group) else group[0] if group else None
    if group is None and not reading.titles:
        return None
    return Who(
        name=name, body=reading.body, state=state, sector=sector, score=0.7, reasons=("state and kind from its words",)
    )


# Parts of a body that speak for the whole of it.
_ORGAN = re.compile(r"\b(?:press (?:cent(?:er|re)|service|office)|office|headquarters|secretariat|press department)\s*$", re.IGNORECASE)


def organ_of(context: Context, reading: Reading, owner: Who | None) -> Who | None:
    """The body or person whose press office or headquarters speaks; None when it is not said."""
    body = context.world.actor(reading.body) if reading.body else None
    if body is not None:
        reasons = ("part of a listed body",)
        return Who(name=body.name, actor=body.id, body=body.id, state=body.state, sector=body.sector or None, score=0.8, reasons=reasons)
    return owner


_CUT = re.compile(r"\s(?:of|for|in|at|to|on|from|with|who|that|which|near|over)\s|,\s")


def _head_words(text: str) -> str:
    """The phrase up to its head: "troops" of "Russian troops in the south"."""
    return _CUT.split(text, maxsplit=1)[0].strip()


def _next(context: Context, end: int) -> str:
    """A few words after the phrase."""
    return context.text[end : end + 6]


def _holder(context: Context, start: int, end: int, reading: Reading, *, state: str | None) -> Who | None:
    """Who held the office on the report's day; None for "a minister", "former president", or when the tables do not say."""
    text = context.text[start:end]
    if state is None or reading.role is None or reading.past or context.day is None or _INDEFINITE.search(text):
        return None
    last = next((title for title in reading.titles if title.role == reading.role), None)
    if last and re.match(r"\s+(?:to|in|at)\b", text[last.end :] + _next(context, end)):
        return None  # "top diplomat to X" is an ambassador
    for roles in _ROLES.get(reading.role, ((reading.role,),)):
        holders = context.world.people.holders(state, roles, context.day)
        if len(holders) == 1:
            index = holders[0]
            person = context.world.people.id(index)
            name = context.world.people.rows[index].names[0]
            return Who(
                name=name,
                actor=person,
                person=person,
                state=state,
                sector=reading.sector,
                score=0.8,
                reasons=("held the office on the day",),
            )
        if holders:
            return None
    return None
