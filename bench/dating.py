"""How well acts are dated. In: the table of event lines and acts. Out: shares, and every wrong date in words.

Only lines that we met count. Of those whose file gives a date, `dates_exact` is the share where our report's account has that very
interval. A file gives a date where the report does, with its own or the table's date of publication; lines that another report
dates carry none. `dates_added` is the share of the lines without a date that we give one all the same.
"""

from collections.abc import Iterator

from regesta.serve.evaluate.held import Act
from regesta.serve.evaluate.matching import Met, Table
from regesta.serve.evaluate.truth import EventLine


def dating(table: Table[EventLine, Act]) -> dict[str, float]:
    """`dates_exact` and `dates_added`, each only where there are such lines."""
    met = [one for one in table.met if one.ours is not None]
    given = [one for one in met if one.line.date is not None]
    bare = [one for one in met if one.line.date is None]
    found: dict[str, float] = {}
    if given:
        found["dates_exact"] = sum(one.right["date"] for one in given) / len(given)
    if bare:
        found["dates_added"] = sum(_closed(one) for one in bare) / len(bare)
    return found


def wrong_dates(table: Table[EventLine, Act]) -> Iterator[str]:
    """Every line whose date we miss or add, with ours and how it was found."""
    for one in table.met:
        if one.ours is None or (one.right["date"] and not (one.line.date is None and _closed(one))):
            continue
        ours = ", ".join(f"{time.edtf} ({time.reason})" for time in one.ours.times) or "-"
        how = "; ".join(r for m in one.ours.mentions for r in m.provenance.reasons if r.startswith("time: "))
        sentence = " ".join(one.ours.mentions[0].sentence.text.split())
        words = " | ".join(one.line.words)
        yield f"{one.line.report}: {one.line.date or 'no date'} for {words!r}\n    ours {ours} [{how}] in {sentence!r}"


def _closed(one: Met[EventLine, Act]) -> bool:
    """Whether we date the act to an interval with a beginning."""
    return one.ours is not None and any(time.start is not None for time in one.ours.times)
