"""The task `eventtype` on worked tiny inputs: reading the table, picking the event, names, counting."""

from pathlib import Path

import pytest
from spacy.language import Language

from bench.eventtype import Line, Reading, line, read_table, readings, result
from bench.plovernames import macro_f1, meeting_point, old_name, quad
from regesta.errors import InputError
from regesta.link.known.world import World

HEADER = "marked_sentence\tgold_root\tgold_penta\n"


def test_marks_are_taken_out_and_places_kept() -> None:
    one = line("On Monday <s>Chad</s> warned <t>Libya</t> of war.", "THREATEN", "3")
    assert one.text == "On Monday Chad warned Libya of war."
    assert one.source is not None
    assert one.target is not None
    assert [one.text[a:b] for a, b in (one.source, one.target)] == ["Chad", "Libya"]


def test_a_target_may_hold_the_source_and_of_two_marks_the_first_counts() -> None:
    one = line("<t><s>Chad</s>'s army</t> fought; <s>Chad</s> lost.", "ASSAULT", "4")
    assert one.text == "Chad's army fought; Chad lost."
    assert (one.source, one.target) == ((0, 4), (0, 11))


def test_table(tmp_path: Path) -> None:
    file = tmp_path / "table.tsv"
    file.write_text(HEADER + "<s>Chad</s> met <t>Libya</t>.\tCONSULT\t1\n", encoding="utf-8")
    assert [one.root for one in read_table(file)] == ["CONSULT"]
    file.write_text("sentence\nx\n", encoding="utf-8")
    with pytest.raises(InputError, match="marked_sentence"):
        read_table(file)


@pytest.mark.parametrize(
    ("kind", "status", "subtype", "name"),
    [
        ("RETREAT", "happened", "release", "YIELD"),
        ("AID", "planned", "humanitarian_aid", "AGREE"),
        ("ASSAULT", "possible", "attack", "THREATEN"),
        ("RETREAT", "not_happened", "release", "REJECT"),
        ("ASSAULT", "denied", "attack", "ASSAULT"),
        ("ACCUSE", "planned", "investigation", "ACCUSE"),
        ("SANCTION", "happened", "conviction", "ACCUSE"),
    ],
)
def test_old_names(kind: str, status: str, subtype: str, name: str) -> None:
    assert old_name(kind, status, subtype) == name


def test_macro_f1_counts_each_name_alike_and_nothing_as_missed() -> None:
    # A: one of two found, nothing wrong: 2*1/(2+1). B: one found, one too many: 2*1/(1+2). C: missed: 0. Mean 4/9.
    pairs = [("A", "A"), ("A", None), ("B", "B"), ("C", "B")]
    assert macro_f1(pairs) == pytest.approx(4 / 9)
    assert quad(None) is None
    assert quad("YIELD") == "2"


def test_result_tells_events_and_falling_back_apart() -> None:
    one = Line("x", None, None, "AID", "2")
    found = Reading(one, "AID", "AID", "AGREE", "sent", "-")
    fell = Reading(one, None, "AID", None, "sent", "-")
    told = result([found, fell], "table")
    assert told["ours"]["accuracy"] == 1.0
    assert told["ours"]["events_only_accuracy"] == 0.5
    assert told["ours"]["fell_back"] == 0.5
    assert told["floor"]["accuracy (one name for all)"] == 1.0
    assert told["errors"] == []


@pytest.mark.model
def test_who_said_that_he_did_it_meets_the_other_at_what_was_done(nlp: Language) -> None:
    text = "Chad said it had released the crew of Libya."
    point = meeting_point(nlp(text), (0, 4), (38, 43))
    assert str(point) == "released"


@pytest.mark.model
def test_the_event_that_joins_both_is_taken(nlp: Language) -> None:
    marked = "<s>Chad</s>, which had met Togo, accused <t>Libya</t> of piracy, and Niger praised Mali."
    two = line("<s>Chad</s> accused <t>Libya</t> and met Togo.", "ACCUSE", "3")
    lost = line("<s>Chad</s> looked at <t>Libya</t>.", "CONSULT", "1")
    read = list(readings([line(marked, "ACCUSE", "3"), two, lost], nlp, World.load()))
    assert [one.event for one in read] == ["ACCUSE", "ACCUSE", None]
    assert read[2].floor is None or read[2].floor != "CONSULT"
