"""Whose a person is by words around his name that are no office. In: where the name stands, the report. Out: state and sector, or None.

"Saudi radical Omar Lahad", "former Chilean hostage Ana Torv", "Nigerian Ola Bello": what stands between must be what they are called, as
"Chilean police arrested Ana Torv" is no such thing, and a veteran of the Afghan war is no Afghan. "Two Peruvian officers, Luis Moro and Ivo
Darn", "four Peruvian officials, including General Luis Moro and Minister Ivo Darn": each of those named is of the group's state. "Ohio man
Carl Lund", "Peter Kaas, a resident of Antioch, Illinois", "Carl Lund, 22, of Cusco": of the state in which the place lies. Whoever was only
seen, held or born somewhere may be of anywhere; so may a "Santos lawyer" where a Luis Santos is named, and whoever is of Hamilton, of which
there are several.
"""

import re

from spacy.tokens import Doc

from regesta.lexicons import lexicon, word_set
from regesta.link.mentions.context import Context
from regesta.link.mentions.phrases import group_called
from regesta.link.mentions.places import place
from regesta.link.mentions.relative import state_before

BACK = 60  # letters before a name in which the adjective may stand; a choice: four words
ABOUT = word_set("world/telling", "about_a_state")
_CALLED = re.compile(r"(?:\s[a-z][a-z-]*){0,4}\s")
_LETTERS = re.compile(r"(?:[A-Z]\.?){2,4}")


def called_of(context: Context, doc: Doc | None, start: int) -> tuple[str | None, str | None]:
    """The state and sector of "Saudi radical" before the name at `start`; (None, None) where no such words stand there."""
    hit = next((hit for hit in reversed(context.inside(max(0, start - BACK), start))), None)
    entry = context.decide(hit) if hit is not None else None
    if doc is None or hit is None or entry is None or context.world.state(entry.state) is None:
        return None, None
    text, gap = context.text, context.text[hit.end : start]
    short = entry.kind == "state" and _LETTERS.fullmatch(text[hit.start : hit.end].rstrip(".")) is not None
    if not (entry.kind == "adjective" or (short and gap != " ")) or text[hit.start - 1 : hit.start] in ("-", "–", "/"):
        return None, None
    words = gap.lstrip(".").split()
    if not _CALLED.fullmatch(gap.lstrip(".")) or not ABOUT.isdisjoint(words):
        return None, None
    between = doc.char_span(hit.end + 1, start - 1, alignment_mode="expand") if words else None
    if words and (between is None or any(t.pos_ not in ("NOUN", "ADJ", "PUNCT") for t in between)):
        return None, None
    if words and (between is None or between[-1].pos_ != "NOUN" or between[-1].tag_ == "NNS"):
        return None, None
    group = group_called(" ".join(words)) if words else None
    return entry.state, group[0] if group is not None and not group[1] else None


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


_PLACE_NAME = r"[A-Z][\w’-]*(?:\s[A-Z][\w’-]*){0,2}"
_KIND = "|".join(sorted(word_set("world/telling", "dwellers"), key=len, reverse=True))
_BEFORE = re.compile(rf"(?:^|[^\w-]|\b[a-z]+\s)(?P<place>{_PLACE_NAME}?)\s(?:[a-z]+\s)?(?:{_KIND}),?\s$")
_BEHIND = re.compile(
    rf",\s(?:\d+,\s)?(?:an?\s)?(?:[\w-]+\s){{0,2}}?(?:(?:{_KIND})\s(?:of|from)|of)\s(?:the\s)?(?P<place>{_PLACE_NAME})(?:,\s(?P<wider>{_PLACE_NAME}))?"
)
_OF = re.compile(rf"\sof\s(?P<place>{_PLACE_NAME})(?:,\s(?P<wider>{_PLACE_NAME}))?")
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
