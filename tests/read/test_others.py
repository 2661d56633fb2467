"""Another pipeline in our reader's place: what it gives is made to look like ours, and one that will not do is refused."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from regesta import pipeline
from regesta.errors import ModelError
from regesta.read.model import load_reader
from regesta.read.others import adapt, load_other
from regesta.store import read as stored
from regesta.store.database import open_store

pytestmark = pytest.mark.model
TEXT = "The Tarn Herald's editor met Ina Brandt in Lom on Friday."


def made(words: list[str], deps: list[str], heads: list[int]) -> Doc:
    """A document as some other pipeline might give it."""
    count = len(words)
    return Doc(Language().vocab, words, tags=["NN"] * count, lemmas=words, deps=deps, heads=heads,
               sent_starts=[True] + [False] * (count - 1))  # fmt: skip


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own reader saved under another roof: to `spacy.load` it is a pipeline like any other."""
    folder = tmp_path_factory.mktemp("other") / "pipe"
    load_reader().to_disk(folder)
    return folder


def test_a_pipeline_of_universal_dependencies_reads_as_ours_does(nlp: Language, saved: Path) -> None:
    ours, theirs = nlp(TEXT), load_other(str(saved))(TEXT)
    assert [(t.text, t.dep_, t.head.i, t.tag_) for t in theirs] == [(t.text, t.dep_, t.head.i, t.tag_) for t in ours]
    assert [(e.text, e.label_) for e in theirs.ents] == [(e.text, e.label_) for e in ours.ents]


def test_names_get_our_types_without_article_and_possessive() -> None:
    doc = made(["The", "Lom", "Post", "'s", "deal", "with", "Tarn", "on", "May"], ["dep"] * 9, [0] * 9)
    doc[0].dep_ = "root"
    doc.set_ents([Span(doc, 0, 4, "ORG"), Span(doc, 6, 7, "GPE"), Span(doc, 8, 9, "DATE")])
    adapt(doc)
    assert [(e.text, e.label_) for e in doc.ents] == [("Lom Post", "ORG"), ("Tarn", "LOC")]
    assert doc[0].dep_ == "ROOT"


def test_relations_of_another_scheme_are_refused() -> None:
    doc = made(["Ina", "signed", "it"], ["nsubj", "ROOT", "dobj"], [1, 1, 1])
    with pytest.raises(ModelError, match="Universal Dependencies"):
        adapt(doc)


def test_what_gives_no_trees_is_refused() -> None:
    with pytest.raises(ModelError, match="DEP"):
        adapt(spacy.blank("en")(TEXT))


def test_a_name_that_is_no_pipeline_is_told() -> None:
    with pytest.raises(ModelError, match="no_such_pipeline"):
        load_other("no_such_pipeline")


def test_the_record_keeps_its_reader_and_loses_nothing_to_a_wrong_name(saved: Path, tmp_path: Path) -> None:
    record, report = tmp_path / "r.regesta", tmp_path / "report.txt"
    report.write_text(
        f"Editor meets Brandt\n\nLOM, May 5 -- {TEXT} She said the talks had gone well.\n", encoding="utf-8"
    )
    assert pipeline.add(record, [report]).read == 1
    with pytest.raises(ModelError):
        pipeline.add(record, [report], reader="no_such_pipeline")
    assert pipeline.add(record, [report]).read == 0, "nothing was forgotten"
    assert pipeline.add(record, [], reader=str(saved)).read == 1, "another reader reads all again"
    assert pipeline.add(record, []).read == 0, "and is kept"
    with open_store(record) as store:
        assert stored.setting(store, "reader") == str(saved)
