"""What a briefing is made from. In: an open Store, two actors, a period. Out: Material: all that is held between them."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from regesta.records import Disagreement, Document, Event, EventMention, Figure, Mention, Outlet, Party, Span, Statement
from regesta.serve.as_judged import AsJudged
from regesta.serve.briefing.model import Note
from regesta.serve.dates import asked, day
from regesta.serve.query import Filters, Wanted, wanted, world_of
from regesta.serve.query import events as events_asked
from regesta.store import read as stored
from regesta.store.database import Store

FAR = 600  # letters from which a speaker does not belong to the same words; a choice
# Where a sentence ends, told by its marks alone: the words around a saying need only be found again, not counted.
_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|Lt|No|St))(?<!\b(?:Mrs|Gen|Col|Maj|Amb|Sen|Rep))[.!?][”\"’]?(?:\s+|$)|(?<=[a-z]{2})\.(?=[A-Z][a-z])|\n+"
)
NOT_PROSE = frozenset({"headline", "standfirst", "caption", "credit", "boilerplate", "leftover", "dateline"})


@dataclass(frozen=True)
class Material:
    """All that a briefing may say, and how to note where it stands."""

    record: str
    names: tuple[str, str]
    who: tuple[Wanted, Wanted]
    typed: tuple[str, str]
    since: dt.date | None
    until: dt.date | None
    events: tuple[Event, ...]  # dated, by date
    undated: tuple[Event, ...]  # by first report
    mentions: Mapping[str, EventMention]
    reports: Mapping[str, Document]
    states: Mapping[str, str]
    outlets: Mapping[str, Outlet]  # by name, folded
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    disagreements: tuple[Disagreement, ...]
    named: Mapping[str, tuple[Mention, ...]]  # of a report, the names that an actor is known for
    actor_states: Mapping[str, str]
    state_names: Mapping[str, str]

    @property
    def all(self) -> tuple[Event, ...]:
        """Dated and undated events."""
        return (*self.events, *self.undated)

    @cached_property
    def own_mentions(self) -> frozenset[str]:
        """Ids of the accounts of these events."""
        return frozenset(key for event in self.all for key in event.mentions)

    @cached_property
    def own_reports(self) -> tuple[Document, ...]:
        """The reports that tell of these events, by date."""
        keys = {key for event in self.all for key in event.documents}
        return tuple(
            sorted((self.reports[key] for key in keys), key=lambda one: (str(one.published or "9999"), one.id))
        )

    def outlet(self, document: str) -> str:
        """Who publishes a report, as a sentence names it."""
        name = self.reports[document].outlet
        if name is None:
            return "an unnamed outlet"
        return f"the {name}" if " of " in name and not name.startswith("The ") else name

    def is_prose(self, span: Span) -> bool:
        """Whether words stand in the running text, not in a headline or caption."""
        parts = self.reports[span.document].parts
        return not any(part.start <= span.start < part.end and part.kind in NOT_PROSE for part in parts)

    def of_state(self, actor: str | None) -> str | None:
        """The state an actor belongs to."""
        return self.actor_states.get(actor or "")

    def sentence_around(self, spans: Sequence[Span]) -> Span:
        """The sentences of one report that hold these words, as far as their ends can be seen."""
        report = self.reports[spans[0].document]
        here = [one for one in spans if one.document == report.id and abs(one.start - spans[0].start) < FAR]
        start, end = min(one.start for one in here), max(one.end for one in here)
        datelines = [
            part.end for part in report.parts if part.kind == "dateline" and part.start <= start and part.end <= start
        ]
        before = datelines + [found.end() for found in _END.finditer(report.text, 0, start)]
        after = _END.search(report.text, max(end - 2, start))
        return report.span(
            max(before, default=0), after.start() + len(after[0].rstrip()) if after else len(report.text.rstrip())
        )

    def note(self, span: Span, *, read: str = "") -> Note:
        """A note on the words of a report."""
        report = self.reports[span.document]
        return Note(
            outlet=report.outlet, title=report.title, published=day(report.published) or None, url=report.url,
            document=report.id, start=span.start, end=span.end, words=span.text, read=read,
        )  # fmt: skip

    def claims(self, disagreement: Disagreement) -> tuple[Note, ...]:
        """Notes on the words that hold the positions of a disagreement, two of each at most."""
        figures = {figure.id: figure.sentence for figure in self.figures}
        spans = [
            figures.get(key) or (self.mentions[key].sentence if key in self.mentions else None)
            for position in disagreement.positions
            for key in position.claims[:2]
        ]
        return tuple(self.note(span) for span in spans if span is not None)

    def counted(self, command: str = "timeline") -> Note:
        """A note on what was counted in the record, with the command that counts it again."""
        a, b = (f'"{one}"' if " " in one else one for one in self.typed)
        dates = f" --since {self.since}" if self.since else ""
        if self.until:
            dates += f" --until {self.until - dt.timedelta(days=1)}"
        asked_ = f" --between {a} {b}{dates}" if command == "timeline" else ""
        return Note(kind="record", command=f"regesta {command} {self.record}{asked_}")


def gather(store: Store, *, between: tuple[str, str], since: str | None, until: str | None) -> Material:
    """Read what a briefing on two actors may say.

    Raises:
        InputError: An actor or a date is not known; the message says which.
    """
    dated_only = Filters(between=between, since=since, until=until)
    start = asked(since, option="--since")[0] if since else None
    end = asked(until, option="--until")[1] if until else None
    found = list(events_asked(store, dated_only))
    every = found if since is None and until is None else list(events_asked(store, Filters(between=between)))
    reports = {one.id: one for one in stored.documents(store)}
    undated = [one for one in every if not _dated(one) and _in(one.first_reported, start, end)]
    outlets = list(stored.outlets(store))
    named: dict[str, list[Mention]] = defaultdict(list)
    for mention in stored.mentions(store):
        if mention.actor is not None and mention.kind == "name":
            named[mention.span.document].append(mention)
    taken = AsJudged(store)
    return Material(
        record=store.path.name,
        names=(_name(store, between[0]), _name(store, between[1])),
        who=(wanted(store, between[0]), wanted(store, between[1])),
        typed=between,
        since=start,
        until=end,
        events=tuple(one for one in found if _dated(one)),
        undated=tuple(sorted(undated, key=lambda one: (str(one.first_reported or "9999"), one.id))),
        mentions={one.id: one for one in stored.event_mentions(store)},
        reports=reports,
        states=stored.states_by_id(store),
        outlets=_outlets(outlets),
        statements=tuple(taken.statements()),
        figures=tuple(taken.figures()),
        disagreements=tuple(stored.disagreements(store)),
        state_names=_states(store, outlets),
        actor_states={one.id: one.state for one in stored.actors(store) if one.state},
        named={key: tuple(value) for key, value in named.items()},
    )


def _dated(event: Event) -> bool:
    return event.time is not None and (event.time.start or event.time.end) is not None


def _in(date: dt.date | None, start: dt.date | None, end: dt.date | None) -> bool:
    if start is None and end is None:
        return True
    return date is not None and (start is None or date >= start) and (end is None or date < end)


def _name(store: Store, typed: str) -> str:
    """The actor's own name for what was typed: Russia for RUS."""
    for actor in world_of(store).find(typed):
        return actor.name
    met = {one.id: one for one in stored.actors(store)}
    for one in met.values():
        if typed.casefold() in {name.casefold() for name in (one.id, one.name, *one.names)}:
            return one.name
    return next((one.name for one in met.values() if one.kind == "state" and one.state == typed.upper()), typed)


def _states(store: Store, outlets: Iterable[Outlet]) -> dict[str, str]:
    """The names of the states that outlets belong to, by code."""
    world = world_of(store)
    codes = {one.state for one in outlets if one.state}
    found = {code: [actor.name for actor in world.find(code) if actor.kind == "state"] for code in codes}
    return {code: names[0] for code, names in found.items() if names}


def _outlets(found: Iterable[Outlet]) -> dict[str, Outlet]:
    return {name.casefold(): one for one in found for name in (one.name, *one.names)}


def side(material: Material, party: Party | None) -> int | None:
    """0 or 1 for the side a party belongs to, None for neither."""
    if party is None:
        return None
    return next((number for number, who in enumerate(material.who) if who.is_party(party)), None)
