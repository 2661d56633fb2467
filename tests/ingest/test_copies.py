import datetime as dt
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.ingest.copies import near_copies
from regesta.records import Document, Part

D = dt.date
# Sixty plain sentences, all different: enough for texts that share nothing by accident.
WHO = ["the harbour master", "a deputy of the assembly", "the envoy", "the ferry company", "an old fisherman"]
DID = ["spoke of the price of cod", "asked for a longer quay", "counted the boats twice", "refused to sign the paper"]
WHEN = ["before the storm came", "while the band played on", "after a night without sleep"]
SENTENCES = [
    f"On that day {who} {did} {when}, and nobody in the hall thought it odd."
    for who in WHO
    for did in DID
    for when in WHEN
]


def _text(seed: int, count: int = 14) -> list[str]:
    return random.Random(seed).sample(SENTENCES, count)


def _document(name: str, text: str, published: dt.date | None = None, parts: tuple[Part, ...] = ()) -> Document:
    return Document(id=name, source=name, sha256=name, text=text, language="en", published=published, parts=parts)


BASE = " ".join(["Minister Karrow opened the ferry line.", *_text(1)])


@pytest.mark.parametrize(
    "text",
    [
        BASE,
        BASE + " The Example Daily tells you more every morning at six. Our app is free of charge.",
        "A word from our desk in the north. " + BASE,
        " ".join(BASE.split(". ")[1:]),
        BASE.replace("Minister Karrow opened the ferry line.", "Karrow, the minister, has opened the line (EN/kz)."),
        BASE[: len(BASE) // 2],
        BASE.replace("nobody in the hall", "no one in the hall", 3),
        BASE.replace(" the ", "  the\n", 5),
    ],
    ids=["same", "footer", "lead", "without lead", "other lead", "cut", "small words", "white space"],
)
def test_a_copy_is_found_and_the_earlier_is_the_original(text: str) -> None:
    one, two = _document("b", BASE, D(2024, 5, 1)), _document("a", text, D(2024, 5, 2))
    assert near_copies([one, two]) == near_copies([two, one]) == {"a": "b"}


MIDDLE = BASE.split(". ")[7]


@pytest.mark.parametrize(
    "text",
    [
        " ".join(_text(2)),
        BASE.replace(MIDDLE, MIDDLE + ", among them Commodore Rook"),
        BASE.replace(MIDDLE, MIDDLE + " of 12 men"),
        " ".join(BASE.split(". ")[:4] + _text(5)),
        "The minister has opened a ferry line. A storm was near, it is said. Fishermen have their doubts, and so has the company.",
    ],
    ids=["other", "a name of its own", "a number of its own", "shares the beginning", "rewritten"],
)
def test_what_may_say_something_else_is_no_copy(text: str) -> None:
    assert near_copies([_document("a", BASE), _document("b", text)]) == {}


def test_greetings_of_one_form_to_two_presidents_are_not_copies() -> None:
    form = (
        "The prime minister sent a letter to {}, wishing health and success in the work for the good of the people "
        "and the deepening of ties between the two countries in all fields of common interest."
    )
    assert (
        near_copies([_document("a", form.format("Edvar Tolmen")), _document("b", form.format("Odile Brascan"))]) == {}
    )


def test_another_headline_over_the_same_notice_is_another_report() -> None:
    notice = (
        " To show you what you like we and our partners keep small files on your machine; say yes or no below, " * 2
    )
    assert (
        near_copies([_document("a", "Ferry Sails Again" + notice), _document("b", "Bridge Falls In Storm" + notice)])
        == {}
    )
    assert near_copies([_document("a", notice), _document("b", notice + "Read by Many")]) == {"b": "a"}


def test_short_texts_are_copies_only_when_equal() -> None:
    assert near_copies([_document("a", "Ferry sails at six."), _document("b", "Ferry  sails at six.")]) == {"b": "a"}
    assert near_copies([_document("a", "Ferry sails at six."), _document("b", "Ferry sails at six again.")]) == {}


def test_unknown_dates_stand_last_and_the_id_decides_between_equals() -> None:
    group = [_document("a", BASE), _document("c", BASE, D(2024, 5, 2)), _document("b", BASE, D(2024, 5, 2))]
    assert near_copies(group) == {"a": "b", "c": "b"}


def test_credits_and_boilerplate_do_not_make_or_break_a_copy() -> None:
    footer = "\nSubscribe to the Example Daily of Port Ellery, 24 pages for 2 crowns."
    text = BASE + footer * 20
    part = Part(kind="boilerplate", start=len(BASE), end=len(text))
    assert near_copies([_document("a", BASE), _document("b", text, parts=(part,))]) == {"b": "a"}
    one = _document(
        "a", "The ferry sails." + footer * 9, parts=(Part(kind="boilerplate", start=16, end=16 + len(footer) * 9),)
    )
    two = _document(
        "b", "The bridge falls." + footer * 9, parts=(Part(kind="boilerplate", start=17, end=17 + len(footer) * 9),)
    )
    assert near_copies([one, two]) == {}


def test_nothing_and_empty_texts() -> None:
    assert near_copies([]) == {}
    assert near_copies([_document("a", BASE)]) == {}
    assert near_copies([_document("a", ""), _document("b", "")]) == {}


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_order_does_not_count_and_an_original_is_no_copy(rnd: random.Random) -> None:
    documents = [
        _document(f"{seed}{version}", " ".join(_text(seed)[version:]), D(2024, 5, 1 + (seed + version) % 3))
        for seed in range(4)
        for version in range(3)
    ]
    expected = near_copies(documents)
    rnd.shuffle(documents)
    assert near_copies(documents) == expected
    assert expected
    assert not set(expected) & set(expected.values())
    assert all(copy[0] == original[0] for copy, original in expected.items())
