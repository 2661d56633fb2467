"""Knowledge as commented YAML and compact tables. In: a file's name. Out: its content, parsed once.

Every entry that names words of the language carries an `example`, which is a test (`tests/lexicons`).
"""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from regesta.errors import LexiconError


def read_yaml(text: str, *, name: str) -> Any:
    """Parse YAML; a LexiconError names the file and the line that is wrong."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(text, Loader=loader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise LexiconError(f"{name} is not valid YAML: {error}. Mend the line it names and run again.") from error


@cache
def lexicon(name: str) -> Any:
    """The parsed content of `regesta/lexicons/{name}.yaml`; shared, so treat it as read-only."""
    return read_yaml(
        files("regesta.lexicons").joinpath(f"{name}.yaml").read_text(encoding="utf-8"), name=f"{name}.yaml"
    )


@cache
def word_set(name: str, *lists: str) -> frozenset[str]:
    """The words of lists of a lexicon, together: `word_set("acts/senses", "speech")`. A list stands alone or beside its example."""
    entries = (lexicon(name)[one] for one in lists)
    return frozenset(str(word) for entry in entries for word in (entry["words"] if isinstance(entry, dict) else entry))


def any_word(words: Iterable[object]) -> str:
    """A pattern of one of the words of a list, the longest first, for `re`."""
    return "|".join(re.escape(str(word)) for word in sorted(words, key=lambda word: -len(str(word))))
