"""Letters, arrivals and anniversaries of states; those who came along; messages read out."""

import pytest
from spacy.language import Language

from regesta.extract.statements.report import statements
from regesta.read.coreference import resolve
from regesta.read.mentions import mentions
from tests.extract.reading import document, read_events


def told(nlp: Language, text: str) -> set[tuple[str | None, tuple[str, ...], tuple[str, ...]]]:
    """The acts of a text as subtype, last words of the actors, last words of the recipients."""
    return {
        (
            event.subtype,
            tuple(party.name.split()[-1] for party in event.actors),
            tuple(party.name.split()[-1] for party in event.recipients),
        )
        for event in read_events(nlp, text)
    }


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Ola Lund sent a congratulatory message to Ida Moe upon her election as premier.", ("appointment", (), ("Moe",))),
        ("King Aldo received a message of greeting from To Huu, president of Laos.", ("congratulation", ("Huu",), ("Aldo",))),
        ("An accord was signed between the governments of Peru and Chile.", ("treaty_signing", ("Chile",), ())),
        ("Norway gave a banquet in honour of the Ghanaian delegation.", ("reception", ("Norway",), ("delegation",))),
        ("Envoys of the Bureau of the Norwegian Army and a Ghanaian delegation met.", ("meeting", ("Army", "delegation"), ())),
        ("The academy chose five ministers for its prize, including Ida Moe and Max Holf.", ("award", ("academy",), ("Moe", "Holf"))),
        ("King Aldo sent a letter to Ida Moe. He in the letter wished her success.", ("letter", ("Aldo",), ("Moe",))),
    ],
)  # fmt: skip
def test_who_takes_part(nlp: Language, text: str, act: tuple[str, tuple[str, ...], tuple[str, ...]]) -> None:
    assert act in told(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "The confrontation kicked up by the hostile forces goes on.",
        "Norway is laying a legal foundation for the union.",
        "The standard set by Peru, not on the charter, is one reason.",
    ],
)
def test_what_is_no_act(nlp: Language, text: str) -> None:
    assert told(nlp, text) == set()


def test_what_an_act_was_for_is_no_act_beside_it(nlp: Language) -> None:
    kinds = {kind for kind, _, _ in told(nlp, "The embassy gave a reception to mark the anniversary of the pact.")}
    assert kinds == {"reception"}


def test_a_message_read_out_is_its_senders(nlp: Language) -> None:
    text = "King Aldo sent a message to Ida Moe on Monday.\nThe message said:\nI thank you for your help.\nThe message wished her well."
    report = document(text)
    doc = nlp(text)
    named = resolve(report, doc, mentions(report, doc, known={}))
    found = [s for s in statements(report, doc, named) if s.manner == "direct"]
    assert [(s.speaker.name, s.content[0].text) for s in found if s.speaker] == [("Aldo", "I thank you for your help.")]
