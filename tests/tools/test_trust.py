"""Short forms of the long runs whose counts are in docs/trust.md."""

import re
import sys
from pathlib import Path

import pytest

from tools.trust import disturbing, filling, hostile, killing, patterns, texts

linux = pytest.mark.skipif(sys.platform != "linux", reason="kills and small disks are made as Linux makes them")


@linux
@pytest.mark.model
def test_killed_at_random_moments(tmp_path: Path) -> None:
    result = killing.run(tmp_path, times=3, reports=5)
    assert (result["kills"], result["wrong"]) == (3, [])


@linux
@pytest.mark.model
def test_a_disk_that_is_full(tmp_path: Path) -> None:
    assert filling.run(tmp_path, times=2, reports=5)["wrong"] == []


@linux
@pytest.mark.model
def test_rights_taken_away(tmp_path: Path) -> None:
    assert disturbing.run(tmp_path, times=3, reports=5)["wrong"] == []


@linux
def test_broken_and_hostile_files(tmp_path: Path) -> None:
    result = hostile.run(tmp_path, times=250, large=False)
    assert (result["files"], result["wrong"]) == (250, [])


@pytest.mark.model
def test_hostile_texts_through_every_stage(tmp_path: Path) -> None:
    assert texts.run(tmp_path, times=1, size=2_000)["wrong"] == []


@linux
def test_patterns_that_are_worse_than_quadratic_are_found() -> None:
    for traps in (r"(a+)+$", r"a*a*a*a*b"):
        assert patterns.judged(re.compile(traps), most=0.5)[1], traps
    for sound in (r"a+b", r"\d+(?:,\d+)*", r"\s+$"):
        assert patterns.judged(re.compile(sound), sizes=(20, 80, 320))[1] == "", sound
