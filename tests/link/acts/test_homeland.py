"""Bodies and people of the one country that a report plainly tells of."""

import pytest

from regesta.lexicons import lexicon
from tests.link.acts.test_story import acts

pytestmark = pytest.mark.model
HOME = "Chile closes its schools. Chile closed all schools on Monday. The Chilean health ministry said that it would last a month. "
BORDER = (
    "Fire closes port. A fire closed a port in Iquique, Chile, on Sunday. Chilean radio said so. "
    "Peru and Bolivia mourned a Peruvian and a Bolivian. "
    "Peru thanked Bolivia. Bolivia thanked Peru. A day went by. The wind rose. "
)
BRITAIN = "Britain closes its schools. Britain closed all schools on Monday. The British health ministry said so. "
CASES = [  # text, trigger, states of the actors, of the recipients
    (
        HOME + "Peru did the same. The day was calm. Officials asked residents to stay at home.",
        "asked",
        ["CHL"],
        ["CHL"],
    ),
    (HOME + "A federal judge upheld the ban.", "upheld", ["CHL"], []),
    (HOME + "Larkwood Police detained four protesters.", "detained", ["CHL"], ["CHL"]),
    (HOME + "The Senate rejected the ban. Peru opened a port. Soldiers met in Chile.", "rejected", ["CHL"], []),
    (HOME + "In April a like rule was tried in Cusco, Peru. Police warned the farmers.", "warned", ["CHL"], ["CHL"]),
    (BORDER + "Federal authorities opened an inquiry in Iquique, Chile.", "opened", ["CHL"], []),
    (BRITAIN + "The government accused Labour leaders of delay.", "accused", ["GBR"], ["GBR"]),
    (HOME + "Judge Ola Lund rejected the complaint.", "rejected", ["CHL"], []),
]
LEFT_OPEN = [
    (BORDER + "A federal judge praised Chad.", "praised"),
    (HOME + "Officials from the company blamed Chile.", "blamed"),
    (HOME + "Foreign officials praised Chile.", "praised"),
    (HOME + "The Norvel company and its officers thanked Chile.", "thanked"),
    (
        "Chile and Peru closed their schools on Monday. Chilean and Peruvian radio said so. Residents thanked the two.",
        "thanked",
    ),
    ("A drought hit the ports. A storm came. Winds rose. Chile lost a ship. A federal judge thanked Chile.", "thanked"),
    ("Chile is calm. Chile hosts the World Harbour Union. A federal judge thanked Chile.", "thanked"),
]


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), CASES)
def test_of_the_one_country(text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    told = [one for one in acts(text) if one.trigger.text == trigger]
    assert [([p.state for p in one.actors], [p.state for p in one.recipients]) for one in told] == [
        (actors, recipients)
    ]


@pytest.mark.parametrize(("text", "trigger"), LEFT_OPEN)
def test_not_where_they_may_be_of_elsewhere(text: str, trigger: str) -> None:
    told = [one for one in acts(text) if one.trigger.text == trigger]
    assert all(p.state is None for one in told for p in one.actors)


def test_those_who_live_there_do_not_bring_in_what_they_do_among_themselves() -> None:
    assert not [one for one in acts(HOME + "Teachers thanked the nurses.") if one.trigger.text == "thanked"]


def test_the_words_of_the_example_are_known() -> None:
    example = lexicon("world/homeland")["example"]
    (arrest,) = [one for one in acts(HOME + example) if one.trigger.text == "arrested"]
    assert {p.state for p in (*arrest.actors, *arrest.recipients)} == {"CHL"}
