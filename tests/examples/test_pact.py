"""The pact corpus: reports and truth must fit each other, and hold nobody's words in quotation marks."""

import csv
import html.parser
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

PACT = Path(__file__).parents[2] / "examples" / "pact"
REPORTS = sorted((PACT / "reports").iterdir())
TRUTH = yaml.safe_load((PACT / "truth.yaml").read_text(encoding="utf-8"))

PLOVER = {
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
STATUSES = {"happened", "ongoing", "planned", "possible", "denied", "not_happened"}
ACTOR = re.compile(r"[^()]+( \((?:UNO|[A-Z]{3}( (GOV|MIL|LEG|PTY|CVL|MED|BUS|EDU))?)\))?")
EDTF = re.compile(r"(\.\.|(\d{4}|XXXX)(-\d\d){0,2})(/(\.\.|(\d{4}|XXXX)(-\d\d){0,2}))?")
VALUE = re.compile(r"(~|>|<|>=|<=)?\d+|\d+-\d+")


class _Text(html.parser.HTMLParser):
    """Collects what a page shows: no scripts, no tags."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _body(path: Path) -> str:
    """The text of a report as a reader sees it, white space made single."""
    raw = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        page = _Text()
        page.feed(raw)
        return _flat(" ".join(page.parts))
    if path.suffix == ".json":
        fields = json.loads(raw)
        return _flat(fields["headline"] + " " + fields["articleBody"])
    return _flat(raw)


def _lines(name: str) -> list[dict[str, Any]]:
    report = TRUTH["reports"][name]
    return [*report["events"], *report["statements"], *report["figures"]]


def test_every_report_is_in_the_truth_and_the_other_way_round() -> None:
    assert TRUTH["complete"] is True
    assert sorted(TRUTH["reports"]) == [path.name for path in REPORTS]


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_words_stand_in_the_report(path: Path) -> None:
    body = _body(path)
    spans = [span for line in _lines(path.name) for span in (line["words"], *line.get("also", []))]
    assert [span for span in spans if _flat(span) not in body] == []


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_reports_hold_indirect_speech_only(path: Path) -> None:
    body = _body(path)
    assert re.findall(r"[\"“”„«»]", body) == []
    assert re.findall(r"(?<!\w)['‘]\w", body) == []


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_reports_are_short(path: Path) -> None:
    assert 80 <= len(_body(path).split()) <= 220


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_events_are_well_formed(path: Path) -> None:
    for event in TRUTH["reports"][path.name]["events"]:
        assert event["type"] in PLOVER, event
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", event["subtype"]), event
        assert event["status"] in STATUSES, event
        assert isinstance(event["by"], list), event
        parties = [*event.get("actors", []), *event.get("recipients", [])]
        assert [party for party in parties if not ACTOR.fullmatch(party)] == [], event


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_statements_and_figures_are_well_formed(path: Path) -> None:
    report = TRUTH["reports"][path.name]
    for statement in report["statements"]:
        assert statement["speaker"], statement
        assert statement["manner"] == "indirect", statement
    for figure in report["figures"]:
        assert figure["counts"], figure
        assert isinstance(figure["by"], list), figure
        assert VALUE.fullmatch(str(figure["value"])), figure


def test_a_denial_stands_on_somebodys_word() -> None:
    events = [event for name in TRUTH["reports"] for event in TRUTH["reports"][name]["events"]]
    assert [event for event in events if event["status"] == "denied" and not event["by"]] == []


def test_dates_are_edtf() -> None:
    dates = [str(line["date"]) for name in TRUTH["reports"] for line in _lines(name) if "date" in line]
    dates += [str(line["date"]) for line in TRUTH["timeline"]]
    assert [date for date in dates if not EDTF.fullmatch(date)] == []


def test_timeline_and_disagreements_point_at_reports() -> None:
    numbers = {path.name[:2] for path in REPORTS}
    used = {number for line in TRUTH["timeline"] for number in line["reports"]}
    used |= {n for line in TRUTH["disagreements"] for position in line["positions"] for n in position["reports"]}
    assert used == numbers
    for line in TRUTH["disagreements"]:
        assert line["kind"] in {"contradiction", "revision", "denial", "scope"}
        assert len(line["positions"]) >= 2


def test_timeline_is_in_order_of_date() -> None:
    done = [str(line["date"]) for line in TRUTH["timeline"] if "status" not in line]
    starts = [date.removeprefix("../").split("/")[0] for date in done]
    assert starts == sorted(starts)


def test_metadata_names_reports_and_two_stay_undated() -> None:
    with (PACT / "metadata.csv").open(encoding="utf-8", newline="") as table:
        rows = {row["file"]: row for row in csv.DictReader(table)}
    assert set(rows) <= {path.name for path in REPORTS}
    texts = [path for path in REPORTS if path.suffix == ".txt"]
    assert {path.name for path in texts} == set(rows)
    undated = [p.name for p in texts if not rows[p.name]["published"] and not p.read_text().startswith(" date ")]
    assert undated == ["10_corporal.txt", "20_letter.txt"]


def test_all_sixteen_types_occur() -> None:
    assert {event["type"] for name in TRUTH["reports"] for event in TRUTH["reports"][name]["events"]} == PLOVER
