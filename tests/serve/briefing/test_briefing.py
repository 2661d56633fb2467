"""Briefings of the small record made by hand, and of an example: every sentence has its note, and the note its words."""

import datetime as dt
import io
import re
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import docx
import pypdfium2
import pytest
from typer.testing import CliRunner

from regesta.cli import app
from regesta.errors import InputError
from regesta.lexicons import lexicon
from regesta.record import Record
from regesta.records import Document
from regesta.serve.briefing.drawing import Mark, Step, curve, side_by_side
from regesta.serve.briefing.markdown import markdown
from regesta.serve.briefing.model import Briefing, Note, Paragraph, Section, Sentence, numbered
from regesta.serve.briefing.page import page
from regesta.serve.briefing.pdf import pdf, source
from regesta.serve.briefing.telling import number_word
from regesta.serve.briefing.word import word

ROOT = Path(__file__).resolve().parents[3]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def sentences(briefing: Briefing, key: str) -> list[str]:
    blocks = next(one.blocks for one in briefing.sections if one.key == key)
    return [one.text for block in blocks if isinstance(block, Paragraph) for one in block.sentences]


def check_notes(briefing: Briefing, reports: dict[str, Document]) -> None:
    for part in briefing.parts():
        assert part.notes, part
    for number, note in enumerate(briefing.notes(), start=1):
        assert note.number == number
        if note.kind == "report":
            assert note.document is not None
            assert reports[note.document].text[note.start : note.end] == note.words != ""
        else:
            assert note.command


def test_what_the_small_record_says(small: Briefing) -> None:
    assert (small.title, small.covers) == ("Norway and Chad", "3 Mar 2024")
    told = sentences(small, "timeline")
    assert told[0] == "Norway and Chad opened a transport link (a bridge)."
    assert told[1] == "Two reports from two independent origins tell of it."
    assert told[2] == "The reports disagree on the date; see below."
    assert sentences(small, "disagreements") == [
        "On the day in the transport link of 3 Mar 2024 the accounts cannot all hold: 2024-03-03 (Fjell Tidende); 2024-03-04 (Fjord Post)."
    ]
    assert sentences(small, "planned") == ["An unnamed outlet on what is planned: “Anna Berg will visit Chad.”"]


def test_every_sentence_has_its_note_and_every_note_its_words(small: Briefing, record: Record) -> None:
    check_notes(small, {one.id: one for one in record.documents()})


@pytest.mark.model
@pytest.mark.parametrize("pages", ["short", "full"])
def test_every_sentence_of_an_example_has_its_note(pact: Record, pages: str) -> None:
    briefing = pact.brief(("India", "China"), pages=pages)
    check_notes(briefing, {one.id: one for one in pact.documents()})
    assert len(list(briefing.notes())) > 35


@pytest.mark.model
def test_what_stands_between_marks_is_in_the_note(pact: Record) -> None:
    """Whatever is quoted is in the words of one of the sentence's notes, but for the marks and cuts of quoting."""

    def bare(text: str) -> str:
        return re.sub(r"[^a-z0-9]", "", text.lower())

    quoted = 0
    for part in pact.brief(("India", "China")).parts():
        if isinstance(part, Sentence) and all(note.kind == "report" for note in part.notes):
            for words in re.findall(r"“([^”]*)”", part.text):
                quoted += 1
                assert any(bare(words.removesuffix("[…]")) in bare(note.words) for note in part.notes), part.text
    assert quoted > 20


@pytest.mark.model
def test_nothing_is_told_that_is_neither_ours_nor_the_record_s(pact: Record) -> None:
    """Outside quotation marks a sentence holds words of our forms, of names, and of the note; nothing else."""
    forms = " ".join(str(lexicon(name)) for name in ("briefing", "wording")).lower()
    ours = set(re.findall(r"[a-z]+", forms)) | set("in the report of words and".split())
    for paragraph in [one for one in pact.brief(("India", "China")).sections[1].blocks if isinstance(one, Paragraph)]:
        one = paragraph.sentences[0]
        if all(note.kind == "record" for note in one.notes):  # how many more there are
            continue
        said = " ".join(f"{note.words} {note.outlet}" for note in one.notes).lower()
        for name in re.findall(r"[a-z]+", re.sub(r"“[^”]*”", "", one.text).lower()):
            known = (
                name in ours
                or name[:4] in said
                or name in ("india", "china", "subrahmanyam", "ajit", "narendra", "reports")
            )
            assert known, (name, one.text)


def test_a_period_holds_what_is_in_it(record: Record) -> None:
    inside = record.brief(("NOR", "TCD"), since="2024-03", until="2024-03")
    assert inside.covers == "From 1 Mar 2024 to 31 Mar 2024"
    assert len(sentences(inside, "timeline")) == 3
    outside = record.brief(("NOR", "TCD"), since="2025")
    assert [one.key for one in outside.sections] == ["summary"]
    assert sentences(outside, "summary") == ["The record holds no event between Norway and Chad in this period."]


def test_lengths(record: Record) -> None:
    assert record.brief(("NOR", "TCD"), max_lines=1).sections
    with pytest.raises(InputError, match="one, short or full"):
        record.brief(("NOR", "TCD"), pages="long")
    with pytest.raises(InputError, match="from 1 on"):
        record.brief(("NOR", "TCD"), max_lines=0)


@pytest.mark.model
def test_one_page_is_one_page(pact: Record) -> None:
    one = pact.brief(("India", "China"), pages="one")
    # The one plan of these ten reports is to disengage, as the commanders agreed.
    assert [section.key for section in one.sections] == ["summary", "timeline", "planned", "voices", "disagreements"]
    assert len(pypdfium2.PdfDocument(pdf(one))) == 1
    check_notes(one, {report.id: report for report in pact.documents()})
    assert sum(bool(part.notes) for part in one.parts()) >= 8
    assert "font-size:9pt" in page(one)


@pytest.mark.model
def test_no_words_stand_twice_in_one_part(pact: Record) -> None:
    for section in pact.brief(("India", "China")).sections:
        blocks = [block for block in section.blocks if isinstance(block, Paragraph)]
        told = [
            words for block in blocks for one in block.sentences for words in re.findall(r"“([^”]{40,})”", one.text)
        ]
        assert len(told) == len(set(told)), section.key


def test_markdown(small: Briefing) -> None:
    text = markdown(small)
    assert text.startswith("# Norway and Chad\n")
    marks = re.findall(r"\[\^(\d+)\](?!:)", text)
    notes = re.findall(r"^\[\^(\d+)\]: ", text, re.M)
    assert list(dict.fromkeys(marks)) == notes == [str(number) for number in range(1, len(notes) + 1)]
    assert (
        "Fjell Tidende, “Bridge opens”, 4 Mar 2024, <https://fjell.example/1>: “Norway and Chad opened a bridge on Sunday.”"
        in text
    )
    assert "(“on Sunday” read against 4 Mar 2024)" in text


def test_html_stands_alone_and_escapes(small: Briefing) -> None:
    text = page(small)
    assert "<script" not in text
    assert not re.search(r"(?:src|href)='(?!#|https://fjell\.example)", text)
    numbers = [str(note.number) for note in small.notes()]
    assert re.findall(r"<li id='n(\d+)'", text) == re.findall(r"<a id='r(\d+)'", text) == numbers
    assert set(re.findall(r"href='#n(\d+)'", text)) == set(numbers)
    assert "prefers-color-scheme:dark" in text
    assert "@media print" in text
    wild = Sentence(
        text="<b>&</b>", notes=(Note(words="<i>", outlet="A<", url="javascript:alert(1)", document="x", end=3),)
    )
    shown = page(
        numbered(
            Briefing(
                title="<t>",
                covers="",
                made_from="",
                sections=(Section(key="k", heading="h", blocks=(Paragraph(sentences=(wild,)),)),),
            )
        )
    )
    assert "<b>&" not in shown
    assert "javascript:" not in shown
    assert "&lt;b&gt;&amp;&lt;/b&gt;" in shown


def test_pdf_has_the_notes_at_the_foot_and_is_the_same_twice(small: Briefing) -> None:
    made = pdf(small)
    assert made == pdf(small)
    pages = pypdfium2.PdfDocument(made)
    text = " ".join(pages[number].get_textpage().get_text_range() for number in range(len(pages)))
    flat = " ".join(text.split())
    assert "Norway and Chad opened a transport link (a bridge)." in flat
    assert "“Norway and Chad opened a bridge on Sunday.”" in flat
    assert "https://fjell.example/1" in flat


def test_pdftotext_finds_the_notes(small: Briefing, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf(small))
    try:
        done = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True)
    except FileNotFoundError:
        pytest.skip("pdftotext is not installed")
    assert "“Norway and Chad opened a bridge on Sunday.”" in " ".join(done.stdout.split())


def test_words_of_a_report_are_no_commands_of_typst() -> None:
    wild = Sentence(text='#panic("x") $a$ *b* "c" \\ `d`', notes=(Note(words="@x <y> #z\x07", document="d", end=5),))
    briefing = numbered(
        Briefing(
            title="#t",
            covers="c",
            made_from="m",
            sections=(Section(key="k", heading="=h", blocks=(Paragraph(sentences=(wild,)),)),),
        )
    )
    text = pypdfium2.PdfDocument(pdf(briefing))[0].get_textpage().get_text_range()
    assert '#panic("x") $a$ *b* "c" \\ `d`' in " ".join(text.split())
    assert "#footnote" in source(briefing)


def test_word_has_real_footnotes_and_is_the_same_twice(small: Briefing) -> None:
    made = word(small)
    assert made == word(small)
    document = docx.Document(io.BytesIO(made))
    assert document.paragraphs[0].text == "Norway and Chad"
    assert document.core_properties.created == dt.datetime(2000, 1, 1, tzinfo=document.core_properties.created.tzinfo)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
        notes = ElementTree.fromstring(archive.read("word/footnotes.xml"))
        relations = archive.read("word/_rels/document.xml.rels").decode()
        assert 'PartName="/word/footnotes.xml"' in archive.read("[Content_Types].xml").decode()
        assert "https://fjell.example/1" in archive.read("word/_rels/footnotes.xml.rels").decode()
    assert "footnotes.xml" in relations
    marks = [one.get(f"{W}id") for one in body.iter(f"{W}footnoteReference")]
    told = {one.get(f"{W}id"): "".join(text.text or "" for text in one.iter(f"{W}t")) for one in notes}
    assert marks == [str(note.number) for note in small.notes()]
    again = [one.get(f"{W}instr", "").split()[1] for one in body.iter(f"{W}fldSimple")]
    assert again
    assert set(again) <= {one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")}
    assert set(marks) | {"-1", "0"} == set(told)
    first = next(note for note in small.notes() if note.kind == "report")
    assert first.words in told[str(first.number)]


def test_the_command(path: Path, tmp_path: Path) -> None:
    def typed(*arguments: str) -> str:
        result = CliRunner().invoke(app, ["brief", str(path), "--between", "NOR", "TCD", *arguments])
        return result.output if result.exit_code == 0 else f"{result.exit_code} {result.stderr}"

    assert typed().startswith("# Norway and Chad")
    for ending in ("docx", "pdf", "html", "md"):
        file = tmp_path / f"a.{ending}"
        assert "Norway and Chad, 3 Mar 2024" in " ".join(typed("-o", str(file)).split())
        assert file.stat().st_size > 1000
    assert "the ending names the format" in typed("-o", str(tmp_path / "a.odt"))
    assert "There is no folder" in typed("-o", str(tmp_path / "no" / "a.md"))


def test_a_number_is_kept_where_words_are_noted_again() -> None:
    bridge = Note(words="A bridge opened.", document="d", start=0, end=16)
    ship = Note(words="A ship sank.", document="d", start=20, end=32)
    told = (
        Sentence(text="The paper writes: “A bridge opened.”", notes=(bridge,)),
        Sentence(text="Two tell of it.", notes=(ship, bridge)),
    )
    section = Section(key="k", heading="h", blocks=(Paragraph(sentences=told),))
    made = numbered(Briefing(title="t", covers="c", made_from="m", sections=(section,)))
    assert [[note.number for note in part.notes] for part in made.parts()] == [[1], [2, 1]]
    assert [note.said() for note in made.notes()] == [
        "",
        ": “A ship sank.”",
    ]  # what the text quotes is not printed twice


def test_numbers_at_the_beginning_of_a_sentence() -> None:
    assert [number_word(number, "report") for number in (1, 4, 40)] == ["One report", "Four reports", "40 reports"]


def test_drawings_are_sound_and_hold_their_numbers() -> None:
    marks = [
        Mark(label="A & B", low=12, high=12, shown="12"),
        Mark(label="C", low=10, high=20, shown="10 to 20"),
        Mark(label="D", low=40, high=40, shown="at least 40", open=True),
    ]
    first = ElementTree.fromstring(side_by_side("Dead <all>", marks))
    words = [one.text for one in first.iter("{http://www.w3.org/2000/svg}text")]
    assert words == ["Dead <all>", "A & B", "12", "C", "10 to 20", "D", "at least 40"]
    second = ElementTree.fromstring(
        curve("N and C", [Step(label="2024", up=3, down=1)], up="cooperation", down="conflict")
    )
    heights = [
        float(one.get("height", "0"))
        for one in second.iter("{http://www.w3.org/2000/svg}rect")
        if "%" not in one.get("height", "")
    ]
    assert heights == [70.0, 23.3]
