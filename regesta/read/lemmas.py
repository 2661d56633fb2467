"""Lemmas as edits: a script says how the ending of a word changes; `script` makes one, `apply` carries it out.

A script is a letter for the casing (l: lower, k: as it is, t: first letter upper), how many characters to cut off the end,
`+`, and what to put there: `l3+y` makes "treaty" of "Treaties". `=be` stands for a lemma that shares nothing with the form.
"""

from __future__ import annotations

from os.path import commonprefix


def _cased(form: str, mode: str) -> str:
    if mode == "l":
        return form.lower()
    return form if mode == "k" else form[:1].upper() + form[1:].lower()


def script(form: str, lemma: str) -> str:
    """The script that makes `lemma` of `form`; of several the one that keeps most, lower case first."""
    best, kept = f"={lemma}", 0
    for mode in "lkt":
        cased = _cased(form, mode)
        shared = len(commonprefix([cased, lemma]))
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
