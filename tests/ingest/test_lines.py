"""What a line of a page is, on lines as pages have them."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.ingest.firstlines import dateline
from regesta.ingest.lines import entry_of, is_credit, is_post, leftovers, trailing_credit
from regesta.ingest.parts import parts, title_of
from regesta.lexicons import lexicon

BODY = "The ferry sailed on Monday with forty passengers, the harbour office said."
ROWS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "lines.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("# ")
]
EXACT = [
    words
    for entry in lexicon("ingest/page")["lines"]
    for words in (entry.get("is", []) if isinstance(entry.get("is", []), list) else [entry["is"]])
]


@pytest.mark.parametrize(("kinds", "line"), ROWS)
def test_a_line_between_paragraphs(kinds, line):
    text = f"{BODY}\n{line}\n{BODY}\n{BODY}"
    start = len(BODY) + 1
    found = parts(text, title=None, dateline=None)
    assert list(dict.fromkeys(part.kind for part in found)) == [kind for kind in kinds.split("+") if kind != "body"]
    assert all(start <= part.start < part.end <= start + len(line) for part in found)
    if "body" not in kinds:
        assert (found[0].start, found[-1].end) == (start, start + len(line))
    assert not any(text[part.start].isspace() or text[part.end - 1].isspace() for part in found)


@pytest.mark.parametrize("words", EXACT)
def test_every_exact_line_of_the_lexicon_is_found_in_any_case(words):
    assert entry_of(words) is not None
    assert entry_of(f" {words.upper()}:") == entry_of(words)


@pytest.mark.parametrize(
    ("line", "begins", "caption"),
    [
        ("The envoy waves. Photo: Meridian", 16, True),
        ("The envoy waves (Photo by Ann Example)", 15, True),
        ("The envoy waves. Ann Example/AP", 16, True),
        ("The envoy waves. (Yonhap)", 16, False),
        ("“We will sail.” Yonhap News Agency", 15, True),
    ],
)
def test_trailing_credit(line, begins, caption):
    assert trailing_credit(line) == (begins, caption)


@pytest.mark.parametrize(
    "line",
    [
        "The two agreed. Then AP workers struck.",
        "He praised Reuters.",
        "He kept a photo of the ferry in his purse.",
        "The ferry was late (Reuters) and so was the tram (AFP), the office said.",
        "He came. He saw. He left. He came again. He saw again. Photo: Meridian",
    ],
)
def test_no_trailing_credit(line):
    assert trailing_credit(line) is None


def test_leftovers():
    text = "He came.[A1] She left. -0-\nThe plan is 3-0-1.\n(END)\nIt rose +4 points. +4"
    assert [text[start:end] for start, end in leftovers(text)] == ["[A1]", "-0-", "(END)", "+4"]


def test_a_credit_and_a_post():
    assert is_credit("Ann Example | Reuters")
    assert not is_credit("Reuters and AFP told of it / so did others in town and so on")
    assert is_post("Ann Example (@example)")
    assert not is_post("The minister (@example) said no, and so did the others")


COMMENTS = f"{BODY}\n{BODY}\n2 comments\nBo Sample\nThe minister killed forty men.\nCy Sample\nNonsense."


def test_what_follows_the_heading_of_the_comments_is_not_the_reports():
    start = COMMENTS.index("2 comments")
    found = parts(COMMENTS, title=None, dateline=None)
    assert [part.kind for part in found] == ["boilerplate"] * 5
    assert found[0].start == start


def test_a_button_for_comments_above_the_text_ends_nothing():
    text = f"Ferry sails\n2 comments\n{BODY}\n{BODY}"
    assert [part.kind for part in parts(text, title="Ferry sails", dateline=None)] == ["headline", "boilerplate"]


def test_a_headline_is_one_whatever_it_begins_with():
    text = f"Video: ferry sails\n{BODY}\n{BODY}"
    assert [part.kind for part in parts(text, title="Video: ferry sails", dateline=None)] == ["headline"]


@given(st.lists(st.sampled_from([line for _, line in ROWS] + [BODY, ""]), max_size=12))
def test_parts_are_in_order_do_not_overlap_and_stay_in_their_line(lines):
    text = "\n".join(lines).strip()
    found = parts(text, title=title_of(text), dateline=dateline(text))
    assert all(part.start < part.end <= len(text) for part in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert not any("\n" in text[part.start : part.end] for part in found)
