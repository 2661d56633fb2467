"""Words that nobody else took part: the lexicon's own examples."""

import pytest

from regesta.lexicons import lexicon
from regesta.reconcile.alone import says_nobody_else


@pytest.mark.parametrize("text", lexicon("reconcile/alone")["examples"])
def test_nobody_else_was_there(text: str) -> None:
    assert says_nobody_else(text)


@pytest.mark.parametrize("text", lexicon("reconcile/alone")["counter_examples"])
def test_something_else_is_said(text: str) -> None:
    assert not says_nobody_else(text)
