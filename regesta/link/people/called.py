"""Whose people are by the words right before their names. In: where a name begins, the report, its Doc. Out: state and sector, or Nones.

"Saudi radical Omar Lahad", "former Chilean hostage Ana Torv", "Nigerian Ola Bello": no title, but whose they are. What stands between
must be what they are called: "Chilean police arrested Ana Torv" is no such thing, and a veteran of the Afghan war is no Afghan.
"""

import re

from spacy.tokens import Doc

from regesta.lexicons import word_set
from regesta.link.mentions.context import Context
from regesta.link.mentions.phrases import group_called

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
