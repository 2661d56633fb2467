"""How likely an act is read rightly: what lowers it, that it is told with the act, and that it holds on judged lines kept apart."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from bench.confidence import run
from regesta.lexicons import lexicon
from regesta.link.acts.confidence import chance, traits
from regesta.records import EventMention, Party, Provenance, Span
from training.confidence import APART, fitted, judged

TABLE = Path(__file__).parents[3] / "training" / "judged.tsv"


def words(text: str) -> Span:
    return Span(document="d", start=0, end=len(text), text=text)


TOGO = Party(name="Togo", span=words("Togo"), actor="TGO", state="TGO")
CHAD = Party(name="Chad", span=words("Chad"), actor="TCD", state="TCD")
NOBODY = Party(name="gunmen", span=words("gunmen"))
ACT = EventMention(
    id="a", document="d", type="ACCUSE", subtype="accusation", status="happened", actors=(TOGO,), recipients=(CHAD,),
    sentence=words("Togo accused Chad."), trigger=words("accused"),
    provenance=Provenance(made_by="test", reasons=("frame: A accuse B", "status: told as done", "time: by the verb")),
)  # fmt: skip


@pytest.mark.parametrize(
    "less",
    [
        {"actors": ()}, {"actors": (NOBODY,)}, {"recipients": ()}, {"recipients": (TOGO,)}, {"status": "possible"},
        {"trigger": words("accusing")}, {"sentence": words("Togo accused Chad, " + "and so on " * 30)},
        {"provenance": replace(ACT.provenance, reasons=("frame: seen by the reading model (0.95)", *ACT.provenance.reasons[1:]))},
    ],
)  # fmt: skip
def test_what_is_open_or_told_loosely_is_less_likely_right(less):
    assert chance(traits(replace(ACT, **less))) < chance(traits(ACT)) - 0.03


def test_each_trait_has_a_weight_and_each_weight_a_trait():
    assert list(traits(ACT)) == list(lexicon("acts/confidence")["weights"])


def test_the_weights_in_the_lexicon_are_those_of_the_table():
    found = fitted([one for one in judged(TABLE) if one.source != APART])
    assert lexicon("acts/confidence")["weights"] == pytest.approx(found, abs=0.001)


def test_a_right_act_is_mostly_held_likelier_than_a_wrong_one():
    figures = run(TABLE)
    # measured 0.78 on 150 acts on 2026-11-23, with 0.52 for the model's own certainty
    assert figures["ours"]["auc"] >= 0.76 > figures["floor"]["auc"] + 0.1
    assert figures["ours"]["right_70"] > figures["ours"]["right_0"] + 0.25
