"""What of a page is read: nothing comes out of menus, credits and leftovers, and no sentence runs from one part into another."""

from contextlib import nullcontext

import pytest
from spacy.language import Language

from regesta.ingest.articles import document
from regesta.ingest.raw import RawReport
from regesta.link.known.world import World
from regesta.read.pageparts import words_of
from regesta.records import Document, Extraction, Span
from regesta.stages import read_document

pytestmark = pytest.mark.model
# Every line that is not read tells something that would be in the record if it were.
PAGE = """\
Norway recalls its envoy from Chad
Minister says talks failed
By Ina Brandt, Harrow Wire
Published: 14 September 2023, 10:20

OSLO, Sept. 13 (Harrow Wire) --Norway recalled its ambassador from Chad on Wednesday. "We will not wait," minister Ole Berg said.
READ ALSO: Chad expels 12 Norwegian diplomats
The ambassador leaves the embassy on Wednesday. Photo: Chad's government/AFP
Chad had arrested 40 fishermen in May.[3] They were freed in June. -0-
Follow us on Telegram: Sweden attacked Finland, Karl Lund said
{{Sweden killed 500 people in Finland}}
Related articles
Sweden bombs Finland, 900 killed
"Finland will be destroyed," says Karl Lund
Reporting by Ina Brandt, who met Denmark's president in Riga; editing by Bo Moor
Copyright 2023 Harrow Wire. Karl Lund said that Sweden invaded Finland.
3 comments
Lars Holm
Sweden shelled Finland on Monday and killed 700 people, Lars Holm said.
"""
UNREAD = {"boilerplate", "credit", "leftover"}


@pytest.fixture(scope="module")
def page() -> Document:
    report, _ = document(RawReport(source="page.txt", data=PAGE.encode(), kind="text"))
    assert report is not None
    return report


@pytest.fixture(scope="module")
def read(page: Document, nlp: Language) -> Extraction:
    return read_document(page, nlp, World.load(), lambda _: nullcontext()).extraction


def _within(page: Document, span: Span) -> set[str]:
    return {part.kind for part in page.parts if part.start < span.end and span.start < part.end}


def test_the_page_has_all_these_parts(page: Document) -> None:
    assert {part.kind for part in page.parts} == UNREAD | {"headline", "standfirst", "dateline", "caption"}
    body = [line for line in PAGE.split("\n") if line.startswith(("OSLO", "Chad had"))]
    unmarked = page.text
    for part in reversed(page.parts):
        unmarked = unmarked[: part.start] + unmarked[part.end :]
    assert unmarked.split() == " ".join(body).replace("OSLO, Sept. 13 (Harrow Wire) --", "").replace("[3]", "").replace(
        " -0-", ""
    ).split()  # fmt: skip


def test_the_report_itself_is_read(read: Extraction) -> None:
    assert {act.subtype for act in read.event_mentions} >= {"recall", "arrest"}
    assert any("We will not wait" in span.text for said in read.statements for span in said.content)
    assert any(figure.value.low == 40 for figure in read.figures)


def test_nothing_comes_out_of_what_is_not_read(page: Document, read: Extraction) -> None:
    told = [span for act in read.event_mentions for span in (act.trigger, act.sentence, act.object) if span]
    told += [figure.value.said for figure in read.figures]
    told += [span for said in read.statements for span in (*said.content, said.cue) if span]
    parties = [party for act in read.event_mentions for party in (*act.actors, *act.recipients, *act.by)]
    parties += [party for said in read.statements for party in (said.speaker, said.addressee, *said.by) if party]
    told += [party.span for party in parties if party.span]
    assert [span.text for span in told if _within(page, span) & {"boilerplate", "credit"}] == []
    # A footnote's mark may stand in the sentence that an act is told in.
    assert [act.trigger.text for act in read.event_mentions if _within(page, act.trigger) & UNREAD] == []
    named = [mention.span for mention in read.mentions]
    # Who wrote a report may be named, as a name only.
    assert [span.text for span in named if _within(page, span) & {"boilerplate", "leftover"}] == []
    assert not {"Sweden", "Finland", "Karl Lund", "Lars Holm"} & {span.text for span in named}


def test_no_sentence_runs_from_one_part_into_another(page: Document, nlp: Language) -> None:
    doc = nlp(words_of(page, nlp))
    whole = [part for part in page.parts if part.kind != "leftover"]
    seen = set()
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        homes = {next((p for p in whole if p.start <= w.idx < p.end), None) for w in words}
        assert len(homes) <= 1, sentence.text
        seen |= homes
    assert seen == {None, *whole}


def test_the_map_to_the_original_holds_over_parts(page: Document) -> None:
    assert page.text in PAGE
    for part in page.parts:
        words = page.text[part.start : part.end]
        assert words == words.strip()
        assert words in PAGE
