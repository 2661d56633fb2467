"""Words of pages: values of disagreements as people write them; excerpts that begin and end with a word."""

import pytest

from regesta.serve.search import AROUND, _excerpts
from regesta.web.templating import claimed


@pytest.mark.parametrize(
    ("value", "field", "told"),
    [
        ("~20", "number", "about 20"), (">5000", "number", "more than 5\u202f000"), (">=3", "number", "at least 3"),
        ("<=2", "number", "at most 2"), ("49-60", "number", "49–60"), ("5x", "number", "5 times"), ("2000", "number", "2\u202f000"),
        ("millions", "number", "millions"), ("2024-03", "date", "2024-03"), ("not_happened", "status", "not happened"),
    ],
)  # fmt: skip
def test_values_of_disagreements_are_told_in_words(value: str, field: str, told: str) -> None:
    assert claimed(value, field) == told


def test_an_excerpt_ends_with_a_word() -> None:
    text = "harbour " + "fishermen " * AROUND
    (one,) = _excerpts(text, [(0, 7)])
    assert one.text.endswith("fishermen")
    assert text[one.end] == " "
    (whole,) = _excerpts("x" * 3 * AROUND, [(0, 3 * AROUND)])
    assert len(whole.text) == 3 * AROUND, "a word without an end is cut nowhere else"
