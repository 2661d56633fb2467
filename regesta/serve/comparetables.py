"""A comparison as rows and as a page. In: a Comparison. Out: a Table for CSV, or HTML in which each sentence links to its report."""

from html import escape

from regesta.serve.compare import Compared, Comparison, Evidence, Verdict
from regesta.serve.dates import day
from regesta.serve.tables import Table, counted

VERDICTS = {
    "supported": "supported",
    "partly": "supported in part",
    "not": "not supported",
    "not coverable": "cannot be judged",
}
CAVEAT = (
    "Not supported does not mean false: the record knows only what its reports tell, and the program that reads them overlooks acts. "
    "Read the sentence before you count a row as right, and the reports of the day before you count it as wrong."
)
STYLE = """
body { font: 16px/1.45 Georgia, serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff }
table { border-collapse: collapse; margin: 1rem 0 } td, th { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0;
border-bottom: 1px solid #ddd } q { color: #333 } small, .why { color: #666 } .supported { color: #176b2c } .partly { color: #8a5a00 }
.not { color: #9b1c1c } code { font-size: .85em }
"""


def table(comparison: Comparison) -> Table:
    """One row for each row that was compared, then one for each event of ours that no row has."""
    columns = ("line", "row_id", "row_date", "row_code", "row_type", "row_actor", "row_recipient", "verdict", "differs", "repeated",
               "event", "what", "when", "status", "reports", "origins", "document", "outlet", "published", "sentence", "url")  # fmt: skip
    rows = [(*_row(one), *_evidence(one.evidence)) for one in comparison.compared]
    rows += [(*("",) * 7, "in no row", "", "", *_evidence(one)) for one in comparison.missing]
    return Table(columns=columns, rows=tuple(rows))


def _row(one: Compared) -> tuple[str, ...]:
    row = one.row
    return (
        str(row.line), row.id, str(row.date or ""), row.code, row.type or "", side(row.actor, row.actor_countries),
        side(row.recipient, row.recipient_countries), one.verdict, "; ".join(one.why), "yes" if one.again else "",
    )  # fmt: skip


def _evidence(one: Evidence | None) -> tuple[str, ...]:
    if one is None:
        return ("",) * 11
    return (
        one.event, one.what, one.when, one.status, str(one.reports), str(one.origins), one.document or "", one.outlet or "",
        one.published or "", one.sentence or "", one.url or "",
    )  # fmt: skip


def side(name: str, countries: tuple[str, ...]) -> str:
    """A party of a row: its name with its countries."""
    where = ", ".join(countries)
    return f"{name} ({where})" if name and where and name != where else name or where


def share(number: int, of: int) -> str:
    """A number with its share: "12 (34%)"."""
    return f"{number} ({100 * number / of:.0f}%)" if of else str(number)


def told_row(one: Compared) -> str:
    """A row in one line: day, who, code, whom."""
    row = one.row
    whom = side(row.recipient, row.recipient_countries)
    code = row.code if row.type in (None, row.code) else f"{row.code} {row.type}"
    return f"{day(row.date) or 'no date'}: {side(row.actor, row.actor_countries) or '?'} {code}" + (
        f" {whom}" if whom else ""
    )


def page(comparison: Comparison, *, record: str, rows: str) -> str:
    """The whole comparison as one HTML page that needs nothing else."""
    judged = sum(comparison.totals[name] for name in ("supported", "partly", "not"))
    parts = [f"<h1>{escape(rows)} held against {escape(record)}</h1>", f"<p>{escape(headline(comparison))}</p>"]
    parts += [f"<p class='why'>{escape(CAVEAT)}</p>", _totals(comparison, judged)]
    for verdict in ("partly", "supported", "not", "not coverable"):
        found = [one for one in comparison.compared if one.verdict == verdict]
        if found:
            parts.append(f"<h2 class='{verdict}'>{VERDICTS[verdict].capitalize()}: {len(found)}</h2><table>")
            parts += [f"<tr><td>{_told(one)}</td><td>{_sentence(one.evidence, record)}</td></tr>" for one in found]
            parts.append("</table>")
    if comparison.missing:
        parts.append(f"<h2>In the record, and in no row: {len(comparison.missing)}</h2><table>")
        parts += [f"<tr><td>{_sentence(one, record)}</td></tr>" for one in comparison.missing]
        parts.append("</table>")
    title = escape(f"{rows} held against {record}")
    head = f"<!doctype html><html lang='en'><meta charset='utf-8'><title>{title}</title><style>{STYLE}</style>"
    return head + "\n".join(parts) + "</html>\n"


def headline(comparison: Comparison) -> str:
    """How many rows there are, and how many of them the record can judge."""
    judged = comparison.rows - comparison.totals["not coverable"]
    return f"{counted(comparison.rows, 'row')}, {judged} of them on actors and days that the record covers."


def _totals(comparison: Comparison, judged: int) -> str:
    names: tuple[Verdict, ...] = ("supported", "partly", "not")
    lines = ""
    for kind, counts in sorted(comparison.by_type.items()):
        lines += f"<tr><th>{escape(kind)}</th>{''.join(f'<td>{counts[name]}</td>' for name in names)}</tr>"
    total = "".join(
        f"<td><b>{share(comparison.totals[name], judged)}</b></td>" for name in ("supported", "partly", "not")
    )
    head = "<tr><th></th><th>supported</th><th>in part</th><th>not</th></tr>"
    return f"<table>{head}<tr><th>all</th>{total}</tr>{lines}</table>"


def _told(one: Compared) -> str:
    why = f"<br><span class='why'>{escape('; '.join(one.why))}</span>" if one.why else ""
    return f"<small>line {one.row.line}</small> {escape(told_row(one))}{why}"


def _sentence(one: Evidence | None, record: str) -> str:
    if one is None:
        return ""
    cited = escape(", ".join(part for part in (one.outlet, one.published) if part) or "unknown outlet")
    if one.url and one.url.startswith(("http://", "https://")):
        cited = f"<a href='{escape(one.url, quote=True)}'>{cited}</a>"
    quote = f"<br><q>{escape(one.sentence or '')}</q> ({cited})"
    found = f"{counted(one.reports, 'report')}, {counted(one.origins, 'origin')}"
    command = f"<code>regesta show {escape(record)} {one.event[:7]}</code>"
    return f"{escape(one.when)}: {escape(one.what)}{quote}<br><small>{found} {command}</small>"
