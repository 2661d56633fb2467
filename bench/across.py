"""Lines across reports: timeline, clusters and disagreements. In: a Matcher. Out: Tables as for the lines of one report.

A timeline line names its event (`id`, `event` in the reports' lines) or only says in words what happened; then its parties are
the names in those words that the reports' own lines know.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence

from rapidfuzz import fuzz

from bench.clusters import b_cubed, scores
from regesta.reconcile.accounts import stem
from regesta.reconcile.tally import PLAN_AND_ACT
from regesta.records import Disagreement, Event, Party, Position
from regesta.serve.evaluate.agreeing import alike, interval, same_date
from regesta.serve.evaluate.held import Act
from regesta.serve.evaluate.matching import Matcher, Met, Table
from regesta.serve.evaluate.truth import DisagreementLine, EventLine, Named, TimelineLine

SHOWN = ("happened", "ongoing", "planned")  # statuses that a timeline lists
ENOUGH = 45  # points below which an event is not the one that words tell of; a choice
OTHER_NAME = 10  # points that an event of another subtype has less; a choice
WEIGHTS = {"date": 25, "parties": 25, "reports": 20}
_NAME = re.compile(r"[A-Z][\w'’-]+")
_WORD = re.compile(r"\w+")
_PLACED = re.compile(r"\b(?:in|at|near|on|off|over)\s+(?:the\s+)?(?:[A-Z][\w'’-]+\s?)+")


def timeline(matcher: Matcher, events: Table[EventLine, Act]) -> Table[TimelineLine, Event]:
    """Timeline lines: date, parties and reports."""
    pairs = [
        (points, at, event)
        for at, line in enumerate(matcher.truth.timeline)
        for points, event in _options(matcher, line, events)
    ]
    pairs.sort(key=lambda pair: (-pair[0], pair[1], pair[2].id))
    met = [Met[TimelineLine, Event](line, None, {}) for line in matcher.truth.timeline]
    taken: set[str] = set()
    for _, at, event in pairs:
        if met[at].ours is None and event.id not in taken:
            taken.add(event.id)
            met[at] = Met(met[at].line, event, _judge(matcher, met[at].line, event))
    named = matcher.held.ids(matcher.truth.reports)
    ours = [e for e in matcher.held.events if e.status in SHOWN and set(e.documents) & named]
    return Table(met, len(ours), sum(m.all_right for m in met), [e for e in ours if e.id not in taken])


def _options(matcher: Matcher, line: TimelineLine, events: Table[EventLine, Act]) -> Iterable[tuple[float, Event]]:
    if line.id is not None:
        told = Counter(
            m.ours.event.id for m in events.met if m.line.event == line.id and m.ours is not None and m.right["type"]
        )
        for event in matcher.held.events:
            if event.id in told:
                yield 100.0 * told[event.id] + sum(_judge(matcher, line, event).values()), event
        return
    reports = matcher.held.ids(line.reports)
    acts, types = _acts_in_words(matcher, line)
    for event in matcher.held.events:
        named = acts & _stems((event.subtype or event.type).lower())
        if acts and not named and event.type not in types:
            continue
        shared = reports & set(event.documents)
        if not shared or (event.status not in SHOWN and event.status != line.status):
            continue
        verdict = _judge(matcher, line, event)
        words = f"{event.subtype or event.type} {event.object or ''} {_evidence(matcher, event)}".replace("_", " ")
        points = sum(WEIGHTS[name] for name, right in verdict.items() if right) + 10 * len(shared) / len(reports)
        if acts and not named and not verdict["date"]:
            continue
        points -= OTHER_NAME if acts and not named else 0
        points += 0.4 * fuzz.token_set_ratio(line.what.lower(), words.lower())
        if points >= ENOUGH and verdict["parties"]:
            yield points, event


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in re.split(r"[\W_]+", text.lower()) if len(word) > 3)


def _acts_in_words(matcher: Matcher, line: TimelineLine) -> tuple[frozenset[str], frozenset[str]]:
    """Stems of the acts that a line's words name ("meet", "sign"), as the reports' own lines call them (meeting, treaty_signing), and their
    types: what a file calls a diplomatic protest may be a criticism to us.
    """
    told = [e for e in matcher.truth.events if e.report in line.reports and e.subtype]
    words = _stems(line.what)
    named = [e for e in told if words & _stems(e.subtype or "")]
    return words & frozenset().union(*(_stems(e.subtype or "") for e in named)), frozenset(e.type for e in named)


def _evidence(matcher: Matcher, event: Event) -> str:
    return " ".join(
        f"{m.trigger.text} {m.object.text if m.object else ''} {m.place.name if m.place else ''}"
        for act in matcher.held.acts
        if act.event.id == event.id
        for m in act.mentions
    )


def _judge(matcher: Matcher, line: TimelineLine, event: Event) -> dict[str, bool]:
    return {
        "date": line.date is None or same_date(line.date, event.time),
        "parties": _parties(matcher, line, (*event.actors, *event.recipients)),
        "reports": _reports(matcher, line, event),
    }


def _reports(matcher: Matcher, line: TimelineLine, event: Event) -> bool:
    """Exactly the line's reports tell of it; those that told it as a plan may be counted in, as files differ on that."""
    wanted, told = matcher.held.ids(line.reports), frozenset(event.documents)
    linked = {
        key
        for one in event.near
        if any(PLAN_AND_ACT in reason for reason in one.reasons)
        for key in (one.left, one.right)
    }
    planned = {
        m.document for act in matcher.held.acts if act.status == "planned" for m in act.mentions if m.id in linked
    }
    return told <= wanted <= told | planned


def _parties(matcher: Matcher, line: TimelineLine, ours: tuple[Party, ...]) -> bool:
    if line.parties or line.id is not None:
        return matcher.same.parties(line.parties, ours)
    groups = _named_in_words(matcher, line)
    return bool(ours) and all(any(matcher.same.party(one, p) for one in group for p in ours) for group in groups)


def _named_in_words(matcher: Matcher, line: TimelineLine) -> list[list[Named]]:
    """For each name in a line's words, the parties of its reports that it can mean."""
    known = {one: None for e in matcher.truth.events if e.report in line.reports for one in (*e.actors, *e.recipients)}
    words = _PLACED.sub(" ", line.what)
    groups = []
    for token in dict.fromkeys(_NAME.findall(words)):
        states = {actor.state for actor in matcher.held.world.find(token)[:1] if actor.kind == "state"}
        meant = [
            one for one in known
            if (token.lower() in one.name.lower().split() and matcher.same.person(one.name))
            or (one.state in states and not matcher.same.person(one.name))
        ]  # fmt: skip
        if meant:
            groups.append(meant)
    return groups


# --- clusters ---


def clusters(events: Table[EventLine, Act]) -> dict[str, float]:
    """The file's lines as clusters, end to end: a line that we missed stands alone in `clusters_b3`; `clusters_met_b3` counts met lines."""
    met = [(m.line, m.ours.event.id if m.ours is not None else f"missed {n}") for n, m in enumerate(events.met)]
    only_met = [(m.line, m.ours.event.id) for m in events.met if m.ours is not None]
    return b3("clusters_b3", met) | b3("clusters_met_b3", only_met)


def b3(name: str, lines: Sequence[tuple[EventLine, str]]) -> dict[str, float]:
    """B cubed of lines with the event that each is put to."""
    gold: dict[str, set[Hashable]] = defaultdict(set)
    ours: dict[str, set[Hashable]] = defaultdict(set)
    for number, (line, event) in enumerate(lines):
        gold[line.event or f"alone {number}"].add(number)
        ours[event].add(number)
    counts = b_cubed([frozenset(one) for one in gold.values()], [frozenset(one) for one in ours.values()])
    precision, recall, f1 = scores(counts)
    return {name: f1, f"{name}_precision": precision, f"{name}_recall": recall}


# --- disagreements ---


def disagreements(matcher: Matcher) -> Table[DisagreementLine, Disagreement]:
    """Disagreement lines: met where field and two positions are ours too; right where the kind is."""
    ours = list(matcher.held.disagreements)
    met, right = [], set()
    used: set[str] = set()
    for line in matcher.truth.disagreements:
        fitting = [one for one in ours if one.field == line.field and _positions(matcher, line, one) >= 2]
        fitting.sort(key=lambda one: (one.kind != line.kind, -_positions(matcher, line, one), one.id))
        best = fitting[0] if fitting else None
        met.append(Met(line, best, {"kind": best is not None and best.kind == line.kind}))
        used |= {one.id for one in fitting}
        right |= {one.id for one in fitting if one.kind == line.kind}
    return Table(met, len(ours), len(right), [one for one in ours if one.id not in used])


def _positions(matcher: Matcher, line: DisagreementLine, ours: Disagreement) -> int:
    """How many positions of a line are ours too: the value, from at least one of its reports."""
    found = 0
    for value, reports in line.positions:
        documents = matcher.held.ids(reports)
        found += any(
            documents & set(one.documents) and (_same_value(line.field, value, one) or _acts_for(matcher, value, one))
            for one in ours.positions
        )
    return found


def _same_value(field: str, value: str, ours: Position) -> bool:
    if field == "date":
        try:
            return value == ours.value or interval(value) == interval(ours.value)
        except ValueError:
            return False
    if field in ("status", "number"):
        return value == ours.value
    return alike(" ".join(_WORD.findall(value)), " ".join(_WORD.findall(ours.value)))  # a comma makes no other word


def _acts_for(matcher: Matcher, value: str, ours: Position) -> bool:
    """Whether a position is that a state, or somebody who acts for it, did the act: "China" and "Chinese soldiers"."""
    states = {actor.state for actor in matcher.held.world.find(value)[:1] if actor.kind == "state"}
    claimed = [m for act in matcher.held.acts for m in act.mentions if m.id in ours.claims]
    return bool(states and claimed) and all({p.state for p in m.actors} <= states for m in claimed)
