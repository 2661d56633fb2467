"""What only looks like an act. Rows: a sentence, a kind of act, whether it is told."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "subtype", "told"),
    [
        ("The flight constitutes a breach of the law and an attack on Togo.", "attack", False),
        ("The remark amounts to an attack on Togo.", "attack", False),
        ("The rebels carried out an attack on Togo.", "attack", True),
        ("Ola Lund of Norway won the gold medal in May.", "award", False),
        ("Ola Lund of Norway won the peace prize in May.", "award", True),
        ("Three children hurt as bus hits bridge in Togo", "wounding", False),
        ("Three children were wounded as militants shelled a village in Togo.", "wounding", True),
        ("The king returned to Oman after a stay in a hospital in Peru.", "visit", False),
        ("Ola Lund signed with Rosenborg in January.", "treaty_signing", False),
        ("Ola Lund was sentenced to two years and to pay damages to the ministry of Togo.", "concession", False),
        ("Togo is to pay damages to the crew from Mali.", "concession", True),
        ('"Those who keep silent cannot tell Togo to withdraw," the premier said.', "demand", False),
        ("Ola Lund admits that he will likely lose the case.", "concession", False),
        ("Ola Lund admits that he sold the papers to Togo.", "concession", True),
        ("The mayor of Lome cancelled his entire schedule.", "cancellation", False),
        ("The mayor of Lome cancelled the summit.", "cancellation", True),
        ("Togo has not recovered from Storm Ara, estimated to have claimed 300 lives.", "killing", False),
        ("Ola Lund vowed to keep fighting with court cases.", "threat", False),
        ("Chad vowed to retaliate against Mali.", "threat", True),
        (
            'They chanted such slogans as "Down with the war" and "Expel Per Malk with all your strength".',
            "expulsion",
            False,
        ),
        ("The premier promises harsher punishments for thieves.", "threat", False),
        ("Tension rose over the Togo-Mali large-scale joint military drills.", "military_exercise", False),
        ("Tension rose over Togo's large-scale military drills.", "military_exercise", True),
        ("The supply ship that visited the base of Togo in May is from Mali.", "inspection", False),
        ("President Bello visited the base of Togo in May.", "inspection", True),
        ("Researchers distributed test kits to patients in Togo.", "humanitarian_aid", False),
        ("Togo celebrated the king's birthday in May.", "ceremony", True),
        ("The Peruvian firm tested its rocket by launching a car into space.", "missile_launch", False),
        ("Togo tested its rocket on Monday.", "missile_launch", True),
        ("The attack consisted of nine rockets launched from boats.", "missile_launch", False),
        ("The army of Togo built up its force of engineers.", "mobilisation", False),
        ("The army of Togo built up its force near the border.", "mobilisation", True),
        ("The general promised further attacks on Mali.", "threat", True),
        ("The premier promises stricter laws against thieves.", "threat", False),
        ("The president vowed to fight the rebels and restore law and order.", "threat", True),
        ("Ola Lund vowed to fight the ministry in court.", "threat", False),
    ],
)
def test_told(nlp: Language, text: str, subtype: str, told: bool) -> None:
    assert (subtype in [event.subtype for event in read_events(nlp, text)]) is told
