import html
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.ingest.clean import clean, cut, to_original

# Text with many of the signs that are cleaned, and any others.
TEXT = st.text(
    st.one_of(
        st.sampled_from("ab cé.,\n\r\t\u00a0\u200b\u00ad\u202e\u2028\x00\x07\u0301\ufeff&;#\u2009“”\ud800"),
        st.characters(),
    ),
    max_size=120,
)
INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\u200b\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069\u00a0\r]")


@pytest.mark.parametrize(
    ("original", "cleaned"),
    [
        ("one\r\ntwo\rthree\u2028four\x0cfive", "one\ntwo\nthree\nfour\nfive"),
        ("ten\u00a0thousand\u202ftons\tof\u2009rice", "ten thousand tons of rice"),
        ("Py\u00adong\u200byang\ufeff", "Pyongyang"),
        ("\u202athe minister\u202c said", "the minister said"),
        ("a\x00b\x07c", "abc"),
        ("Bogota\u0301 and Sa\u0303o", "Bogotá and São"),
        ("Moll &amp; Sons said &quot;no&quot;&nbsp;again &#8212; twice", 'Moll & Sons said "no" again — twice'),
        ("AT&T; R&D and &unknownentity; stay", "AT&T; R&D and &unknownentity; stay"),
        ("the cafÃ© owner\u2019s", "the café owner\u2019s"),
        ("the minister â€œsaidâ€\x9d itâ€™s over", "the minister “said” it’s over"),
        ("naïve café “x” São Łódź", "naïve café “x” São Łódź"),
        ("ofﬁce ﬂag", "ofﬁce ﬂag"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("  \n text \n ", "text"),
        ("two  spaces stay", "two  spaces stay"),
        ("", ""),
    ],
)
def test_clean(original: str, cleaned: str) -> None:
    assert clean(original).text == cleaned


def test_a_page_with_wrongly_decoded_letters_says_so() -> None:
    assert clean("the cafÃ© owner").mended
    assert not clean("the café owner").mended


@pytest.mark.parametrize(
    ("original", "cleaned"),
    [
        ("# A headline\n\nThe **ferry** sailed.", "A headline\n\nThe ferry sailed."),
        ("See [the list](https://a.example/x) and ![map](m.png).", "See the list and map."),
        ("> A quotation\n* one\n- two", "A quotation\none\ntwo"),
        ("The *Gazette* says 3 * 4 and snake_case and a * b", "The Gazette says 3 * 4 and snake_case and a * b"),
    ],
)
def test_marks_of_markdown_go(original: str, cleaned: str) -> None:
    found = clean(original, markdown=True)
    assert found.text == cleaned
    assert all(original[to_original(found.offsets, index)] == character for index, character in enumerate(found.text))


@given(TEXT)
def test_every_character_maps_to_what_it_came_from(original: str) -> None:
    found = clean(original)
    places = [to_original(found.offsets, index) for index in range(len(found.text))] + [len(original)]
    for character, start, end in zip(found.text, places, places[1:], strict=False):
        there = original[start:end]
        same = there.startswith(character) or unicodedata.normalize("NFC", there).startswith(character)
        odd_space = character in "\n " and (there[0].isspace() or there[0] in "\x1c\x1d\x1e")
        lone = character == "\ufffd" and "\ud800" <= there[0] <= "\udfff"
        entity = html.unescape(there).startswith(character) or there.startswith("&")
        # A run of accents of which only some go together with the letter stays a run, each at the place of one of them.
        accents = unicodedata.combining(character) > 0
        assert same or odd_space or lone or entity or accents or found.mended


@given(st.text(st.sampled_from("abc dé\n\r\u200b\u00a0\u00ad"), max_size=80))
def test_without_entities_and_accents_the_map_is_exact(original: str) -> None:
    found = clean(original)
    for index, character in enumerate(found.text):
        there = original[to_original(found.offsets, index)]
        assert there == character or {"\u00a0": " ", "\r": "\n"}[there] == character


@given(TEXT)
def test_offsets_ascend_and_stay_inside(original: str) -> None:
    found = clean(original)
    here = [pair[0] for pair in found.offsets]
    there = [pair[1] for pair in found.offsets]
    assert here == sorted(set(here))
    assert there == sorted(there)
    assert all(0 <= place <= len(original) for place in there)
    assert not found.text or to_original(found.offsets, len(found.text) - 1) < len(original)


@given(TEXT)
def test_nothing_invisible_is_left_and_cleaning_again_changes_nothing(original: str) -> None:
    cleaned = clean(original)
    found = cleaned.text
    assert not INVISIBLE.search(found)
    assert found == found.strip()
    # "&amp;lt;" is "&lt;" after one cleaning, as it should be; so are letters that were wrongly decoded twice, or that a
    # control character between them hid the first time
    again = clean(found)
    if "&" not in found and not cleaned.mended and not again.mended:
        assert again.text == found


@given(TEXT, st.integers(0, 60), st.integers(0, 120))
def test_a_stretch_cut_out_keeps_its_map(original: str, start: int, end: int) -> None:
    found = clean(original)
    start, end = min(start, len(found.text)), min(end, len(found.text))
    text, offsets = cut(found.text, found.offsets, start, end)
    assert text == found.text[start:end]
    assert [to_original(offsets, index) for index in range(len(text))] == [
        to_original(found.offsets, start + index) for index in range(len(text))
    ]


def test_open_brackets_by_the_thousand_take_no_time() -> None:
    assert clean("[" * 300_000, markdown=True).text == "[" * 300_000  # the first pattern tried took minutes


def test_a_long_clean_text_has_a_short_map() -> None:
    assert clean("The ferry sailed. " * 1000).offsets == ((0, 0),)
