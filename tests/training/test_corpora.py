"""How the sets' labels become ours."""

from training.corpora import Example, apart, mapped, marked, mended, spans


def test_labels_of_every_scheme():
    types = {"Person": "PER", "PER": "PER"}
    assert mapped(["S-Person", "B-Person", "I-Person", "E-Person", "O", "B-Date"], types) == [
        "B-PER",
        "B-PER",
        "I-PER",
        "I-PER",
        "O",
        "O",
    ]
    assert mapped(["I-PER", "I-PER", "O", "I-PER"], types) == ["B-PER", "I-PER", "O", "B-PER"]


def test_hyphens_apart():
    made = apart(Example(["U.S.-led", "al-Koril", "left"], "own", names=["B-LOC", "B-PER", "O"]))
    assert made.words == ["U.S.", "-", "led", "al", "-", "Koril", "left"]
    assert spans(made.names or []) == [(0, 1, "LOC"), (3, 6, "PER")]


def test_a_lower_case_tail_leaves_its_name():
    made = apart(Example(["Tarn-led", "force"], "own", names=["B-LOC", "O"]))
    assert list(zip(made.words, made.names or [], strict=True))[:3] == [("Tarn", "B-LOC"), ("-", "O"), ("led", "O")]


def test_spans_and_back():
    names = ["O", "B-PER", "I-PER", "B-ORG", "O"]
    assert spans(names) == [(1, 3, "PER"), (3, 4, "ORG")]
    assert marked(5, spans(names)) == names
    assert mended(["I-PER", "I-ORG"]) == ["B-PER", "B-ORG"]
