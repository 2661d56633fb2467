"""Acts in the many forms that news gives them: passives, coordination, control, relative clauses, nouns, light verbs.

Each row: sentence, subtype, words of the actors, words of the recipients, status. Rows with subtype None must yield nothing.
"""

import pytest
from spacy.language import Language

from regesta.records import Document
from tests.extract.reading import document, read_events

H = "happened"
CASES: list[tuple[str, str | None, list[str], list[str], str]] = [
    # passives and participles
    ("The ambassador of Togo was expelled by Ghana on Monday.", "expulsion", ["Ghana"], ["ambassador"], H),
    ("Four Gambian fishermen were detained by the Senegalese navy.", "arrest", ["navy"], ["fishermen"], H),
    ("A medal was conferred on General Tomas Vik by Finland.", "award", ["Finland"], ["Vik"], H),
    ("Troops sent to Mozambique by Rwanda arrived on Sunday.", "troop_deployment", ["Rwanda"], [], H),
    ("The treaty, signed by Peru and Chile in 2019, covers fishing.", "treaty_signing", ["Peru", "Chile"], [], H),
    (
        "The signing of the agreement on fishing rights between Norway and Iceland calmed all.",
        "treaty_signing",
        ["Norway", "Iceland"],
        [],
        H,
    ),
    # parties that stand with the thing, the occasion, the attack
    ("A trade agreement between Peru and Chile was signed in Lima.", "treaty_signing", ["Peru", "Chile"], [], H),
    ("The signing of a pact between Peru and Chile was delayed.", "postponement", ["Peru", "Chile"], [], H),
    ("In a message to Ola Lund, Ida Moe expressed condolences.", "condolence", ["Moe"], ["Lund"], H),
    (
        "At least three people died in Libyan air strikes on the town.",
        "killing",
        ["Libyan"],
        ["At least three people"],
        H,
    ),
    ("Libyan villages were shelled by Chadian guns, killing three civilians.", "killing", ["guns"], ["civilians"], H),
    ("Clashes in the port left 12 people injured.", "wounding", [], ["people"], H),
    ("Ghana sent forty tonnes of food aid to Togo.", "humanitarian_aid", ["Ghana"], ["Togo"], H),
    ("Ghana denied Togolese claims of a raid.", "denial", ["Ghana"], ["Togolese"], H),
    ("The president of Ghana is to visit Togo on Friday.", "visit", ["president"], ["Togo"], "planned"),
    ("Ghana said Togo should withdraw its troops.", "demand", ["Ghana"], ["Togo"], H),
    ("Villagers climbed the dam to demonstrate against the flooding.", "demonstration", ["Villagers"], [], H),
    (
        "No agreement was reached at the talks between Peru and Chile.",
        "agreement",
        ["Peru", "Chile"],
        [],
        "not_happened",
    ),
    ("The council adopted a resolution condemning the raid.", "criticism", ["council"], [], H),
    ("Chad's troops should be withdrawn, Libya's foreign ministry said.", "demand", ["ministry"], ["Chad"], H),
    ("Peru approved $50 million in aid to Chile.", "humanitarian_aid", ["Peru"], ["Chile"], H),
    ("An officer was killed in a scuffle with Chadian troops.", "killing", ["Chadian troops"], ["officer"], H),
    ("The guards of the embassy stood at the ceremony in Lima.", None, [], [], H),
    ("Chadian marines have stood at the border since May.", "troop_deployment", ["marines"], [], H),
    # coordination
    ("Anna Berg flew to Riga and met Prime Minister Juris Ozols.", "meeting", ["Berg", "Ozols"], [], H),
    ("Anna Berg flew to Riga and met Prime Minister Juris Ozols.", "visit", ["Berg"], ["Riga"], H),
    ("Norway condemned the raid and recalled its ambassador from Chad.", "recall", ["Norway"], ["Chad"], H),
    ("Norway and Sweden imposed sanctions on Chad and Libya.", "sanctions", ["Norway", "Sweden"], ["Chad", "Libya"], H),
    # control and governing words
    ("Norway agreed to send food to Sudan.", "humanitarian_aid", ["Norway"], ["Sudan"], "planned"),
    ("Kenya urged Sudan to withdraw its troops.", "appeal", ["Kenya"], ["Sudan"], H),
    ("Chad threatened to expel the Libyan ambassador.", "threat", ["Chad"], [], H),
    ("Libya refused to release the fishermen.", "rejection", ["Libya"], [], H),
    ("Anna Berg accepted an invitation to visit Latvia.", "visit", ["Berg"], ["Latvia"], "planned"),
    ("Chad denied shelling the village.", "shelling", ["Chad"], ["village"], "denied"),
    ("Chad denied that its artillery had shelled the village.", "shelling", ["artillery"], ["village"], "denied"),
    # relative clauses and appositions
    ("Anna Berg, who met Latvian leader Juris Ozols on Friday, praised the plan.", "meeting", ["Berg", "Ozols"], [], H),
    ("Juris Ozols, the Latvian prime minister, visited Norway in April.", "visit", ["Ozols"], ["Norway"], H),
    ("The medal that Finland awarded to Tomas Vik is made of silver.", "award", ["Finland"], ["Vik"], H),
    # nouns and light verbs
    ("Berg's visit to Latvia lasted two days.", "visit", ["Berg"], ["Latvia"], H),
    ("The meeting between Anna Berg and Juris Ozols took place in Riga.", "meeting", ["Berg", "Ozols"], [], H),
    ("Norway and Latvia are holding talks in Riga.", "meeting", ["Norway", "Latvia"], [], "ongoing"),
    ("Chad carried out an attack on a Libyan convoy.", "attack", ["Chad"], ["convoy"], H),
    ("Finland increased aid to Chad.", "humanitarian_aid", ["Finland"], ["Chad"], H),
    ("Latvia reimposed sanctions on Chad.", "sanctions", ["Latvia"], ["Chad"], H),
    (
        "Finland's expulsion of two Chadian diplomats angered the government.",
        "expulsion",
        ["Finland"],
        ["diplomats"],
        H,
    ),
    ("The withdrawal of Chadian troops from the strip began on Monday.", "withdrawal", ["troops"], [], "ongoing"),
    (
        "Norwegian soldiers took part in the liberation of Riga from a militia.",
        "troop_deployment",
        ["soldiers"],
        ["Riga"],
        H,
    ),
    ("Peru paid tribute to Chile for its help.", "praise", ["Peru"], ["Chile"], H),
    ("Juris Ozols paid a visit to Oslo in March.", "visit", ["Ozols"], ["Oslo"], H),
    (
        "The signing of the treaty by Peru and Chile is planned for May.",
        "treaty_signing",
        ["Peru", "Chile"],
        [],
        "planned",
    ),
    # headlines
    ("Norway to host Latvian leader next week", "reception", ["Norway"], ["leader"], "planned"),
    # what did not happen, or may
    ("Norway and Latvia failed to reach an agreement.", "agreement", ["Norway", "Latvia"], [], "not_happened"),
    ("Norway postponed the talks with Latvia.", "postponement", ["Norway"], [], H),
    ("Berg left Riga without meeting Juris Ozols.", "meeting", ["Berg", "Ozols"], [], "not_happened"),
    # parties that stand in the act that is refused, threatened or offered; in what must be done; in groups
    ("Norway refused to meet the Latvian envoy.", "rejection", ["Norway"], ["envoy"], H),
    ("Norway threatened to break off relations with Chad.", "threat", ["Norway"], ["Chad"], H),
    ("Norway offered to send troops to Latvia.", "offer", ["Norway"], ["Latvia"], H),
    ("Norway said Chad must release the crew.", "demand", ["Norway"], ["Chad"], H),
    ("Norway accused the other side of delay.", "accusation", ["Norway"], ["the other side"], H),
    ("Poland supported Ukraine with shells and ammunition.", "arms_transfer", ["Poland"], ["Ukraine"], H),
    ("Thousands of Iraqi Kurds demonstrated in Kirkuk.", "demonstration", ["Thousands of Iraqi Kurds"], [], H),
    ("Norway agreed to a ceasefire with Chad.", "agreement", ["Norway", "Chad"], [], H),
    ("Norway opened a new round of talks with Chad.", "meeting", ["Norway", "Chad"], [], H),
    ("The talks were attended by Norway, Chad and Peru.", "meeting", ["Norway", "Chad", "Peru"], [], H),
    ("Norway strengthened its forces near the border.", "troop_deployment", ["Norway"], [], H),
    ("It was the first time that President Ilmar Tamm visited Norway.", "visit", ["Tamm"], ["Norway"], H),
    # others
    ("Chadian and Libyan troops exchanged fire across the river.", "clash", ["troops"], [], H),
    ("Libya summoned the Norwegian ambassador over the remarks.", "criticism", ["Libya"], ["ambassador"], H),
    ("Togo lifted its ban on Ghanaian fish.", "sanctions_relief", ["Togo"], [], H),
    ("Chad exchanged forty prisoners with Libya at the crossing.", "prisoner_exchange", ["Chad", "Libya"], [], H),
    ("Oman brokered a truce between Chad and Libya.", "mediation", ["Oman"], ["Chad", "Libya"], H),
    ("The Ghanaian parliament ratified the treaty with Togo.", "ratification", ["parliament"], [], H),
    (
        "Thousands of dock workers demonstrated against the government in Durban.",
        "demonstration",
        ["Thousands"],
        ["government"],
        H,
    ),
    ("Turkey shot down a Syrian drone near the border.", "shoot_down", ["Turkey"], [], H),
    # what is no act between anybody
    ("The proposal met the requirements of the law.", None, [], [], H),
    ("The film was shot in Norway.", None, [], [], H),
    ("The Chadian ministry declined to comment.", None, [], [], H),
    ("A Norwegian official, who declined to be named, knew the plan.", None, [], [], H),
    ("The team beat the champions on Sunday.", None, [], [], H),
    ("The war on inflation goes on.", None, [], [], H),
    ("The award for the best film went to Norway.", None, [], [], H),
    ("Norway beat Chad in the final.", None, [], [], H),
    ("The girl was forced into marriage by Chad.", None, [], [], H),
    ("Norway gave up its weapons.", "disarmament", ["Norway"], [], H),
    ("Norway spoke of a violation of the law by Chad.", None, [], [], H),
    ("Norway said it must save money.", None, [], [], H),
    ("Prices fell sharply and the market struck a balance.", None, [], [], H),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "subtype", "actors", "recipients", "status"), CASES)
def test_event(
    nlp: Language, text: str, subtype: str | None, actors: list[str], recipients: list[str], status: str
) -> None:
    found = read_events(nlp, text)
    told = [(e.subtype, [p.name for p in e.actors], [p.name for p in e.recipients], e.status) for e in found]
    if subtype is None:
        assert told == []
        return
    of_it = [e for e in found if e.subtype == subtype]
    assert of_it, told
    event = of_it[0]
    assert all(any(name in p.name for p in event.actors) for name in actors), told
    assert all(any(name in p.name for p in event.recipients) for name in recipients), told
    assert event.status == status, event.provenance.reasons


@pytest.mark.model
def test_spans_read_back_and_reasons_are_kept(nlp: Language) -> None:
    text = "Peru and Chile signed a border treaty in Lima on Monday.\n\nThey will meet again in June."
    report: Document = document(text)
    for event in read_events(nlp, text):
        parties = [p.span for p in (*event.actors, *event.recipients)]
        for span in (event.trigger, event.sentence, event.object, event.place and event.place.span, *parties):
            if span is not None:
                assert report.text[span.start : span.end] == span.text
        assert any(reason.startswith("frame: ") for reason in event.provenance.reasons)


@pytest.mark.model
def test_no_date_is_put_in(nlp: Language) -> None:
    (event,) = (e for e in read_events(nlp, "Finland awarded a medal to Tomas Vik.") if e.subtype == "award")
    assert event.time is None


@pytest.mark.model
def test_boilerplate_is_not_read(nlp: Language) -> None:
    from regesta.extract.events.report import events
    from regesta.read.mentions import mentions
    from regesta.records import Part

    text = "Read also: Finland awarded a medal to Tomas Vik."
    report = Document(
        id="d",
        source="d",
        sha256="0",
        text=text,
        language="en",
        parts=(Part(kind="boilerplate", start=0, end=len(text)),),
    )
    doc = nlp(text)
    assert events(report, doc, mentions(report, doc, known={}), (), ()) == ()


@pytest.mark.parametrize(
    ("text", "subtype", "place"),
    [
        ("In Riga, Marek Osh condemned the arrest of two Chadian envoys by Norwegian police.", "arrest", None),
        ("Norway and Chad held talks in Geneva.", "meeting", "Geneva"),
    ],
)
def test_the_place_of_what_is_said_is_not_that_of_the_act(
    nlp: Language, text: str, subtype: str, place: str | None
) -> None:
    found = [event.place and event.place.name for event in read_events(nlp, text) if event.subtype == subtype]
    assert found == [place]


def test_what_a_pact_is_about_belongs_to_the_object(nlp: Language) -> None:
    text = "The signing of the agreement on fishing rights between Norway and Iceland calmed all."
    (event,) = [event for event in read_events(nlp, text) if event.subtype == "treaty_signing"]
    assert event.object is not None
    assert event.object.text == "the agreement on fishing rights"
