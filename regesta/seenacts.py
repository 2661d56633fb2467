"""A word that the reading model takes for an act: what `read` leaves in a Doc for `extract`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from regesta.records import EventType, Status

KEY = "regesta.acts"  # in a Doc's user_data: a tuple of the acts seen, with places of words in the Doc


class SeenAct(NamedTuple):
    """One word that tells an act: places are of words; certainties from 0 to 1, that of the type given that it is an act."""

    word: int
    certainty: float
    type: EventType
    type_certainty: float
    subtype: str | None
    status: Status
    actors: tuple[int, ...]
    recipients: tuple[int, ...]

    def moved(self, places: Sequence[int]) -> SeenAct:
        """The same act with its words' places looked up: in a sentence's part to the Doc."""
        actors, recipients = (tuple(places[at] for at in side) for side in (self.actors, self.recipients))
        return self._replace(word=places[self.word], actors=actors, recipients=recipients)
