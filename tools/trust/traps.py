"""Files made to do harm. In: nothing. Out: name and bytes of each, made when asked for, as some are large."""

import io
import struct
import zipfile
from collections.abc import Callable

from tools.trust import sound

BIG = 99_000_000
Trap = tuple[str, Callable[[], bytes]]


def traps() -> list[Trap]:
    """All of them."""
    return [*_deep(), *_entities(), *_long(), *_archives(), *_signs(), *_values()]


def _deep() -> list[Trap]:
    return [
        ("deep.json", lambda: b"[" * 500_000 + b"]" * 500_000),
        ("deep-objects.json", lambda: b'{"articles":' * 100_000 + b"1" + b"}" * 100_000),
        ("deep.jsonl", lambda: b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}\n"),
        ("deep.html", lambda: b"<html><body>" + b"<div>" * 200_000 + b"words" + b"</div>" * 200_000),
        ("open.html", lambda: b"<html><body>" + b"<b><i><table><tr><td>" * 50_000 + b"words"),
        ("attributes.html", lambda: b"<html><body " + b'a="b" ' * 200_000 + b"><p>words</p>"),
        ("quotes.md", lambda: b"> " * 100_000 + b"words"),
        ("lists.md", lambda: b"".join(b" " * n + b"- words\n" for n in range(1500))),
        ("brackets.md", lambda: b"[" * 50_000 + b"words" + b"](" * 50_000),
        ("deep-front.md", lambda: b"---\ntitle: " + b"[" * 20_000 + b"\n---\nwords"),
        (
            "deep-ld.html",
            lambda: b'<html><script type="application/ld+json">' + b'{"@graph":[' * 50_000 + b"</script><p>words</p>",
        ),
        ("deep.yaml", lambda: b"states: " + b"[" * 20_000),
        ("deep-actors.jsonl", lambda: b"[" * 100_000),
        ("deep-meta.json", lambda: b"[" * 100_000),
    ]


def _entities() -> list[Trap]:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "lol">{laughs}]>'
    quadratic = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "{"a" * 50_000}">]><d>{"&a;" * 50_000}</d>'
    outside = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    alias = "\n".join(
        [f"a0: &a0 [{'lol, ' * 9}lol]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10))]
    )
    return [
        (
            "laughs.docx",
            lambda: _docx(
                f'{bomb}<w:document xmlns:w="{space}"><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>'
            ),
        ),
        ("quadratic.docx", lambda: _docx(quadratic)),
        ("outside.docx", lambda: _docx(outside)),
        ("laughs.html", lambda: f"{bomb}<html><body><p>&l9;</p></body></html>".encode()),
        (
            "laughs.xhtml",
            lambda: f"{bomb}<html xmlns='http://www.w3.org/1999/xhtml'><body><p>&l9;</p></body></html>".encode(),
        ),
        ("outside.html", lambda: outside.encode()),
        ("laughs.txt", lambda: f"{bomb}<d>&l9;</d>".encode()),
        ("alias.md", lambda: f"---\n{alias}\ntitle: *a9\n---\nThe ministers met in Oslo.".encode()),
        ("alias-author.md", lambda: f"---\n{alias}\nauthor: *a9\n---\nThe ministers met in Oslo.".encode()),
        ("alias-actors.yaml", lambda: f"{alias}\nstates: *a9".encode()),
        ("entities.html", lambda: b"<p>" + b"&amp;lt;" * 500_000),
        ("huge-word.docx", lambda: _docx("<d>" + "a" * 30_000_000 + "</d>")),
    ]


def _docx(document: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sound.word())) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, document if name == "word/document.xml" else source.read(name))
    return out.getvalue()


def _long() -> list[Trap]:
    return [
        ("line.txt", lambda: b"a" * BIG),
        ("line.json", lambda: b'[{"text": "' + b"a" * BIG + b'"}]'),
        ("line.jsonl", lambda: b'{"text": "' + b"a" * BIG + b'"}'),
        ("line.csv", lambda: b"title,text\nx," + b"a" * BIG),
        ("quote.csv", lambda: b'title,text\nx,"' + b"a\n" * (BIG // 2)),
        ("commas.csv", lambda: b"title,text\n" + b"," * 30_000_000),
        ("columns.csv", lambda: b"text," + b",".join(b"c%d" % n for n in range(300_000)) + b"\nwords\n"),
        ("rows.csv", lambda: b"text\n" + b"a\n" * 5_000),
        ("lines.jsonl", lambda: b"{\n" * 1_000_000),
        ("numbers.json", lambda: b"[" + b"1," * 10_000_000 + b"1]"),
        ("page.html", lambda: b"<html><body><p>" + b"a" * 19_000_000),
        ("tags.html", lambda: b"<html><body>" + b"<p>a" * 1_000_000),
        ("spaces.txt", lambda: b"a" + b" " * 900_000 + b"b"),
        ("lines.txt", lambda: b"a\n" * 450_000),
        ("blank.txt", lambda: b"words" + b"\n" * 900_000 + b"words"),
        ("word.txt", lambda: b"a" * 999_000),
        ("digits.txt", lambda: b"1" * 999_000),
        ("mixed.txt", lambda: b"1,a." * 240_000),
        ("utf16.txt", lambda: "a".encode("utf-16") * 1_000_000),
        ("base64.txt", lambda: b"QUJDREVG/+" * 90_000),
        ("addresses.txt", lambda: b"http://a.b/" * 80_000),
        ("dates.txt", lambda: b"March 4, 2024 " * 60_000),
        ("dashes.txt", lambda: b"OSLO -- " * 100_000),
        ("capitals.txt", lambda: b"OSLO, " * 150_000),
        ("rules.txt", lambda: b"---\n" * 200_000),
    ]


def _archives() -> list[Trap]:
    small = {"a.txt": sound.PARAGRAPHS[0].encode()}

    def lying() -> bytes:
        data = bytearray(sound.packed({"a.txt": b"a" * 1_000_000}))
        for mark, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
            at = data.index(mark) + place
            data[at : at + 4] = struct.pack("<I", 10)
        return bytes(data)

    def locked() -> bytes:
        data = bytearray(sound.packed(small))
        for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
            data[data.index(mark) + place] |= 1
        return bytes(data)

    return [
        ("bomb.zip", lambda: sound.packed({"a.txt": b"a" * 300_000_000})),
        ("bombs.zip", lambda: sound.packed({f"{n}.txt": b"a" * 990_000 for n in range(12)})),
        ("nested.zip", lambda: sound.packed({"a.zip": sound.packed({"b.zip": sound.packed(small)})})),
        (
            "paths.zip",
            lambda: sound.packed(
                {
                    name: small["a.txt"]
                    for name in ("../../a.txt", "/etc/a.txt", "C:\\a.txt", "a\\..\\b.txt", "~/.a.txt")
                }
            ),
        ),
        (
            "names.zip",
            lambda: sound.packed(
                {name: small["a.txt"] for name in ("\u202etxt.a.txt", "a\n.txt", " .txt", "a" * 5000 + ".txt", ".txt")}
            ),
        ),
        ("locked.zip", locked),
        ("lying.zip", lying),
        ("members.zip", lambda: sound.packed({f"{n}.png": b"" for n in range(60_000)})),
        ("cut.zip", lambda: sound.packed(small)[:-30]),
        ("empty.zip", lambda: sound.packed({})),
        ("not.zip", lambda: b"PK\x03\x04" + bytes(2000)),
        ("bomb.warc.gz", lambda: _gzipped(b"WARC/1.0\r\n" + b"a" * 300_000_000)),
        ("length.warc", lambda: sound.web_archive().replace(b"Content-Length: ", b"Content-Length: 99999999")),
        ("minus.warc", lambda: sound.web_archive().replace(b"Content-Length: ", b"Content-Length: -")),
        ("headers.warc", lambda: b"WARC/1.0\r\n" + b"A: b\r\n" * 500_000),
        (
            "pages.pdf",
            lambda: (
                sound.pdf()
                .replace(b"/Kids [5 0 R]", b"/Kids [" + b"5 0 R " * 20_000 + b"]")
                .replace(b"/Count 1", b"/Count 20000")
            ),
        ),
        ("loop.pdf", lambda: sound.pdf().replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]")),
        ("count.pdf", lambda: sound.pdf().replace(b"/Count 1", b"/Count 2000000000")),
    ]


def _gzipped(data: bytes) -> bytes:
    import gzip

    return gzip.compress(data)


def _signs() -> list[Trap]:
    words = "The minister of Valmora met the envoy in Tarn on Monday."
    return [
        ("right.txt", lambda: ("\u202e" + words + "\u2066").encode() * 50),
        ("zero.txt", lambda: "\u200b".join(words).encode() * 50),
        ("marks.txt", lambda: ("e" + "\u0301" * 50_000 + words).encode()),
        ("surrogates.txt", lambda: words.encode() + b"\xed\xa0\x80\xed\xb0\x80" * 100),
        ("surrogates.json", lambda: b'[{"text": "' + words.encode() + b' \\ud800 \\udfff"}]'),
        ("surrogates.jsonl", lambda: b'{"title": "\\ud83d", "text": "' + words.encode() + b'"}\n'),
        (
            "surrogates.html",
            lambda: b"<html><p>" + words.encode() + b" &#xd800; &#x110000; &#0; &#99999999999;</p></html>",
        ),
        ("nul.txt", lambda: b"\0".join(words.encode().split())),
        ("nul.html", lambda: b"<html><p>" + b"\0" * 1000 + words.encode()),
        ("nul.csv", lambda: b"title,text\n\0," + words.encode() + b"\n"),
        ("bom.txt", lambda: b"\xff\xfe" * 5000),
        ("half.txt", lambda: b"\xff\xfe" + words.encode("utf-16-le")[:-1]),
        ("utf7.html", lambda: b'<html><meta charset="utf-7"><p>+ADw-script+AD4-' + words.encode()),
        ("idna.html", lambda: b'<html><meta charset="idna"><p>' + words.encode()),
        ("hex.html", lambda: b'<html><meta charset="hex"><p>' + words.encode()),
        ("nochar.html", lambda: b'<html><meta charset="\xff\xfe"><p>' + words.encode()),
        ("quotes.txt", lambda: ('"' * 50_000 + words).encode()),
        ("curly.txt", lambda: ("“" * 50_000 + words).encode()),
        ("round.txt", lambda: ("(" * 100_000 + words + ")" * 100_000).encode()),
        ("mojibake.txt", lambda: ("Ã©â€™" * 100_000).encode()),
        ("controls.txt", lambda: bytes(range(1, 32)) * 2000 + words.encode()),
        ("private.txt", lambda: "\ue000\U0010ffff".encode() * 20_000),
        ("emoji.txt", lambda: "👩‍👩‍👧‍👦".encode() * 20_000),
    ]


def _values() -> list[Trap]:
    text = b'"text": "The minister met the envoy on Monday."'
    return [
        ("digits.json", lambda: b"[{" + text + b', "published": ' + b"9" * 10_000 + b"}]"),
        ("digits.jsonl", lambda: b"{" + text + b', "published": ' + b"9" * 10_000 + b"}\n"),
        ("infinite.json", lambda: b"[{" + text + b', "published": Infinity, "title": NaN, "url": 1e999}]'),
        ("infinite.jsonl", lambda: b"{" + text + b', "published": -Infinity, "title": NaN}\n'),
        ("time.jsonl", lambda: b"{" + text + b', "published": 1e300}\n{' + text + b', "published": -99999999999999}\n'),
        ("years.jsonl", lambda: b"{" + text + b', "published": "0000-00-00"}\n{' + text + b', "published": "99999-12-31"}\n'),
        ("keys.json", lambda: b'[{"": 1, ' + text + b', "text": {"name": {"name": []}}}]'),
        ("url.jsonl", lambda: b"{" + text + b', "url": "http://[::1"}\n{' + text + b', "url": "http://a:99999999/2024/99/99/"}\n'),
        ("date.md", lambda: b"---\npublished: 2024-99-99\n---\nThe minister met the envoy."),
        ("tag.md", lambda: b"---\npublished: !!python/object/apply:os.system [ls]\n---\nThe minister met the envoy."),
        ("keys.md", lambda: b"---\n? [a, b]\n: c\n1: 2\n---\nThe minister met the envoy."),
        ("integers.md", lambda: b"---\ntitle: " + b"9" * 10_000 + b"\n---\nThe minister met the envoy."),
        ("merge.yaml", lambda: b"states:\n  - &a {<<: *a}\n"),
        ("digits-meta.json", lambda: b'[{"file": "a", "published": ' + b"9" * 10_000 + b"}]"),
        ("digits-actors.yaml", lambda: b"people:\n  - name: " + b"9" * 10_000),
        ("digits-actors.jsonl", lambda: b'{"schema": "Person", "properties": {"name": [' + b"9" * 10_000 + b"]}}"),
        ("odd-actors.jsonl", lambda: b'{"id": 1, "schema": [], "properties": "x"}\n{"schema": "Person", "properties": {"name": {"a": 1}}}\n'),
        ("odd-meta.json", lambda: b'{"a": {"file": {"x": [1]}}, "b": 3}'),
    ]  # fmt: skip
