"""The relations of timelines counted by hand, and a timeline from two small invented reports."""

from pathlib import Path

from bench.entitylines import Cell, Telling
from bench.timelines import gold_timelines, relations, run


def told(report: str, sentence: int, word: str) -> frozenset[Telling]:
    return frozenset([Telling(report, sentence, word)])


A, B, C = told("1", 2, "sailed"), told("1", 3, "sank"), told("2", 2, "rose")
GOLD = [Cell("2024-03-04", (A, B)), Cell(None, (C,))]


def test_a_timeline_entails_itself() -> None:
    # Two dates, one link within the first cell, one from it to the next.
    assert relations(GOLD, GOLD) == (4, 4)


def test_another_date_and_another_order_are_wrong() -> None:
    ours = [Cell("2024-03-01", (C,)), Cell("2024-03-04", (A,))]
    assert relations(ours, GOLD) == (1, 3)  # of two dates and one order only A's date holds
    assert relations(GOLD, ours) == (1, 4)


def test_an_event_told_twice_is_met_by_either_telling() -> None:
    gold = [Cell("2024-03-04", (A | told("2", 5, "sailing"),))]
    assert relations([Cell("2024-03-04", (told("2", 5, "sailing"),))], gold) == (1, 1)


def test_links_within_a_cell_need_both_events_in_one_gold_cell() -> None:
    assert relations([Cell("2024-03-04", (A, C))], GOLD) == (1, 3)


GOLD_FILE = "Ina Brandt\n0\tXXXX-XX-XX\t7-2-said\n1\t2024-03\t7-2-opened\t8-2-opened\n1\t2024-03\t7-3-left\n2\tXXXX-XX-XX\t8-3-spoke\n"
REPORTS = {
    "7_bridge.xml": ["Brandt opens bridge", "March 4 , 2024", "Ina Brandt opened the bridge of Tarn .", "Brandt met the builders ."],
    "8_bridge.xml": ["Bridge opened", "March 5 , 2024", "Ina Brandt visited Velm on Tuesday ."],
}  # fmt: skip


def _folder(tmp_path: Path) -> Path:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "ina_brandt.txt").write_text(GOLD_FILE, encoding="utf-8")
    for name, sentences in REPORTS.items():
        tokens = "".join(
            f'<token number="{place}" sentence="{number}" t_id="{number}{place}">{word}</token>'
            for number, sentence in enumerate(sentences)
            for place, word in enumerate(sentence.split())
        )
        (tmp_path / name).write_text(f'<Document doc_id="{name[0]}">{tokens}</Document>', encoding="utf-8")
    return tmp_path


def test_gold_files_lose_the_order_0_and_unknown_dates(tmp_path: Path) -> None:
    cells = gold_timelines(_folder(tmp_path))["Ina Brandt"]
    assert [(cell.date, len(cell.events)) for cell in cells] == [("2024-03", 2), (None, 1)]
    assert cells[0].events[0] == frozenset([Telling("7", 2, "opened"), Telling("8", 2, "opened")])


def test_raw_reports_become_a_timeline(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    (folder / "gold" / "ina_brandt.txt").write_text(
        "Ina Brandt\n1\t2024-03-04\t7-2-opened\n1\t2024-03-04\t7-3-met\n2\t2024-03-05\t8-2-visited\n", encoding="utf-8"
    )
    result = run(folder)
    assert result["ours"]["micro_f1"] == 1.0
    assert result["n"] == 1
