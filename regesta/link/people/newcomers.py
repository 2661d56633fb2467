"""People and bodies that a report names and the world does not hold. In: a document and its linked extraction. Out: new Actors.

They are kept as themselves, with what the text says of them: the title as an Office whose source is the report, without days.
"""

from spacy.tokens import Doc

from regesta.link.actors import Linker
from regesta.link.mentions.context import MADE_BY, Knows, day_of
from regesta.link.people.clusters import Who
from regesta.records import Actor, Document, Extraction, Mention, Office, Provenance


def new_actors(
    document: Document, extraction: Extraction, world: Knows, *, doc: Doc | None = None
) -> tuple[Actor, ...]:
    """The actors of a report that `world` does not know, by id; their ids are those that `link` gave.

    Args:
        document: the report.
        extraction: what `link` made of it.
        world: the known actors.
        doc: not needed; mentions are enough.
    """
    return newcomers(Linker(document, doc, extraction.mentions, world))


def newcomers(linker: Linker) -> tuple[Actor, ...]:
    """The same, where the report's linking is at hand."""
    world = linker.context.world
    seen: dict[str, list[tuple[Mention, Who]]] = {}
    for mention in linker.mentions:
        told = linker.found.get(mention.id)
        if told is not None and told.actor is not None and world.actor(told.actor) is None:
            seen.setdefault(told.actor, []).append((mention, told))
    return tuple(_actor(key, found, linker) for key, found in sorted(seen.items()))


def _actor(key: str, found: list[tuple[Mention, Who]], linker: Linker) -> Actor:
    """One actor from all its mentions."""
    who = found[0][1]
    person = who.person == key
    spelled = [linker.words(mention) for mention, _ in found if mention.kind == "name"]
    names = dict.fromkeys((who.name, *(words for words in spelled if " " in words)))
    offices = dict.fromkeys(office for mention, _ in found if person and (office := _office(mention, who, linker)))
    return Actor(
        id=key,
        kind="person" if person else "body",
        name=who.name,
        names=tuple(names),
        state=who.state,
        sector=who.sector,
        offices=tuple(offices),
        provenance=Provenance(
            made_by=MADE_BY,
            score=who.score,
            reasons=(*who.reasons, f"seen {day_of(linker.document) or 'on an unknown day'}"),
        ),
    )


def _office(mention: Mention, who: Who, linker: Linker) -> Office | None:
    title = linker.title(mention)
    if not title:
        return None
    body = linker.context.world.actor(who.body) if who.body else None
    return Office(title=title, source=linker.document.id, body=body.name if body else None, state=who.state)
