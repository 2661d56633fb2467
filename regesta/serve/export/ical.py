"""A calendar (RFC 5545). In: a Selection. Out: each dated event on its day, or on all days it can have been, which its words then say.

`UID` is the event's id and stays; `DTSTAMP` is the day of the last report, so that the same record gives the same file.
"""

import datetime as dt
from collections.abc import Iterator
from typing import TextIO

from regesta.records import Event
from regesta.serve.dates import told
from regesta.serve.export.selection import Selection
from regesta.serve.export.tally import OPEN, UNDATED, Tally
from regesta.serve.wording import what

LONGEST = 75  # octets of a line, RFC 5545, section 3.1
STATUS = {
    "happened": "CONFIRMED",
    "ongoing": "CONFIRMED",
    "planned": "TENTATIVE",
    "possible": "TENTATIVE",
    "not_happened": "CANCELLED",
}


def write(chosen: Selection, stream: TextIO, tally: Tally) -> None:
    """Write the calendar, one event after another."""
    for line in _lines(chosen, tally):
        stream.write(folded(line))


def _lines(chosen: Selection, tally: Tally) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Regesta//Record of events//EN", "CALSCALE:GREGORIAN")
    yield f"X-WR-CALNAME:{escaped(chosen.store.path.stem)}"
    for event in chosen.events():
        time = event.time
        if time is None or time.start is None or time.end is None:
            one_side = time is not None and (time.start or time.end) is not None
            tally.left(OPEN if one_side else UNDATED)
            continue
        if time.end - time.start > dt.timedelta(days=1):
            tally.mark("told as several days: the reports tell no one day")
        tally.wrote("entries")
        yield from _entry(event, time.start, time.end, chosen)
    yield "END:VCALENDAR"


def _entry(event: Event, start: dt.date, end: dt.date, chosen: Selection) -> Iterator[str]:
    place = chosen.places.get(event.place.place or "") if event.place else None
    several = end - start > dt.timedelta(days=1) and event.status != "ongoing"
    yield from ("BEGIN:VEVENT", f"UID:{event.id}@regesta", f"DTSTAMP:{_stamp(event)}")
    yield from (f"DTSTART;VALUE=DATE:{start:%Y%m%d}", f"DTEND;VALUE=DATE:{end:%Y%m%d}")
    about = f"[{told(event.time)}] " if several or (event.time and event.time.approximate) else ""
    yield f"SUMMARY:{escaped(about + what(event))}"
    if event.place is not None:
        yield f"LOCATION:{escaped(place.name if place else event.place.name)}"
    yield f"CATEGORIES:{','.join(escaped(one) for one in (event.type, event.subtype, event.status) if one)}"
    if event.status in STATUS:  # that an act was denied is no status a calendar knows
        yield f"STATUS:{STATUS[event.status]}"
    yield "TRANSP:TRANSPARENT"
    accounts = chosen.accounts(event)
    sentences = [f"“{' '.join(one.sentence.text.split())}” ({chosen.reports[one.document].cited})" for one in accounts]
    when = [f"When: {told(event.time)}."] if several else []
    yield f"DESCRIPTION:{escaped(chr(10).join([*when, *sentences]))}"
    for url in dict.fromkeys(chosen.reports[one.document].url for one in accounts):
        if url and "\n" not in url:
            yield f"URL:{url}"
            break  # a calendar entry has one
    yield "END:VEVENT"


def _stamp(event: Event) -> str:
    return f"{event.last_reported:%Y%m%d}T000000Z" if event.last_reported else "19700101T000000Z"


def escaped(text: str) -> str:
    """Text as RFC 5545 writes it."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join("".join(sign for sign in line if sign >= " " or sign == "\t") for line in text.splitlines())


def folded(line: str) -> str:
    """A line, broken where it is too long, never inside a letter."""
    parts, part, size = [], "", 0
    for sign in line:
        octets = len(sign.encode("utf-8", "replace"))
        if size + octets > LONGEST:
            parts.append(part)
            part, size = " ", 1
        part, size = part + sign, size + octets
    return "\r\n".join([*parts, part]) + "\r\n"
