"""Sound files of every kind that is read. In: nothing. Out: of each kind a name and bytes, to be broken by `breaking`."""

import gzip
import io
import json
import zipfile
from functools import cache

PARAGRAPHS = (
    "OSLO, March 4 (Fjell) -- Norway and Chad signed a fishing treaty in Oslo on Monday, the foreign ministry said.",
    "Foreign Minister Anna Berg said at least 12 guests had come. “This treaty is a beginning,” she said.",
    "Some 300 people demonstrated outside, according to Idriss Sall, who denied on 5 March 2024 that anybody had been hurt.",
)
ROW = {
    "title": "Treaty signed",
    "text": "\n\n".join(PARAGRAPHS),
    "published": "2024-03-05",
    "url": "https://example.org/a",
}
PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Treaty signed</title>'
    '<meta property="article:published_time" content="2024-03-05T10:00:00Z"><script type="application/ld+json">'
    '{"@type": "NewsArticle", "headline": "Treaty signed", "datePublished": "2024-03-05", "author": {"name": "Ina Brandt"}}</script></head>'
    "<body><nav>Home</nav><article><h1>Treaty signed</h1>"
    + "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    + "</article></body></html>"
)
ACTORS = """states:
  - {id: XVA, names: [Valmora], demonyms: [Valmoran], capital: Tarn}
people:
  - name: Ina Brandt
    aliases: [I. Brandt]
    offices: [{title: foreign minister, of: XVA, from: 2020}]
"""


def pdf() -> bytes:
    """A PDF of one page, written by hand."""
    drawn = "BT /F1 12 Tf 72 720 Td 14 TL " + " ".join(f"({one[:70]}) Tj T*" for one in PARAGRAPHS) + " ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [5 0 R] /Count 1 >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
    )
    out, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"xref\n0 6\n0000000000 65535 f \n{table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out.encode("latin-1", "replace")


def word() -> bytes:
    """A Word file of some paragraphs and a table."""
    import docx

    paper = docx.Document()
    for one in PARAGRAPHS:
        paper.add_paragraph(one)
    paper.add_table(rows=1, cols=2).rows[0].cells[0].text = "12"
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def packed(files: dict[str, bytes]) -> bytes:
    """A zip of some files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def web_archive(pages: int = 2) -> bytes:
    """A web archive of some pages."""
    body = PAGE.encode()
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\nWARC-Date: 2024-03-05T10:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return (head.encode() + answer + b"\r\n\r\n") * pages


def parquet() -> bytes:
    """A Parquet table of one report."""
    import pyarrow as arrow
    from pyarrow import parquet as tables

    out = io.BytesIO()
    tables.write_table(arrow.table({key: [value] for key, value in ROW.items()}), out)
    return out.getvalue()


@cache
def files() -> dict[str, bytes]:
    """A sound file of every kind, by name; `meta.csv` is a metadata table, `actors.*` are actors files."""
    text = "\n\n".join(PARAGRAPHS).encode()
    front = b"---\ntitle: Treaty signed\npublished: 2024-03-05\n---\n\n"
    lines = (json.dumps(ROW, ensure_ascii=False) + "\n").encode() * 3
    table = f'title,published,text\nTreaty signed,2024-03-05,"{PARAGRAPHS[0]}"\n'.encode() * 2
    return {
        "a.txt": text, "a.md": front + text, "a.html": PAGE.encode(), "a.json": json.dumps([ROW, ROW]).encode(),
        "a.jsonl": lines, "a.csv": table, "a.tsv": table.replace(b",", b"\t"), "a.pdf": pdf(), "a.docx": word(),
        "a.zip": packed({"one.txt": text, "two.html": PAGE.encode(), "three/rows.jsonl": lines}),
        "a.warc": web_archive(), "a.warc.gz": gzip.compress(web_archive()), "a.parquet": parquet(),
        "utf16.txt": text.decode().encode("utf-16"), "latin.txt": text.decode().encode("cp1252"),
        "meta.csv": b"file,publisher,published\na.txt,Fjell Tidende,2024-03-04\n",
        "meta.json": b'[{"file": "a.txt", "publisher": "Fjell Tidende"}]',
        "actors.yaml": ACTORS.encode(), "actors.csv": b"kind,name,aliases,state\nperson,Ina Brandt,I. Brandt,XVA\n",
        "actors.jsonl": b'{"id": "p", "schema": "Person", "properties": {"name": ["Ina Brandt"]}}\n',
    }  # fmt: skip
