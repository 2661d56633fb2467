"""The coreference bench: files are read and put together again, phrases are laid over them, links are counted as they should be."""

import json
import subprocess
import sys

import pytest

from bench.coreference import Said, Tally, chains, count, nearest, run
from bench.ontogum import documents, joined

# Our own sentences: "Anna Gautet met Karl Zenda. She told him that his ship had sunk. It was old."
WORDS = "Anna Gautet met Karl Zenda . She told him that his ship had sunk . It was old .".split()
MARKS = {0: "(1", 1: "1)", 3: "(2", 4: "2)", 6: "(1)", 8: "(2)", 10: "(3(2)", 11: "3)", 15: "(3)"}


def written(folder, name="GUM_news_ship.conll", words=WORDS, marks=MARKS):
    lines = [f"{at}\t{word}\t{marks.get(at, '_')}" for at, word in enumerate(words)]
    file = folder / name
    file.write_text("\n".join(["# begin document ", *lines, "# end document", ""]), encoding="utf-8")
    return file


def gold(tmp_path):
    return documents(written(tmp_path))[0]


def test_a_file_is_read(tmp_path):
    report = gold(tmp_path)
    assert report.genre == "news"
    assert report.text == "Anna Gautet met Karl Zenda. She told him that his ship had sunk. It was old."
    assert [report.text[start:end] for start, end in report.words] == WORDS
    assert report.entities == (
        frozenset({(0, 1), (6, 6)}),
        frozenset({(3, 4), (8, 8), (10, 10)}),
        frozenset({(10, 11), (15, 15)}),
    )


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ('He said , " It \'s late . "', 'He said, "It\'s late."'),
        ("a 14 - year - old boy ( from Zenda )", "a 14-year-old boy (from Zenda)"),
        ("the boys ' boat , wo n't sink", "the boys' boat, won't sink"),
        ("1990 – 1995 — and 50 %", "1990 – 1995 — and 50%"),
        ("she 's here ; “ no ” , he said", "she's here; “no”, he said"),
    ],
)
def test_words_are_put_together_as_they_are_written(words, text):
    made, places = joined(words.split())
    assert made == text
    assert [made[start:end] for start, end in places] == words.split()


ANNA, KARL, SHE, HIM, HIS, SHIP, IT = ((0, 1), (3, 4), (6, 6), (8, 8), (10, 10), (10, 11), (15, 15))


def said(**back):
    """Seven phrases of the sentences, each with the name of its antecedent where one is given."""
    names = {"anna": ANNA, "karl": KARL, "she": SHE, "him": HIM, "ship": SHIP, "his": HIS, "it": IT}
    kinds = {"anna": "name", "karl": "name", "ship": "nominal"}
    texts = {"anna": "anna gautet", "karl": "karl zenda", "ship": "his ship"}
    order = list(names)
    return [
        Said(
            bounds=names[n], head=names[n][0], kind=kinds.get(n, "pronoun"), text=texts.get(n, n),
            back=order.index(back[n]) if n in back else None,
        )
        for n in order
    ]  # fmt: skip


def counted(tmp_path, phrases):
    tally = Tally()
    count(tally, gold(tmp_path), phrases, {})
    return tally.figures()


def test_all_right_scores_one(tmp_path):
    figures = counted(tmp_path, said(she="anna", him="karl", his="him", it="ship"))
    assert {name for name, value in figures.items() if value != 1} == {
        "pronoun_i_we",
        "pronoun_you",
        "pronoun_they",
    }  # none


def test_a_wrong_link_costs_both_a_missing_one_only_the_share(tmp_path):
    wrong = counted(tmp_path, said(she="anna", him="anna", his="karl", it="ship"))
    assert (wrong["pronoun"], wrong["precision"]) == (0.75, 0.75)
    missing = counted(tmp_path, said(she="anna", his="karl", it="ship"))
    assert (missing["pronoun"], missing["precision"]) == (0.75, 1)


def test_a_link_to_what_is_in_no_chain_is_wrong(tmp_path):
    phrases = said(she="anna", him="karl", his="him", it="ship")
    stray = Said(bounds=(13, 13), head=13, kind="nominal", text="sunk", back=0)
    figures = counted(tmp_path, [*phrases, stray])
    assert figures["pronoun"] == 1
    assert figures["precision"] == 0.8


def test_other_bounds_with_the_same_head_are_the_same_mention(tmp_path):
    phrases = said(she="anna", him="karl", his="him", it="ship")
    short = [Said(bounds=(0, 0), head=0, kind="name", text="anna"), *phrases[1:]]
    tally = Tally()
    count(tally, gold(tmp_path), short, {ANNA: 0})
    assert tally.figures()["pronoun"] == 1
    assert tally.figures()["conll_f1"] < 1  # there bounds must be the same


def test_chains_follow_links_to_their_beginning():
    assert chains(said(she="anna", him="karl", his="him")) == [frozenset({ANNA, SHE}), frozenset({KARL, HIM, HIS})]


def test_the_floor_takes_the_nearest_that_agrees():
    floor = {one.text: one.back for one in nearest(said())}
    assert floor["she"] == 1  # the nearer of two names
    assert floor["his"] == 3
    assert floor["it"] == 4


@pytest.mark.model
def test_the_whole_task_on_a_folder(tmp_path):
    written(tmp_path)
    result = run(tmp_path)
    assert result["task"] == "coreference"
    assert result["n"] == 4
    assert result["ours"]["pronoun"] >= 0.75
    assert {"pronoun", "precision", "conll_f1", "muc", "b3", "ceafe"} <= set(result["ours"])
    assert {"pronoun_news", "pronoun_news_interview_speech", "conll_f1_news"} <= set(result["ours"])
    assert set(result["floor"]) == set(result["ours"])


@pytest.mark.model
def test_the_command_prints_one_object(tmp_path):
    written(tmp_path)
    made = subprocess.run(
        [sys.executable, "-m", "bench", "coreference", str(tmp_path), "--json", "--sample", "1"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(made.stdout)["data"] == tmp_path.name
