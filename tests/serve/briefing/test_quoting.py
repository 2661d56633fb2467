"""What is quoted, and how: marks, clauses, posts, and the sentence before one that points back."""

import pytest

from regesta.record import Record
from regesta.serve.briefing.gather import gather
from regesta.serve.briefing.quoting import as_clause, in_context, is_post, quotable


@pytest.mark.model
def test_a_sentence_that_points_back_is_quoted_with_the_one_before(pact: Record) -> None:
    material = gather(pact._store, between=("India", "China"), since=None, until=None)
    report = next(one for one in pact.documents() if "lodged strong protests" in one.text)
    start = report.text.index("China had lodged")
    spoken = report.span(start, report.text.index("reporters.", start) + len("reporters."))
    shown = in_context(spoken, material)
    assert shown.text.startswith("Chinese foreign ministry spokesman Zhao Lijian said")
    assert shown.end == spoken.end
    before = report.span(shown.start, spoken.start - 1)
    assert in_context(spoken, material, after=before) == spoken  # that one was quoted just now
    plain = report.span(shown.start, spoken.start - 1)
    assert in_context(plain, material) == plain


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The port is closed.", "the port is closed"),
        ("that the port is closed", "the port is closed"),
        ("Chad will pay.", "Chad will pay"),
    ],
)
def test_words_after_that(words: str, expected: str) -> None:
    assert as_clause(words) == expected


def test_posts_are_told_by_their_marks() -> None:
    assert is_post("Look here pic.twitter.com/abc")
    assert is_post("Anna Berg (@annaberg) on the bridge")
    assert not is_post("Write to the office at the harbour.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It\n rained.", "It rained."),
        ('He called it "a start".', "He called it ‘a start’."),
        ("all is well,” he said.", "‘[…] all is well,’ he said."),
        ("“All is well.", "‘All is well.’"),
        ('over," she said.', "‘[…] over,’ she said."),
        ("word " * 200, " ".join(["word"] * 84) + " […]"),
    ],
)
def test_words_made_fit_for_quotation_marks(text: str, expected: str) -> None:
    assert quotable(text) == expected
