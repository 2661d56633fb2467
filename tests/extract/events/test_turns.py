"""Parties and status through copulas, joined nouns and verbs, relative clauses, possessives, and nouns that ask or promise."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

pytestmark = pytest.mark.model
H = "happened"
CASES = [
    ("The crew of the Petrel is in custody in Peru.", "arrest", ["Peru"], ["crew"], "ongoing"),
    ("Ghana is not in talks with its creditors.", "meeting", ["Ghana", "creditors"], [], "not_happened"),
    ("Norway will be in talks with Chad on Monday.", "meeting", ["Norway", "Chad"], [], "planned"),
    ("Norway thanked its partners.", "praise", ["Norway"], ["partners"], H),
    ("Peru rejected Chile's proposal.", "rejection", ["Peru"], ["Chile"], H),
    (
        "Chad has closed its border with Libya, expelled eleven Libyan traders and suspended flights.",
        "expulsion",
        ["Chad"],
        ["traders"],
        H,
    ),
    ("Norway offered Chad a loan.", "offer", ["Norway"], ["Chad"], H),
    ("Exiles issued letters and statements to condemn Chad.", "criticism", ["Exiles"], ["Chad"], H),
    ("An inquiry by the council of Lome is under way.", "investigation", ["council of Lome"], [], "ongoing"),
    ("Chad called for the death of the guard to be investigated.", "appeal", ["Chad"], [], H),
    ("Ola Lund received the Unity Party's nomination.", "appointment", ["Unity Party"], ["Ola Lund"], H),
    ("A commentary by the Chadian state agency denounced Mali.", "criticism", ["state agency"], ["Mali"], H),
    ("Expressions of sympathy came from Chad.", "condolence", ["Chad"], [], H),
    ("Ola Lund pleaded not guilty.", "denial", ["Ola Lund"], [], H),
    (
        "A raid by Chadian horsemen, in which nineteen villagers were killed, ended at dawn.",
        "killing",
        ["horsemen"],
        ["villagers"],
        H,
    ),
    ("Chadian troops and reservists were put on alert.", "mobilisation", ["troops", "reservists"], [], H),
    ("Norway denied that it had been worried about Chad.", "denial", ["Norway"], [], H),
    (
        "The minister came to Riga at the invitation of the Latvian government.",
        "invitation",
        ["government"],
        ["minister"],
        H,
    ),
    ("Peru and Chile wound up four days of naval drills.", "joint_exercise", ["Peru", "Chile"], [], H),
    ("Chad freed forty prisoners.", "release", ["Chad"], ["prisoners"], H),
    ("Anna Berg will travel to Riga to sign the pact.", "treaty_signing", ["Anna Berg"], [], "planned"),
    ("Norway ruled out lending Chad a battalion.", "troop_deployment", ["Norway"], ["Chad"], "not_happened"),
    ("Norway has no intention of withdrawing from the alliance.", "break_relations", ["Norway"], [], "not_happened"),
    ("Norway signed the agreement on the use of the dam, which was ratified by Chad.", "ratification", ["Chad"], [], H),
]


@pytest.mark.parametrize(("text", "subtype", "actors", "recipients", "status"), CASES)
def test_act(nlp: Language, text: str, subtype: str, actors: list[str], recipients: list[str], status: str) -> None:
    found = [event for event in read_events(nlp, text) if event.subtype == subtype]
    (event,) = found
    for side, names in ((event.actors, actors), (event.recipients, recipients)):
        assert len(side) == len(names), [party.name for party in side]
        assert all(name in party.name for name, party in zip(names, side, strict=True))
    assert event.status == status, event.provenance.reasons
