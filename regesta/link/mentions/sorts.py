"""The state that a word for its sort means. In: a noun phrase ("the kingdom", "the Gulf state"), a Context. Out: a `Who`, or None.

What sort a state is stands in `lexicons/world/sorts.yaml`. The only state of the sort that is named before is meant; of several the only
one of the last sentences. "The country" is the only state of the sentences right before. Where two fit, nobody.
"""

import re
from collections.abc import Iterable
from functools import cache

from regesta.lexicons import any_word, lexicon
from regesta.link.mentions.bodies import entry_who
from regesta.link.mentions.context import Context, Hit
from regesta.link.people.clusters import Who

NEAR = 260  # letters before in which the state lies where the report names two of a sort: two sentences; a choice
KOREAS = {"north": "PRK", "south": "KOR"}
HALVES = frozenset({"SDN", "SSD", "YEM", "CYP"})  # other states with a north and a south
_END = re.compile(r"[.!?]['\"’”]?\s+(?=[\"“‘]?[A-Z])|\n")
_HALF = re.compile(r"[Tt]he\s(?P<half>North|South)")


@cache
def _table() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """The states by noun and by region."""
    nouns: dict[str, frozenset[str]] = {}
    for entry in lexicon("world/sorts")["sorts"]:
        for noun in entry["nouns"]:
            nouns[noun] = nouns.get(noun, frozenset()) | frozenset(entry["states"])
    regions = {str(w): frozenset(e["states"]) for e in lexicon("world/sorts")["regions"] for w in e["words"]}
    return nouns, regions


@cache
def _form() -> re.Pattern[str]:
    nouns, regions = _table()
    words = lexicon("world/sorts")
    return re.compile(
        rf"(?:the|this|that)\s(?:(?:{any_word(words['beside'])}),?\s)*(?:(?P<region>{any_word(regions)})\s(?P<noun>{any_word(words['nouns'])})"
        rf"|(?P<sort>{any_word(nouns)})|(?P<plain>{any_word(words['plain'])})|(?:(?:{any_word(words['beside_blocs'])})\s)?(?P<bloc>{any_word(words['blocs'])}))",
        re.IGNORECASE,
    )


def sort_who(context: Context, start: int, end: int) -> Who | None:
    """Who a phrase stands for that only says what sort of state it is; None for every other phrase, and where two fit."""
    text = " ".join(context.text[start:end].split())
    half = _HALF.fullmatch(text) or _HALF.fullmatch(" ".join(context.text[max(0, start - 4) : end].split()))
    if half is not None:
        return _korea(context, half["half"].lower())
    named = text[:1].isupper() and context.text[max(0, start - 4) : start] in ("the ", "The ")
    said = _form().fullmatch(f"the {text}" if named else text)  # "the Kingdom", read as a name without its article
    if said is None:
        return None
    if said["bloc"]:
        return _bloc(context, start, said["bloc"].lower())
    if said["plain"]:
        return _of(context, _last_named(context, start))
    nouns, regions = _table()
    fitting = regions[said["region"].lower()] if said["region"] else nouns[said["sort"].lower()]
    if said["region"] and said["noun"].lower() in nouns:
        fitting = fitting & nouns[said["noun"].lower()] or fitting
    own = context.side if named and context.side in fitting else None  # a Chadian paper's own "the Kingdom"
    return _of(context, own or _nearest(context, start, fitting))


def _of(context: Context, code: str | None) -> Who | None:
    state = context.world.state(code)
    if state is None:
        return None
    return Who(name=state.name, actor=state.id, state=code, score=0.7, reasons=("the state of that sort",))


def _codes(context: Context, hits: Iterable[Hit]) -> dict[str, None]:
    told = (context.decide(hit) for hit in hits)
    return dict.fromkeys(e.state for e in told if e and e.state and context.world.state(e.state))


def _nearest(context: Context, start: int, fitting: frozenset[str]) -> str | None:
    """The only state of the sort named before; of several, that named near, or that by its name where others lend an adjective."""
    hits = context.inside(0, start)
    near = context.inside(max(0, start - NEAR), start)
    for some in (hits, near, [hit for hit in near if any(e.kind == "state" for e in hit.entries)]):
        found = [code for code in _codes(context, some) if code in fitting]
        if len(found) == 1:
            return found[0]
    return None


def _last_named(context: Context, start: int) -> str | None:
    """The only state named in the two sentences before the one that the phrase stands in."""
    ends = [match.end() for match in _END.finditer(context.text, 0, start)]
    here = ends[-1] if ends else 0
    if not _codes(context, context.inside(0, here)):  # "Chad's premier says the country ...", where a report begins
        own = _codes(context, context.inside(here, start))
        return next(iter(own)) if len(own) == 1 else None
    for lead in (ends[-2] if len(ends) > 1 else 0, ends[-3] if len(ends) > 2 else 0):
        found = _codes(context, context.inside(lead, here))
        sorts = [one.span() for one in _form().finditer(context.text, lead, here) if one["plain"] is None]
        others = [who.state for begin, end in sorts if (who := sort_who(context, begin, end)) is not None and who.state]
        if len(others) < len(sorts):
            return None
        found |= dict.fromkeys(others)
        if found:
            (code, *more) = found
            own = _codes(context, context.inside(here, start))
            return code if not more and code not in own else None
    return None


def _korea(context: Context, half: str) -> Who | None:
    """ "The North" in a report on Korea."""
    if not (context.counts["KOR"] or context.counts["PRK"]) or any(context.counts[code] for code in HALVES):
        return None
    return _of(context, KOREAS[half])


def _bloc(context: Context, start: int, noun: str) -> Who | None:
    """The only group of states of that kind that is named before."""
    blocs = frozenset(map(str, lexicon("world/sorts")["blocs"][noun]))
    told = [context.decide(hit) for hit in context.inside(0, start)]
    found = {entry.state: entry for entry in reversed(told) if entry and entry.state in blocs}
    return entry_who(next(iter(found.values())), context) if len(found) == 1 else None
