"""Forces that several states have sent. In: words for a party. Out: whether they are such.

"Coalition troops in Chad" are not Chad's, though no other state is told of; "the multinational force" is no one's.
"""

import re

from regesta.lexicons import lexicon
from regesta.link.mentions.phrases import group_in

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
