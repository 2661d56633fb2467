"""What no English tree has, put right after reading. In: a sentence's words as read. Out: its tags and relations.

A verb has one subject. Where the network reads a second one behind the verb ("Ruritania accused Strelsau of ..."), it is the object; of two
before the verb of a clause without "that" ("The ministry told the embassy it would ...") the first is the object of the verb above.
A word with a noun's Penn tag in a noun's place is no verb. The later words of a name hang on the name, not on another one. "The president
is to visit Norway" is no equation, as "the aim is to visit Norway" is: its "is" is an auxiliary and its subject the one who visits.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from regesta.lexicons import lexicon

BE = frozenset({"is", "are", "was", "were", "am", "'s", "’s", "'re", "’re"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
PERSONA = frozenset({"persona", "personae"})
PLACES = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "compound"})


def repaired(heads: Sequence[int], relations: Sequence[str], upos: Sequence[str]) -> list[str]:
    """The relations with every second subject behind its verb made an object.

    Args:
        heads: the head of every word, counting from 1; 0 is the root.
        relations: their relations.
        upos: their tags.
    """
    made = list(relations)
    first: dict[int, int] = {}
    for at, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        if relation not in SUBJECTS or not head:
            continue
        verb = head - 1
        if head in first and first[head] < verb < at and upos[verb] == "VERB" and relation == "nsubj":
            made[at] = "obj"
        elif head in first and at < verb and relations[verb] == "ccomp" and heads[verb] - 1 < first[head]:
            made[first[head]] = "obj"
        first.setdefault(head, at)
    return made


def rehung(heads: Sequence[int], relations: Sequence[str], upos: Sequence[str]) -> tuple[list[int], list[str]]:
    """Heads and relations with objects where English has them.

    What stands before the "of" or "to" of a clause is the object of the verb above it ("accuses Peru of shelling its villages"). Of two
    objects in a row the first receives ("sell Chile twelve jets"); one with a preposition is none ("granted asylum to five officers").
    """
    made, named = list(heads), list(relations)
    marks = {h: at for at, (h, r) in reversed(list(enumerate(zip(heads, relations, strict=True)))) if r == "mark"}
    first: dict[int, int] = {}
    for at, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        if relation != "obj" or not head:
            continue
        above = heads[head - 1]
        clause = relations[head - 1] in {"advcl", "acl", "xcomp", "ccomp"}
        if clause and at < marks.get(head, -1) and 0 < above <= at and upos[above - 1] == "VERB":
            made[at] = above
        elif head - 1 < at:
            before = first.setdefault(head, at)
            led = [
                i for i in range(before + 1, at) if heads[i] == at + 1 and relations[i] == "case" and upos[i] == "ADP"
            ]
            if before != at and led:  # "granted asylum to five officers"
                named[at] = "obl"
            elif before != at and not any(upos[i] in {"PUNCT", "ADP", "CCONJ", "VERB"} for i in range(before + 1, at)):
                named[before] = "iobj"
    return made, named


def arranged(words: Sequence[str], heads: Sequence[int], relations: Sequence[str]) -> list[str]:
    """The relations with "is to" of an arrangement as auxiliary, where the subject is no aim, plan or task.

    Who "is ready to" sign is somebody: the "it" before it is a subject.
    """
    made = list(relations)
    for at, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        if relation == "expl" and head and words[at].lower() == "it" and words[head - 1].lower() in _disposed():
            made[at] = "nsubj"
    for at, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        verb = head - 1
        if relation != "cop" or words[at].lower() not in BE or at + 1 >= verb or words[at + 1].lower() != "to":
            continue
        own = [i for i in range(at) if heads[i] == head and relations[i] in {"nsubj:outer", "nsubj"}]
        if heads[at + 1] != head or not own or words[own[-1]].lower() in _aims():
            continue
        made[at] = "aux"
        passive = any(heads[i] == head and relations[i] == "aux:pass" for i in range(at, verb))
        made[own[-1]] = "nsubj:pass" if passive else "nsubj"
    return made


@cache
def _aims() -> frozenset[str]:
    return frozenset(lexicon("read/aims")["aims"].split())


@cache
def _disposed() -> frozenset[str]:
    return frozenset(lexicon("read/aims")["disposed"].split())


def tags(upos: Sequence[str], xpos: Sequence[str], heads: Sequence[int], relations: Sequence[str]) -> list[str]:
    """The universal tags with a noun where the Penn tag and the place are a noun's and the two tags differ.

    A participle with the auxiliary of a passive is a verb ("was convicted").
    """
    passive = {head - 1 for head, relation in zip(heads, relations, strict=True) if relation == "aux:pass"}
    return [
        "NOUN"
        if tag in ("NN", "NNS") and own == "VERB" and relations[at] in PLACES
        else "VERB"
        if tag == "VBN" and own == "ADJ" and at in passive
        else own
        for at, (own, tag) in enumerate(zip(upos, xpos, strict=True))
    ]


def lifted(heads: Sequence[int], relations: Sequence[str]) -> list[int]:
    """The heads with a subject that hangs on an auxiliary hung on its verb: "has yet to concede"."""
    made = list(heads)
    for at, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        if relation in SUBJECTS and head and relations[head - 1] == "aux" and heads[head - 1]:
            made[at] = heads[head - 1]
    return made


def gathered(heads: Sequence[int], relations: Sequence[str], names: Sequence[tuple[int, int, str]]) -> list[int]:
    """The heads with every `flat` word of a name that hangs outside it hung on the name's top word."""
    made = list(heads)
    for start, end, _ in names:
        inside = range(start, end)
        tops = [at for at in inside if made[at] - 1 not in inside and relations[at] != "flat"]
        for at in inside:
            if relations[at] == "flat" and made[at] - 1 not in inside and tops and not _above(made, at, tops[0]):
                made[at] = tops[0] + 1
    return made


def forward(heads: Sequence[int], relations: Sequence[str], upos: Sequence[str]) -> tuple[list[int], list[str]]:
    """Heads and relations with no phrase before the noun it belongs to: "shared data with Chad about arms" is not "Chad about arms"."""
    made, named = list(heads), list(relations)
    led = {head - 1 for head, relation in zip(heads, relations, strict=True) if relation == "case"}
    for at, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        noun = head - 1
        if (
            relation != "nmod"
            or noun <= at
            or at not in led
            or noun not in led
            or relations[noun] not in ("obl", "nmod")
        ):
            continue
        case = max(i for i, (h, r) in enumerate(zip(heads, relations, strict=True)) if r == "case" and h == head)
        above = heads[noun] - 1
        if at < case and 0 <= above < at and upos[above] in ("VERB", "NOUN"):
            made[at], named[at] = above + 1, relations[noun]
    return made, named


def possessed(
    words: Sequence[str], heads: Sequence[int], relations: Sequence[str], upos: Sequence[str]
) -> tuple[list[int], list[str]]:
    """Heads and relations with a name before "'s" hung on what it owns, where it was taken for a part of a name far before.

    "South Korea rejected North Korea's demand": the second name is no word of the first.
    """
    made, named = list(heads), list(relations)
    for at, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        if relation != "flat" or at + 2 >= len(words) or words[at + 1] not in ("'s", "’s") or heads[at + 1] == head:
            continue
        between = range(head, at)
        if not 0 < head <= at or all(upos[i] == "PROPN" for i in between):
            continue
        owned = at + 2
        while owned + 1 < len(words) and upos[owned] in {"ADJ", "NUM", "PROPN"}:
            owned += 1
        while owned + 1 < len(words) and upos[owned] == upos[owned + 1] == "NOUN" and made[owned] == owned + 2:
            owned += 1
        if upos[owned] == "NOUN":
            made[at], named[at] = owned + 1, "nmod:poss"
            made[at + 1] = at + 1
    return made, named


def unwelcome(
    words: Sequence[str], heads: Sequence[int], relations: Sequence[str], upos: Sequence[str]
) -> tuple[list[int], list[str]]:
    """Heads and relations with "persona non grata" hung on the verb that says it: "declared two envoys of Peru personae non gratae".

    To the network it is a noun that takes what stands before it for its own first part. That noun then stands where the phrase stood.
    """
    made, named = list(heads), list(relations)
    for at in range(len(words) - 2):
        if [word.lower() for word in words[at + 1 : at + 2]] != ["non"] or words[at].lower() not in PERSONA:
            continue
        verb = next((i for i in range(at - 1, -1, -1) if upos[i] == "VERB"), None)
        if verb is None or any(_above(heads, i, verb) for i in (at, at + 1, at + 2)):
            continue
        own = [i for i in range(verb + 1, at) if made[i] == at + 1]
        if own and upos[own[-1]] in {"NOUN", "PROPN"}:  # "the envoy" of "the envoy persona": it was read as a compound
            top = own[-1]
            made[top], named[top] = made[at], named[at]
            for i in own[:-1]:
                made[i] = top + 1
        made[at], named[at] = verb + 1, "xcomp"
        made[at + 1], named[at + 1], made[at + 2], named[at + 2] = at + 3, "advmod", at + 1, "amod"
    return made, named


def _above(heads: Sequence[int], upper: int, lower: int) -> bool:
    """Whether a word is among those that another hangs on."""
    at = lower
    while heads[at]:
        at = heads[at] - 1
        if at == upper:
            return True
    return False
