"""Values as a person writes them. In: a Thing and text such as "date=2024-03-05", "actor+=Norway", "actor:Chad=Norway". Out: a Change.

    type=CONSULT/meeting   subtype=visit   status=planned   date=2024-03 (EDTF)   place=Oslo   object=a fishing treaty
    actor+=Norway          actor-=Chad     actor:Chad=Norway (in Chad's place); recipient likewise
    speaker=Anna Berg (of a statement)     value=>=12   counts=people hurt (of a figure)

Nothing after "=" means that it is not known. Actors are those of the record or of the tables, by id, code or name; another name is kept
as it is written and belongs to nobody.
"""

import re
from typing import TYPE_CHECKING, get_args

from msgspec.structs import replace

from regesta.errors import InputError
from regesta.link.judgements.edits import same_party
from regesta.link.judgements.written import act, kinds, quantity, time
from regesta.records import (
    Actor,
    Change,
    ChangedField,
    Event,
    EventMention,
    EventType,
    Figure,
    Party,
    PlaceRef,
    Statement,
    Status,
)  # fmt: skip
from regesta.serve import actors
from regesta.serve.query import world_of
from regesta.serve.things import NAMES, Thing
from regesta.store.database import Store

if TYPE_CHECKING:
    from regesta.link.known.world import World

FIELDS: dict[str, tuple[ChangedField, ...]] = {
    "event": ("type", "subtype", "status", "date", "place", "object", "actor", "recipient"),
    "mention": ("type", "subtype", "status", "date", "place", "actor", "recipient"),
    "statement": ("speaker",),
    "figure": ("value", "counts"),
}
_WRITTEN = re.compile(r"\s*(\w+)\s*(?:(\+|-)?=|:(.*?)=)(.*)", re.DOTALL)


def change(store: Store, thing: Thing, text: str) -> Change:
    """What a text asks to change in a thing.

    Raises:
        InputError: the text is no change, the thing has no such value, or the value cannot be understood.
    """
    found = _WRITTEN.fullmatch(text)
    if found is None:
        raise InputError(
            f"{text!r} is no change. Write date=2024-03-05, status=planned, actor+=Norway, actor:Chad=Norway."
        )
    name, sign, old, new = found.groups()
    field: ChangedField = "actor" if name == "actors" else "recipient" if name == "recipients" else name  # type: ignore[assignment]
    new = " ".join(new.split())
    if field not in FIELDS.get(thing.kind, ()):
        known = ", ".join(FIELDS.get(thing.kind, ()))
        raise InputError(
            f"{NAMES[thing.kind].capitalize()} {thing.id[:7]} has no {name!r} to change."
            + (f" It has: {known}." if known else " It can be accepted, rejected or left unsure.")
        )
    if field in ("actor", "recipient"):
        return _party_change(store, thing, field, (sign, old, new))
    if sign or old is not None:
        raise InputError(f"{name} has one value: write {name}=...")
    return _value(store, thing, field, new)


def _value(store: Store, thing: Thing, field: ChangedField, new: str) -> Change:
    one = thing.record
    made = Change(field=field, after=new or None, before=value_of(thing, field))
    if field == "speaker":
        party = party_of(store, new) if new else None
        return replace(made, after=party.name if party else None, party=party)
    if field == "date":
        span = time(new, reason="as a person judged it") if new else None
        if new and span is None:
            raise InputError(
                f"{new} is not a date of the record. Write it as 2024-03-05, 2024-03, 2024, 2024-03-05/2024-03-09, "
                "../2024-03 (then or before), 2024-03~ (about), XXXX-03 (year unknown), or nothing where it is not known."
            )
        return replace(made, time=span)
    if field == "place":
        return replace(made, place=_place(world_of(store), new) if new else None)
    if field == "object":
        return made
    return replace(made, after=_checked(one, field, new))


def _checked(one: object, field: ChangedField, new: str) -> str | None:
    """The value as the record writes it. Raises InputError when it is none."""
    if field == "status":
        status = new.lower().replace(" ", "_")
        if status not in get_args(Status):
            raise InputError(f"{new or 'Nothing'} is no status. Choose one of: {', '.join(get_args(Status))}.")
        return status
    if field == "type":
        found = act(new)
        if found is None:
            raise InputError(
                f"{new or 'Nothing'} is no type. Write CONSULT, CONSULT/meeting or meeting. Types: {_types()}."
            )
        return "/".join(part for part in found if part)
    if field == "subtype":
        kind = new.lower().replace(" ", "_")
        if kind and kind not in kinds():
            raise InputError(f"{new} is no kind of event. There are: {', '.join(kinds())}.")
        return kind or None
    if field == "value" and isinstance(one, Figure) and quantity(new, one.value) is None:
        raise InputError(f"{new or 'Nothing'} is no number. Write 440, ~10000, >=12, >130, <=2, <9, 49-60 or 5x.")
    if field == "counts" and not new:
        raise InputError("Say what the figure counts, such as counts=people hurt.")
    return new


def _types() -> str:
    return ", ".join(get_args(EventType))


def value_of(thing: Thing, field: ChangedField) -> str | None:
    """The value as it stands, in words; parties joined with "; "."""
    one = thing.record
    if isinstance(one, Event | EventMention):
        act_ = "/".join(part for part in (one.type, one.subtype) if part)
        thing_ = one.object if isinstance(one, Event) else one.object.text if one.object else None
        values: dict[str, str | None] = {
            "type": act_, "subtype": one.subtype, "status": one.status, "object": thing_,
            "date": one.time.edtf if one.time else None, "place": one.place.name if one.place else None,
            "actor": "; ".join(party.name for party in one.actors) or None,
            "recipient": "; ".join(party.name for party in one.recipients) or None,
        }  # fmt: skip
        return values.get(field)
    if isinstance(one, Statement):
        return one.speaker.name if one.speaker else None
    if isinstance(one, Figure):
        return one.value.short() if field == "value" else one.counts
    return None


def _party_change(store: Store, thing: Thing, field: ChangedField, asked: tuple[str | None, str | None, str]) -> Change:
    sign, old, new = asked
    one = thing.record
    assert isinstance(one, Event | EventMention)
    parties = one.actors if field == "actor" else one.recipients
    if sign is None and old is None:
        raise InputError(f"Write {field}+=NAME to add, {field}-=NAME to take out, or {field}:OLD=NEW to replace.")
    gone = _there(store, parties, new if sign == "-" else old or "", field) if sign != "+" else None
    party = party_of(store, new) if sign != "-" and new else None
    if gone is None and party is None:
        raise InputError(f"Say who is the {field}: {field}+=NAME.")
    if party is not None and gone is None and any(same_party(party, other) for other in parties):
        raise InputError(f"{party.name} is {field} already.")
    after = party.name if party else None
    return Change(field=field, before=gone.name if gone else None, after=after, party=party, gone=gone)


def _there(store: Store, parties: tuple[Party, ...], text: str, field: str) -> Party:
    wanted = " ".join(text.split()).casefold()
    found = [one for one in parties if wanted and " ".join(one.name.split()).casefold() == wanted]
    found = found or [one for one in parties if wanted and one.actor and one.actor.startswith(wanted)]
    if not found and wanted:
        try:
            meant = actors.the_one(store, text)
        except InputError:
            meant = None
        found = [one for one in parties if meant and one.actor in (meant.actor.id, *meant.same)]
    if not found:
        there = ", ".join(one.name for one in parties) or "nobody"
        raise InputError(f"{text or 'Nobody'} is no {field} here. There is: {there}.")
    return found[0]


def party_of(store: Store, text: str) -> Party:
    """The party that a name, a code or an id means; a name that nobody bears is kept as it is written.

    Raises:
        InputError: several actors fit.
    """
    try:
        return as_party(actors.the_one(store, text).actor)
    except InputError as error:
        if "more than one" in str(error):
            raise
    world = world_of(store).find(text)
    if len(world) == 1 or (world and world[0].name.casefold() == text.casefold()):
        return as_party(world[0])
    return Party(name=text, span=None)


def as_party(actor: Actor) -> Party:
    """An actor as a party, with the slots that are known of it."""
    return Party(
        name=actor.name, span=None, actor=actor.id, state=actor.state, sector=actor.sector,
        person=actor.id if actor.kind == "person" else None, body=actor.id if actor.kind == "body" else None,
    )  # fmt: skip


def _place(world: "World", name: str) -> PlaceRef:
    from regesta.link.mentions.places import place

    return place(name, span=None, world=world)
