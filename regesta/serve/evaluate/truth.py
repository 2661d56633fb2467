"""A careful reader's record of some reports. In: a folder with `truth.yaml` or `expected.yaml`. Out: its lines, as frozen structures."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import yaml
from msgspec.structs import replace

from regesta.errors import InputError

NOT_REPORTS = ("truth.yaml", "expected.yaml", "metadata.csv", "actors.yaml", "README.md")


class Named(msgspec.Struct, frozen=True):
    """A party as a truth file writes it: "Kim Jong Un (PRK GOV)"."""

    name: str
    state: str | None = None
    sector: str | None = None


class EventLine(msgspec.Struct, frozen=True, kw_only=True):
    """One act a report tells; `words` and `also` are where."""

    report: str
    words: tuple[str, ...]
    type: str
    status: str
    actors: tuple[Named, ...]
    recipients: tuple[Named, ...]
    date: str | None
    by: tuple[str, ...]
    event: str | None = None
    subtype: str | None = None
    place: str | None = None


class StatementLine(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of reported speech."""

    report: str
    words: tuple[str, ...]
    speaker: str
    manner: str
    act: str | None = None
    to: str | None = None
    by: tuple[str, ...] | None = None  # who passes it on, outermost first; None where the file does not say


class FigureLine(msgspec.Struct, frozen=True, kw_only=True):
    """One claimed quantity; without `words` it is found by what it counts."""

    report: str
    words: tuple[str, ...]
    counts: str
    value: str
    by: tuple[str, ...]


class TimelineLine(msgspec.Struct, frozen=True, kw_only=True):
    """One real event across the reports."""

    what: str
    reports: tuple[str, ...]
    date: str | None = None
    id: str | None = None
    parties: tuple[Named, ...] = ()
    status: str = "happened"


class DisagreementLine(msgspec.Struct, frozen=True, kw_only=True):
    """Values that cannot all hold: (value, reports) for each position."""

    about: str
    field: str
    kind: str
    positions: tuple[tuple[str, tuple[str, ...]], ...]


class Truth(msgspec.Struct, frozen=True, kw_only=True):
    """All lines of a file, where the reports are, and whether the file names everything there is."""

    paths: tuple[Path, ...]
    metadata: Path | None
    actors: Path | None
    complete: bool
    reports: tuple[str, ...]
    events: tuple[EventLine, ...]
    statements: tuple[StatementLine, ...]
    figures: tuple[FigureLine, ...]
    timeline: tuple[TimelineLine, ...]
    disagreements: tuple[DisagreementLine, ...]
    origins: tuple[
        tuple[str, tuple[str, ...]], ...
    ] = ()  # (report, outlets whose word it carries), where the file tells


FIELDS = {"figure": "number", "actors": "participants", "parties": "participants"}  # names of two files for one thing


def read_truth(folder: Path) -> Truth:
    """Read the truth of a folder.

    Raises:
        InputError: There is neither `truth.yaml` nor `expected.yaml`.
    """
    file = next((folder / name for name in ("truth.yaml", "expected.yaml") if (folder / name).is_file()), None)
    if file is None:
        raise InputError(
            f"{folder} has neither truth.yaml nor expected.yaml. Give a folder of reports with one of them."
        )
    content = yaml.safe_load(file.read_text(encoding="utf-8"))
    truth = of_content(content)
    return replace(
        truth, paths=_paths(folder), metadata=_beside(folder, "metadata.csv"), actors=_beside(folder, "actors.yaml")
    )


def of_content(content: Mapping[str, Any]) -> Truth:
    """The lines of a file that was parsed already; where its reports are is left open."""
    reports = content["reports"] if "reports" in content else _reports(content)
    names = tuple(reports)
    return Truth(
        paths=(),
        metadata=None,
        actors=None,
        complete=content.get("complete") is True,
        reports=names,
        events=tuple(_event(name, _mended(line)) for name in names for line in reports[name].get("events") or ()),
        statements=tuple(
            _statement(name, _mended(line)) for name in names for line in reports[name].get("statements") or ()
        ),
        figures=tuple(_figure(name, _mended(line)) for name in names for line in reports[name].get("figures") or ()),
        timeline=tuple(_timeline(_mended(line), names) for line in content.get("timeline") or ()),
        disagreements=tuple(_disagreement(_mended(line), names) for line in content.get("disagreements") or ()),
        origins=tuple((name, _strings(reports[name]["origin"])) for name in names if reports[name].get("origin")),
    )


def _mended(line: Mapping[str, Any]) -> dict[str, Any]:
    """A flow mapping with a bare comma in a value ("about 5,000 men") falls apart into a key without a value; put it together."""
    found: dict[str, Any] = {}
    last = ""
    for key, value in line.items():
        if value is None and isinstance(found.get(last), str):
            found[last] = f"{found[last]},{key}" if str(key)[:1].isdigit() else f"{found[last]}, {key}"
        else:
            found[key], last = value, key
    return found


def _reports(content: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in content.items() if isinstance(value, dict) and "." in name}


def _paths(folder: Path) -> tuple[Path, ...]:
    if (folder / "reports").is_dir():
        return (folder / "reports",)
    return tuple(file for file in sorted(folder.iterdir()) if file.is_file() and file.name not in NOT_REPORTS)


def _beside(folder: Path, name: str) -> Path | None:
    return folder / name if (folder / name).is_file() else None


def party(text: str) -> Named:
    """ "Kim Jong Un (PRK GOV)" as name, state and sector."""
    name, bracket, rest = str(text).rpartition(" (")
    if not bracket or not rest.endswith(")"):
        return Named(str(text))
    state, _, sector = rest[:-1].partition(" ")
    return Named(name, state or None, sector or None)


def _words(line: Mapping[str, Any]) -> tuple[str, ...]:
    first = [str(line["words"])] if line.get("words") else []
    return (*first, *map(str, line.get("also") or ()))


def _strings(values: Iterable[Any] | None) -> tuple[str, ...]:
    return tuple(str(value) for value in values or ())


def _event(report: str, line: Mapping[str, Any]) -> EventLine:
    date = line.get("date")
    return EventLine(
        report=report,
        words=_words(line),
        type=line["type"],
        status=line["status"],
        actors=tuple(party(one) for one in line.get("actors") or ()),
        recipients=tuple(party(one) for one in line.get("recipients") or ()),
        date=None if date is None else str(date),
        by=_strings(line.get("by")),
        event=line.get("event"),
        subtype=line.get("subtype"),
        place=None if line.get("place") is None else str(line["place"]),
    )


def _statement(report: str, line: Mapping[str, Any]) -> StatementLine:
    return StatementLine(
        report=report,
        words=_words(line),
        speaker=str(line["speaker"]),
        manner=line["manner"],
        act=line.get("act"),
        to=line.get("to"),
        by=_strings(line["by"]) if "by" in line else None,
    )


def _figure(report: str, line: Mapping[str, Any]) -> FigureLine:
    by = _strings(line.get("by"))
    return FigureLine(report=report, words=_words(line), counts=line["counts"], value=str(line["value"]), by=by)


def _full(short: Iterable[Any], names: Sequence[str]) -> tuple[str, ...]:
    """Names of reports from short ones ("000"), as far as they are known."""
    found = []
    for one in map(str, short):
        found.append(one if one in names else next((name for name in names if name.startswith(one)), one))
    return tuple(found)


def _timeline(line: Mapping[str, Any], names: Sequence[str]) -> TimelineLine:
    date = line.get("date")
    return TimelineLine(
        what=str(line["what"]),
        reports=_full(line["reports"], names),
        date=None if date is None else str(date),
        id=line.get("id"),
        parties=tuple(party(one) for one in line.get("parties") or ()),
        status=line.get("status", "happened"),
    )


def _disagreement(line: Mapping[str, Any], names: Sequence[str]) -> DisagreementLine:
    return DisagreementLine(
        about=str(line["about"]),
        field=FIELDS.get(line["field"], line["field"]),
        kind=line["kind"],
        positions=tuple((str(one["value"]), _full(one["reports"], names)) for one in line["positions"]),
    )
