"""One alone of an act of several, acts told by the way and texts. Rows: sentence, type, status and sides; None: no such act."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("The Harbour Safety Agency will meet on Friday to look at the dam.", "CONSULT", ("planned", "Agency", "")),
        ("Libya is to return to the negotiations in May.", "CONSULT", ("planned", "Libya", "")),
        ("The Harbour Safety Agency will meet the demand for coal.", "CONSULT", None),
        ("Ola Lund will meet on Friday.", "CONSULT", None),
        ("Three farmers marched through Lome to demand cheaper seed.", "REQUEST", ("happened", "farmers", "")),
        ("Norway held a dinner to urge Chad to free the crew.", "REQUEST", ("happened", "Norway", "Chad")),
        ("Norway will hold a dinner to urge Chad to free the crew.", "REQUEST", ("planned", "Norway", "Chad")),
        ("Police searched a flat of a Chadian officer accused of spying.", "ACCUSE", ("happened", "", "officer")),
        ("Malta is the third state to recognise Chad.", "SUPPORT", ("happened", "Malta", "Chad")),
        ("This was the sixth Chadian reporter to be killed in May.", "ASSAULT", ("happened", "", "reporter")),
        ("The first step to recognise Chad is a letter.", "SUPPORT", None),
        ("Two were captured in Chad on Monday.", "COERCE", ("happened", "", "Two")),
        ("The navy captured Ana Torv in Mali.", "COERCE", ("happened", "navy", "Torv")),
        ("Rebels captured the harbour of Lome.", "COERCE", ("happened", "Rebels", "")),
        ("Seven died in an air strike on Lome.", "ASSAULT", ("happened", "", "Seven")),
        ("A report by the Fishing League condemned Chad.", "ACCUSE", ("happened", "League", "Chad")),
        ("The council adopted a resolution that condemns Chad.", "ACCUSE", ("happened", "council", "Chad")),
        ("The council rejected a resolution that condemns Chad.", "ACCUSE", ("happened", "", "Chad")),
    ],
)
def test_told(nlp: Language, text: str, kind: str, told: tuple[str, str, str] | None) -> None:
    found = [event for event in read_events(nlp, text) if event.type == kind]
    if told is None:
        assert not found
        return
    status, acting, acted_on = told
    assert [event.status for event in found] == [status]
    for names, word in ((found[0].actors, acting), (found[0].recipients, acted_on)):
        assert [word in one.name for one in names] == ([True] if word else [])


def test_the_phrase_may_hang_on_the_place(nlp: Language) -> None:
    (met,) = read_events(nlp, "Ana Torv met Monday in Riga with Ola Lund.")
    assert [one.name for one in met.actors] == ["Ana Torv", "Ola Lund"]
    (met,) = [e for e in read_events(nlp, "Ana Torv arrived in a town with two mosques.") if e.type == "CONSULT"]
    assert [one.name for one in met.actors] == ["Ana Torv"]
