"""How far two reviewers agree. In: judgements. Out: Cohen's kappa overall and by kind of thing, and where they differ.

kappa = (observed - expected) / (1 - expected): the share of things on which both say the same, against the share that would fall
together if each kept to how often he says what. 1 is full agreement, 0 what chance gives. It is None where it cannot be told: nothing
judged by both, or both say one thing only. (J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological
Measurement 20, 1960.)
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

import msgspec

from regesta.link.judgements.standing import standing
from regesta.records import Judgement
from regesta.serve.judging import PERSON
from regesta.store.database import Store
from regesta.store.located import judgements

FEW = 20  # things judged by both below which a kappa says little; a choice


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A thing on which two people said something else, with what each said."""

    kind: str
    id: str
    keys: tuple[str, ...]
    left: str
    right: str


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """Agreement on one kind of thing: how many both judged, the share on which they say the same, kappa."""

    kind: str
    both: int
    same: float | None
    kappa: float | None


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """Two reviewers: overall, by kind, and where they differ; `alone` counts what only the one or the other judged."""

    left: str
    right: str
    overall: Kind
    kinds: tuple[Kind, ...]
    alone: tuple[int, int]
    differences: tuple[Difference, ...]

    @property
    def few(self) -> bool:
        """Whether so little was judged by both that kappa says little."""
        return self.overall.both < FEW


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of pairs of verdicts; None where chance alone would give full agreement, or there are none."""
    if not pairs:
        return None
    left, right = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    observed = sum(one == other for one, other in pairs) / len(pairs)
    expected = sum(left[verdict] * right[verdict] for verdict in left) / len(pairs) ** 2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def reviewers(store: Store) -> tuple[str, ...]:
    """Who has judged, those with most judgements first."""
    people = (one for one in standing(judgements(store)) if one.decided_by == PERSON)
    counted = Counter(one.who or "unnamed" for one in people)
    return tuple(sorted(counted, key=lambda name: (-counted[name], name)))


def agreements(store: Store, *, left: str = "", right: str = "") -> tuple[Agreement, ...]:
    """Of each two reviewers, or of the two named."""
    every = standing(judgements(store))
    names = [left, right] if left and right else list(reviewers(store))
    return tuple(
        between(every, one, other) for one, other in combinations(names, 2) if not left or left in (one, other)
    )


def between(judgements_: Iterable[Judgement], left: str, right: str) -> Agreement:
    """Agreement of two people, on the last word of each on each thing."""
    holding = list(judgements_)
    ours, theirs = (_said(holding, who) for who in (left, right))
    both = sorted(set(ours) & set(theirs))
    pairs = {key: (ours[key][0], theirs[key][0]) for key in both}
    kinds = sorted({kind for kind, _ in both})
    return Agreement(
        left=left, right=right, overall=_kind("all", list(pairs.values())),
        kinds=tuple(_kind(kind, [pair for key, pair in pairs.items() if key[0] == kind]) for kind in kinds),
        alone=(len(set(ours) - set(theirs)), len(set(theirs) - set(ours))),
        differences=tuple(
            Difference(kind=key[0], id=ours[key][1].left, keys=ours[key][1].mentions, left=one, right=other)
            for key, (one, other) in pairs.items() if one != other
        ),
    )  # fmt: skip


def _kind(name: str, pairs: list[tuple[str, str]]) -> Kind:
    same = sum(one == other for one, other in pairs) / len(pairs) if pairs else None
    found = kappa(pairs)
    return Kind(
        kind=name, both=len(pairs), same=same and round(same, 3), kappa=None if found is None else round(found, 3)
    )


def _said(holding: Iterable[Judgement], who: str) -> dict[tuple[str, str], tuple[str, Judgement]]:
    """What a person said of each thing: the last verdict; an edit says what it puts there."""
    found: dict[tuple[str, str], tuple[str, Judgement]] = {}
    edits: dict[tuple[str, str], dict[str, str]] = {}
    for one in holding:
        if (one.who or "unnamed") != who:
            continue
        key = _key(one)
        if one.verdict == "edit" and one.change is not None:
            put = edits.setdefault(key, {})
            slot = f"{one.change.field} {one.change.gone.name}" if one.change.gone else one.change.field
            put[slot] = f"{slot}={one.change.after or ''}"
            found[key] = ("edit: " + ", ".join(sorted(put.values())), one)
        elif one.verdict == "accept" and key in edits:
            found[key] = (found[key][0], one)  # accepted as edited
        else:
            found[key] = (one.verdict, one)
    return found


def _key(one: Judgement) -> tuple[str, str]:
    """The thing that is judged, the same for two people however much an event had grown in between."""
    if one.right and one.about != "disagreement":
        return "pair of actors" if one.about in (None, "actor") else "pair of events", " ".join(
            sorted((one.left, one.right))
        )
    # An event is the mention it was named after, which stays when reports are added.
    return one.about or "actor", one.mentions[0] if one.about == "event" and one.mentions else one.left
