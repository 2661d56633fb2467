"""Joining accounts of one act. In: accounts, comparisons, judgements of people. Out: clusters, what joined them, what was left out.

Pairs are taken best first; two clusters become one when nothing between them rules it out and they fit together on the whole, not
only at one point. The order of the accounts does not matter: pairs are sorted by points, then by id. What people have judged comes first,
then accounts whose day is known, then each of the others is put to the act that it fits best. So an account that is dated loosely joins
no two acts, and who is joined with whom depends on what was told of about the same days.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from regesta.reconcile.accounts import Account
from regesta.reconcile.candidates import exact, meet_in, moment, places_of
from regesta.reconcile.compare import Comparison, compare
from regesta.reconcile.tally import ANOTHER_DAY, EVEN, SLIPPED
from regesta.reconcile.ties import (
    CLOSE,
    Cluster,
    Pair,
    Tie,
    cannot_be_one,
    could_join,
    event_id,
    founder,
    tie_of,
    ties_beside,
    vague,
)
from regesta.records import Judgement, Verdict, record_id

MADE_BY = "reconcile 1"
LOOSE = 0.8  # points by which two clusters' mean may fall short of EVEN; a choice
SHOWN = 6  # rejected neighbours kept for each cluster


def clusters(
    accounts: Sequence[Account], comparisons: Iterable[Comparison], judgements: Iterable[Judgement] = ()
) -> list[Cluster]:
    """Clusters in order of their founders; every account is in exactly one.

    Args:
        accounts: all that are to be looked at.
        comparisons: pairs of them.
        judgements: what people have judged of them.
    """
    given: dict[Pair, Comparison | None] = {(one.left, one.right): one for one in comparisons}
    tied = {key: tie for key, one in given.items() if one is not None and (tie := tie_of(one)) is not None}
    by_id = {one.id: one for one in accounts}
    joiner = Joiner(by_id.__getitem__, given)
    made = joiner.run(by_id, tied, judgements)
    joiner.show(made)
    return made


class Joiner:
    """Union-find whose sets know their accounts. Two accounts are compared only where what hangs on the pair does not tell."""

    def __init__(self, account_of: Callable[[str], Account], looked_up: dict[Pair, Comparison | None]) -> None:
        """`account_of` gives an account by its id; `looked_up` are pairs already compared, and takes those compared here."""
        self._account = account_of
        self._looked_up = looked_up
        self._drawers: dict[str, frozenset[int]] = {}
        # Clusters only grow while a run lasts, so one and its size say who is in it: what was found of two need not be found again.
        self._one: dict[tuple[int, int, int, int, bool], bool] = {}
        self._apart: dict[tuple[str, int, int], bool] = {}

    def run(
        self, inside: Iterable[str], tied: Mapping[Pair, Tie], judgements: Iterable[Judgement] = ()
    ) -> list[Cluster]:
        """Join all that goes together; clusters in order of their founders.

        Args:
            inside: the accounts to be joined.
            tied: what hangs on pairs, the lower id first, of which one at least is inside; the other is else known to be apart.
            judgements: what people have judged of them.
        """
        keys = sorted(inside)
        self.cluster = {key: Cluster([self._account(key)]) for key in keys}
        self._one, self._apart = {}, {}
        same, self.different, judged = _verdicts(judgements, self.cluster)
        self.tied = dict(tied)
        for left, right in (sorted(pair) for pair in self.different):
            pair = self._compared(left, right)
            self.tied.setdefault((left, right), Tie(could_join(pair), pair.link, pair.points))
        self.beside = ties_beside(self.tied)
        self.ordered = sorted(self.tied, key=lambda key: (-self.tied[key].points, key))
        for judgement, left, right in same:
            self._join(left, right, judgement)
        promising = [
            key
            for key in self.ordered
            if self.tied[key].joins
            and self.tied[key].points >= EVEN
            and key[0] in self.cluster
            and key[1] in self.cluster
        ]
        # Those whose day is known first: what is dated loosely or not at all must not keep apart, or bring together, what
        # they tell. It goes to the one of them that it fits best, and only what fits none is joined among itself.
        firm = {key for key in keys if key in judged or exact(self._account(key))}
        self._join_all([key for key in promising if key[0] in firm and key[1] in firm])
        attached = firm | self._attach([key for key in promising if (key[0] in firm) != (key[1] in firm)], firm)
        self._join_all([key for key in promising if key[0] not in attached and key[1] not in attached])
        unique = {id(cluster): cluster for cluster in self.cluster.values()}
        for one in unique.values():
            one.accounts.sort(key=lambda a: a.id)
            one.joined.sort(key=lambda j: j.id)
        return sorted(unique.values(), key=lambda c: founder(c.accounts).id)

    def show(self, made: Iterable[Cluster]) -> None:
        """Note beside some of the clusters of the last run what was left out and what they are linked with."""
        wanted = {id(one) for one in made}
        for left, right in self.ordered:
            one, other = self.cluster.get(left), self.cluster.get(right)
            if one is other:
                continue
            tie, apart = self.tied[left, right], frozenset((left, right)) in self.different
            for own, key, cluster in ((left, right, one), (right, left, other)):
                if cluster is None or id(cluster) not in wanted:
                    continue
                if tie.link is not None:
                    cluster.linked.append((tie.link, own, key))
                if len(cluster.near) < SHOWN:
                    pair = self._compared(left, right)
                    verdict: Verdict = "different" if pair.ruled_out or apart else "unsure"
                    cluster.near.append(_judgement(pair, verdict, by_person=apart))

    def _join_all(self, pairs: Sequence[Pair]) -> None:
        for _ in range(2):  # a second time, as clusters have grown since
            for left, right in pairs:
                if self.cluster[left] is not self.cluster[right] and self._fits(left, right):
                    self._join(left, right, _judgement(self._compared(left, right), "same"))

    def _attach(self, pairs: Iterable[Pair], firm: Collection[str]) -> set[str]:
        """Put each of the others to the act that it fits best; which that is does not depend on where the others go."""
        fitting = [pair for pair in pairs if self._fits(*pair)]  # before any of them is put anywhere
        found: set[str] = set()
        for left, right in fitting:
            key, own = (left, right) if right in firm else (right, left)
            others = [one.id for one in self.cluster[own].accounts if one.id in found]
            if key not in found and all(self._may_be_one(key, other) for other in others):
                self._join(left, right, _judgement(self._compared(left, right), "same"))
                found.add(key)
        return found

    def _may_be_one(self, one: str, other: str) -> bool:
        if frozenset((one, other)) in self.different:
            return False
        compared = self._pair(one, other)
        if compared is None:
            return not cannot_be_one(self._account(one), self._account(other))
        return compared.ruled_out is None

    def _join(self, left: str, right: str, judgement: Judgement) -> None:
        one, other = self.cluster[left], self.cluster[right]
        if one is other:
            one.joined.append(judgement)
            return
        if len(one.accounts) < len(other.accounts):
            one, other = other, one
        one.accounts += other.accounts
        one.joined += [*other.joined, judgement]
        for account in other.accounts:
            self.cluster[account.id] = one

    def _pair(self, one: str, other: str) -> Comparison | None:
        """The two compared, also where a crowded drawer kept them from meeting; None where they share no drawer."""
        key = (one, other) if one < other else (other, one)
        if key not in self._looked_up and key not in self.tied:
            left, right = self._account(key[0]), self._account(key[1])
            by_type = left.telling is None and right.telling is None
            if not (by_type and meet_in(self._places(left), self._places(right), moment(left), moment(right))):
                self._looked_up[key] = None
        return self._looked_up[key] if key in self._looked_up else self._compared(*key)

    def _compared(self, left: str, right: str) -> Comparison:
        """The two compared, wherever they lie."""
        found = self._looked_up.get((left, right))
        if found is None:
            found = self._looked_up[left, right] = compare(self._account(left), self._account(right))
        return found

    def _places(self, account: Account) -> frozenset[int]:
        if account.id not in self._drawers:
            self._drawers[account.id] = frozenset(places_of(account))
        return self._drawers[account.id]

    def _fits(self, left: str, right: str) -> bool:
        one, other = self.cluster[left], self.cluster[right]
        slip = self._compared(left, right).slip
        known = (id(one), len(one.accounts), id(other), len(other.accounts), slip)
        if known not in self._one:
            self._one[known] = self._may_be_joined(one, other, slip=slip)
        if not self._one[known]:
            return False
        best = self.tied[left, right].points
        return not (self._fits_two(one, other, best) or self._fits_two(other, one, best))

    def _may_be_joined(self, one: Cluster, other: Cluster, *, slip: bool) -> bool:
        """Whether nothing between two clusters rules out that they are one, and they fit together on the whole."""
        points: list[float] = []
        for here in one.accounts:
            for there in other.accounts:
                if frozenset((here.id, there.id)) in self.different:
                    return False
                compared = self._pair(here.id, there.id)
                if compared is None:
                    if cannot_be_one(here, there, slip=slip):
                        return False
                elif compared.ruled_out is not None and not (slip and compared.ruled_out == ANOTHER_DAY):
                    return False
                else:
                    points.append(compared.points)
        return sum(points) / len(points) >= EVEN - LOOSE - (SLIPPED if slip else 0)

    def _fits_two(self, small: Cluster, chosen: Cluster, points: float) -> bool:
        """Whether an undated account would go as well with an act that is surely not the chosen one."""
        if not all(vague(account) for account in small.accounts):
            return False
        stories = {account.story for account in chosen.accounts}
        if any(account.story in stories for account in small.accounts):
            return False
        inside = {account.id for account in chosen.accounts}
        return any(
            rival.joins and rival.points >= points - CLOSE and key not in inside and self._excluded(key, chosen)
            for account in small.accounts
            for key, rival in self.beside.get(account.id, ())
        )

    def _excluded(self, key: str, chosen: Cluster) -> bool:
        known = (key, id(chosen), len(chosen.accounts))
        if known not in self._apart:
            account = self._account(key)
            self._apart[known] = any(cannot_be_one(account, other) for other in chosen.accounts) or any(
                (compared := self._pair(key, other.id)) is not None and compared.ruled_out is not None
                for other in chosen.accounts
            )
        return self._apart[known]


def _judgement(pair: Comparison, verdict: Verdict, *, by_person: bool = False) -> Judgement:
    reasons = (*pair.reasons, "judged different") if by_person else pair.reasons
    return Judgement(
        id=record_id("judgement", pair.left, pair.right, verdict, MADE_BY),
        left=pair.left,
        right=pair.right,
        verdict=verdict,
        decided_by=MADE_BY,
        score=pair.score,
        reasons=reasons,
    )


def named_by_people(
    judgements: Iterable[Judgement], named: Callable[[str], str | None]
) -> Mapping[str, frozenset[str]]:
    """Of each mention those that a person has judged it with, as same or different; `named` finds the mention behind an event's id."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in _standing(judgements):
        left, right = (named(key) or key for key in (one.left, one.right))
        found[left].add(right)
        found[right].add(left)
    return {key: frozenset(others) for key, others in found.items()}


def _standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    return [j for j in judgements if j.withdrawn_at is None and not j.decided_by.startswith("reconcile ")]


def _verdicts(
    judgements: Iterable[Judgement], by_id: Collection[str]
) -> tuple[list[tuple[Judgement, str, str]], set[frozenset[str]], set[str]]:
    """What people have judged same and different, about mentions or events, and all accounts they have judged.

    Withdrawn judgements do not count, the latest on a pair does.
    """
    judgements = tuple(judgements)
    named_after = {event_id(key): key for key in by_id} if judgements else {}
    latest: dict[frozenset[str], tuple[Judgement, str, str]] = {}
    for judgement in sorted(_standing(judgements), key=lambda j: (j.decided_at or "", j.id)):
        left = named_after.get(judgement.left, judgement.left)
        right = named_after.get(judgement.right, judgement.right)
        if left in by_id and right in by_id and left != right:
            latest[frozenset((left, right))] = (judgement, left, right)
    verdicts = sorted(latest.values(), key=lambda v: v[0].id)
    same = [verdict for verdict in verdicts if verdict[0].verdict == "same"]
    different = {frozenset((left, right)) for judgement, left, right in verdicts if judgement.verdict == "different"}
    return same, different, {key for _, *pair in verdicts for key in pair}
