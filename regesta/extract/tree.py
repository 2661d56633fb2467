"""What hangs on each word, looked up once a text. In: a token of a read Doc. Out: its children's relations and places; answers kept.

spaCy walks over the sentence and makes an object of every child whenever a word's children are asked for, and a rule asks a
hundred times a word. So a text's tree is read once into plain lists. They stand in the Doc's `user_data`, as numbers: a token
in it would hold on to the Doc for ever.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

import numpy as np
from spacy.attrs import DEP, HEAD
from spacy.tokens import Doc, Token

KEY = "regesta.tree"
Answer = TypeVar("Answer")
Hanging = list[tuple[str, str, int]]  # relation, relation without its subtype, place in the text


def hanging(token: Token) -> Hanging:
    """The children of a word in reading order, as (relation, relation without subtype, place)."""
    doc = token.doc
    known = doc.user_data.get(KEY)
    if known is None:
        known = doc.user_data[KEY] = _read(doc)
    found: Hanging = known[token.i]
    return found


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
        doc = token.doc
        known: dict[int, list[int]] = doc.user_data.setdefault(key, {})
        found = known.get(token.i)
        if found is None:
            answer = asked(token)
            known[token.i] = [one.i for one in answer]
            return answer
        return [doc[at] for at in found]

    return ask


def kept_groups(asked: Callable[[Token], dict[str, list[Token]]]) -> Callable[[Token], dict[str, list[Token]]]:
    """The same for an answer of several lists, each under a word."""
    key = _key(asked)

    @wraps(asked)
    def ask(token: Token) -> dict[str, list[Token]]:
        doc = token.doc
        known: dict[int, dict[str, list[int]]] = doc.user_data.setdefault(key, {})
        found = known.get(token.i)
        if found is None:
            answer = asked(token)
            known[token.i] = {word: [one.i for one in group] for word, group in answer.items()}
            return answer
        return {word: [doc[at] for at in places] for word, places in found.items()}

    return ask


def kept_word(asked: Callable[[Token], Answer]) -> Callable[[Token], Answer]:
    """The same for an answer that holds no token: yes or no, a word."""
    key = _key(asked)

    @wraps(asked)
    def ask(token: Token) -> Answer:
        known: dict[int, Answer] = token.doc.user_data.setdefault(key, {})
        at = token.i
        if at not in known:
            known[at] = asked(token)
        return known[at]

    return ask


def _key(asked: Callable[..., object]) -> str:
    return f"{asked.__module__}.{asked.__qualname__}"
