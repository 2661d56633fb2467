"""Words as the treebanks cut them: spaCy's English tokenizer with a few rules more. In: a spaCy language. Out: the same, changed.

The text is never changed, only cut: joined again, tokens give the text back. What is added: stops between run-together sentences
("said.Russian", "2023.The"), titles and short forms that keep their stop, dashes between words, and closing quotes that lack a space.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from regesta.lexicons import lexicon

INFIXES = [
    r"(?<=[0-9])\.(?=[A-Z][a-z])",  # "in 2023.The"
    r"(?<=[.!?])[\"“”](?=[A-Z])",  # `left."The`
    r"(?<=[\"”’)\]])\.(?=[A-Z])",  # `the "plan".The`
    r"(?<=[a-z0-9\"”’)])[!?](?=[A-Z\"“])",  # "why?Because"
    r"(?<=\w)[–—](?=\w)",
    r"(?<=\w)--+(?=\w)",
    r"(?<=[a-z])[,;:](?=[A-Za-z“\"])",  # "Moscow,said"
    r"(?<=[a-z])[\])](?=[A-Za-z])",
    r"(?<=[a-z])[(\[](?=[A-Za-z0-9])",
]
PREFIXES = [r"[–—]", r"--+", r"[«»‹›„‚‟•·▪►*]", r"\|"]
SUFFIXES = [r"(?<=[a-z])--+", r"[–—]", r"[«»‹›•·|]", r"(?<=\d)%"]


def with_ud_words(nlp: Language) -> Language:
    """The language with its tokenizer made to agree with the treebanks that the model learnt from."""
    tokenizer = nlp.tokenizer
    defaults = nlp.Defaults
    tokenizer.infix_finditer = compile_infix_regex([*INFIXES, *(defaults.infixes or [])]).finditer
    tokenizer.prefix_search = compile_prefix_regex([*(defaults.prefixes or []), *PREFIXES]).search
    tokenizer.suffix_search = compile_suffix_regex([*(defaults.suffixes or []), *SUFFIXES]).search
    for group in lexicon("read/stops")["groups"]:
        if group["means"] == "rarely" and "capital" not in group and "." not in group["words"]:
            continue
        for word in group["words"].split():
            if len(word) < 2 or word in {"no", "nos", "art", "fig", "figs", "sec", "sect", "pt", "res", "ext", "p", "pp", "ch"}:
                continue
            for form in {word, word.capitalize(), word.upper()} if "." in word else {word.capitalize()}:
                tokenizer.add_special_case(f"{form}.", [{"ORTH": f"{form}."}])
    return nlp
