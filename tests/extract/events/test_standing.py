"""What states keep doing to each other, and who does what where the sentence tells it in passing."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events


def _told(nlp: Language, text: str, subtype: str) -> list[tuple[str, list[str], list[str]]]:
    found = [e for e in read_events(nlp, text) if e.subtype == subtype]
    return [(e.status, [p.name for p in e.actors], [p.name for p in e.recipients]) for e in found]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "subtype", "told"),
    [
        ("The ministry spoke of an imminent incursion into northern Chad.", "attack", ("planned", [], ["Chad"])),
        ("Hundreds fled following Libyan airstrikes.", "air_strike", ("happened", ["Libyan"], [])),
        ("The note spoke of Chad annexing Zubara.", "seizure", ("happened", ["Chad"], ["Zubara"])),
        ("Malta put pressure on Libya to free the crew.", "release", ("possible", ["Libya"], ["the crew"])),
        ("There have been reports that Lund was detained in Lima.", "arrest", ("happened", [], ["Lund"])),
        ("Chancellor Ines Roth welcomed the Chilean move.", "praise", ("happened", ["Ines Roth"], ["Chilean"])),
        ("The Libyan war in Chad goes on.", "attack", ("happened", ["Libyan"], ["Chad"])),
        ("The Chad-Mali fishing pact took effect in 2019.", "entry_into_force", ("happened", ["Chad", "Mali"], [])),
        (
            "Peru and Ghana imposed sanctions led by Brazil against Bolivia, such as freezing the assets of a bank.",
            "sanctions",
            ("happened", ["Peru", "Ghana"], ["Bolivia"]),
        ),
        (
            "Peru and Chile reached a deal for Peruvian troops to move into the valley.",
            "troop_deployment",
            ("planned", ["Peruvian troops"], []),
        ),
        (
            "Prime Minister Ana Torv and her Chilean counterpart Luis Vega “are dismayed at and condemn the raids” by Bolivia,"
            " they said in a joint communique after a meeting in Lima.",
            "meeting",
            ("happened", ["Ana Torv", "Luis Vega"], []),
        ),
        (
            "Prime Minister Ana Torv and her Chilean counterpart Luis Vega “are dismayed at and condemn the raids” by Bolivia,"
            " they said in a joint communique after a meeting in Lima.",
            "criticism",
            ("happened", ["Ana Torv", "Luis Vega"], ["Bolivia"]),
        ),
        ("Chadian troops occupied the town of Faya.", "seizure", ("happened", ["Chadian troops"], [])),
        (
            "The Peruvian minister said talks with Chile would resume on Monday.",
            "meeting",
            ("planned", ["The Peruvian minister", "Chile"], []),
        ),
        (
            "Peruvian officials say that talks with Chile will settle the matter.",
            "meeting",
            ("planned", ["Peruvian officials", "Chile"], []),
        ),
    ],
)
def test_told(nlp: Language, text: str, subtype: str, told: tuple[str, list[str], list[str]]) -> None:
    assert told in _told(nlp, text, subtype)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("Analysts said talks with Chile would fail.", "meeting"),
        ("The former minister said talks with Chile had failed.", "meeting"),
        ("The company's price war in Chad hit farmers.", "attack"),
        ("Soldiers occupied positions along the border.", "seizure"),
        ("The storm prevented two ferries from docking.", "restriction"),
        ("The firm was engaged in legal hostilities with a rival.", "clash"),
        ("Peruvian airstrikes are a thing of the past.", "air_strike"),
    ],
)
def test_not_told(nlp: Language, text: str, subtype: str) -> None:
    assert _told(nlp, text, subtype) == []


@pytest.mark.model
def test_a_named_thing_is_nobody_who_is_praised(nlp: Language) -> None:
    assert [b for _, _, b in _told(nlp, "The Paris agreement was welcomed by Chad.", "praise")] == [[]]
