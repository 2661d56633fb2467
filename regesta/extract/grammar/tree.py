"""What hangs on each word, looked up once a text. In: a token of a read Doc. Out: its children's relations and places; answers kept.

spaCy walks over the sentence and makes an object of every child whenever a word's children are asked for, and a rule asks a
hundred times a word. So a text's words and tree are read once into plain lists, which stand in the Doc's `user_data` with the
answers that are kept. They hold the Doc as it holds them: whoever is done with it says so (`let_go`), else it stays in memory
until Python looks for such circles.
"""

from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import numpy as np
from spacy.attrs import DEP, HEAD
from spacy.tokens import Doc, Token

KEY = "regesta.tree"
WHOLE = -1  # the place under which an answer about the whole text is kept
Answer = TypeVar("Answer")
Hanging = list[tuple[str, str, int]]  # relation, relation without its subtype, place in the text


class Tree:
    """A read text: its `words`, what is `hanging` on each, and by the question the `answers` that were given, by a word's place."""

    __slots__ = ("answers", "hanging", "sentences", "words")

    def __init__(self, doc: Doc) -> None:
        self.words: list[Token] = list(doc)
        self.hanging = _read(doc)
        self.sentences: list[tuple[int, int]] = []  # of each word, once it was asked for
        self.answers: defaultdict[str, dict[int, Any]] = defaultdict(dict)


def tree_of(doc: Doc) -> Tree:
    """The tree of a read text, made when it is first asked for."""
    known: Tree | None = doc.user_data.get(KEY)
    if known is None:
        known = doc.user_data[KEY] = Tree(doc)
    return known


def let_go(doc: Doc) -> None:
    """Forget what is kept of a text, so that the Doc is freed as soon as nobody else has it."""
    doc.user_data.pop(KEY, None)


def words_of(doc: Doc) -> list[Token]:
    """The words of a text, each made once; the list is not the caller's own."""
    return tree_of(doc).words


def hanging(token: Token) -> Hanging:
    """The children of a word in reading order, as (relation, relation without subtype, place)."""
    return tree_of(token.doc).hanging[token.i]


def dependents(token: Token) -> list[Token]:
    """The children of a word in reading order."""
    tree = tree_of(token.doc)
    found = tree.hanging[token.i]
    if not found:
        return []
    words = tree.words
    return [words[at] for _, _, at in found]


def sentence_of(token: Token) -> tuple[int, int]:
    """The places of the first word of a word's sentence and of the first after it."""
    tree = tree_of(token.doc)
    if not tree.sentences:
        for one in token.doc.sents:
            tree.sentences += [(one.start, one.end)] * (one.end - one.start)
    return tree.sentences[token.i]


def _read(doc: Doc) -> list[Hanging]:
    table = doc.to_array([HEAD, DEP]).reshape(len(doc), 2)
    heads = (table[:, 0].astype(np.int64) + np.arange(len(doc))).tolist()
    strings = doc.vocab.strings
    names = {number: strings[number] for number in set(table[:, 1].tolist())}
    bare = {number: name.partition(":")[0] for number, name in names.items()}
    made: list[Hanging] = [[] for _ in heads]
    for at, (head, number) in enumerate(zip(heads, table[:, 1].tolist(), strict=True)):
        if head != at:
            made[head].append((names[number], bare[number], at))
    return made


def kept(asked: Callable[[Token], list[Token]]) -> Callable[[Token], list[Token]]:
    """A question about a word whose answer is looked for once a text; each caller gets a list of its own."""
    key = _key(asked)

    @wraps(asked)
    def ask(token: Token) -> list[Token]:
        known = tree_of(token.doc).answers[key]
        at = token.i
        found: list[Token] | None = known.get(at)
        if found is None:
            found = known[at] = asked(token)
        return list(found)

    return ask


def kept_groups(asked: Callable[[Token], dict[str, list[Token]]]) -> Callable[[Token], dict[str, list[Token]]]:
    """The same for an answer of several lists, each under a word."""
    key = _key(asked)

    @wraps(asked)
    def ask(token: Token) -> dict[str, list[Token]]:
        known = tree_of(token.doc).answers[key]
        at = token.i
        found: dict[str, list[Token]] | None = known.get(at)
        if found is None:
            found = known[at] = asked(token)
        return {word: list(group) for word, group in found.items()}

    return ask


def kept_word(asked: Callable[[Token], Answer]) -> Callable[[Token], Answer]:
    """The same for an answer that nobody changes: yes or no, a word, a record."""
    key = _key(asked)

    @wraps(asked)
    def ask(token: Token) -> Answer:
        known: dict[int, Answer] = tree_of(token.doc).answers[key]
        at = token.i
        if at not in known:
            known[at] = asked(token)
        return known[at]

    return ask


def kept_whole(asked: Callable[[Doc], list[Answer]]) -> Callable[[Doc], list[Answer]]:
    """The same for a question about the whole text."""
    key = _key(asked)

    @wraps(asked)
    def ask(doc: Doc) -> list[Answer]:
        known = tree_of(doc).answers[key]
        if WHOLE not in known:
            known[WHOLE] = asked(doc)
        return list(known[WHOLE])

    return ask


def _key(asked: Callable[..., object]) -> str:
    return f"{asked.__module__}.{asked.__qualname__}"
