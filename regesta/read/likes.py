"""Verbs joined to their like, and "it" that is somebody. In: a sentence's words as read. Out: heads and relations, put right.

Of "was to lay flowers, speak to men who survived the raid and meet the premier" the network joins the meeting to the surviving, though
a verb is joined only to one of its own form. Of "the ministry says it has appealed to Chad" it takes "it" for nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

from regesta.lexicons import word_set

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl", "csubj", "nsubj:outer"})
AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})
UNLIKE = {"to": ("past", "ing"), "past": ("to", "ing"), "ing": ("to", "past", "with")}
PAST = frozenset({"VBD", "VBZ"})
SAYING = word_set("read/words", "saying_it")
NOBODYS = word_set("read/words", "nobodys_forms")


def joined_to_its_like(
    words: Sequence[str], heads: Sequence[int], relations: Sequence[str], upos: Sequence[str], xpos: Sequence[str]
) -> tuple[list[int], list[str]]:
    """Heads and relations with every verb that is joined to one of another form hung on the next above of its own; heads count from 1.

    Args:
        words: the words of a sentence.
        heads: the head of every word; 0 is the root.
        relations: their relations.
        upos: their tags.
        xpos: their Penn tags.
    """
    made, named = list(heads), list(relations)
    for at, relation in enumerate(relations):
        first = made[at] - 1
        if relation != "conj" or upos[at] != "VERB" or not 0 <= first < at or upos[first] != "VERB":
            continue
        form, other = (_form(made, named, xpos, one) for one in (at, first))
        own = {named[c] for c, head in enumerate(made) if head == at + 1}
        if own & SUBJECTS or other not in UNLIKE.get(form, ()):
            continue
        above = made[first] - 1
        for _ in made:  # no longer than the sentence, whatever the heads
            if above < 0 or (above < at and upos[above] == "VERB" and _form(made, named, xpos, above) == form):
                break
            above = made[above] - 1
        if 0 <= above < at and upos[above] == "VERB" and _form(made, named, xpos, above) == form:
            made[at] = above + 1
    return made, named


def _form(heads: Sequence[int], relations: Sequence[str], xpos: Sequence[str], at: int) -> str:
    """ "to" for an infinitive, "past" for a finite verb, "ing", "with" for one with an auxiliary; "" of what may be several."""
    if any(head == at + 1 and relations[c] in AUXILIARIES for c, head in enumerate(heads)):
        return "with"
    return "past" if xpos[at] in PAST else {"VBG": "ing", "VB": "to"}.get(xpos[at], "")


def somebodys_doing(
    words: Sequence[str], heads: Sequence[int], relations: Sequence[str], upos: Sequence[str]
) -> list[str]:
    """The relations with the "it" of what somebody is said to do as its subject: "says it plans to build a bridge"."""
    made = list(relations)
    for at, relation in enumerate(relations):
        verb = heads[at] - 1
        if relation != "expl" or words[at].lower() != "it" or not at < verb or upos[verb] != "VERB":
            continue
        under = [c for c, head in enumerate(heads) if head == verb + 1]
        if any(relations[c] in ("aux:pass", "cop", "csubj") for c in under) or words[verb].lower() in NOBODYS:
            continue
        if relations[verb] == "ccomp" and heads[verb] and words[heads[verb] - 1].lower() in SAYING:
            made[at] = "nsubj"
    return made
