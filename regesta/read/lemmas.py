"""Lemmas as edits: a script says how the ending of a word changes; `script` makes one, `apply` carries it out.

A script is a letter for the casing (l: lower, k: as it is, t: first letter upper), how many characters to cut off the end,
`+`, and what to put there: `l3+y` makes "treaty" of "Treaties". `=be` stands for a lemma that shares nothing with the form.
`Lemmas` chooses: what the treebanks' table knows, else the best of the model's scripts that makes a word the table knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path


def _cased(form: str, mode: str) -> str:
    if mode == "l":
        return form.lower()
    return form if mode == "k" else form[:1].upper() + form[1:].lower()


def script(form: str, lemma: str) -> str:
    """The script that makes `lemma` of `form`; of several the one that keeps most, lower case first."""
    best, kept = f"={lemma}", 0
    for mode in "lkt":
        cased = _cased(form, mode)
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(cased, lemma, strict=False)))
        if shared > kept:
            best, kept = f"{mode}{len(cased) - shared}+{lemma[shared:]}", shared
    return best


def apply(form: str, script: str) -> str:
    """The lemma of `form`; a script that would cut off the whole form leaves it as it is."""
    if script.startswith("="):
        return script[1:]
    cut, _, added = script[1:].partition("+")
    cased = _cased(form, script[0])
    kept = len(cased) - int(cut)
    if kept < 1:
        return cased
    return cased[:kept] + added


class Lemmas:
    """The table of a weights folder, lines of form, tag and lemma."""

    def __init__(self, file: Path) -> None:
        rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]
        self._known = {(form, tag): lemma for form, tag, lemma in rows}
        self._lemmas = {(lemma, tag) for _, tag, lemma in rows}

    def known(self, word: str, tag: str) -> str | None:
        """The lemma that the table gives a word, if it does."""
        return self._known.get((word.lower(), tag))

    def choose(self, word: str, tag: str, scripts: Sequence[str]) -> str:
        """The lemma of a word; `scripts` are the model's, the best first."""
        known = self.known(word, tag)
        if known is not None:
            return known
        first = apply(word, scripts[0])
        if tag == "PROPN" or not word.isalpha():
            return first
        made = (apply(word, script) for script in scripts)
        return next((lemma for lemma in made if (lemma, tag) in self._lemmas), first)
