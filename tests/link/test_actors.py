"""Who is meant in sentences written for this test: slots, short names, pairs, traps. States are real; people are invented or public."""

import datetime as dt

import pytest
from spacy.language import Language

from regesta.link.actors import Linker, link
from regesta.link.known.world import World
from regesta.link.people.newcomers import new_actors
from regesta.read.coreference import resolve
from regesta.read.mentions import mentions
from regesta.records import Document, EventMention, Extraction, Party, Provenance, Statement, record_id

DAY = dt.date(2023, 9, 14)


@pytest.fixture(scope="module")
def world() -> World:
    return World.load()


def _linker(nlp: Language, world: World, text: str, day: dt.date | None = DAY, **fields: object) -> Linker:
    document = Document(id="d1", source="d1.txt", sha256="", text=text, language="en", published=day, **fields)  # type: ignore[arg-type]
    doc = nlp(text)
    return Linker(document, doc, resolve(document, doc, mentions(document, doc, known=world.known_names())), world)


def _party(linker: Linker, words: str, *, last: bool = False) -> Party:
    text = linker.document.text
    start = text.rindex(words) if last else text.index(words)
    return Party(name=words, span=linker.document.span(start, start + len(words)))


# sentence | words of the party | name | code
PARTIES = """
Moscow condemned the sanctions on Monday. | Moscow | Russia | RUS GOV
The president of Peru received them. President Ilmar Tamm spoke. | Ilmar Tamm | Ilmar Tamm | PER GOV
The Norwegian ambassador came. Ambassador Ola Brekk thanked them. | Ola Brekk | Ola Brekk | NOR GOV
The Norwegian permanent mission at the UN left. | The Norwegian permanent mission at the UN | Norwegian permanent mission at the UN | NOR
Staff of the Peruvian Consulate General left. | Staff of the Peruvian Consulate General | Staff of the Peruvian Consulate General | PER GOV
The Politburo of the Communist Party of China left. | Politburo of the Communist Party of China | Chinese Communist Party | CHN PTY
The Kremlin denied the report. | The Kremlin | Russia | RUS GOV
Washington warned Pyongyang of new sanctions. | Washington | United States | USA GOV
Washington warned Pyongyang of new sanctions. | Pyongyang | North Korea | PRK GOV
The White House praised the agreement. | The White House | United States | USA GOV
Beijing rejected the ruling. | Beijing | China | CHN GOV
Seoul and Tokyo agreed to share data. | Seoul | South Korea | KOR GOV
North Korea launched a missile into the sea. | North Korea | North Korea | PRK
The DPRK rejected the resolution. | The DPRK | North Korea | PRK
The ROK and the U.S. began a joint exercise. | ROK | South Korea | KOR
The UK sent help to Kenya. | UK | United Kingdom | GBR
The UAE received a delegation from Eritrea. | UAE | United Arab Emirates | ARE
The United Nations asked for calm in Sudan. | The United Nations | United Nations | UNO IGO
The EU imposed sanctions on Belarus. | The EU | European Union | EUE IGO
NATO sent ships to the Baltic Sea. | NATO | NATO | NAT IGO
The International Atomic Energy Agency visited Iran. | The International Atomic Energy Agency | International Atomic Energy Agency | IAE IGO
The IAEA asked Iran for access. | The IAEA | International Atomic Energy Agency | IAE IGO
The African Union sent observers to Ethiopia. | The African Union | African Union | AFU IGO
Hamas rejected the plan on Friday. | Hamas | Hamas | PSE REB
Hezbollah fired rockets at Israel. | Hezbollah | Hezbollah | LBN REB
The State Duma ratified the treaty. | The State Duma | State Duma | RUS LEG
The Knesset voted on the bill. | The Knesset | Knesset | ISR LEG
The Bundestag approved the mission. | The Bundestag | Bundestag | DEU LEG
The Pentagon confirmed the deployment. | The Pentagon | US Department of Defense | USA MIL
The State Department condemned the launch by North Korea. | The State Department | US Department of State | USA GOV
Russian troops left the town. | Russian troops | Russian troops | RUS MIL
Indian soldiers crossed the line. | Indian soldiers | Indian soldiers | IND MIL
North Korean officials refused to comment. | North Korean officials | North Korean officials | PRK GOV
French police arrested nine people in Lyon. | French police | French police | FRA COP
Turkish lawmakers approved the bill. | Turkish lawmakers | Turkish lawmakers | TUR LEG
Ukrainian citizens left the city. | Ukrainian citizens | Ukrainian citizens | UKR CVL
A Chinese company built the port. | A Chinese company | Chinese company | CHN BUS
A Serbian newspaper printed the letter. | A Serbian newspaper | Serbian newspaper | SRB MED
The Chinese side proposed a new date. | The Chinese side | China | CHN
A Russian delegation arrived in Hanoi. | A Russian delegation | Russian delegation | RUS
The Russian government approved the loan. | The Russian government | Russia | RUS GOV
The Ethiopian government accused Eritrea of aggression. | The Ethiopian government | Ethiopia | ETH GOV
The Russian Defence Ministry denied the losses. | The Russian Defence Ministry | Ministry of Defence of Russia | RUS MIL
The Foreign Ministry of Serbia summoned the envoy. | The Foreign Ministry of Serbia | Ministry of Foreign Affairs of Serbia | SRB GOV
Pakistan's Foreign Ministry summoned the envoy. | Pakistan's Foreign Ministry | Ministry of Foreign Affairs of Pakistan | PAK GOV
The Workers' Party of Korea held a congress. | The Workers' Party of Korea | Workers' Party of Korea | PRK PTY
The United Russia party gave him a prize in Russia. | United Russia | United Russia | RUS PTY
Russian President Vladimir Putin met the visitors. | Vladimir Putin | Vladimir Putin | RUS GOV
Russian President Vladimir Putin met the visitors. | Russian President Vladimir Putin | Vladimir Putin | RUS GOV
North Korean leader Kim Jong-un travelled by train. | Kim Jong-un | Kim Jong Un | PRK GOV
Defence Minister Sergey Shoygu visited Pyongyang in Russia's name. | Sergey Shoygu | Sergei Shoigu | RUS MIL
U.S. Secretary of State Anthony Blinken landed in Beijing. | Anthony Blinken | Antony Blinken | USA GOV
UN Secretary-General Antonio Guterres asked for restraint. | Antonio Guterres | António Guterres | UNO IGO
Kremlin spokesman Dmitri Peskov declined to comment. | Dmitri Peskov | Dmitry Peskov | RUS GOV
The Russian president will travel to Vietnam. | The Russian president | Vladimir Putin | RUS GOV
The Ukrainian defence minister visited Warsaw. | The Ukrainian defence minister | Rustem Umerov | UKR MIL
Yonhap reported the launch by North Korea. | Yonhap | Yonhap News Agency | KOR MED
TASS reported the visit to Russia. | TASS | TASS | RUS MED
KCNA said that North Korea had tested an engine. | KCNA | Korean Central News Agency | PRK MED
The Washington Post reported the visit. | The Washington Post | The Washington Post | USA MED
The DR Congo accused Rwanda of aggression. | DR Congo | DR Congo | COD
The Republic of Congo signed a contract with China. | Republic of Congo | Republic of the Congo | COG
Kosovo banned the imports from Serbia. | Kosovo | Kosovo | XKX
Taiwan protested against the drills by China. | Taiwan | Taiwan | TWN
The Donetsk People's Republic opened an embassy. | Donetsk People's Republic | Donetsk People's Republic | XDP
Georgia recalled its ambassador from Kyiv. | Georgia | Georgia | GEO
""".strip().splitlines()


@pytest.mark.model
@pytest.mark.parametrize("line", PARTIES)
def test_party(line: str, nlp: Language, world: World) -> None:
    sentence, words, name, code = (part.strip() for part in line.split(" | "))
    linker = _linker(nlp, world, sentence)
    party = linker.party(_party(linker, words))
    assert (party.name, party.code) == (name, code)


@pytest.mark.model
def test_a_party_is_not_its_state(nlp: Language, world: World) -> None:
    name = "Communist Party of the Russian Federation"
    linker = _linker(nlp, world, f"The {name} gave him a prize.")
    party = linker.party(_party(linker, f"The {name}"))
    assert (party.name, party.code) == (name, "RUS PTY")


# Invented people: person, body, state and sector come from the words around the name.
UNKNOWN = """
Deputy Speaker of the Federation Council Vera Holf met the guests. | Vera Holf | RUS LEG
Ruslan Teppich, deputy chairman of the State Duma, left for Minsk. | Ruslan Teppich | RUS LEG
Polish Deputy Defence Minister Jan Krafstein inspected the fence. | Jan Krafstein | POL MIL
The Japanese ambassador to Russia, Kenta Holfu, signed the book. | Kenta Holfu | JPN GOV
Greta Bersonin, a spokeswoman for the Pentagon, denied it. | Greta Bersonin | USA MIL
Ethiopian police commissioner Dawit Strofz named the men. | Dawit Strofz | ETH COP
Egyptian opposition leader Nadia Rupertova left the country. | Nadia Rupertova | EGY OPP
Kenyan journalist Amos Zendako was released. | Amos Zendako | KEN MED
Indian General Ravi Hentzau inspected the border. | Ravi Hentzau | IND MIL
""".strip().splitlines()


@pytest.mark.model
@pytest.mark.parametrize("line", UNKNOWN)
def test_unknown_people_are_kept_with_what_the_text_says(line: str, nlp: Language, world: World) -> None:
    sentence, name, code = (part.strip() for part in line.split(" | "))
    linker = _linker(nlp, world, sentence)
    party = linker.party(_party(linker, name))
    assert (party.name, party.code) == (name, code)
    assert party.person is not None
    assert world.actor(party.person) is None


# What must stay open, or must not become what it looks like.
OPEN = """
Korea will host the games. | Korea
Congo refused to comment. | Congo
A senator left the room. | A senator
The ambassador left the room. | The ambassador
Western sources described the plan. | Western sources
A former Russian president spoke at the forum. | A former Russian president
""".strip().splitlines()


@pytest.mark.model
@pytest.mark.parametrize("line", OPEN)
def test_what_cannot_be_told_stays_open(line: str, nlp: Language, world: World) -> None:
    sentence, words = (part.strip() for part in line.split(" | "))
    linker = _linker(nlp, world, sentence)
    party = linker.party(_party(linker, words))
    assert party.actor is None
    assert party.person is None


@pytest.mark.model
def test_korea_and_congo_are_settled_by_the_report(nlp: Language, world: World) -> None:
    linker = _linker(nlp, world, "South Korea is ready. Korea will host the games. Seoul said so.")
    assert linker.party(_party(linker, "Korea will", last=True)).state in (None, "KOR")
    linker = _linker(nlp, world, "The DRC army moved. Kinshasa said Congolese troops held the town.")
    assert linker.party(_party(linker, "Congolese troops")).code == "COD MIL"


@pytest.mark.model
def test_dpr_is_donetsk_only_beside_ukraine(nlp: Language, world: World) -> None:
    linker = _linker(nlp, world, "The DPR shelled a village in Ukraine, Kyiv said.")
    assert linker.party(_party(linker, "DPR")).state == "XDP"
    linker = _linker(nlp, world, "The DPR debated the bill in Jakarta.")
    assert linker.party(_party(linker, "DPR")).state is None


@pytest.mark.model
def test_first_use_in_full_binds_later_short_ones(nlp: Language, world: World) -> None:
    text = "Kim Jong-un arrived in Russia. Jong-un shook hands with Vladimir Putin. Putin smiled. Kim thanked President Putin."
    linker = _linker(nlp, world, text)
    assert linker.party(_party(linker, "Jong-un shook"[:7], last=True)).name == "Kim Jong Un"
    assert linker.party(_party(linker, "Putin smiled"[:5], last=True)).name == "Vladimir Putin"
    start = text.index("Kim thanked")
    assert linker.party(Party(name="Kim", span=linker.document.span(start, start + 3))).name == "Kim Jong Un"


@pytest.mark.model
def test_two_of_one_family_name_leave_the_bare_name_open(nlp: Language, world: World) -> None:
    text = "Ida Holf met Karl Holf in Warsaw. Holf said nothing."
    linker = _linker(nlp, world, text)
    start = text.index("Holf said")
    assert linker.party(Party(name="Holf", span=linker.document.span(start, start + 4))).person is None


@pytest.mark.model
def test_office_on_the_day_of_the_report(nlp: Language, world: World) -> None:
    text = "The South Korean president visited Tokyo."
    for day, name in (
        (dt.date(2018, 5, 1), "Moon Jae-in"),
        (dt.date(2023, 3, 16), "Yoon Suk Yeol"),
        (dt.date(2025, 8, 23), "Lee Jae Myung"),
    ):
        linker = _linker(nlp, world, text, day)
        assert linker.party(_party(linker, "The South Korean president")).name == name
    linker = _linker(nlp, world, text, None)
    party = linker.party(_party(linker, "The South Korean president"))
    assert party.person is None
    assert party.code == "KOR GOV"


@pytest.mark.model
def test_both_sides_are_two(nlp: Language, world: World) -> None:
    linker = _linker(nlp, world, "Armenia and Azerbaijan met in Geneva. The two countries agreed on a text.")
    assert {party.state for party in linker.expand(_party(linker, "The two countries"))} == {"ARM", "AZE"}
    linker = _linker(nlp, world, "Armenia, Turkey, Iran and Azerbaijan met. Both sides agreed on a text.")
    assert [party.actor for party in linker.expand(_party(linker, "Both sides"))] == [None]


@pytest.mark.model
def test_link_fills_events_and_statements_and_keeps_the_words(nlp: Language, world: World) -> None:
    text = "Moscow warned Kyiv. Dmitry Peskov said the talks were over."
    document = Document(id="d1", source="d1.txt", sha256="", text=text, language="en", published=DAY)
    doc = nlp(text)
    found = mentions(document, doc, known=world.known_names())
    made = Provenance(made_by="test")
    act = EventMention(
        id="e1", document="d1", sentence=document.span(0, 19), trigger=document.span(7, 13), type="THREATEN", status="happened",
        provenance=made, actors=(Party(name="Moscow", span=document.span(0, 6)),),
        recipients=(Party(name="Kyiv", span=document.span(14, 18)),),
    )  # fmt: skip
    said = Statement(
        id="s1", document="d1", content=(document.span(39, 58),), manner="indirect", act="assert", provenance=made,
        speaker=Party(name="Dmitry Peskov", span=document.span(20, 33)),
    )  # fmt: skip
    linked = link(
        document, doc, Extraction(document="d1", mentions=found, event_mentions=(act,), statements=(said,)), world
    )
    (event,), (statement,) = linked.event_mentions, linked.statements
    assert [party.code for party in (*event.actors, *event.recipients)] == ["RUS GOV", "UKR GOV"]
    assert event.actors[0].actor == record_id("actor", "state", "RUS")
    assert event.actors[0].span == act.actors[0].span
    assert statement.speaker is not None
    assert statement.speaker.name == "Dmitry Peskov"
    assert world.actor(statement.speaker.person or "") is not None
    assert linked == link(
        document, doc, Extraction(document="d1", mentions=found, event_mentions=(act,), statements=(said,)), world
    )


@pytest.mark.model
def test_new_actors_carry_the_title_of_the_text(nlp: Language, world: World) -> None:
    text = "Deputy Speaker of the Federation Council Vera Holf met reporters. Holf said little."
    document = Document(id="d1", source="d1.txt", sha256="", text=text, language="en", published=DAY)
    doc = nlp(text)
    extraction = Extraction(
        document="d1", mentions=resolve(document, doc, mentions(document, doc, known=world.known_names()))
    )
    (new,) = [
        actor for actor in new_actors(document, link(document, doc, extraction, world), world) if actor.kind == "person"
    ]
    assert (new.name, new.state, new.sector) == ("Vera Holf", "RUS", "LEG")
    assert [(office.title, office.source) for office in new.offices] == [
        ("Deputy Speaker of the Federation Council", "d1")
    ]
