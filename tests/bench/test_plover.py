"""The task `plover` on worked tiny inputs: reading the file, picking the event, counting codes."""

import json
from pathlib import Path

import pytest
from spacy.language import Language

from bench.plover import Gold, code_f1, gold, read_gold, readings, result
from regesta.errors import InputError
from regesta.link.known.world import World

RECORD = {
    "text": "Norway accused Latvia of piracy on Monday.",
    "event": "DISAPPROVE",
    "eventText": "accused",
    "textInfo": {"markup": "(SRC: Norway) (EVT: accused) (TAR: Latvia) of piracy on Monday."},
    "source": [{"actorText": "Norway", "code": "NOR"}],
    "target": [{"actorText": "Latvia", "code": "LVA"}],
}


@pytest.fixture(scope="module")
def world() -> World:
    return World.load()


def test_a_record_is_read_with_todays_names(world: World) -> None:
    one = gold(RECORD, world)
    assert (one.type, one.actors, one.recipients, one.words) == ("ACCUSE", {"NOR"}, {"LVA"}, ("accused",))


def test_bodies_without_a_country_are_left_out_and_slips_mended(world: World) -> None:
    one = gold(RECORD | {"source": [{"code": "IGO"}, {"code": "JAP"}], "target": ""}, world)
    assert (one.actors, one.recipients) == ({"JPN"}, frozenset())


def test_the_files_own_documentation_is_no_record(tmp_path: Path, world: World) -> None:
    file = tmp_path / "gold.json"
    file.write_text(json.dumps([{"event": "DOCUMENT", "text": "about"}, RECORD]), encoding="utf-8")
    assert len(read_gold(file, world)) == 1
    file.write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match="is not JSON"):
        read_gold(file, world)


def test_codes_of_all_records_count_together() -> None:
    # Right: NOR, LVA, TCD. Ours: NOR, LBY. One hit: 2*1/(3+2).
    pairs = [(frozenset({"NOR", "LVA"}), frozenset({"NOR"})), (frozenset({"TCD"}), frozenset({"LBY"}))]
    assert code_f1(pairs) == pytest.approx(0.4)
    assert code_f1([]) == 0.0


@pytest.mark.model
def test_parties_and_type_of_a_record(nlp: Language, world: World) -> None:
    mutual = Gold("Norway held talks with Latvia.", "CONSULT", frozenset({"NOR"}), frozenset({"LVA"}), ("held talks",))
    nothing = Gold("Norway is cold.", "AID", frozenset({"NOR"}), frozenset(), ("is",))
    read = list(readings([gold(RECORD, world), mutual, nothing], nlp, world))
    assert [(one.type, one.actors, one.recipients) for one in read[:2]] == [
        ("ACCUSE", {"NOR"}, {"LVA"}),
        ("CONSULT", {"NOR"}, {"LVA"}),
    ]
    told = result(read, "file")
    assert told["ours"]["type"] == pytest.approx(2 / 3)
    assert told["ours"]["recipient_f1"] == 1.0
    assert {"kind": "actor missed", "count": 1} in told["errors"]
    assert told["floor"]["actor_f1"] == 1.0
