"""The made piles: as many reports as asked for, each with its own ids, their truth kept, and joined the same in parts."""

from pathlib import Path

import pytest

from bench.joining import HUNDRED, WORLDS, Known, _in_parts, _lot, _pile, _reports, run
from regesta.link.known.world import World
from regesta.reconcile.together import reconcile
from regesta.serve.evaluate.truth import read_truth

STRAIT = Path(__file__).parents[2] / "examples" / "strait"


@pytest.fixture(scope="module")
def base() -> list[Known]:
    truth = read_truth(STRAIT)
    return _reports(truth, _lot(truth), World.load(actors_file=truth.actors))


def test_a_pile_has_its_size_and_every_report_its_own_ids(base: list[Known]) -> None:
    pile = _pile(base, 150)
    documents = [report.document.id for report, _ in pile]
    mentions = [mention.id for report, _ in pile for mention in report.event_mentions]
    assert len(set(documents)) == 150
    assert len(set(mentions)) == len(mentions) > 500
    assert all(m.document == report.document.id for report, _ in pile for m in report.event_mentions)
    assert all(len(report.event_mentions) == len(events) for report, events in pile)


def test_other_worlds_have_other_parties_and_later_rounds_other_days(base: list[Known]) -> None:
    pile = _pile(base, len(base) * (WORLDS + 1))
    states = {party.state for report, _ in pile for m in report.event_mentions for party in m.actors if party.state}
    assert {f"XVA~{number}" for number in range(WORLDS)} <= states
    years = {report.document.published.year for report, _ in pile if report.document.published}
    assert years == {2024, 2025} or years == {2024}
    days = {report.document.published for report, _ in pile if report.document.published}
    assert (max(days) - min(days)).days > 200


def test_in_parts_is_all_at_once(base: list[Known]) -> None:
    reports = [report for report, _ in _pile(base, 2 * HUNDRED)]
    mentions = [m for one in reports for m in one.event_mentions]
    figures = [f for one in reports for f in one.figures]
    assert _in_parts(reports) == reconcile([one.document for one in reports], mentions, (), figures)


def test_the_object_tells_exponents_and_quality() -> None:
    result = run(STRAIT, sample=200)
    assert result["ours"]["as_all_at_once"] == 1.0
    assert 0.7 < result["ours"]["b3"] <= 1.0
    assert set(result["floor"]) <= set(result["ours"])
