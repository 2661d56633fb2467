"""Who struck, of a noun that tells a blow. In: its match. Out: the match with whoever the words around the blow or its clause name.

"A rebel attack", "claimed the raid", "an attack blamed on the gang", "was accused of the bombing", "killed two in an ambush".
"""

from typing import TYPE_CHECKING

from regesta.extract.events.parties.answerable import claimed_by, in_its_course, laid_on, suspected
from regesta.extract.events.parties.blows import is_blow, is_fighter, strikers

if TYPE_CHECKING:
    from regesta.extract.events.frames.matching import ActorLike, Match


def struck_by(match: "Match", actor_like: "ActorLike") -> None:
    """Fill in who struck, where the frame did not find him; on whom a blow is laid is not who was struck."""
    noun = match.trigger
    blamed = suspected(noun)
    match.roles["B"] = [t for t in match.roles.get("B", []) if t not in blamed]
    own = [t for t in strikers(noun) if is_fighter(t)] if is_blow(noun) else []
    if own:
        match.fill("A", own)
        return
    clause = blamed or in_its_course(noun)
    told = claimed_by(noun) or laid_on(noun) or clause
    match.fill("A", [t for t in told if t not in match.roles["B"] and (actor_like(t) or t.pos_ == "NUM")])
    match.asserted = match.asserted or bool(match.roles["A"] and told == clause)
