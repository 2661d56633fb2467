"""To whom an act is done, by what stands around it. In: a match, the acts of its text. Out: the same, with those its words leave out.

"Sent troops to Chad": on whose ground. "A charge Chad denies": to whom. "Died when guards opened fire": at them.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from regesta.extract.events.parties.besidethat import beside_that
from regesta.extract.events.parties.felled import hit
from regesta.extract.events.parties.grounds import on_whose_ground
from regesta.extract.events.parties.laidlow import laid_low
from regesta.extract.events.parties.retorts import retort

if TYPE_CHECKING:
    from regesta.extract.events.frames.matching import ActorLike, Match


def to_whom(match: "Match", all_: Sequence["Match"], actor_like: "ActorLike") -> None:
    """Fill in and put right those acted on: whose land it is, who laid the charge, who was killed."""
    hit(match, all_)
    on_whose_ground(match)
    retort(match, all_, actor_like)
    laid_low(match, all_, actor_like)
    beside_that(match, all_, actor_like)
