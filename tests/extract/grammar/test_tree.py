"""The tree as lists: the same children as spaCy's, and answers that are kept are those given first, in a list of the caller's own."""

from contextlib import nullcontext

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Token

from regesta.extract.grammar.inflection import learn_for_now, lemma
from regesta.extract.grammar.relations import agents, by_preposition, children, patients
from regesta.extract.grammar.tree import KEY, hanging, kept, let_go
from regesta.extract.statements.cues import cues
from regesta.records import Document
from regesta.stages import load_world, understood

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


def test_what_is_kept_can_be_let_go_so_that_nothing_holds_the_document(nlp: Language) -> None:
    doc = nlp(TEXTS[1])
    before = dict(doc.user_data)
    for token in doc:
        agents(token), patients(token), by_preposition(token), lemma(token)
    assert [cue.token.doc for cue in cues(doc)] == [doc] * len(cues(doc))
    let_go(doc)
    assert doc.user_data == before
    assert agents(doc[6]) == agents(doc[6])  # asked again, it is looked for again


def test_a_reading_lets_go_of_what_was_kept(nlp: Language) -> None:
    document = Document(id="0" * 16, source="-", text=TEXTS[1], sha256="0" * 64, language="en")
    doc = nlp(document.text)
    understood(document, doc, load_world(None), lambda _: nullcontext())
    assert not any(_holds_words(content) for content in doc.user_data.values())
    assert KEY not in doc.user_data


def test_a_lemma_that_was_kept_is_looked_for_again_once_other_words_are_known(nlp: Language) -> None:
    token = nlp("They regrolled the tower.")[1]
    try:
        first = lemma(token)
        learn_for_now({"regroll"})
        assert (first == "regroll", lemma(token)) == (False, "regroll")
    finally:
        learn_for_now(())
    assert lemma(token) == first


def _holds_words(content: object) -> bool:
    if isinstance(content, dict):
        return any(_holds_words(part) for pair in content.items() for part in pair)
    if isinstance(content, list | tuple):
        return any(_holds_words(part) for part in content)
    return isinstance(content, Token | Doc)
