"""The silver name set cleaned: titles cut off persons, states told from peoples, one label for one name.

In: examples of the Groningen Meaning Bank as `corpora.gmb` gives them. Out: the same with names that agree with the gold sets.
Each step answers to a fault seen in the set; what each gave is in docs/decisions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from training.corpora import DOUBTED, Example, marked, spans
from training.peoples import longest_matches, peoples

TITLES = frozenset(
    """mr. mr mrs. mrs ms. ms dr. dr president prime minister vice deputy general gen. lieutenant lt. colonel col. major maj.
    captain capt. admiral adm. sergeant sgt. secretary secretary-general senator sen. senators representative rep. king queen
    prince princess pope cardinal archbishop bishop sheikh ayatollah grand mullah imam rev. reverend father chancellor premier
    foreign defense defence interior finance oil justice governor gov. mayor ambassador envoy spokesman spokeswoman chief judge
    justice chairman director former then acting interim new late commander leader assistant attorney under first lady saint st.
    crown emperor sultan emir brigadier marshal sir lord lady presidents ministers us u.s. u.n. state security adviser advisor
    national health speaker congressman congresswoman professor prof. inspector police army - - of the""".split()
)
SETTLED = {
    "ORG": "U.N.|UN|United Nations|EU|European Union|NATO|Security Council|U.N. Security Council|White House|State Department|Taleban|"
    "Taliban|Hamas|Hezbollah|Fatah|al - Qaida|al - Qaeda|Al - Qaida|Pentagon|Kremlin|Congress|Senate|Supreme Court|IAEA|WHO|"
    "African Union|Arab League|World Bank|Foreign Ministry|Defense Ministry|Interior Ministry|Army|Navy|Air Force|PKK|FARC|OPEC",
    "LOC": "West Bank|Gaza|Gaza Strip|Golan Heights|Middle East|Persian Gulf|Balkans|Caucasus|The Hague|Hague|Baghdad|Kabul|Tehran|"
    "Pyongyang|Moscow|Beijing|Washington|Seoul|Islamabad|Darfur|Kashmir|Chechnya|Kosovo|Helmand|Kandahar|Europe|Africa|Asia|Georgia|Jordan|Chad",
}  # fmt: skip
NO_NAMES = frozenset(
    {"Western", "State", "Committee", "Council", "AIDS", "Democracy", "Internet", "Islam", "Eastern", "I", "He"}
)
GROUP_ENDINGS = ("an", "ans", "ese", "ish", "i", "is")
OFTEN, SURE = 4, 0.8  # a choice: a string labelled this often with this share of one type keeps that type everywhere


def clean(examples: Iterable[Example], states: frozenset[tuple[str, ...]]) -> list[Example]:
    """The whole set cleaned; needs it whole, because a name's commonest label is counted over all of it."""
    first = [replace(e, names=marked(len(e.words), _titles_cut(e.words, spans(e.names or [])))) for e in examples]
    settled = _settled(first, states)
    return [_relabelled(e, settled, states) for e in first]


def _titles_cut(words: list[str], found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept = []
    for start, end, kind in found:
        if kind == "PER":
            while start < end and words[start].lower() in TITLES:
                start += 1
        while end > start and words[end - 1] in {"'s", "'", ",", "."}:
            end -= 1
        while end > start and words[start] in {"the", "The", "'s", '"', "`"}:
            start += 1
        if start < end and any(w[:1].isalpha() for w in words[start:end]):
            kept.append((start, end, kind))
    return kept


def _settled(examples: list[Example], states: frozenset[tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    counts: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for example in examples:
        for start, end, kind in spans(example.names or []):
            counts[tuple(example.words[start:end])][kind] += 1
    settled = {}
    for name, kinds in counts.items():
        kind, often = kinds.most_common(1)[0]
        if sum(kinds.values()) >= OFTEN and often >= SURE * sum(kinds.values()):
            settled[name] = kind
    settled |= {name: "LOC" for name in states} | {name: "NORP" for name in peoples()}
    for kind, names in SETTLED.items():
        settled |= {tuple(name.split()): kind for name in names.split("|")}
    return settled


def _relabelled(example: Example, settled: dict[tuple[str, ...], str], states: frozenset[tuple[str, ...]]) -> Example:
    words = example.words
    silver = spans(example.names or [])
    taken = [False] * len(words)
    for start, end, _ in silver:
        taken[start:end] = [end - start > 2] * (end - start)
    found = longest_matches(words, frozenset(p for p in peoples() if len(p) > 1), taken, "NORP")
    found += longest_matches(words, frozenset(s for s in states if len(s) > 1), taken, "LOC")
    for start, end, kind in silver:
        inside = [s for s in found if s[0] < end and start < s[1]]
        if inside or (end - start == 1 and words[start] in NO_NAMES):
            continue
        name = tuple(words[start:end])
        if kind == "NORP" and name not in settled and not words[end - 1].endswith(GROUP_ENDINGS):
            kind = "LOC"
        kind = "PER" if start and words[start - 1] in {"Mr.", "Ms.", "Mrs."} else settled.get(name, kind)
        found.append((start, end, kind))
        taken[start:end] = [True] * (end - start)
    for kind, names in SETTLED.items():
        found += longest_matches(words, frozenset(tuple(n.split()) for n in names.split("|")), taken, kind)
    found += longest_matches(words, states, taken, "LOC") + longest_matches(words, peoples(), taken, "NORP")
    return replace(example, names=marked(len(words), found))


def agreeing(example: Example, read: Iterable[tuple[int, int, str]]) -> Example:
    """The example with every word of a name that only one of the two marks so left open."""
    labels = list(example.names or [])
    for start, end, _ in set(spans(labels)) ^ set(read):
        labels[start:end] = [DOUBTED] * (end - start)
    return replace(example, names=labels)
