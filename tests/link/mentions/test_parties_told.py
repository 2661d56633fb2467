"""Every party with its state, in lists, inversions, pairs and with hosts and counterparts; of sentences of our own with invented people."""

import datetime as dt
from contextlib import nullcontext
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from regesta.lexicons import lexicon
from regesta.records import Document, EventMention, Party
from regesta.stages import load_nlp, load_world, read_document

pytestmark = pytest.mark.model
TOLD: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "parties_told.yaml").read_text(encoding="utf-8"))


@cache
def acts(text: str) -> tuple[EventMention, ...]:
    document = Document(id="d", source="d", sha256="0", text=text, language="en", published=dt.date(2024, 5, 15))
    return read_document(
        document, load_nlp(), load_world(None, name=None), lambda _: nullcontext()
    ).extraction.event_mentions


def meets(wanted: str, parties: tuple[Party, ...]) -> bool:
    """Whether the parties are those wanted, each once: "Holm NOR; LVA", by a word of the name and the state, or the state alone.

    "None" stands for no state.
    """
    left = list(parties)
    for one in filter(None, wanted.strip(" -").split("; ")):
        name, _, state = one.rpartition(" ")
        fitting = [p for p in left if (p.state or "None") == state and name.lower() in p.name.lower()]
        if not fitting:
            return False
        left.remove(fitting[0])
    return not left


@pytest.mark.parametrize(("text", "line"), [(one["report"], line) for one in TOLD for line in one["acts"]])
def test_every_party_with_its_state(text: str, line: str) -> None:
    word, _, wanted = line.partition(": ")
    actors, _, recipients = wanted.partition("->")
    told = [act for act in acts(text) if act.trigger.text == word]
    assert any(meets(actors, act.actors) and meets(recipients, act.recipients) for act in told), told


SORTS = [entry["example"] for kind in ("sorts", "regions") for entry in lexicon("world/sorts")[kind]]


@pytest.mark.parametrize("example", SORTS)
def test_a_word_for_its_sort_means_the_state_named_before(example: str) -> None:
    condemned = next(act for act in acts(example) if act.trigger.text == "condemned")
    first = next(act for act in acts(example) if act.trigger.text == "met")
    assert [party.state for party in condemned.actors] == [first.actors[0].state]
    assert len(condemned.recipients) == 1


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Jordan and Saudi Arabia held talks in Amman. The kingdom condemned the Israeli raid on Jenin.", "condemned"),
        ("Uganda sent 300 soldiers to South Sudan. The East African nation accused Sudan of arming rebels.", "accused"),
        ("Norway met Chad in Oslo on Monday. The Gulf state accused Norway of spying.", "accused"),
    ],
)
def test_where_two_states_of_a_sort_fit_or_none_nobody_is_told(text: str, word: str) -> None:
    told = next(act for act in acts(text) if act.trigger.text == word)
    assert all(party.state is None for party in told.actors)


def test_their_governments_are_not_those_who_met_where_others_speak_of_their_own() -> None:
    text = "Chad met Peru in Lima on Monday. Families of hostages urged their governments to act."
    urged = [act for act in acts(text) if act.trigger.text == "urged"]
    assert all(party.state is None for act in urged for party in act.recipients)


def test_a_party_too_many_or_with_another_state_does_not_pass() -> None:
    holm, ozols = Party(name="Anders Holm", span=None, state="NOR"), Party(name="Juris Ozols", span=None, state="LVA")
    assert meets("Holm NOR; LVA", (holm, ozols))
    assert not meets("Holm NOR", (holm, ozols))
    assert not meets("Holm SWE; LVA", (holm, ozols))
