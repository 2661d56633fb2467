"""Whose bodies and people are whom no state's name tells. In: the acts of a report, their parties linked. Out: the same, with states.

The surest way is asked first, and what it gave no later one takes back. By then the names have been asked (`link.mentions.told`): an office
of a town or region is its state's (`link.people.regions`), a body that no table holds is that of the words beside its name
(`link.mentions.unlisted`).
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from regesta.link.acts.athome import at_home
from regesta.link.acts.homeland import Homeland
from regesta.link.acts.justnamed import JustNamed
from regesta.link.acts.locals import of_the_place
from regesta.link.acts.nationals import as_people
from regesta.link.acts.onestate import inside_the_one
from regesta.link.acts.ownpeople import joined
from regesta.link.acts.samewords import in_arms, others_too, persons_again, told_again, words_again
from regesta.link.acts.scene import grounds_of
from regesta.link.acts.sides import sides_of
from regesta.link.acts.story import told_by_story
from regesta.link.known.world import World
from regesta.records import Document, EventMention, Extraction

_CROWD = re.compile(
    r"(?:many|more than|over|some|several|scores|dozens|hundreds|thousands|people|crowds|\d)", re.IGNORECASE
)


def with_states(
    document: Document, extraction: Extraction, events: Sequence[EventMention], world: World
) -> list[EventMention]:
    """The acts with the states of those who go without one; without visits of a crowd at home.

    1. Whom one is named with in one breath (`ownpeople`). First, since the sides of the report are counted by who is acted on.
    2. What the acts around it tell (`story`): the report's two sides, the host, the counterpart. They are told of by name.
       A person whose state one act so tells has it in all (`samewords`).
    3. The one state of a report that names no other (`onestate`). After the story, which may bring in a second; before the place, as
       such a report need not say where an act was.
    4. The place of the act (`locals`). Last, as it is the weakest: people anywhere may be anybody's, and only those of whom nothing
       else is known are taken for locals. A crowd is at home where nothing so far says otherwise, so it goes before the place is asked.
    5. Who is named just before (`justnamed`): "the government" after a sentence on Chad.
    6. The same words before (`samewords`): "the rebels", told of again, are those whom one of these steps has given a state.
    7. Whose rulers those have to do with of whom nothing so far tells (`athome`).
    8. Who is told by his nation alone (`nationals`): people of a state are not the state.
    """
    grounded = [joined(document, event, world) for event in events]
    sides = sides_of(replace(extraction, event_mentions=tuple(grounded)), world)
    whole = persons_again(told_by_story(document, grounded, sides, world))
    grounds = grounds_of(extraction.mentions, sides, world)
    whole = inside_the_one(whole, extraction.mentions, grounds, world)
    homeland = Homeland(document, extraction.mentions, grounds, world)
    whole = tuple(homeland.settled(event) for event in whole)
    abroad = [event for event in whole if not _crowd_at_home(event)]
    placed = [of_the_place(event, whole, grounds, world) for event in abroad]
    just = JustNamed(document, extraction.mentions, grounds, world)
    placed = [homeland.kept(event, just.settled(event)) for event in placed]
    whole = words_again(in_arms(others_too(told_again(placed, world))))
    return [as_people(at_home(event, just.anybody, world), document.text, world) for event in whole]


def _crowd_at_home(event: EventMention) -> bool:
    """ "Many people visited the museum": nobody of name."""
    return event.subtype == "visit" and bool(event.actors) and all(_CROWD.match(p.name) for p in event.actors)
