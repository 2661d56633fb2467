"""Made pairs of reports, read and joined: which disagree is found, and what merely differs in grain stays silent."""

from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.language import Language

from regesta.reconcile.together import reconcile
from regesta.records import Disagreement, Document
from regesta.stages import Reading, load_world, read_documents

pytestmark = pytest.mark.model
PAIRS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("made_disagreements.yaml").read_text("utf-8"))[
    "pairs"
]
RECALL, PRECISION = 0.93, 0.95  # floors, below what was measured


@pytest.fixture(scope="module")
def found(nlp: Language) -> list[tuple[Disagreement, ...]]:
    """The disagreements of each pair, every pair a pile of its own."""
    piles = [
        [
            Document(
                id=f"{number}-{at}",
                source=f"{number}-{at}.txt",
                sha256=f"{number}-{at}",
                text=text,
                language="en",
                published=day,
                dateline_date=day,
            )
            for at, (text, day) in enumerate(zip(pair["reports"], pair["days"], strict=False))
        ]
        for number, pair in enumerate(PAIRS)
    ]
    documents = [document for pile in piles for document in pile]
    readings = read_documents(documents, nlp, load_world(None), lambda _: nullcontext())
    read = {one.id: reading for one, reading in zip(documents, readings, strict=True)}
    return [_joined(pile, read) for pile in piles]


def _joined(pile: list[Document], read: dict[str, Any]) -> tuple[Disagreement, ...]:
    readings = [read[document.id] for document in pile]
    assert all(isinstance(one, Reading) for one in readings)
    acts = [act for one in readings for act in one.extraction.event_mentions]
    figures = [figure for one in readings for figure in one.extraction.figures]
    return reconcile(pile, acts, (), figures).disagreements


def test_those_that_disagree_are_found_and_grain_is_not(found: list[tuple[Disagreement, ...]]) -> None:
    right = made = there = 0
    wrong = []
    for pair, ours in zip(PAIRS, found, strict=True):
        fields = {one.field for one in ours}
        right += len(fields & set(pair["disagree"]))
        made += len(ours)
        there += len(pair["disagree"])
        if fields != set(pair["disagree"]):
            wrong.append(f"{pair['name']}: {sorted(fields)}, not {pair['disagree']}")
    assert right / there >= RECALL, wrong
    assert right / made >= PRECISION, wrong


def test_half_of_the_pairs_do_not_disagree() -> None:
    silent = [pair for pair in PAIRS if not pair["disagree"]]
    assert len(silent) * 3 >= len(PAIRS)
    assert {field for pair in PAIRS for field in pair["disagree"]} == {
        "number",
        "date",
        "place",
        "status",
        "participants",
    }
