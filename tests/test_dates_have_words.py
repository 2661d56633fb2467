"""No date without words: every time of every event in a run stands on words of its report, and none is the day of publication put in."""

from pathlib import Path

import pytest
from msgspec.structs import replace

import regesta
from regesta.records import Span, TimeSpan
from regesta.store import read as stored
from regesta.store.database import open_store

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.mark.model
@pytest.mark.parametrize("name", ["pact", "strait"])
def test_every_time_has_words_and_a_reason(name: str, tmp_path: Path) -> None:
    folder = EXAMPLES / name
    actors = folder / "actors.yaml"
    with regesta.open(tmp_path / "r.regesta", create=True) as record:
        record.add([folder / "reports"], metadata=folder / "metadata.csv", actors=actors if actors.exists() else None)
        texts = {document.id: document.text for document in record.documents()}
        spans = [event.time for event in record.events()]
    with open_store(tmp_path / "r.regesta") as store:
        spans += [mention.time for mention in stored.event_mentions(store)]
    dated = [time for time in spans if time is not None]
    for time in dated:
        check(time, texts)
    assert len(dated) > 40


def check(time: TimeSpan, texts: dict[str, str]) -> None:
    """A time stands on words of its report and says how it was read."""
    assert time.said is not None, time
    assert time.said.text.strip()
    assert texts[time.said.document][time.said.start : time.said.end] == time.said.text
    assert time.reason


@pytest.mark.parametrize("fault", ["no words", "no reason", "other words"])
def test_the_check_can_fail(fault: str) -> None:
    texts = {"d": "They met on Monday."}
    said = Span(document="d", start=12, end=18, text="Monday")
    good = TimeSpan(edtf="2024-03-04", start=None, end=None, grain="day", said=said, reason="told as past")
    check(good, texts)
    bad = {
        "no words": replace(good, said=None),
        "no reason": replace(good, reason=""),
        "other words": replace(good, said=Span(document="d", start=0, end=6, text="Monday")),
    }[fault]
    with pytest.raises(AssertionError):
        check(bad, texts)


@pytest.mark.model
def test_a_stamp_that_cannot_be_true_is_an_issue_and_dates_nothing(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(
        " date 2023-08-02 \nNorway and Latvia signed a border treaty on 13 September 2023. "
        "The Norwegian envoy Anna Berg met Juris Ozols on Thursday.\n"
    )
    with regesta.open(tmp_path / "r.regesta", create=True) as record:
        record.add([report])
        assert [issue.code for issue in record.issues()] == ["stamp-refuted"]
        (document,) = record.documents()
        times = {event.subtype: event.time for event in record.events()}
    assert document.published is not None
    assert document.published.isoformat() == "2023-08-02"
    signed = times["treaty_signing"]
    assert signed is not None
    assert signed.edtf == "2023-09-13"
    assert times["meeting"] is None


@pytest.mark.model
def test_without_a_date_nothing_is_made_up(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(
        "Norway and Latvia signed a border treaty on the 12th.\n\nThe Norwegian envoy Anna Berg met Juris Ozols in Riga.\n"
    )
    with regesta.open(tmp_path / "r.regesta", create=True) as record:
        record.add([report])
        times = {event.subtype: event.time for event in record.events()}
    signed = times["treaty_signing"]
    assert signed is not None
    assert signed.edtf == "XXXX-XX-12"
    assert (signed.start, signed.end) == (None, None)
    assert times["meeting"] is None
