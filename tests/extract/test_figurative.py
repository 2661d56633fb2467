"""Words of acts in another sense. Rows: a sentence, a kind of act, whether it is told."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "subtype", "told"),
    [
        ("Ola Lund joined the Green Party in 2010.", "partnership", False),
        ("Before joining the Senate, Ann Lee was a judge.", "partnership", False),
        ("He was made a judge, joining the Lima City Council in 1983.", "partnership", False),
        ("Norway joined the European Union in 1994.", "partnership", True),
        ("Two parties joined the coalition government in Lima.", "partnership", True),
        ("Ola Lund won the primary election of the Green Party on Tuesday.", "appointment", False),
        ("Ola Lund won all three elections.", "appointment", False),
        ("Ola Lund won the presidential election in Peru.", "appointment", True),
        ("Ohio plans to hold its election on Tuesday.", "appointment", False),
        ("Ola Lund will not seek the leadership of the Green Party.", "appeal", False),
        ("Togo is seeking a seat on the council of the league.", "appeal", True),
        ("The raid, which was approved by President Bello, killed two rebels.", "decision", False),
        ("The plan, which was approved by President Bello, helped the rebels.", "decision", True),
        ("The decree lets President Bello pull money from the ministry of Togo.", "withdrawal", False),
        ("President Bello pulled his troops from Togo.", "withdrawal", True),
        ("The conflict between the senate and the president went on.", "clash", False),
        ("The conflict between the army and the president went on.", "clash", True),
        ("The court of Togo gave Ola Lund six more votes.", "concession", False),
        ("The king of Togo gave women the vote.", "concession", True),
        ("The move gives the ministry of Togo food and medicine.", "humanitarian_aid", False),
        ("The firm gives the ministry of Togo food and medicine.", "humanitarian_aid", True),
        ("Polls showed support for Ola Lund at two percent.", "support", False),
        ("Norway showed support for Ola Lund.", "support", True),
        ("The World Health Organization declared the outbreak a public health emergency.", "restriction", False),
        ("Togo declared a state of emergency on Friday.", "restriction", True),
        ("President Bello turned down the premier's offer to resign.", "offer", False),
        ("President Bello turned down the premier's offer of talks.", "offer", True),
        ("It has been recognized by UNESCO, as part of our heritage.", "recognition", False),
        ("Norway recognised Palestine as a state.", "recognition", True),
        ("Ola Lund denounced the border treaty between Togo and Mali.", "break_relations", False),
        ("Togo denounced its 1998 treaty with Mali.", "break_relations", True),
        ("The premier of Togo was interrupted by protesting deputies.", "criticism", False),
        ("Ola Lund was poisoned with a nerve agent in May.", "killing", False),
        ("Ola Lund was poisoned with a nerve agent in May.", "attack", True),
        ("Libyan agents poisoned Ola Lund to death.", "killing", True),
        ("Ola Lund was held in contempt of parliament in 2012.", "arrest", False),
        ("Ola Lund was held in contempt of parliament in 2012.", "accusation", True),
        ("Officials of Togo were reducing the number of lanes.", "withdrawal", False),
        ("Togo reduced the number of its troops in Mali.", "withdrawal", True),
        ("Norway retreated from its goal of a wider pact.", "withdrawal", False),
        ("The impeachment trial of President Bello began on Monday.", "arrest", False),
        ("The embassy of Togo suspended operations on Friday.", "suspension", True),
        ("California outlawed the death penalty.", "ban", False),
        ("Togo will seek to extradite the gunman from Peru.", "extradition", False),
        ("Togo will seek to extradite the gunman from Peru.", "appeal", True),
        ("Togo will extradite the gunman to Peru.", "extradition", True),
        ("Peru wants to become king of the jungle.", "appointment", False),
        ("Ola Lund will become king of Norway.", "appointment", True),
        ("He spoke of the impeachment trial of President Bello.", "arrest", False),
    ],
)
def test_told(nlp: Language, text: str, subtype: str, told: bool) -> None:
    assert (subtype in [event.subtype for event in read_events(nlp, text)]) is told
