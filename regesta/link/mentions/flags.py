"""Under whose flag something stands. In: the words of a phrase, the report. Out: the state, or None.

"The Panama-flagged tanker", "an Iranian-owned yard", "a Peru-based group".
"""

import re
from functools import cache

from regesta.lexicons import lexicon
from regesta.link.mentions.context import Context


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    tails = ("|".join(lexicon("world/vessels")[words]) for words in ("flagged", "owned", "based"))
    return tuple(re.compile(rf"\b([A-Z][\w.]*(?: [A-Z][\w.]*)*)-(?:{tail})\b") for tail in tails)


def flag_of(context: Context, text: str) -> str | None:
    """The state of "the Panama-flagged tanker", "a Peru-based group": of its flag before that of its owner."""
    if "-" not in text:
        return None
    for pattern in _patterns():
        for found in pattern.finditer(text):
            states = {
                entry.state for entry in context.world.names.get(found.group(1)) if entry.kind in ("state", "adjective")
            }
            if len(states) == 1:
                return states.pop()
    return None
