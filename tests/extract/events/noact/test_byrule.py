"""How things are done, and what holds for whoever it may be. Rows: a sentence, a kind of act, whether it is told."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "subtype", "told"),
    [
        ("The constitution of Togo bans the president from running again.", "ban", False),
        ("The constitution specifies that officials are convicted by the senate of Togo.", "conviction", False),
        ("The speaker of the Peruvian senate is chosen by its members.", "appointment", False),
        ("Citizens of Norway do not elect the premier directly.", "appointment", False),
        ("The king appoints the judges of the high court of Togo.", "appointment", False),
        ("She wrote on the way the parliament of Chad is elected.", "appointment", False),
        ("The speaker of the Peruvian senate was chosen by its members.", "appointment", True),
        ("The king appointed the judges of the high court of Togo.", "appointment", True),
        ("Togo elects new premier", "appointment", True),
        ("Every member of the council of Togo is re-elected or replaced.", "appointment", False),
        ("Two ministers of Togo have been removed by the council.", "appointment", True),
        ("Any state which sends arms to the rebels will pay for it.", "arms_transfer", False),
        ("Chad, which sends arms to the rebels, will pay for it.", "arms_transfer", True),
        ("Anyone who attacks Togo will pay for it.", "attack", False),
        ("The gunmen who attacked Togo paid for it.", "attack", True),
        ("Togo has no intention of attacking Mali.", "attack", True),
        ("The paper counts raids in which five or more soldiers are killed.", "killing", False),
        ("A massacre is an event where five soldiers or more are killed by rebels.", "killing", False),
        ("Peru fought a group which is blamed for the killing of ten soldiers of Togo.", "killing", True),
        ("It was the third raid in which soldiers of Togo were killed.", "killing", True),
        ("After the war with Mali the army of Togo could close the border.", "restriction", True),
        ("Togo gave up its goal of toppling President Bello.", "attack", False),
        ("Togo was accused of toppling President Bello.", "attack", True),
        ("The party set out a strategy for building up the navy of Togo.", "mobilisation", False),
        ("Togo has the capacity for an attack on Mali.", "attack", False),
        ("The agency recommended the drug to patients in Togo.", "proposal", True),
        ("The Green Party advocates in its manifesto for lower taxes.", "appeal", False),
        ("The senate passed a bill that allowed Togo to extradite two suspects.", "extradition", True),
        ("Mali has missiles that could hit Togo.", "shelling", False),
        ("Why did you join the Green Party of Togo?", "partnership", False),
        ("The senate of Togo voted to ratify the treaty with Mali.", "decision", False),
        ("The senate of Togo voted to send troops to Mali.", "decision", True),
        ("Two women who were attacked in Togo have spoken.", "attack", True),
        (
            "In the event of Ola Lund becoming ill, Ana Torv could take over the office of premier.",
            "appointment",
            False,
        ),
        ("Togo threatened to retaliate in the event of an attack by Mali.", "threat", True),
        ("A trial is the way by which an official can be removed by the senate of Togo.", "appointment", False),
        ("Each state blames Togo for the raid.", "accusation", True),
        ("Every neighbour of Togo supports the embargo.", "support", True),
        ("Every governor of Togo is removed by the council.", "appointment", False),
        ("Rebels who have seized the port do not control the town.", "seizure", True),
        ("Soldiers who have surrounded the palace must withdraw, the premier said.", "mobilisation", True),
        ("The Togolese army has followed a policy of burning villages.", "destruction", True),
        ("Togo announced a strategy of burning villages.", "destruction", False),
        ("Norway accused Togo of a policy of burning villages.", "destruction", False),
        ("Norway made the right decision to bomb the port.", "air_strike", True),
        ("Ola Lund is the right candidate to help Togo rebuild.", "cooperation", False),
        ("The party uses a lottery to elect its leader.", "appointment", False),
        ("The party used a congress to elect Ana Torv as its leader.", "appointment", True),
    ],
)
def test_told(nlp: Language, text: str, subtype: str, told: bool) -> None:
    assert (subtype in [event.subtype for event in read_events(nlp, text)]) is told
