"""An id that an event had before an earlier report came in still shows that event."""

from pathlib import Path

import pytest

from regesta import pipeline
from regesta.errors import InputError
from regesta.serve.show import EventView, show
from regesta.store import read as stored
from regesta.store.database import open_store

LATER = "Norway and Chad signed a fishing treaty in Oslo on Monday, March 4, Fjell said."
EARLIER = "OSLO, March 4 (Fjell) -- Norway and Chad signed a fishing treaty in Oslo on Monday."
TABLE = "file,publisher,published\nlater.txt,Fjord Post,2024-03-06\nearlier.txt,Fjell Tidende,2024-03-04\n"


def test_a_former_id_shows_the_event_that_holds_its_account(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(TABLE, encoding="utf-8")
    record = tmp_path / "a.regesta"
    (tmp_path / "later.txt").write_text(LATER, encoding="utf-8")
    pipeline.add(record, [tmp_path / "later.txt"], metadata=tmp_path / "table.csv")
    with open_store(record) as store:
        (former,) = stored.event_ids(store)
    (tmp_path / "earlier.txt").write_text(EARLIER, encoding="utf-8")
    pipeline.add(record, [tmp_path / "earlier.txt"], metadata=tmp_path / "table.csv")
    with open_store(record) as store:
        (now,) = stored.event_ids(store)
        for name in (former, former[:8], now):
            view = show(store, name)
            assert isinstance(view, EventView)
            assert view.line.id == now
            assert len(view.accounts) == 2
        with pytest.raises(InputError, match="Nothing in this record"):
            show(store, "zz")
