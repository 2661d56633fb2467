"""Parties that a clause of a thing names: who did it, on whom it lies, who holds those it is about."""

import pytest
from spacy.language import Language

from tests.extract.reading import check_sides, read_events

pytestmark = pytest.mark.model
CASES = [
    ("Norway criticised the deal that Sudan signed with Mali.", "criticism", ["Norway"], ["Sudan"]),
    ("Norway criticised the deal that angered Sudan.", "criticism", ["Norway"], []),
    ("The council will not lift the sanctions imposed on Peru.", "sanctions_relief", ["council"], ["Peru"]),
    ("Norway eased restrictions placed on Peruvian traders.", "sanctions_relief", ["Norway"], ["Peruvian traders"]),
    ("Norway called for the release of priests held in Peru.", "demand", ["Norway"], ["Peru"]),
    ("Norway called for the release of those detained by the Peruvian regime.", "demand", ["Norway"], ["Peruvian"]),
    ("Norway demanded the release of the editor.", "demand", ["Norway"], []),
    ("Peru will sign a memorandum of understanding with Jordan.", "treaty_signing", ["Peru", "Jordan"], []),
    ("Norway was outraged that Peru had shelled the convoy.", "criticism", ["Norway"], ["Peru"]),
    ("Norway will wait before deciding whether to expel the Peruvian envoy.", "expulsion", ["Norway"], ["envoy"]),
    # an act is nobody: those whose it is, and of what one ends oneself nobody
    ("Norway denounced the Chad-Libya joint exercises.", "criticism", ["Norway"], ["Chad", "Libya"]),
    ("Tension rose due to the Chad-Libya large-scale joint naval drills.", "joint_exercise", ["Chad", "Libya"], []),
    ("Norway criticised the Chadian-Libyan border agreement.", "criticism", ["Norway"], ["Chadian", "Libyan"]),
    ("Norway condemned the Lusaka accord.", "criticism", ["Norway"], []),
    ("Norway voiced serious concern at the Chadian habitual misconduct.", "criticism", ["Norway"], ["Chadian"]),
    ("Norway froze Chadian assets.", "sanctions", ["Norway"], ["Chadian assets"]),
    ("Ana Torv ends US presidential campaign", "cessation", ["Ana Torv"], []),
    ("They rallied to protest the results of the 2004 Chadian presidential election.", "criticism", ["They"], []),
    (
        "Norway denounced the memoranda of understanding between Chad and Libya.",
        "criticism",
        ["Norway"],
        ["Chad", "Libya"],
    ),
    ("Norway denounced the memorandum on fishing between Chad and Libya.", "criticism", ["Norway"], ["Chad", "Libya"]),
    ("Norway condemned the policy of the government.", "criticism", ["Norway"], ["the government"]),
    ("Norway rejected Libya and its allies' demands.", "rejection", ["Norway"], ["Libya", "its allies"]),
    ("We oppose and reject Chad and its client forces' arms build-up.", "rejection", ["We"], ["Chad", "client forces"]),
    # by whom it was done, however far behind
    (
        "He condemned the proclamation of the valley as Chadian land by the premier of Chad.",
        "criticism",
        ["He"],
        ["premier of Chad"],
    ),
    ("Norway praised the liberation of Chad by Libyan troops.", "praise", ["Norway"], ["Libyan troops"]),
    ("Norway condemned the raid on the village by night.", "criticism", ["Norway"], []),
    # where it is laid, and before whom it is heard
    ("The president sent a wreath to the Friendship Tower.", "gift", ["president"], []),
    ("Norway sent a wreath to Ana Torv.", "gift", ["Norway"], ["Ana Torv"]),
    ("The case was thrown out of court for lack of evidence.", "rejection", ["court"], []),
    ("Norway appealed the decision to the Court of Appeals.", "lawsuit", ["Norway"], []),
    ("A judge dismissed a Chadian lawsuit.", "lawsuit", ["Chadian"], []),
    ("Norway dismissed a Chadian lawsuit.", "lawsuit", ["Chadian"], ["Norway"]),
    # a participle before whoever does what it says
    (
        "The premier of Norway met visiting Chadian ministers.",
        "meeting",
        ["premier of Norway", "Chadian ministers"],
        [],
    ),
    ("The king received visiting Chadian officials.", "reception", ["king"], ["Chadian officials"]),
    ("Norway appealed to the court for help.", "appeal", ["Norway"], ["court"]),
    (
        "The party brought 900 supporters to Lantern Square to protest against the Lome accord.",
        "demonstration",
        ["party"],
        [],
    ),
    # whom it befalls
    ("The king suspended parliament on Monday.", "restriction", ["king"], ["parliament"]),
    ("Norway asked for Minister Ana Torv's resignation.", "demand", ["Norway"], ["Ana Torv"]),
    (
        "Norway asked for security adviser Ann R. Torv's resignation Monday night.",
        "demand",
        ["Norway"],
        ["Ann R. Torv"],
    ),
    ("Lawmakers shouted at Torv.", "demonstration", ["Lawmakers"], ["Torv"]),
    ("Police alleged the accused robbed two banks.", "accusation", ["Police"], ["the accused"]),
    (
        "Oslo teachers, students and children heartily congratulated the players.",
        "congratulation",
        ["teachers", "students", "children"],
        ["players"],
    ),
    ("Norway denounced the fishing treaty.", "criticism", ["Norway"], []),
    ("Norway denounced the fishing treaty with Libya.", "break_relations", ["Norway"], ["Libya"]),
    ("Norway's chief aim in the talks was to press Peru to pay.", "appeal", ["Norway"], ["Peru"]),
]


@pytest.mark.parametrize(("text", "subtype", "actors", "recipients"), CASES)
def test_a_clause_of_the_thing_names_them(
    nlp: Language, text: str, subtype: str, actors: list[str], recipients: list[str]
) -> None:
    (event,) = [one for one in read_events(nlp, text) if one.subtype == subtype]
    check_sides(event, actors, recipients)
