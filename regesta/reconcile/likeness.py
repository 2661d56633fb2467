"""How alike two reports are in what they tell. In: texts. Out: Profiles, made once; a number from 0 to 1 for two of them.

A profile holds the words of a report that say something, weighed by how rare they are in English at large, names and the first lines more.
The weights stand in a table and not in the pile, so that the likeness of two reports never changes when others are added.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from regesta.reconcile.accounts import stem

Profile = Mapping[str, float]

# Choices, tried on ECB+ topics 1 to 35 (same seminal event or another of the kind, AUC per topic) and on the English pairs of SemEval-2022
# task 8: names as much as other words .899 / .940, half as much again and the first lines thrice .919 / .932.
COMMON = 5.5  # -ln of a share: "said", "he" and whatever is commoner count nothing
RARE = 13.8  # what a word has that the table does not know
NAME = 1.5  # a name weighs so much more
FIRST = 60  # words of the first lines, which tell what the report is about ...
AGAIN = 2  # ... and are counted so many times more
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def profile(text: str) -> Profile:
    """The telling words of a text with their weights; the squares add up to 1."""
    words = _WORD.findall(text)
    upper = Counter(word.lower() for word in words if word[0].isupper())
    lower = Counter(word for word in words if not word[0].isupper())
    often: Counter[str] = Counter()
    weight: dict[str, float] = {}
    for place, word in enumerate(words):
        low = word.lower()
        rare = _rarity(low) - COMMON
        if rare <= 0 or len(low) < 2:
            continue
        name = upper[low] > lower[low]
        key = re.sub("['’]s$", "", low) if name else stem(low)
        often[key] += 1 + (AGAIN if place < FIRST else 0)
        weight[key] = max(weight.get(key, 0.0), rare * NAME if name else rare)
    found = {key: (1 + math.log(count)) * weight[key] for key, count in sorted(often.items())}
    length = math.sqrt(sum(value * value for value in found.values())) or 1.0
    return {key: value / length for key, value in found.items()}


def likeness(one: Profile, other: Profile) -> float:
    """1 for the same words, 0 for none in common."""
    if len(one) > len(other):
        one, other = other, one
    return math.fsum(value * other[key] for key, value in one.items() if key in other)


def _rarity(word: str) -> float:
    return _table().get(word, RARE)


@cache
def _table() -> Mapping[str, float]:
    text = files("regesta.lexicons").joinpath("reconcile/frequency.tsv").read_text(encoding="utf-8")
    found: dict[str, float] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            share, words = line.split("\t")
            found.update(dict.fromkeys(words.split(), float(share)))
    return found
