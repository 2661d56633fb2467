"""Task `crossdoc`: which mentions in many reports tell of one event. In: a folder of ECB+ topics with its csv. Out: JSON object.

Gold mentions, topics given, only the sentences of the csv. Ours is `reconcile.compare` on mentions made from the gold spans, joined by
`reconcile.cluster`; their acts go by their word, as ECB+ asks for every act and our types cover those between states. The floor joins
all mentions of a topic whose head words have one lemma. On the held-back topics: same lemma 0.761, Barhom et al. 2019 0.795, the best
published 0.884.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.clusters import Clusters, b_cubed, ceaf_e, muc, scores
from bench.ecbplus import Topic, topics
from regesta.reconcile.byword import accounts_by_word, pairs_by_word, sets_of
from regesta.reconcile.cluster import clusters
from regesta.reconcile.compare import compare

PEER = {"conll_f1": 0.884}
MEASURES = {"muc": muc, "b3": b_cubed, "ceafe": ceaf_e}


def run(path: Path, *, sample: int | None = None) -> dict[str, Any]:
    """Score the topics of a folder.

    Args:
        path: a folder with a folder a topic and a csv of the sentences to score.
        sample: whole topics with about so many reports together.
    """
    read = topics(path, sample=sample)
    ours = [joined(topic) for topic in read]
    floor = [same_lemma(topic) for topic in read]
    return {
        "task": "crossdoc",
        "data": path.name,
        "n": sum(len(topic.mentions) for topic in read),
        "ours": measured(read, ours),
        "floor": measured(read, floor),
        "peer": PEER,
        "errors": [{"kind": kind, "count": count} for kind, count in errors(read, ours).most_common()],
    }


def joined(topic: Topic) -> dict[str, str]:
    """The cluster of each mention by ours."""
    told = accounts_by_word(topic.documents, topic.mentions, topic.lemmas)
    found = clusters(told, [compare(one, other) for one, other in pairs_by_word(told)])
    return {account.id: str(number) for number, one in enumerate(found) for account in one.accounts}


def same_lemma(topic: Topic) -> dict[str, str]:
    """The floor: one cluster a lemma."""
    return dict(topic.lemmas)


def measured(read: Sequence[Topic], ours: Sequence[Mapping[str, str]]) -> dict[str, float]:
    """Precision, recall and F1 of each measure over all topics, and the mean of the three F1."""
    found: dict[str, float] = {}
    for name, measure in MEASURES.items():
        counts = [
            measure(_groups(topic.gold), _groups({key: own[key] for key in topic.gold}))
            for topic, own in zip(read, ours, strict=True)
        ]
        total = [sum(values) for values in zip(*counts, strict=True)] or [0, 0, 0, 0]
        found[f"{name}_precision"], found[f"{name}_recall"], found[name] = scores(total)
    return found | {"conll_f1": sum(found[name] for name in MEASURES) / len(MEASURES)}


def _groups(cluster: Mapping[str, str]) -> Clusters:
    inside: dict[str, set[Hashable]] = defaultdict(set)
    for key, name in cluster.items():
        inside[name].add(key)
    return [frozenset(inside[name]) for name in sorted(inside)]


def errors(read: Sequence[Topic], ours: Sequence[Mapping[str, str]]) -> Counter[str]:
    """Pairs that are one and were left apart, or are two and were joined, by how they are told."""
    found: Counter[str] = Counter()
    for topic, own in zip(read, ours, strict=True):
        for one, other in combinations(topic.mentions, 2):
            gold = topic.gold[one.id] == topic.gold[other.id]
            if gold != (own[one.id] == own[other.id]):
                words = (topic.lemmas[one.id], topic.lemmas[other.id])
                kindred = sets_of(one.trigger.text, words[0]) & sets_of(other.trigger.text, words[1])
                told = "the same word" if words[0] == words[1] else "kindred words" if kindred else "other words"
                found[f"{'pair left apart' if gold else 'pair joined wrongly'}: {told}"] += 1
    return found
