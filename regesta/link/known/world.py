"""Everything known before reading: states, organisations, bodies, people with offices, places, outlets.

In: the tables and lexicons of regesta/lexicons/world, and the user's actors file, which goes before them. Out: a `World` to ask.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from regesta.lexicons import lexicon
from regesta.link.known.build import (
    ORDINARY,
    Entry,
    Names,
    actor_id,
    add_body,
    add_state,
    plain,
    state_id,
    states_and_bodies,
)
from regesta.link.known.gazetteer import Places
from regesta.link.known.outlets import Outlets
from regesta.link.known.own import Entries, read_actors
from regesta.link.known.persons import People
from regesta.link.known.rows import own_row
from regesta.link.spelling.names import SAME, same_name
from regesta.link.spelling.spellings import bare, strip, tokens
from regesta.records import Actor, Outlet, Place, PlaceRef

LABELS = {"state": "LOC", "capital": "LOC", "adjective": "NORP", "people": "NORP", "body": "ORG", "organisation": "ORG"}


class World:
    """The known actors, places and outlets; made by `World.load`, and not changed afterwards."""

    def __init__(self, names: Names, people: People, places: Places, outlets: Outlets) -> None:
        self.names = names
        self.people = people
        self.places = places
        self.outlets = outlets
        self._kinds: dict[tuple[str, str], str] = {}
        self._own: dict[str, str] = {}
        self._known: dict[str, str] | None = None

    @classmethod
    def load(cls, *, actors_file: Path | None = None) -> "World":
        """The world as shipped, with the user's actors on top.

        Raises:
            LexiconError: the actors file is malformed.
        """
        world = cls(states_and_bodies(), People(), Places(), Outlets())
        if actors_file is not None:
            world._add(read_actors(Path(actors_file)))
        return world

    def _add(self, own: Entries) -> None:
        """Put the user's entries in; a name of theirs hides what the tables have under it."""
        for entry in own["states"]:
            code, names = str(entry["code"]), [str(name) for name in entry.get("names") or [entry["name"]]]
            for name in (*names, *map(str, entry.get("demonyms") or ()), *map(str, entry.get("seats") or ())):
                self.names.lower.pop(plain(name), None)
                self.names.exact.pop(name, None)
            demonyms = [str(word) for word in entry.get("demonyms") or ()]
            people = [word for word in demonyms if word.endswith("s")]
            more = {
                "adj": [word for word in demonyms if word not in people] or demonyms,
                "people": demonyms,
                "seats": entry.get("seats") or (),
            }
            capital = str(entry.get("capital") or "")
            add_state(self.names, code=code, name=names[0], also=names[1:], capital=capital, more=more)
            self._note(entry, state_id(code))
        for entry in own["bodies"]:
            self._add_body(entry)
        for entry in own["people"]:
            row = own_row(self._with_bodies(entry))
            index = self.people.add(row, state=row.offices[0].state or None if row.offices else None)
            self._note(entry, self.people.id(index))
        for entry in own["places"]:
            self.places.add(entry)
        for entry in own["outlets"]:
            self.outlets.add(entry)
            names = [
                str(entry["name"]),
                *map(str, entry.get("aliases") or ()),
                *(str(c).strip("()/ ") for c in entry.get("credits") or ()),
            ]
            if entry.get("kind") != "government_office" and not any(self.names.get(name) for name in names):
                shown = [name for name in names if plain(name) not in ORDINARY and (" " in name or name.isupper())]
                state = str(entry["state"]) if entry.get("state") else None
                add_body(
                    self.names,
                    names[0],
                    sector="MED",
                    others=shown[1:] if shown[:1] == names[:1] else shown,
                    state=state,
                    own=True,
                )

    def _add_body(self, entry: Mapping[str, Any]) -> None:
        name, state = str(entry["name"]), entry.get("state") or entry.get("code")
        aliases = [str(alias) for alias in entry.get("aliases") or ()]
        for words in (name, *aliases):
            self.names.lower.pop(plain(words), None)
            self.names.exact.pop(words, None)
        sector = str(entry.get("sector") or "") or None
        key = add_body(
            self.names, name, sector=sector or "", others=aliases, state=str(state) if state else None, own=True
        )
        if state and entry.get("kind"):
            self._kinds[str(state), str(entry["kind"])] = key
        self._note(entry, key)

    def _with_bodies(self, entry: Mapping[str, Any]) -> Mapping[str, Any]:
        """Offices name bodies by the user's id; put the body's name instead."""
        offices = []
        for office in entry.get("offices") or ():
            body = self.actor(self._own.get(str(office.get("body")), ""))
            offices.append(
                {
                    **office,
                    "body": body.name if body else office.get("body"),
                    "state": office.get("state") or (body.state if body else None),
                }
            )
        return {**entry, "offices": offices}

    def _note(self, entry: Mapping[str, Any], key: str) -> None:
        if entry.get("id"):
            self._own[str(entry["id"])] = key

    def known_names(self) -> Mapping[str, str]:
        """Names worth finding in text, with their label PER, ORG, LOC or NORP: states, organisations, bodies, chief people.

        Weak names ("Congress") and names of one given word are left to the reading model.
        """
        if self._known is None:
            known: dict[str, str] = {}
            for table in (self.names.lower, self.names.exact):
                for entries in table.values():
                    for entry in entries:
                        if not entry.weak and entry.kind != "capital":
                            label = LABELS.get(entry.kind, "LOC")
                            for name in self._spelled(entry):
                                known.setdefault(name, label)
            for index in self.people.prominent():
                known.update({name: "PER" for name in self.people.rows[index].names if len(name.split()) > 1})
            known.update({name: "LOC" for name in self.places.own_names() if name not in known})
            self._known = known
        return self._known

    def _spelled(self, entry: Entry) -> Iterable[str]:
        yield entry.name
        if entry.kind in ("body", "organisation"):
            yield from (name for name in self.names.actors[entry.actor].names if len(name) > 3)

    def actor(self, key: str) -> Actor | None:
        """The actor with this id."""
        known = self.names.actors.get(key)
        if known is not None:
            return known
        index = self.people.by_id(key)
        return None if index is None else self.people.actor(index)

    def is_state(self, key: str) -> bool:
        """Whether an actor id is a state's; asked without making an Actor of every person."""
        known = self.names.actors.get(key)
        return known is not None and known.kind == "state"

    def state(self, code: str | None) -> Actor | None:
        """The state with this code."""
        return self.names.actors.get(state_id(code)) if code else None

    def state_name(self, code: str | None) -> str | None:
        """The usual name of a state or organisation."""
        known = self.state(code)
        if known is None and code:
            return next(
                (
                    actor.name
                    for actor in self.names.actors.values()
                    if actor.kind == "body" and actor.codes.get("code") == code
                ),
                None,
            )
        return known.name if known else None

    def find(self, text: str) -> tuple[Actor, ...]:
        """Actors as a person would name them: a code, a name in any known spelling, the user's own id. Best first."""
        text = " ".join(text.split())
        found: dict[str, Actor] = {}
        for key in (state_id(text.upper()), self._own.get(text, ""), text):
            known = self.actor(key)
            if known is not None:
                found[known.id] = known
        for entry in self.names.get(text):
            if entry.kind in ("state", "adjective", "people", "body", "organisation", "seat"):
                found.setdefault(entry.actor, self.names.actors[entry.actor])
        if not found:
            found = {actor.id: actor for actor in self._people_named(text)}
        return tuple(found.values())

    def _people_named(self, text: str) -> list[Actor]:
        words = bare(strip(tokens(text))[0])
        if len(words) < 2:
            return [self.people.actor(index) for index in self.people.by_word(text)]
        near = []
        for index in self.people.by_name(text):
            row = self.people.rows[index]
            score = max((same_name(text, name)[0] for name in row.names), default=0.0)
            if score >= SAME:
                near.append((-score, index not in self.people.prominent(), index))
        return [self.people.actor(index) for _, _, index in sorted(near)]

    def office_holder(self, state: str, roles: Iterable[str], day: dt.date | None) -> Actor | None:
        """The one person who held one of the offices on the day; None when nobody or several are known."""
        if day is None:
            return None
        holders = self.people.holders(state, roles, day)
        return self.people.actor(holders[0]) if len(holders) == 1 else None

    def body_of_kind(self, state: str, kind: str) -> Actor | None:
        """The user's body of that kind ("government") in the state."""
        key = self._kinds.get((state, kind))
        return self.names.actors.get(key) if key else None

    def body_named(self, name: str, state: str | None) -> Actor | None:
        """A listed body of the state, by any of its names."""
        found = [entry for entry in self.names.get(name) if entry.kind in ("body", "organisation")]
        here = [entry for entry in found if entry.state == state]
        return self.names.actors[here[0].actor] if len(here) == 1 else None

    def place(self, said: PlaceRef) -> Place | None:
        """The place that was found for words; None where it is a state, or none was found."""
        return self.places.meant(said)

    def outlet(self, text: str) -> Outlet | None:
        """The outlet with this id, name or address."""
        return self.outlets.get(text)


__all__ = ["World", "actor_id", "lexicon", "state_id"]
