"""Judgements on two things, and taking judgements back. In: an open Store, things as a person names them. Out: a Judgement, written.

Things are events, mentions of events (by the beginning of an id) and actors (by id or name). A judgement is only ever added: what a person
has judged no later run undoes, and taking one back is a judgement, too. `reviewing.py` judges one thing at a time.
"""

import datetime as dt
import getpass
import os

from msgspec.structs import replace

from regesta.errors import InputError
from regesta.link.judgements.judged import Judged
from regesta.link.judgements.standing import told, with_id
from regesta.records import Actor, EventMention, JudgedKind, Judgement, Verdict
from regesta.serve import actors
from regesta.serve.things import Thing, thing
from regesta.store import read as stored
from regesta.store.database import Store
from regesta.store.located import anchor_of, judgements
from regesta.store.write import put_judgements, put_setting

PERSON = "person"
WHO = "REGESTA_WHO"


def who_is(given: str | None = None) -> str:
    """Who judges: the name given, that in the variable REGESTA_WHO, or that of the account."""
    name = " ".join((given or os.environ.get(WHO) or "").split())
    if name:
        return name[:80]
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name, as in a container
        return "unnamed"


def judge(
    store: Store, left: str, right: str, verdict: Verdict, *, why: str | None = None, who: str | None = None
) -> Judgement:
    """Write that two things are the same, different, or that it cannot be told; events must be made anew after it.

    "Different" of a mention and the event that holds it takes the mention out of the event.

    Raises:
        InputError: a thing is not in the record, they are of two kinds, or one and the same.
    """
    (kind, one), (other_kind, other) = _named(store, left), _named(store, right)
    if kind != other_kind:
        raise InputError(f"{left} is an {kind} and {right} an {other_kind}. Name two of one kind.")
    if isinstance(one, Thing) and isinstance(other, Thing):
        return _acts(store, (one, other), verdict, why=why, who=who)
    assert isinstance(one, str)
    assert isinstance(other, str)
    judged = Judged(judgements(store))
    if one == other or (verdict == "same" and judged.one(one) == judged.one(other)):
        hint = " To part what one report says of it: regesta split RECORD ACTOR --in REPORT"
        raise InputError(f"{left} and {right} are one {kind} already ({one[:7]}).{hint}")
    if verdict == "same":
        _of_one_kind(store, one, other)
    joins = verdict != "unsure" or judged.one(one) == judged.one(other)  # by the program
    return write(store, made("actor", one, verdict, right=other, why=why, who=who), joins=joins)


def _acts(
    store: Store, things: tuple[Thing, Thing], verdict: Verdict, *, why: str | None, who: str | None
) -> Judgement:
    """A judgement on two events, two mentions, or a mention and an event: tied to mentions, whose ids stay."""
    first, second = things
    if first.kind == "event" and second.kind == "mention":
        first, second = second, first
    left, right = (_mentions(one)[0] for one in (first, second))
    if first.id == second.id or (left.id == right.id and len(_mentions(second)) == 1):
        raise InputError(f"{first.id[:7]} and {second.id[:7]} are one event already.")
    others = [one for one in _mentions(second) if one.id != left.id]
    everything = [left, *others] if verdict == "different" and first.kind == "mention" else [left, others[0]]
    judgement = made(
        "mention" if "mention" in (first.kind, second.kind) else "event", left.id, verdict,
        right=others[0].id, why=why, who=who,
    )  # fmt: skip
    keys, anchors = tuple(one.id for one in everything), tuple(anchor_of(one) for one in everything)
    return write(store, with_id(replace(judgement, mentions=keys, anchors=anchors)), joins=verdict != "unsure")


def _mentions(one: Thing) -> tuple[EventMention, ...]:
    return (one.record,) if isinstance(one.record, EventMention) else one.mentions


def _of_one_kind(store: Store, left: str, right: str) -> None:
    """A person is no state: such a merge is a slip of the hand."""
    found = {one.id: one for one in stored.actors(store) if one.id in (left, right)}
    kinds = [found[key].kind for key in (left, right) if key in found]
    if len(kinds) == 2 and "person" in kinds and kinds[0] != kinds[1]:
        first, second = (found[key].name for key in (left, right))
        raise InputError(f"{first} is a {kinds[0]} and {second} a {kinds[1]}; they cannot be the same.")


def part(store: Store, actor: str, document: str, *, why: str | None = None, who: str | None = None) -> Judgement:
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
    other = f"{named[0]}@{reports[0]}"
    return write(store, made("actor", named[0], "different", right=other, why=why, who=who))


def withdraw(
    store: Store, prefix: str | None = None, *, why: str | None = None, who: str | None = None
) -> tuple[Judgement, Judgement]:
    """Take back a judgement: the one whose id begins so, or your last. Undoing is a judgement, and can itself be taken back.

    Returns:
        What was taken back, and the judgement that did it.

    Raises:
        InputError: there is none, more than one begins so, or it is taken back already.
    """
    all_ = told(judgements(store))
    every = [one for one in all_ if one.decided_by == PERSON]
    holding = [one for one in every if one.withdrawn_at is None]
    if prefix is None:
        own = [one for one in holding if one.verdict != "undo" and one.who in (who_is(who), None)]
        if not own:
            others = f" Others have: {_ids(holding[-6:])}." if holding else ""
            raise InputError(f"There is no judgement to undo by {who_is(who)}.{others}")
        last = own[-1]
    else:
        found = [one for one in all_ if one.id.startswith(prefix.strip().lower())]  # the program's, too
        if not found:
            raise InputError(f"No judgement begins with {prefix!r}. `regesta review log RECORD` lists them.")
        if len(found) > 1:
            raise InputError(f"More than one judgement begins with {prefix!r}: {_ids(found)}. Write more of it.")
        last = found[0]
        if last.withdrawn_at is not None:
            raise InputError(f"The judgement {last.id[:7]} is taken back already. To bring it back, undo that undoing.")
    undo = write(store, made("judgement", last.id, "undo", why=why, who=who))
    return replace(last, withdrawn_at=undo.decided_at), undo


def _ids(found: list[Judgement]) -> str:
    return ", ".join(f"{one.id[:7]} ({one.verdict})" for one in found)


def _named(store: Store, text: str) -> tuple[str, Thing | str]:
    """What is meant: ("event", Thing) or ("actor", id)."""
    prefix = text.strip().lower()
    begun = stored.ids_starting(store, prefix) if prefix else []
    found = [key for table, key in begun if table in ("events", "event_mentions")]
    if len(found) > 1 and prefix not in found:
        raise InputError(
            f"More than one event begins with {text!r}: {', '.join(key[:12] for key in found[:6])}. Write more of it."
        )
    if found:
        return "event", thing(store, prefix if prefix in found else found[0])
    named = [one.id for one in stored.actors(store) if _is(one, text)]  # as read: what was merged can be split again
    return "actor", named[0] if len(named) == 1 else actors.the_one(store, text).actor.id


def _is(actor: Actor, text: str) -> bool:
    return (len(text) > 3 and actor.id.startswith(text.lower())) or text.casefold() in {
        name.casefold() for name in (actor.name, *actor.names)
    }


def made(
    about: JudgedKind, left: str, verdict: Verdict, *, right: str = "", why: str | None = None, who: str | None = None
) -> Judgement:
    """A judgement of a person, as of now."""
    reasons = (" ".join(why.split()),) if why and why.strip() else ()
    return with_id(
        Judgement(
            id="", left=left, right=right, verdict=verdict, decided_by=PERSON, about=about, who=who_is(who),
            reasons=reasons, decided_at=_now(),
        )
    )  # fmt: skip


def write(store: Store, judgement: Judgement, *, joins: bool = True) -> Judgement:
    """Add a judgement to the record; `joins` tells that events must be made anew with it."""
    with store.transaction():
        put_judgements(store, [judgement])
        if joins:
            put_setting(store, "dirty", "yes")
    return judgement


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
