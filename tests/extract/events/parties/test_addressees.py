"""Whom words are aimed at through what they are about: threats with a condition, demands, complaints, protests.

Each row: sentence, subtype, words of the actors, words of the recipients.
"""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

CASES: list[tuple[str, str, list[str], list[str]]] = [
    ("Peru threatened to leave the talks if Chile sends troops to the island.", "threat", ["Peru"], ["Chile"]),
    ("Zambian rebels threatened to kill the pilot unless Peru pays.", "threat", ["Zambian rebels"], ["Peru"]),
    ("Peru warned that it would leave the pact if Chile sent troops to the island.", "warning", ["Peru"], ["Chile"]),
    ("Peru warned that prices will rise if Chile cuts its exports.", "warning", ["Peru"], []),
    ("Peru complained to the council over two Chilean air raids.", "accusation", ["Peru"], ["Chilean"]),
    ("Peru complained to the council.", "accusation", ["Peru"], ["the council"]),
    ("Peru has agreed to Chilean mediation.", "acceptance", ["Peru"], ["Chilean"]),
    ("Peru called for an apology from Chile.", "appeal", ["Peru"], ["Chile"]),
    ("Peru called for independence from Chile.", "appeal", ["Peru"], []),
    ("Peru appealed for Chilean help.", "appeal", ["Peru"], ["Chilean"]),
    ("Zambian leaders would boycott all contact with Peru.", "boycott", ["Zambian leaders"], ["Peru"]),
    ("Students blocked a road to show their anger at Chile's policies.", "strike", ["Students"], ["Chile"]),
    ("Students rallied outside the Chilean embassy.", "demonstration", ["Students"], ["the Chilean embassy"]),
    ("Police searched the union's offices in Lima.", "restriction", ["Police"], ["the union"]),
    (
        "Peruvian ministers held talks with the premier of Chile.",
        "meeting",
        ["Peruvian ministers", "the premier of Chile"],
        [],
    ),
    ("Peru and Chile held two days of talks in Lusaka.", "meeting", ["Peru", "Chile"], []),
    ("Peru says it is ready to send doctors to Chile.", "offer", ["it"], ["Chile"]),
    (
        "South Korea has rejected North Korea's latest demand to end the drills.",
        "rejection",
        ["South Korea"],
        ["North Korea"],
    ),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "subtype", "actors", "recipients"), CASES)
def test_whom_it_reaches(nlp: Language, text: str, subtype: str, actors: list[str], recipients: list[str]) -> None:
    found = [
        ([p.name for p in event.actors], [p.name for p in event.recipients])
        for event in read_events(nlp, text)
        if event.subtype == subtype
    ]
    assert (actors, recipients) in found, found


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Peru repeated its call that Chile release the crew.",
        "Peru insisted on its demand that Chile's government free the crew.",
        "Peru renewed its demand that the pilots be freed.",
    ],
)
def test_what_is_asked_for_was_not_done(nlp: Language, text: str) -> None:
    assert not [event for event in read_events(nlp, text) if event.subtype == "release"]


PROMISED = [
    ("Chad agreed to send forty nurses to Libya for the summer.", ["Libya"]),
    ("Chad offered to help Libya build a port.", ["Libya"]),
    ("Chad promised to withdraw from Libyan soil.", ["Libyan"]),
    ("Chad agreed to cut its output of salt.", []),
    ("Chad promised to pay the dockers on Monday.", []),
    ("The premier agreed to travel to Lima.", []),
    ("Chad and Libya agreed to open the border with Niger.", []),
]


@pytest.mark.parametrize(("text", "names"), PROMISED)
def test_one_side_binds_itself_to_whom_it_is_to_do_something_for(nlp: Language, text: str, names: list[str]) -> None:
    (given,) = [one for one in read_events(nlp, text) if one.type == "AGREE"]
    assert [party.name for party in given.recipients] == names
