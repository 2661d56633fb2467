"""What the program is made of: every licence is one we may pass on, locked versions carry hashes, the package carries its types."""

import re
from pathlib import Path

from tools import supply

ROOT = Path(__file__).parents[2]


def test_every_licence_may_be_passed_on() -> None:
    found, _ = supply.parts()
    assert len(found) > 40
    assert supply.refused(found) == []


def test_a_licence_that_asks_too_much_is_refused() -> None:
    found, _ = supply.parts()
    for licence in ("GPL-3.0-only", "AGPL-3.0", "GNU General Public License v3 (GPLv3)", "", "Secret"):
        assert supply.refused([found[0]._replace(name="another", licence=licence)]), licence
    assert not supply.refused([found[0]._replace(name="another", licence="LGPL-3.0-only")])


def test_the_bill_names_every_part() -> None:
    found, _ = supply.parts()
    components = supply.bill(found)["components"]
    assert isinstance(components, list)
    assert {one["name"] for one in components} >= {"spacy", "onnxruntime", "trafilatura"}


def test_locked_versions_have_hashes_and_no_hosts() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        lock = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in lock
        entries = re.split(r"\n(?=[a-z0-9])", lock)
        assert len(entries) > 60
        assert all("--hash=sha256:" in entry for entry in entries)
