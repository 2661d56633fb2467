"""Issues, a page at a time. In: an open Store, a code, words. Out: how many fit, those of one window, and how many each code has."""

from typing import Any

from regesta.issues import Issue
from regesta.store import read as stored
from regesta.store import some
from regesta.store.database import Store


def issue_page(store: Store, *, code: str = "", words: str = "", limit: int = 100, offset: int = 0) -> dict[str, Any]:
    """`total`, `issues` and `codes`, each code with its number."""
    tests, values = ["1"], []
    if code:
        tests.append("code = ?")
        values.append(code)
    if words.strip():
        told = " || ' ' || ".join(
            f"coalesce(CAST(json AS TEXT) ->> '$.{field}', '')" for field in ("source", "reason", "advice")
        )
        tests.append(f"instr(lower({told}), lower(?)) > 0")
        values.append(words.strip())
    where = " AND ".join(tests)
    total = some.rows(store, f"SELECT count(*) FROM issues WHERE {where}", *values)[0][0]
    query = f"SELECT json FROM issues WHERE {where} ORDER BY stage, code, source, id LIMIT ? OFFSET ?"
    found = tuple(stored.records(store, Issue, query, *values, limit, offset))
    codes = tuple(
        (name, number)
        for name, number in some.rows(store, "SELECT code, count(*) FROM issues GROUP BY 1 ORDER BY 2 DESC, 1")
    )
    return {"total": total, "issues": found, "codes": codes}
