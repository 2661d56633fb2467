"""The lemma of a word as the lexicons write it. In: a token. Out: its base form.

The reading model's lemmas err most on the ends of verbs ("expell", "agre"), and a frame whose verb is missed is an event that is
missed. So irregular forms come from a table, and regular endings are taken off where that gives a word the lexicons know.
"""

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import Any

from spacy.tokens import Token

from regesta.extract.grammar.tree import tree_of
from regesta.lexicons import lexicon

LEXICONS = ("classes", "light", "status", "roles")
KINDS = {"VERB": "verbs", "AUX": "verbs", "NOUN": "nouns", "PROPN": "nouns"}
_own: set[str] = set()  # of the record that is being read
_kept_as = ["lemma"]  # the last is the key of lemmas kept; a new one whenever other words are known


@cache
def _irregular(kind: str) -> dict[str, str]:
    """Form to base, for one part of speech."""
    made: dict[str, str] = {}
    for entry in lexicon("irregular")[kind].replace("\n", ";").split(";"):
        base, *forms = entry.split() or [""]
        for form in (base, *forms):
            made.setdefault(form, base)
    return made


@cache
def unchanged(verb: str) -> bool:
    """Whether a verb's past is its base form ("put"), so that the form alone does not tell the tense."""
    entries = (entry.split() for entry in lexicon("irregular")["verbs"].replace("\n", ";").split(";"))
    return any(forms[:1] == [verb] and (len(forms) == 1 or verb in forms[1:]) for forms in entries)


def _words(content: Any) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for value in content.values():
            yield from _words(value)
    elif isinstance(content, list):
        for value in content:
            yield from _words(value)


@cache
def known() -> set[str]:
    """Base forms that the event lexicons speak of; frames add theirs when they are read."""
    words = {word for name in LEXICONS for word in _words(lexicon(f"events/{name}"))} | set(
        _words(lexicon("acts/blame"))
    )
    return {word for word in words if " " not in word} | set(_irregular("verbs").values())


def learn(words: Iterable[str]) -> None:
    """Add base forms that endings may be cut back to."""
    known().update(words)
    _anew()


def learn_for_now(words: Collection[str]) -> None:
    """Base forms of an analyst's own, in place of those of the last call: what one record brings, another does not know."""
    if set(words) != _own:
        _own.clear()
        _own.update(words)
        _anew()


def _anew() -> None:
    _base.cache_clear()
    _kept_as.append(f"lemma {len(_kept_as)}")


def _candidates(form: str, kind: str) -> Iterator[str]:
    if form.endswith("ies"):
        yield form[:-3] + "y"
    if form.endswith("s") and not form.endswith("ss"):
        yield form[:-1]
        if form.endswith("es"):
            yield form[:-2]
    if kind == "nouns":
        yield form
        return
    if form.endswith("ied"):
        yield form[:-3] + "y"
    for ending in ("ed", "ing"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            stem = form[: -len(ending)]
            yield stem + "e"
            yield stem
            if stem[-1] == stem[-2]:
                yield stem[:-1]
            if ending == "ing" and stem.endswith("y"):
                yield stem[:-1] + "ie"
    yield form


@cache
def _base(form: str, kind: str) -> str | None:
    irregular = _irregular(kind).get(form)
    if irregular is not None:
        return irregular
    return next((word for word in _candidates(form, kind) if word in known() or word in _own), None)


def lemma(token: Token) -> str:
    """The base form in lower case: from the tables where they know it, else the reading model's."""
    known: dict[int, str] = tree_of(token.doc).answers[_kept_as[-1]]
    at = token.i
    found = known.get(at)
    if found is None:
        found = known[at] = _lemma(token)
    return found


def _lemma(token: Token) -> str:
    kind = KINDS.get(token.pos_)
    if kind is None:
        return token.lemma_.lower()
    form = token.lower_
    hyphened = form if "-" in form else _whole(token)
    if hyphened is not None and (found := _base(hyphened.replace("-", ""), kind) or _base(hyphened, kind)) is not None:
        return found
    found = _base(form, kind)
    if found is None and not _likely(form, token.lemma_.lower()):
        return form.removesuffix("s")
    return found or token.lemma_.lower()


def _whole(token: Token) -> str | None:
    """The form with what a hyphen joins to it: "cease-fire" and "test-fired" are read as three words."""
    if token.i < 2 or token.nbor(-1).text != "-":
        return None
    before, hyphen = token.nbor(-2), token.nbor(-1)
    return None if before.whitespace_ or hyphen.whitespace_ else f"{before.lower_}-{token.lower_}"


def _likely(form: str, base: str) -> bool:
    """Whether the model's base form can be that of the word: "emigrated" is not "go", "petitioners" no "petition"."""
    if _irregular("verbs").get(form) == base or len(base) < 3:
        return True
    return form[:2] == base[:2] and not (form.startswith(base) and form[len(base) :] in ("er", "ers", "or", "ors"))
