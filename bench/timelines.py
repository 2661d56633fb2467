"""Task `timelines`: what befell an entity, in order of time. In: a folder as SemEval-2015 task 4 gives it. Out: JSON object.

Raw text in (the task's track A), a timeline out for every entity that has a gold file. Scored as the task does, by the relations that a
timeline states: each event with its date, events of one cell with each other, cells with the next; redundant relations count once, cells of
the order 0 are not scored. Precision asks which of ours the gold timeline entails, recall which of the gold's ours entails; all
entities' relations are added up (micro). It is our own writing of that measure, not the task's tool. The floor puts every verb of a
sentence that names the entity on the day of its report. Peer: the best published from raw text, on the test part.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench.entitylines import Cell, Page, Telling, pages, timeline
from regesta.errors import InputError
from regesta.read.model import load_reader

PEER = {"micro_f1": 0.0785}


def run(path: Path, *, sample: int | None = None) -> dict[str, Any]:
    """Score the timelines of a folder.

    Args:
        path: a folder with reports (.xml, a token an element) and gold timelines (.txt), at any depth.
        sample: so many entities, the first by name; all reports are read.
    """
    gold = dict(sorted(gold_timelines(path).items())[:sample])
    reports = sorted(file for file in path.rglob("*.xml") if "<token" in file.read_text(encoding="utf-8")[:2000])
    if not gold or not reports:
        raise InputError(
            f"{path} has no reports (.xml) with timelines (.txt). Give a folder as SemEval-2015 task 4 has it."
        )
    read = list(pages(reports, load_reader()))
    ours, floor = _score(gold, read, timeline), _score(gold, read, named_in_sentence)
    return {
        "task": "timelines",
        "data": path.name,
        "n": len(gold),
        "ours": _figures(ours),
        "floor": _figures(floor),
        "peer": PEER,
        "errors": [{"kind": kind, "count": count} for kind, count in _errors(gold, read).most_common()],
    }


def gold_timelines(path: Path) -> dict[str, list[Cell]]:
    """Entities and their cells; a line is order, date, tellings, and lines of one order are one cell."""
    found: dict[str, list[Cell]] = {}
    for file in sorted(path.rglob("*.txt")):
        lines = file.read_text(encoding="utf-8").splitlines()
        rows = [line.split("\t") for line in lines[1:] if line[:1].isdigit() and "\t" in line]
        cells: dict[int, tuple[str | None, list[frozenset[Telling]]]] = {}
        for order, date, *told in rows:
            cell = cells.setdefault(int(order), (_date(date), []))
            cell[1].append(frozenset(_telling(one) for one in told if one.count("-") >= 2))
        if rows:
            found[lines[0].strip()] = [Cell(cells[key][0], tuple(cells[key][1])) for key in sorted(cells) if key]
    return found


def _date(text: str) -> str | None:
    known = text.removesuffix("-XX").removesuffix("-XX")
    return None if "X" in known else known


def _telling(text: str) -> Telling:
    report, sentence, word = text.strip().split("-", 2)
    return Telling(report, int(sentence), word)


def named_in_sentence(read: Sequence[Page], entity: str) -> list[Cell]:
    """The floor: verbs of sentences with the entity's name, on the day of the report."""
    days: dict[str, list[frozenset[Telling]]] = {}
    for page in read:
        for sentence in page.doc.sents:
            if entity.lower() in sentence.text.lower() and page.document.published is not None:
                told = days.setdefault(page.document.published.isoformat(), [])
                told += [frozenset([Telling(page.name, *page.at[t.i])]) for t in sentence if t.pos_ == "VERB"]
    return [Cell(day, tuple(days[day])) for day in sorted(days)]


# --- scoring ---


def relations(ours: Sequence[Cell], theirs: Sequence[Cell]) -> tuple[int, int]:
    """How many of the relations that one timeline states the other entails, and how many it states."""
    where = {
        told: (place, at) for place, cell in enumerate(theirs) for at, event in enumerate(cell.events) for told in event
    }
    right = total = 0
    before: list[set[int]] = []
    for cell in ours:
        seats = [_seat(event, where) for event in cell.events]
        met = Counter(seat[0] for seat in dict.fromkeys(seat for seat in seats if seat is not None))
        if cell.date is not None:
            total += len(seats)
            right += sum(seat is not None and theirs[seat[0]].date == cell.date for seat in seats)
        total += len(seats) - 1
        right += sum(count - 1 for count in met.values())
        before.append(set(met))
    for left, after in pairwise(before):
        total += 1
        right += bool(left and after and min(left) < max(after))
    return right, total


def _seat(event: frozenset[Telling], where: dict[Telling, tuple[int, int]]) -> tuple[int, int] | None:
    found = Counter(where[told] for told in event if told in where)
    return min(found, key=lambda seat: (-found[seat], seat), default=None)


def _score(
    gold: dict[str, list[Cell]], read: Sequence[Page], make: Callable[[Sequence[Page], str], list[Cell]]
) -> tuple[int, int, int, int]:
    counts = [0, 0, 0, 0]
    for entity, cells in gold.items():
        made = make(read, entity)
        for place, number in enumerate((*relations(made, cells), *relations(cells, made))):
            counts[place] += number
    return counts[0], counts[1], counts[2], counts[3]


def _figures(counts: tuple[int, int, int, int]) -> dict[str, float]:
    right, made, found, there = counts
    precision, recall = (right / made if made else 0.0), (found / there if there else 0.0)
    both = precision + recall
    return {
        "micro_precision": precision,
        "micro_recall": recall,
        "micro_f1": 2 * precision * recall / both if both else 0.0,
    }


def _errors(gold: dict[str, list[Cell]], read: Sequence[Page]) -> Counter[str]:
    found: Counter[str] = Counter()
    for entity, cells in gold.items():
        made = timeline(read, entity)
        dates = {told: cell.date for cell in made for event in cell.events for told in event}
        wanted = {told: cell.date for cell in cells for event in cell.events for told in event}
        found["event missed"] += sum(not any(t in dates for t in e) for cell in cells for e in cell.events)
        found["event that is in no gold cell"] += sum(told not in wanted for told in dates)
        found["another date"] += sum(told in dates and dates[told] != date for told, date in wanted.items())
    return found
