"""What a clause says of somebody: blamed, or cleared."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Norway suspects that Libya hid the ship.", "ACCUSE", ["Norway"], ["Libya"]),
        ("Norway argued that Libya violated the truce.", "ACCUSE", ["Norway"], ["Libya"]),
        ("Libya insists its reactor is peaceful.", "REJECT", ["Libya"], []),
        ("Libya insisted it had not sent the ship.", "REJECT", ["Libya"], []),
        ("Norway said Libya was lying about the ship.", "ACCUSE", ["Norway"], ["Libya"]),
        ("Norway said Libya had broken the truce.", "ACCUSE", ["Norway"], ["Libya"]),
        ("Norway said the Libyan raids violated its borders.", "ACCUSE", ["Norway"], ["Libyan"]),
        ("The fire was the work of Libya, Norway said.", "ACCUSE", ["Norway"], ["Libya"]),
        ("Norway says Libya is to blame for the famine.", "ACCUSE", ["Norway"], ["Libya"]),
        ("Norway said Libya had not done enough to find the crew.", "ACCUSE", ["Norway"], ["Libya"]),
        ("Norway said Libya's ban was shameful.", "ACCUSE", ["Norway"], ["Libya"]),
        ("Norway said it was wrong of Libya to close the port.", "ACCUSE", ["Norway"], ["Libya"]),
        ('"This is a shameful ban," Ola Lund said of Libya.', "ACCUSE", ["Ola Lund"], ["Libya"]),
        ('"We had nothing to do with it," Ola Lund said.', "REJECT", ["Ola Lund"], []),
        ("Norway said Libya was involved in the riots.", "ACCUSE", ["Norway"], ["Libya"]),
        ("Norway claimed this was a ploy by Libya to win time.", "ACCUSE", ["Norway"], ["Libya"]),
        ("Norway called the decree of Libya an unacceptable step.", "ACCUSE", ["Norway"], ["Libya"]),
        ("Norway described the ban of Libya as a shameful step.", "ACCUSE", ["Norway"], ["Libya"]),
        ("Norway claimed Libya had jammed its radio.", "ACCUSE", ["Norway"], ["Libya"]),
        ("The report told of allegations that Libya makes bombs.", "ACCUSE", [], ["Libya"]),
        ("The report told of allegations Libya makes bombs.", "ACCUSE", [], ["Libya"]),
        ("Norway said it was not involved in the raid.", "REJECT", ["Norway"], []),
        ("Norway said Libya has to free the crew.", "REQUEST", ["Norway"], ["Libya"]),
        ("Norway said the time had come for Libya to leave.", "REQUEST", ["Norway"], ["Libya"]),
        ("Norway hoped Libya would free the crew.", "REQUEST", ["Norway"], ["Libya"]),
        ("Norway insisted that Libya hand over the crew.", "REQUEST", ["Norway"], ["Libya"]),
    ],
)
def test_said_of_somebody(nlp: Language, text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    told = [e for e in read_events(nlp, text) if e.type == kind]
    assert [[p.name for p in e.actors] for e in told] == [actors]
    assert [[p.name for p in e.recipients] for e in told] == [recipients]


@pytest.mark.parametrize(
    "text",
    [
        "Norway argued that Libya could break the truce.",
        "Norway argued that Libya had not violated the truce.",
        "Norway argued that Libya needs more time.",
        "Norway hopes the two sides will talk.",
        "Norway hopes it will rain.",
        "Norway insists the winter was long.",
        "Norway insists its harbour is full.",
        "Norway claimed that Libya grows dates.",
        "Norway hopes Libya will win the cup.",
        "Doctors suspect that Ola Lund has malaria.",
        "Norway insists it did not rain.",
        "Norway said Libya was not behind the raid.",
        "Norway asked whether Libya was lying.",
        "Norway said Libya would be wrong to leave.",
        "Norway's weather office said the storm was dangerous.",
        "The bank said the Libyan economy had failed to grow.",
        "Norway said its troops were on the offensive.",
        "Norway said the rebels were weaker than before.",
        "Ola Lund said it was time for dinner.",
        "Ola Lund said he had to leave for the airport.",
        "Norway hopes Libya will play well in the cup.",
        "Ola Lund said Norway was responsible for half of the catch.",
        "Norway said the island lies off Libya.",
        "Norway said the future of the port lies in Libya.",
        "Norway said no Libyans were involved in the riots.",
        "Norway said two Libyans were involved in the crash.",
        "Norway claimed Libya won the cup by luck.",
        "Norway called the storm a terrible blow.",
        "Norway called the dam of Libya a great step.",
        "Ola Lund is concerned about the weather.",
        "Norway said Libya's lawyers had misled nobody.",
        "Norway said Libya had done nothing wrong.",
        "Norway said its navy had failed to find the boat.",
        "The inquiry concluded that Libya had broken the record for rain.",
    ],
)
def test_said_of_nobody(nlp: Language, text: str) -> None:
    assert not [e for e in read_events(nlp, text) if e.type in ("ACCUSE", "REQUEST", "REJECT")]
