"""Features of words from their tags and their places in the tree. In: a reading. Out: a feature string per word, UD's names.

Tense, verb form, number, person, voice and polarity: what later stages ask for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from regesta.read.model import Reading

OF_TAG = {
    "VB": {"VerbForm": "Inf"},
    "VBD": {"Tense": "Past", "VerbForm": "Fin"},
    "VBG": {"Tense": "Pres", "VerbForm": "Part"},
    "VBN": {"Tense": "Past", "VerbForm": "Part"},
    "VBP": {"Tense": "Pres", "VerbForm": "Fin"},
    "VBZ": {"Number": "Sing", "Person": "3", "Tense": "Pres", "VerbForm": "Fin"},
    "MD": {"VerbForm": "Fin"},
    "NN": {"Number": "Sing"},
    "NNP": {"Number": "Sing"},
    "NNS": {"Number": "Plur"},
    "NNPS": {"Number": "Plur"},
    "JJR": {"Degree": "Cmp"},
    "RBR": {"Degree": "Cmp"},
    "JJS": {"Degree": "Sup"},
    "RBS": {"Degree": "Sup"},
}
_GROUPS = {
    "i me my mine myself": {"Number": "Sing", "Person": "1"},
    "we us our ours ourselves": {"Number": "Plur", "Person": "1"},
    "you your yours": {"Person": "2"},
    "he him his himself": {"Gender": "Masc", "Number": "Sing", "Person": "3"},
    "she her hers herself": {"Gender": "Fem", "Number": "Sing", "Person": "3"},
    "it its itself": {"Gender": "Neut", "Number": "Sing", "Person": "3"},
    "they them their theirs themselves": {"Number": "Plur", "Person": "3"},
}
PRONOUNS = {word: found for words, found in _GROUPS.items() for word in words.split()}
NEGATIONS = frozenset({"not", "n't", "n’t", "no", "never", "nor", "neither"})
PASSIVE = frozenset({"aux:pass", "nsubj:pass", "csubj:pass", "obl:agent"})


def features(reading: Reading, words: Sequence[str]) -> list[str]:
    """A UD feature string for every word, `""` where there is nothing to say."""
    passive = {head for head, relation in zip(reading.heads, reading.relations, strict=True) if relation in PASSIVE}
    made = []
    for at, (word, tag) in enumerate(zip(words, reading.tags, strict=True)):
        found = dict(OF_TAG.get(tag, {}))
        low = word.lower()
        if tag in {"PRP", "PRP$"}:
            found |= PRONOUNS.get(low, {})
        if tag == "VBN" and at + 1 in passive:
            found["Voice"] = "Pass"
        if low in NEGATIONS and reading.upos[at] in {"PART", "ADV", "DET", "CCONJ"}:
            found["Polarity"] = "Neg"
        made.append("|".join(f"{key}={found[key]}" for key in sorted(found)))
    return made
