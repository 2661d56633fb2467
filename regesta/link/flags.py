"""Under whose flag something stands. In: the words of a phrase, the report. Out: the state, or None.

"The Panama-flagged tanker", "an Iranian-owned yard", "a Peru-based group".
"""

import re

from regesta.lexicons import lexicon
from regesta.link.context import Context


def flag_of(context: Context, text: str) -> str | None:
    """The state of "the Panama-flagged tanker", "a Peru-based group": of its flag before that of its owner."""
    for words in ("flagged", "owned", "based"):
        alternatives = "|".join(lexicon("world/vessels")[words])
        for found in re.finditer(rf"\b([A-Z][\w.]*(?: [A-Z][\w.]*)*)-(?:{alternatives})\b", text):
            states = {
                entry.state for entry in context.world.names.get(found.group(1)) if entry.kind in ("state", "adjective")
            }
            if len(states) == 1:
                return states.pop()
    return None
