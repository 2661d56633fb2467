"""Whose people are who are told by their town or region. In: where a person's name stands, the report. Out: the state, or None.

"Ohio man Carl Lund", "Lyon baker Ann Roy", "Peter Kaas, a resident of Antioch, Illinois", "Carl Lund, 22, of Cusco": of the state in
which the place lies. Whoever was only seen, held or born somewhere may be of anywhere; so may a "Santos lawyer" where a
Luis Santos is named, and whoever is of Hamilton, of which there are several.
"""

import re

from regesta.lexicons import word_set
from regesta.link.mentions.context import Context
from regesta.link.mentions.places import place

_NAME = r"[A-Z][\w’-]*(?:\s[A-Z][\w’-]*){0,2}"
_KIND = "|".join(sorted(word_set("world/telling", "dwellers"), key=len, reverse=True))
_BEFORE = re.compile(rf"(?:^|[^\w-]|\b[a-z]+\s)(?P<place>{_NAME}?)\s(?:[a-z]+\s)?(?:{_KIND}),?\s$")
_BEHIND = re.compile(
    rf",\s(?:\d+,\s)?(?:an?\s)?(?:[\w-]+\s){{0,2}}?(?:(?:{_KIND})\s(?:of|from)|of)\s(?:the\s)?(?P<place>{_NAME})(?:,\s(?P<wider>{_NAME}))?"
)
_OF = re.compile(rf"\sof\s(?P<place>{_NAME})(?:,\s(?P<wider>{_NAME}))?")
AROUND = 60  # letters before a name that are looked at; a choice


def dweller(
    context: Context, start: int, end: int, *, starts: tuple[int, ...] = (), ends: tuple[int, ...] = ()
) -> str | None:
    """The state of the town or region of which the person named at [start, end) is said to be.

    Args:
        context: the report.
        start: where the name begins.
        end: where it ends.
        starts: where people's names begin; a word of theirs is no town.
        ends: where they end.
    """
    before = _BEFORE.search(context.text[max(0, start - AROUND) : start])
    behind = _BEHIND.match(context.text, end)
    if behind is None and " " in context.text[start:end]:
        behind = _OF.match(context.text, end)  # "Ola Lund of Florida"; of one name a place is a part ("Rita of Cascia")
    people = {context.text[one:last] for one, last in zip(starts, ends, strict=True) if one != start}
    if before is not None and any(re.search(rf"\b{re.escape(before['place'])}\b", name) for name in people):
        before = None
    for words in (before and before["place"], behind and behind["wider"], behind and behind["place"]):
        state = _lies_in(context, words) if words else None
        if state is not None:
            return state
    return None


def _lies_in(context: Context, words: str) -> str | None:
    states = {one.country for one in context.world.places.named(words)} - {None}
    if not states:
        return None
    ref = place(words, span=None, world=context.world, context_states=context.states, text=context.text)
    state = ref.country if ref.place is not None and ref.precision in ("city", "region") else None
    return state if len(states) == 1 else None
