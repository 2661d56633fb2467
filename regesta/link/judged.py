"""What people have judged about actors. In: judgements, records with parties. Out: the same records, parties mended.

"Same" makes the second actor the first; "different" takes a "same" of theirs back; "different" from "ACTOR@REPORT" says that the actor of
that one report is somebody else, who gets an id of his own. What was read is never changed: the judgements are laid over it each time.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from regesta.records import EventMention, Figure, Judgement, Party, Statement, record_id


def pair_id(left: str, right: str, verdict: str) -> str:
    """The id of a person's judgement on two things, whichever is named first: said twice it is one judgement."""
    return record_id("judgement", "person", verdict, *sorted((left, right)))


def apart_id(actor: str, document: str) -> str:
    """The id of who an actor of one report is, once judged to be somebody else."""
    return record_id("apart", actor, document)


class Judged:
    """Judgements on actors, ready to be laid over parties; those on events pass through."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        standing = sorted(
            (one for one in judgements if one.withdrawn_at is None), key=lambda one: (one.decided_at or "", one.id)
        )
        self._first: dict[str, str] = {}
        self._apart: set[tuple[str, str]] = set()
        latest = {frozenset((one.left, one.right)): one for one in standing}  # the last word on a pair counts
        for one in latest.values():
            if one.verdict == "same":
                left, right = self.one(one.left), self.one(one.right)
                if left != right:
                    self._first[right] = left
            elif one.verdict == "different" and "@" in one.right:
                actor, _, document = one.right.partition("@")
                self._apart.add((actor, document))

    def one(self, actor: str) -> str:
        """The actor that this one was judged to be; itself when nothing was judged."""
        while actor in self._first:
            actor = self._first[actor]
        return actor

    def group(self, actor: str) -> frozenset[str]:
        """All actors judged to be the same as this one, itself among them."""
        first = self.one(actor)
        return frozenset({first, actor, *(one for one in self._first if self.one(one) == first)})

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
        """The party with its ids as judged."""
        return replace(
            party,
            actor=party.actor and self.in_report(party.actor, document),
            person=party.person and self.in_report(party.person, document),
            body=party.body and self.in_report(party.body, document),
        )

    def in_report(self, actor: str, document: str) -> str:
        """Who an actor of one report is, as judged."""
        return apart_id(actor, document) if (actor, document) in self._apart else self.one(actor)

    def event(self, one: EventMention) -> EventMention:
        """The event mention with its parties as judged."""
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
        if self.empty:
            return one
        return replace(
            one,
            speaker=self.party(one.speaker, one.document) if one.speaker else None,
            addressee=self.party(one.addressee, one.document) if one.addressee else None,
            by=self._parties(one.by, one.document),
        )

    def figure(self, one: Figure) -> Figure:
        """The figure with its chain as judged."""
        return one if self.empty else replace(one, by=self._parties(one.by, one.document))

    def _parties(self, parties: tuple[Party, ...], document: str) -> tuple[Party, ...]:
        found: dict[object, Party] = {}
        for party in parties:
            mended = self.party(party, document)
            found.setdefault(mended.actor or (mended.name, mended.span), mended)
        return tuple(found.values())
