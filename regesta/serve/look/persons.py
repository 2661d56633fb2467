"""What is shown of people and bodies. In: nothing. Out: the rows of a list of them, and the page on one."""

import msgspec

from regesta.issues import Issue
from regesta.records import Actor, Judgement, Office
from regesta.serve.look.dealing import Network
from regesta.serve.look.said import Said
from regesta.serve.timeline import Line


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the list of actors: in how many events they take part, how many statements are theirs."""

    id: str
    name: str
    kind: str
    state: str | None
    names: tuple[str, ...]
    events: int
    statements: int


class People(msgspec.Struct, frozen=True, kw_only=True):
    """A window of the actors that fit; `kinds` counts all actors by kind."""

    total: int
    lines: tuple[Person, ...]
    kinds: tuple[tuple[str, int], ...]


class Partner(msgspec.Struct, frozen=True, kw_only=True):
    """With whom: in how many events together."""

    id: str
    name: str
    kind: str
    events: int


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A report that names the actor, with the words it uses, each once."""

    id: str
    outlet: str | None
    published: str | None
    title: str | None
    words: tuple[str, ...]
    mentions: int


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """All about one actor. `total` is the length of the list that `show` names; `counts` has the length of each.

    Of the part shown there is a window, of the others the first few, or none where one part is asked for.
    """

    id: str
    show: str
    total: int
    actor: Actor
    same: tuple[str, ...]
    offices: tuple[Office, ...]
    counts: dict[str, int]
    types: tuple[tuple[str, int, int], ...]
    partners: tuple[Partner, ...]
    network: Network | None = None
    did: tuple[Line, ...] = ()
    received: tuple[Line, ...] = ()
    said: tuple[Said, ...] = ()
    about: tuple[Said, ...] = ()
    reports: tuple[Report, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    differs: tuple[Issue, ...] = ()
