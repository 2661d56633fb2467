"""How far an act brings two parties together or drives them apart. In: a table, ours or the user's. Out: Scores that know each act."""

from collections.abc import Mapping
from typing import get_args

import msgspec

from regesta.errors import LexiconError
from regesta.lexicons import lexicon, read_yaml
from regesta.records import EventType

FURTHEST = 10.0


class Scores(msgspec.Struct, frozen=True, kw_only=True):
    """A score by type ("SANCTION") and by kind ("SANCTION/expulsion"), from -10 (conflict) to 10 (cooperation)."""

    version: str
    source: str
    scores: Mapping[str, float]

    def of(self, type: str, subtype: str | None) -> float | None:
        """The score of an act: that of its kind, else of its type; None where the table has neither."""
        found = self.scores.get(f"{type}/{subtype}") if subtype else None
        return self.scores.get(type) if found is None else found


def own_scores() -> Scores:
    """The table that ships with the package."""
    return _checked(lexicon("reconcile/scores"), name="scores.yaml")


def read_scores(text: str, *, name: str) -> Scores:
    """A user's table, as YAML with `version`, `source` and `scores`.

    Raises:
        LexiconError: It has another form; the message names the entry.
    """
    return _checked(read_yaml(text, name=name), name=name)


def _checked(content: object, *, name: str) -> Scores:
    if isinstance(content, dict) and "version" in content:
        content = {**content, "version": str(content["version"])}  # `version: 2` is meant as a name, too
    try:
        found = msgspec.convert(content, Scores, strict=False)
    except msgspec.ValidationError as error:
        raise LexiconError(f"{name} is no table of scores: {error}. It needs version, source and scores.") from error
    for act, score in found.scores.items():
        if act.split("/")[0] not in get_args(EventType):
            raise LexiconError(f"{name}: {act} is no act. Write a type such as SANCTION, or SANCTION/expulsion.")
        if not -FURTHEST <= score <= FURTHEST:
            raise LexiconError(f"{name}: the score of {act} is {score}. Scores go from -10 to 10.")
    return found
