"""On whose word: chains of speakers, outermost first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.extract.statements.voices import voice
from regesta.records import Party, Provenance, Span, Statement
from tests.extract.statements.test_report import read

CHAINS = {
    "own voice": ("Two boats were seized at dawn.", "seized", []),
    "one speaker": ("The ministry said that two boats were seized.", "seized", ["The ministry"]),
    "the reporting clause is the outlet's": ("The ministry said on Monday that two boats were seized.", "on Monday", []),
    "agency over speaker": (
        "According to Harbour Wire, the party said it would run.", "it would run", ["Harbour Wire", "the party"],
    ),
    "agency over the speaker's saying": ("According to Harbour Wire, the party said it would run.", "the party said", ["Harbour Wire"]),
    "behind": ('"They want the harbour," Max Holf said, according to news agencies.', "They want", ["news agencies", "Max Holf"]),
    "speaker in speaker": (
        "Karl Zenda said that Max Holf had told him that the boats were safe.", "the boats were safe", ["Karl Zenda", "Max Holf"],
    ),
    "citing": ("Harbour Wire reported that two boats were seized, citing the coast guard.", "seized", ["Harbour Wire", "the coast guard"]),
    "what is condemned stays in the outlet's voice": ("The council condemned the attack on the convoy.", "the attack", []),
    "what is denied is the denier's": ("Ruritania denied shelling the island.", "shelling", ["Ruritania"]),
    "nobody named": ("The crew was reportedly held in the port.", "held", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "words", "chain"), CHAINS.values(), ids=CHAINS.keys())
def test_chain(nlp, text, words, chain):
    _, found = read(nlp, text)
    start = text.index(words)
    speakers, _ = voice(found, start, start + len(words))
    assert [speaker.name for speaker in speakers] == chain


def statement(name: str, start: int, end: int, *, by: tuple[Party, ...] = ()) -> Statement:
    return Statement(
        id=f"{name}{start}",
        document="d",
        content=(Span(document="d", start=start, end=end, text="x" * (end - start)),),
        manner="indirect",
        act="assert",
        provenance=Provenance(made_by="test"),
        speaker=Party(name=name, span=None),
        by=by,
    )


def test_the_innermost_statement_is_named():
    outer, inner = statement("A", 0, 50), statement("B", 10, 20)
    speakers, found = voice([inner, outer], 12, 15)
    assert [speaker.name for speaker in speakers] == ["A", "B"]
    assert found == inner.id


def test_no_statements_is_the_outlets_voice():
    assert voice([], 0, 5) == ((), None)


def test_words_that_only_begin_in_a_content_are_not_covered():
    assert voice([statement("A", 0, 10)], 5, 15) == ((), None)


@given(st.permutations(["A", "B", "C"]))
def test_order_of_statements_does_not_matter(order):
    spans = {"A": (0, 90), "B": (10, 60), "C": (20, 30)}
    speakers, _ = voice([statement(name, *spans[name]) for name in order], 22, 25)
    assert [speaker.name for speaker in speakers] == ["A", "B", "C"]
