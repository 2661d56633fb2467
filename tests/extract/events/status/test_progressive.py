"""What the progressive and the bare present say of an act, by its kind."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

pytestmark = pytest.mark.model

CASES = [
    # who is saying it has said it
    ("Norway is condemning the raid by Chad.", "condemning", "happened"),
    ("Norway is calling on Chad to release the crew.", "calling", "happened"),
    ("Norway is still demanding that Chad release the crew.", "demanding", "ongoing"),
    ("Norway has been pressing Chad to release the crew.", "pressing", "ongoing"),
    ("Norway is investigating the raid by Chad.", "investigating", "ongoing"),
    ("Norway is demanding that Chad release the crew.", "demanding", "ongoing"),
    # a participle after who does it tells what goes on, of a blow not
    ("Norway freed sailors supporting the rebels.", "supporting", "ongoing"),
    ("Four soldiers died in raids targeting rebels in Chad.", "targeting", "happened"),
    # to decide so is to do it, where a decision can
    ("Norway regretted the decision of Chad to reject the treaty.", "reject", "happened"),
    ("Norway regretted the decision of Chad to invade Mali.", "invade", "planned"),
    ("Chad's parliament voted to dismiss Prime Minister Ana Torv.", "dismiss", "happened"),
    ("Chad's parliament will vote to dismiss Prime Minister Ana Torv.", "dismiss", "planned"),
    ("Chad voted to leave the African Union.", "leave", "planned"),
    ("Chad's king signed a decree to ban the party of Ana Torv.", "ban", "happened"),
    ("Chad's council adopted a resolution to ban the party of Ana Torv.", "ban", "planned"),
    ("Chad chose to expel the envoy of Norway.", "expel", "happened"),
    ("President Anna Berg chose to visit Chad.", "visit", "planned"),
    ("Anna Berg announced she was endorsing Ana Torv.", "endorsing", "happened"),
    # to try it is to have begun it, of a crowd
    ("Rebels tried to kill the envoy of Chad.", "kill", "possible"),
    ("A man began to stab people in Riga.", "stab", "happened"),
    ("Police in Riga were investigating the fire.", "investigating", "ongoing"),
    # a coming has no course
    ("President Anna Berg is coming to Chad.", "coming", "planned"),
    ("President Anna Berg is visiting Chad.", "visiting", "ongoing"),
    # the past progressive of fighting is told as past
    ("Norwegian pilots were battling rebels near the border.", "battling", "happened"),
    ("The ministers of Norway and Chad were meeting in Riga.", "meeting", "ongoing"),
    ("Norwegian pilots were battling rebels as the convoy arrived.", "battling", "ongoing"),
    ("Clashes between Norwegian and Chadian soldiers were going on near the bridge.", "Clashes", "ongoing"),
    # over and over
    ("Chadian troops clash regularly with rebels.", "clash", "ongoing"),
    ("Norway often condemns Chad.", "condemns", "happened"),
    ("Sora was a stronghold of rebels fighting Chadian troops.", "fighting", "ongoing"),
    # the bare present with a day tells what is to come, of what lasts that it lasts
    ("President Anna Berg meets the king of Chad on Tuesday.", "meets", "planned"),
    ("President Anna Berg meets the king of Chad", "meets", "happened"),
    ("She then travels to Chad.", "travels", "planned"),
    ("Norway sells arms to Chad.", "sells", "ongoing"),
    ("Norway bans Chadian ships over raid", "bans", "happened"),
    ("Norway sold arms to Chad.", "sold", "happened"),
    ("The premier, who supports Chad, spoke in Oslo.", "supports", "ongoing"),
    ("The premier said Norway supports Chad.", "supports", "happened"),
    # who says that he is suspending it suspends it
    ("Norway says it is suspending its aid to Chad.", "suspending", "happened"),
    ("Norway says Chad is supplying arms to the rebels.", "supplying", "ongoing"),
    # leaving for somewhere
    ("Anna Berg is leaving for Chad on Friday.", "leaving", "planned"),
    # what began
    ("Gunmen began attacking the port of Chad on Monday.", "attacking", "happened"),
    ("Norway has begun attacking the port of Chad.", "attacking", "ongoing"),
    ("Norway was dropping its charges against Chad.", "dropping", "happened"),
    # decided and done
    ("Norway decided to postpone the talks with Chad.", "postpone", "happened"),
    ("Norway decided to expel the Chadian envoy.", "expel", "planned"),
    ("Norway decided to ban Chadian ships.", "ban", "planned"),
    # voted and done
    ("Norway's parliament voted to ratify the treaty with Chad.", "ratify", "happened"),
    ("Norway's parliament voted on Friday to lift its sanctions on Chad.", "lift", "happened"),
    ("Norway's parliament voted to send troops to Chad.", "send", "planned"),
    ("Norway's parliament voted not to ratify the treaty with Chad.", "ratify", "not_happened"),
    # charged with it by nobody that is named
    ("Ola Lund was convicted of killing the Chadian envoy.", "killing", "happened"),
    ("Norway accused Ola Lund of killing the Chadian envoy.", "killing", "happened"),
    ("Ola Lund was accused by Norway of killing the Chadian envoy.", "killing", "happened"),
    # over
    ("President Anna Berg's visit to Chad is over.", "visit", "happened"),
    ("Talks between Norway and Chad were over by noon.", "Talks", "happened"),
    ("The war between Norway and Chad is not over.", "war", "ongoing"),
    # tried
    ("Norway is trying to mediate between Chad and Mali.", "mediate", "ongoing"),
    ("Anna Berg survived an assassination attempt.", "survived", "happened"),
    ("Anna Berg survived a bomb attack.", "survived", "happened"),
]


@pytest.mark.parametrize(("sentence", "trigger", "expected"), CASES)
def test_status_by_kind(nlp: Language, sentence: str, trigger: str, expected: str) -> None:
    found = read_events(nlp, sentence)
    assert {event.status for event in found if event.trigger.text == trigger} == {expected}


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Norway's parliament voted on Friday to ratify the treaty with Chad.", ["ratification"]),
        ("Norway's parliament decided to reject the treaty with Chad.", ["rejection"]),
        ("Norway decided to send troops to Chad.", ["decision", "troop_deployment"]),
        ("Norway's parliament passed a bill on fishing.", ["decision"]),
    ],
)
def test_what_a_vote_settles_is_one_act(nlp: Language, sentence: str, kinds: list[str]) -> None:
    assert sorted(str(event.subtype) for event in read_events(nlp, sentence)) == sorted(kinds)
