"""A person's judgement on two things of the record. In: an open Store, two things as a person names them. Out: a Judgement, written.

Things are events, mentions of events (by the beginning of an id) and actors (by id or name). What a person has judged no later run undoes;
`withdraw` does.
"""

import datetime as dt

from msgspec.structs import replace

from regesta.errors import InputError
from regesta.link.judged import Judged, pair_id
from regesta.records import Actor, Judgement, Verdict
from regesta.serve import actors
from regesta.store import read as stored
from regesta.store.database import Store
from regesta.store.write import put_judgements, put_setting

PERSON = "person"


def judge(store: Store, left: str, right: str, verdict: Verdict, *, why: str | None = None) -> Judgement:
    """Write that two things are the same or different; the record's events must be made anew after it.

    Raises:
        InputError: a thing is not in the record, they are of two kinds, or one and the same.
    """
    (kind, one), (other_kind, other) = _thing(store, left), _thing(store, right)
    if kind != other_kind:
        raise InputError(f"{left} is an {kind} and {right} an {other_kind}. Name two of one kind.")
    judged = Judged(stored.judgements(store))
    if one == other or (verdict == "same" and judged.one(one) == judged.one(other)):
        hint = "" if kind == "event" else " To part what one report says of it: regesta split RECORD ACTOR --in REPORT"
        raise InputError(f"{left} and {right} are one {kind} already ({one[:7]}).{hint}")
    if kind == "actor" and verdict == "same":
        _of_one_kind(store, one, other)
    return _write(store, one, other, verdict, why)


def _of_one_kind(store: Store, left: str, right: str) -> None:
    """A person is no state: such a merge is a slip of the hand."""
    found = {one.id: one for one in stored.actors(store) if one.id in (left, right)}
    kinds = [found[key].kind for key in (left, right) if key in found]
    if len(kinds) == 2 and "person" in kinds and kinds[0] != kinds[1]:
        first, second = (found[key].name for key in (left, right))
        raise InputError(f"{first} is a {kinds[0]} and {second} a {kinds[1]}; they cannot be the same.")


def part(store: Store, actor: str, document: str, *, why: str | None = None) -> Judgement:
    """Write that the actor of one report is somebody else.

    Raises:
        InputError: the actor or the report is not in the record, or the report does not name the actor.
    """
    line = actors.the_one(store, actor)
    reports = [key for key in stored.document_ids(store) if key.startswith(document.lower())]
    if len(reports) != 1:
        found = "No report" if not reports else "More than one report"
        raise InputError(f"{found} has an id that begins with {document!r}. `regesta documents` lists ids.")
    seen = stored.sightings(store)
    named = [key for key in (line.actor.id, *line.same) if reports[0] in seen.get(key, {})]
    if not named:
        raise InputError(
            f"The report {reports[0][:7]} does not name {line.actor.name}. `regesta actors` shows which do."
        )
    return _write(store, named[0], f"{named[0]}@{reports[0]}", "different", why)


def withdraw(store: Store, prefix: str | None = None) -> Judgement:
    """Take back a person's judgement: the one whose id begins so, or the last.

    Raises:
        InputError: there is none, or more than one begins so.
    """
    standing = [one for one in stored.judgements(store) if one.withdrawn_at is None and one.decided_by == PERSON]
    found = [one for one in standing if one.id.startswith((prefix or "").lower())]
    if not found:
        raise InputError(
            "There is no judgement to undo."
            if not standing
            else f"No judgement begins with {prefix!r}: {_ids(standing)}."
        )
    if prefix and len(found) > 1:
        raise InputError(f"More than one judgement begins with {prefix!r}: {_ids(found)}. Write more of it.")
    last = max(found, key=lambda one: (one.decided_at or "", one.id))
    gone = replace(last, withdrawn_at=_now())
    _put(store, gone)
    return gone


def _ids(judgements: list[Judgement]) -> str:
    return ", ".join(f"{one.id[:7]} ({one.verdict})" for one in judgements)


def _thing(store: Store, text: str) -> tuple[str, str]:
    """What is meant: ("event", id) or ("actor", id)."""
    found = [key for table, key in stored.ids_starting(store, text.strip()) if table in ("events", "event_mentions")]
    if text.strip() and len(found) == 1:
        return "event", found[0]
    if text.strip() and len(found) > 1 and text.strip().lower() not in found:
        raise InputError(
            f"More than one event begins with {text!r}: {', '.join(key[:12] for key in found[:6])}. Write more of it."
        )
    if found:
        return "event", text.strip().lower()
    named = [one.id for one in stored.actors(store) if _named(one, text)]  # as read: what was merged can be split again
    return "actor", named[0] if len(named) == 1 else actors.the_one(store, text).actor.id


def _named(actor: Actor, text: str) -> bool:
    return (len(text) > 3 and actor.id.startswith(text.lower())) or text.casefold() in {
        name.casefold() for name in (actor.name, *actor.names)
    }


def _write(store: Store, left: str, right: str, verdict: Verdict, why: str | None) -> Judgement:
    made = Judgement(
        id=pair_id(left, right, verdict), left=left, right=right, verdict=verdict, decided_by=PERSON,
        reasons=(why,) if why else (), decided_at=_now(),
    )  # fmt: skip
    _put(store, made)
    return made


def _put(store: Store, judgement: Judgement) -> None:
    with store.transaction():
        put_judgements(store, [judgement])
        put_setting(store, "dirty", "yes")


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
