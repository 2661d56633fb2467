"""What a record is asked. In: actors, dates, ids. Out: lists and views of what it holds."""

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from regesta.issues import Issue
from regesta.record.base import Opened
from regesta.records import Disagreement, Document, Event, Figure, Statement
from regesta.serve import actors, lists, relations
from regesta.serve import series as counted
from regesta.serve.actors import ActorLine, ActorView, Proposal
from regesta.serve.drawn import Marked, marked
from regesta.serve.lists import Timeline
from regesta.serve.query import Filters, Which
from regesta.serve.results import Results
from regesta.serve.show import View
from regesta.serve.show import show as show_one

if TYPE_CHECKING:
    from regesta.reconcile.relation import RelationCurve, Step
    from regesta.reconcile.series import Series


class Asking(Opened):
    """What happened, who said what, who is who."""

    def timeline(self, *, limit: int | None = None, offset: int = 0, **which: Unpack[Which]) -> Timeline:
        """What happened, one line an event, by date; undated events last, or left out when dates are asked for.

        Args:
            limit: At most so many lines; `total` of the outcome tells how many there are.
            offset: So many of the first are passed over.
            **which: What is asked for; without any, all.
            between: Two actors, named as a person would: a code (RUS), a state (Russia), a full name.
            actor: One actor that takes part, on either side.
            type: A PLOVER type (CONSULT) or a kind (meeting).
            status: happened, ongoing, planned, possible, denied or not_happened.
            since: The first day, as 2023, 2023-09 or 2023-09-13.
            until: The last day, written likewise.
            abroad: Without home affairs: acts of two or more parties, all of one state, in no other's land.
            confidence: Only events at least so likely read rightly, 0 to 1, and those that a reviewer accepted.
        """
        return lists.timeline(self._store, Filters(**which), limit=limit, offset=offset)

    def events(self) -> Results[Event]:
        """All events, by date."""
        return lists.events(self._store)

    def show(self, id: str) -> View:
        """All about one event, report, statement, figure, disagreement or issue; the beginning of its id is enough."""
        return show_one(self._store, id)

    def documents(self, *, search: str | None = None) -> Results[Document]:
        """Reports, by id; or those that hold all words of `search`, best first."""
        return lists.documents(self._store, search)

    def marked(self, id: str) -> Marked:
        """A report's text with the words that tell acts, parties, times, places, sayings and figures; the beginning of its id is enough."""
        return marked(self._store, id)

    def statements(self, *, actor: str | None = None) -> Results[Statement]:
        """Who said what; with `actor`, only what this actor said or passed on."""
        return lists.statements(self._store, actor)

    def figures(self, *, actor: str | None = None) -> Results[Figure]:
        """Which figures were given; with `actor`, only those on this actor's word."""
        return lists.figures(self._store, actor)

    def series(self, *, event: str | None = None, actor: str | None = None) -> "tuple[Series, ...]":
        """Figures over time: one thing counted of one event, by claimant, with bounds, as-of dates and what revises what.

        Args:
            event: Only of the event whose id begins so.
            actor: Only of events in which this actor takes part.
        """
        return counted.found(self._store, event=event, actor=actor)

    def disagreements(self) -> Results[Disagreement]:
        """Where reports disagree, or were revised or denied."""
        return lists.disagreements(self._store)

    def relation(
        self,
        between: tuple[str, str],
        *,
        step: "Step" = "month",
        since: str | None = None,
        until: str | None = None,
        scores: str | Path | None = None,
    ) -> "RelationCurve":
        """How two actors stood to each other over time, from distinct events and their scores; each point names its events.

        Args:
            between: Two actors, named as for `timeline`.
            step: day, week, month, quarter or year.
            since: The first day, as 2023, 2023-09 or 2023-09-13.
            until: The last day, written likewise.
            scores: A table of your own in place of ours, as YAML: version, source, scores.
        """
        return relations.curve(self._store, between, step=step, within=(since, until), scores=scores)

    def actors(self, *, find: str | None = None) -> Results[ActorLine]:
        """The actors that reports name, the most named first; with `find`, those whose name or id fits."""
        return lists.actors(actors.lines(self._store, find=find))

    def proposals(self) -> tuple[Proposal, ...]:
        """Pairs of people that may be one, the likeliest first: what the program could not decide. `merge` or `split` judges them."""
        return actors.proposals(self._store)

    def actor(self, who: str) -> ActorView:
        """All about one actor, by id, code or name: names, offices with dates, sightings, judgements."""
        return actors.one(self._store, who)

    def issues(self, *, code: str | None = None) -> Results[Issue]:
        """What was skipped or doubted, why, and what to do."""
        return lists.issues(self._store, code)
