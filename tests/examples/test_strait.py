"""The strait's truth holds together: every quoted span stands in its report, every code and date is well formed."""

import csv
import html
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

STRAIT = Path(__file__).parents[2] / "examples" / "strait"
REPORTS = STRAIT / "reports"

TYPES = set(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST "
    "ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
)
SECTORS = set("GOV MIL OPP PTY LEG MED COP JUD IGO NGO CVL BUS".split())
STATES = {"XVA", "XKS", "XAU", "XNO", "XLM"}
STATUSES = {"happened", "ongoing", "planned", "possible", "denied", "not_happened"}
MANNERS = {"direct", "indirect", "mixed"}
ACTS = {"assert", "deny", "demand", "promise", "threaten", "ask", "accuse", "praise"}
FIELDS = {"date", "number", "place", "participants", "status"}
KINDS = {"contradiction", "revision", "denial", "scope"}
COPY_KINDS = {"same_bytes", "exact", "near", "rewrite", "translation"}
DAY = r"(?:\d{4}|XXXX)(?:-\d\d(?:-\d\d)?)?"
EDTF = re.compile(rf"{DAY}|\.\./{DAY}|{DAY}/\.\.|{DAY}/{DAY}")
VALUE = re.compile(r"(?:>=|<=|~|>|<)?\d+(?:\.\d+)?%?|\d+-\d+|\d+(?:\.\d+)?x")
PARTY = re.compile(r"[^()]+? \(([A-Z]{3})(?: ([A-Z]{3}))?\)")
OUTLETS_AT_LEAST, REPORTS_AT_LEAST, DISAGREEMENTS_AT_LEAST, COPIES_AT_LEAST = 12, 40, 6, 5


@cache
def truth() -> dict[str, Any]:
    """The whole of truth.yaml."""
    loaded: dict[str, Any] = yaml.safe_load((STRAIT / "truth.yaml").read_text(encoding="utf-8"))
    return loaded


@cache
def actors() -> dict[str, Any]:
    """The whole of actors.yaml."""
    loaded: dict[str, Any] = yaml.safe_load((STRAIT / "actors.yaml").read_text(encoding="utf-8"))
    return loaded


def squeeze(text: str) -> str:
    """Runs of white space as one blank."""
    return re.sub(r"\s+", " ", text).strip()


@cache
def report_text(key: str) -> str:
    """What a reader sees of one report: markup stripped, entities resolved, white space squeezed."""
    name, _, number = key.partition("#")
    raw = (REPORTS / name).read_text(encoding="utf-8")
    if name.endswith(".jsonl"):
        raw = raw.splitlines()[int(number) - 1]
    if name.endswith((".json", ".jsonl")):
        return squeeze(" ".join(str(value) for value in json.loads(raw).values()))
    if name.endswith(".html"):
        raw = html.unescape(re.sub(r"(?s)<script.*?</script>|<[^>]*>", "", raw))
    if name.endswith(".md"):
        raw = raw.replace("*", "").replace("\n> ", "\n")
        raw = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", raw)
    return squeeze(raw)


def claims() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every line of every report: report, section, line."""
    for key, report in truth()["reports"].items():
        for section in ("events", "statements", "figures"):
            for claim in report[section]:
                yield key, section, claim


def events() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every event line with its report."""
    return ((key, claim) for key, section, claim in claims() if section == "events")


def test_every_span_of_words_stands_in_its_report() -> None:
    lost = [
        (key, words)
        for key, _, claim in claims()
        for words in [claim["words"], *claim.get("also", [])]
        if squeeze(words) not in report_text(key)
    ]
    assert lost == []


def test_every_report_is_listed_and_every_listed_report_exists() -> None:
    documents = set()
    for path in REPORTS.iterdir():
        if path.suffix == ".jsonl":
            count = len(path.read_text(encoding="utf-8").splitlines())
            documents |= {f"{path.name}#{number}" for number in range(1, count + 1)}
        else:
            documents.add(path.name)
    assert set(truth()["reports"]) == documents
    assert len(documents) >= REPORTS_AT_LEAST


def test_metadata_rows_name_reports_and_known_outlets() -> None:
    known = {outlet["name"] for outlet in actors()["outlets"]}
    with (STRAIT / "metadata.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    assert set(rows[0]) == {"file", "publisher", "published", "url", "title", "language"}
    assert [row["file"] for row in rows if not (REPORTS / row["file"]).is_file()] == []
    assert {row["publisher"] for row in rows} - known == set()
    assert [row for row in rows if row["published"] and not re.fullmatch(r"2024-\d\d-\d\d", row["published"])] == []


def test_event_lines_use_the_allowed_types_statuses_and_codes() -> None:
    wrong = []
    for key, event in events():
        parties = event["actors"] + event.get("recipients", [])
        codes = [found for party in parties if "(" in party for found in [PARTY.fullmatch(party)]]
        well_formed = all(
            found is not None and found[1] in STATES and (found[2] is None or found[2] in SECTORS) for found in codes
        )
        if event["type"] not in TYPES or event["status"] not in STATUSES or not well_formed:
            wrong.append((key, event["words"]))
    assert wrong == []
    assert {event["type"] for _, event in events()} == TYPES


def test_statement_and_figure_lines_are_well_formed() -> None:
    wrong = [
        (key, claim["words"])
        for key, section, claim in claims()
        if (section == "statements" and (claim["manner"] not in MANNERS or claim["act"] not in ACTS))
        or (section == "figures" and not VALUE.fullmatch(claim["value"]))
    ]
    assert wrong == []


def test_dates_are_edtf() -> None:
    lines = [claim for _, _, claim in claims()] + truth()["timeline"]
    dates = [line[field] for line in lines for field in ("date", "as_of") if field in line]
    assert [date for date in dates if not EDTF.fullmatch(date)] == []


def test_timeline_lists_exactly_the_reports_that_tell_of_each_event() -> None:
    told: dict[str, set[str]] = {}
    for key, event in events():
        told.setdefault(event["event"], set()).add(key)
    timeline = truth()["timeline"]
    assert len({line["id"] for line in timeline}) == len(timeline)
    assert [line["id"] for line in timeline if told.get(line["id"]) != set(line["reports"])] == []


def test_every_event_with_status_happened_is_on_the_timeline() -> None:
    listed = {line["id"] for line in truth()["timeline"]}
    real = {event["event"] for _, event in events() if event["status"] in {"happened", "ongoing", "planned"}}
    assert real == listed


def test_disagreements_are_about_told_events_and_name_reports_that_tell_them() -> None:
    told: dict[str, set[str]] = {}
    for key, event in events():
        told.setdefault(event["event"], set()).add(key)
    counting = {key for key, section, _ in claims() if section == "figures"}
    found = truth()["disagreements"]
    assert len(found) >= DISAGREEMENTS_AT_LEAST
    for line in found:
        assert line["field"] in FIELDS
        assert line["kind"] in KINDS
        assert len(line["positions"]) > 1
        allowed = told[line["about"]] | (counting if line["field"] == "number" else set())
        assert {key for position in line["positions"] for key in position["reports"]} <= allowed


def test_copies_point_at_earlier_reports() -> None:
    copies = {key: report for key, report in truth()["reports"].items() if "copy_of" in report}
    assert len(copies) >= COPIES_AT_LEAST
    for key, report in copies.items():
        assert report["copy_kind"] in COPY_KINDS
        assert report["copy_of"] in truth()["reports"]
        assert report["copy_of"] < key
        same = (REPORTS / key).read_bytes() == (REPORTS / report["copy_of"]).read_bytes()
        assert same == (report["copy_kind"] == "same_bytes")


def test_a_dozen_outlets_and_every_first_origin_is_one_of_them() -> None:
    outlets = {outlet["name"] for outlet in actors()["outlets"]}
    firsts = {report["origin"][0] for report in truth()["reports"].values()}
    assert firsts <= outlets
    assert len(firsts) >= OUTLETS_AT_LEAST


@pytest.mark.parametrize("section", ["people", "bodies"])
def test_actors_refer_to_states_that_are_there(section: str) -> None:
    states = {state["code"] for state in actors()["states"]}
    entries = [office for person in actors()["people"] for office in person["offices"] if "state" in office]
    if section == "bodies":
        entries = [body for body in actors()["bodies"] if "state" in body]
    assert {entry["state"] for entry in entries} <= states
    bodies = {body["id"] for body in actors()["bodies"]}
    assert {office["body"] for person in actors()["people"] for office in person["offices"]} <= bodies
