"""The queue of a record that was never looked at is made in steps: what stands is in order, what waits is told, each asking goes on."""

from pathlib import Path

import pytest

import regesta
from regesta.serve import doubtful
from regesta.web.pages import review
from tests.web.conftest import client_of


def test_the_queue_is_made_in_steps(own_record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with regesta.open(own_record) as record:
        found = record.review.queue(patience=0)
        assert found.total == 0
        assert found.waiting > 3
        monkeypatch.setattr(doubtful, "AT_ONCE", 1)
        left = found.waiting
        monkeypatch.setattr(doubtful.time, "monotonic", iter(range(1000)).__next__)
        assert record.review.look(patience=1.5) == left - 1
        assert record.review.queue().waiting == 0
        assert record.review.look(patience=1) == 0


def test_the_page_tells_what_waits_and_goes_on(own_record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review, "PATIENCE", 0)
    client = client_of(own_record)
    page = client.get("/review").text
    assert 'hx-get="/review/looking"' in page
    assert "still to be looked at" in page
    assert 'hx-get="/review/looking"' in client.get("/review/looking").text
    monkeypatch.setattr(review, "PATIENCE", 5)
    assert "Everything was looked at" in client.get("/review/looking").text
    assert "looking" not in client.get("/review").text
    assert client.get("/review.json").json()["queue"]["waiting"] == 0
    assert client.get("/review.csv").text.count("\n") == client.get("/review.json").json()["total"] + 1
