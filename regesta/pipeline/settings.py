"""What a record is read with: the actors and acts known, the reader. In: what is given now. Out: it, or what the record keeps."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from regesta.errors import InputError
from regesta.pipeline.workers import Recipe
from regesta.stages import OWN_READER, load_nlp, load_world
from regesta.store import read as stored
from regesta.store.database import Store
from regesta.store.write import forget_readings, put_setting

if TYPE_CHECKING:
    from regesta.link.known.world import World

PROBE = "Ina Brandt signed the pact in Tarn on Friday."


def own_world(file: Path) -> "tuple[World, str, str]":
    """The actors we know with the user's own; the content and the name of the user's file."""
    from regesta.link.known.world import World

    try:
        content = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"The actors file {file} cannot be read: {error}. It is YAML, CSV or JSON lines in UTF-8."
        ) from error
    return World.load(actors_file=file), content, file.name


class OwnFiles(NamedTuple):
    """Files of the user's own: actors, and kinds of acts."""

    actors: str | Path | None = None
    events: str | Path | None = None


NOTHING_OWN = OwnFiles()


def own_events(file: Path) -> str:
    """The content of the user's events file, found to be in order."""
    from regesta.extract.events.frames.ownframes import read_own

    try:
        content = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"The events file {file} cannot be read: {error}. It is YAML in UTF-8.") from error
    read_own(content, name=file.name)
    return content


def keep_events(store: Store, own: str | None) -> None:
    """Keep the user's kinds of acts in the record, where they are given; other ones than before read all again."""
    if own is None or own == stored.setting(store, "events"):
        return
    _read_again(store, {"events": own})


def world_of(store: Store, own: "tuple[World, str, str] | None") -> "World":
    """The user's world, or that of the file the record keeps from an earlier run.

    Another file than before means other actors, so everything is read again.
    """
    before = stored.setting(store, "actors")
    if own is None:
        return load_world(before, name=stored.setting(store, "actors_name"))
    world, content, name = own
    if content != before:
        _read_again(store, {"actors": content, "actors_name": name})
    return world


def reader_of(store: Store, given: str | None) -> str:
    """The pipeline to read with: the one given, else the one that the record was read with. Another one reads all again."""
    before = stored.setting(store, "reader") or OWN_READER
    name = given or before
    if name != before:
        load_nlp(name)(PROBE)  # a pipeline that will not do must not cost the readings that are there
        _read_again(store, {"reader": name})
    return name


def recipe_of(store: Store) -> Recipe:
    """With what the record's reports are read."""
    setting = stored.setting
    actors, name = setting(store, "actors"), setting(store, "actors_name")
    return Recipe(setting(store, "reader") or OWN_READER, actors, name, setting(store, "events"))


def _read_again(store: Store, settings: Mapping[str, str]) -> None:
    """Note settings under which every report reads otherwise, and let all reports wait for reading."""
    with store.transaction():
        for key, value in settings.items():
            put_setting(store, key, value)
        put_setting(store, "dirty", "yes")
        done = [*stored.document_ids(store, state="read"), *stored.document_ids(store, state="failed")]
        forget_readings(store, done)
