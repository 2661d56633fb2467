"""POLECAT and GDELT rows: PLOVER's rules for what is announced or negated, pairs, days that are never made up."""

import csv
import datetime as dt
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from msgspec.structs import replace

from regesta.lexicons import lexicon
from regesta.records import Event, EventType, Party, Provenance, TimeSpan
from regesta.serve.export import Exported
from regesta.serve.export import gdelt as gdelt_form
from regesta.serve.export.pairs import by_state, pair_id, pairs
from regesta.serve.export.plover import QUADS, entry, mode, plover_type, score
from regesta.serve.export.polecat import COLUMNS, cow, one_day

Make = Callable[[str], tuple[Path, Exported]]
NAMES = (("Norway", "NOR"), ("Chad", "TCD"), ("Kenya", "KEN"))
NORWAY, CHAD, KENYA = (Party(name=name, span=None, actor=name, state=code) for name, code in NAMES)


def event(type_: EventType, status: str = "happened", subtype: str | None = None, **fields: object) -> Event:
    common = {"mentions": ("m",), "documents": ("d",), "provenance": Provenance(made_by="tests")}
    return Event(id="e" * 16, type=type_, status=status, subtype=subtype, **common, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("type_", "status", "coded"),
    [
        ("CONSULT", "happened", "CONSULT"), ("CONSULT", "ongoing", "CONSULT"),
        ("CONSULT", "planned", "AGREE"), ("SUPPORT", "planned", "AGREE"), ("COOPERATE", "planned", "AGREE"), ("AID", "planned", "AGREE"),
        ("AGREE", "planned", "AGREE"), ("RETREAT", "planned", "CONCEDE"), ("CONCEDE", "planned", "CONCEDE"),
        ("ASSAULT", "planned", "THREATEN"), ("SANCTION", "planned", "THREATEN"),
        ("ACCUSE", "planned", None), ("ASSAULT", "possible", None), ("CONSULT", "possible", None),
        ("ASSAULT", "denied", None), ("CONSULT", "not_happened", None),
    ],
)  # fmt: skip
def test_plover_rules(type_: EventType, status: str, coded: str | None) -> None:
    found, why = plover_type(event(type_, status))
    assert found == coded
    assert bool(why) == (coded is None)


def test_modes_and_scores() -> None:
    assert mode(event("CONSULT", subtype="phone_call"), "CONSULT") == "phone"
    assert score("CONSULT", "phone") == 1.5
    assert mode(event("CONSULT", "planned", "visit"), "AGREE") is None
    assert mode(event("SANCTION", "planned", "expulsion"), "THREATEN") == "expel"
    assert score("ACCUSE", None) == -3
    assert score("ACCUSE", "allege") == -3.5


def test_every_code_stands_in_its_type() -> None:
    """A CAMEO code that we write is read back as the type it was written for."""
    cameo, scores = lexicon("exports/cameo"), lexicon("exports/scores")
    for type_ in QUADS:
        of_type = lexicon("exports/codes")[type_]
        for kind in [{"cameo": of_type["cameo"]}, *of_type["kinds"].values()]:
            code = kind.get("cameo")
            if code:
                root = max((known for known in cameo if code.startswith(known)), key=len)
                assert cameo[root] == type_, code
            if kind.get("mode"):
                assert f"{type_}: {kind['mode']}" in scores
            if kind.get("threat"):
                assert f"THREATEN: {kind['threat']}" in scores
    assert entry(event("AID"))["cameo"] == "070"


def test_numbers_of_states() -> None:
    assert [cow(code) for code in ("USA", "PRK", "COG", "COD", "XVA", None)] == ["2", "731", "484", "490", None, None]
    lines = files("regesta.lexicons").joinpath("exports/cow.tsv").read_text(encoding="utf-8").splitlines()
    numbers = [line.split("\t")[1] for line in lines if not line.startswith("#")]
    assert len(numbers) == len(set(numbers)) > 190


def test_pairs() -> None:
    both = event("ACCUSE", actors=(NORWAY, CHAD), recipients=(KENYA,))
    assert [(p.actor.name, p.recipient.name) for p in pairs(both)] == [("Norway", "Kenya"), ("Chad", "Kenya")]
    talks = event("CONSULT", actors=(NORWAY, CHAD, KENYA))
    assert [(p.actor.name, p.recipient.name) for p in pairs(talks)] == [
        ("Norway", "Chad"),
        ("Norway", "Kenya"),
        ("Chad", "Kenya"),
    ]
    assert len(list(pairs(talks, both_ways=True))) == 6
    alone = event("MOBILIZE", actors=(NORWAY,))
    assert [(p.actor, p.recipient) for p in pairs(alone)] == [(NORWAY, None)]


def test_ids_of_pairs_stay_when_parties_join() -> None:
    before = {p.id for p in pairs(event("ACCUSE", actors=(NORWAY,), recipients=(KENYA,)))}
    after = {p.id for p in pairs(event("ACCUSE", actors=(CHAD, NORWAY), recipients=(KENYA,)))}
    assert before < after
    renamed = replace(NORWAY, name="Kingdom of Norway")
    assert {p.id for p in pairs(event("ACCUSE", actors=(renamed,), recipients=(KENYA,)))} == before


def test_parties_of_one_state_are_one_side() -> None:
    minister = Party(name="Anna Berg", span=None, actor="anna", state="NOR")
    crew = Party(name="the crew", span=None)
    assert by_state((NORWAY, minister, KENYA, crew)) == [(NORWAY, minister), (KENYA,), (crew,)]
    act = event("ACCUSE", actors=(NORWAY, minister), recipients=(KENYA,))
    assert pair_id(act, (NORWAY, minister), (KENYA,)) == pair_id(act, (minister,), (KENYA,)), (
        "who speaks for it may change"
    )
    assert pair_id(act, (NORWAY,), (crew,)) != pair_id(act, (NORWAY,), (KENYA,))


def test_one_day_only_where_it_is_told() -> None:
    day = TimeSpan(
        edtf="2024-03-04", start=dt.date(2024, 3, 4), end=dt.date(2024, 3, 5), grain="day", said=None, reason=""
    )
    assert one_day(event("AID", time=day)) == dt.date(2024, 3, 4)
    assert one_day(event("AID", time=replace(day, approximate=True))) is None
    assert one_day(event("AID", time=replace(day, edtf="2024-03", end=dt.date(2024, 4, 1), grain="month"))) is None
    assert one_day(event("AID", time=replace(day, edtf="../2024-03-04", start=None))) is None
    assert one_day(event("AID")) is None


@pytest.mark.model
def test_polecat_rows(exported: Make) -> None:
    path, done = exported("polecat")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    assert len(COLUMNS) == 40
    assert len(rows) == done.written["rows"]
    assert all(list(row) == list(COLUMNS) and None not in row.values() for row in rows)
    assert len({row["Event ID"] for row in rows}) == len(rows)
    treaty = next(row for row in rows if row["Actor Country"] == "NOR; TCD" and row["Event Type"] == "SUPPORT")
    assert treaty["Actor COW"] == "385; 483"
    assert (treaty["Event Date"], treaty["Recipient Name"], treaty["Quad Code"]) == (
        "2024-03-04",
        "None",
        "VERBAL COOPERATION",
    )
    visit = next(row for row in rows if row["Event Type"] == "AGREE")
    assert (visit["Event Date"], visit["Publication Date"]) == ("None", "2024-03-06"), (
        "June is the visit's time, not the announcement's"
    )
    assert (visit["Actor Name"], visit["Recipient Country"]) == ("Anna Berg", "TCD")
    assert "denied" not in {row["Event Mode"] for row in rows}


@pytest.mark.model
def test_gdelt_rows(exported: Make) -> None:
    path, done = exported("gdelt")
    rows = [
        dict(zip(gdelt_form.COLUMNS, line.split("\t"), strict=True))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    assert len(gdelt_form.COLUMNS) == 61
    assert len(rows) == done.written["rows"]
    assert all(len(row["SQLDATE"]) == 8 and row["GLOBALEVENTID"].isdigit() for row in rows)
    talks = [row for row in rows if row["EventCode"] == "040"]
    assert {(row["Actor1CountryCode"], row["Actor2CountryCode"]) for row in talks} == {("DNK", "ISL"), ("ISL", "DNK")}
    assert {row["SQLDATE"] for row in talks} == {"20240305"}
    assert done.left_out["planned: GDELT holds only what was done"] == 1
    assert {row["GoldsteinScale"] + row["AvgTone"] for row in rows} == {""}
