"""Records by their ids: the same as looking through all of them."""

from pathlib import Path

import pytest

from regesta import pipeline
from regesta.store import chosen, read
from regesta.store.chosen import documents_by_id, event_mentions_by_id
from regesta.store.database import open_store
from tests import piles

pytestmark = pytest.mark.model


def test_the_chosen_are_those_that_all_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chosen, "AT_ONCE", 2)
    pile, table = piles.write(tmp_path)
    (pile / "again.txt").write_text(piles.REPORTS["tidende/opening.txt"] + "\n", encoding="utf-8")
    pipeline.add(tmp_path / "a.regesta", [pile], metadata=table)
    with open_store(tmp_path / "a.regesta") as store:
        every = {one.id: one for one in read.documents(store)}
        assert documents_by_id(store, every) == every
        assert any(one.copy_of for one in every.values())
        mentions = {one.id: one for one in read.event_mentions(store)}
        some = sorted(mentions)[::2]
        assert event_mentions_by_id(store, [*some, "nobody"]) == {key: mentions[key] for key in some}
        assert documents_by_id(store, []) == {}
