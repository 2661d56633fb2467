from pathlib import Path

import pytest

from regesta.errors import InputError
from regesta.ingest.metadata import read_metadata


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_csv_with_empty_cells(tmp_path: Path) -> None:
    path = _write(tmp_path, "m.csv", "file,publisher,published,url\na.txt,The Example Daily,2023-09-14,\nb.txt,,,\n")
    assert read_metadata(path) == {"a.txt": {"publisher": "The Example Daily", "published": "2023-09-14"}, "b.txt": {}}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("m.tsv", "File\tOutlet\tDate\nx/a.txt\tDaily\t2023-09-14\n"),
        ("m.csv", "\ufefffilename;source;pub_date\nx\\a.txt;Daily;2023-09-14\n"),
        ("m.json", '[{"file": "./x/a.txt", "publisher": "Daily", "published": "2023-09-14"}]'),
        ("m.json", '{"x/a.txt": {"publisher": "Daily", "published": "2023-09-14"}}'),
    ],
)
def test_the_same_table_in_other_forms(tmp_path: Path, name: str, text: str) -> None:
    assert read_metadata(_write(tmp_path, name, text)) == {"x/a.txt": {"publisher": "Daily", "published": "2023-09-14"}}


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("m.csv", "name,when\na,b\n", "has the columns: name, when. It needs a column 'file'"),
        ("m.csv", "file,colour\na.txt,red\n", "one or more of: publisher, published"),
        ("m.csv", "", "has the columns: none"),
        ("m.csv", "file,published\n,2023-09-14\n", "Row 1 .* names no file"),
        ("m.csv", "file,published\na.txt,2023-09-14\na.txt,2023-09-15\n", "two different things of a.txt"),
        ("m.json", "{", "not valid JSON"),
        ("m.json", "[1, 2]", "names no files"),
        ("m.json", '"a"', "names no files"),
    ],
)
def test_an_unclear_table_is_an_error_that_says_what_to_do(tmp_path: Path, name: str, text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_metadata(_write(tmp_path, name, text))


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read: No such file"):
        read_metadata(tmp_path / "none.csv")


def test_the_same_row_twice_is_no_error(tmp_path: Path) -> None:
    path = _write(tmp_path, "m.csv", "file,published\na.txt,2023-09-14\na.txt,2023-09-14\n")
    assert read_metadata(path) == {"a.txt": {"published": "2023-09-14"}}
