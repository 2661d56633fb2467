"""How likely an act is read rightly. In: the acts of a report, their parties linked. Out: the same, each with its chance.

The chance is that a strict reader would call type, all parties and status right. It is a logistic curve over what the record itself shows
of the act (`traits`): a side that is open, parties without a state, home affairs, a participle, a possible act, a long sentence. The
weights are in `lexicons/acts/confidence.yaml`, learnt by `python -m training.confidence` from lines that readers judged; `python -m bench
confidence training/judged.tsv` measures them on lines kept apart (docs/decisions/0063).
"""

import math
from collections.abc import Sequence

from msgspec.structs import replace

from regesta.lexicons import lexicon
from regesta.records import EventMention, Extraction, Party

MANY = 3  # parties above which a list was read; a choice
WORDS = 30  # of a sentence, by which its length counts; a choice
OWN_REASONS = ("frame:", "status:", "time:")  # what extraction says; all else was added in linking
SEEN = "frame: seen by"  # as `extract.events.seen` begins the reason of an act that no frame tells
DONE = "status: told as done"
LOOSE = ("status: participle", "status: present passive")
UNDATED = "time: no time words"


def with_confidence(extraction: Extraction) -> Extraction:
    """The acts with `provenance.score`, 0 to 1."""
    return replace(extraction, event_mentions=tuple(map(_scored, extraction.event_mentions)))


def _scored(event: EventMention) -> EventMention:
    return replace(event, provenance=replace(event.provenance, score=round(chance(traits(event)), 2)))


def chance(found: dict[str, float]) -> float:
    """The share of lines with such traits that readers called right."""
    weights: dict[str, float] = lexicon("acts/confidence")["weights"]
    return 1 / (1 + math.exp(-sum(weights[name] * value for name, value in found.items())))


def traits(event: EventMention) -> dict[str, float]:
    """What the chance is told by, by name."""
    actors, recipients = event.actors, event.recipients
    parties = (*actors, *recipients)
    reasons, word = event.provenance.reasons, event.trigger.text.lower()
    states = {party.state for party in parties}
    return {
        "constant": 1.0,
        "seen only": float(_begins(reasons, SEEN)),
        "open actor": float(_open(actors)),
        "open recipient": float(_open(recipients)),
        "no actor": float(not actors),
        "no recipient": float(not recipients),
        "pair": float(len(actors) == 2 and not recipients),
        "alone": float(len(actors) == 1 and not recipients),
        "many parties": float(len(parties) > MANY),
        "unlisted": float(any(party.actor is None for party in parties)),
        "one state": float(bool(actors and recipients) and len(states) == 1 and None not in states),
        "several states": float(len(states - {None}) > 2),
        "added": float(any(not reason.startswith(OWN_REASONS) for reason in reasons)),
        "told as done": float(_begins(reasons, DONE)),
        "loose": float(_begins(reasons, *LOOSE)),
        "undated": float(_begins(reasons, UNDATED)),
        "background": float(event.background),
        "planned": float(event.status == "planned"),
        "possible": float(event.status == "possible"),
        "ongoing": float(event.status == "ongoing"),
        "-ing": float(word.endswith("ing")),
        "plain word": float(not word.endswith(("ed", "ing", "s"))),
        "length": min(3.0, len(event.sentence.text.split()) / WORDS),
    }


def _open(parties: Sequence[Party]) -> bool:
    return any(party.state is None for party in parties)


def _begins(reasons: Sequence[str], *openings: str) -> bool:
    return any(reason.startswith(openings) for reason in reasons)
