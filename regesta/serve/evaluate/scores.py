"""The record against a file that a person marked. In: an open Store and the file. Out: an Evaluation: figures a field, and what is wrong.

A line of the file and one of the record's meet where the record's words overlap the line's; of several, the best counts. Recall of a
field is the share of the file's lines that are met and right in it; precision the share of the record's lines that are right in it.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import msgspec
import yaml

from regesta.errors import InputError
from regesta.link.known.world import World
from regesta.records import EventType, Figure, Manner, Statement, Status
from regesta.serve.evaluate.agreeing import interval
from regesta.serve.evaluate.held import Act, Held, held
from regesta.serve.evaluate.matching import Matcher, Table
from regesta.serve.evaluate.truth import Truth, of_content
from regesta.store.database import Store

FIELDS = {
    "events": ("type", "parties", "status", "date"),
    "statements": ("manner", "speaker"),
    "figures": ("value", "claimant"),
}
NEEDED = {
    "events": ("type", "status", "words"),
    "statements": ("speaker", "manner", "words"),
    "figures": ("counts", "value", "words"),
}
ALLOWED = {"type": get_args(EventType), "status": get_args(Status), "manner": get_args(Manner)}


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """One field of one kind. `right` are lines of the file that are met and right, `ours_right` lines of the record."""

    kind: str
    field: str
    lines: int
    right: int
    ours: int
    ours_right: int

    @property
    def recall(self) -> float | None:
        """None where the file has no line."""
        return self.right / self.lines if self.lines else None

    @property
    def precision(self) -> float | None:
        """None where the record has no line."""
        return self.ours_right / self.ours if self.ours else None

    @property
    def f1(self) -> float | None:
        """None where either is."""
        if self.recall is None or self.precision is None:
            return None
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


class Wrong(msgspec.Struct, frozen=True, kw_only=True):
    """A line that is not right: `what` is missed, extra, or the fields that are wrong; both sides in words."""

    report: str
    kind: str
    what: str
    line: str
    ours: str


class Evaluation(msgspec.Struct, frozen=True, kw_only=True):
    """How right a record is on the reports that a person checked. `lost` are lines whose words are not in their report."""

    reports: int
    scores: tuple[Score, ...]
    wrong: tuple[Wrong, ...]
    lost: tuple[str, ...]


def evaluate(store: Store, world: World, file: Path) -> Evaluation:
    """Judge the record by the checked reports of a file.

    Raises:
        InputError: The file cannot be read, a line is not in its form, a report is not in the record, or none is checked.
    """
    have = held(store, world)
    truth = _truth(_content(file), have, file.name)
    matcher = Matcher(truth, have)
    found: dict[str, Table[Any, Any]] = {
        "events": matcher.events(), "statements": matcher.statements(), "figures": matcher.figures()
    }  # fmt: skip
    return Evaluation(
        reports=len(truth.reports),
        scores=tuple(score for kind, table in found.items() for score in _scores(kind, table)),
        wrong=tuple(wrong for kind, table in found.items() for wrong in _wrong(kind, table, have)),
        lost=tuple(matcher.lost_words()),
    )


def _scores(kind: str, table: Table[Any, Any]) -> Iterator[Score]:
    met = sum(one.ours is not None for one in table.met)
    counts = {"lines": len(table.met), "ours": table.ours}
    yield Score(kind=kind, field="met", right=met, ours_right=table.ours - len(table.stray), **counts)
    for field in FIELDS[kind]:
        right = sum(one.ours is not None and one.right[field] for one in table.met)
        yield Score(kind=kind, field=field, right=right, ours_right=table.fields[field], **counts)
    yield Score(
        kind=kind, field="all", right=sum(one.all_right for one in table.met), ours_right=table.ours_right, **counts
    )


def _wrong(kind: str, table: Table[Any, Any], have: Held) -> Iterator[Wrong]:
    for met in table.met:
        if not met.all_right:
            what = "missed" if met.ours is None else ", ".join(field for field, right in met.right.items() if not right)
            ours = "" if met.ours is None else _told(met.ours)
            yield Wrong(report=met.line.report, kind=kind, what=what, line=_line(met.line), ours=ours)
    for one in table.stray:
        yield Wrong(report=have.documents[one.document].source, kind=kind, what="extra", line="", ours=_told(one))


def _line(line: Any) -> str:
    """A line of the file in words: its fields but for the report."""
    fields = {name: getattr(line, name) for name in line.__struct_fields__ if name not in ("report", "words", "event")}
    told = [_value(value) for value in fields.values() if value not in (None, (), "")]
    return f"{'; '.join(told)}: “{line.words[0]}”" if line.words else "; ".join(told)


def _value(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(_value(one) for one in value)
    if isinstance(value, msgspec.Struct):
        code = " ".join(part for part in (getattr(value, "state", None), getattr(value, "sector", None)) if part)
        return f"{getattr(value, 'name', value)} ({code})" if code else str(getattr(value, "name", value))
    return str(value)


def _told(one: Act | Statement | Figure) -> str:
    if isinstance(one, Act):
        return one.told()
    if isinstance(one, Statement):
        who = one.speaker.name if one.speaker else "not told"
        return f"{one.manner}, {who}: “{' '.join(one.content[0].text.split())}”"
    by = " > ".join(party.name for party in one.by) or "own voice"
    return f"{one.value.short()} {one.counts}, by {by}: “{' '.join(one.sentence.text.split())}”"


# --- reading the file ---


def _content(file: Path) -> Mapping[str, Any]:
    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{file} cannot be read: {error}. Make one with: regesta gold new RECORD -o gold.yaml"
        ) from error
    except yaml.YAMLError as error:
        raise InputError(
            f"{file} is not valid YAML: {error}. Words with a colon or a comma need quotation marks around them."
        ) from error
    if not isinstance(content, dict) or not isinstance(content.get("reports"), dict):
        raise InputError(f"{file} has no reports. Make one with: regesta gold new RECORD -o gold.yaml")
    return content


def _truth(content: Mapping[str, Any], have: Held, name: str) -> Truth:
    """The lines of the checked reports, every one in its form."""
    checked = {}
    for report, body in content["reports"].items():
        if not isinstance(body, dict):
            raise InputError(f"{name}, {report}: not in the form that `regesta gold new` writes.")
        # A truth file of the bench's kind names no report as checked: there all are.
        if body.get("checked", "id" not in body) is True:
            _check(str(report), body, name)
            checked[str(report)] = body
    if not checked:
        raise InputError(f"No report of {name} is checked. Put its lines right, then write `checked: yes` for it.")
    unknown = [report for report in checked if have.of_report(report) is None]
    if unknown:
        several = ", ".join(unknown[:3])
        raise InputError(
            f"{name} names reports that are not in the record: {several}. `regesta documents` lists those there are."
        )
    return of_content({"complete": True, "reports": checked})


def _check(report: str, body: Mapping[str, Any], name: str) -> None:
    for kind, needed in NEEDED.items():
        lines = body.get(kind) or []
        if not isinstance(lines, list):
            raise InputError(f"{name}, {report}: {kind} is not a list of lines that begin with a dash.")
        for number, line in enumerate(lines, start=1):
            at = f"{name}, {report}, line {number} of {kind}"
            if not isinstance(line, dict):
                raise InputError(f"{at} is not in braces with names and values.")
            missing = [one for one in needed if line.get(one) in (None, "")]
            if missing and not (missing == ["words"] and kind == "figures"):
                raise InputError(f"{at} has no {' and no '.join(missing)}.")
            for field, allowed in ALLOWED.items():
                if field in needed and line[field] not in allowed:
                    raise InputError(f"{at}: {field} {line[field]} is not known. Choose one of: {', '.join(allowed)}.")
            _check_date(line.get("date") if kind == "events" else None, at)


def _check_date(date: object, at: str) -> None:
    if date is None:
        return
    try:
        interval(str(date))
    except (ValueError, TypeError) as error:
        raise InputError(f"{at}: {date} is not a date. Write 2024-03-03, 2024-03 or 2024-03-01/2024-03-05.") from error
