"""A word that the reading model takes for an act: what `read` leaves in a Doc for `extract`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from regesta.records import EventType, Status

KEY = "regesta.acts"  # in a Doc's user_data: a tuple of the acts seen, with places of words in the Doc
LIKELY_PARTY = 0.5  # where right and wrong balance in what was trained
BETWEEN_STATES = "a line if it is between states"  # reason of an act that is likely only, by which `link` knows it


class SeenAct(NamedTuple):
    """One word that tells an act: places are of words; certainties from 0 to 1, that of the type given that it is an act.

    `parties` are the words that may take part, each with how likely it acts and how likely it is acted on.
    """

    word: int
    certainty: float
    type: EventType
    type_certainty: float
    subtype: str | None
    status: Status
    parties: tuple[tuple[int, float, float], ...]

    @property
    def actors(self) -> tuple[int, ...]:
        """The words that likely act."""
        return tuple(word for word, acts, _ in self.parties if acts > LIKELY_PARTY)

    @property
    def recipients(self) -> tuple[int, ...]:
        """The words that are likely acted on."""
        return tuple(word for word, _, acted_on in self.parties if acted_on > LIKELY_PARTY)

    def moved(self, places: Sequence[int]) -> SeenAct:
        """The same act with its words' places looked up: in a sentence's part to the Doc."""
        parties = tuple((places[at], acts, acted_on) for at, acts, acted_on in self.parties)
        return self._replace(word=places[self.word], parties=parties)


def seen_in(doc: Doc) -> dict[int, SeenAct]:
    """The acts that the model saw, by their word; none where another pipeline has read."""
    found = (SeenAct(*one) for one in doc.user_data.get(KEY, ()))  # a Doc that was stored has plain lists
    return {act.word: act for act in found}
