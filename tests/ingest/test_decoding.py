import codecs

import pytest

from regesta.ingest.decoding import decode, is_binary

WESTERN = "The café’s owner said “no” to the minister’s offer on Monday, and to São Tomé’s too."
RUSSIAN = "Министр иностранных дел заявил в понедельник, что переговоры будут продолжены на следующей неделе."


@pytest.mark.parametrize(
    ("data", "text", "encoding", "guessed"),
    [
        (WESTERN.encode(), WESTERN, "utf-8", False),
        (codecs.BOM_UTF8 + WESTERN.encode(), WESTERN, "utf-8", False),
        (codecs.BOM_UTF16_LE + WESTERN.encode("utf-16-le"), WESTERN, "utf-16", False),
        (codecs.BOM_UTF16_BE + WESTERN.encode("utf-16-be"), WESTERN, "utf-16", False),
        (codecs.BOM_UTF32_LE + WESTERN.encode("utf-32-le"), WESTERN, "utf-32", False),
        (WESTERN.encode("utf-16-le"), WESTERN, "utf-16-le", True),
        (WESTERN.encode("utf-16-be"), WESTERN, "utf-16-be", True),
        (WESTERN.encode("cp1252"), WESTERN, "cp1252", True),
        (b"plain ASCII", "plain ASCII", "utf-8", False),
        (b"", "", "utf-8", False),
    ],
)
def test_decode(data: bytes, text: str, encoding: str, *, guessed: bool) -> None:
    found = decode(data)
    assert (found.text, found.encoding, found.guessed) == (text, encoding, guessed)


def test_cyrillic_in_an_8_bit_code_is_not_read_as_western() -> None:
    found = decode(RUSSIAN.encode("cp1251") * 3)
    assert found.text == RUSSIAN * 3
    assert found.guessed


def test_the_declaration_of_a_page_is_heard_and_is_no_guess() -> None:
    page = f'<html><head><meta charset="windows-1251"></head><body>{RUSSIAN}</body></html>'
    found = decode(page.encode("cp1251"), html=True)
    assert (found.text, found.guessed) == (page, False)


def test_a_false_declaration_does_not_stop_reading() -> None:
    found = decode(b'<meta charset="no-such-code">caf\xe9', html=True)
    assert found.text.endswith("café")
    assert found.guessed


def test_utf8_with_a_few_broken_bytes_stays_utf8() -> None:
    found = decode((WESTERN * 5).encode() + b"\xe2\x80")  # cut inside a character
    assert found.text.startswith(WESTERN)
    assert found.guessed
    assert "â€" not in found.text


def test_bytes_that_no_code_has_are_read_all_the_same() -> None:
    assert decode(b"one \x81 two").text == "one \x81 two"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\x00\x01\x02\x03" * 50, True),
        (b"%PDF-1.7 and so on", True),
        (b"PK\x03\x04 zipped", True),
        (b"\x89PNG\r\n", True),
        (b"text with a \x00 in it", True),
        (bytes(range(1, 9)) * 20, True),
        (WESTERN.encode(), False),
        (WESTERN.encode("utf-16-le"), False),
        (codecs.BOM_UTF16_BE + WESTERN.encode("utf-16-be"), False),
        (RUSSIAN.encode("cp1251"), False),
        (b"", False),
    ],
)
def test_is_binary(data: bytes, *, expected: bool) -> None:
    assert is_binary(data) is expected
