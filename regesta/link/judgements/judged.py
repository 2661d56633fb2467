"""What people have judged, ready to be laid over records. In: judgements. Out: the same records, as judged.

Of actors, "same" makes the second actor the first; "different" takes a "same" of theirs back; "different" from "ACTOR@REPORT" says that
the actor of that one report is somebody else, who gets an id of his own. Of events, statements, figures and disagreements a verdict and
edits are laid over what the program made (`link/judgements/edits.py`). What was read is never changed: all of it is laid over each time,
record by record.
"""

from collections import defaultdict
from collections.abc import Iterable

from msgspec.structs import replace

from regesta.link.judgements.edits import edit, edited_act, edited_figure, edited_statement
from regesta.link.judgements.pairs import pairs
from regesta.link.judgements.standing import standing
from regesta.records import (
    Disagreement,
    Event,
    EventMention,
    Figure,
    Judgement,
    Party,
    Review,
    Statement,
    record_id,
)  # fmt: skip

VERDICTS = ("accept", "reject", "unsure")
_Laid = dict[str, list[Judgement]]  # judgements by the id they bear on, the oldest first


def apart_id(actor: str, document: str) -> str:
    """The id of who an actor of one report is, once judged to be somebody else."""
    return record_id("apart", actor, document)


class Judged:
    """Judgements of people; withdrawn ones do not count, and of two on one thing the later."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        holding = standing(judgements)
        self._first: dict[str, str] = {}
        self._filled: dict[str, Party] = {}  # by the actor taken for another, the slots that are filled in
        self._apart: set[tuple[str, str]] = set()
        self._actors([one for one in holding if one.about in (None, "actor")])
        self._verdicts: _Laid = defaultdict(list)
        self._edits: _Laid = defaultdict(list)
        self._readings: _Laid = defaultdict(list)  # edits that hold of the sentences, before they are joined
        for one in holding:
            self._lay(one)
        rejected = {key for key, some in self._verdicts.items() if some[-1].verdict == "reject"}
        self.pairs: tuple[Judgement, ...] = pairs(holding, rejected)
        self._disputed = [one for one in holding if one.about == "disagreement"]

    def _actors(self, judgements: list[Judgement]) -> None:
        latest = {frozenset((one.left, one.right)): one for one in judgements}  # the last word on a pair counts
        for one in latest.values():
            if one.verdict == "same":
                left, right = self.one(one.left), self.one(one.right)
                if left != right:
                    self._first[right] = left
                if (
                    one.change is not None and one.change.party is not None
                ):  # the program's, see link/people/namesakes.py
                    self._filled[one.right] = one.change.party
            elif one.verdict == "different" and "@" in one.right:
                actor, _, document = one.right.partition("@")
                self._apart.add((actor, document))
        self._members: dict[str, set[str]] = defaultdict(set)
        for key in self._first:
            self._members[self.one(key)].add(key)

    def _lay(self, one: Judgement) -> None:
        keys = one.mentions if one.about == "event" else (one.left,)
        if one.about in (None, "actor", "judgement"):
            return
        if one.verdict in VERDICTS and (one.about == "disagreement" or not one.right):
            for key in keys:
                self._verdicts[key].append(one)
        elif one.verdict == "edit" and one.change is not None:
            for key in keys:
                (self._edits if one.about != "mention" else self._readings)[key].append(one)
                if one.about == "event" and one.change.reading:
                    self._readings[key].append(one)

    # --- actors ---

    def one(self, actor: str) -> str:
        """The actor that this one was judged to be; itself when nothing was judged."""
        while actor in self._first:
            actor = self._first[actor]
        return actor

    def group(self, actor: str) -> frozenset[str]:
        """All actors judged to be the same as this one, itself among them."""
        first = self.one(actor)
        return frozenset({first, actor, *self._members.get(first, ())})

    @property
    def made(self) -> frozenset[str]:
        """Ids of those who were parted from an actor of one report."""
        return frozenset(apart_id(actor, document) for actor, document in self._apart)

    @property
    def parted(self) -> dict[str, tuple[str, str]]:
        """Of each of these, the actor as read and the report."""
        return {apart_id(actor, document): (actor, document) for actor, document in self._apart}

    @property
    def empty(self) -> bool:
        """Whether nothing was judged about actors."""
        return not self._first and not self._apart

    def party(self, party: Party, document: str) -> Party:
        """The party with its ids as judged, and the state that another report tells."""
        told = self._filled.get(party.person or party.actor or "")
        if told is not None and ((party.person or party.actor), document) not in self._apart:
            party = replace(party, state=party.state or told.state, sector=party.sector or told.sector)
        return replace(
            party,
            actor=party.actor and self.in_report(party.actor, document),
            person=party.person and self.in_report(party.person, document),
            body=party.body and self.in_report(party.body, document),
        )

    def in_report(self, actor: str, document: str) -> str:
        """Who an actor of one report is, as judged."""
        return apart_id(actor, document) if (actor, document) in self._apart else self.one(actor)

    def _parties(self, parties: tuple[Party, ...], document: str) -> tuple[Party, ...]:
        found: dict[object, Party] = {}
        for party in parties:
            mended = self.party(party, document)
            found.setdefault(mended.actor or (mended.name, mended.span), mended)
        return tuple(found.values())

    # --- what reports say, before it is joined ---

    def event(self, one: EventMention) -> EventMention:
        """The event mention with its values and parties as judged."""
        edits = self._readings.get(one.id, ())
        verdicts = self._verdicts.get(one.id, ())
        if edits or verdicts:
            one = replace(edited_act(one, edits), review=_review(verdicts, edits))
        if self.empty:
            return one
        return replace(
            one,
            actors=self._parties(one.actors, one.document),
            recipients=self._parties(one.recipients, one.document),
            by=self._parties(one.by, one.document),
        )

    def statement(self, one: Statement) -> Statement:
        """The statement with speaker, addressee and chain as judged."""
        edits, verdicts = self._edits.get(one.id, ()), self._verdicts.get(one.id, ())
        if edits or verdicts:
            one = replace(edited_statement(one, edits), review=_review(verdicts, edits))
        if self.empty:
            return one
        return replace(
            one,
            speaker=self.party(one.speaker, one.document) if one.speaker else None,
            addressee=self.party(one.addressee, one.document) if one.addressee else None,
            by=self._parties(one.by, one.document),
        )

    def figure(self, one: Figure) -> Figure:
        """The figure with its value and chain as judged."""
        edits, verdicts = self._edits.get(one.id, ()), self._verdicts.get(one.id, ())
        if edits or verdicts:
            one = replace(edited_figure(one, edits), review=_review(verdicts, edits))
        return one if self.empty else replace(one, by=self._parties(one.by, one.document))

    def rejected(self, key: str) -> bool:
        """Whether the last word on a mention of an event, a statement or a figure is that it is none."""
        some = self._verdicts.get(key)
        return some is not None and some[-1].verdict == "reject"

    @property
    def left_out(self) -> frozenset[str]:
        """Ids of all that was rejected: lists leave it out."""
        return frozenset(key for key in self._verdicts if self.rejected(key))

    # --- what was made of them, after it ---

    def settled(self, one: Event) -> Event:
        """An event as joined, with the edits laid over it and the last verdict on any of its mentions."""
        edits = _once(judgement for key in one.mentions for judgement in self._edits.get(key, ()))
        verdicts = _once(
            judgement for key in one.mentions for judgement in self._verdicts.get(key, ())
            if judgement.about == "event" or len(one.mentions) == 1
        )  # fmt: skip
        if not edits and not verdicts:
            return one
        review = _review(verdicts, edits)
        known = {key for judgement in (*verdicts, *edits) for key in (*judgement.mentions, judgement.left)}
        return replace(edited_act(one, edits), review=replace(review, since=len(set(one.mentions) - known)))

    def disagreement(self, one: Disagreement) -> Disagreement:
        """A disagreement with the last verdict on it: on its id, or on all that was then claimed in it."""
        claims = {claim for position in one.positions for claim in position.claims}
        found = [*self._verdicts.get(one.id, ())]
        if not found:
            found = [other for other in self._disputed if _still(other, one, claims)]
        return replace(one, review=_review(found[-1:], ())) if found else one


def _still(judgement: Judgement, one: Disagreement, claims: set[str]) -> bool:
    """Whether a disagreement whose id has changed is the one that was judged: its event has grown, or was named anew."""
    return bool(judgement.mentions) and judgement.right == one.field and claims >= set(judgement.mentions)


def _once(judgements: Iterable[Judgement]) -> list[Judgement]:
    found = {one.id: one for one in judgements}
    return sorted(found.values(), key=lambda one: (one.decided_at or "", one.id))


def _review(verdicts: Iterable[Judgement], edits: Iterable[Judgement]) -> Review:
    given, changed = list(verdicts), list(edits)
    last = given[-1] if given else None
    return Review(
        verdict=last.verdict if last else None,  # type: ignore[arg-type]
        who=(last or changed[-1]).who,
        edits=tuple(edit(one) for one in changed),
        judgements=tuple(one.id for one in _once([*given, *changed])),
    )
