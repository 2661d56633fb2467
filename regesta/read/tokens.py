"""Words as the treebanks cut them: spaCy's English tokenizer with a few rules more. In: a spaCy language. Out: the same, changed.

The text is never changed, only cut: joined again, tokens give the text back. What is added: stops between run-together sentences
("said.Russian", "2023.The"), titles and short forms that keep their stop, dashes between words, and closing quotes that lack a space.
"""

from __future__ import annotations

import re
from typing import Any

from spacy.lang.tokenizer_exceptions import URL_PATTERN
from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from regesta.lexicons import lexicon, word_set

# Parts that are no words of their own and stay on theirs, as in the treebanks: "pro-Beijing", "re-elected", "non-profit".
AFFIXES = """anti bi co counter cyber de e extra ex hyper infra inter intra macro mega meta micro mid mini mis multi neo non pan para
poly post pre pro pseudo quasi re semi sub super supra trans tri ultra un uni vice"""
PICTURE = r"pic\.twitter\.com/"  # an address that pages glue to the post's last word
INFIXES = [
    r"(?<=[a-z])[.!?…](?=pic\.twitter\.com/)",
    r"(?<=[\w.!?”\"’)…])(?=pic\.twitter\.com/)",
    r"(?<=[0-9])\.(?=[A-Z][a-z])",  # "in 2023.The"
    r"(?<=[A-Z]{2})\.(?=[A-Z][a-z])",  # "to the BBC.He"
    r"(?<=[0-9]%)\.(?=[A-Z])",  # "by 5%.The"
    r"(?<=[a-z]{4})\.(?=\d)",  # "on Monday.40 men"; not "Art.5"
    r"(?<=[a-z0-9])\.(?=\()",  # "has ended.(Agency)"
    r"(?<=[a-z0-9]\.)\(",
    r"[。！？؟।]",  # stops of other scripts need no space
    r"(?<=[。！？؟।])[\"“”](?=\w)",
    r"(?<=[.!?])[\"“”](?=[A-Z])",  # `left."The`
    r"(?<=[\"”’)\]])\.(?=[A-Z])",  # `the "plan".The`
    r"(?<=[a-z0-9\"”’)])[!?](?=[A-Z\"“])",  # "why?Because"
    r"(?<=[a-z])[.!?](?=\[\w)",  # "ended.[12]", "ended.[a]"
    r"(?<=[a-z0-9][.!?])\[(?=\w)",
    r"(?<=[0-9])\.(?=\[[a-z])",  # "is 40.[citation needed]"
    r"(?<=[.!?][”\"’)])\[(?=\w)",
    r"(?<=\[[a-z0-9])\](?=[A-Z])",
    r"(?<=\[[0-9]{2})\](?=[A-Z])",
    r"(?<=[A-Z]\.)-(?=[A-Za-z])",  # "U.S.-led", "U.S.-Chinese"
    r"(?<=\w)[–—](?=\w)",
    r"(?<=\w)--+(?=\w)",
    r"(?<=[a-z])[,;:](?=[A-Za-z“\"])",  # "Moscow,said"
    r"(?<=[a-z])[\])](?=[A-Za-z])",
    r"(?<=[A-Za-z])\)(?=_[A-Z])",
    r"(?<=\))_(?=[A-Z])",  # "OSLO (AP)_The court"
    r"(?<=[a-z])[(\[](?=[A-Za-z0-9])",
]
PREFIXES = [
    r"[!?]{2,}",
    r"={2,}",
    r"_{2,}",
    r"\*{2,}",
    r"<{2,}",
    r">{2,}",
    r"--+",
    r"[–—]",
    r"[«»‹›„‚‟•·▪►*]",
    r"\|",
    r"``",
]
SUFFIXES = [
    r"[!?]{2,}",
    r"={2,}",
    r"_{2,}",
    r"\*{2,}",
    r"(?<=[a-z])--+",
    r"[–—]",
    r"[«»‹›•·|]",
    r"(?<=\d)%",
    r"(?<=\))\.-",  # "(Agency).-"
    r"(?<=\))_",  # "(Agency)_"
    r"(?<=[.!?”\"])[¹²³⁴-⁹⁰†‡]+",  # a footnote's mark after the stop
    r"(?<=:\d\d)[apAP]\.?[mM]\.?",
]
WHOLE = re.compile(
    rf"(?:(?:{'|'.join(AFFIXES.split())})-\w[\w’']*|\+?\d+(?:-\d+){{2,}}|\[?\.\.\.\]?|[A-Z]\.(?:[A-Z]\.)+)$",
    re.IGNORECASE,
)
ALONE = frozenset(
    "no nos art arts fig figs sec sect pt res ext p pp ch est in".split()
)  # words too, so that their stop is cut off

FACES = frozenset({"):", "(:"})  # no faces in news: "OSLO, May 5 (Agency): The port"
WITHOUT_STOP = word_set("read/words", "without_stop")


def with_ud_words(nlp: Language) -> Language:
    """The language with its tokenizer made to agree with the treebanks that the model learnt from."""
    tokenizer: Any = nlp.tokenizer  # spaCy types it as any callable
    defaults = nlp.Defaults
    rules, tokenizer.rules = tokenizer.rules, {}  # at each setting below spaCy reads all of them in again
    tokenizer.infix_finditer = compile_infix_regex([*INFIXES, *(defaults.infixes or [])]).finditer
    tokenizer.prefix_search = compile_prefix_regex([*PREFIXES, *(defaults.prefixes or [])]).search
    tokenizer.suffix_search = compile_suffix_regex([*SUFFIXES, *(defaults.suffixes or [])]).search
    tokenizer.token_match = WHOLE.match
    tokenizer.url_match = re.compile(rf"(?!.+{PICTURE}){URL_PATTERN}").match
    tokenizer.rules = {form: cut for form, cut in rules.items() if form not in FACES}
    for group in lexicon("read/stops")["groups"]:
        if group.get("apart"):
            continue
        for word in group["words"].split():
            if (
                len(word) < 2
                or word in ALONE
                or (group["means"] in {"rarely", "measure"} and "." not in word and "capital" not in group)
            ):
                continue
            for form in {word, word.capitalize(), word.upper()} if "." in word else {word, word.capitalize()}:
                if form in WITHOUT_STOP:
                    continue
                tokenizer.add_special_case(f"{form}.", [{"ORTH": f"{form}."}])
    return nlp
