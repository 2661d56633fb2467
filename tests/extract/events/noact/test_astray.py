"""Words that frames take for others. Rows: a sentence, a kind of act, whether it is told."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "subtype", "told"),
    [
        ("Norway will decide whether to leave the pact with Togo.", "decision", False),
        ("Norway decided that the base in Togo must close.", "decision", True),
        ("Togo rejected a press release of the Red Cross.", "release", False),
        ("Togo welcomed the release of two sailors by Mali.", "release", True),
        ("Togo has increased divisions between the two towns.", "troop_deployment", False),
        ("Togo has increased its forces near the border of Mali.", "troop_deployment", True),
        ("The burden of the war will fall on the towns of Togo.", "attack", False),
        ("The rebels fell on the town of Togo.", "attack", True),
        ("The plan would inflict heavy damage on the alliance and the image of Togo.", "attack", False),
        ("Sanctions would hurt the people of Togo.", "wounding", False),
        ("The blast hurt ten people in Togo.", "wounding", True),
        ("Two American ships were docked in the port.", "fine", False),
        ("The minister of Togo was surrounded by reporters.", "attack", False),
        ("The town of Togo was surrounded by rebels.", "attack", True),
        ("The gunmen arrived in speedboats.", "troop_deployment", False),
        ("The bill goes to the Kremlin next, to become law.", "visit", False),
        ("They met at President Bello's mountain retreat.", "withdrawal", False),
        ("Ola Lund spoke of the demands of the job.", "demand", False),
        ("Peru rejected the demands of Togo.", "demand", True),
        ("The constitution of Togo bans the president from running again.", "ban", False),
        ("The council of Togo banned Ola Lund from running again.", "ban", True),
        ("The constitution specifies that officials are convicted by the senate of Togo.", "conviction", False),
        ("Ola Lund thanked ten states, singling out Mali and Togo.", "accusation", False),
        ("Ola Lund blamed ten states, singling out Mali and Togo.", "accusation", True),
        ("The government of Togo asked the judge to delay his ruling against Ola Lund.", "conviction", False),
        ("Members of the senate of Togo voted for Ola Lund to serve as speaker.", "decision", False),
        ("Members of the senate of Togo voted to send troops to Mali.", "decision", True),
        ("The ministry of Togo would not consider requests of this kind.", "appeal", False),
        ("Togo's offer of weapons to Mali is a factor in the war.", "offer", False),
        ("Togo's offer of weapons to Mali came on Monday.", "offer", True),
        ('"I have not worked with him," Ola Lund said.', "cooperation", False),
        ("Norway has worked with Togo for years.", "cooperation", True),
        ("The raids by Togo have threatened to derail the truce with Mali.", "threat", False),
        ("The rebels threatened to derail the truce with Mali.", "threat", True),
        ("The marchers in Togo held a banner calling for his release.", "phone_call", False),
        ("Togo occupies a strategic location on the coast of Africa.", "seizure", False),
        ("The army of Togo did not name the commander.", "appointment", False),
        ("The king of Togo named a new commander.", "appointment", True),
        ("Togo is crossing the red line in its policy towards Mali.", "border_crossing", False),
        ("Togolese soldiers crossed the line near the lake.", "border_crossing", True),
        ("She laid flowers at a shrine honouring ten soldiers of Togo.", "praise", False),
        ("The law of Togo, which says parties must pay a fee, is old.", "demand", False),
        ("An air strike hit a school in Mali, hurting 12 children.", "attack", True),
        ("Ten herders were hurt by the strike on a camp in Mali.", "wounding", True),
        ("A budget cut hurt the schools of Togo.", "wounding", False),
        ("Guerrillas occupied a border post in Togo.", "seizure", True),
        ("Gunmen occupied the mayor's office in Lome.", "seizure", True),
        ("Gunmen occupied the mayor's office in Lome.", "demonstration", False),
        ("Students occupied the mayor's office in Lome.", "demonstration", True),
        ("The navy of Togo left the port, which occupies a strategic location.", "seizure", False),
        ("A crowd surrounded the town hall of Lome.", "attack", True),
        ("Supporters of Ola Lund surrounded the court in Lome.", "attack", True),
        ("Ola Lund was surrounded by supporters in Lome.", "attack", False),
        ("The Eastern Front shelled Lome, threatening to disrupt the vote unless its men are freed.", "threat", True),
        ("The drought of May struck Lome, threatening to disrupt the vote.", "threat", False),
        ("Per Malk crossed the demarcation line into Mali.", "border_crossing", True),
        ("General Per Malk crossed the front line with ten fighters.", "border_crossing", True),
        ("Per Malk crossed the line in his speech on Mali.", "border_crossing", False),
    ],
)
def test_told(nlp: Language, text: str, subtype: str, told: bool) -> None:
    assert (subtype in [event.subtype for event in read_events(nlp, text)]) is told
