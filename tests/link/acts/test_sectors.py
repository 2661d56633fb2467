"""What people and bodies are: one man with a gun is no rebel, a police sergeant no soldier."""

import pytest

from tests.link.acts.test_story import acts

pytestmark = pytest.mark.model
CASES = [  # text, trigger, (name, state, sector) of one of the parties
    ("A gunman killed two guards in Lyon, France.", "killed", ("gunman", "FRA", "CRM")),
    ("Gunmen killed two guards in Lyon, France.", "killed", ("Gunmen", "FRA", "REB")),
    ("Norwegian police sergeant Ola Lund arrested two men.", "arrested", ("Ola Lund", "NOR", "COP")),
    ("Norwegian sergeant Ola Lund arrested two men.", "arrested", ("Ola Lund", "NOR", "MIL")),
    ("A former Norwegian adviser praised Chile.", "praised", ("adviser", "NOR", None)),
    ("A Norwegian adviser praised Chile.", "praised", ("adviser", "NOR", "GOV")),
    ("Ann Moe, chairwoman of the Chilean Dockers' Association, praised Peru.", "praised", ("Ann Moe", "CHL", "NGO")),
    ("Ann Moe, chairwoman of the Council of Ministers of Chile, praised Peru.", "praised", ("Ann Moe", "CHL", "GOV")),
    ("US Representative Ida Holf praised Chile.", "praised", ("Ida Holf", "USA", "LEG")),
    ("Chinese Representative Ida Holf praised Chile.", "praised", ("Ida Holf", "CHN", "GOV")),
    ("US Representative Ida Holf praised the UN draft of Chile.", "praised", ("Ida Holf", "USA", "GOV")),
    (
        "Emil Tall, President of Chad and honorary chairman of the Peace Foundation, praised Peru.",
        "praised",
        ("Emil Tall", "TCD", "GOV"),
    ),
    ("Emil Tall, leader of the Chadian Dockers' League, praised Peru.", "praised", ("Emil Tall", "TCD", "GOV")),
    ("Norwegian Treasurer Ida Holf praised Peru.", "praised", ("Ida Holf", "NOR", "GOV")),
    ("Club treasurer Ida Holf praised Peru.", "praised", ("Ida Holf", None, None)),
    ("US Special Representative Ida Holf praised Chile.", "praised", ("Ida Holf", "USA", "GOV")),
    (
        "Former Trump adviser Ida Holf praised Chile. US President Donald Trump was calm.",
        "praised",
        ("Ida Holf", None, None),
    ),
    ("Peru thanked the fallen fighters of the Norwegian army.", "thanked", ("fighters", "NOR", "MIL")),
    ("Peru thanked the fighters of the Norwegian desert.", "thanked", ("fighters", "NOR", "REB")),
    ("Ida Holf, chairwoman of the Kent County Council, praised Chile.", "praised", ("Ida Holf", "GBR", "GOV")),
    ("The special rapporteur Ann Moe praised Chile.", "praised", ("Ann Moe", "UNO", "IGO")),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), CASES)
def test_the_sector_of_a_party(text: str, trigger: str, wanted: tuple[str, str, str]) -> None:
    told = [p for one in acts(text) if one.trigger.text == trigger for p in (*one.actors, *one.recipients)]
    name, *slots = wanted
    assert [[p.state, p.sector] for p in told if name in p.name] == [slots]
