"""What a group says of those it names. In: where a name stands in a report. Out: the state and sector of the group named before it.

"Two Peruvian officers, Luis Moro and Ivo Darn", "four Peruvian officials, including General Luis Moro and Minister Ivo Darn", "Chilean
lawmakers Ana Torv and Bo Ray": each of those named is of the group's state.
"""

import re

from regesta.lexicons import lexicon
from regesta.link.mentions.context import Context
from regesta.link.mentions.phrases import group_called
from regesta.link.mentions.relative import state_before

REACH = 200  # letters before a name in which the group that it belongs to may stand: five names with titles; a choice
_NAMED = r"(?:(?:[A-Z][\w.’'-]*|of|and|de|bin|al|el|van|von|the|\"|“|”|&)[,]?\s)*"
_GROUP = re.compile(
    r"(?<![\w-])(?P<noun>(?:[a-z-]+\s)?[a-z-]*(?:s|men|women|police))"
    rf"(?P<open>,?\s(?:including|among them|such as|namely|notably)\s|,\s|:\s|\s)(?P<names>{_NAMED})$"
)
_APPOSED = re.compile(r"(?<=[A-Za-z]\s)(?P<noun>(?:[a-z-]+\s){0,2}[a-z-]+),\s$")
_INCLUDING = re.compile(r"including|among|such|namely|notably")
_AND_MORE = re.compile(r"(?:\sof\s[A-Z]\w+)?(?:,\s[A-Z][^,.;]{0,60})*,?\sand\s(?:the\s)?[A-Z]")


def of_group(context: Context, start: int, end: int) -> tuple[str | None, str | None]:
    """State and sector of the group to which the name at [start, end) belongs; (None, None) where none is named."""
    text = context.text[max(0, start - REACH, context.text.rfind("\n", 0, start) + 1) : start]
    found = _GROUP.search(text)
    if found is None or not (_INCLUDING.search(found["open"]) or _joined(found["names"], context.text, end)):
        return None, None
    group = group_called(found["noun"])
    person = found["noun"].rpartition(" ")[2].removesuffix("s") in lexicon("events/roles")["collective"]
    if (group is not None and group[1]) or not (group or person):
        return None, None
    at = start - len(text) + found.start("noun")
    return state_before(context, at) or _short(context, at), group[0] if group is not None else None


def of_kind(context: Context, start: int, end: int) -> str | None:
    """The state of "a Polish border guard, Adam Wrona,": whose the person is whom the name stands beside."""
    text = context.text[max(0, start - REACH) : start]
    found = _APPOSED.search(text)
    if found is None or context.text[end : end + 1] not in (",", ".", ";"):
        return None
    if found["noun"].rpartition(" ")[2] not in lexicon("events/roles")["collective"]:
        return None
    return state_before(context, start - len(text) + found.start("noun"))


def _joined(names: str, text: str, end: int) -> bool:
    """Whether several are named: "officers, Luis Moro and Ivo Darn"; one name behind a plural is somebody else's."""
    return names.rstrip().endswith((" and", "&")) or " and " in names or _AND_MORE.match(text, end) is not None


def _short(context: Context, at: int) -> str | None:
    """ "US lawmakers": a state by its letters right before the noun."""
    for hit in context.inside(max(0, at - 6), at):
        entry = context.decide(hit)
        if (
            entry is not None
            and context.text[hit.end : at] in (" ", ". ")
            and context.text[hit.start : hit.end].isupper()
        ):
            return entry.state if context.world.state(entry.state) is not None else None
    return None
