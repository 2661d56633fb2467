"""Likeness of stories, and acts that go by their word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.lexicons import lexicon
from regesta.reconcile.byword import accounts_by_word, pairs_by_word, sets_of
from regesta.reconcile.compare import compare
from regesta.reconcile.likeness import likeness, profile
from regesta.records import Document, EventMention, Span
from tests.reconcile.making import MADE

FLOOD = "Rain flooded the harbour of Tarn on Monday, and Mayor Ina Brandt closed the ferry."
texts = st.lists(st.sampled_from([*FLOOD.split(), "Velm", "senate", "tax", "the", "of"]), max_size=30).map(" ".join)


def test_the_same_story_is_liker_than_another() -> None:
    again = profile("In Tarn the harbour stood under water; the ferry was closed by Mayor Brandt after the rain.")
    other = profile("The senate of Velm voted on a tax for fishing boats on Monday.")
    assert likeness(profile(FLOOD), again) > 0.4 > 0.1 > likeness(profile(FLOOD), other)


def test_the_commonest_words_count_nothing() -> None:
    assert profile("It is said of the one who was in it.") == profile("one who")
    assert likeness(profile("of the and in"), profile("of the and in")) == 0.0


@given(texts, texts)
def test_likeness_is_symmetric_and_bounded(one: str, other: str) -> None:
    left, right = profile(one), profile(other)
    assert likeness(left, right) == likeness(right, left)
    assert 0.0 <= likeness(left, right) <= 1.0 + 1e-9


@given(texts)
def test_a_text_is_fully_like_itself(text: str) -> None:
    found = profile(text)
    assert likeness(found, found) == pytest.approx(1.0 if found else 0.0)


@pytest.mark.parametrize("number", range(len(lexicon("reconcile/kindred")["sets"])))
def test_each_set_of_kindred_words_has_an_example_of_two_tellings(number: int) -> None:
    entry = lexicon("reconcile/kindred")["sets"][number]
    assert len(entry["words"]) > 1
    assert set(entry["example"]) == {"one", "other"}
    assert entry["example"]["one"] != entry["example"]["other"]
    for word in entry["words"]:
        assert number in sets_of(word, word)


def _told(document: str, sentence: str, word: str) -> EventMention:
    at = sentence.index(word)
    return EventMention(
        id=f"{document} {word}",
        document=document,
        sentence=Span(document=document, start=0, end=len(sentence), text=sentence),
        trigger=Span(document=document, start=at, end=at + len(word), text=word),
        type="COOPERATE",
        status="happened",
        provenance=MADE,
    )


def _pairs(*tellings: tuple[str, str, str]) -> dict[tuple[str, str], float]:
    documents = [
        Document(id=str(number), source="", sha256="", text=sentence, language="en")
        for number, (sentence, _, _) in enumerate(tellings)
    ]
    mentions = [_told(str(number), sentence, word) for number, (sentence, word, _) in enumerate(tellings)]
    lemmas = {mention.id: lemma for mention, (_, _, lemma) in zip(mentions, tellings, strict=True)}
    told = accounts_by_word(documents, mentions, lemmas)
    return {(one.id, other.id): compare(one, other).score for one, other in pairs_by_word(told)}


def test_kindred_words_in_like_stories_are_one_act_and_in_unlike_ones_two() -> None:
    here = ("The mayor of Tarn, Ina Brandt, died in the Velm clinic on Monday.", "died", "die")
    again = ("The death of Tarn's mayor Ina Brandt in the Velm clinic was told on Monday.", "death", "death")
    other = ("Two miners died near Ostrova when a shaft fell in.", "died", "die")
    scores = _pairs(here, again, other)
    assert scores["0 died", "1 death"] > 0.5 > scores["0 died", "2 died"]


def test_words_of_no_common_set_are_never_compared() -> None:
    assert _pairs(("Rain fell in Tarn.", "fell", "fall"), ("Ina Brandt sang in Tarn.", "sang", "sing")) == {}
