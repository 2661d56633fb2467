"""Where an act was, as words: each rule of the language with sentences of our own. All people are invented."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

# text | subtype | the name of the place, "-" for none | the words shown, where they are more
LINES = """
# a phrase on the verb, on its object, on a light verb
Norway and Chad held talks in Geneva on Monday.|meeting|Geneva
The talks between Norway and Chad took place at Moss on Friday.|meeting|Moss
Norwegian soldiers resumed their patrols at Narvik on Friday.|patrol|Narvik
# what stands between does not hide it
A Norwegian patrol boat seized a Chadian trawler with nine people on board in the Barents Sea.|seizure|Barents Sea
A Danish frigate opened fire on a cutter of the Norwegian Navy near Bornholm on Tuesday.|attack|Bornholm|near Bornholm
The killing of five Norwegian soldiers in the Fjell valley was condemned.|killing|Fjell valley
A scuffle between Danish and Swedish guards at Malmo ended the calm.|clash|Malmo
# at an occasion; words agreed there, but not words about it
Norway and Chad agreed on a truce after two days of talks in Lima.|agreement|Lima
Two Norwegian soldiers were killed in a clash with Danish troops in the Fjell valley.|killing|Fjell valley
President Ann Holt and Prime Minister Per Lund met during the fishing summit in Tunis.|meeting|Tunis
The ministers of Norway and Chad spoke by telephone two days after a clash in the Fjell valley.|phone_call|-
Norway recalled its ambassador after clashes in Bergen.|recall|-
Norway and Chad agreed to a ceasefire in the Gulf of Riga.|agreement|-
# not who did it
In 2017 a treaty on fishing was signed by Norway and Chad.|treaty_signing|-
A Chadian trawler was seized by Norway off Bornholm.|seizure|Bornholm|off Bornholm
# near, off, in the port of; the words that say so are shown
Norwegian police arrested two Chadian envoys off the coast of Peru.|arrest|Peru|off the coast of Peru
A Norwegian patrol boat seized a Chadian trawler in the port of Odesa.|seizure|Odesa
Danish jets bombed a Swedish base near the town of Kiruna.|air_strike|Kiruna|near the town of Kiruna
Danish artillery shelled the harbour of Malmo at noon.|shelling|Malmo
# a venue in a city, a town in a region
Norway and Chad signed a treaty at a hotel in Lima.|treaty_signing|Lima
Norwegian police arrested a Chadian envoy in the Bergen jail.|arrest|Bergen
President Ann Holt received Prime Minister Per Lund at Sandvik in southern Norway.|reception|Sandvik, Norway|Sandvik
Soldiers of Norway and Sweden clashed at Femund in the Fjell valley.|clash|Femund, Fjell valley|Femund
# a scene told by a verb that it shares
Foreign ministers Ann Lee of Norway and Bo Dahl of Chad met in Lima and agreed on a truce.|agreement|Lima
Danish soldiers crossed the line near Tana and fired on Norwegian guards.|attack|Tana|near Tana
Ann Lee visited Lima on Tuesday, where she met Chad's president.|meeting|Lima
It was in Tunis that Norway and Chad signed their convention.|treaty_signing|Tunis
Norway and Chad began a joint exercise, which opened on Monday in the Skagerrak.|joint_exercise|Skagerrak
# what was left
Danish and Swedish troops are withdrawing from the banks of the Tana.|withdrawal|Tana
Norwegian troops left the outskirts of Kiruna on Monday.|withdrawal|Kiruna
# not where words are spoken of, where people are seated, or who is asked
Norway criticised the arrest of two envoys in Lima.|criticism|-
Norway criticised Chad's behaviour at the talks in Lima.|criticism|-
Norway's ambassador in Paris met Chad's president.|meeting|-
The Danish government called on Norway to return to the talks.|appeal|-
Norway condemned the embassy of Chad in Paris.|criticism|-
The treaty was ratified by Norway last week.|ratification|-
"""
CASES = [line.split("|") for line in LINES.strip().splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0][:60])
def test_where(nlp: Language, case: list[str]) -> None:
    text, subtype, name = case[:3]
    found = [event.place for event in read_events(nlp, text) if event.subtype == subtype]
    assert found, [event.subtype for event in read_events(nlp, text)]
    place = found[0]
    assert {other.name if other else "-" for other in found} == {name}
    if place is not None:
        assert place.span is not None
        assert place.span.text == (case[3] if len(case) > 3 else name)


def test_the_dateline_is_no_place_of_an_act(nlp: Language) -> None:
    text = "LIMA, March 4 -- Norway and Chad signed a treaty on Monday."
    (event,) = [event for event in read_events(nlp, text) if event.subtype == "treaty_signing"]
    assert event.place is None
