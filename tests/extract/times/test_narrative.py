"""Dates that the act's own sentence does not give, and those that must not be given."""

import datetime as dt

import pytest
from spacy.language import Language

from tests.extract.reading import dated_events, document

PUBLISHED = dt.date(2024, 5, 15)  # a Wednesday

CASES = [
    ("The agency reported on Monday that Anna Berg met Juris Ozols.", "met", "../2024-05-13"),
    ("On Monday Peru announced it had signed a pact with Chile.", "signed", "../2024-05-13"),
    ("Anna Berg landed in Riga on Tuesday. She met Prime Minister Juris Ozols.", "met", "2024-05-14"),
    (
        "Anna Berg landed in Riga on Tuesday. In 2019 Norway signed a treaty with Latvia. She met Juris Ozols.",
        "met",
        None,
    ),
    # what the story looks back at was no later
    ("Anna Berg landed in Riga on Tuesday. Norway had signed a treaty with Latvia.", "signed", "../2024-05-14"),
    ("Anna Berg landed in Riga on Tuesday. Earlier, she met Juris Ozols.", "met", "../2024-05-14"),
    ("Anna Berg landed in Riga on Tuesday. She will meet Juris Ozols.", "meet", None),
    ("Anna Berg met Juris Ozols.", "met", None),
    (
        "Chad arrested a man on Tuesday. It came six days after Norway recalled its ambassador.",
        "recalled",
        "2024-05-08",
    ),
    # nor does what went before it stand at its day
    (
        "Anna Berg landed in Riga on Tuesday. Berg's visit, which came just days after Ozols and Lund met, was short.",
        "met",
        "../2024-05-14",
    ),
    # behind the last of two verbs, a time is of both
    (
        "Norway and Latvia have traded with and closely cooperated with each other for the past 75 years.",
        "cooperated",
        "1949/2024",
    ),
    ("Anna Berg landed in Riga in March. She met Juris Ozols.", "met", None),
    # what the words of a quotation do is done when they are said
    ('"We condemn the raid by Chad," Norway\'s foreign ministry said on Monday.', "condemn", "2024-05-13"),
    ('Anna Berg met Juris Ozols on Tuesday. "I thank Latvia for its help," Berg said.', "thank", "2024-05-14"),
    (
        'Anna Berg met Juris Ozols on Tuesday. "We condemn the raid by Togo," the king of Chad has said.',
        "condemn",
        None,
    ),
    # a person's day is not that of others who are told of between
    (
        "Anna Berg landed in Riga on Tuesday. Chad said on Monday that it had freed two sailors. Berg visited a shipyard.",
        "visited",
        "2024-05-14",
    ),
    (
        "Anna Berg landed in Riga on Tuesday. Berg inspected a shipyard before meeting Prime Minister Juris Ozols.",
        "meeting",
        "2024-05-14",
    ),
    # an act belongs to the story only with somebody or something in common
    ("Anna Berg landed in Riga on Tuesday. Chad expelled two Danish envoys.", "expelled", None),
    (
        "Anna Berg landed in Riga on Tuesday. Berg and the Latvian minister signed a treaty in the castle.",
        "signed",
        "2024-05-14",
    ),
    # what is only said has its own occasion, unless it was said at the meeting told of
    ("Chad arrested two Danish sailors on Tuesday. Denmark condemned the arrest.", "condemned", None),
    ("Anna Berg met Prime Minister Juris Ozols in Riga on Tuesday. Ozols thanked Berg.", "thanked", "2024-05-14"),
    # a year that the day lies in names no other time
    ("Anna Berg opened the 2024 forum in Riga on Tuesday. She met Juris Ozols.", "met", "2024-05-14"),
    # a time that only describes does not break the thread
    (
        "Anna Berg met Juris Ozols on Tuesday. Ozols presented Berg with a bell, which had been taken from Oslo in 1940.",
        "presented",
        "2024-05-14",
    ),
    (
        "Chad shelled a Danish post on Monday. Two days after the incident the Danish commander met his Chadian counterpart.",
        "met",
        "2024-05-15",
    ),
    # what is done by saying it was done when its doer said so
    ("Chad condemns the raid by Togo, the foreign ministry said on Monday.", "condemns", "2024-05-13"),
    ("President Omar Lund said on Monday that he opposed the plan of Togo.", "opposed", "2024-05-13"),
    ("President Omar Lund said on Monday that he had opposed the plan of Togo.", "opposed", "../2024-05-13"),
    ("President Omar Lund said on Monday that he warned Togo.", "warned", "../2024-05-13"),
    ("Prime Minister Omar Lund said on Sunday that Chad was willing to leave Togo.", "willing", "2024-05-12"),
    ("The Danish minister said on Sunday that Chad was willing to leave Togo.", "willing", "../2024-05-12"),
    ("Chad will respond with force if it is shelled, President Omar Lund said on Monday.", "respond", "2024-05-13"),
    # a blow told of again is of the day of the only one of its kind, a new one not
    (
        "Anna Berg flew to Lima on Tuesday, where the May 7 bombings shook the port. "
        "She stood where the embassy blast had killed four Danish envoys.",
        "killed",
        "2024-05-07",
    ),
    (
        "The May 7 bombings killed ten sailors in Lima. A bomb wounded four Danish envoys in Arica.",
        "wounded",
        None,
    ),
    # what is taken up keeps its day within a wider time that its sentence tells
    (
        "A guard shot a Danish envoy in Lima on Monday. The shooting of a Chilean sailor came a day before, on Sunday.",
        "shooting",
        "2024-05-12",
    ),
    # what went on for months is no step of a day
    (
        "Anna Berg landed in Riga on Tuesday. Berg for months refused requests by Chad to free the sailors.",
        "refused",
        None,
    ),
    (
        "Anna Berg landed in Riga on Tuesday. Berg refused requests by Chad to free the sailors.",
        "refused",
        "2024-05-14",
    ),
    # what is said of an act of the report's own day was said on it
    ("Chad expelled two Danish envoys on Tuesday. Denmark condemned the decision.", "condemned", None),
    ("Chad expelled two Danish envoys on Wednesday. Denmark condemned a raid by Togo.", "condemned", None),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "trigger", "edtf"), CASES)
def test_dates_from_the_story(nlp: Language, text: str, trigger: str, edtf: str | None) -> None:
    report = document(text, published=PUBLISHED)
    found = dated_events(nlp, report)
    (event,) = (e for e in found if e.trigger.text == trigger)
    assert (event.time.edtf if event.time else None) == edtf
    if event.time is not None:
        assert event.time.said is not None
        assert event.time.said.text in text
