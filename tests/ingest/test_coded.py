"""Files of machine-coded events are read in every dress they come in."""

import datetime as dt
import gzip
import zipfile
from pathlib import Path

import pytest

from regesta.errors import InputError
from regesta.ingest.coded import CodedRow, coded_rows, type_of, whole_code
from regesta.issues import Issue
from tests.serve import rows


@pytest.mark.parametrize("header", ["blanks", "underscores", "small"])
def test_polecat_with_each_of_its_headers(tmp_path: Path, header: str) -> None:
    found = list(coded_rows(rows.polecat(tmp_path / "p.tsv", header=header)))
    assert len(found) == len(rows.ROWS)
    first, second, *_ = found
    assert isinstance(first, CodedRow)
    assert (first.id, first.date, first.type, first.form) == ("p1", dt.date(2024, 3, 4), "SUPPORT", "polecat")
    assert (first.actor_countries, first.recipient_countries) == (("NOR", "TCD"), ())
    assert (second.actor_countries, second.recipient_countries, second.line) == (("NOR",), ("TCD",), 3)
    assert (first.actor, second.actor, second.recipient) == ("Norway; Chad", "Norway", "Chad")
    assert found[8].date is None


def test_our_own_polecat_export_is_read(tmp_path: Path) -> None:
    """The columns that we write are those that we read."""
    path = rows.polecat(tmp_path / "p.tsv")
    assert len(path.read_text(encoding="utf-8").splitlines()[0].split("\t")) == 40


def test_icews(tmp_path: Path) -> None:
    signed, agreed, said = coded_rows(rows.icews(tmp_path / "i.tab"))
    assert (signed.code, signed.type, signed.actor_countries) == ("057", "SUPPORT", ("Norway",))
    assert (signed.actor, signed.recipient) == ("Foreign Affairs (Norway)", "Chad")
    assert (agreed.code, agreed.type) == ("036", "AGREE")
    assert (said.code, said.type) == ("010", None)


@pytest.mark.parametrize("columns", [57, 58, 61])
def test_gdelt_of_each_version(tmp_path: Path, columns: int) -> None:
    signed, attack = coded_rows(rows.gdelt(tmp_path / "g.csv", columns=columns))
    assert (signed.date, signed.code, signed.type) == (dt.date(2024, 3, 4), "057", "SUPPORT")
    assert (signed.actor_countries, signed.recipient_countries, signed.line) == (("NOR",), ("TCD",), 1)
    assert signed.url == ("" if columns == 57 else "https://post.example/1")
    assert (attack.type, attack.actor, attack.recipient) == ("ASSAULT", "DNK", "ISL")


def test_packed_files_and_commas(tmp_path: Path) -> None:
    plain = rows.polecat(tmp_path / "p.tsv")
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as archive:
        archive.write(plain, "p.tsv")
    (tmp_path / "p.tsv.gz").write_bytes(gzip.compress(plain.read_bytes()))
    commas = plain.read_text(encoding="utf-8").replace("\t", ",")
    (tmp_path / "p.csv").write_text("\ufeff" + commas, encoding="utf-8")
    expected = list(coded_rows(plain))
    for name in ("p.zip", "p.tsv.gz", "p.csv"):
        assert list(coded_rows(tmp_path / name)) == expected


def test_a_broken_row_is_an_issue_and_the_rest_is_read(tmp_path: Path) -> None:
    path = rows.polecat(tmp_path / "p.tsv")
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[2] = lines[2].replace("2024-03-05", "some day")
    lines[3] = lines[3].replace("CONSULT", "DANCE")
    lines.insert(4, "")
    path.write_text("\n".join(lines), encoding="utf-8")
    found = list(coded_rows(path))
    bad = [one for one in found if isinstance(one, Issue)]
    assert [one.reason for one in bad] == [
        "Line 3 cannot be read: some day is no date.",
        "Line 4 cannot be read: DANCE is no type of PLOVER.",
    ]
    assert len(found) - len(bad) == len(rows.ROWS) - 2


def test_files_of_no_known_form(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name,age\nBerg,50\n", encoding="utf-8")
    (tmp_path / "empty.tsv").write_text("", encoding="utf-8")
    (tmp_path / "bad.zip").write_bytes(b"PK nothing")
    for name, why in (
        ("a.csv", "of no form known"),
        ("empty.tsv", "is empty"),
        ("none.tsv", "cannot be read"),
        ("bad.zip", "cannot be read"),
    ):
        with pytest.raises(InputError, match=why):
            list(coded_rows(tmp_path / name))


@pytest.mark.parametrize(
    ("code", "whole", "type_"),
    [
        ("010", "010", None), ("20", "020", None), ("36", "036", "AGREE"), ("042", "042", "CONSULT"), ("57", "057", "SUPPORT"),
        ("811", "0811", "CONCEDE"), ("0841", "0841", "RETREAT"), ("871", "0871", "RETREAT"), ("090", "090", "ACCUSE"),
        ("112", "112", "ACCUSE"), ("138", "138", "THREATEN"), ("163", "163", "SANCTION"), ("1712", "1712", "ASSAULT"),
        ("173", "173", "COERCE"), ("175", "175", "ASSAULT"), ("190", "190", "ASSAULT"), ("192", "192", "COERCE"), ("203", "203", "ASSAULT"),
    ],
)  # fmt: skip
def test_cameo_codes(code: str, whole: str, type_: str | None) -> None:
    assert whole_code(code) == whole
    assert type_of(whole) == type_


def test_what_is_no_code() -> None:
    for code in ("", "abc", "00"):
        with pytest.raises(ValueError, match="no CAMEO code"):
            type_of(whole_code(code))
