"""Known people whom a name in full may mean. In: a `Cluster`, the report. Out: candidates with score and reasons; the cluster, resolved.

None of them is always among the candidates. State, office and time speak for and against each.
"""

import msgspec

from regesta.link.known.persons import Held
from regesta.link.mentions.context import Context
from regesta.link.mentions.phrases import office_sector
from regesta.link.people.clusters import Cluster, is_short
from regesta.link.spelling.names import SAME, same_name
from regesta.link.spelling.spellings import bare, family_first, strip, tokens

# Choices: a candidate needs a name of SAME and nothing against it; NONE is what "none of these" scores; MARGIN over the second.
NONE = 0.84
MARGIN = 0.03


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A known person a name may mean; `index` None is "none of these"."""

    index: int | None
    score: float
    reasons: tuple[str, ...]


def candidates(cluster: Cluster, context: Context) -> list[Candidate]:
    """Known people the cluster may be, best first, with "none of these" among them."""
    people = context.world.people
    found: dict[int, Candidate] = {}
    for name in dict.fromkeys(n.words for n in cluster.named if not is_short(n.words)):
        words = bare(strip(tokens(name))[0])
        initial = people.by_word(words[-1]) if len(words[0]) == 1 else ()
        for index in dict.fromkeys((*people.by_name(name), *initial)):
            row = people.rows[index]
            states = {office.state for office in row.offices}
            side = next((state for state in states if family_first(state)), None)
            # "Ri Chol" filed under Ri Chol San is another man as often as not.
            whole = [other for other in row.names if not is_short(other)]
            whole = [other for other in whole if not side or len(tokens(other)) >= min(3, len(tokens(row.names[0])))]
            score, reasons = max((same_name(name, other, state=side) for other in whole), default=(0.0, ()))
            if score < SAME:
                continue
            if side and score < 1 and len(tokens(name)) == 2 and index not in people.prominent():
                continue  # two syllables in another romanisation: too many people are named so
            more, why = _evidence(cluster, index, states, context)
            scored = Candidate(index=index, score=round(score + more, 3), reasons=(*reasons, *why))
            if index not in found or found[index].score < scored.score:
                found[index] = scored
    return sorted(
        [*found.values(), Candidate(index=None, score=NONE, reasons=("none of these",))], key=lambda c: -c.score
    )


def _evidence(cluster: Cluster, index: int, states: set[str], context: Context) -> tuple[float, list[str]]:
    """What speaks for and against a person of that name: state, office, time."""
    score = 0.0
    reasons: list[str] = []
    if cluster.state and any(len(state) == 3 for state in states):
        if cluster.state in states:
            score, reasons = score + 0.08, [*reasons, f"of {cluster.state}, as the report says"]
        else:
            score, reasons = score - 0.3, [*reasons, f"not of {cluster.state}"]
    elif any(context.counts[state] for state in states):
        score, reasons = score + 0.04, [*reasons, "the report names the state"]
    else:
        score, reasons = score - 0.12, [*reasons, "the report does not name the state"]
    roles = {n.reading.role for n in cluster.named if n.reading.role}
    held = context.world.people.held(index)
    if roles & {h.row.role for h in held}:
        score, reasons = score + 0.05, [*reasons, "held the office named"]
    sectors = {n.reading.sector for n in cluster.named if n.reading.sector}
    known = index in context.world.people.prominent()
    if sectors and not known and not sectors & {office_sector(h.row.title, context.world.names) for h in held}:
        score, reasons = score - 0.15, [*reasons, "held no such office"]
    if context.day and held and all(_long_ago(h, context.day.year) for h in held):
        score, reasons = score - 0.08, [*reasons, "offices long ago"]
    if known:
        score, reasons = score + 0.05, [*reasons, "well known"]
    return score, reasons


def _long_ago(held: Held, year: int) -> bool:
    last = held.until or held.known_to or held.since
    return last is not None and last.year < year - 20


def resolve(cluster: Cluster, context: Context) -> None:
    """Give the cluster its known person, where one is clearly best."""
    ranked = candidates(cluster, context)
    best = ranked[0]
    if best.index is None or (
        len(ranked) > 1 and ranked[1].index is not None and best.score - ranked[1].score < MARGIN
    ):
        return
    cluster.index, cluster.score, cluster.reasons = best.index, min(best.score, 1.0), best.reasons
