"""No date without words: every time of every event in a run stands on words of its report, and none is the day of publication put in."""

from pathlib import Path

import pytest

import regesta

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.mark.model
@pytest.mark.parametrize("name", ["pact", "strait"])
def test_every_time_has_words_and_a_reason(name: str, tmp_path: Path) -> None:
    folder = EXAMPLES / name
    actors = folder / "actors.yaml"
    with regesta.open(tmp_path / "r.regesta", create=True) as record:
        record.add([folder / "reports"], metadata=folder / "metadata.csv", actors=actors if actors.exists() else None)
        texts = {document.id: document.text for document in record.documents()}
        dated = 0
        for event in record.events():
            if event.time is None:
                continue
            dated += 1
            assert event.time.said is not None, event
            assert event.time.said.text
            assert event.time.said.text in texts[event.time.said.document]
            assert event.time.reason
        assert dated > 20


@pytest.mark.model
def test_without_a_date_nothing_is_made_up(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Norway and Latvia signed a border treaty on the 12th.\n\nAnna Berg met Juris Ozols in Riga.\n")
    with regesta.open(tmp_path / "r.regesta", create=True) as record:
        record.add([report])
        times = {event.subtype: event.time for event in record.events()}
    signed = times["treaty_signing"]
    assert signed is not None
    assert signed.edtf == "XXXX-XX-12"
    assert (signed.start, signed.end) == (None, None)
    assert times["meeting"] is None
