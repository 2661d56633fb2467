"""ECB+ as mentions and the scores on a small invented topic, counted by hand."""

from pathlib import Path

import pytest

from bench.crossdoc import joined, measured, run, same_lemma
from bench.ecbplus import Topic, topics
from regesta.errors import InputError

SENTENCES = {
    "1_1ecb": ["A storm flooded Tarn on Monday .", "The flood killed nobody in Tarn ."],
    "1_2ecb": ["Tarn was flooded by the storm .", "The mayor of Tarn spoke ."],
    "1_3ecb": ["Rebels stormed the bank of Velm .", "They robbed it ."],
}
# name -> sentence, place of the word, cluster (None: alone)
MARKED = {
    "1_1ecb": [(0, 2, "ACT1"), (1, 1, "ACT1"), (1, 2, None)],
    "1_2ecb": [(0, 2, "ACT1"), (1, 4, "ACT2")],
    "1_3ecb": [(0, 1, "ACT3"), (1, 1, None)],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("ecb")
    (top / "1").mkdir()
    rows = ["Topic,File,Sentence Number"]
    for name, sentences in SENTENCES.items():
        ids: dict[tuple[int, int], int] = {}
        lines = []
        for number, sentence in enumerate(sentences):
            for place, word in enumerate(sentence.split()):
                ids[number, place] = len(ids) + 1
                lines.append(f'<token t_id="{len(ids)}" sentence="{number}" number="{len(ids) - 1}">{word}</token>')
        marks, links = [], []
        for key, (number, place, cluster) in enumerate(MARKED[name]):
            anchor = f'<token_anchor t_id="{ids[number, place]}"/>'
            marks.append(f'<ACTION_OCCURRENCE m_id="{key}">{anchor}</ACTION_OCCURRENCE>')
            if cluster:
                links.append(f'<CROSS_DOC_COREF r_id="{key}" note="{cluster}"><source m_id="{key}"/></CROSS_DOC_COREF>')
        marks.append('<LOC_GEO m_id="90"><token_anchor t_id="1"/></LOC_GEO>')
        body = f"{''.join(lines)}<Markables>{''.join(marks)}</Markables><Relations>{''.join(links)}</Relations>"
        (top / "1" / f"{name}.xml").write_text(f"<Document>{body}</Document>", encoding="utf-8")
        rows += [f"1,{name.split('_')[1]},{number}" for number in range(2) if (name, number) != ("1_2ecb", 1)]
    (top / "sentences.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return top


def test_only_actions_of_sentences_in_the_csv_are_read(folder: Path) -> None:
    (topic,) = topics(folder)
    assert sorted(mention.trigger.text for mention in topic.mentions) == [
        "flood", "flooded", "flooded", "killed", "robbed", "stormed",
    ]  # fmt: skip
    texts = {document.id: document.text for document in topic.documents}
    for mention in topic.mentions:
        for span in (mention.trigger, mention.sentence):
            assert texts[span.document][span.start : span.end] == span.text


def test_gold_clusters_cross_reports_and_what_is_in_none_is_alone(folder: Path) -> None:
    (topic,) = topics(folder)
    sizes = sorted(list(topic.gold.values()).count(name) for name in set(topic.gold.values()))
    assert sizes == [1, 1, 1, 3]


def test_ours_joins_a_flood_told_in_two_forms_and_leaves_other_words_apart(folder: Path) -> None:
    (topic,) = topics(folder)
    own = joined(topic)
    by_word = {mention.trigger.text: own[mention.id] for mention in topic.mentions}
    assert by_word["flood"] == by_word["flooded"]
    assert len({by_word["flooded"], by_word["stormed"], by_word["robbed"], by_word["killed"]}) == 4


def _topic(gold: dict[str, str], lemmas: dict[str, str]) -> Topic:
    return Topic(name="t", documents=(), mentions=(), lemmas=lemmas, gold=gold)


def test_scores_of_a_worked_case() -> None:
    # Gold {a b c} {d}; by lemma {a b} {c d}. MUC: 1 of 2 links right both ways. B cubed: precision (1 + 1 + .5 + .5) / 4,
    # recall (2/3 + 2/3 + 1/3 + 1) / 4. CEAF: {a b} with {a b c} 4/5, {c d} with {d} 2/3, over two groups either way.
    topic = _topic(dict(a="1", b="1", c="1", d="2"), dict(a="x", b="x", c="y", d="y"))
    found = measured([topic], [same_lemma(topic)])
    assert found["muc"] == pytest.approx(0.5)
    assert found["b3_precision"] == pytest.approx(0.75)
    assert found["b3_recall"] == pytest.approx(2 / 3)
    assert found["ceafe"] == pytest.approx((4 / 5 + 2 / 3) / 2)
    assert found["conll_f1"] == pytest.approx((found["muc"] + found["b3"] + found["ceafe"]) / 3)


def test_the_object_has_floor_and_peer_beside_ours(folder: Path) -> None:
    result = run(folder)
    assert result["n"] == 6
    assert set(result["floor"]) == set(result["ours"])
    assert result["peer"]["conll_f1"] == 0.884


def test_a_folder_without_csv_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no csv"):
        topics(tmp_path)
