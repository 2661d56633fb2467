"""PLOVER's own rules for what is coded. In: an Event. Out: the type that PLOVER gives it, its mode, quad and score, or why it has none.

Our record keeps the act with its status. PLOVER (manual of 2024, sections 2.3, 3.1 to 3.16) codes an announced act by what announcing
it means: cooperation to come is AGREE, a retreat to come is CONCEDE; negated acts are left out.
"""

from regesta.lexicons import lexicon
from regesta.records import Event, EventType

# The manual's quad table puts SANCTION among words, its own section among deeds; deeds, as it is what the type means.
QUADS: dict[str, int] = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
QUAD_NAMES = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
ANNOUNCED: dict[str, EventType] = {
    "CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "AGREE": "AGREE",
    "RETREAT": "CONCEDE", "CONCEDE": "CONCEDE",
    "SANCTION": "THREATEN", "MOBILIZE": "THREATEN", "COERCE": "THREATEN", "ASSAULT": "THREATEN", "PROTEST": "THREATEN",
}  # fmt: skip
NEGATED = "denied or did not happen: PLOVER leaves negated acts out"
POSSIBLE = "only possible: PLOVER has no type for what may happen"
PLANNED_WORDS = "planned conflict in words: PLOVER has no rule for it"


def plover_type(event: Event) -> tuple[EventType | None, str]:
    """The type PLOVER codes an event as, or None and why there is none."""
    if event.status in ("denied", "not_happened"):
        return None, NEGATED
    if event.status == "possible":
        return None, POSSIBLE
    if event.status == "planned":
        announced = ANNOUNCED.get(event.type)
        return (announced, "") if announced else (None, PLANNED_WORDS)
    return event.type, ""


def entry(event: Event) -> dict[str, str]:
    """How our kind of act is written in other codings: `cameo`, `mode`, `threat` where known."""
    of_type = lexicon("exports/codes")[event.type]
    return {"cameo": of_type["cameo"], **(of_type["kinds"].get(event.subtype) or {})}


def mode(event: Event, as_type: str) -> str | None:
    """The PLOVER mode that our kind of act is; of an announced act the threat's mode, which is what is threatened."""
    if as_type == event.type:
        return entry(event).get("mode")
    return entry(event).get("threat") if as_type == "THREATEN" else None


def score(as_type: str, as_mode: str | None) -> float:
    """PLOVER's score from -10 to 10 (manual, table 2.2)."""
    scores = lexicon("exports/scores")
    return float(scores.get(f"{as_type}: {as_mode}", scores[as_type]))
