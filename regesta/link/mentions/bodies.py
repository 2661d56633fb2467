"""States and bodies by name or kind. In: a listed name, or words that tell a kind of body and its state. Out: a `Who`, or None.

"Moscow" that acts is the Russian government; "the Ruritanian Interior Ministry" is a body of that state, listed or not. "The chief of the
News Section of the Press Department of the Peruvian Foreign Ministry": the department, the section and their chief are Peru's, and the
ministry's.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from regesta.lexicons import lexicon, word_set
from regesta.link.known.build import Entry, actor_id, state_id
from regesta.link.mentions.context import Context, Hit
from regesta.link.mentions.phrases import Pattern
from regesta.link.people.clusters import Who
from regesta.link.spelling.titles import titles_in
from regesta.records import Actor, Mention, Span

_GOVERNMENT = re.compile(
    r"\b(?:government|authorities|regime|leadership|administration|side|sides|state)\s*$", re.IGNORECASE
)
_COMMITTEE = re.compile(
    r"(?:the )?(?:central committee|political bureau|politburo|presidium|secretariat) of ", re.IGNORECASE
)
_ARTICLE = re.compile(r"^(?:the|an?|its|their|his|her|our|this|that|these|those|some)\s+", re.IGNORECASE)
# Kinds whose bare word ("ministry") does not yet say which body of the state it is.
_BARE = frozenset({"ministry", "party", "court", "company", "school", "media", "church", "group", "union", "ngo"})
_BODIES = frozenset({"body", "organisation"})
_TAIL = re.compile(r"\sof\s(?:the\s)?([A-Z][\w-]+)$")
OF_SOMETHING = word_set("world/telling", "of_something")
AFTER_A_NAME = word_set("world/telling", "after_a_name")


def listed_body(actor: Actor, *, why: str) -> Who:
    """A body of the tables that the words name in part or by its kind; `why` is the reason that is kept."""
    return Who(
        name=actor.name,
        actor=actor.id,
        body=actor.id,
        state=actor.state,
        sector=actor.sector or None,
        score=0.9,
        reasons=(why,),
    )


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
    if entry.folk:
        return Who(name=entry.name, state=entry.state, sector="CVL", score=score, reasons=("a people of the state",))
    if entry.kind == "state" and entry.name in lexicon("world/states").get(entry.state, {}).get("parts", ()):
        name = entry.name  # "Northern Ireland" is not the whole of the state
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


def pattern_who(context: Context, text: str, pattern: Pattern, state: str | None) -> Who | None:
    """A body told by its kind: the listed one of the state, else one of its own, named by kind and state."""
    words = _specific(text, pattern, _own(text, context, state))
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
        return listed_body(listed, why="listed body of the state")
    owner = context.world.state_name(state) or state
    bare = " " not in words and pattern.canonical is None and pattern.kind in _BARE
    if bare or (pattern.kind == "media" and words != pattern.words):
        return Who(
            name=_ARTICLE.sub("", text.strip()),
            state=state,
            sector=pattern.sector,
            score=0.6,
            reasons=("kind of body and state",),
        )
    base = pattern.canonical or " ".join(
        word if word.isupper() else word.capitalize() if word not in ("of", "the", "for", "and", "to") else word
        for word in words.split()
    )
    tail = _TAIL.match(text, pattern.end) if pattern.kind == "party" else None
    called = tail is not None and tail[1] in _own(text, context, state)  # "the Unity Party of America"
    name = f"{base} of {tail[1] if tail is not None and called else owner}"
    name = name if pattern.kind != "company" else _firm(text, name)
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


def _firm(text: str, else_name: str) -> str:
    """A firm's own name as it stands, state and all: "Bank of Norway", "Norwegian Shipping Company"; else one made for it."""
    words = _ARTICLE.sub("", text.strip())
    named = [word for word in words.split() if word not in ("of", "the", "for", "and", "de")]
    return words if len(named) > 1 and all(word[:1].isupper() for word in named) else else_name


def _own(text: str, context: Context, state: str | None) -> frozenset[str]:
    """The capitalised words of a text that name the state, no body of it: "German" of "the German Federal Aviation Office"."""
    names = context.world.names
    words = re.findall(r"[A-Z][\w.-]+", text)
    states = {w: {entry.state for entry in names.get(w) if entry.kind not in _BODIES} for w in words}
    return frozenset(word for word in words if state and state in states[word])


def _specific(text: str, pattern: Pattern, own: frozenset[str]) -> str:
    """The pattern's words with what makes them one body: "Ministry of Transport", "Southern Military District"."""
    tail = re.match(r"\s+(?:of|for)\s+(?!the\b)([A-Z][\w-]+(?:\s+(?:and|,)?\s*[A-Z][\w-]+)*)", text[pattern.end :])
    if tail and pattern.words.lower() in OF_SOMETHING and tail[1] not in own:
        return f"{pattern.words} of {tail[1]}"
    found = re.search(r"((?:[A-Z][\w-]+\s+){1,3})$", text[: pattern.start])
    head = [word for word in (found[1].split() if found else ()) if word not in own and word not in ("The", "A", "An")]
    if head and pattern.kind in ("agency", "media"):  # "the PLA Daily" is not the China Daily
        return " ".join((*head, pattern.words))
    if head and pattern.words.lower() in AFTER_A_NAME:
        return f"{head[-1]} {pattern.words}"
    return pattern.words


def _listed(context: Context, words: str, pattern: Pattern, state: str) -> Actor | None:
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


def party_of_body(span: Span, near: Iterable[Mention]) -> Mention | None:
    """The party whose committee the words name: "the Central Committee of the Peace Party" is the Peace Party."""
    named = [m for m in near if m.kind == "name" and m.span.end == span.end and m.span.start > span.start]
    return named[0] if named and _COMMITTEE.match(span.text) else None


_OF = re.compile(r"\s(?:of|under)\s(?:the\s)?")
_WITHIN = re.compile(r"\s(?:in|at|within)\s(?:the\s)?")  # of parts alone: what is sued in a court is no part of it
PARTS = word_set("world/telling", "parts_of_bodies")
_STATE_BEFORE = re.compile(r"(?:[A-Z][\w.-]+\s)?[A-Z][\w.-]+(?:['’]s?)?\s$")  # "the DPRK | Foreign Ministry"
_HEADS = re.compile(r"(?:the\s|an?\s)?(?:[\w-]+\s){1,4}of\s(?:the\s)?$", re.IGNORECASE)
REASON = "part of a body named behind it"


def parts_of_bodies(text: str, mentions: Sequence[Mention], found: Mapping[str, Who]) -> dict[str, Who]:
    """By mention id, parts of bodies that have the state of the whole, and the nameless who lead them.

    Args:
        text: the report.
        mentions: of the report.
        found: who they are as far as it was told.
    """
    names = sorted((m for m in mentions if m.kind == "name" and m.label == "ORG"), key=lambda m: -m.span.start)
    opens = {m.span.start: m for m in names}
    opens |= {
        led.start(): m for m in names if (led := _STATE_BEFORE.search(text, max(0, m.span.start - 40), m.span.start))
    }
    told: dict[str, Who] = {}
    for mention in names:
        own = found.get(mention.id)
        if own is not None and own.state is not None and own.body is not None:
            continue
        closes = mention.span.text.split()[-1].lower() in PARTS
        of = _OF.match(text, mention.span.end) or (_WITHIN.match(text, mention.span.end) if closes else None)
        whole = opens.get(of.end()) if of is not None else None
        body = (told.get(whole.id) or found.get(whole.id)) if whole is not None else None
        if body is not None and body.state is not None and body.body is not None:
            told[mention.id] = _part(own, mention.span.text, body)
    leading = (m for m in mentions if m.kind == "nominal" and titles_in(m.span.text))
    for mention in (m for m in leading if (who := found.get(m.id)) is None or who.state is None):
        start, end = mention.span.start, mention.span.end
        parts = (m for m in names if m.id in told and start < m.span.start < end)
        part = next((m for m in parts if _HEADS.fullmatch(text, start, m.span.start)), None)
        if part is not None:
            name = re.sub(r"^(?:the|an?)\s+", "", text[start : part.span.end], flags=re.IGNORECASE)
            told[mention.id] = _part(None, name, told[part.id])
    return told


def _part(own: Who | None, name: str, body: Who) -> Who:
    if own is None:
        return Who(name=name, body=body.body, state=body.state, sector=body.sector, score=0.6, reasons=(REASON,))
    return replace(
        own, body=own.body or body.body, state=body.state, sector=body.sector, reasons=(*own.reasons, REASON)
    )
