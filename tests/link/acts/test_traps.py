"""Names that mean several things: who or what is meant, told by the report. Sentences written for this test; people are invented."""

import datetime as dt

import pytest
from spacy.language import Language

from regesta.link.actors import Linker
from regesta.link.known.world import World
from regesta.link.mentions.places import place
from regesta.read.coreference import resolve
from regesta.read.mentions import mentions
from regesta.records import Document, Party

pytestmark = pytest.mark.model

# report | words (the last time they stand there) | who | code; "-" when it must stay open
ACTORS = """
The DPRK fired two missiles on Monday. | The DPRK | North Korea | PRK
The DPRK and the ROK opened a telephone line. | the ROK | South Korea | KOR
The ROK military saw the launch. | The ROK military | Military of South Korea | KOR MIL
The DPR shelled a village in Ukraine, Kyiv said. | The DPR | Donetsk People's Republic | XDP
Officials of the Donetsk People's Republic (DPR) met. The DPR then closed the road. | The DPR | Donetsk People's Republic | XDP
The LPR and the DPR asked Russia for help against Ukraine. | the DPR | Donetsk People's Republic | XDP
Indonesia's parliament met in Jakarta. The DPR passed the bill. | The DPR | - | -
Georgia recalled its ambassador from Moscow after Tbilisi accused Russia of aggression. | Georgia | Georgia | GEO
The Georgian government rejected the demand of Russia. | The Georgian government | Georgia | GEO GOV
The Democratic Republic of the Congo accused Rwanda of aggression. | The Democratic Republic of the Congo | DR Congo | COD
The DRC expelled the envoy of Rwanda. | The DRC | DR Congo | COD
The Republic of the Congo signed a contract with France. | The Republic of the Congo | Republic of the Congo | COG
Congo-Brazzaville sent a delegation to Gabon. | Congo-Brazzaville | Republic of the Congo | COG
Kinshasa accused Rwanda. Congo then closed the border. | Congo | DR Congo | COD
Brazzaville thanked France. Congo then signed a contract. | Congo | Republic of the Congo | COG
Congo refused to comment. | Congo | - | -
Seoul summoned the envoy. South Korea then recalled its own. Korea also closed the office. | Korea | South Korea | KOR
Korea refused to comment. | Korea | - | -
The Kremlin denied the report. | The Kremlin | Russia | RUS GOV
Kremlin officials denied the report. | Kremlin officials | Kremlin officials | RUS GOV
Washington warned North Korea of new sanctions. | Washington | United States | USA GOV
The Washington Post reported the visit. | The Washington Post | The Washington Post | USA MED
Washington and Moscow agreed to talks. | Washington | United States | USA GOV
The Blue House rejected the offer of North Korea. | The Blue House | South Korea | KOR GOV
Downing Street condemned the attack. | Downing Street | United Kingdom | GBR GOV
""".strip().splitlines()


@pytest.fixture(scope="module")
def world() -> World:
    return World.load()


def _linker(nlp: Language, world: World, text: str) -> Linker:
    document = Document(id="d1", source="d1.txt", sha256="", text=text, language="en", published=dt.date(2023, 9, 14))
    doc = nlp(text)
    return Linker(document, doc, resolve(document, doc, mentions(document, doc, known=world.known_names())), world)


def _party(linker: Linker, words: str) -> Party:
    start = linker.document.text.rindex(words)
    return linker.party(Party(name=words, span=linker.document.span(start, start + len(words))))


@pytest.mark.parametrize("line", ACTORS)
def test_who_is_meant(line: str, nlp: Language, world: World) -> None:
    text, words, name, code = (part.strip() for part in line.split(" | "))
    party = _party(_linker(nlp, world, text), words)
    if name == "-":
        assert party.actor is None
        assert party.state is None
    else:
        assert (party.name, party.code) == (name, code)


# where something happens: name | the rest of the report | country | precision; "-" when it must stay open
PLACES = """
Washington | The talks took place in Washington on Monday, US officials said. | USA | city
Georgia | The governor of Georgia spoke in Atlanta. | USA | region
Georgia | Tbilisi said that Russian troops had entered Georgia. | GEO | country
the Kremlin | The dinner in the Kremlin lasted two hours. | RUS | venue
Moscow | The parade in Moscow was short. | RUS | city
Moscow, Idaho | The students of Moscow, Idaho came. | USA | city
Zenda | The castle of Zenda fell. | - | -
""".strip().splitlines()


@pytest.mark.parametrize("line", PLACES)
def test_where_is_meant(line: str, world: World) -> None:
    name, text, country, precision = (part.strip() for part in line.split(" | "))
    found = place(name, span=None, world=world, text=text)
    if country == "-":
        assert found.place is None
    else:
        assert (found.country, found.precision) == (country, precision)


def test_the_senator_twice_in_one_report(nlp: Language, world: World) -> None:
    text = (
        "Senator Rosa Holf of Ruritania rejected the treaty. The senator said the price was too high. "
        "Senator Piet Tarnow, however, praised the treaty. The senator said the fleet needed it."
    )
    linker = _linker(nlp, world, text)
    spans = [(at, at + len("The senator")) for at in range(len(text)) if text.startswith("The senator", at)]
    told = [linker.party(Party(name="The senator", span=linker.document.span(*span))) for span in spans]
    assert [party.name for party in told] == ["Rosa Holf", "Piet Tarnow"]


def test_three_kims_in_one_report(nlp: Language, world: World) -> None:
    text = (
        "North Korean leader Kim Jong Un met South Korean lawmaker Kim Tarnsik in Pyongyang. "
        "His sister Kim Yo Jong was there. The party said that Kim left early."
    )
    assert _party(_linker(nlp, world, text), "Kim").person is None  # one of three
    assert _party(_linker(nlp, world, text), "Kim Yo Jong").name == "Kim Yo Jong"
    assert _party(_linker(nlp, world, text), "Kim Tarnsik").state == "KOR"


def test_two_lavrovs_in_one_report(nlp: Language, world: World) -> None:
    text = "Russian Foreign Minister Sergei Lavrov came. A Russian baker, Pavel Lavrov, sold him bread. Pavel Lavrov thanked Russia."
    linker = _linker(nlp, world, text)
    assert _party(linker, "Sergei Lavrov").person == world.find("Sergei Lavrov")[0].id
    assert _party(linker, "Pavel Lavrov").person != world.find("Sergei Lavrov")[0].id


def test_troops_of_both_sides_are_soldiers_of_two_states(nlp: Language, world: World) -> None:
    text = "India and China agreed to a date. The front-line troops of both sides withdrew on Monday."
    linker = _linker(nlp, world, text)
    start = text.index("The front-line")
    words = "The front-line troops of both sides"
    told = linker.expand(Party(name=words, span=linker.document.span(start, start + len(words))))
    assert [party.code for party in told] == ["IND MIL", "CHN MIL"]
