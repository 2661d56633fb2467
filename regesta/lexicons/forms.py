"""Forms of the verbs and nouns in the cue lexicons. In: a word as written. Out: its lemma, whatever the reading model thinks.

The model's lemmas err most on the words that matter most here ("said"), so the lexicons' own words are looked up by form.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from regesta.lexicons import lexicon

VOWELS = frozenset("aeiou")
VERB_FILES = ("saying", "thinking", "stance", "showing", "seeming", "light")


@cache
def verb_forms() -> Mapping[str, str]:
    """Every form of every verb in the cue lexicons, to its lemma (without particle)."""
    made: dict[str, str] = {}
    for name in VERB_FILES:
        for word in lexicon(f"cues/{name}"):
            base = str(word).split(" ")[0]
            for form in [base, *_inflected(base)]:
                made.setdefault(form, base)
    made |= {str(form): line["lemma"] for form, line in lexicon("cues/forms").items()}
    return made


def forms_of(verbs: Iterable[str]) -> Mapping[str, str]:
    """Every regular form of verbs, to its lemma."""
    return {form: verb for verb in verbs for form in (verb, *_inflected(verb))}


@cache
def noun_forms() -> Mapping[str, str]:
    """Singular and plural of every noun of saying, to its lemma."""
    return {form: str(word) for word in lexicon("cues/nouns") for form in (str(word), _s(str(word)))}


def _inflected(base: str) -> Iterable[str]:
    yield _s(base)
    if base.endswith("ie"):
        yield from (base + "d", base[:-2] + "ying")
    elif base.endswith("e"):
        yield from (base + "d", (base if base.endswith(("ee", "oe")) else base[:-1]) + "ing")
    elif base.endswith("y") and base[-2] not in VOWELS:
        yield from (base[:-1] + "ied", base + "ing")
    else:
        yield from (base + "ed", base + "ing")
        single = base[-3:-2] not in VOWELS or base[-4:-2] == "qu"
        if base[-1] not in VOWELS | set("wxyh") and base[-2] in VOWELS and single:
            yield from (base + base[-1] + "ed", base + base[-1] + "ing")


def _s(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh")):
        return base + "es"
    if base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ies"
    return base + "s"
