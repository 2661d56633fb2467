"""A file to mark. In: an open Store, how many reports, a seed. Out: YAML: a sample of reports with our lines, for a person to put right."""

import random
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any, get_args

import yaml

from regesta.errors import InputError
from regesta.link.known.world import World
from regesta.records import Document, EventType, Figure, Party, Statement
from regesta.serve.evaluate.held import Act, Held, held
from regesta.serve.evaluate.matching import NOBODY
from regesta.store import read as stored
from regesta.store.database import Store

WIDTH = 130
AROUND = 6  # words after a trigger that are given with it, so that a line can be found again; a choice
GUIDE = f"""\
# A file to mark: how right is the record on your own reports?
#
# 1. Under each report stands its text, then what the record took from it. Read the text, then put the lines right: delete what is wrong,
#    correct what is not quite right, add what is missing. Lines of yours look like ours; only type, status and words of an event, speaker
#    and words of a statement, value and words of a figure are needed.
# 2. Then set `checked: yes` for that report. Only checked reports count.
# 3. Run: regesta evaluate RECORD THIS_FILE
#
# words      a few words of the report in a row, as they stand there: where the line is told (for an event, with its verb or noun)
# type       {", ".join(get_args(EventType)[:8])},
#            {", ".join(get_args(EventType)[8:])}
# status     happened, ongoing, planned, possible, denied, not_happened
# actors     who acts, recipients whom it is done to: "Name (STATE SECTOR)", such as "Norway (NOR)" or "Anna Berg (NOR GOV)"
# date       EDTF: 2024-03-03, 2024-03, 2024-03-01/2024-03-05, ../2024-03-03. Without one the date is not judged.
# by         on whose word, outermost first; [] is the outlet's own voice
# speaker    who says it; "not told" where the text names nobody
# manner     direct (in quotation marks), indirect, mixed
# value      440, ~10000 (about), >130, >=3 (at least), <=2, 49-60, 5x, 20%, or a word such as millions
"""


def sheet(store: Store, world: World, *, sample: int | None, seed: int) -> str:
    """The file as text.

    Raises:
        InputError: The record holds no report that was read, or the sample is not positive.
    """
    if sample is not None and sample < 1:
        raise InputError("--sample takes a number from 1 on.")
    read = set(stored.document_ids(store, state="read"))
    have = held(store, world)
    found = [one for key, one in sorted(have.documents.items()) if key in read and one.copy_of is None]
    if not found:
        raise InputError("This record holds no report that was read. Add some first: regesta add RECORD FOLDER")
    chosen = found if sample is None or sample >= len(found) else random.Random(seed).sample(found, sample)
    ordered = sorted(chosen, key=lambda one: (str(one.published or "9999"), one.source, one.id))
    lines = [
        GUIDE,
        f"# {len(ordered)} of {len(found)} reports, drawn with seed {seed}.",
        "complete: true",
        "",
        "reports:",
    ]
    for report in ordered:
        lines += ["", *_report(report, have)]
    return "\n".join(lines) + "\n"


def _report(report: Document, have: Held) -> Iterator[str]:
    head = ", ".join(part for part in (report.outlet, report.title, str(report.published or "no date")) if part)
    yield f"  # {'-' * 100}"
    yield f"  # {' '.join(head.split())}"
    for paragraph in report.text.splitlines():
        for line in textwrap.wrap(paragraph, WIDTH) or [""]:
            yield f"  #   {line}".rstrip()
    yield f"  {_flow(report.source)}:"
    yield f"    id: {_flow(report.id)}"
    yield "    checked: no"
    mine = {
        "events": [_act(one, report) for one in _here(have.acts, report)],
        "statements": [_statement(one) for one in _here(have.statements, report)],
        "figures": [_figure(one) for one in _here(have.figures, report)],
    }
    for kind, lines in mine.items():
        yield f"    {kind}:" if lines else f"    {kind}: []"
        yield from (f"      - {_flow(line)}" for line in lines)


def _here(found: Sequence[Any], report: Document) -> list[Any]:
    return [one for one in found if one.document == report.id]


def _flow(value: object) -> str:
    text = yaml.safe_dump(value, default_flow_style=True, width=float("inf"), allow_unicode=True, sort_keys=False)
    return str(text).removesuffix("\n...\n").rstrip("\n")


def _act(act: Act, report: Document) -> dict[str, Any]:
    first = act.mentions[0]
    line: dict[str, Any] = {"type": act.type}
    if first.subtype:
        line["subtype"] = first.subtype
    line["actors"] = [_party(one) for one in act.actors]
    if act.recipients:
        line["recipients"] = [_party(one) for one in act.recipients]
    if act.times:
        line["date"] = act.times[-1].edtf
    line |= {"status": act.status, "by": [one.name for one in first.by]}
    words = [_words(report, mention.trigger.start, mention.sentence.end) for mention in act.mentions]
    line["words"] = words[0]
    if also := [one for one in dict.fromkeys(words[1:]) if one != words[0]]:
        line["also"] = also
    return line


def _words(report: Document, start: int, end: int) -> str:
    """The words from a place on, a few, as far as the sentence goes."""
    return " ".join(report.text[start:end].split()[:AROUND])


def _party(party: Party) -> str:
    name = " ".join(party.name.split())
    return f"{name} ({party.code})" if party.code else name


def _statement(one: Statement) -> dict[str, Any]:
    speaker = one.speaker.name if one.speaker else NOBODY
    return {"speaker": speaker, "manner": one.manner, "words": " ".join(one.content[0].text.split())}


def _figure(one: Figure) -> dict[str, Any]:
    value = one.value.short() + ("%" if one.value.unit == "percent" else "")
    words = " ".join(one.value.said.text.split())
    return {"counts": one.counts, "value": value, "by": [party.name for party in one.by], "words": words}
