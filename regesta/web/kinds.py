"""How types and statuses are told and drawn. In: PLOVER types, statuses. Out: words, and the quad class that gives the colour."""

from regesta.records import EventType, Status

QUADS: dict[str, tuple[EventType, ...]] = {
    "q1": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "q2": ("COOPERATE", "AID", "RETREAT"),
    "q3": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "q4": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}  # PLOVER's quad classes (codebook of 2023)
_QUAD = {type_: name for name, types in QUADS.items() for type_ in types}
quad_words = {
    "q1": "cooperation in words", "q2": "cooperation in deeds", "q3": "conflict in words", "q4": "conflict in deeds",
}  # fmt: skip
KIND_WORDS: dict[str, str] = {
    "AGREE": "agreement", "CONSULT": "consultation", "SUPPORT": "support", "CONCEDE": "concession",
    "COOPERATE": "cooperation", "AID": "aid", "RETREAT": "retreat", "REQUEST": "demand", "ACCUSE": "accusation",
    "REJECT": "rejection", "THREATEN": "threat", "PROTEST": "protest", "SANCTION": "sanction",
    "MOBILIZE": "mobilisation", "COERCE": "coercion", "ASSAULT": "assault",
}  # fmt: skip
STATUS_WORDS: dict[Status, str] = {
    "happened": "happened", "ongoing": "ongoing", "planned": "planned", "possible": "possible", "denied": "denied",
    "not_happened": "did not happen",
}  # fmt: skip


def quad(type_: str) -> str:
    """The quad class of a type: q1 to q4."""
    return _QUAD[type_]  # type: ignore[index]
