"""The tree as lists: the same children as spaCy's, and answers that are kept are those given first, in a list of the caller's own."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Token

from regesta.extract.cues import cues
from regesta.extract.grammar import agents, by_preposition, children, patients
from regesta.extract.tree import hanging, kept

TEXTS = (
    'The envoys of Chad and Mali, who had met in Riga, said on Friday: "We will sign it."\n\nNo date was given.',
    "Ministers Ann Lee and Bo Ray were accused by Norway of having sold twelve jets to the junta, which denied it.",
    "A word.",
    "",
)


@pytest.mark.parametrize("text", TEXTS)
def test_what_hangs_on_a_word_is_what_spacy_says(nlp: Language, text: str) -> None:
    for token in nlp(text):
        assert [(dep, at) for dep, _, at in hanging(token)] == [(child.dep_, child.i) for child in token.children]
        assert children(token, "nsubj", "obl", "case") == [
            child for child in token.children if child.dep_ in ("nsubj", "obl", "case")
        ]


def test_an_answer_is_looked_for_once_and_each_caller_gets_a_list_of_its_own(nlp: Language) -> None:
    asked: list[int] = []

    @kept
    def heads(token: Token) -> list[Token]:
        asked.append(token.i)
        return [token.head]

    doc = nlp("Chad thanked Mali.")
    first = heads(doc[0])
    first.append(doc[2])
    assert heads(doc[0]) == [doc[1]]
    assert asked == [0]
    assert heads(nlp("Chad thanked Mali.")[0])[0].text == "thanked"
    assert asked == [0, 0]


def test_what_is_kept_holds_no_token_and_so_no_document(nlp: Language) -> None:
    doc = nlp(TEXTS[1])
    for token in doc:
        agents(token), patients(token), by_preposition(token)
    list(cues(doc))
    assert not any(_holds_words(content) for content in doc.user_data.values())
    assert [cue.token.doc for cue in cues(doc)] == [doc] * len(cues(doc))


def _holds_words(content: object) -> bool:
    if isinstance(content, dict):
        return any(_holds_words(part) for pair in content.items() for part in pair)
    if isinstance(content, list | tuple):
        return any(_holds_words(part) for part in content)
    return isinstance(content, Token | Doc)
