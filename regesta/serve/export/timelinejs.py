"""The JSON of TimelineJS (Knight Lab). In: a Selection. Out: a slide for each dated event, with its sentences and where they stand.

A month stays a month and a year a year: TimelineJS shows as much of a date as it is given. Text is escaped, as TimelineJS reads it as HTML.
"""

import datetime as dt
import json
from collections.abc import Iterator
from html import escape
from typing import TextIO

from regesta.records import Event, TimeSpan
from regesta.serve.dates import told
from regesta.serve.export.selection import Selection
from regesta.serve.export.tally import OPEN, UNDATED, Tally
from regesta.serve.wording import what

ONE_DAY = dt.timedelta(days=1)
SENTENCES = 5  # told on one slide; a choice
_WHOLE = {"year": 1, "month": 2}


def write(chosen: Selection, stream: TextIO, tally: Tally) -> None:
    """Write the object, slides one by one."""
    stream.write('{"scale": "human", "events": [')
    for number, slide in enumerate(_slides(chosen, tally)):
        stream.write(("," if number else "") + "\n" + json.dumps(slide, ensure_ascii=False))
    stream.write("\n]}\n")


def _slides(chosen: Selection, tally: Tally) -> Iterator[dict[str, object]]:
    for event in chosen.events():
        dates = slide_dates(event.time)
        if dates is None:
            one_side = event.time is not None and (event.time.start or event.time.end) is not None
            tally.left(OPEN if one_side else UNDATED)
            continue
        tally.wrote("slides")
        yield {
            **dates, "unique_id": f"e{event.id}", "group": event.type.capitalize(), "display_date": escape(told(event.time)),
            "text": {"headline": escape(what(event)), "text": _text(event, chosen)},
        }  # fmt: skip


def slide_dates(time: TimeSpan | None) -> dict[str, object] | None:
    """`start_date` and, for an interval, `end_date`; None where the time is not closed on both sides."""
    if time is None or time.start is None or time.end is None:
        return None
    first, last = time.start, time.end - ONE_DAY
    parts = _WHOLE.get(time.grain)
    if parts and told(time).split()[-1] == str(first.year) and first.day == 1 and (parts == 2 or first.month == 1):
        whole = (first.year, first.month) == (last.year, last.month) if parts == 2 else first.year == last.year
        if whole:
            return {"start_date": _date(first, parts)}
    return {"start_date": _date(first, 3), **({"end_date": _date(last, 3)} if last > first else {})}


def _date(day: dt.date, parts: int) -> dict[str, int]:
    return dict(list({"year": day.year, "month": day.month, "day": day.day}.items())[:parts])


def _text(event: Event, chosen: Selection) -> str:
    lines = []
    for one in chosen.accounts(event)[:SENTENCES]:
        report = chosen.reports[one.document]
        cited = escape(report.cited)
        if report.url and report.url.startswith(("http://", "https://")):
            cited = f'<a href="{escape(report.url, quote=True)}">{cited}</a>'
        lines.append(f"<p>“{escape(' '.join(one.sentence.text.split()))}” ({cited})</p>")
    return "".join(lines)
