"""The relation of a pair as asked for. In: an open Store, two names, a step, dates as written. Out: a RelationCurve, and it as a Table."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from regesta.errors import InputError
from regesta.serve import query
from regesta.serve.dates import asked, interval, told
from regesta.serve.tables import SHORT, Table
from regesta.store.database import Store

if TYPE_CHECKING:
    from regesta.reconcile.relation import RelationCurve, RelationPoint, Step
    from regesta.reconcile.scores import Scores
    from regesta.records import Event

WHY = {
    "undated": "no report tells when",
    "coarse": "dated no closer than the step",
    "status": "planned, possible, denied or not done",
    "unscored": "the table of scores does not name the act",
    "beside": "both on one side, not towards each other",
}


def curve(
    store: Store,
    between: tuple[str, str],
    *,
    step: "Step" = "month",
    within: tuple[str | None, str | None] = (None, None),
    scores: str | Path | None = None,
) -> "RelationCurve":
    """The curve of two actors named as a person would; `within` are the first and the last day as written.

    Raises:
        InputError: Nobody has such a name, or a step, date or file is not understood.
        LexiconError: The table of scores is malformed.
    """
    from regesta.reconcile.relation import Step, relation

    if step not in get_args(Step):
        raise InputError(f"--step {step} is not known. Choose one of: {', '.join(get_args(Step))}.")
    one, other = (query.wanted(store, name) for name in between)
    if one == other:
        raise InputError(f"{between[0]} and {between[1]} are one. A relation needs two.")
    since, until = within
    return relation(
        query.asked_of(store, query.of_pair(one, other)),
        (one.is_party, other.is_party),
        step=step,
        since=asked(since, option="--since")[0] if since is not None else None,
        until=asked(until, option="--until")[1] if until is not None else None,
        scores=_scores(scores),
    )


def _scores(file: str | Path | None) -> "Scores | None":
    from regesta.reconcile.scores import read_scores

    if file is None:
        return None
    try:
        text = Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"The table of scores {file} cannot be read: {error}. It is YAML in UTF-8.") from error
    return read_scores(text, name=Path(file).name)


def points(found: "Iterable[RelationPoint]") -> Table:
    """One row a step, every field."""
    columns = (
        "start",
        "end",
        "cooperation",
        "conflict",
        "net",
        "low",
        "high",
        "naive",
        "reports",
        "origins",
        "events",
        "ids",
    )
    rows = [
        (str(one.start), str(one.end), *map(_number, (one.cooperation, one.conflict, one.net, one.low, one.high, one.naive)),
         str(one.reports), str(one.origins), str(len(one.events)), " ".join(one.events))
        for one in found
    ]  # fmt: skip
    return Table(columns=columns, rows=tuple(rows))


def drawn(found: "RelationCurve") -> Table:
    """The steps that hold events, for the screen."""
    from regesta.serve.dates import ONE_DAY

    rows = [
        (interval(one.start, one.end - ONE_DAY), _number(one.cooperation), _number(one.conflict), _number(one.net), _interval(one),
         _number(one.naive), " ".join(key[:SHORT] for key in one.events))
        for one in found.points
        if one.events
    ]  # fmt: skip
    columns = ("Step", "Coop.", "Conflict", "Net", "95 in 100", "Naive", "Events")
    return Table(columns=columns, rows=tuple(rows), wide=frozenset({"Events"}))


def apart(found: "RelationCurve", events: "Mapping[str, Event]") -> list[str]:
    """What stands in no point, in words."""
    lines = []
    for one in found.left_out:
        named = [f"{key[:SHORT]} ({told(events[key].time)})" if key in events else key[:SHORT] for key in one.events]
        total = f", together {_number(one.net)}" if one.net is not None else ""
        lines.append(f"{len(one.events)} not in a step ({WHY[one.why]}{total}): {', '.join(named)}")
    return lines


def _interval(one: "RelationPoint") -> str:
    return "" if one.low is None or one.high is None else f"{_number(one.low)} to {_number(one.high)}"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"
