"""What `review` tells on the screen. In: a Queue, judgements, Entries, Agreements. Out: lines for people."""

from collections.abc import Sequence
from pathlib import Path

from rich.text import Text

from regesta.cli import output
from regesta.cli.views import draw_list
from regesta.records import Judgement
from regesta.serve import reviewtables as tables
from regesta.serve.agreement import Agreement, Kind
from regesta.serve.judging import WHO
from regesta.serve.queue import Queue
from regesta.serve.reviewlog import Entry
from regesta.serve.tables import SHORT, counted
from regesta.serve.team import Taken


def draw_queue(found: Queue, record: Path) -> None:
    """The queue with its reasons, and how to judge."""
    if not found.items:
        output.screen().print(
            "Nothing here that waits to be looked at." + (f" {found.judged} judged." if found.judged else "")
        )
        return
    kinds = ", ".join(counted(count, kind) for kind, count in found.kinds.items())
    output.draw(
        tables.queue(found.items, full=False),
        nothing="",
        foot=f"{len(found.items)} of {found.total}. In the queue: {kinds}; judged: {found.judged}.\n"
        f"Look: regesta show {record} {found.items[0].id[:SHORT]}\n"
        f"Judge: regesta review accept|reject|unsure {record} {found.items[0].id[:SHORT]}, "
        f"or regesta review edit {record} {found.items[0].id[:SHORT]} date=2024-03-05",
    )


def draw_judged(made: Sequence[Judgement], record: Path) -> None:
    """What was written, by whom, and how it is taken back."""
    for one in made:
        change = one.change
        told = f": {change.field}: {change.before or 'nothing'} → {change.after or 'nothing'}" if change else ""
        pair = f" and {one.right[:SHORT]}" if one.right and one.about != "disagreement" else ""
        output.screen().print(Text(f"{one.verdict} {one.left[:SHORT]}{pair}{told} [{one.id[:SHORT]}]"))
    if made:
        output.screen().print(
            Text(
                f"By {made[0].who}; another name: --who or {WHO}. To take it back: regesta undo {record} "
                f"{made[-1].id[:SHORT]}",
                style="dim",
            )
        )


def draw_log(found: Sequence[Entry], record: Path) -> None:
    """The log, the latest first."""
    foot = f"Take one back: regesta undo {record} {found[0].id[:SHORT]}" if found else ""
    output.draw(tables.log(found, full=False), nothing="Nothing was judged yet.", foot=foot)


def draw_agreement(found: Sequence[Agreement]) -> None:
    """Kappa and the list of differences of each two reviewers."""
    console = output.screen()
    if not found:
        console.print("Fewer than two people have judged. A colleague's judgements: regesta review import RECORD FILE")
    for one in found:
        console.print(Text(f"{one.left} and {one.right}", style="bold"))
        console.print(_kind(one.overall))
        for kind in one.kinds if len(one.kinds) > 1 else ():
            console.print(Text(f"  {kind.kind}: ") + _kind(kind))
        if one.few:
            console.print(
                Text("Too few to say much. `regesta review RECORD --again` lists what the other judged.", style="dim")
            )
        draw_list(
            console, "Where they differ",
            (f"{d.kind} {d.id[:SHORT]}: {one.left} says {d.left}, {one.right} says {d.right}" for d in one.differences),
        )  # fmt: skip


def _kind(one: Kind) -> Text:
    if not one.both:
        return Text("nothing that both judged")
    kappa = "not defined, as chance alone would give it" if one.kappa is None else f"{one.kappa:.2f}"
    return Text(f"{counted(one.both, 'thing')} judged by both, the same on {one.same or 0:.0%}; kappa {kappa}")


def draw_taken(taken: Taken, record: Path) -> None:
    """What a file of judgements brought."""
    console = output.screen()
    console.print(Text(f"{taken.new} new, {taken.known} known already; by {', '.join(taken.who)}."))
    if taken.not_applied:
        console.print(
            Text(f"{taken.not_applied} bear on nothing in this record; they are kept: regesta review log {record}")
        )
    draw_list(console, "Lines left out", taken.unusable)
    draw_list(
        console, "Where people differ (the later counts, both are kept)",
        (f"{d.kind} {d.id[:SHORT]}: {d.left}; {d.right}" for d in taken.conflicts),
    )  # fmt: skip
