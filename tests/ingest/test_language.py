import pytest

from regesta.ingest.language import language_code, language_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The minister said on Monday that the talks with the delegation would go on next week, and that no date was set.",
            "en",
        ),
        ("Министр иностранных дел заявил в понедельник, что переговоры будут продолжены на следующей неделе.", "ru"),
        ("Der Minister sagte am Montag, dass die Gespräche in der nächsten Woche fortgesetzt würden.", "de"),
        ("El ministro dijo el lunes que las conversaciones continuarían la próxima semana en la capital.", "es"),
        (
            "외무장관은 월요일에 회담이 다음 주에 계속될 것이라고 말했다. 양측은 날짜를 정하지 않았다고 덧붙였다. 회담은 수도에서 열린다.",
            "ko",
        ),
        ("Ferry sails", None),
        ("1234 5678 " * 20, None),
        ("", None),
    ],
)
def test_language_of(text: str, expected: str | None) -> None:
    assert language_of(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("en-US", "en"),
        ("en_GB", "en"),
        ("EN", "en"),
        ("English", "en"),
        ("Korean", "ko"),
        ("unknown", None),
        ("", None),
        (None, None),
    ],
)
def test_language_code(name: str | None, expected: str | None) -> None:
    assert language_code(name) == expected
