"""Every entry of the time and figure lexicons shows itself in its own example."""

import datetime as dt
import re

import pytest
import spacy

from regesta.extract.figures.amounts import amounts
from regesta.extract.figures.report import figures
from regesta.extract.times.grammar import Grammar
from regesta.extract.times.report import read_times, reader, times
from regesta.extract.times.tense import tense_of
from regesta.extract.times.words import lex
from regesta.lexicons import lexicon
from regesta.records import Document, Quantity, Span

NLP = spacy.blank("en")
ANCHOR = dt.date(2025, 11, 13)


def marked(example: str) -> tuple[str, int, int]:
    """The example without its marks, and where the marked words stand."""
    start, end = example.index("<"), example.index(">") - 1
    return example.replace("<", "").replace(">", ""), start, end


def rules(*names):
    return [
        pytest.param(entry, id=f"{name}-{entry['name']}")
        for name in names
        for entry in lexicon(f"time/{name}")["rules"]
    ]


@pytest.mark.parametrize("entry", rules("rules", "spans"))
def test_core_rule_finds_its_example(entry):
    text, start, end = marked(entry["example"])
    grammar = Grammar(("time/rules", "time/spans"))
    own = [(f.start, f.end) for f in grammar.find(lex(text)) if f.rule.name == entry["name"]]
    assert (start, end) in own


@pytest.mark.parametrize("entry", rules("bends", "wholes"))
def test_joined_rule_finds_its_example(entry):
    text, start, end = marked(entry["example"])
    report = read_times(text, anchor=ANCHOR, tense=tense_of(NLP(text)))
    assert any(e.start <= start and e.end == end for e in (*report.single, *report.whole))


@pytest.mark.parametrize("entry", rules("rules", "spans", "bends", "wholes"))
def test_every_meaning_has_a_reader(entry):
    assert callable(reader(entry["means"]))


@pytest.mark.parametrize("entry", [pytest.param(e, id=e["names"][0]) for e in lexicon("time/holidays")["holidays"]])
def test_named_day_is_one_word(entry):
    text, start, end = marked(entry["example"])
    assert [(w.start, w.end) for w in lex(text) if w.kind == "HOLIDAY"] == [(start, end)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("planning", "future"), ("settled", "future"), ("past_forms", "past"), ("ahead", "2026-01-02")],
)
def test_tense_words(name, expected):
    text, start, _ = marked(lexicon("time/tense")[f"{name}_example"])
    if name == "ahead":
        (found,) = read_times(text, anchor=ANCHOR, tense=lambda _: None).whole
        assert found.reading.edtf == expected
    else:
        assert tense_of(NLP(text))(start) == expected


def quantity(text: str, start: int, end: int) -> tuple[str, str | None]:
    """Short form and unit of the amount that stands at the marks."""
    words = lex(text)
    for amount in amounts(words):
        if words[amount.first].start <= start and words[amount.last - 1].end == end:
            said = Span(document="d", start=start, end=end, text=text[start:end])
            value = Quantity(
                low=amount.low, high=amount.high, bound=amount.bound, said=said, unit=amount.unit, word=amount.word
            )
            return value.short(), amount.unit
    return "nothing", None


BOUNDS = [
    (entry, word)
    for where in ("before", "after")
    for entry in lexicon("figures/bounds")[where]
    for word in entry["words"]
]


@pytest.mark.parametrize(
    "entry", [*lexicon("figures/bounds")["before"], *lexicon("figures/bounds")["after"]], ids=lambda e: e["words"][0]
)
def test_bound_example(entry):
    text, start, end = marked(entry["example"])
    assert quantity(text, start, end)[0] == entry["short"]


@pytest.mark.parametrize("entry", lexicon("figures/bounds")["before"], ids=lambda e: e["words"][0])
def test_every_word_of_a_bound_bounds(entry):
    for word in entry["words"]:
        text = f"They counted {word} 500 men."
        words = lex(text)
        assert [a.bound for a in amounts(words)] == [entry["bound"]], word


UNITS = lexicon("figures/units")
UNIT_ENTRIES = [*UNITS["currencies"].items(), *UNITS["measures"].items(), ("percent", UNITS["percent"])]


@pytest.mark.parametrize(("name", "entry"), UNIT_ENTRIES, ids=[name for name, _ in UNIT_ENTRIES])
def test_unit_example(name, entry):
    text, start, end = marked(entry["example"])
    assert quantity(text, start, end)[1] == name


@pytest.mark.parametrize("entry", UNITS["times"], ids=lambda e: e["words"][0])
def test_multiple_example(entry):
    text, start, end = marked(entry["example"])
    assert quantity(text, start, end)[0] == f"{entry['factor']}x"


@pytest.mark.parametrize("name", list(lexicon("time/neighbours")))
def test_neighbours_decide_their_example(name):
    example = lexicon("time/neighbours")[name]["example"]
    text, start, end = marked(example) if "<" in example else (example, -1, -1)
    found = [(e.start, e.end) for e in read_times(text, anchor=ANCHOR, tense=tense_of(NLP(text))).whole]
    assert found == ([(start, end)] if start >= 0 else [])


def figures_of(nlp, text):
    document = Document(id="d", source="d.txt", sha256="", text=text, language="en", published=ANCHOR)
    doc = nlp(text)
    return figures(document, doc, times(document, doc))


@pytest.mark.model
@pytest.mark.parametrize("name", list(lexicon("figures/claims")))
def test_what_is_no_claim_gives_no_figure(nlp, name):
    entry = lexicon("figures/claims")[name]
    if "example" not in entry:
        assert entry  # forms of verbs, tested through the sentences of tests/extract
        return
    assert figures_of(nlp, entry["example"]) == ()


@pytest.mark.model
@pytest.mark.parametrize("entry", lexicon("figures/scope")["scopes"], ids=lambda e: f"{e['where']}-{e['scope']}")
def test_scope_example(nlp, entry):
    text, start, end = marked(entry["example"])
    (figure,) = figures_of(nlp, text)
    assert figure.scope == entry["scope"]
    assert figure.value.said.start <= start + 1
    assert figure.value.said.end >= end - len(" more")


def test_rule_names_are_unique():
    names = [
        entry["name"] for name in ("rules", "spans", "bends", "wholes") for entry in lexicon(f"time/{name}")["rules"]
    ]
    assert len(names) == len(set(names))
    assert all(
        re.search(r"<.+>", e["example"])
        for n in ("rules", "spans", "bends", "wholes")
        for e in lexicon(f"time/{n}")["rules"]
    )


@pytest.mark.parametrize("name", ["rules", "spans", "bends", "wholes", "words", "neighbours", "tense", "holidays"])
def test_no_word_was_read_as_true_or_false(name):
    """YAML reads a bare `on` or `no` as a truth value: such a word must stand in quotation marks."""

    def words(value):
        if isinstance(value, dict):
            return [word for key, inner in value.items() for word in ([key] if isinstance(key, bool) else words(inner))]
        return [word for word in value if isinstance(word, bool)] if isinstance(value, list) else []

    assert words(lexicon(f"time/{name}")) == []


@pytest.mark.parametrize("name", list(lexicon("time/attach")))
def test_attaching_words_show_themselves(name):
    entry = lexicon("time/attach")[name]
    assert set(re.findall(r"\w+", entry["example"].lower())) & set(entry["words"])
