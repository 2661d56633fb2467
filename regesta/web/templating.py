"""What templates may use. In: nothing. Out: a Jinja environment that escapes everything, with our words for dates, numbers, names."""

import datetime as dt
import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from regesta.records import Event, Quantity, TimeSpan
from regesta.serve import dates
from regesta.serve.tables import counted
from regesta.serve.wording import what
from regesta.version import __version__
from regesta.web import links
from regesta.web.here import address
from regesta.web.kinds import KIND_WORDS, STATUS_WORDS, quad, quad_words

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """The environment; autoescape is on for every template, whatever its name."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        version=__version__, address=address, counted=counted, quad=quad, quad_words=quad_words, status_words=STATUS_WORDS,
        event_url=links.event_url, document_url=links.document_url, span_url=links.span_url,
        statement_url=links.statement_url, figure_url=links.figure_url, actor_url=links.actor_url,
        party_url=links.party_url, pair_url=links.pair_url, timeline_url=links.timeline_url,
    )  # fmt: skip
    made.filters.update(
        told=told, day=day, number=number, words=words, kind=kind, what=what_line, join_lines=join_lines, twice=twice,
        clip=clip, web=is_web, amount=amount, claimed=claimed,
    )  # fmt: skip
    return made


def told(time: TimeSpan | None) -> str:
    """A time as short words."""
    return dates.told(time)


def day(date: dt.date | str | None) -> str:
    """A day as "13 Sep 2023"; also one written as text."""
    if isinstance(date, str):
        try:
            date = dt.date.fromisoformat(date[:10])
        except ValueError:
            return str(date)
    return dates.day(date)


def number(value: float | int) -> str:
    """A number with thin spaces between its thousands: 12 345."""
    return f"{value:,.10g}".replace(",", "\u202f")


def words(name: Any) -> str:
    """A name of the program ("not_happened") as words."""
    return str(name or "").replace("_", " ")


def kind(event: Any) -> str:
    """The kind of an event in words, the finer one where there is one."""
    return words(event.subtype) if event.subtype else KIND_WORDS.get(event.type, words(event.type).lower())


def what_line(event: Event) -> str:
    """An event as one line."""
    return what(event)


def join_lines(text: str) -> str:
    """Words of a report in one line."""
    return " ".join(text.split())


def twice(value: str) -> tuple[str, str]:
    """A value that is its own words, for a choice."""
    return value, value


def clip(text: object, most: int = 300) -> str:
    """Words that fit a line of a page; the whole of it is in the JSON."""
    told = str(text or "")
    return told if len(told) <= most else told[: most - 1] + "…"


def is_web(url: str) -> bool:
    """Whether an address may be a link: `javascript:` and the like may not."""
    return url.lower().startswith(("http://", "https://"))


_SHORT = re.compile(r"(~|>=|<=|>|<)?(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?)|(x))?(?=$|\s)")
_BOUNDS = {"~": "about ", ">": "more than ", ">=": "at least ", "<": "less than ", "<=": "at most ", None: ""}


def claimed(value: str, field: str) -> str:
    """A value that a disagreement is about, numbers as people write them: "~20" is "about 20", ">5000" "more than 5 000"."""
    match = _SHORT.match(value) if field == "number" else None
    if match is None:
        return words(value)
    low, high = number(float(match[2])), match[3] and number(float(match[3]))
    told = f"{_BOUNDS[match[1]]}{low}" + (f"–{high}" if high else " times" if match[4] else "")
    return told + value[match.end() :]


def amount(value: Quantity) -> str:
    """A quantity as people write it: "at least 12", "about 10 000", "49–60", "millions"."""
    if value.word is not None:
        return value.word
    low, high = ("" if one is None else number(one) for one in (value.low, value.high))
    told = {
        "about": f"about {low}", "at_least": f"at least {low}", "more_than": f"more than {low}", "at_most": f"at most {high}",
        "less_than": f"less than {high}", "between": f"{low}–{high}", "times": f"{low} times",
    }  # fmt: skip
    return told.get(value.bound, low)
