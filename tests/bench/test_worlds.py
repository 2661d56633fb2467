"""Piles made of the example's world: other names, the same length, and a truth that is still true of them."""

from pathlib import Path

import pytest
import yaml

from bench.worlds import LARGEST, World, write
from regesta.serve.evaluate.truth import read_truth

EXAMPLE = Path(__file__).parents[2] / "examples" / "strait"
NAMES = frozenset({"valmora", "valmoran", "kestria", "tolmen", "ushk"})


def test_a_name_changes_with_all_that_is_made_of_it() -> None:
    world = World(NAMES, ["XVA", "XKS"], 1)
    told = world.text("Valmora (XVA) and the Valmorans' VALMORA met Edvar Tolmen in the hall.")
    assert told == "Walmora (XAC) and the Walmorans' WALMORA met Edvar Volmen in the hall."
    assert World(NAMES, ["XVA"], 0).text("Valmora") == "Valmora"


def test_names_keep_their_length_and_worlds_do_not_share_them() -> None:
    seen = {World(NAMES, [], number).word("Valmora") for number in range(LARGEST)}
    assert len(seen) == LARGEST
    assert {len(name) for name in seen} == {7}


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(EXAMPLE, tmp_path_factory.mktemp("worlds"), 70)


def test_the_truth_stands_in_the_reports(pile: Path) -> None:
    assert len(list((pile / "reports").iterdir())) == 70
    truth = read_truth(pile)
    assert len({line.report for line in truth.events}) > 50
    second = [line for line in truth.events if line.report.startswith("0001_") and line.report.endswith(".txt")]
    assert second
    for line in second:
        text = (pile / "reports" / line.report).read_text(encoding="utf-8")
        assert any(words in text for words in line.words), (line.report, line.words)


def test_every_world_has_its_own_codes_and_ids(pile: Path) -> None:
    states = yaml.safe_load((pile / "actors.yaml").read_text(encoding="utf-8"))["states"]
    assert len({one["code"] for one in states}) == len({one["id"] for one in states}) == len(states)
