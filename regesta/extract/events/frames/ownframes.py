"""An analyst's own kinds of acts. In: the content of an events file. Out: its frames before ours, or what is wrong in which line.

The file is written as those of `lexicons/events/`: entries with a PLOVER `type` and `subtypes`, each with a `name`, `verbs` or
`nouns`, and, if wanted, `examples` and what a kind is (`mutual`, `hosted`, ...). An own line wins over one of ours that asks
for as much.
"""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from typing import Any, get_args

import yaml

from regesta.errors import LexiconError
from regesta.extract.events.frames.lexicon import FrameIndex, Sense, add_entries, frame_index, noun_frames, verb_frames
from regesta.extract.grammar.inflection import learn_for_now
from regesta.lexicons import lexicon, read_yaml
from regesta.records import EventType

FLAGS = (
    "mutual",
    "hosted",
    "any_target",
    "owner",
    "no_complement",
    "needs_verb",
    "self_contained",
    "by_name",
    "passive",
)
LISTS = ("verbs", "nouns", "not_objects")
KEYS = ("name", *FLAGS, *LISTS, "examples")
NAME = "events file"


def frames_of(own: str | None = None) -> FrameIndex:
    """The frames to read with, whose words every stage knows from now on."""
    if own is None:
        learn_for_now(())
        return frame_index()
    index, words = _with_own(own)
    learn_for_now(words)
    return index


@cache
def _with_own(own: str) -> tuple[FrameIndex, frozenset[str]]:
    index = read_own(own)
    words = frozenset((*index.verbs, *index.nouns))
    ours = frame_index()
    for verb, verbal in ours.verbs.items():
        index.verbs.setdefault(verb, []).extend(verbal)
    for noun, nominal in ours.nouns.items():
        index.nouns.setdefault(noun, []).extend(nominal)
    return index, words


def read_own(own: str, *, name: str = NAME) -> FrameIndex:
    """The frames of an events file alone.

    Raises:
        LexiconError: A line is malformed; the message names file, line and what to do.
    """
    content = read_yaml(own, name=name)
    root = yaml.compose(own, Loader=yaml.SafeLoader)
    if root is None:
        raise LexiconError(f"{name} is empty. Write at least one subtype; docs/events.md shows how.")
    _check(root, name)
    index = FrameIndex()
    add_entries(index, content, source=name, classes=lexicon("events/classes"))
    return index


def _wrong(name: str, node: yaml.Node, says: str) -> LexiconError:
    return LexiconError(f"{name}, line {node.start_mark.line + 1}: {says}")


def _check(root: yaml.Node, name: str) -> None:
    entries = root.value if isinstance(root, yaml.SequenceNode) else [root]
    for entry in entries:
        parts = _mapping(entry, name, "an entry is a `type` with its `subtypes`", ("type", "subtypes"))
        kinds = get_args(EventType)
        told = parts.get("type")
        if told is None or told.value not in kinds:
            wrong = "has no type" if told is None else f"type {told.value!r} is none of PLOVER's"
            raise _wrong(name, told or entry, f"{wrong}. Write one of {', '.join(kinds)}.")
        subtypes = parts.get("subtypes")
        if not isinstance(subtypes, yaml.SequenceNode):
            raise _wrong(name, subtypes or entry, "`subtypes` is a list; begin each with `- name:`.")
        for one in subtypes.value:
            _subtype(one, told.value, name)


def _subtype(node: yaml.Node, kind: str, name: str) -> None:
    parts = _mapping(node, name, "a subtype is a `name` with its `verbs` or `nouns`", KEYS)
    called = parts.get("name")
    if not isinstance(called, yaml.ScalarNode) or not called.value.replace("_", "").isalnum():
        raise _wrong(name, called or node, "a subtype needs a `name` of letters and _, such as `twinning`.")
    for flag in FLAGS:
        if flag in parts and parts[flag].tag != "tag:yaml.org,2002:bool":
            raise _wrong(name, parts[flag], f"`{flag}` is true or false.")
    if not {"verbs", "nouns"} & set(parts):
        raise _wrong(name, node, f"{called.value!r} has no words. Give it `verbs` or `nouns`.")
    sense, classes = Sense(type=kind, subtype=called.value, source=name), lexicon("events/classes")  # type: ignore[arg-type]
    for key, read in (("verbs", verb_frames), ("nouns", noun_frames)):
        for frame in _texts(parts.get(key), key, name):
            try:
                read(frame.value, sense, classes)
            except LexiconError as error:
                raise _wrong(name, frame, str(error).removeprefix(f"{name}: ")) from error
    for _ in _texts(parts.get("not_objects"), "not_objects", name):
        pass
    examples = parts.get("examples")
    for example in getattr(examples, "value", ()):
        if "s" not in _mapping(example, name, "an example is a sentence with its parties", ("s", "A", "B", "status")):
            raise _wrong(name, example, "an example needs its sentence: {s: ...}.")


def _mapping(node: yaml.Node, name: str, what: str, known: tuple[str, ...]) -> dict[str, Any]:
    """The parts of a mapping by key; a key that nobody reads is named, as a slip would silently lose what it says."""
    if not isinstance(node, yaml.MappingNode):
        raise _wrong(name, node, f"{what}. Mend it; docs/events.md shows one.")
    for key, _ in node.value:
        if key.value not in known:
            near = get_close_matches(str(key.value), known, 1)
            meant = f" Did you mean {near[0]!r}?" if near else f" Known are {', '.join(known)}."
            raise _wrong(name, key, f"{key.value!r} is not known here.{meant}")
    return {key.value: value for key, value in node.value}


def _texts(node: yaml.Node | None, key: str, name: str) -> Iterator[yaml.ScalarNode]:
    if node is None:
        return
    if not isinstance(node, yaml.SequenceNode):
        raise _wrong(name, node, f"`{key}` is a list: [{node.value!r}]." if node.value else f"`{key}` is a list.")
    for one in node.value:
        if not isinstance(one, yaml.ScalarNode) or not one.value.split():
            raise _wrong(name, one, f'each of `{key}` is a text in quotes, such as "A twin with B!".')
        yield one
