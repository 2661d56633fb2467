"""Who is visited, where it is people and no place. In: the words of whom a visit goes to. Out: whether they are people.

"Officials visited the families of the miners": they are the hosts, though no table knows them, and "a group of Koreans in Japan visited
the tower" went to no place in its own name.
"""

import re

from regesta.lexicons import lexicon, word_set
from regesta.records import EventMention, PlaceRef

FOLK = word_set("world/telling", "visited")
PLACES = frozenset(str(word) for kind in ("buildings", "parts") for word in lexicon("world/wheres")[kind])
_BEHIND = re.compile(r"\s(?:of|in|at|from|near|who|whose|with|on|to|for)\s|,")
_ENDINGS = (("ies", "y"), ("children", "child"), ("men", "man"), ("s", ""))


def are_people(words: str) -> bool:
    """Whether words mean people by a common noun: "the families of the miners", "wounded soldiers", not "the soldiers' home"."""
    head = _BEHIND.split(words, maxsplit=1)[0].split()[-1:]
    if not head or head[0] != head[0].lower():
        return False
    forms = {head[0], *(head[0].removesuffix(end) + base for end, base in _ENDINGS if head[0].endswith(end))}
    return bool(forms & FOLK)


def is_a_place(words: str) -> bool:
    """Whether words mean a place by a common noun: "the port of Riga", "a Chinese school"."""
    head = _BEHIND.split(words, maxsplit=1)[0].split()[-1:]
    return bool(head) and words[:1].islower() and head[0] in PLACES


def where_it_went(event: EventMention) -> PlaceRef | None:
    """The place of a visit, unless it stands in the name of those who went."""
    place = event.place
    if place is None or place.span is None:
        return place
    own = [p.span for p in event.actors if p.span is not None]
    return None if any(one.start <= place.span.start and place.span.end <= one.end for one in own) else place
