"""What events are to each other that are not one. In: clusters with their events. Out: the same, the events with relations.

A visit holds its talks, dinner and signing: acts of the same parties, within its days, told in one report at least. A plan is tied to
what was done of it. Nothing is merged: each stays an event of its own.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from msgspec.structs import replace

from regesta.lexicons import lexicon
from regesta.reconcile.accounts import PLANS, Account
from regesta.reconcile.intervals import days
from regesta.reconcile.parties import matching
from regesta.reconcile.sameness import places_agree
from regesta.reconcile.tally import PLAN_AND_ACT, SURELY
from regesta.reconcile.ties import Cluster
from regesta.records import Event, Relation

LONGEST = 14  # days; a choice: a visit or a conference that is dated no better does not tell what was part of it
NAMED = 0.5  # degree from which a party of the part is one of the whole's: a state stands for its minister

Made = tuple[Cluster, Event]


def related(made: Sequence[Made]) -> list[Made]:
    """The same pairs in the same order, the events with their relations."""
    found: dict[str, set[Relation]] = defaultdict(set)
    of_mention = {key: event for _, event in made for key in event.mentions}
    for one, kind, other, reason in chain(_plans(made, of_mention), _parts(made)):
        found[one].add(Relation(kind="part" if kind == "part" else "doing", event=other, reason=reason))
        found[other].add(Relation(kind="whole" if kind == "part" else "plan", event=one, reason=reason))
    return [
        (cluster, replace(event, relations=tuple(sorted(found[event.id]))) if event.id in found else event)
        for cluster, event in made
    ]


def _plans(made: Sequence[Made], of_mention: Mapping[str, Event]) -> Iterator[tuple[str, str, str, str]]:
    """(plan, "doing", what was done, why)."""
    for cluster, event in made:
        if event.status not in PLANS:
            continue
        for link, _, key in cluster.linked:
            if link == PLAN_AND_ACT and key in of_mention and of_mention[key].status not in PLANS:
                yield event.id, "doing", of_mention[key].id, "planned and done by the same parties"


@cache
def _wholes() -> Mapping[str, frozenset[str]]:
    return {act: frozenset(entry["holds"]) for entry in lexicon("reconcile/parts")["wholes"] for act in entry["acts"]}


def holds(event: Event) -> frozenset[str]:
    """The groups of acts that an event of its kind may hold as parts."""
    return _wholes().get(f"{event.type}/{event.subtype}", frozenset())


def _parts(made: Sequence[Made]) -> Iterator[tuple[str, str, str, str]]:
    """(whole, "part", part, why); only events that one report tells of are looked at."""
    by_report: dict[str, list[Made]] = defaultdict(list)
    for cluster, event in made:
        for document in event.documents:
            by_report[document].append((cluster, event))
    seen: set[tuple[str, str]] = set()
    for inside in by_report.values():
        for _, whole in inside:
            held = holds(whole)
            for cluster, part in inside if held else ():
                pair = (whole.id, part.id)
                if pair not in seen and _group(cluster.accounts) in held:
                    seen.add(pair)
                    if _within(whole, part):
                        yield whole.id, "part", part.id, "the same parties, within its days, told together"


def _group(accounts: Sequence[Account]) -> str:
    return min(account.group.name for account in accounts)


def _within(whole: Event, part: Event) -> bool:
    """Whether one event lies within another in time, and all whom it names take part there."""
    if (whole.status in PLANS) != (part.status in PLANS) or "denied" in (whole.status, part.status):
        return False
    outer, inner = whole.time, part.time
    if outer is None or inner is None or max(days(outer), days(inner)) > LONGEST:
        return False
    if outer.start is None or inner.start is None or outer.end is None or inner.end is None:
        return False
    if not (outer.start <= inner.start and inner.end <= outer.end):
        return False
    if whole.place is not None and part.place is not None and places_agree(whole.place, part.place) is False:
        return False
    ours, theirs = (*part.actors, *part.recipients), (*whole.actors, *whole.recipients)
    found, left, _ = matching(ours, theirs)
    known = [degree for _, _, degree in found if degree >= NAMED]
    return not left and len(known) == len(ours) > 0 and any(degree >= SURELY for degree in known)
