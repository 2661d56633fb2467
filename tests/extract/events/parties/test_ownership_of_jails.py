"""Who holds a captive where only the place tells it, and where it tells nothing."""

import pytest
from spacy.language import Language

from regesta.extract.events.parties.ownership import keepers

pytestmark = pytest.mark.model


def held_by(nlp: Language, text: str, word: str) -> list[str]:
    doc = nlp(text)
    return [t.text for t in keepers(next(t for t in doc if t.text == word))]


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("The envoy is being held in Chadian custody.", "held", ["Chadian"]),
        ("Ama Darko was detained in police custody.", "detained", ["police"]),
        ("The editor was imprisoned in Chad for two years.", "imprisoned", ["Chad"]),
        ("Two sailors were arrested in Chad on Monday.", "arrested", ["Chad"]),
        ("Two sailors were arrested in Lome on Monday.", "arrested", []),
        ("Two sailors are being held at a Kenyan naval base.", "held", ["Kenyan"]),
        ("The talks were held in Chad.", "held", []),
        ("The editor was jailed in Lome.", "jailed", ["Lome"]),
        ("The editor was jailed over abuse in Lome.", "jailed", []),
        ("Chad imprisoned the editor in Lome.", "imprisoned", []),
    ],
)
def test_whose_the_jail_is(nlp: Language, text: str, word: str, names: list[str]) -> None:
    assert held_by(nlp, text, word) == names
