"""Words by which states are named."""

from regesta.lexicons.states import last_words_of_states, states_of_one_word


def test_words_of_states() -> None:
    assert {"Peru", "Peruvian", "Franco"} <= states_of_one_word()
    assert "Lanka" not in states_of_one_word()
    assert {"Peru", "Lanka"} <= last_words_of_states()
    assert "Lima" not in last_words_of_states()
