"""A briefing as one HTML file that needs nothing else: light and dark, and made to be printed. In: a Briefing. Out: text."""

import re
from collections.abc import Callable, Sequence
from html import escape

from regesta.serve.briefing.model import Block, Briefing, Grid, Heading, Note, Paragraph, Picture, Row

STYLE = """
:root{color-scheme:light dark;--ink:#1c1c1c;--ground:#fff;--quiet:#595959;--line:#d5d5d5;--link:#1f4f8a}
@media (prefers-color-scheme:dark){:root{--ink:#e8e6e3;--ground:#16181b;--quiet:#a8a8a8;--line:#3a3d42;--link:#8ab8f0}}
body{margin:0 auto;padding:2rem 1.2rem 4rem;max-width:46rem;
font:1rem/1.55 Georgia,"Liberation Serif",serif;color:var(--ink);background:var(--ground)}
h1,h2,h3,table,.covers,.made{font-family:"Liberation Sans",Arial,Helvetica,sans-serif}
h1{margin:0;font-size:1.9rem}.covers,.made{color:var(--quiet);margin:.2rem 0 2rem}
h2{margin:2.4rem 0 .6rem;font-size:1.3rem;border-bottom:1px solid var(--line);padding-bottom:.2rem}
h3{margin:1.4rem 0 .3rem;font-size:1rem;color:var(--quiet)}
p{margin:.5rem 0}p b{margin-right:.35em}sup{line-height:0}sup a{text-decoration:none;color:var(--link);padding:0 .1em}a{color:var(--link)}
table{border-collapse:collapse;width:100%;font-size:.87rem;margin:.8rem 0}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line)}
.wide{overflow-x:auto}figure{margin:1rem 0}figure svg{max-width:100%;height:auto}
.notes{font-size:.84rem;padding-left:2.6rem}.notes li{margin:.25rem 0;overflow-wrap:anywhere}
.notes q{quotes:"“" "”"}.read{color:var(--quiet)}
:target{background:#fff3b0;color:#1c1c1c}
@media print{:root{--ink:#000;--ground:#fff;--quiet:#444;--line:#bbb;--link:#000}body{max-width:none;padding:0;font-size:10.5pt}
h2,h3{break-after:avoid}p,tr,figure{break-inside:avoid}.notes{font-size:8.5pt}@page{size:A4;margin:20mm 18mm}}
"""

COMPACT = """@media print{body{font-size:9pt;line-height:1.3}h1{font-size:15pt}h2{font-size:11pt;margin:.6rem 0 .2rem}p{margin:.25rem 0}
.covers,.made{margin:.1rem 0 .5rem}.notes{font-size:6.8pt;line-height:1.25}.notes li{margin:0}
.notes{columns:2;padding-left:1.6rem}#notes h2{display:none}@page{size:A4;margin:12mm 14mm}}
"""
_FIRST = re.compile(r"<a class='r(\d+)' ")


def page(briefing: Briefing) -> str:
    """The whole as one page; every number of a note links to it and back."""
    body = [f"<h1>{escape(briefing.title)}</h1>", f"<p class='covers'>{escape(briefing.covers)}</p>"]
    for section in briefing.sections:
        body.append(f"<section id='{section.key}'><h2>{escape(section.heading)}</h2>")
        body += [_block(block) for block in section.blocks]
        body.append("</section>")
    body.append("<section id='notes'><h2>Notes</h2><ol class='notes'>")
    body += [_note(note) for note in briefing.notes()]
    body.append(f"</ol></section><p class='made'>{escape(briefing.made_from)}</p>")
    text = _FIRST.sub(_once(), "\n".join(body))
    head = (
        "<!doctype html><html lang='en'><head><meta charset='utf-8'><meta name='viewport' content='width=device-width, initial-scale=1'>"
        f"<title>{escape(briefing.title)}</title><style>{STYLE}{COMPACT if briefing.compact else ''}</style></head><body><main>"
    )
    return f"{head}{text}</main></body></html>\n"


def _once() -> Callable[[re.Match[str]], str]:
    """Gives the first mark of each number the id that its note leads back to; the others none."""
    met: set[str] = set()

    def named(found: re.Match[str]) -> str:
        number = found[1]
        if number in met:
            return "<a "
        met.add(number)
        return f"<a id='r{number}' "

    return named


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h3>{escape(block.text)}</h3>"
    if isinstance(block, Paragraph):
        lead = f"<b>{escape(block.lead)}.</b>" if block.lead else ""
        return f"<p>{lead}{' '.join(escape(one.text, quote=False) + _marks(one.notes) for one in block.sentences)}</p>"
    if isinstance(block, Grid):
        head = "".join(f"<th scope='col'>{escape(column)}</th>" for column in block.columns)
        rows = "".join(_row(row, block.marked) for row in block.rows)
        return f"<div class='wide'><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    return (
        f"<figure role='img' aria-label='{escape(block.told)}'>{block.svg}</figure>"
        if isinstance(block, Picture)
        else ""
    )


def _row(row: Row, marked: int) -> str:
    told = [escape(cell, quote=False) for cell in row.cells]
    told[marked] += _marks(row.notes)
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in told)}</tr>"


def _marks(notes: Sequence[Note]) -> str:
    return "".join(f"<sup><a class='r{n.number}' href='#n{n.number}'>{n.number}</a></sup>" for n in notes)


def _note(note: Note) -> str:
    back = f" <a href='#r{note.number}' aria-label='back to the text'>↩</a>"
    return f"<li id='n{note.number}'>{_told(note)}{back}</li>"


def _told(note: Note) -> str:
    if note.kind == "record":
        return f"Counted in the record: <code>{escape(note.command)}</code>"
    where = escape(note.where(), quote=False)
    if note.address():
        where = f"<a href='{escape(note.address())}'>{where}</a>"
    read = f" <span class='read'>({escape(note.read, quote=False)})</span>" if note.read else ""
    words = "" if note.terse else f": <q>{escape(' '.join(note.words.split()), quote=False)}</q>"
    return f"{where}{words}{read}"
