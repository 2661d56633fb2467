"""The scorer of time expressions on worked cases, and the reading of TimeML."""

import pytest

from bench.time import Timex, floor_of, matches, ours_of, read_timeml, run, score
from regesta.errors import InputError

A = Timex(0, 6, "DATE", "2020-05-05")
B = Timex(10, 20, "DATE", "2020")
C = Timex(30, 40, "DURATION", "P2D")


def test_all_right():
    assert score([([A, B], [A, B])]) == {"relaxed_f1": 1.0, "strict_f1": 1.0, "value_f1": 1.0, "type_f1": 1.0}


def test_half_found_with_one_wrong_value():
    # Two of three found, one invented: relaxed 2*2/(3+3). One extent differs: strict 2*1/6. One value differs: value 2*1/6.
    ours = [A, Timex(12, 20, "DATE", "1999"), Timex(50, 55, "DATE", "2001")]
    assert score([(ours, [A, B, C])]) == {
        "relaxed_f1": 0.6667,
        "strict_f1": 0.3333,
        "value_f1": 0.3333,
        "type_f1": 0.6667,
    }


def test_a_match_is_used_once():
    wide = Timex(0, 20, "DATE", "2020")
    assert matches([wide], [A, B]) == [(wide, B)]
    assert score([([wide], [A, B])])["relaxed_f1"] == 0.6667


def test_the_same_extent_comes_before_a_larger_overlap():
    inner, outer = Timex(10, 12, "DATE", "2020"), Timex(10, 30, "DATE", "2021")
    assert (inner, inner) in matches([outer, inner], [inner, Timex(10, 28, "DATE", "2021")])


def test_files_are_counted_together():
    assert score([([A], [A]), ([], [B])])["relaxed_f1"] == 0.6667
    assert score([([], [])])["relaxed_f1"] == 0.0


TIMEML = """<?xml version="1.0" ?>
<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2025-11-13">20251113</TIMEX3></DCT>
<TEXT>The envoy <EVENT eid="e1">left <TIMEX3 tid="t1" type="DATE" value="2025-11-10">Monday</TIMEX3></EVENT> &amp; came back
<TIMEX3 tid="t2" type="DATE" value="2019-04">April 2019</TIMEX3>.</TEXT></TimeML>"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "one.tml").write_text(TIMEML, encoding="utf-8")
    return tmp_path


def test_timeml_is_read_with_offsets(folder):
    file = read_timeml(folder / "one.tml")
    assert [file.text[t.start : t.end] for t in file.timexes] == ["Monday", "April 2019"]
    assert [t.value for t in file.timexes] == ["2025-11-10", "2019-04"]
    assert file.written is not None
    assert file.written.isoformat() == "2025-11-13"


def test_floor_takes_only_written_dates():
    found = floor_of("On May 5, 2020 and in 1999, but not on Monday.")
    assert [t.value for t in found] == ["2020-05-05", "1999"]


def test_run_gives_the_bench_object(folder, monkeypatch):
    import spacy

    monkeypatch.setattr("bench.time.reader", lambda: spacy.blank("en"))
    result = run(folder)
    assert {"task", "data", "n", "ours", "floor", "peer", "errors"} <= set(result)
    assert (result["task"], result["n"]) == ("time", 2)
    assert result["ours"]["value_f1"] == 1.0
    assert result["floor"]["value_f1"] < 1.0


def test_a_folder_without_timeml_says_so(tmp_path):
    with pytest.raises(InputError, match=r"No \.tml file"):
        run(tmp_path)


def test_ours_reads_against_the_day_written():
    import datetime as dt

    import spacy

    found = ours_of("He resigned yesterday.", dt.date(2025, 11, 13), spacy.blank("en"))
    assert [t.value for t in found] == ["2025-11-12"]
