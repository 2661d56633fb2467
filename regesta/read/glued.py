"""Names that a page has glued to the word beside them. In: a text and its words. Out: the words, cut where a blank was lost.

Pages that set names as links lose the blank before or behind them: "ComradeMax Holf", "Max Holfvisited". Such a word is cut only on
evidence: the same name, of two words or more, stands in the document with a clean edge on that side, or glued to another word as well;
a title ("Comrade") or the name of a head of state is enough. What is left must be a plain word. Beside the name of a head of state, and
beside a name that was found so, words are cut on both sides ("SecretaryMax Holfgladly"). The text stays as it is; only its words are cut.
"""

import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc

from regesta.lexicons import lexicon, word_set
from regesta.lexicons.forms import verb_forms

RUN = re.compile(r"[A-Za-z]*[A-Z][a-z]+(?: [A-Z][a-z]+){1,5}")
LEFT = re.compile(r"([A-Za-z]*[a-z])([A-Z][a-z]+)$")
PART = re.compile(r"[A-Z][a-z]+")
WORD = re.compile(r"(?<![A-Za-z])[a-z]{4,}(?![a-z])")
PLAIN = word_set("read/words", "plain")
ENDED = re.compile(r"(?:[a-z]{2,}(?:ed|ing|ly)|[A-Z][a-z]{3,})")  # what behind a name is a word for certain
# Parts of surnames.
PREFIXES = word_set("read/words", "name_parts")
HONOURS = word_set("read/words", "honours")
Name = tuple[str, ...]


class Run(NamedTuple):
    """Capitalised words in a row: the word glued before them and the place of the cut, the words, where they end."""

    head: str
    start: int
    words: tuple[str, ...]
    end: int


@cache
def _titles() -> frozenset[str]:
    words = (words for line in lexicon("world/titles") for words in line["words"])
    return HONOURS | {word for some in words for word in some.split(" ")}


def cuts(text: str) -> frozenset[int]:
    """Offsets inside words of a text at which a blank was lost."""
    runs = [_run(match) for match in RUN.finditer(text)]
    known = {match.group() for match in WORD.finditer(text)}
    heads: defaultdict[Name, set[str]] = defaultdict(set)
    tails: defaultdict[Name, set[str]] = defaultdict(set)  # what stands glued to each name; "" where its edge is clean
    for run in runs:
        for n in range(2, len(run.words) + 1):
            heads[run.words[:n]].add(run.head)
            tails[run.words[-n:]].add("")
        for name, tail in _shorter(run, known):
            tails[name].add(tail)
            heads[name].add(run.head if len(name) == len(run.words) else "")
    found: set[int] = set()
    confirmed: set[Name] = set()
    for run in runs:
        names = [run.words[:n] for n in range(2, len(run.words) + 1)]
        names += [name for name, _ in _shorter(run, known) if len(name) == len(run.words)]
        plain = run.head.lower() in PLAIN | known or run.head in _verbs()
        if run.head in _titles() or (plain and any(name in _leaders() or heads[name] - {run.head} for name in names)):
            found.add(run.start)
        glued = [(name, tail) for name, tail in _shorter(run, known) if name in _leaders() or tails[name] - {tail}]
        found |= {run.end - len(tail) for _, tail in glued}
        confirmed |= {name for name, tail in glued if tail}
    return frozenset(found | _beside(text, confirmed, known))


def _beside(text: str, confirmed: set[Name], known: set[str]) -> set[int]:
    """Cuts at both edges of the names of heads of state, and of names that were found glued elsewhere in the text."""
    begun = (name for word in set(PART.findall(text)) & _leaders_by_word().keys() for name in _leaders_by_word()[word])
    named = [" ".join(name) for name in confirmed | {name for name in begun if " ".join(name) in text}]
    if not named:
        return set()
    found: set[int] = set()
    done = 0
    for match in re.finditer("|".join(re.escape(name) for name in sorted(named, key=len, reverse=True)), text):
        left = next(iter(re.findall(r"[A-Za-z]*$", text[max(done, match.start() - 30) : match.start()])))
        right = next(iter(re.findall(r"^[A-Z]?[a-z]*", text[match.end() : match.end() + 30])))
        if len(left) > 1 and (left[-1].islower() or left in HONOURS) and left.lower() not in PREFIXES:
            found.add(match.start())
        if right and (right in PLAIN | known or right in verb_forms() or ENDED.fullmatch(right)):
            found.add(match.end())
        done = match.end()
    return found


def _run(match: re.Match[str]) -> Run:
    words = match.group().split(" ")
    left = LEFT.match(words[0])
    head = left.group(1) if left else ""
    return Run(head, match.start() + len(head), (words[0][len(head) :], *words[1:]), match.end())


def _shorter(run: Run, known: set[str]) -> list[tuple[Name, str]]:
    """Names that the run may end with, each with the plain word that would be glued to it."""
    last = run.words[-1]
    made: list[tuple[Name, str]] = []
    for at in range(2, len(last) - 1):
        tail = last[at:]
        if tail in PLAIN or tail in _verbs() or (tail in known and tail.endswith(("ed", "ing", "ly"))):
            made += [((*run.words[-n:-1], last[:at]), tail) for n in range(2, len(run.words) + 1)]
    return made


@cache
def _leaders() -> frozenset[Name]:
    """Names of those who hold or held the highest offices, as far as they are plain words."""
    told = (person for people in lexicon("world/offices_recent").values() for person in people)
    names = (str(name).split(" ") for person in told for name in (person[0], *person[1]))
    return frozenset(tuple(words) for words in names if len(words) > 1 and all(PART.fullmatch(word) for word in words))


@cache
def _leaders_by_word() -> dict[str, list[Name]]:
    """The same by their first word: a text is not searched for names of which it lacks that."""
    found: dict[str, list[Name]] = {}
    for name in _leaders():
        found.setdefault(name[0], []).append(name)
    return found


@cache
def _verbs() -> frozenset[str]:
    return frozenset(form for form in verb_forms() if len(form) > 3 and form.endswith("ed"))


def unglued(doc: Doc, text: str) -> Doc:
    """The Doc of a text with its words cut where a blank was lost; the same Doc where none was."""
    places = cuts(text)
    if not places:
        return doc
    words, spaces = [], []
    for token in doc:
        inside = sorted(at - token.idx for at in places if token.idx < at < token.idx + len(token))
        parts = [token.text[a:b] for a, b in zip([0, *inside], [*inside, len(token)], strict=True)]
        words += parts
        spaces += [*(False for _ in parts[1:]), bool(token.whitespace_)]
    return Doc(doc.vocab, words=words, spaces=spaces, user_data=doc.user_data)
