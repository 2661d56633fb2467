"""Our word pieces are those of the library that the encoder was made with."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import regesta.read.wordpiece as wordpiece
from regesta.errors import ModelError

VOCABULARY = Path(wordpiece.__file__).parent / "weights" / "tokenizer.json"
OURS = wordpiece.WordPiece(VOCABULARY)
WORDS = [
    "Riga",
    "déjà",
    "U.S.",
    "Kim-Jong-un",
    "don't",
    "北京市",
    "10,000",
    "€5",
    "naïve",
    "x" * 150,
    "🇰🇵",
    "a\u200bb",
    "ﬁne",
    "¿qué?",
]


def theirs(text: str) -> list[int]:
    tokenizers = pytest.importorskip("tokenizers")
    library = tokenizers.Tokenizer.from_file(str(VOCABULARY))
    library.no_padding()
    library.no_truncation()
    return list(library.encode(text, add_special_tokens=False).ids)


@pytest.mark.parametrize("word", WORDS)
def test_same_pieces_as_the_library(word: str) -> None:
    assert OURS.ids(word) == theirs(word)


def test_known_pieces() -> None:
    assert OURS.ids("the") == [1996]
    assert OURS.ids("The THE") == [1996, 1996]
    assert OURS.ids("") == []


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(max_codepoint=0x3FF, blacklist_categories=("Cs", "Cn")), max_size=30))
def test_same_pieces_for_any_text_of_latin_greek_and_their_marks(text: str) -> None:
    assert OURS.ids(text) == theirs(text)


def test_a_broken_vocabulary_says_so(tmp_path: Path) -> None:
    broken = tmp_path / "tokenizer.json"
    broken.write_text("{")
    with pytest.raises(ModelError, match="Install regesta again"):
        wordpiece.WordPiece(broken)
