"""The documents say what the code does: every form with what it loses, every field of every record and table."""

import importlib.util
from pathlib import Path

import pytest
import yaml

from regesta.serve.export import FORMATS

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.name)
def test_every_form_stands_in_the_document(form: object) -> None:
    page = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    assert f"| `{form.name}` | {form.holds} | {form.lost} |" in page


def test_the_data_dictionary_is_of_today() -> None:
    spec = importlib.util.spec_from_file_location("data_dictionary", ROOT / "tools" / "data_dictionary.py")
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    words = yaml.safe_load((ROOT / "tools" / "record_fields.yaml").read_text(encoding="utf-8"))
    assert {one.__name__: list(one.__struct_fields__) for one in made.structs()} == {
        name: list(fields) for name, fields in words.items()
    }, "tools/record_fields.yaml has a line for every field, in the records' order"
    page = (ROOT / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    assert page == made.page(), "run: python tools/data_dictionary.py"
