"""How many independent origins an event has. In: its accounts. Out: Origins, each with its reports and why they count as one.

Reports share an origin when one copies the other, when both carry one agency's copy, or when both name the same source. A report that
names its source rests on it, also where its own headline says the same without.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from regesta.reconcile.accounts import Account
from regesta.records import Document, Origin, Party

UNNAMED = "source of"


def origins(accounts: Sequence[Account]) -> tuple[Origin, ...]:
    """Independent origins in order of name."""
    documents = {account.document.id: account.document for account in accounts}
    ties: dict[str, set[str]] = defaultdict(set)  # what reports have in common -> reports
    why: dict[str, str] = {}
    labels: dict[str, str] = {}
    for key, document in sorted(documents.items()):
        own = [account for account in accounts if account.document.id == key]
        for tie, label, reason in _ties(document, own):
            ties[tie].add(key)
            why.setdefault(tie, reason)
            labels[tie] = min(label, labels.get(tie, label))
    return tuple(sorted(_grouped(documents, ties, labels, why), key=lambda origin: (origin.name, origin.documents)))


def independent(accounts: Sequence[Account]) -> int:
    """How many independent origins some accounts have."""
    return len(origins(accounts))


def _ties(document: Document, accounts: Iterable[Account]) -> Iterable[tuple[str, str, str]]:
    root = document.copy_of or document.id
    yield f"text {root}", document.outlet or document.source, "copies of one report"
    if document.agency:
        yield _key(document.agency), document.agency, f"carry the copy of {document.agency}"
    named = False
    for account in accounts:
        for party in account.mention.by:
            yield _source(party), party.name, f"rest on the word of {party.name}"
            named = True
    if not named and not document.agency and document.outlet:
        yield _key(document.outlet), document.outlet, f"are from {document.outlet}"


def _source(party: Party) -> str:
    return f"actor {party.actor}" if party.actor and not _agency_like(party) else _key(party.name)


def _agency_like(party: Party) -> bool:
    # An agency that is cited here is the outlet of another report, which carries its name only.
    return party.sector == "MED"


def _key(name: str) -> str:
    return "name " + " ".join(name.lower().removeprefix("the ").split())


def _grouped(
    documents: dict[str, Document], ties: dict[str, set[str]], labels: dict[str, str], why: dict[str, str]
) -> list[Origin]:
    group = {key: {key} for key in documents}
    for tie in sorted(ties):
        merged = set().union(*(group[key] for key in ties[tie]))
        for key in merged:
            group[key] = merged
    found = []
    for members in {id(one): one for one in group.values()}.values():
        inside = sorted(
            (tie for tie in ties if ties[tie] & members), key=lambda tie: (-len(ties[tie]), _order(tie), tie)
        )
        shared = [tie for tie in inside if len(ties[tie]) > 1]
        # One report alone is named after its source where it names one, else after its outlet.
        best = (shared or sorted(inside, key=lambda tie: (_order(tie), tie)))[0]
        reasons = sorted({why[tie] for tie in shared})
        found.append(
            Origin(name=labels[best], documents=tuple(sorted(members)), why="; ".join(reasons) or _alone(best, why))
        )
    return found


def _order(tie: str) -> int:
    return {"actor": 0, "name": 1, "text": 2}[tie.split(" ", 1)[0]]


def _alone(tie: str, why: dict[str, str]) -> str:
    return (
        "one report"
        if tie.startswith("text")
        else f"one report: {why[tie]}".replace("rest on", "rests on")
        .replace("carry", "carries")
        .replace("are from", "is from")
    )
