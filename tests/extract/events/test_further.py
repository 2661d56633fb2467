"""Acts that are told in passing: who is blamed in a clause, who was arrested when; and what looks like them and is none."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events


def _told(nlp: Language, text: str, subtype: str) -> list[tuple[list[str], list[str]]]:
    found = [e for e in read_events(nlp, text) if e.subtype == subtype]
    return [([p.name for p in e.actors], [p.name for p in e.recipients]) for e in found]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "subtype", "party"),
    [
        ("Minister Anna Kohl said the rebels were behind the bombing in Lome.", "accusation", "rebels"),
        ("Police believe the Red Front was behind the killing.", "accusation", "Red Front"),
        ("Minister Anna Kohl said the rebels are responsible for the attack.", "accusation", "rebels"),
        ("The rally honoured political prisoners arrested during the campaign.", "arrest", "prisoners"),
        ("Hundreds of protesters arrested in May were freed.", "arrest", "protesters"),
        ("The council urged locals to stay calm.", "appeal", "locals"),
    ],
)
def test_told(nlp: Language, text: str, subtype: str, party: str) -> None:
    told = _told(nlp, text, subtype)
    assert told
    assert any(party in name for name in told[0][1])


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("The spokesman said Chad may be behind the attack.", "accusation"),
        ("The spokesman said Chad was not behind the attack.", "accusation"),
        ("The rebels said they were behind the bombing.", "accusation"),
        ("Police said it was not clear whether Chad was behind the attack.", "accusation"),
        ("Minister Anna Kohl said the army is responsible for security.", "accusation"),
        ("The mayor said the flood was responsible for the death of two people.", "accusation"),
        ("People arrested in such cases face a fine.", "arrest"),
        ("The measure is in conflict with the constitution.", "clash"),
        ("The firm is in conflict with the council over the plan.", "clash"),
        ("The minister survived a heart attack in May.", "attack"),
        ("The club strengthened security after the match.", "mobilisation"),
        ("The spokesman called the death a tragedy.", "criticism"),
    ],
)
def test_not_told(nlp: Language, text: str, subtype: str) -> None:
    assert _told(nlp, text, subtype) == []
