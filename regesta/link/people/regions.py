"""Whose an office of a town or region is. In: where a title stands, the report. Out: the state, or None.

"Texas Governor Ida Moe", "Kent's chief constable", "the mayor of Lyon": of the state in which the place lies, where it is one.
"""

import re

from regesta.lexicons import lexicon
from regesta.link.known.build import actor_id
from regesta.link.mentions.context import Context
from regesta.link.mentions.phrases import Pattern, group_called
from regesta.link.mentions.places import place
from regesta.link.people.clusters import Who
from regesta.link.spelling.titles import titles_in

_NAME = r"[A-Z][\w’-]*(?:\s[A-Z][\w’-]*){0,2}"
_BEFORE = re.compile(
    rf"^(?:[Tt]he\s)?(?:[Ff]ormer\s|[Aa]cting\s|[Dd]eputy\s)?(?P<place>{_NAME}?)(?:['’]s?)?\s(?:[a-z-]+\s){{0,2}}$"
)
_OF = re.compile(rf"\s(?:of|in)\s(?:the\s)?(?P<place>{_NAME})")


_LEVEL = re.compile(
    r"\s(?:Provincial|County|City|Municipal|Regional|District|State|Town)\b"
)  # "the Kent County Council"
_CALLED = re.compile(
    rf"(?:[Tt]he\s)?(?:[A-Z][\w.’'-]*\s){{1,3}}(?:[a-z-]+\s)?(?:state|province|region|city|town|territory|canton|county|prefecture|island)"
    rf"\sof\s(?P<place>{_NAME})"
)


def of_region(context: Context, start: int, end: int) -> str | None:
    """The state of the place named in the words of a title at [start, end)."""
    text = context.text[start:end]
    titles = [title for title in titles_in(text) if not title.honorific]
    if not titles:
        return None
    before, of = _BEFORE.search(text[: titles[0].start]), _OF.match(text, titles[-1].end)
    for found in (before, of):
        if found is None:
            continue
        words = _LEVEL.split(found["place"], maxsplit=1)[0]
        if re.search(r"\bof\s$", context.text[max(0, start - 4) : start]):
            continue  # "League of Maritime States chief"
        if (adjective := _adjectives().get(words)) is not None:
            return adjective
        if not context.world.places.named(words) or group_called(words) is not None:
            continue  # "Union treasurer" is of no town
        ref = place(words, span=None, world=context.world, context_states=context.states, text=context.text)
        if ref.place is not None and ref.country is not None and ref.precision in ("city", "region"):
            return ref.country
    return None


def of_place(context: Context, end: int) -> str | None:
    """The state of the place behind the name of an office holder: "Senator Ola Lund of Texas"."""
    found = _OF.match(context.text, end)
    if found is None or not context.world.places.named(found["place"]):
        return None
    ref = place(found["place"], span=None, world=context.world, context_states=context.states, text=context.text)
    return ref.country if ref.place is not None and ref.precision in ("city", "region") else None


SEATED = frozenset({"parliament", "government", "police", "court"})  # what a region has as a state does


def body_of_region(context: Context, start: int, end: int, pattern: Pattern) -> Who | None:
    """ "The Parliament of New South Wales", "the Scottish Parliament": a body of the region, of its state."""
    if pattern.kind not in SEATED:
        return None
    name = re.sub(r"^[Tt]he\s", "", context.text[start:end])
    state = of_adjective(name) or of_place(context, start + pattern.end)
    if state is None:
        return None
    key = actor_id("body", name, state)
    why = ("body by kind and region",)
    return Who(name=name, actor=key, body=key, state=state, sector=pattern.sector, score=0.7, reasons=why)


def region_called(context: Context, start: int, end: int) -> Who | None:
    """ "The US state of Montana", "the Peruvian city of Cusco": the place itself, of the state in which it lies."""
    found = _CALLED.fullmatch(context.text, start, end)
    if found is None or not context.world.places.named(found["place"]):
        return None
    ref = place(found["place"], span=None, world=context.world, context_states=context.states, text=context.text)
    if ref.place is None or ref.country is None or ref.precision not in ("city", "region"):
        return None
    return Who(name=ref.name, state=ref.country, score=0.7, reasons=("a place of the state",))


def of_adjective(words: str) -> str | None:
    """The state of a body called after a region: "the Scottish National Party"."""
    first = re.sub(r"^[Tt]he\s", "", words).partition(" ")[0]
    return _adjectives().get(first)


def _adjectives() -> dict[str, str]:
    """ "Bavarian", "Texan": regions' adjectives, with their states."""
    return {str(word): str(code) for word, code in lexicon("world/places")["adjectives"].items()}
