"""Word pieces as BERT's uncased encoders cut them. In: a word. Out: the ids of its pieces.

The same as the library `tokenizers` gives for this vocabulary (tested against it), in sixty lines and without the 34 MB that it
brings along; see docs/decisions/0007.
"""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import msgspec

from regesta.errors import ModelError

LONGEST = 100  # characters; the vocabulary's own limit, above which a word is unknown
_CHINESE = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F), (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip


class _Vocabulary(msgspec.Struct):
    vocab: dict[str, int]


class _File(msgspec.Struct):
    model: _Vocabulary


class WordPiece:
    """The vocabulary of one encoder."""

    def __init__(self, file: Path) -> None:
        try:
            self._ids = msgspec.json.decode(file.read_bytes(), type=_File).model.vocab
        except (OSError, msgspec.MsgspecError) as error:
            raise ModelError(f"The vocabulary {file.name} cannot be read: {error}. Install regesta again.") from error
        self._unknown = self._ids["[UNK]"]

    def ids(self, text: str) -> list[int]:
        """Ids of the pieces of some text, without the marks at its ends."""
        return [number for word in _words(_normal(text)) for number in self._pieces(word)]

    def _pieces(self, word: str) -> list[int]:
        if len(word) > LONGEST:
            return [self._unknown]
        found: list[int] = []
        start = 0
        while start < len(word):
            mark = "##" if start else ""
            for end in range(len(word), start, -1):
                number = self._ids.get(mark + word[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return [self._unknown]
        return found


def _normal(text: str) -> str:
    """Without control characters and accents, in lower case, Chinese characters set apart."""
    if text.isascii() and text.isprintable():
        return text.lower()
    made: list[str] = []
    for char in text:
        if char in "\t\n\r" or unicodedata.category(char) == "Zs":
            made.append(" ")
        elif char in "\x00\ufffd" or unicodedata.category(char)[0] == "C":
            continue
        elif any(low <= ord(char) <= high for low, high in _CHINESE):
            made.append(f" {char} ")
        else:
            made.append(char)
    plain = unicodedata.normalize("NFD", "".join(made))
    # letter by letter, as the vocabulary was made: a whole word's "Σ" at its end would become "ς"
    return "".join(char.lower() for char in plain if unicodedata.category(char) != "Mn")


def _words(text: str) -> Iterator[str]:
    """The stretches between white space, each mark of punctuation for itself."""
    for stretch in text.split():
        start = 0
        for at, char in enumerate(stretch):
            if _is_mark(char):
                if start < at:
                    yield stretch[start:at]
                yield char
                start = at + 1
        if start < len(stretch):
            yield stretch[start:]


def _is_mark(char: str) -> bool:
    return (char.isascii() and char.isprintable() and not char.isalnum() and char != " ") or unicodedata.category(char)[
        0
    ] == "P"
