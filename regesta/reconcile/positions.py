"""One disagreement from its positions. In: an event, a field, positions with the reason. Out: a Disagreement."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from regesta.reconcile.accounts import Standing
from regesta.reconcile.cluster import MADE_BY
from regesta.records import (
    Disagreement,
    DisagreementField,
    DisagreementKind,
    Document,
    Event,
    Figure,
    Position,
    Provenance,
    record_id,
)


class Counted(NamedTuple):
    """Figures about an event, with the reports that give them and what these stand on."""

    figures: Sequence[Figure]
    documents: Mapping[str, Document]
    standings: Mapping[str, Standing] = MappingProxyType({})


def disagreement(
    event: Event,
    about: str,
    field: DisagreementField,
    kind: DisagreementKind,
    positions: Sequence[Position],
    reason: str,
) -> Disagreement:
    """A disagreement about a field of an event; `about` says in words what the values are of."""
    values = sorted(position.value for position in positions)
    return Disagreement(
        id=record_id("disagreement", event.id, field, kind, about, *values),
        event=event.id,
        about=about,
        field=field,
        kind=kind,
        positions=tuple(positions),
        provenance=Provenance(made_by=MADE_BY, reasons=(reason,)),
    )


def name_of(event: Event) -> str:
    """An event in words: what was done, and by whom."""
    names = ", ".join(party.name for party in (*event.actors, *event.recipients)[:3])
    return f"{(event.subtype or event.type.lower()).replace('_', ' ')} ({names})"
