"""An analyst's own subtypes: read with a record, kept by it, and refused where a line is malformed."""

import pytest

import regesta
from regesta.errors import InputError, LexiconError

OWN = """
- type: COOPERATE
  subtypes:
    - name: twinning
      mutual: true
      verbs: ["A twin with B!"]
"""


def _subtypes(record):
    return {event.subtype for event in record.events()}


def test_own_subtypes_are_read_and_kept(tmp_path):
    file, report = tmp_path / "own.yaml", tmp_path / "one.txt"
    file.write_text(OWN, encoding="utf-8")
    report.write_text("Kenya twinned with Peru on Monday.\n", encoding="utf-8")
    with regesta.open(tmp_path / "a.regesta", create=True) as record:
        record.add(report)
        assert "twinning" not in _subtypes(record)
        record.add([], events=file)
        assert "twinning" in _subtypes(record)
        (tmp_path / "two.txt").write_text("Ghana twinned with Togo on Tuesday.\n", encoding="utf-8")
        record.add(tmp_path / "two.txt")
        assert sum(event.subtype == "twinning" for event in record.events()) == 2


def test_a_malformed_file_is_refused(tmp_path):
    file = tmp_path / "own.yaml"
    file.write_text("- type: NOTHING\n", encoding="utf-8")
    with regesta.open(tmp_path / "a.regesta", create=True) as record:
        with pytest.raises(LexiconError, match=r"own\.yaml"):
            record.add([], events=file)
        with pytest.raises(InputError, match="cannot be read"):
            record.add([], events=tmp_path / "not_there.yaml")
