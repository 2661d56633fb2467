"""What is known of reports before they are taken in."""

from pathlib import Path

from regesta.pipeline.runs import Run
from regesta.pipeline.taking import many_are_new, take_in
from regesta.pipeline.workers import FEW
from regesta.store.database import open_store


def test_many_are_new_where_an_empty_record_is_given_files_enough(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    (pile / "deeper").mkdir(parents=True)
    for number in range(FEW - 1):
        (pile / "deeper" / f"{number}.txt").write_text("The ferry left on Monday.", encoding="utf-8")
    (pile / "photograph.jpg").write_bytes(b"")
    with open_store(tmp_path / "r.regesta", create=True) as store:
        assert not many_are_new(store, [str(pile)]), "what is not read does not count"
        (pile / "one.txt").write_text("The envoys met in Zenda on Monday and talked about the ferry.", encoding="utf-8")
        assert many_are_new(store, [str(pile)])
        assert many_are_new(store, [str(pile / "deeper"), str(pile / "one.txt")])
        take_in(store, [str(pile / "one.txt")], {}, Run())
        assert not many_are_new(store, [str(pile)]), "the others may be there already"
