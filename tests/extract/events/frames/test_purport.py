"""What an act of words is about: the clause or the phrase that tells it. All people are invented."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

# text | subtype | the words that say it, "-" for none
LINES = """
# clauses
Peru accused Chile of violating its airspace on Tuesday.|accusation|of violating its airspace
Lima demanded that Chile release the crew of the trawler.|demand|that Chile release the crew of the trawler
Peru called on Chile to withdraw its troops from the border.|appeal|to withdraw its troops from the border
Peru urged Chile not to send warships, the ministry said.|appeal|not to send warships
Peru warned Chile that it would close the border if the talks failed.|warning|that it would close the border if the talks failed
Peru warned Chile against sending warships.|warning|against sending warships
Peru threatened to expel the Chilean ambassador.|threat|to expel the Chilean ambassador
Peru and Chile agreed to resume talks on Monday.|agreement|to resume talks on Monday
Peru denied that it had been informed of the plan.|denial|that it had been informed of the plan
Peru criticised Chile for holding up the ships.|criticism|for holding up the ships
# a clause on the noun of a light verb
Peru and Chile reached an agreement to exchange prisoners.|agreement|to exchange prisoners
# phrases
Peru accused Chile of aggression.|accusation|of aggression
Peru condemned Chile over the arrest of the fishermen.|criticism|over the arrest of the fishermen
# a quotation is kept whole
Peru accused Chile of "plain piracy".|accusation|of "plain piracy"
# what was left
Chile withdrew its guards on Monday.|withdrawal|-
Chilean troops withdrew from the hills on Monday.|withdrawal|from the hills
# a thing is the object; a time, a reason and a purpose are not what it is about
Peru demanded an apology from Chile.|demand|-
Peru praised Chile for the second day.|praise|-
Peru visited Chile to sign a treaty.|visit|-
Peru condemned Chile on Monday.|criticism|-
"""
CASES = [tuple(line.split("|")) for line in LINES.strip().splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(("text", "subtype", "expected"), CASES)
def test_what_it_is_about(nlp: Language, text: str, subtype: str, expected: str) -> None:
    found = [act for act in read_events(nlp, text) if act.subtype == subtype]
    assert found, f"no {subtype}"
    content = found[0].content
    assert (content.text if content else "-") == expected
    if content is not None:
        assert text[content.start : content.end] == content.text
