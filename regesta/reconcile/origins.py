"""How many independent origins an event or a figure has. In: who tells of it on whose word. Out: Origins, each with its reports and why.

Reports share an origin when one copies the other or tells it again, when both carry one agency's copy, cite one outlet, or name the same
source. A report that names its source rests on it, also where its own headline says the same without. Whom the report as a whole
rests on (`resting`) counts where the account itself names nobody.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from regesta.reconcile.accounts import NOTHING_KNOWN, Account, Lead, Standing
from regesta.reconcile.outletnames import source_key
from regesta.reconcile.resting import Rest
from regesta.records import Document, Figure, Origin, Party


@dataclass(frozen=True, slots=True)
class Claim:
    """Something told in a report on somebody's word."""

    document: Document
    by: tuple[Party, ...]
    standing: Standing = NOTHING_KNOWN


def origins(accounts: Sequence[Account]) -> tuple[Origin, ...]:
    """Independent origins of an event in order of name."""
    return origins_of([Claim(one.document, one.mention.by, one.standing) for one in accounts])


def independent(accounts: Sequence[Account]) -> int:
    """How many independent origins some accounts have."""
    return len(origins(accounts))


def figure_origins(
    figures: Iterable[Figure], documents: Mapping[str, Document], standings: Mapping[str, Standing]
) -> tuple[Origin, ...]:
    """Independent origins of some figures, say of all that give one number."""
    return origins_of(
        [
            Claim(documents[one.document], one.by, standings.get(one.document, NOTHING_KNOWN))
            for one in figures
            if one.document in documents
        ]
    )


def origins_of(claims: Sequence[Claim]) -> tuple[Origin, ...]:
    """Independent origins of some claims in order of name."""
    documents = {claim.document.id: claim.document for claim in claims}
    ties: dict[str, set[str]] = defaultdict(set)  # what reports have in common -> reports
    best: dict[str, Lead] = {}
    for key in sorted(documents):
        for lead in _leads([claim for claim in claims if claim.document.id == key]):
            ties[lead.tie].add(key)
            best[lead.tie] = min(lead, best.get(lead.tie, lead), key=lambda one: (one.name, one.why))
    return tuple(sorted(_grouped(documents, ties, best), key=lambda origin: (origin.name, origin.documents)))


def standing(rest: Rest, own: str, states: Mapping[str, str | None]) -> Standing:
    """What follows for each of a report's accounts from what the report rests on.

    Args:
        rest: what it rests on.
        own: the name of its own outlet.
        states: of each outlet's name its state.
    """
    found = [
        Lead(
            f"text {edge.document}",
            edge.source,
            f"{'carry' if edge.how == 'copies' else 'tell again'} a report of {edge.source}",
            states.get(edge.source),
        )
        for edge in rest.edges
        if edge.document is not None
    ]
    found += [
        Lead(f"name {source_key(name)}", name, f"rest on the word of {name}", states.get(name))
        for name in rest.origins
        if name != own
    ]
    return Standing(tuple(sorted(set(found), key=lambda one: one.tie)), states.get(own))


def _leads(claims: Sequence[Claim]) -> Iterable[Lead]:
    document, stands = claims[0].document, claims[0].standing
    yield Lead(
        f"text {document.copy_of or document.id}",
        document.outlet or document.source,
        "copies of one report",
        stands.side,
    )
    if document.agency:
        states = {lead.name: lead.side for lead in stands.leads}
        why = f"carry the copy of {document.agency}"
        yield Lead(f"name {source_key(document.agency)}", document.agency, why, states.get(document.agency))
    sources = [party for claim in claims for party in claim.by]
    for party in sources:
        yield Lead(_source(party), party.name, f"rest on the word of {party.name}", party.state)
    others = [lead for lead in stands.leads if lead.tie.startswith("text ") or not sources]
    yield from others
    if not sources and not others and not document.agency and document.outlet:
        why = f"are from {document.outlet}"
        yield Lead(f"name {source_key(document.outlet)}", document.outlet, why, stands.side)


def _source(party: Party) -> str:
    # An agency that is cited here is the outlet of another report, which carries its name only.
    return f"actor {party.actor}" if party.actor and party.sector != "MED" else f"name {source_key(party.name)}"


def _grouped(
    documents: Mapping[str, Document], ties: Mapping[str, set[str]], best: Mapping[str, Lead]
) -> Iterable[Origin]:
    group = {key: {key} for key in documents}
    for tie in sorted(ties):
        merged = set().union(*(group[key] for key in ties[tie]))
        for key in merged:
            group[key] = merged
    for members in {id(one): one for one in group.values()}.values():
        inside = sorted(
            (tie for tie in ties if ties[tie] & members), key=lambda tie: (-len(ties[tie]), _order(tie), tie)
        )
        shared = [tie for tie in inside if len(ties[tie]) > 1]
        # One report alone is named after its source where it names one, else after its outlet.
        chosen = best[(shared or sorted(inside, key=lambda tie: (_order(tie), tie)))[0]]
        reasons = sorted({best[tie].why for tie in shared})
        yield Origin(
            name=chosen.name,
            documents=tuple(sorted(members)),
            why="; ".join(reasons) or _alone(chosen),
            side=chosen.side,
        )


def _order(tie: str) -> int:
    return {"actor": 0, "name": 1, "text": 2}[tie.split(" ", 1)[0]]


def _alone(lead: Lead) -> str:
    if lead.tie.startswith("text"):
        return "one report"
    return (
        f"one report: {lead.why}".replace("rest on", "rests on")
        .replace("carry", "carries")
        .replace("are from", "is from")
    )
