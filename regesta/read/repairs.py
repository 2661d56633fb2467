"""What no English tree has, put right after reading. In: a sentence's words as read. Out: its tags and relations.

A verb has one subject. Where the network reads a second one behind the verb ("Ruritania accused Strelsau of ..."), it is the object; of two
before the verb of a clause without "that" ("The ministry told the embassy it would ...") the first is the object of the verb above.
A word with a noun's Penn tag in a noun's place is no verb. The later words of a name hang on the name, not on another one.
"""

from __future__ import annotations

from collections.abc import Sequence

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
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


def tags(upos: Sequence[str], xpos: Sequence[str], relations: Sequence[str]) -> list[str]:
    """The universal tags with a noun where the Penn tag and the place are a noun's and the two tags differ."""
    return [
        "NOUN" if tag in ("NN", "NNS") and own == "VERB" and relation in PLACES else own
        for own, tag, relation in zip(upos, xpos, relations, strict=True)
    ]


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


def _above(heads: Sequence[int], upper: int, lower: int) -> bool:
    """Whether a word is among those that another hangs on."""
    at = lower
    while heads[at]:
        at = heads[at] - 1
        if at == upper:
            return True
    return False
